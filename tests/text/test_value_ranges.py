"""Ranges of values as readers type them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yearbook_viewer.text.value_ranges import Bound, ValueRange, read_range, read_year


def told(words: str, unit: str = "") -> tuple[str, str, str] | None:
    """The bounds in the base unit with [ and ] for those that belong to the range, and the family."""
    found = read_range(words, unit)
    if found is None:
        return None
    least = f"{'[' if found.least.included else '('}{found.least.value.normalize():f}" if found.least else ""
    most = f"{found.most.value.normalize():f}{']' if found.most.included else ')'}" if found.most else ""
    return least, most, found.family


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("> 1000 万元", ("(10000000", "", "人民币")),
        ("＞１，０００万元", ("(10000000", "", "人民币")),
        (">1 000万元", ("(10000000", "", "人民币")),
        ("1,000万元以上", ("[10000000", "", "人民币")),
        ("≥3%", ("[3", "", "百分比")),
        ("大于等于3个百分点", ("[3", "", "百分点")),
        ("百分之三以上", ("[3", "", "百分比")),
        ("千分之三以下", ("", "0.3]", "百分比")),
        ("<2万人", ("", "20000)", "人")),
        ("不足２万人", ("", "20000)", "人")),
        ("不超过10千瓦时", ("", "10]", "电量")),
        ("10万千瓦以上", ("[100000", "", "功率")),
        ("3亩以上", ("[2000", "", "面积")),
        ("500-800 亿元", ("[50000000000", "80000000000]", "人民币")),
        ("５００～８００億元", ("[50000000000", "80000000000]", "人民币")),
        ("5亿元至8亿元", ("[500000000", "800000000]", "人民币")),
        ("500万-800万元", ("[5000000", "8000000]", "人民币")),
        ("8亿-5亿元", ("[500000000", "800000000]", "人民币")),
        ("在5万和8万之间", ("[50000", "80000]", "")),
        (">100 且 <200 吨", ("(100", "200)", "重量")),
        ("<200吨,>100吨", ("(100", "200)", "重量")),
        ("三百五十户", ("[350", "350]", "户")),
        ("一亿五千万元以下", ("", "150000000]", "人民币")),
        ("1亿5000万元", ("[150000000", "150000000]", "人民币")),
        ("-3%", ("[-3", "-3]", "百分比")),
        ("-5--3%", ("[-5", "-3]", "百分比")),
        (">.5", ("(0.5", "", "")),
        ("10元/公斤", ("[10", "10]", "单价(重量)")),
    ],
)
def test_a_range_is_read_as_it_is_meant(words: str, expected: tuple[str, str, str]) -> None:
    assert told(words) == expected


@pytest.mark.parametrize(
    "words",
    ["", " ", ">", "元", "很多", "> 很多", "1000万元左右", "3吨-5亩", ">5以上", "<100 <200", "百分之", "2019年"],
)
def test_what_is_no_range_is_not_guessed_at(words: str) -> None:
    assert told(words) is None


def test_a_number_without_a_unit_is_told_in_the_unit_that_is_shown() -> None:
    assert told("> 500", "万元") == ("(5000000", "", "人民币")
    assert told("> 5万", "元") == ("(50000", "", "人民币")
    assert told("> 500 吨", "万元") == ("(500", "", "重量")


def test_an_end_that_does_not_belong_to_the_range_is_left_out_by_the_smallest_step() -> None:
    least, most = ValueRange(Bound(Decimal("0.1"), included=False), None, "").closed()
    assert most is None
    assert least is not None and 0.1 < float(least) < 0.1000000000000001
    assert ValueRange(None, Bound(Decimal("0.1"), included=True), "").closed() == (None, Decimal("0.1"))


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("2019", 2019),
        (" ２０１９年 ", 2019),
        ("二〇一九", 2019),
        ("1978年", 1978),
        ("", None),
        ("201", None),
        ("20", None),
    ],
)
def test_a_year_is_read_once_it_is_whole(words: str, year: int | None) -> None:
    assert read_year(words) == year


@pytest.mark.parametrize("words", ["去年", "20199", "2019-2020", "-2019", "一二"])
def test_what_is_no_year_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match=words):
        read_year(words)


@given(st.text("0123456789一二三百千万亿.,-~至><≥% 元吨人以上下分之点＞", max_size=90))
def test_whatever_is_typed_is_read_or_not(words: str) -> None:
    found = read_range(words)
    assert found is None or found.least is not None or found.most is not None
