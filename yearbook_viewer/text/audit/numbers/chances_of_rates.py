"""How likely it is by mere chance that a misprint, or a mistaken base, explains a rate of change."""

from decimal import Decimal

from yearbook_viewer.records import Figure, Role
from yearbook_viewer.text.audit.numbers.chances import CERTAIN, equal_by_chance, slip_by_chance
from yearbook_viewer.text.audit.numbers.precision import Interval, interval_of
from yearbook_viewer.text.audit.numbers.rates import printed_rate

_ORDINARY = (Decimal("0.05"), Decimal(20))


def rate_by_chance(later: Figure, earlier: Figure, change: Figure) -> float:
    """How likely it is by chance that one misprint in the three explains them, or a rate of the wrong base."""
    per = printed_rate(change).per
    printed, high, low = interval_of(change), interval_of(later), interval_of(earlier)
    ratio = high.over(low)
    falls = change.role is Role.DECREASE
    rates = Interval(-printed.high, -printed.low) if falls else printed
    factors = Interval(1 + rates.low / per, 1 + rates.high / per)
    former, inverse = high.over(factors), low.over(high)
    if ratio is None or former is None or inverse is None or not _ORDINARY[0] < ratio.low < _ORDINARY[1]:
        return CERTAIN
    meant = less_one(ratio, per, falls=falls)
    now = Interval(low.low * factors.low, low.high * factors.high)
    mistaken = (ratio.times(per), less_one(inverse, per, falls=not falls))
    return min(
        slip_by_chance(change, meant) if meant.high > 0 else CERTAIN,
        slip_by_chance(later, now),
        slip_by_chance(earlier, former),
        *(equal_by_chance(change, each) * len(mistaken) for each in mistaken),
    )


def less_one(ratio: Interval, per: Decimal, *, falls: bool) -> Interval:
    """By how much something grew or fell that became so many times itself; `per`: what the whole is in the unit."""
    low, high = (ratio.low - 1) * per, (ratio.high - 1) * per
    return Interval(-high, -low) if falls else Interval(low, high)
