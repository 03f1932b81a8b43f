"""Differences that come out, told as a rise where the values tell a fall."""

import pytest

from yearbook_viewer.records import Entry, Verdict
from yearbook_viewer.text.audit.auditing import audit
from yearbook_viewer.text.figures.finding import find_figures


def wrong_in(text: str) -> list[str]:
    entry = Entry(0, text, "", "", "", "", 2018, 0, ())
    found = audit(entry, find_figures(entry, ()))
    return [finding.arithmetic for finding in found if finding.verdict is Verdict.INCONSISTENT]


@pytest.mark.parametrize(
    ("text", "arithmetic"),
    [
        ("年末登记失业人员3842人，比上年末增加416人；上年末为4258人。", "3842 − 4258 = −416 ≠ 416"),
        ("新签约项目64个，上年58个，减少6个。", "64 − 58 = 6 ≠ −6"),
        ("全年接报火警862起，同比上升54起（2015年为916起）。", "862 − 916 = −54 ≠ 54"),
        ("抵押登记2.07万件，2017年为2.31万件，增加0.24万件。", "2.07 − 2.31 = −0.24 ≠ 0.24"),
    ],
)
def test_a_rise_told_where_the_times_of_the_values_tell_a_fall_is_found(text: str, arithmetic: str) -> None:
    assert arithmetic in wrong_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "男子百米成绩10.82秒，比上届的11.13秒提高0.31秒。",
        "亏损额由上年的320万元降到180万元，增加效益140万元。",
        "不合格率由4.2%下降到2.6%，合格率上升1.6个百分点。",
        "地下水埋深由12.4米上升至11.8米，回升0.6米。",
        "与2010年的18.6万人相比，2000年的19.4万人多0.8万人。",
    ],
)
def test_where_less_is_better_or_the_opposite_is_told_nothing_is_wrong(text: str) -> None:
    assert wrong_in(text) == []
