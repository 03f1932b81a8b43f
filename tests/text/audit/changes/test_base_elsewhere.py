"""Rates of change against the value of the year compared with, told elsewhere in the entry."""

import pytest

from yearbook_viewer.records import Entry, Verdict
from yearbook_viewer.text.audit.auditing import audit
from yearbook_viewer.text.figures.finding import find_figures


def findings_of(text: str) -> list[tuple[Verdict, str]]:
    entry = Entry(0, text, "", "", "", "", 2018, 0, ())
    return [(finding.verdict, finding.arithmetic) for finding in audit(entry, find_figures(entry, ()))]


@pytest.mark.parametrize(
    ("text", "arithmetic"),
    [
        (
            "全年监测水质断面186个，比上年增长24.0%。\n水库31座。\n附：2017年监测水质断面150个。",
            "186 ÷ 150 − 1 = 24%",
        ),
        (
            "1990年有沼气池412口。\n推广节柴灶。\n2018年沼气池3296口，比1990年增长7倍。",
            "3296 ÷ 412 − 1 = 7倍",
        ),
        (
            "酒厂1971年投产，当年产酒284吨。\n2018年产酒965.6吨，为投产当年的3.4倍。",
            "965.6 ÷ 284 = 3.4",
        ),
    ],
)
def test_a_rate_comes_out_of_the_value_that_the_entry_tells_of_the_year_compared_with(
    text: str, arithmetic: str
) -> None:
    assert any(found.startswith(arithmetic) and verdict is Verdict.CONSISTENT for verdict, found in findings_of(text))


def test_a_rate_is_a_slip_where_one_misprint_explains_it() -> None:
    text = "全年监测水质断面186个，比上年增长42.0%。\n水库31座。\n附：2017年监测水质断面150个。"
    assert (Verdict.INCONSISTENT, "186 ÷ 150 − 1 = 24% ≠ 42%") in findings_of(text)


@pytest.mark.parametrize(
    "text",
    [
        # Of another thing, of a stretch of the year, of another whole, and not explained by a misprint.
        "全年监测水质断面186个，比上年增长42.0%。\n附：2017年监测噪声点位150个。",
        "全年监测水质断面186个，比上年增长42.0%。\n附：2017年上半年监测水质断面150个。",
        "全县监测水质断面186个，比上年增长42.0%。\n附：2017年全省监测水质断面150个。",
        "全年监测水质断面186个，比上年增长8.7%。\n附：2017年监测水质断面150个。",
    ],
)
def test_what_may_be_of_something_else_raises_no_alarm(text: str) -> None:
    assert all(verdict is not Verdict.INCONSISTENT for verdict, _ in findings_of(text))


def test_an_output_is_of_the_only_one_of_the_year_told_whatever_else_its_name_says() -> None:
    text = "1952年区内有手工业户214户，生产总值40万元。到1956年有合作社26个，产值100万元，较1952年增加{}倍。"
    assert (Verdict.CONSISTENT, "100 ÷ 40 − 1 = 1.5倍") in findings_of(text.format("1.5"))
    assert (Verdict.INCONSISTENT, "100 ÷ 40 − 1 = 1.5倍 ≠ 2.5倍") in findings_of(text.format("2.5"))
