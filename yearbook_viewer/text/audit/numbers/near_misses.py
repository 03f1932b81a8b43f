"""Numbers that miss the computed ones by what a hand mistypes: a digit wrong, digits swapped, the point misplaced."""

from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from yearbook_viewer.records import Figure
from yearbook_viewer.text.audit.numbers.precision import Interval, last_digit, value_of

# Of one digit every other is a miss.
_FEWEST = 2
# Of so many last digits rounding may choose.
_NARROW = 4
# More digits than any figure of a yearbook has.
_LONGEST = 15


def is_near_miss(computed: Decimal, interval: Interval, printed: Figure) -> bool:
    """Whether a printed number looks like the computed one typed amiss.

    `interval`: how far rounding lets the computed number range; not by a unit of the last digit, which some cut off.
    """
    digit = last_digit(printed)
    here = _digits(abs(value_of(printed)), digit)
    if interval.low <= 0 or abs(computed - value_of(printed)) <= digit:
        return False
    narrow = interval.high - interval.low <= _NARROW * digit
    meant = (computed, interval.low, interval.high) if narrow else (computed,)
    return any(_is_mistyped(here, _digits(number, digit)) for number in meant) or any(
        here.strip("0") == number for number in _leading(computed, here)
    )


def _digits(value: Decimal, digit: Decimal) -> str:
    return f"{(value / digit).to_integral_value(ROUND_HALF_UP):f}"[:_LONGEST]


def _leading(computed: Decimal, here: str) -> Iterator[str]:
    """The first digits of a number, as many as the printed one has, rounded and cut off."""
    length = len(here.strip("0"))
    if length >= _FEWEST:
        scale = Decimal(1).scaleb(computed.adjusted() - length + 1)
        for rounding in (ROUND_HALF_UP, ROUND_DOWN):
            yield f"{(computed / scale).quantize(Decimal(1), rounding=rounding):f}"


def _is_mistyped(here: str, there: str) -> bool:
    if here == there or min(len(here), len(there)) < _FEWEST:
        return False
    if len(here) != len(there):
        short, long = sorted((here, there), key=len)
        return len(long) - len(short) == 1 and any(short == long[:at] + long[at + 1 :] for at in range(len(long)))
    places = [at for at, (left, right) in enumerate(zip(here, there, strict=True)) if left != right]
    return len(places) == 1 or sorted(here) == sorted(there)
