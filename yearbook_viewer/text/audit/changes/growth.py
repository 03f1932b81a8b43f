"""Rates of change against the two values they compare, and the earlier values that follow from them."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from yearbook_viewer.records import Figure, Finding, FindingKind, Implied, Role, Verdict
from yearbook_viewer.text.audit.changes.changes import shown_value
from yearbook_viewer.text.audit.clauses.statements import Change, Statement
from yearbook_viewer.text.audit.clauses.wording import SPAN
from yearbook_viewer.text.audit.numbers.chances import slip_by_chance
from yearbook_viewer.text.audit.numbers.precision import (
    Interval,
    common_scale,
    interval_of,
    last_digit,
    plain,
    value_of,
)
from yearbook_viewer.text.audit.numbers.rates import is_rate, printed_rate, rate_verdict, rate_words, rounded

# Places of an implied value that are shown and kept beyond its tolerance.
_TENTH = Decimal("0.1")
_UNLIKELY = 0.05
_FINER = 10


def growth(statements: Sequence[Statement]) -> list[Finding]:
    """The rates of change in these statements, held against two values; and the values that they imply.

    Rates at comparable prices, and those a year, are left alone.
    """
    return [finding for statement in statements for finding in _of_statement(statement)]


def _of_statement(statement: Statement) -> Iterator[Finding]:
    level = statement.level
    for change in statement.changes:
        # The change of a rate is a matter of per cent or percentage points.
        if not is_rate(change.figure) or is_rate(level) or change.comparable or change.yearly or statement.mates:
            continue
        bases = [figure for figure, base in statement.earlier if statement.compares(change, base)]
        if bases and change.base == SPAN:
            bases += [figure for figure, _ in statement.started]
        held = [found for earlier in bases if (found := against_values(level, earlier, change)) is not None]
        yield from statement.of_span(held) if change.base == SPAN else held
        if not bases:
            implied = _implied(statement, change)
            if implied is not None:
                yield implied


def against_values(level: Figure, earlier: Figure, change: Change) -> Finding | None:
    """162亿元,增长8.5%,上年为150亿元: None where the values do not make a rate."""
    quotient = interval_of(level).over(interval_of(earlier))
    if quotient is None or quotient.low < 0 or value_of(earlier) <= 0:
        return None
    per = printed_rate(change.figure).per
    ratio = value_of(level) / value_of(earlier)
    scale = common_scale(level, earlier)
    one, other = plain(value_of(level) / scale), plain(value_of(earlier) / scale)
    if change.multiple:
        sides, computed, interval = f"{one} ÷ {other}", ratio * per, quotient.times(per)
    elif change.figure.role is Role.DECREASE:
        sides, computed = f"1 − {one} ÷ {other}", (1 - ratio) * per
        interval = Interval((1 - quotient.high) * per, (1 - quotient.low) * per)
    else:
        sides, computed = f"{one} ÷ {other} − 1", (ratio - 1) * per
        interval = Interval((quotient.low - 1) * per, (quotient.high - 1) * per)
    verdict = rate_verdict(computed, interval, change.figure)
    if verdict is Verdict.INCONSISTENT and _is_cut_off(change.figure, computed):
        verdict = Verdict.ROUNDING
    if verdict is Verdict.ROUNDING and _are_in_words(level, earlier) and _is_slip(change.figure, computed):
        verdict = Verdict.INCONSISTENT
    words = rate_words(sides, computed, change.figure, verdict)
    against = (level, earlier) if level.start < earlier.start else (earlier, level)
    return Finding(FindingKind.GROWTH, verdict, words, change.figure, against)


def _is_cut_off(rate: Figure, computed: Decimal) -> bool:
    """Whether tenths are told without what is more than the last of them: 四成五 of 45.7%."""
    return rate.unit == "成" and 0 <= computed - value_of(rate) < last_digit(rate)


def _are_in_words(one: Figure, other: Figure) -> bool:
    """Whether the numbers are written as 三亿斤 and 三亿二千四百万斤: of the first nobody sees how far it is rounded,
    the second tells that neither is."""
    in_words = not any(sign.isdecimal() for figure in (one, other) for sign in figure.text)
    digits = sorted((last_digit(one), last_digit(other)))
    return in_words and digits[1] >= digits[0] * _FINER


def _is_slip(rate: Figure, computed: Decimal) -> bool:
    """Whether a rate is hardly by chance one slip from what numbers come to that are not rounded."""
    if computed <= 0:
        return False
    exact = abs(rounded(computed, Decimal(1)) - computed) <= _TENTH
    left_out = exact and plain(rounded(computed, Decimal(1))) in (plain(value_of(rate))[1:], plain(value_of(rate))[:-1])
    per = printed_rate(rate).per
    base = 1 - computed / per if rate.role is Role.DECREASE else 1 + computed / per
    of_later = base > 0 and rounded(computed / base, last_digit(rate)) == value_of(rate)
    return left_out or of_later or slip_by_chance(rate, Interval(computed, computed)) <= _UNLIKELY


def _implied(statement: Statement, change: Change) -> Finding | None:
    """162亿元,比上年增长8%: what it was the year before."""
    level, figure = statement.level, change.figure
    if not statement.implies(change, level):
        return None
    per = printed_rate(figure).per
    printed = interval_of(figure)
    if change.multiple:
        factor, factors = value_of(figure) / per, Interval(printed.low / per, printed.high / per)
    elif figure.role is Role.DECREASE:
        factor = 1 - value_of(figure) / per
        factors = Interval(1 - printed.high / per, 1 - printed.low / per)
    else:
        factor = 1 + value_of(figure) / per
        factors = Interval(1 + printed.low / per, 1 + printed.high / per)
    interval = interval_of(level).over(factors)
    if interval is None or interval.low < 0 or value_of(level) <= 0:
        return None
    value = value_of(level) / factor
    tolerance = max(interval.high - value, value - interval.low)
    digit = _digit(tolerance)
    # What is cut off the value is allowed for in the tolerance.
    implied = Implied(rounded(value, digit), rounded(tolerance + digit, digit), statement.year_of(change.base))
    scale = common_scale(level)
    words = f"{plain(value_of(level) / scale)} ÷ {plain(factor)}"
    words += f" = {shown_value(implied.value / scale, implied.tolerance / scale)}"
    return Finding(FindingKind.GROWTH, Verdict.PARTIAL, words, figure, (level,), implied=implied)


def _digit(tolerance: Decimal) -> Decimal:
    """The second digit of a tolerance: what lies beyond it says nothing."""
    return Decimal(1).scaleb(tolerance.adjusted() - 1) if tolerance else _TENTH
