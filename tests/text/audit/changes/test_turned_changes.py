"""Amounts and rates of one change that are told as going two ways."""

from yearbook_viewer.records import Entry, Verdict
from yearbook_viewer.text.audit.auditing import audit
from yearbook_viewer.text.figures.finding import find_figures


def wrong_in(text: str) -> list[str]:
    entry = Entry(0, text, "", "", "", "", 2018, 0, ())
    found = audit(entry, find_figures(entry, ()))
    return [finding.arithmetic for finding in found if finding.verdict is Verdict.INCONSISTENT]


def test_a_rate_that_rises_beside_an_amount_that_falls_is_found() -> None:
    text = "全年旅客到发量426.3万人次，比上年减少38.7万人次，{}8.3%。"
    assert wrong_in(text.format("下降")) == []
    assert wrong_in(text.format("增长")) == ["−38.7 ÷ (426.3 + 38.7) = −8.3% ≠ 8.3%"]


def test_a_rate_of_another_size_that_goes_the_other_way_may_be_of_something_else() -> None:
    assert wrong_in("全年旅客到发量426.3万人次，比上年减少38.7万人次，增长5.1%。") == []


def test_rates_of_a_list_are_none_of_two_values_that_follow_each_other() -> None:
    text = "税收2016年3.20亿元，2017年3.68亿元，2018年达到4.31亿元，分别比上年增长11.9%、15.0%和17.1%。"
    assert wrong_in(text) == []
