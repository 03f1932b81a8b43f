"""Averages told by numerals so small that elsewhere they are words of a phrase."""

import pytest

from yearbook_viewer.records import Entry
from yearbook_viewer.text.figures.finding import find_figures


def figures_in(text: str) -> list[str]:
    entry = Entry(0, text, "", "", "", "", 1958, 0, ())
    return [figure.text for figure in find_figures(entry, ())]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("每亩用电七度。", "七度"),
        ("全村户均六元。", "六元"),
        ("平均每队用布七尺。", "七尺"),
        ("全乡每六百人有一个代销点。", "一个"),
    ],
)
def test_a_small_numeral_that_ends_an_average_or_stands_for_so_many_is_a_figure(text: str, figure: str) -> None:
    assert figures_in(text) == [figure]


@pytest.mark.parametrize("text", ["每天六元。", "平均每人六元和布票。", "平均一元。", "全乡有一个代销点。"])
def test_no_average_and_one_that_ends_no_clause_are_none(text: str) -> None:
    assert figures_in(text) == []
