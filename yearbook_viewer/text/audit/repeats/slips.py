"""How two numbers differ of which one may be the other mistyped: with how many digits, in whatever units."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from operator import ne

from yearbook_viewer.text.audit.repeats.numbers_told import Told


class Kind(StrEnum):
    """What one may have done that typed one number for the other; the last ones tell only how far apart they are."""

    SWAPPED = "swapped"
    MIXED = "mixed"
    WRONG = "wrong"
    LAST = "last"
    TWO = "two"
    LEFT_OUT = "left out"
    POINT = "point left out"
    MOVED = "moved"
    WITHIN_5 = "within 5%"
    WITHIN_20 = "within 20%"
    WITHIN_TWICE = "within twice"
    FAR = "far"


NEAR = frozenset((Kind.WITHIN_5, Kind.WITHIN_20, Kind.WITHIN_TWICE))


@dataclass(frozen=True, slots=True)
class Slip:
    """How two numbers differ. `digits`: of how many that are alike but for the slip, 0 where it is only how far."""

    kind: Kind
    digits: int = 0

    @property
    def sign(self) -> str:
        """As it is weighed: `swapped 4`, `within 5%`."""
        return f"{self.kind} {self.digits}" if self.digits else self.kind


_LONGEST = 15
_MOST_DIGITS, _MOST_ALIKE = 5, 4
_FEWEST_TWO = 4
_DISTANCES = ((Decimal("1.05"), Kind.WITHIN_5), (Decimal("1.2"), Kind.WITHIN_20), (Decimal(2), Kind.WITHIN_TWICE))
# Of a number in another unit, or more exact, so many digits are tried otherwise; it has two at least.
_MOST_TRIED, _FEWEST_TRIED = 7, 2
_TEN, _APART = Decimal(10), Decimal(11)
# Digits so near to each other change places.
_BESIDE = 2
# An 亩 is 666.67, 667 or 666 square metres.
_LOOSE = Decimal("0.0012")


def slip_between(one: Told, other: Told) -> Slip | None:
    """How two numbers differ, `FAR` where they are not alike; None where one may be the other rounded."""
    coarse, fine = (one, other) if one.digit >= other.digit else (other, one)
    if not _is_decimal(one.digit / other.digit):
        return None if _may_be_one(coarse, fine) else _mistyped(coarse, fine) or _distance(one, other)
    here, there = (_number(told.value, coarse.digit) for told in (one, other))
    if one.digits == other.digits:
        return Slip(Kind.MOVED, min(len(one.digits), _MOST_ALIKE)) if one.value != other.value else None
    # 1.864亿 are 1.9亿 rounded, 1.8亿 cut off.
    if here == there or (coarse.digit != fine.digit and abs(one.value - other.value) < coarse.digit):
        return None
    # One figure of 亿 is not mistyped for four of 千万.
    if one.digit != other.digit and max(len(one.digits), len(other.digits)) == 1:
        return Slip(Kind.FAR)
    length = min(max(len(here.rstrip("0")), len(there.rstrip("0"))), _MOST_DIGITS)
    slip = _replaced(here, there, length)
    if slip is None and _is_shortened(*(_number(told.value, fine.digit) for told in (one, other))):
        slip = Slip(Kind.LEFT_OUT, length)
    if slip is None and _is_shortened(one.digits, other.digits):
        slip = Slip(Kind.POINT, min(max(len(one.digits), len(other.digits)), _MOST_DIGITS))
    if coarse.digit != fine.digit and (slip is None or slip.kind is Kind.TWO):
        slip = _mistyped(coarse, fine) or slip
    return slip or _distance(one, other)


def may_look_alike(one: Told, other: Told) -> bool:
    """Whether two numbers, by their digits, are worth a closer look: most are not."""
    here, there = one.digits, other.digits
    if len(here) == len(there):
        if here == there or sum(map(ne, here, there)) <= 2 or sorted(here) == sorted(there):
            return True
    elif _is_shortened(here, there):
        return True
    short, long = (here, there) if len(here) <= len(there) else (there, here)
    if len(short) < _FEWEST_TRIED or one.digit == other.digit:
        return False
    if not _is_decimal(one.digit / other.digit):
        return one.value < _APART * other.value < _APART**2 * one.value
    # Of two digits only those that changed places are looked at.
    if len(short) == _FEWEST_TRIED:
        coarse = max(one.digit, other.digit)
        here, there = (_number(told.value, coarse) for told in (one, other))
        return here != there and sorted(here) == sorted(there)
    first = long[: len(short) + 1]
    return sum(sign in first for sign in short) >= len(short) - 1


def _distance(one: Told, other: Told) -> Slip:
    ratio = max(one.value / other.value, other.value / one.value)
    return Slip(next((kind for most, kind in _DISTANCES if ratio <= most), Kind.FAR))


def _is_decimal(ratio: Decimal) -> bool:
    return ratio.normalize().as_tuple().digits == (1,)


def _may_be_one(coarse: Told, fine: Told) -> bool:
    """Whether numbers in two units may be the same, each rounded or cut off."""
    return abs(coarse.value - fine.value) <= coarse.digit + fine.digit + _LOOSE * coarse.value


def _mistyped(coarse: Told, fine: Told) -> Slip | None:
    """How one of two numbers was mistyped where, set right, it is the other rounded; or cut off, if two digits of it
    changed places."""
    length = min(len(coarse.digits), len(fine.digits), _MOST_DIGITS)
    if length < _FEWEST_TRIED or not coarse.value < 100 * fine.value < 10000 * coarse.value:
        return None
    half = coarse.digit / 2
    loose = Decimal(0) if _is_decimal(coarse.digit / fine.digit) else _LOOSE
    low, high = ((coarse.value + sign * half) * (1 + sign * loose) for sign in (-1, 1))
    for kind, number in _otherwise(_number(fine.value, fine.digit)):
        if low <= number * fine.digit <= high + (half if kind is Kind.SWAPPED else 0):
            return _slip(kind, length)
    half = fine.digit / 2
    for kind, number in _otherwise(_number(coarse.value, coarse.digit)):
        rest = fine.value - number * coarse.digit
        reach = (coarse.digit / 2 + half) + number * coarse.digit * loose
        if abs(rest) <= reach or (kind is Kind.SWAPPED and 0 < rest < coarse.digit):
            return _slip(kind, length)
    return None


def _slip(kind: Kind, length: int) -> Slip:
    # Of all that may be put for each digit one comes near by chance more often.
    return Slip(kind, length - (kind is Kind.WRONG))


def _otherwise(number: str) -> Iterator[tuple[Kind, Decimal]]:
    """What a number may have been before it was mistyped, with the kind of slip, the likeliest first."""
    if len(number) > _MOST_TRIED:
        return
    for at in range(len(number) - 1):
        for to in range(at + 1, min(at + 1 + _BESIDE, len(number))):
            if number[at] != number[to]:
                yield (
                    Kind.SWAPPED,
                    Decimal(f"{number[:at]}{number[to]}{number[at + 1 : to]}{number[at]}{number[to + 1 :]}"),
                )
    value = Decimal(number)
    yield Kind.MOVED, value * _TEN
    yield Kind.MOVED, value / _TEN
    for at, digit in enumerate(number[:-1]):
        for other in "0123456789":
            if other != digit:
                yield Kind.WRONG, Decimal(f"{number[:at]}{other}{number[at + 1 :]}")


def _replaced(here: str, there: str, length: int) -> Slip | None:
    """Which digits of one number stand otherwise in another of as many."""
    if len(here) != len(there):
        return None
    places = [at for at, (a, b) in enumerate(zip(here, there, strict=True)) if a != b]
    if len(places) == 1:
        return Slip(Kind.LAST if places[0] + 1 == len(here) else Kind.WRONG, length)
    if sorted(here) == sorted(there):
        return Slip(Kind.SWAPPED if len(places) == 2 else Kind.MIXED, length)
    return Slip(Kind.TWO, length) if len(places) == 2 and length >= _FEWEST_TWO else None


def _number(value: Decimal, digit: Decimal) -> str:
    return f"{(value / digit).to_integral_value(ROUND_HALF_UP):f}"[:_LONGEST]


def _is_shortened(one: str, other: str) -> bool:
    short, long = (one, other) if len(one) < len(other) else (other, one)
    if len(long) - len(short) != 1:
        return False
    # The first digit that stands otherwise is the one left out, or none is.
    at = next((at for at, digit in enumerate(short) if digit != long[at]), len(short))
    return short[at:] == long[at + 1 :]
