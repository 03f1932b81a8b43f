"""Numbers told in several units, measured times, and numerals whose unit stands before; values written by hand."""

from decimal import Decimal

import pytest

from yearbook_viewer.records import Entry, Figure
from yearbook_viewer.text.audit.numbers.precision import last_digit
from yearbook_viewer.text.figures.finding import find_figures


def figures_of(text: str) -> tuple[Figure, ...]:
    return find_figures(Entry(0, text, "", "", "", "", 1985, 0, ()), ())


@pytest.mark.parametrize(
    ("text", "printed", "value", "unit"),
    [
        ("票价由原定调为一元二角。", "一元二角", "1.2", "元"),
        ("每斤收购价八角五分。", "八角五分", "0.85", "元"),
        ("每度电费1角3分5厘。", "1角3分5厘", "0.135", "元"),
        ("工资四十二元零五分。", "四十二元零五分", "42.05", "元"),
        ("跑完全程,成绩2分18秒6。", "2分18秒6", "138.6", "秒"),
        ("冠军成绩12秒08。", "12秒08", "12.08", "秒"),
        ("个人最好成绩11.18秒。", "11.18秒", "11.18", "秒"),
        ("行车时间3小时40分。", "3小时40分", "220", "分钟"),
        ("铅球18米56。", "18米56", "18.56", "米"),
        ("坝高三十六米五。", "三十六米五", "36.5", "米"),
        ("年均气温十三度四。", "十三度四", "13.4", "度"),
        ("亩产四百五十二斤八两。", "四百五十二斤八两", "452.8", "斤"),
        ("存粮一百二十三石六斗五升。", "一百二十三石六斗五升", "123.65", "石"),
        ("渠底宽四尺五寸。", "四尺五寸", "4.5", "尺"),
        ("占地二亩三分。", "二亩三分", "2.3", "亩"),
        ("月息七厘二毫。", "七厘二毫", "7.2", "厘"),
        ("办理时限压缩到3个工作日。", "3个工作日", "3", "个工作日"),
        ("无霜期二百一十五天。", "二百一十五天", "215", "天"),
        ("发电1.2亿千瓦小时。", "1.2亿千瓦小时", "120000000", "千瓦小时"),
        ("乡村人口三十六万二千,居全区之首。", "三十六万二千", "362000", ""),
    ],
)
def test_a_number_in_several_units_is_one_figure(text: str, printed: str, value: str, unit: str) -> None:
    assert [(each.text, each.value, each.unit) for each in figures_of(text)] == [(printed, Decimal(value), unit)]


@pytest.mark.parametrize(
    "text",
    [
        "一分一厘都要用好,两万五,八点三十分十五秒开幕。",
        "位于东经112度15分30秒、北纬三十度十二分二十秒。",
        "3小时20分后扑灭。",
        "历时3天,连续22天。",
    ],
)
def test_times_of_day_places_and_phrases_are_no_figures(text: str) -> None:
    assert figures_of(text) == ()


def test_a_stretch_of_time_of_a_hundred_minutes_is_exact_to_the_minute() -> None:
    (figure,) = figures_of("行车时间1小时40分。")
    assert (figure.value, last_digit(figure)) == (Decimal(100), Decimal(1))
