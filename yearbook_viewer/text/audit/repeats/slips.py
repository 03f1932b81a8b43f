"""How two numbers differ of which one may be the other mistyped: with how many digits, in whatever units."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from operator import ne

from yearbook_viewer.text.audit.repeats.numbers_told import Told

FAR = "far"
_LONGEST = 15
_MOST_DIGITS, _MOST_ALIKE = 5, 4
_FEWEST_TWO = 4
_NEAR = ((Decimal("1.05"), "within 5%"), (Decimal("1.2"), "within 20%"), (Decimal(2), "within twice"))
# Of a number in another unit, or more exact, so many digits are tried otherwise; it has two at least.
_MOST_TRIED, _FEWEST_TRIED = 7, 2
_TEN, _APART = Decimal(10), Decimal(11)
# Digits so near to each other change places.
_BESIDE = 2
# An 亩 is 666.67, 667 or 666 square metres.
_LOOSE = Decimal("0.0012")


def slip_between(one: Told, other: Told) -> str:
    """How two numbers differ, with how many digits: `swapped 4`, `left out 3`; `far` where they are not alike, and
    nothing where one may be the other rounded."""
    coarse, fine = (one, other) if one.digit >= other.digit else (other, one)
    if not _is_decimal(one.digit / other.digit):
        return "" if _may_be_one(coarse, fine) else _mistyped(coarse, fine) or _distance(one, other)
    here, there = (_number(told.value, coarse.digit) for told in (one, other))
    if one.digits == other.digits:
        return f"moved {min(len(one.digits), _MOST_ALIKE)}" if one.value != other.value else ""
    # 1.864亿 are 1.9亿 rounded, 1.8亿 cut off.
    if here == there or (coarse.digit != fine.digit and abs(one.value - other.value) < coarse.digit):
        return ""
    # One figure of 亿 is not mistyped for four of 千万.
    if one.digit != other.digit and max(len(one.digits), len(other.digits)) == 1:
        return FAR
    length = min(max(len(here.rstrip("0")), len(there.rstrip("0"))), _MOST_DIGITS)
    slip = _replaced(here, there, length)
    if not slip and _is_shortened(*(_number(told.value, fine.digit) for told in (one, other))):
        slip = f"left out {length}"
    if not slip and _is_shortened(one.digits, other.digits):
        slip = f"point left out {min(max(len(one.digits), len(other.digits)), _MOST_DIGITS)}"
    if coarse.digit != fine.digit and (not slip or slip.startswith("two")):
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
    first = long[: len(short) + 1]
    return len(short) > _FEWEST_TRIED and sum(sign in first for sign in short) >= len(short) - 1


def _distance(one: Told, other: Told) -> str:
    ratio = max(one.value / other.value, other.value / one.value)
    return next((name for most, name in _NEAR if ratio <= most), FAR)


def _is_decimal(ratio: Decimal) -> bool:
    return ratio.normalize().as_tuple().digits == (1,)


def _may_be_one(coarse: Told, fine: Told) -> bool:
    """Whether numbers in two units may be the same, each rounded or cut off."""
    return abs(coarse.value - fine.value) <= coarse.digit + fine.digit + _LOOSE * coarse.value


def _mistyped(coarse: Told, fine: Told) -> str:
    """How one of two numbers was mistyped where, set right, it is the other rounded."""
    length = min(len(coarse.digits), len(fine.digits), _MOST_DIGITS)
    if length < _FEWEST_TRIED or not coarse.value < 100 * fine.value < 10000 * coarse.value:
        return ""
    half = coarse.digit / 2
    loose = Decimal(0) if _is_decimal(coarse.digit / fine.digit) else _LOOSE
    low, high = ((coarse.value + sign * half) * (1 + sign * loose) for sign in (-1, 1))
    for kind, number in _otherwise(_number(fine.value, fine.digit)):
        if low <= number * fine.digit <= high:
            return _named(kind, length)
    half = fine.digit / 2
    for kind, number in _otherwise(_number(coarse.value, coarse.digit)):
        reach = (coarse.digit / 2 + half) + number * coarse.digit * loose
        if abs(number * coarse.digit - fine.value) <= reach:
            return _named(kind, length)
    return ""


def _named(kind: str, length: int) -> str:
    # Of all that may be put for each digit one comes near by chance more often.
    return f"{kind} {length - (kind == 'wrong')}"


def _otherwise(number: str) -> Iterator[tuple[str, Decimal]]:
    """What a number may have been before it was mistyped, with the kind of slip, the likeliest first."""
    if len(number) > _MOST_TRIED:
        return
    for at in range(len(number) - 1):
        for to in range(at + 1, min(at + 1 + _BESIDE, len(number))):
            if number[at] != number[to]:
                yield (
                    "swapped",
                    Decimal(f"{number[:at]}{number[to]}{number[at + 1 : to]}{number[at]}{number[to + 1 :]}"),
                )
    value = Decimal(number)
    yield "moved", value * _TEN
    yield "moved", value / _TEN
    for at, digit in enumerate(number[:-1]):
        for other in "0123456789":
            if other != digit:
                yield "wrong", Decimal(f"{number[:at]}{other}{number[at + 1 :]}")


def _replaced(here: str, there: str, length: int) -> str:
    """Which digits of one number stand otherwise in another of as many."""
    if len(here) != len(there):
        return ""
    places = [at for at, (a, b) in enumerate(zip(here, there, strict=True)) if a != b]
    if len(places) == 1:
        return f"{'last' if places[0] + 1 == len(here) else 'wrong'} {length}"
    if sorted(here) == sorted(there):
        return f"{'swapped' if len(places) == 2 else 'mixed'} {length}"
    return f"two {length}" if len(places) == 2 and length >= _FEWEST_TWO else ""


def _number(value: Decimal, digit: Decimal) -> str:
    return f"{(value / digit).to_integral_value(ROUND_HALF_UP):f}"[:_LONGEST]


def _is_shortened(one: str, other: str) -> bool:
    short, long = (one, other) if len(one) < len(other) else (other, one)
    if len(long) - len(short) != 1:
        return False
    # The first digit that stands otherwise is the one left out, or none is.
    at = next((at for at, digit in enumerate(short) if digit != long[at]), len(short))
    return short[at:] == long[at + 1 :]
