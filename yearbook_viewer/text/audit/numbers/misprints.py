"""Misprints that explain why numbers do not agree: digits swapped, wrong or left out, a point misplaced."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from enum import IntEnum

from yearbook_viewer.records import Figure
from yearbook_viewer.text.audit.numbers.precision import Interval, half_digit, last_digit, value_of

# A swap that moves the sum further than this share of the total explains nothing: too much may be left out of the list.
_MOST = Decimal("0.1")
# Of so many digits the swap of two is no chance.
_FEWEST_DIGITS = 3
_TEN = 10
_TWO = 2
# More digits than any figure of a yearbook has.
_LONGEST = 15
# A number that is meant is known this well, as a share of it, if rounding of others leaves it uncertain.
_KNOWN = Decimal("0.04")
_POWERS = tuple(Decimal(10) ** power for power in (-4, -3, -2, -1, 1, 2, 3, 4))


class Misprint(IntEnum):
    """What one misprint has to be for numbers to agree; the later, the less likely by chance."""

    NONE = 0
    DIGIT = 1
    SWAP = 2
    # A digit left out or put in, a point misplaced, two of four digits swapped.
    RARE = 3


def explaining(total: Figure, parts: Sequence[Figure]) -> Misprint:
    """The misprint in one number of three digits and more that explains why parts do not come to their total."""
    numbers = (total, *parts)
    if any(figure.qualifier for figure in numbers):
        return Misprint.NONE
    digit = min(last_digit(figure) for figure in numbers)
    tolerance = sum((half_digit(figure) for figure in numbers), Decimal(0))
    off = value_of(total) - sum((value_of(part) for part in parts), Decimal(0))
    if abs(off) <= tolerance:
        return Misprint.NONE
    meant = [(total, value_of(total) - off), *((part, value_of(part) + off) for part in parts)]
    return max(_misprint(value_of(each), right, digit, tolerance - half_digit(each)) for each, right in meant)


def _misprint(printed: Decimal, meant: Decimal, digit: Decimal, tolerance: Decimal) -> Misprint:
    """Which misprint makes one number of another; `tolerance`: how uncertain rounding of others leaves the other."""
    if min(printed, meant) <= 0:
        return Misprint.NONE
    bare = f"{printed / digit:.0f}"[:_LONGEST].strip("0")
    told = f"{meant / digit:.0f}"[:_LONGEST]
    if (
        len(bare) >= _TWO
        and tolerance <= meant * _KNOWN
        and any(abs(printed * power - meant) <= tolerance for power in _POWERS)
    ):
        return Misprint.RARE
    if len(told.rstrip("0")) < _FEWEST_DIGITS or not are_digits_mistyped(printed, meant, digit):
        return Misprint.NONE
    here = f"{printed / digit:.0f}"
    if len(here) != len(told):
        return Misprint.RARE
    if sorted(here) != sorted(told):
        return Misprint.DIGIT
    return Misprint.RARE if len(told.rstrip("0")) > _FEWEST_DIGITS else Misprint.SWAP


def may_be_mistyped(figure: Figure, meant: Interval) -> bool:
    """Whether one misprint would have made the figure of a number in an interval, which should be narrow."""
    digit = last_digit(figure)
    number = f"{abs(value_of(figure)) / digit:.0f}"[:_LONGEST]
    shifted = any(meant.holds(value_of(figure) * power) for power in _POWERS)
    return shifted or any(meant.holds(Decimal(other) * digit) for other in variants(number))


def variants(number: str) -> Iterator[str]:
    """What may have been meant by a number with two digits swapped, one wrong, left out or put in."""
    for at in range(len(number)):
        yield number[:at] + number[at + 1 :] or "0"
        for digit in "0123456789":
            yield number[:at] + digit + number[at + 1 :]
            yield number[:at] + digit + number[at:]
        for other in range(at + 1, len(number)):
            yield number[:at] + number[other] + number[at + 1 : other] + number[at] + number[other + 1 :]


def is_swapped(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the parts come to their total, to the last digit, if two neighbouring digits of a number are swapped."""
    off = value_of(total) - sum((value_of(part) for part in parts), Decimal(0))
    if not off or abs(off) > abs(value_of(total)) * _MOST:
        return False
    return any(gain == off for part in parts for gain in _gains(part)) or any(gain == -off for gain in _gains(total))


def is_mistyped(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the parts come to their total, to the last digit, if two digits of one number are swapped or one is put
    right; of a total of two digits any number would do so, and only the last digit of one may be wrong."""
    numbers = (total, *parts)
    digit = min(last_digit(figure) for figure in numbers)
    off = int((value_of(total) - sum((value_of(part) for part in parts), Decimal(0))) / digit)
    if not off:
        return False
    told = [str(int(abs(value_of(figure)) / digit)) for figure in numbers]
    if len(told[0]) >= _FEWEST_DIGITS or len(told) > _FEWEST_DIGITS or abs(off) < _TEN:
        wrong = str(abs(off)).rstrip("0")
        if len(wrong) == 1:
            return True
    signs = (-1, *(1 for _ in parts))
    return any(off in _swaps(number, sign) for number, sign in zip(told, signs, strict=True))


def is_part_mistyped(whole: Decimal, parts: Sequence[Figure]) -> bool:
    """Whether the parts come to a whole, to the last digit, if two digits of a part are swapped or one is put right."""
    digit = min(last_digit(part) for part in parts)
    off = int((whole - sum((value_of(part) for part in parts), Decimal(0))) / digit)
    told = [int(abs(value_of(part)) / digit) for part in parts]
    if not off:
        return False
    pairs = [(str(number), str(number + off)) for number in told if number + off > 0]
    put_right = any(len(one) == len(other) and _differing(one, other) == 1 for one, other in pairs)
    return put_right or any(off in _swaps(one, 1) for one, _ in pairs)


def are_digits_mistyped(one: Decimal, other: Decimal, digit: Decimal) -> bool:
    """Whether two numbers differ by one digit that is wrong or left out, or by two that changed places."""
    here, there = sorted((f"{abs(value) / digit:.0f}" for value in (one, other)), key=len)
    if len(here) < len(there):
        return len(there) - len(here) == 1 and any(here == there[:at] + there[at + 1 :] for at in range(len(there)))
    differing = _differing(here, there)
    return differing == 1 or (differing == _TWO and sorted(here) == sorted(there))


def _differing(one: str, other: str) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))


def _swaps(number: str, sign: int) -> set[int]:
    """By how much a number grows, or its total falls, when two of its digits are swapped."""
    places = [(int(digit), 10 ** (len(number) - 1 - at)) for at, digit in enumerate(number[:_LONGEST])]
    return {sign * (b - a) * (here - there) for a, here in places for b, there in places if a != b}


def _gains(figure: Figure) -> Iterator[Decimal]:
    """By how much the figure grows when two neighbouring digits are swapped."""
    digit = last_digit(figure)
    value = value_of(figure)
    digits = f"{abs(value) / digit:.0f}"
    if len(digits) < _FEWEST_DIGITS:
        return
    for at in range(len(digits) - 1):
        if digits[at] != digits[at + 1]:
            swapped = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
            yield Decimal(swapped) * digit - abs(value)
