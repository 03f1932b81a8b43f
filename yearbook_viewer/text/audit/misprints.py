"""Misprints that explain why numbers do not agree: two digits that changed places."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from yearbook_viewer.records import Figure
from yearbook_viewer.text.audit.precision import last_digit, value_of

# A swap that moves the sum further than this share of the total explains nothing: too much may be left out of the list.
_MOST = Decimal("0.1")
# Of so many digits the swap of two is no chance.
_FEWEST_DIGITS = 3


def is_swapped(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the parts come to their total, to the last digit, if two neighbouring digits of a number are swapped."""
    off = value_of(total) - sum((value_of(part) for part in parts), Decimal(0))
    if not off or abs(off) > abs(value_of(total)) * _MOST:
        return False
    return any(gain == off for part in parts for gain in _gains(part)) or any(gain == -off for gain in _gains(total))


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
