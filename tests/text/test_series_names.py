"""Indicators apart from their wording; expected values written by hand."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yearbook_viewer.records import Figure, Period, Role, SeriesKey
from yearbook_viewer.text.series.names import scope_of, series_key, series_name

GDP = Figure(0, 4, "12亿元", Decimal(1_200_000_000), "元", "", "全县地区生产总值", Role.LEVEL, "", 2020)


@pytest.mark.parametrize(
    ("indicator", "name"),
    [("全市地区生产总值", "生产总值"), ("ＧＤＰ", "生产总值"), ("地区生产总值(GDP)", "生产总值"),
     ("国内生产总值（亿元）", "生产总值"), ("人均GDP", "人均生产总值"), ("我县实现生产总值", "生产总值"),
     ("2019年社会消费品零售额", "社会消费品零售总额"), ("城鎮居民人均可支配收入", "城镇居民可支配收入"),
     ("城镇居民的人均可支配收入", "城镇居民可支配收入"), ("年末户籍总人口", "户籍人口"), ("目的地数", "目的地数"),
     ("一般公共预算收入达", "一般公共预算收入"), ("1—9月粮食总产量", "粮食产量"), ("企业户数(户)", "企业户数"),
     ("工业总产值(现价)", "工业总产值(现价)"), ("共青团员", "共青团员"), ("约定项目", "约定项目"), ("全市", "全市"),
     ("2019年度", "2019年度"), ("城乡常住居民人均可支配收入", "城乡居民可支配收入"),
     ("", "")],
)  # fmt: skip
def test_an_indicator_is_known_by_what_tells_it_apart(indicator: str, name: str) -> None:
    assert series_name(indicator) == name


@given(st.text(max_size=80))
def test_a_name_is_its_own_name_in_any_width(indicator: str) -> None:
    name = series_name(indicator)
    wide = "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in indicator)
    assert series_name(wide) == name
    assert bool(name) <= bool(indicator)


def test_all_of_the_subject_s_own_place_is_no_scope() -> None:
    assert scope_of("全区", "临江区", "产值") == ""
    assert scope_of("全市", "临江区", "产值") == "全市"
    assert scope_of("境内", "临江区", "产值") == ""
    assert scope_of("规模以上", "临江区", "产值") == "规模以上"


def test_what_the_name_says_is_no_scope_besides() -> None:
    assert scope_of("城镇", "临江区", "城镇居民可支配收入") == ""
    assert scope_of("农村", "临江区", "城镇居民可支配收入") == ""
    assert scope_of("城镇", "临江区", "居民可支配收入") == "城镇"


def test_figures_of_the_same_kind_have_the_same_key() -> None:
    told = SeriesKey("临江县", "生产总值", "人民币", "")
    assert series_key(GDP, "临江县") == told
    assert series_key(replace(GDP, indicator="GDP", unit="元", scope="全县", year=2019), "临江县") == told


@pytest.mark.parametrize(
    "other",
    [replace(GDP, target=True), replace(GDP, role=Role.INCREASE), replace(GDP, value=None), replace(GDP, year=None),
     replace(GDP, qualifier="range"), replace(GDP, indicator="")],
)  # fmt: skip
def test_goals_changes_ranges_and_what_has_no_year_or_name_belong_to_none(other: Figure) -> None:
    assert series_key(other, "临江县") is None


def test_an_amount_of_several_years_is_no_value_of_one() -> None:
    key = series_key(replace(GDP, period=Period.CUMULATIVE, indicator="新建住房", unit="套"), "临江县")
    assert key == SeriesKey("临江县", "累计新建住房", "套", "")


def test_what_describes_nothing_known_has_no_series() -> None:
    assert series_key(GDP, "") is None
