"""Ranks in a table against the order of the numbers that they rank; every text here is made up."""

import pytest

from yearbook_viewer.records import Finding, Verdict
from yearbook_viewer.text.extraction import extract

HEAD = "2016年度各站所考核结果\n单位\t得分\t名次\n"


def wrong_in(table: str) -> list[Finding]:
    found = [finding for extraction in extract(table) for finding in extraction.findings]
    return [finding for finding in found if finding.verdict is Verdict.INCONSISTENT]


def alarms(rows: str, head: str = HEAD) -> list[str]:
    return [finding.arithmetic for finding in wrong_in(head + rows)]


def test_a_rank_that_is_told_twice_is_held_against_the_order() -> None:
    rows = "水利站\t92.6\t1\n农技站\t88.4\t3\n林业站\t90.1\t3\n畜牧站\t86.7\t4\n"
    assert alarms(rows) == ["90.1: 2 ≠ 3"]
    (found,) = wrong_in(HEAD + rows)
    assert [(HEAD + rows)[start:end] for start, end in found.passages] == ["3"]


def test_the_least_may_be_the_first() -> None:
    rows = "水利站\t3120\t1\n农技站\t3345\t3\n林业站\t3560\t3\n畜牧站\t3980\t4\n"
    assert alarms(rows, "2016年度各站所能耗\n单位\t用电量（千瓦时）\t位次\n") == ["3345: 2 ≠ 3"]


def test_two_ranks_of_many_that_changed_places_are_both_told() -> None:
    rows = "水利站\t92.6\t1\n农技站\t90.1\t3\n林业站\t88.4\t2\n畜牧站\t86.7\t4\n农机站\t85.3\t5\n文化站\t84.2\t6\n"
    assert alarms(rows) == ["90.1: 2 ≠ 3", "88.4: 3 ≠ 2"]
    # What stands further left may be ranked in another column.
    apart = "水利站\t92.6\t12\t1\n农技站\t90.1\t31\t3\n林业站\t88.4\t9\t2\n畜牧站\t86.7\t22\t4\n"
    apart += "农机站\t85.3\t17\t5\n文化站\t84.2\t28\t6\n"
    assert alarms(apart, "2016年度各站所考核结果\n单位\t得分\t人数\t名次\n") == []


@pytest.mark.parametrize(
    "rows",
    [
        # Two of one number share their rank.
        "水利站\t92.6\t1\n农技站\t90.1\t2\n林业站\t90.1\t2\n畜牧站\t86.7\t4\n",
        "水利站\t92.6\t1\n农技站\t90.1\t3\n林业站\t90.1\t3\n畜牧站\t86.7\t4\n农机站\t85.3\t5\n文化站\t84.2\t6\n",
        # Ranked among more than are listed.
        "水利站\t92.6\t3\n农技站\t90.1\t8\n林业站\t89.2\t11\n畜牧站\t86.7\t15\n",
        # Of few that changed places another number may be ranked.
        "水利站\t92.6\t1\n农技站\t88.4\t2\n林业站\t90.1\t3\n畜牧站\t86.7\t4\n",
        # And of three the order may be that of anything.
        "水利站\t92.6\t1\n农技站\t88.4\t3\n林业站\t90.1\t3\n",
    ],
)
def test_ranks_of_another_order_tell_nothing(rows: str) -> None:
    assert alarms(rows) == []
