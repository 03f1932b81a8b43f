"""How rarely chance would give numbers that add up, or that would but for one misprint: in bits."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from math import factorial, log2
from operator import ne

from yearbook_viewer.records import Figure
from yearbook_viewer.text.audit.numbers.precision import Interval, half_digit, interval_of, last_digit, value_of
from yearbook_viewer.text.audit.numbers.rates import printed_rate

# A list of amounts may by chance miss a total by anything up to this share of it.
_RANGE = 0.6
_FEWEST = 10
# Rounding that leaves a number open by more of its last digits explains everything.
_MOST_OPEN, _OPEN = 30, 100
# Of so many digits that are the same before and behind the noughts two numbers are one with its point misplaced.
_TELLING = 2
_NINE, _TEN = 9, 10
_HUNDRED = Decimal(100)
# Of a total of fewer than three digits any misprint makes any number, unless it has many parts.
_LONG, _SHORT, _MANY = 100, 20, 3
# Of so few parts one that was not added is rather none of them, and so is one that makes so large a share of the rest.
_FEW_PARTS, _SMALL = 3, 2
# Numbers that come out to the last digit are likelier to belong together than those that do as far as rounding goes;
# parts of which one is more than the total are less likely to be of it: in bits.
_ROUNDED, _COARSE, _GREATER, _GREATER_OF_TWO, _TWO = 1.5, 2.0, 2.0, 4.0, 2
# Digits in another order are those of the same number only where they are so many.
_MIXED = 4


class Slip(IntEnum):
    """What one misprint does to a number, the rarer first.

    SWAPPED: two neighbouring digits; MIXED: any others, in another order; FORGOTTEN: one of the numbers was not added.
    """

    SWAPPED = 0
    SHIFTED = 1
    WRONG = 2
    LEFT_OUT = 3
    MIXED = 4
    FORGOTTEN = 5


# How much likelier than another one a misprint is to be of this kind: in bits.
_LIKELY = {
    Slip.SWAPPED: 0.5,
    Slip.SHIFTED: -2.5,
    Slip.WRONG: -1.2,
    Slip.LEFT_OUT: -3.5,
    Slip.MIXED: -1.5,
    Slip.FORGOTTEN: -2.0,
}


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
    open_by, finest = sum(map(half_digit, numbers), Decimal(0)), digit
    # 4.4万人次, 17820人次 and 26180人次: the parts tell no more than their total does.
    while open_by / digit > _MOST_OPEN and last_digit(total) > digit:
        digit *= _TEN
    whole, *others = _counted(numbers, digit)
    told = _surprise(whole, others, int(open_by / digit), certain=False)
    if told is None or told.holds or digit == finest:
        return told
    return Surprise(holds=False, bits=max(0.0, told.bits - _COARSE))


def bits_of_hundred(shares: Sequence[Figure]) -> Surprise | None:
    """The same for shares of one whole, in %, which come to 100 for certain."""
    digit = min(map(last_digit, shares))
    free = int(sum(map(half_digit, shares), Decimal(0)) / digit)
    return _surprise(int(_HUNDRED / digit), _counted(shares, digit), free, certain=True)


def bits_of_share(part: Figure, whole: Figure, share: Figure) -> Surprise | None:
    """How surprising it would be if a printed share were by chance that of a part and its whole, or would be but for
    one misprint in one of the three; None where nothing explains them."""
    rate = printed_rate(share)
    quotient = interval_of(part).over(interval_of(whole))
    if quotient is None or rate.interval.low <= 0:
        return None
    quotient = quotient.times(rate.per)
    digit = last_digit(share)
    reach = _RANGE * 10 ** max(_TELLING, len(str(int(value_of(share) / digit))))
    if quotient.meets(rate.interval):
        open_by = max(1.0, float((quotient.high - quotient.low) / digit))
        return Surprise(holds=True, bits=max(0.0, log2(reach / (open_by + 1))))
    meant = (
        (share, Interval(quotient.low - digit / 2, quotient.high + digit / 2), reach),
        (part, rate.interval.times(value_of(whole) / rate.per), float(value_of(part) / last_digit(part)) * _RANGE),
        (whole, rate_of(value_of(part) * rate.per, rate.interval), float(value_of(whole) / last_digit(whole)) * _RANGE),
    )
    bits = [found for figure, right, wide in meant if (found := _bits_of_slip(figure, right, wide)) is not None]
    return Surprise(holds=False, bits=max(bits)) if bits else None


def rate_of(number: Decimal, interval: Interval) -> Interval:
    """What a number is divided by all of an interval above nought."""
    return Interval(number / interval.high, number / interval.low)


def _bits_of_slip(figure: Figure, meant: Interval, reach: float) -> float | None:
    """The bits of a misprint that made one number of another in an interval."""
    found = _slip_into(figure, meant, reach, _MOST_OPEN)
    return None if found is None else max(0.0, found[1])


def _slip_into(figure: Figure, meant: Interval, reach: float, most: int) -> tuple[Slip, float] | None:
    """The rarest misprint that made one number of another in an interval, with its bits; `most`: how many numbers may
    lie there."""
    digit = last_digit(figure)
    low, high = int(meant.low / digit) + 1, int(meant.high / digit)
    printed = int((value_of(figure) / digit).to_integral_value())
    if high - low > most or low <= printed + 1 <= high + 2:
        return None
    slips = [slip for each in range(low, high + 1) if (slip := _slip(printed, each)) is not None]
    if not slips:
        return None
    return min(slips), log2(max(reach, 1.0) / (_ways(len(str(printed)), min(slips)) * (high - low + 1)))


def bits_of_slip(figure: Figure, meant: Interval) -> float | None:
    """The same for a number of whatever: None where no misprint makes it of one in an interval."""
    digits = max(10**_TELLING, int(value_of(figure) / last_digit(figure)))
    found = _slip_into(figure, meant, digits * _RANGE, _OPEN)
    return None if found is None else found[1] + _LIKELY[found[0]]


def _counted(numbers: Sequence[Figure], digit: Decimal) -> list[int]:
    return [int((abs(value_of(each)) / digit).to_integral_value()) for each in numbers]


def _surprise(whole: int, others: Sequence[int], free: int, *, certain: bool) -> Surprise | None:
    """`free`: how many of the last digits rounding leaves open; `certain`: the whole is no misprint."""
    off = whole - sum(others)
    reach = max(_FEWEST, whole * _RANGE, abs(off))
    if abs(off) <= free:
        return Surprise(holds=True, bits=max(0.0, log2(reach / (2 * free + 1))))
    if free > _MOST_OPEN or whole < (_SHORT if len(others) >= _MANY else _LONG):
        return None
    pairs = [(number, number + off) for number in others]
    if not certain:
        pairs.append((whole, whole - off))
    told = [_told_by(pairs, open_by, reach, certain=certain) for open_by in sorted({0, free})]
    slipped = max((bits - (_ROUNDED if at else 0.0) for at, bits in enumerate(told) if bits is not None), default=None)
    if slipped is None:
        forgotten = any(abs(number + off) <= free and _SMALL * number < whole for number in others)
        if not forgotten or certain or len(others) <= _FEW_PARTS:
            return None
        slipped = log2(reach / (len(others) * (2 * free + 1))) + _LIKELY[Slip.FORGOTTEN]
    elif max(others) >= whole:
        slipped -= _GREATER if len(others) > _TWO else _GREATER_OF_TWO
    return Surprise(holds=False, bits=max(0.0, slipped))


def _told_by(pairs: Sequence[tuple[int, int]], free: int, reach: float, *, certain: bool) -> float | None:
    """The bits of the rarest misprint that made one of these numbers of what it has to be, give or take `free`."""
    slips = [
        slip
        for printed, right in pairs
        for each in range(right - free, right + free + 1)
        if (slip := _slip(printed, each)) is not None
    ]
    if not slips:
        return None
    # The more numbers one misprint may be in, the likelier there is one.
    ways = sum(_ways(len(str(number)), min(slips)) for number, _ in pairs) * (2 * free + 1)
    return log2(reach * slips.count(min(slips)) / ways) + (
        0.0 if certain and min(slips) is not Slip.MIXED else _LIKELY[min(slips)]
    )


def _slip(printed: int, meant: int) -> Slip | None:
    """What one misprint made one number of the other, None if none did."""
    if meant <= 0:
        return None
    here, there = str(printed), str(meant)
    if len(here) == len(there):
        if sum(map(ne, here, there)) == 1:
            return Slip.WRONG
        # In another order digits leave the same rest when divided by nine.
        return _reordered(here, there) if (printed - meant) % _NINE == 0 else None
    if here[0] == there[0] and here.rstrip("0") == there.rstrip("0") and len(here.rstrip("0")) >= _TELLING:
        return Slip.SHIFTED
    short, long = (here, there) if len(here) < len(there) else (there, here)
    left_out = len(long) - len(short) == 1 and len(short) > 1 and _is_shortened(short, long)
    return Slip.LEFT_OUT if left_out else None


def _reordered(here: str, there: str) -> Slip | None:
    """What made one number of another one of as many digits."""
    if sorted(here) != sorted(there):
        return None
    places = [at for at, (one, other) in enumerate(zip(here, there, strict=True)) if one != other]
    if len(places) == 2 and places[1] - places[0] == 1:
        return Slip.SWAPPED
    return Slip.MIXED if len(places) == 2 or len(here) >= _MIXED else None


def _is_shortened(short: str, long: str) -> bool:
    """Whether a number is another with one digit left out: the first that stands otherwise, if any does."""
    at = next((at for at, digit in enumerate(short) if digit != long[at]), len(short))
    return short[at:] == long[at + 1 :]


def _ways(digits: int, slip: Slip) -> float:
    """How many numbers one misprint as rare as this makes of a number of so many digits."""
    found = float(digits - 1)
    if slip is Slip.MIXED:
        return float(factorial(digits))
    if slip >= Slip.SHIFTED:
        found += 2
    if slip >= Slip.WRONG:
        found += 9 * digits
    return found + 11 * digits + 10 if slip >= Slip.LEFT_OUT else found
