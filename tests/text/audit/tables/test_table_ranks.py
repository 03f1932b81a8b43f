"""Ranks in a table against the order of the numbers that they rank; every text here is made up."""

import pytest

from yearbook_viewer.records import Verdict
from yearbook_viewer.text.extraction import extract

HEAD = "2016年度各站所考核结果\n单位\t得分\t名次\n"


def alarms(rows: str) -> list[str]:
    found = [finding for extraction in extract(HEAD + rows) for finding in extraction.findings]
    return [finding.arithmetic for finding in found if finding.verdict is Verdict.INCONSISTENT]


def test_a_rank_that_is_told_twice_is_held_against_the_order() -> None:
    rows = "水利站\t92.6\t1\n农技站\t88.4\t3\n林业站\t90.1\t3\n畜牧站\t86.7\t4\n"
    assert alarms(rows) == ["90.1: 2 ≠ 3"]


@pytest.mark.parametrize(
    "rows",
    [
        # Two of one number share their rank.
        "水利站\t92.6\t1\n农技站\t90.1\t2\n林业站\t90.1\t2\n畜牧站\t86.7\t4\n",
        # Ranked among more than are listed.
        "水利站\t92.6\t3\n农技站\t90.1\t8\n林业站\t89.2\t11\n畜牧站\t86.7\t15\n",
        # Of few that changed places another number may be ranked.
        "水利站\t92.6\t1\n农技站\t88.4\t2\n林业站\t90.1\t3\n畜牧站\t86.7\t4\n",
    ],
)
def test_ranks_of_another_order_tell_nothing(rows: str) -> None:
    assert alarms(rows) == []
