"""Rates a year against the whole change told beside them."""

import pytest

from yearbook_viewer.records import Entry, Verdict
from yearbook_viewer.text.audit.auditing import audit
from yearbook_viewer.text.audit.changes.whole_changes import counted
from yearbook_viewer.text.figures.finding import find_figures


def findings_of(text: str) -> list[tuple[Verdict, str]]:
    entry = Entry(0, text, "", "", "", "", 2021, 0, ())
    return [(finding.verdict, finding.arithmetic) for finding in audit(entry, find_figures(entry, ()))]


@pytest.mark.parametrize(
    ("text", "arithmetic"),
    [
        ("全市货运量比2019年增长12.6%，两年平均增长7.1%。", "1.126^(1/2) − 1 = 6.11% ≠ 7.1%"),
        ("全市货运量两年平均增长7.1%，比2019年增长12.6%。", "1.126^(1/2) − 1 = 6.11% ≠ 7.1%"),
        ("“十三五”期间，专利授权量累计增长85.1%，年均增长31.1%。", "1.851^(1/5) − 1 = 13.1% ≠ 31.1%"),
        ("全市用水量比2016年下降10.2%，年均下降3.1%。", "1 − 0.898^(1/5) = 2.13% ≠ 3.1%"),
    ],
)
def test_an_average_that_the_whole_change_does_not_lead_to_is_found(text: str, arithmetic: str) -> None:
    assert (Verdict.INCONSISTENT, arithmetic) in findings_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "零售总额76.3亿元，增长14.2%，两年平均增长5.1%。",
        "“十三五”期间，生产总值累计增长61.4%，居民收入年均增长12.1%。",
        "工业增加值比2019年增长12.6%，按可比价格计算两年平均增长7.1%。",
        "全市货运量比2019年增长12.6%，两年平均增长6.1%。",
    ],
)
def test_averages_of_other_things_years_and_prices_raise_no_alarm(text: str) -> None:
    assert all(verdict is not Verdict.INCONSISTENT for verdict, _ in findings_of(text))


def test_years_told_by_words_and_by_figures_leave_nothing_open() -> None:
    assert counted("五年来,从2014年的", 5) == [(5, 2)]
    assert counted("从2014年的", 5) == [(5, 1)]
    assert counted("“九五”期间,", 0) == [(5, 1)]
