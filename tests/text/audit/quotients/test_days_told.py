"""Averages a day of the days that something was done on."""

from decimal import Decimal

import pytest

from yearbook_viewer.records import Entry, Verdict
from yearbook_viewer.text.audit.auditing import audit
from yearbook_viewer.text.audit.quotients.days_told import days_of
from yearbook_viewer.text.figures.finding import find_figures


def told_of(text: str) -> list[tuple[Verdict, str]]:
    entry = Entry(0, text, "", "", "", "", 2018, 0, ())
    return [(finding.verdict, finding.arithmetic) for finding in audit(entry, find_figures(entry, ()))]


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("全年开工三百天,产布", [300]),
        ("全年营业286个工作日,", [286]),
        ("全年供水", [365, 366]),
        ("工期3天,1月15日开闸,", [365, 366]),
        ("开馆310天,其中夜间开放120天,", []),
    ],
)
def test_the_days_are_those_that_the_words_tell_else_those_of_a_year(words: str, days: list[int]) -> None:
    assert list(days_of(words)) == [Decimal(each) for each in days]


def test_an_average_a_day_is_of_the_days_worked_not_of_all_the_year() -> None:
    text = "陶瓷厂全年开工310天，生产瓷砖1240万平方米，日均{}万平方米。"
    assert told_of(text.format("4.0")) == [(Verdict.CONSISTENT, "12400000 ÷ 310 = 40000")]
    assert [verdict for verdict, _ in told_of(text.format("4.6"))] == [Verdict.INCONSISTENT]
