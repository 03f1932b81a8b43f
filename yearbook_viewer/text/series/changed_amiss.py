"""Changes from one year's entry to the next that do not come out but would without a misprint."""

from decimal import Decimal

from yearbook_viewer.records import Figure, Role
from yearbook_viewer.text.audit.numbers.misprints import Misprint, are_digits_mistyped, explaining, may_be_mistyped
from yearbook_viewer.text.audit.numbers.precision import Interval, half_digit, last_digit, value_of
from yearbook_viewer.text.audit.numbers.rates import rounded
from yearbook_viewer.text.series.kin import MULTIPLES, TELLING, digits

_TWO = 2
_TEN, _HUNDRED = Decimal(10), Decimal(100)
_POWERS = (Decimal(10), Decimal("0.1"))


def is_slip(level: Figure, earlier: Figure, change: Figure, *, named: bool) -> bool:
    """Whether one misprint, or the wrong one of two values as base, explains that a change does not come out."""
    one, other = value_of(level), value_of(earlier)
    off = one - other if change.role is Role.INCREASE else other - one
    if change.unit in MULTIPLES:
        rises = change.role is not Role.DECREASE
        per = MULTIPLES[change.unit]
        rate = (one if change.role is Role.LEVEL else off) / other * per
        turned_round = change.role is not Role.LEVEL and abs(off / one * per - value_of(change)) <= half_digit(change)
        left_out = named and _is_left_out(change, rate)
        if rate > 0 and (turned_round or left_out or _is_rate_mistyped(change, rate)):
            return True
        # Not the rate, but the value beside it.
        low, high = ((value_of(change) + half) / per for half in (-half_digit(change), half_digit(change)))
        shift = 0 if change.role is Role.LEVEL else 1
        times = sorted((shift + each if rises else shift - each) for each in (low, high))
        meant = Interval(other * times[0], other * times[1])
        return named and digits(level) >= TELLING and meant.low > 0 and may_be_mistyped(level, meant)
    if off <= 0:
        return False
    whole, part = (level, earlier) if change.role is Role.INCREASE else (earlier, level)
    if named and _has_digits_of(change, off):
        return True
    return explaining(whole, (part, change)) >= (Misprint.SWAP if named else Misprint.DIGIT)


def is_swapped(level: Figure, earlier: Figure, change: Figure) -> bool:
    """Whether an amount of change of three digits is the right one with its digits in another order."""
    off = value_of(level) - value_of(earlier)
    return digits(change) >= TELLING and _has_digits_of(change, off if change.role is Role.INCREASE else -off)


def is_told_turned(level: Figure, earlier: Figure, change: Figure) -> bool:
    """Whether a rate is the right one but for being told as a fall where the value rose, or the other way round."""
    sign = {Role.INCREASE: -1, Role.DECREASE: 1}.get(change.role, 0)
    rate = sign * (value_of(level) / value_of(earlier) - 1) * MULTIPLES[change.unit]
    return digits(change) >= _TWO and rate > 0 and abs(rate - value_of(change)) <= half_digit(change)


def _is_left_out(change: Figure, rate: Decimal) -> bool:
    """Whether a rate is the right one without one of its digits."""
    digit = last_digit(change)
    longer = len(f"{rate / digit:.0f}") > len(f"{value_of(change) / digit:.0f}")
    return longer and digits(change) >= _TWO and are_digits_mistyped(value_of(change), rate, digit)


def _is_rate_mistyped(change: Figure, rate: Decimal) -> bool:
    """Whether a rate is the right one with digits swapped or the point misplaced; of three digits also one wrong."""
    digit, half = last_digit(change), half_digit(change)
    if value_of(change) >= _HUNDRED * digit:
        return may_be_mistyped(change, Interval(rate - half, rate + half))
    swapped = _has_digits_of(change, rate)
    return value_of(change) >= _TEN * digit and (
        swapped or any(abs(value_of(change) * power - rate) <= half for power in _POWERS)
    )


def _has_digits_of(change: Figure, number: Decimal) -> bool:
    digit = last_digit(change)
    return number > 0 and _digits_of(number, digit) == _digits_of(value_of(change), digit)


def _digits_of(number: Decimal, digit: Decimal) -> list[str]:
    return sorted(f"{rounded(number, digit) / digit:.0f}".strip("0"))
