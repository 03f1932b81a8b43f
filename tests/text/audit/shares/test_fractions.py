"""Shares told as fractions, against the amounts before them."""

import pytest

from yearbook_viewer.records import Entry, Verdict
from yearbook_viewer.text.audit.shares.fractions import fractions
from yearbook_viewer.text.figures.finding import find_figures


def told(text: str) -> list[tuple[Verdict, str]]:
    entry = Entry(0, text, "", "", "", "", 1975, 0, ())
    return [(each.verdict, each.arithmetic) for each in fractions(entry, find_figures(entry, ()))]


@pytest.mark.parametrize(
    ("text", "verdict", "arithmetic"),
    [
        ("全区60个大队中,通电的40个,占三分之二。", Verdict.CONSISTENT, "40 ÷ 60 = 66.7% ≈ 三分之二"),
        ("全区60个大队中,通电的40个,占三分之一。", Verdict.INCONSISTENT, "40 ÷ 60 = 66.7% ≠ 三分之一"),
        ("全县有水库24座,小型水库12座,占一半。", Verdict.CONSISTENT, "12 ÷ 24 = 50% ≈ 一半"),
        ("全乡有耕地9000亩,旱地6000亩,占耕地的四分之三。", Verdict.INCONSISTENT, "6000 ÷ 9000 = 66.7% ≠ 四分之三"),
    ],
)
def test_fractions_are_held_against_part_and_whole(text: str, verdict: Verdict, arithmetic: str) -> None:
    assert told(text) == [(verdict, arithmetic)]


@pytest.mark.parametrize(
    "text",
    [
        "全镇农业人口38416人,劳务输出12600人,占劳动力的一半以上。",
        "渠道长1200公里,已衬砌的400公里,占三分之一弱。",
        "水库24座,占地900亩,占三分之一。",
        "三分之二的大队通了电,共40个。",
    ],
)
def test_what_is_of_another_whole_or_near_enough_raises_nothing(text: str) -> None:
    assert all(verdict is not Verdict.INCONSISTENT for verdict, _ in told(text))


def test_of_several_wholes_that_of_another_fraction_is_meant() -> None:
    text = "全区有生产队240个,大队60个。{}通路的45个,占三分之一。"
    assert told(text.format("通电的40个,占三分之二;"))[1:] == [(Verdict.INCONSISTENT, "45 ÷ 60 = 75% ≠ 三分之一")]
    assert told(text.format("")) == []


def test_what_is_far_from_a_fraction_is_of_something_else() -> None:
    assert told("全县有大队600个,通电的4个,占三分之一。") == []
