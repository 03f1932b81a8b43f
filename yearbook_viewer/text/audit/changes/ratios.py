"""Per cent between two rates where percentage points are meant, and changes that a rate does not allow."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from yearbook_viewer.records import Figure, Finding, FindingKind, Role, Verdict
from yearbook_viewer.text.audit.changes.changes import between
from yearbook_viewer.text.audit.changes.growth import against_values
from yearbook_viewer.text.audit.clauses.sentences import Sentence
from yearbook_viewer.text.audit.clauses.statements import Change, Statement
from yearbook_viewer.text.audit.numbers.precision import (
    Interval,
    interval_of,
    is_well_read,
    last_digit,
    plain,
    value_of,
)
from yearbook_viewer.text.audit.numbers.rates import POINTS, rounded

_HUNDRED = Decimal(100)
# These may fall by more than the whole, below nought.
_SIGNED = re.compile(
    r"利润|收益|效益|亏|盈|差额|顺差|逆差|余缺|结余|净|增幅|增速|增长|涨幅|降幅|指数|价格|利差|现金流|变动|温|负"
)
# Shares of a whole: never more than all of it.
_SHARES = re.compile(
    r"(?:(?<!拨备)(?<!流动性)(?<!利息)(?<!担保)覆盖率|普及率|合格率|达标率|优良率|及格率|入户率|通车率|通电率|通水率|硬化率|签约率|城镇化率|城市化率|死亡率|发病率"
    r"|竣工率|到位率|入住率|接种率|建档率|安装率|开通率|回收率|检出率|修复率|回应率|答复率|签收率|录取率|差错率"
    r"|就业率|失业率|识字率|文盲率|绿化率|升学率|巩固率|毕业率|处理率|结案率|办结率|破案率|满意率|成活率|中签率|参合率|占比|比重|占)$"
)


def ratios(statements: Sequence[Statement], sentences: Sequence[Sentence]) -> list[Finding]:
    """What these statements and sentences say of rates that cannot be so."""
    whose = {figure.start: sentence.figures for sentence in sentences for figure in sentence.figures}
    found = [
        finding
        for statement in statements
        for finding in _of_statement(statement, whose.get(statement.level.start, ()))
    ]
    found += [finding for sentence in sentences for finding in _of_sentence(sentence)]
    return found


def _of_statement(statement: Statement, beside: Sequence[Figure]) -> Iterator[Finding]:
    """`beside`: the figures of its sentence."""
    level = statement.level
    if level.unit != "%" or statement.mates:
        return
    for change in statement.changes:
        if change.multiple or change.yearly or change.figure.unit not in {"%", *POINTS}:
            continue
        bases = [figure for figure, base in statement.earlier if statement.compares(change, base)]
        for earlier in bases:
            finding = _between(level, earlier, change)
            if finding is not None and not _is_of_others(statement.level, change, finding, beside):
                yield finding
        if not bases and change.figure.unit in POINTS:
            finding = _beyond(level, change.figure)
            if finding is not None:
                yield finding


def _is_of_others(level: Figure, change: Change, finding: Finding, beside: Sequence[Figure]) -> bool:
    """Whether what does not come out is rather of other values: another earlier one leads to it, or it goes the other
    way (交通上升39.3%,而食品比重由53.0%降为52.0%)."""
    figure = change.figure
    if finding.verdict is not Verdict.INCONSISTENT:
        return False
    before = [each for each in finding.against if each is not level]
    rises = figure.role is Role.INCREASE
    if figure.unit == "%" and all((value_of(level) > value_of(each)) is not rises for each in before):
        return True
    others = [
        each
        for each in beside
        if each.start < level.start and each.unit == level.unit and each.role is Role.LEVEL and each not in before
    ]
    told = (_between(level, each, change) for each in others)
    return any(each is not None and each.verdict is not Verdict.INCONSISTENT for each in told)


def _between(level: Figure, earlier: Figure, change: Change) -> Finding | None:
    """由85%提高到90%,提高5%: the difference is 5 percentage points, 5.9 per cent."""
    figure = change.figure
    higher, lower = (level, earlier) if figure.role is Role.INCREASE else (earlier, level)
    printed, points = interval_of(figure), interval_of(higher) - interval_of(lower)
    quotient = interval_of(level).over(interval_of(earlier))
    if quotient is None:
        return None
    if figure.role is Role.INCREASE:
        cents = Interval((quotient.low - 1) * _HUNDRED, (quotient.high - 1) * _HUNDRED)
    else:
        cents = Interval((1 - quotient.high) * _HUNDRED, (1 - quotient.low) * _HUNDRED)
    in_points = figure.unit in POINTS
    difference = value_of(higher) - value_of(lower)
    cent = abs(value_of(level) / value_of(earlier) - 1) * _HUNDRED
    exact = (difference == value_of(figure), rounded(cent, last_digit(figure)) == value_of(figure))
    meets = (points.meets(printed), cents.meets(printed))
    # What agrees as it is printed goes before what agrees within rounding; points are meant only if they agree so.
    agrees_in_points, agrees_in_cents = exact if any(exact) else meets
    right, meant = (agrees_in_points, exact[1]) if in_points else (agrees_in_cents, agrees_in_points)
    if right or not meant:
        # Right as it is printed; or wrong either way, which is a matter of the amount or the rate itself.
        return between(level, earlier, figure) if in_points else against_values(level, earlier, change)
    against = (level, earlier) if level.start < earlier.start else (earlier, level)
    one, two, three = (plain(value_of(each)) for each in (higher, lower, figure))
    words = f"{one} − {two} = {plain(difference)}个百分点 ≠ {three}{figure.unit}"
    return Finding(FindingKind.RATIO, Verdict.INCONSISTENT, words, figure, against)


def _beyond(level: Figure, change: Figure) -> Finding | None:
    """失业率3%,比上年提高5个百分点: there would have been less than nothing."""
    if _SIGNED.search(level.indicator):
        return None
    one, other = plain(value_of(level)), plain(value_of(change))
    if change.role is Role.INCREASE:
        before = interval_of(level) - interval_of(change)
        if before.high >= 0:
            return None
        words = f"{one} − {other} = {plain(value_of(level) - value_of(change))} < 0"
    else:
        before = interval_of(level) + interval_of(change)
        if before.low <= _HUNDRED or not _SHARES.search(level.indicator):
            return None
        words = f"{one} + {other} = {plain(value_of(level) + value_of(change))} > 100"
    return Finding(FindingKind.RATIO, Verdict.INCONSISTENT, words, change, (level,))


def _of_sentence(sentence: Sentence) -> Iterator[Finding]:
    """下降120%; 覆盖率达到112%."""
    for at, figure in enumerate(sentence.figures):
        if figure.unit != "%" or not is_well_read(figure) or interval_of(figure).low <= _HUNDRED:
            continue
        falls = figure.role is Role.DECREASE and not _SIGNED.search(figure.indicator + sentence.before(at))
        is_share = figure.role is Role.LEVEL and _SHARES.search(figure.indicator) is not None
        if falls or is_share:
            words = f"{plain(value_of(figure))}% > 100%"
            yield Finding(FindingKind.RATIO, Verdict.INCONSISTENT, words, figure, ())
