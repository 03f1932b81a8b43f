"""Values out of all proportion to their neighbours over the years: a misplaced point, a nought too many, 万 for 亿."""

from collections.abc import Iterator, Sequence
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
# With its point moved a value stands between its neighbours, or so near to them; without, so far from them.
_BETWEEN, _FAR_IF_MOVED = Decimal("1.1"), Decimal(3)
# Of what changes so little: what is so far off so many others, or so with a digit too many or two turned round.
_LEVEL, _MANY, _FAR_OF_LEVEL, _FAR_IF_MISTYPED = Decimal("1.15"), 5, Decimal(3), Decimal("1.3")
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


def goes_on(values: Sequence[Decimal], last: Decimal) -> bool:
    """Whether a value behind others goes on as they went, with its point moved: 5126, 6308, 8045, 98720."""
    before, nearest = values[-2:] if len(values) > 1 else (*values, *values)
    expected = sorted((nearest, nearest * nearest / before))
    return any(expected[0] <= last * power <= expected[1] * _BETWEEN for power in _POWERS)


def _stands_out(values: Sequence[Decimal], at: int) -> bool:
    before, behind = values[max(0, at - _SIDE) : at], values[at + 1 : at + 1 + _SIDE]
    inner = before and behind
    far, steady = (_FAR, _STEADY) if inner else (_FAR_AT_END, _STEADY_AT_END)
    if not (_are_steady(before, steady) and _are_steady(behind, steady)):
        return False
    if inner and not _are_steady((before[-1], behind[0]), _STEADY_OVER_TWO):
        return False
    beside = [*before[-1:], *behind[:1]]
    if inner and _is_moved(values[at], beside):
        far = _FAR_IF_MOVED
    elif _is_off_level(values, at):
        return True
    return values[at] >= max(beside) * far or values[at] * far <= min(beside)


def _is_moved(value: Decimal, beside: Sequence[Decimal]) -> bool:
    """Whether a value that is ten times, a hundred times as much, or a tenth, would lie between those beside it."""
    low, high = min(beside) / _BETWEEN, max(beside) * _BETWEEN
    return any(low <= value * power <= high for power in _POWERS)


def _is_off_level(values: Sequence[Decimal], at: int) -> bool:
    """Whether a value is far from all others, which hardly differ, though it is not ten times as much: 16.5, 61.4."""
    others = [*values[:at], *values[at + 1 :]]
    low, high = min(others), max(others)
    if len(values) <= _FEWEST or high > low * _LEVEL:
        return False
    times = max(values[at] / high, low / values[at])
    if times >= _FAR_OF_LEVEL and len(others) >= _MANY:
        return True
    return times >= _FAR_IF_MISTYPED and any(low <= each <= high for each in _meant(values[at]))


def _meant(value: Decimal) -> Iterator[Decimal]:
    """What a value may be with two neighbouring digits turned round, or without one of them."""
    digits = f"{value:f}".replace(".", "")
    exponent = value.as_tuple().exponent
    scale = Decimal(10) ** min(exponent, 0) if isinstance(exponent, int) else Decimal(1)
    for at in range(len(digits) - 1):
        yield Decimal(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]) * scale
        yield Decimal(digits[:at] + digits[at + 1 :]) * scale


def _is_misplaced(before: Decimal, value: Decimal, behind: Decimal) -> bool:
    """Whether a misplaced point would explain that a value is out of proportion to the two beside it."""
    low, high = sorted((before, behind))
    if high > low * _MUCH_THE_SAME:
        return False
    return any(high * power / _NEAR <= value <= low * power * _NEAR for power in _POWERS)


def _are_steady(values: Sequence[Decimal], most: Decimal) -> bool:
    return all(max(one, other) <= min(one, other) * most for one, other in pairwise(values))
