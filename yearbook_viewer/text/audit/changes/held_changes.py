"""What a change comes to against the two values it lies between, and whether one of the three looks mistyped."""

from decimal import Decimal

from yearbook_viewer.records import Figure, Finding, Role
from yearbook_viewer.text.audit.changes.changes import between
from yearbook_viewer.text.audit.changes.growth import against_values
from yearbook_viewer.text.audit.clauses import wording
from yearbook_viewer.text.audit.clauses.statements import Change
from yearbook_viewer.text.audit.numbers.misprints import may_be_mistyped
from yearbook_viewer.text.audit.numbers.near_misses import is_near_miss
from yearbook_viewer.text.audit.numbers.precision import Interval, interval_of, last_digit, value_of

_HUNDRED = Decimal(100)


def held(later: Figure, earlier: Figure, change: Figure) -> tuple[Finding, bool] | None:
    """What a change against its values comes to, and whether one of the three numbers looks mistyped."""
    high, low = interval_of(later), interval_of(earlier)
    rises = change.role is Role.INCREASE
    amount = interval_of(change)
    if change.unit != "%":
        found = between(later, earlier, change)
        computed, interval = value_of(later) - value_of(earlier), high - low
        now = low + amount if rises else low - amount
        then = high - amount if rises else high + amount
    else:
        if wording.is_comparable_by_convention(later.indicator):
            return None
        found = against_values(later, earlier, Change(change, wording.UNSAID))
        quotient = high.over(low)
        rates = amount if rises else Interval(-amount.high, -amount.low)
        factors = Interval(1 + rates.low / _HUNDRED, 1 + rates.high / _HUNDRED)
        former = high.over(factors)
        if quotient is None or former is None:
            return None
        computed = (value_of(later) / value_of(earlier) - 1) * _HUNDRED
        interval = Interval((quotient.low - 1) * _HUNDRED, (quotient.high - 1) * _HUNDRED)
        now, then = Interval(low.low * factors.low, low.high * factors.high), former
    if found is None:
        return None
    if not rises:
        computed, interval = -computed, Interval(-interval.high, -interval.low)
    mistyped = is_near_miss(computed, interval, change) or any(
        _is_narrow(meant) and may_be_mistyped(figure, meant) for figure, meant in ((later, now), (earlier, then))
    )
    return found, mistyped


def are_swapped(later: Figure, earlier: Figure, change: Figure) -> bool:
    """Whether one of the three would come out, to the last digit, if its digits stood in another order."""
    by = value_of(change) if change.role is Role.INCREASE else -value_of(change)
    now, then = value_of(later), value_of(earlier)
    meant = ((later, then + by), (earlier, now - by), (change, abs(now - then)))
    digit = min(last_digit(figure) for figure in (later, earlier, change))
    return any(sorted(f"{value_of(each) / digit:.0f}") == sorted(f"{right / digit:.0f}") for each, right in meant)


def _is_narrow(meant: Interval) -> bool:
    """Whether an interval leaves so little open that a number in it is no chance."""
    return meant.low > 0 and meant.high - meant.low <= meant.low / 100
