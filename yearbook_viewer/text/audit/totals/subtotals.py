"""Amounts of a list that sum up those told before them: 甲等31户,乙等52户,共83户;丙等19户."""

from collections.abc import Sequence
from decimal import Decimal

from yearbook_viewer.text.audit.clauses.runs import Run
from yearbook_viewer.text.audit.numbers.precision import value_of

_FEWEST = 2


def without_subtotals(run: Run, places: Sequence[int]) -> list[int]:
    """The places, the nearest to their total first, without those of amounts that sum up two and more before them."""
    left = sorted(places)
    own = [place for at, place in enumerate(left) if not sums_up(run, place, left[:at])]
    return own if places == left else own[::-1]


def sums_up(run: Run, place: int, before: Sequence[int]) -> bool:
    """Whether an amount is as much as the last two and more of those before it together."""
    whole, together = value_of(run.figures[place]), Decimal(0)
    for count, other in enumerate(reversed(before), 1):
        together += value_of(run.figures[other])
        if together >= whole:
            return together == whole and count >= _FEWEST
    return False
