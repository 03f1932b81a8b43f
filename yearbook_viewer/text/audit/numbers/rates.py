"""Rates as they are printed, and how they are held against computed ones."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from yearbook_viewer.records import Figure, Verdict
from yearbook_viewer.text.audit.numbers.precision import Interval, interval_of, last_digit, plain, value_of

POINTS = frozenset(("个百分点", "百分点"))
_PER = {"%": Decimal(100), "‰": Decimal(1000), "成": Decimal(10), "倍": Decimal(1)}
SIGNS = {Verdict.CONSISTENT: "=", Verdict.ROUNDING: "≈", Verdict.INCONSISTENT: "≠"}


@dataclass(frozen=True, slots=True)
class PrintedRate:
    """A rate: `value` and `interval` as printed, `per`: what the whole is in its unit, 100 for %."""

    value: Decimal
    interval: Interval
    per: Decimal


def is_rate(figure: Figure) -> bool:
    """Whether the figure tells a part or a multiple of something."""
    return figure.unit in _PER


def printed_rate(figure: Figure) -> PrintedRate:
    """The rate that the figure, one of %, ‰ or 倍, prints."""
    return PrintedRate(value_of(figure), interval_of(figure), _PER[figure.unit])


def rate_verdict(computed: Decimal, interval: Interval, printed: Figure) -> Verdict:
    """How a rate that was computed, as such and as far as rounding lets it range, stands to the printed one."""
    if rounded(computed, last_digit(printed)) == value_of(printed):
        return Verdict.CONSISTENT
    if interval.meets(interval_of(printed)):
        return Verdict.ROUNDING
    return Verdict.INCONSISTENT


def rounded(number: Decimal, digit: Decimal) -> Decimal:
    """The number as it is printed to this digit."""
    # Not `quantize`: it fails where that takes more places than the context has.
    return (number / digit).to_integral_value(ROUND_HALF_UP) * digit


def _shown_rate(computed: Decimal, printed: Figure, verdict: Verdict) -> str:
    """A computed rate as it is written out: to the printed digit where it agrees, else to one more."""
    digit = last_digit(printed)
    shown = plain(rounded(computed, digit if verdict is Verdict.CONSISTENT else digit / 10))
    return shown.replace("-", "−")


def rate_words(sides: str, computed: Decimal, printed: Figure, verdict: Verdict) -> str:
    """An arithmetic whose result is a rate: `162 ÷ 150 − 1 = 8% ≠ 8.5%`."""
    shown = f"{sides} = {_shown_rate(computed, printed, verdict)}{printed.unit}"
    if verdict is Verdict.CONSISTENT:
        return shown
    return f"{shown} {SIGNS[verdict]} {plain(value_of(printed))}{printed.unit}"
