"""What goes up by one from year to year."""

import pytest

from tests.text.series.test_volumes import held
from yearbook_viewer.records import Verdict


def told(run: str, year: int) -> tuple[int, str]:
    return year, f"【粮食】 粮食总产{20 + year % 100 / 10}万吨,实现{run}。"


@pytest.mark.parametrize(
    ("runs", "arithmetic"),
    [
        (("八连增", "九连增", "十一连增"), "2011: 八连增 → 2012: 九连增 → 2013: 十一连增"),
        (("九连增", "九连增"), "2011: 九连增 → 2012: 九连增"),
    ],
)
def test_a_number_that_does_not_go_up_with_the_others_is_found(runs: tuple[str, ...], arithmetic: str) -> None:
    findings = held(*(told(run, year) for year, run in enumerate(runs, 2011)))
    assert (Verdict.INCONSISTENT, arithmetic) in findings


def test_runs_that_go_up_raise_no_alarm() -> None:
    assert held(told("八连增", 2011), told("九连增", 2012), told("十连增", 2013)) == []


def test_fairs_that_are_not_held_each_year_raise_no_alarm() -> None:
    fairs = (2011, "【书展】 参展出版社120家,第六届书展开幕。"), (2013, "【书展】 参展出版社140家,第七届书展开幕。")
    assert held(*fairs) == []


def test_of_two_entries_a_run_is_held_and_what_need_not_be_each_year_is_not() -> None:
    assert held(told("八连增", 2011), told("十连增", 2012)) == [(Verdict.INCONSISTENT, "2011: 八连增 → 2012: 十连增")]
    fairs = (2011, "【书展】 参展出版社120家,第六届书展开幕。"), (2012, "【书展】 参展出版社140家,第八届书展开幕。")
    assert held(*fairs) == []
