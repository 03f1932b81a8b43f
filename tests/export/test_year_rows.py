"""Figures of two years as rows; expected values written by hand."""

from decimal import Decimal

import pytest

from yearbook_viewer.export.year_rows import year_rows
from yearbook_viewer.records import Entry, Extraction, Figure, FigurePair, Role


def of(text: str, value: str, unit: str, role: Role = Role.LEVEL) -> Extraction:
    figure = Figure(0, len(text), text, Decimal(value), unit, "", "粮食产量", role, "", 2019)
    return Extraction(Entry(0, text, "", "", "", "", 2019, 0, ()), (), (figure,), ())


@pytest.mark.parametrize(
    ("old", "new", "difference", "rate"),
    [
        (of("31.2万吨", "312000", "吨"), of("33.5万吨", "335000", "吨"), "＋2.3万吨", "＋7.4%"),
        (of("9800吨", "9800", "吨"), of("1.2万吨", "12000", "吨"), "＋2,200吨", "＋22.4%"),
        (of("300亩", "300", "亩"), of("240亩", "240", "亩"), "−60亩", "−20%"),
        (of("300亩", "300", "亩"), of("300亩", "300", "亩"), "0亩", "0%"),
        (of("61.5%", "61.5", "%"), of("68%", "68", "%"), "＋6.5个百分点", ""),
        (of("4%", "4", "%", Role.INCREASE), of("3%", "3", "%", Role.DECREASE), "−7个百分点", ""),
        (of("0吨", "0", "吨"), of("5吨", "5", "吨"), "＋5吨", ""),
    ],
)
def test_by_how_much_two_years_differ(old: Extraction, new: Extraction, difference: str, rate: str) -> None:
    (row,) = year_rows(old, new, [FigurePair(0, 0)])
    assert row.texts[3:] == (difference, rate)


def test_a_change_is_shown_with_its_sign_and_what_one_year_lacks_is_empty() -> None:
    fallen = of("4%", "4", "%", Role.DECREASE)
    assert year_rows(fallen, fallen, [FigurePair(None, 0)])[0].texts == ("粮食产量", "", "−4%", "", "")


def test_what_is_printed_with_a_minus_has_one_sign() -> None:
    fallen = of("-4%", "4", "%", Role.DECREASE)
    assert year_rows(fallen, fallen, [FigurePair(None, 0)])[0].texts[2] == "−4%"
    assert year_rows(frost := of("-4℃", "-4", "℃"), frost, [FigurePair(None, 0)])[0].texts[2] == "-4℃"
