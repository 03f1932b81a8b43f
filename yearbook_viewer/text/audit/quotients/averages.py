"""An average held against its total and what that is divided by."""

import re
from decimal import Decimal
from typing import NamedTuple

from yearbook_viewer.records import Figure, Finding, FindingKind, Verdict
from yearbook_viewer.text.audit.numbers.near_misses import is_near_miss
from yearbook_viewer.text.audit.numbers.precision import Interval, interval_of, last_digit, plain, value_of
from yearbook_viewer.text.audit.numbers.rates import SIGNS, rounded
from yearbook_viewer.text.series.families import in_base

# People and households are counted now at the year's end, now on its average.
_PEOPLED = re.compile("人口|职工|员工|从业|居民|农民|农户|总户|家庭|住户")
COUNTED = frozenset("人名口户")
# What is further off is an average of something else.
FURTHEST = Decimal(20)
# Of fewer digits two the wrong way round tell nothing.
_TELLING = 3


class Divisor(NamedTuple):
    """What a total is divided by: `figure`, or a number of days or months; `slack`: how far it may be another's."""

    figure: Figure | None
    interval: Interval
    value: Decimal
    slack: Decimal


class Average(NamedTuple):
    """An average with the words that tell of what. `power`: of how many it is; `named`: it says by name of whom."""

    printed: Figure
    power: Decimal
    named: bool


def held(total: Figure, average: Average, divisor: Divisor, *, sure: bool) -> tuple[Finding, Decimal]:
    """What the average comes to, and how many times the one is the other; far apart where nothing is sure."""
    printed, power = average.printed, average.power
    scale = in_base(Decimal(1), total.unit) / in_base(Decimal(1), printed.unit)
    computed = value_of(total) * scale / divisor.value * power
    quotient = interval_of(total).times(scale).over(divisor.interval)
    assert quotient is not None  # only what is above nought is divided by
    interval = quotient.times(power)
    as_printed = rounded(computed, last_digit(printed))
    near = is_near_miss(computed, interval, printed)
    missed = near and (not _is_of_people(divisor) or _is_swapped(as_printed, value_of(printed), last_digit(printed)))
    slack = Decimal(0) if missed else divisor.slack
    if as_printed == value_of(printed):
        verdict = Verdict.CONSISTENT
    elif Interval(interval.low * (1 - slack), interval.high * (1 + slack)).meets(interval_of(printed)):
        verdict = Verdict.ROUNDING
    else:
        verdict = Verdict.INCONSISTENT
    off = max(computed / value_of(printed), value_of(printed) / computed)
    told = missed or (near and average.named)
    if not sure and not (verdict is Verdict.CONSISTENT or (verdict is Verdict.INCONSISTENT and told)):
        off = FURTHEST + 1
    shown = f"{plain(value_of(total) * scale)} ÷ {plain(divisor.value)}"
    if power != 1:
        shown += f" × {plain(power)}"
    shown += f" = {plain(as_printed)}"
    if verdict is not Verdict.CONSISTENT:
        shown += f" {SIGNS[verdict]} {plain(value_of(printed))}"
    against = tuple(
        sorted((each for each in (total, divisor.figure) if each is not None), key=lambda figure: figure.start)
    )
    return Finding(FindingKind.RATIO, verdict, shown, printed, against), off


def _is_swapped(computed: Decimal, printed: Decimal, digit: Decimal) -> bool:
    """Whether two neighbouring digits of a number of three and more are told the wrong way round."""
    here, there = (f"{number / digit:.0f}" for number in (computed, printed))
    if len(here) != len(there) or len(here) < _TELLING:
        return False
    places = [at for at, (one, other) in enumerate(zip(here, there, strict=True)) if one != other]
    return len(places) == 2 and places[1] == places[0] + 1 and sorted(here) == sorted(there)


def _is_of_people(divisor: Divisor) -> bool:
    """Whether the number is of those that are counted now at the year's end, now on its average."""
    figure = divisor.figure
    return figure is not None and figure.unit in COUNTED and _PEOPLED.search(figure.indicator) is not None
