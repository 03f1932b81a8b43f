"""Rates of a whole against the rates of its parts."""

import pytest

from yearbook_viewer.records import Entry, Verdict
from yearbook_viewer.text.audit.auditing import audit
from yearbook_viewer.text.figures.finding import find_figures


def wrong_in(text: str) -> list[str]:
    entry = Entry(0, text, "", "", "", "", 2018, 0, ())
    found = audit(entry, find_figures(entry, ()))
    return [finding.arithmetic for finding in found if finding.verdict is Verdict.INCONSISTENT]


def test_a_whole_that_grew_more_than_each_of_its_parts_is_found() -> None:
    text = "年末各项存款余额863.2亿元，比年初增长{}%，其中个人存款514.1亿元，增长9.2%；单位存款349.1亿元，增长7.7%。"
    assert wrong_in(text.format("8.6")) == []
    assert wrong_in(text.format("9.8")) == ["470.79 + 324.14 = 794.93 ≠ 786.16"]


def test_a_rate_with_its_digits_swapped_is_found_between_those_of_the_parts() -> None:
    text = "全年完成货运量5000万吨，比上年增长{}%。其中，公路4000万吨，增长8.2%；水路1000万吨，增长62.5%。"
    assert wrong_in(text.format("15.9")) == []
    assert len(wrong_in(text.format("19.5"))) == 1


def test_a_whole_that_grew_less_than_each_of_its_parts_or_fell_more_is_found() -> None:
    text = "年末各项存款余额863.2亿元，比年初{}，其中个人存款514.1亿元，{}；单位存款349.1亿元，{}。"
    assert wrong_in(text.format("增长6.8%", "增长9.2%", "增长7.7%")) == ["470.79 + 324.14 = 794.93 ≠ 808.24"]
    assert wrong_in(text.format("下降8.6%", "下降9.2%", "下降7.7%")) == []
    assert wrong_in(text.format("下降9.8%", "下降9.2%", "下降7.7%")) == ["566.19 + 378.22 = 944.41 ≠ 956.98"]


def test_a_mistyped_fall_is_found_between_those_of_the_parts() -> None:
    text = "全年完成货运量5000万吨，比上年下降{}%。其中，公路4000万吨，下降8.2%；水路1000万吨，下降62.5%。"
    assert wrong_in(text.format("28.8")) == []
    assert wrong_in(text.format("28.3")) == ["4357.3 + 2666.7 = 7024 ≠ 6973.5"]
    # No one misprint makes it of the right rate.
    assert wrong_in(text.format("19.5")) == []


def test_parts_that_do_not_add_up_tell_nothing_of_the_rate() -> None:
    text = "年末各项存款余额863.2亿元，比年初增长9.8%，其中个人存款514.1亿元，增长9.2%；单位存款339.1亿元，增长7.7%。"
    assert wrong_in(text) == ["514.1 + 339.1 = 853.2 ≠ 863.2"]


@pytest.mark.parametrize(
    "text",
    [
        # One part has no rate.
        "全年进出口52.46亿元，增长9.4%，其中出口31.30亿元，增长4.1%，进口21.16亿元。",
        # Since another year.
        "年末存款余额863.2亿元，比年初增长9.8%，其中个人存款514.1亿元，比2010年增长9.2%；单位存款349.1亿元，比2010年增长7.7%。",
        # By an amount.
        "年末存款余额863.2亿元，比年初增加81.0亿元，其中个人存款514.1亿元，增长9.2%；单位存款349.1亿元，增长7.7%。",
        # Less than each of the parts by rounding only.
        "全年客运量300万人次，增长5.0%，其中公路200万人次，增长5.0%，水路100万人次，增长5.1%。",
    ],
)
def test_rates_that_may_be_right_are_left_alone(text: str) -> None:
    assert wrong_in(text) == []
