"""Units that measure the same; expected values written by hand."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yearbook_viewer.text.figures.units import UNITS
from yearbook_viewer.text.series.families import convert, family_of, in_base, units_of


@pytest.mark.parametrize(
    ("one", "other"),
    [("元", "亿元"), ("亩", "公顷"), ("吨", "担"), ("公里", "华里"), ("千瓦时", "度"), ("户", "戶"), ("％", "%"),
     ("公頃", "㎡"), ("名", "人"), ("台（套）", "台(套)"), ("MW", "万千瓦"), ("元/斤", "元/公斤"), ("萬畝", "亩"),
     ("个百分点", "百分点"), ("万方", "立方米"), ("kWh", "亿千瓦时"), ("個", "万个")],
)  # fmt: skip
def test_these_measure_the_same(one: str, other: str) -> None:
    assert family_of(one).name == family_of(other).name


@pytest.mark.parametrize(
    ("one", "other"),
    [("元", "美元"), ("人", "人次"), ("%", "百分点"), ("家", "个"), ("个", "所"), ("户", "人"), ("千瓦", "千瓦时"),
     ("米", "平方米"), ("元", "元/公斤"), ("", "元"), ("台", "台(套)"), ("吨", "吨标准煤")],
)  # fmt: skip
def test_these_do_not(one: str, other: str) -> None:
    assert family_of(one).name != family_of(other).name


@pytest.mark.parametrize(
    ("value", "unit", "to", "told"),
    [("1.5", "亿元", "万元", "15000"), ("100", "公顷", "亩", "1500"), ("3", "亩", "平方米", "2000"),
     ("2", "平方公里", "亩", "3000"), ("5", "担", "公斤", "250"), ("10", "市斤", "公斤", "5"),
     ("7", "里", "公里", "3.5"),
     ("12", "‰", "%", "1.2"), ("30", "万千瓦", "兆瓦", "300"), ("4", "元/斤", "元/公斤", "8"),
     ("450", "公斤/亩", "公斤/公顷", "6750")],
)  # fmt: skip
def test_a_value_is_told_in_another_unit(value: str, unit: str, to: str, told: str) -> None:
    assert convert(Decimal(value), unit, to) == Decimal(told)


def test_units_of_two_families_are_not_converted() -> None:
    with pytest.raises(ValueError, match="人次"):
        convert(Decimal(1), "人", "人次")


def test_what_a_reader_may_have_values_shown_in() -> None:
    assert units_of("人民币") == ("元", "万元", "亿元")
    assert units_of(family_of("户").name) == ("户", "万户")
    assert units_of(family_of("吉焦").name) == ("千焦", "万千焦")
    assert units_of("") == ()


@given(st.decimals(-(10**15), 10**15, places=4), st.sampled_from(sorted(UNITS)))
def test_there_and_back_is_the_same_to_28_digits_and_all_shown_units_are_of_the_family(
    value: Decimal, unit: str
) -> None:
    for shown in units_of(family_of(unit).name):
        assert family_of(shown).name == family_of(unit).name
        back = convert(convert(value, unit, shown), shown, unit)
        assert abs(back - value) <= abs(value) * Decimal("1e-25")


@given(st.text(max_size=12))
def test_no_unit_is_too_strange(unit: str) -> None:
    family = family_of(unit)
    assert family.factor > 0
    assert in_base(Decimal(1), unit) > 0


def test_a_number_of_millions_of_digits_is_no_error() -> None:
    assert in_base(Decimal("1E+1000000"), "亿元") > 0
