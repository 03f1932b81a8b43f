"""Values out of all proportion to their neighbours over the years: a misplaced point, a nought too many, 万 for 亿."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

SHORTEST, _FEWEST = 3, 4
# Of three values: how far the two outer ones may differ, and how far the third may be off a power of ten of them.
_MUCH_THE_SAME, _NEAR = Decimal("1.4"), Decimal("1.5")
_POWERS = tuple(Decimal(10) ** power for power in (-8, -4, -3, -2, -1, 1, 2, 3, 4, 8))
# A slip of the pen makes a value ten times as much; from one year to the next the others change less than this.
_FAR = Decimal(5)
_STEADY = Decimal(2)
# What grows so fast has grown by more from the year before to the year after.
_STEADY_OVER_TWO = Decimal(3)
# At either end of a series there is a neighbour on one side only.
_FAR_AT_END = Decimal("6.5")
_STEADY_AT_END = Decimal("1.6")
# Neighbours on either side of a value that are looked at.
_SIDE = 3


def out_of_proportion(values: Sequence[Decimal]) -> list[int]:
    """Which of the values of successive years, at least three of them and all above nought, stand out of the others.

    At most one in four: where more do, the series itself goes up and down. Of three it is the one in the middle, where
    both others are much the same and it is about ten times, a hundred times as much, or a tenth.
    """
    if len(values) < SHORTEST or min(values) <= 0:
        return []
    if len(values) < _FEWEST:
        return [1] if _is_misplaced(*values) else []
    found = [at for at in range(len(values)) if _stands_out(values, at)]
    return found if _FEWEST * len(found) <= len(values) else []


def is_shifted(values: Sequence[Decimal], at: int) -> bool:
    """Whether a value would stand among its neighbours if its point were moved."""
    beside = [*values[max(0, at - 1) : at], *values[at + 1 : at + 2]]
    low, high = min(beside) / _NEAR, max(beside) * _NEAR
    return any(low <= values[at] * power <= high for power in _POWERS)


def _stands_out(values: Sequence[Decimal], at: int) -> bool:
    before, behind = values[max(0, at - _SIDE) : at], values[at + 1 : at + 1 + _SIDE]
    inner = before and behind
    far, steady = (_FAR, _STEADY) if inner else (_FAR_AT_END, _STEADY_AT_END)
    if not (_are_steady(before, steady) and _are_steady(behind, steady)):
        return False
    if inner and not _are_steady((before[-1], behind[0]), _STEADY_OVER_TWO):
        return False
    beside = [*before[-1:], *behind[:1]]
    return values[at] >= max(beside) * far or values[at] * far <= min(beside)


def _is_misplaced(before: Decimal, value: Decimal, behind: Decimal) -> bool:
    """Whether a misplaced point would explain that a value is out of proportion to the two beside it."""
    low, high = sorted((before, behind))
    if high > low * _MUCH_THE_SAME:
        return False
    return any(high * power / _NEAR <= value <= low * power * _NEAR for power in _POWERS)


def _are_steady(values: Sequence[Decimal], most: Decimal) -> bool:
    return all(max(one, other) <= min(one, other) * most for one, other in pairwise(values))
