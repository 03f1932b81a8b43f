"""How rarely chance would give numbers that add up, or that would but for one misprint: in bits."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from math import log2

from yearbook_viewer.records import Figure
from yearbook_viewer.text.audit.precision import half_digit, last_digit, value_of

# A list of amounts may by chance miss a total by anything up to this share of it.
_RANGE = 0.6
_FEWEST = 10
# Rounding that leaves a number open by more of its last digits explains everything.
_MOST_OPEN = 30
# Of so many digits that are the same before and behind the noughts two numbers are one with its point misplaced.
_TELLING = 2
_TEN = 10
# Of a total of fewer than three digits any misprint makes any number.
_LONG = 100


class Slip(IntEnum):
    """What one misprint does to a number, the rarer first."""

    SWAPPED = 0
    SHIFTED = 1
    WRONG = 2
    LEFT_OUT = 3


@dataclass(frozen=True, slots=True)
class Surprise:
    """`holds`: the parts come to the total as far as rounding goes; otherwise they would but for one misprint."""

    holds: bool
    bits: float


def bits_of_sum(total: Figure, parts: Sequence[Figure]) -> Surprise | None:
    """How surprising it would be if parts came so near to a total by chance; None where nothing explains them."""
    numbers = (total, *parts)
    digit = min(map(last_digit, numbers))
    # Round numbers tell no more than those without their noughts.
    while all(value_of(each) % (digit * _TEN) == 0 for each in numbers) and value_of(total) >= digit * _TEN:
        digit *= _TEN
    whole, *others = (int((abs(value_of(each)) / digit).to_integral_value()) for each in numbers)
    free = int(sum(map(half_digit, numbers), Decimal(0)) / digit)
    off = whole - sum(others)
    reach = max(_FEWEST, whole * _RANGE)
    if abs(off) <= free:
        return Surprise(holds=True, bits=max(0.0, log2(reach / (2 * free + 1))))
    if free > _MOST_OPEN or whole < _LONG:
        return None
    meant = [(whole, whole - off), *((number, number + off) for number in others)]
    slips = [
        slip
        for printed, right in meant
        for each in range(right - free, right + free + 1)
        if (slip := _slip(printed, each)) is not None
    ]
    if slips and max(others) >= whole and min(slips) > Slip.SHIFTED:
        return None
    if not slips:
        return None
    ways = sum(_ways(len(str(number)), min(slips)) for number in (whole, *others)) * (2 * free + 1)
    return Surprise(holds=False, bits=max(0.0, log2(reach / ways)))


def _slip(printed: int, meant: int) -> Slip | None:
    """What one misprint made one number of the other, None if none did."""
    if meant <= 0:
        return None
    here, there = str(printed), str(meant)
    if len(here) == len(there):
        places = [at for at, (one, other) in enumerate(zip(here, there, strict=True)) if one != other]
        if len(places) == 1:
            return Slip.WRONG
        turned = len(places) == 2 and sorted(here) == sorted(there)
        return Slip.SWAPPED if turned else None
    if here.rstrip("0") == there.rstrip("0") and len(here.rstrip("0")) >= _TELLING:
        return Slip.SHIFTED
    short, long = sorted((here, there), key=len)
    left_out = len(long) - len(short) == 1 and len(short) > 1 and short in set(_shortened(long))
    return Slip.LEFT_OUT if left_out else None


def _shortened(number: str) -> Iterator[str]:
    return (number[:at] + number[at + 1 :] for at in range(len(number)))


def _ways(digits: int, slip: Slip) -> float:
    """How many numbers one misprint as rare as this makes of a number of so many digits."""
    found = digits * (digits - 1) / 2
    if slip >= Slip.SHIFTED:
        found += 2
    if slip >= Slip.WRONG:
        found += 9 * digits
    return found + 11 * digits + 10 if slip >= Slip.LEFT_OUT else found
