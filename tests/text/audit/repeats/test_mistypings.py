"""Numbers of which one may be the other typed amiss."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yearbook_viewer.records import Entry
from yearbook_viewer.text.audit.clauses.facts import facts_of
from yearbook_viewer.text.audit.clauses.sentences import sentences_of
from yearbook_viewer.text.audit.repeats.mistypings import Likeness, alike
from yearbook_viewer.text.figures.finding import find_figures


def found(*numbers: str) -> list[tuple[str, str, Likeness]]:
    text = "".join(f"甲产品{number}。" for number in numbers)
    entry = Entry(0, text, "", "", "", "", 2018, 0, ())
    facts = list(facts_of(sentences_of(entry, find_figures(entry, ()))))
    return [(one.figure.text, other.figure.text, how) for one, other, how in alike(facts)]


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("3268吨", "3628吨", Likeness.STRONG),
        ("18.62万吨", "16.82万吨", Likeness.STRONG),
        ("86.5万吨", "85.6万吨", Likeness.FAIR),
        ("68吨", "86吨", Likeness.SLIGHT),
        ("12862吨", "12362吨", Likeness.STRONG),
        ("1286吨", "1236吨", Likeness.FAIR),
        ("128万吨", "1.28万吨", Likeness.STRONG),
        ("32681吨", "3681吨", Likeness.STRONG),
        ("32681吨", "3.72万吨", Likeness.FAIR),
        ("0.46亿吨", "6418万吨", Likeness.SLIGHT),
        ("3.87万吨", "32681吨", Likeness.SLIGHT),
    ],
)
def test_numbers_are_the_less_alike_by_chance_the_more_digits_they_have(one: str, other: str, how: Likeness) -> None:
    assert found(one, other) == [(one, other, how)]


@pytest.mark.parametrize("other", ["3268吨", "4189吨", "3269吨", "约3628吨", "3.27千吨"])
def test_other_numbers_and_rounded_ones_are_not_alike(other: str) -> None:
    assert found("3268吨", other) == []


@given(st.integers(1000, 99999), st.integers(0, 3))
def test_two_digits_that_changed_places_are_always_found(number: int, at: int) -> None:
    digits = str(number)
    swapped = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :] if at + 1 < len(digits) else digits
    if swapped == digits or swapped[0] == "0" or Decimal(swapped) == number:
        return
    assert [how for _, _, how in found(f"{digits}吨", f"{swapped}吨")] != []
