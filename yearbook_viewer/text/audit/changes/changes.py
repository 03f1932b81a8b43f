"""Amounts of change against the values they lie between, and the earlier values that follow from them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from yearbook_viewer.records import Figure, Finding, FindingKind, Implied, Role, Verdict
from yearbook_viewer.text.audit.clauses.statements import Change, Statement
from yearbook_viewer.text.audit.clauses.wording import SPAN, UNSAID
from yearbook_viewer.text.audit.numbers.precision import (
    RATES,
    Interval,
    common_scale,
    interval_of,
    last_digit,
    plain,
    value_of,
)
from yearbook_viewer.text.audit.numbers.rates import POINTS, SIGNS, printed_rate, rate_verdict, rate_words

_TEN = Decimal(10)


def changes(statements: Sequence[Statement]) -> list[Finding]:
    """The amounts of change in these statements, held against values and rates; and the values that they imply."""
    return [finding for statement in statements for finding in _of_statement(statement)]


def _of_statement(statement: Statement) -> Iterator[Finding]:
    for change in statement.changes:
        level = _level_of(statement, change.figure)
        # 与1982年的27.18万人相比: what was there before.
        if level is None or change.multiple or change.yearly or level.indicator.startswith("相比"):
            continue
        bases = [figure for figure, base in statement.earlier if statement.compares(change, base)]
        if level is statement.level and bases:
            # Whether % or 个百分点 is meant between two rates is a check of its own.
            if change.figure.unit not in POINTS:
                bases += [figure for figure, _ in statement.started] if change.base == SPAN else []
                held = [found for each in bases if (found := between(level, each, change.figure)) is not None]
                yield from statement.of_span(held) if change.base == SPAN else held
            continue
        rates = [other for other in statement.changes if _is_rate_of(change, other)]
        yield from (found for rate in rates if (found := against_rate(level, change.figure, rate)) is not None)
        implied = _implied(statement, level, change)
        if implied is not None:
            yield implied


def _level_of(statement: Statement, change: Figure) -> Figure | None:
    """The value that changed by this amount: the one in its unit, among those named in one breath."""
    if change.unit in POINTS:
        return statement.level if statement.level.unit == "%" and not statement.mates else None
    if change.unit in RATES:
        return None
    alike = [figure for figure in (*statement.mates, statement.level) if figure.unit == change.unit]
    return alike[0] if len(alike) == 1 else None


def _is_rate_of(change: Change, other: Change) -> bool:
    """Whether the other change is the rate that goes with the amount."""
    same = change.base == other.base or UNSAID in (change.base, other.base)
    rate = other.figure.unit in ("%", "‰") and not other.comparable and not other.yearly
    return rate and change.figure.unit not in POINTS and same


def between(level: Figure, earlier: Figure, change: Figure) -> Finding | None:
    """由30.45万元增加到32.81万元,增加2.36万元: the amount against the two values it lies between.

    None where it fits the other way round: the word may be about something else (水位由18.6米回升到15.2米).
    """
    higher, lower = (level, earlier) if change.role is Role.INCREASE else (earlier, level)
    difference = value_of(higher) - value_of(lower)
    if difference == value_of(change):
        verdict = Verdict.CONSISTENT
    elif (interval_of(higher) - interval_of(lower)).meets(interval_of(change)):
        verdict = Verdict.ROUNDING
    elif (interval_of(lower) - interval_of(higher)).meets(interval_of(change)):
        return None
    else:
        verdict = Verdict.INCONSISTENT
    scale = common_scale(higher, lower, change)
    one, other, printed = (plain(value_of(figure) / scale) for figure in (higher, lower, change))
    shown = f"{one} − {other}"
    if verdict is not Verdict.CONSISTENT:
        shown += f" = {plain(difference / scale)}"
    return Finding(
        FindingKind.CHANGE, verdict, f"{shown} {SIGNS[verdict]} {printed}", change, _in_order(level, earlier)
    )


def against_rate(level: Figure, change: Figure, rate: Change) -> Finding | None:
    """3.2万人,比上年增加0.3万人,增长10.3%: the amount over what was there before."""
    if change.role is not rate.figure.role and not rate.multiple:
        return _turned_round(level, change, rate) if rate.figure.role is not Role.LEVEL else None
    grows = change.role is Role.INCREASE
    new, added = interval_of(level), interval_of(change)
    before = value_of(level) - value_of(change) if grows else value_of(level) + value_of(change)
    low, high = (new.high - added.low, new.low - added.high) if grows else (new.high + added.low, new.low + added.high)
    if low <= 0 or high <= 0 or before <= 0 or added.low < 0:
        return None
    per = printed_rate(rate.figure).per
    # 为上年的118.2%,绝对额增加19.5万元: the rate is the whole of what there is now.
    over, least, most = (
        (value_of(level), new.low, new.high) if rate.multiple else (value_of(change), added.low, added.high)
    )
    computed = over / before * per
    verdict = rate_verdict(computed, Interval(least / low * per, most / high * per), rate.figure)
    scale = common_scale(level, change)
    one, other = plain(value_of(level) / scale), plain(value_of(change) / scale)
    shown = f"{one if rate.multiple else other} ÷ ({one} {'−' if grows else '+'} {other})"
    words = rate_words(shown, computed, rate.figure, verdict)
    return Finding(FindingKind.CHANGE, verdict, words, rate.figure, _in_order(level, change))


def _turned_round(level: Figure, change: Figure, rate: Change) -> Finding | None:
    """减少2.46亿元,增长13.9%: 不符 where the rate is the right one of an amount that is told as going the other way."""
    found = against_rate(level, change, replace(rate, figure=replace(rate.figure, role=change.role)))
    if (
        found is None
        or found.verdict is not Verdict.CONSISTENT
        or value_of(rate.figure) < _TEN * last_digit(rate.figure)
    ):
        return None
    sides, _, meant = found.arithmetic.rpartition(" = ")
    sign, told = ("−", "") if change.role is Role.DECREASE else ("", "−")
    words = f"{sign}{sides} = {sign}{meant} {SIGNS[Verdict.INCONSISTENT]} {told}{meant}"
    return replace(found, verdict=Verdict.INCONSISTENT, arithmetic=words, checked=rate.figure)


def _implied(statement: Statement, level: Figure, change: Change) -> Finding | None:
    """1.86万个,比2019年增加1823个: what was there in 2019."""
    figure = change.figure
    if not statement.implies(change, level):
        return None
    grows = figure.role is Role.INCREASE
    before = value_of(level) - value_of(figure) if grows else value_of(level) + value_of(figure)
    new, added = interval_of(level), interval_of(figure)
    interval = new - added if grows else new + added
    if before < 0:
        return None
    tolerance = (interval.high - interval.low) / 2
    scale = common_scale(level, figure)
    shown = f"{plain(value_of(level) / scale)} {'−' if grows else '+'} {plain(value_of(figure) / scale)}"
    shown += f" = {shown_value(before / scale, tolerance / scale)}"
    year = statement.year_of(change.base)
    return Finding(
        FindingKind.CHANGE, Verdict.PARTIAL, shown, figure, (level,), implied=Implied(before, tolerance, year)
    )


def shown_value(value: Decimal, tolerance: Decimal) -> str:
    """A value that follows, with how far it may be off: 16777 ± 50."""
    return f"{plain(value)} ± {plain(tolerance)}" if tolerance else plain(value)


def _in_order(*figures: Figure) -> tuple[Figure, ...]:
    return tuple(sorted(figures, key=lambda figure: figure.start))
