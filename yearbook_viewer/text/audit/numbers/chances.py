"""How likely it is by mere chance that one misprint explains why numbers do not agree."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from yearbook_viewer.records import Figure
from yearbook_viewer.text.audit.numbers.precision import Interval, last_digit, value_of

CERTAIN = 1.0
_POWERS = tuple(Decimal(10) ** power for power in (-4, -3, -2, -1, 1, 2, 3, 4))
# More digits than any figure of a yearbook has.
_LONGEST = 12
_FEWEST = 2


def slip_by_chance(figure: Figure, meant: Interval) -> float:
    """How likely it is that a number of no concern looks like the meant one with one slip of the pen.

    `meant`: what the number would have to be for all to agree. The slips: digits swapped, one wrong, left out or put
    in, the point misplaced; CERTAIN where none makes the one of the other.
    """
    digit = last_digit(figure)
    low, high = (_whole(bound / digit) for bound in (meant.low, meant.high))
    printed = str(_whole(abs(value_of(figure)) / digit))
    if low <= 0 or len(str(high)) > _LONGEST or not _FEWEST <= len(printed) <= _LONGEST or low <= int(printed) <= high:
        return CERTAIN
    numbers = 9.0 * 10.0 ** (len(printed) - 1)
    for slips, length in (
        (_shifted(printed), 0),
        (_swapped(printed), 0),
        (_replaced(printed), 0),
        (_resized(printed), 1),
    ):
        variants = list(slips)
        if any(low <= each <= high for each in variants):
            return min(CERTAIN, len(variants) * (high - low + 1) / (numbers * 10.0**length))
    return CERTAIN


def equal_by_chance(figure: Figure, mistaken: Interval) -> float:
    """How likely it is by chance that a number is one that a mistake of reckoning gives; CERTAIN where it is not."""
    digit = last_digit(figure)
    low, high = (_whole(bound / digit) for bound in (mistaken.low, mistaken.high))
    printed = _whole(value_of(figure) / digit)
    if not low <= printed <= high or printed <= 0:
        return CERTAIN
    return min(CERTAIN, (high - low + 1) / (9.0 * 10.0 ** (len(str(printed)) - 1)))


def _whole(number: Decimal) -> int:
    return int(number.to_integral_value(ROUND_HALF_UP))


def _shifted(number: str) -> Iterator[int]:
    yield from (int(int(number) * power) for power in _POWERS)


def _swapped(number: str) -> Iterator[int]:
    for at in range(len(number)):
        for other in range(at + 1, len(number)):
            # No number begins with a nought.
            if number[at] != number[other] and (at or number[other] != "0"):
                yield int(number[:at] + number[other] + number[at + 1 : other] + number[at] + number[other + 1 :])


def _replaced(number: str) -> Iterator[int]:
    for at, old in enumerate(number):
        yield from (int(number[:at] + digit + number[at + 1 :]) for digit in "0123456789" if digit != old)


def _resized(number: str) -> Iterator[int]:
    for at in range(len(number) + 1):
        if at < len(number) and len(number) > _FEWEST:
            yield int(number[:at] + number[at + 1 :])
        yield from (int(number[:at] + digit + number[at:]) for digit in "0123456789")
