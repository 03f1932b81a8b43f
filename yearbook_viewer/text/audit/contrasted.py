"""Two values of one thing and the difference or rate told of them: known by the arithmetic, more than by the words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from yearbook_viewer.records import Figure, Finding, Role, Verdict
from yearbook_viewer.text.audit import wording
from yearbook_viewer.text.audit.chances import CERTAIN, equal_by_chance, slip_by_chance
from yearbook_viewer.text.audit.chances_of_rates import less_one, rate_by_chance
from yearbook_viewer.text.audit.changes import between
from yearbook_viewer.text.audit.growth import against_values
from yearbook_viewer.text.audit.linked import (
    clause_before,
    is_difference,
    is_gross,
    is_of_else,
)
from yearbook_viewer.text.audit.precision import RATES, interval_of, is_well_read, value_of
from yearbook_viewer.text.audit.sentences import Sentence, joined
from yearbook_viewer.text.audit.statements import Change
from yearbook_viewer.text.audit.value_pairs import (
    CHANGES,
    Agreed,
    Pair,
    listed_with,
    nearest,
    pairs_of,
    row_of,
    values_around,
)

_ROSE = re.compile("增|升|涨|扩|提高|高|多|长|上扬|攀")
_FELL = re.compile("减|降|跌|缩|少|低|滑|落")
_NO_CHANGE = re.compile(r"年均|年平均|平均增|平均每年|每年|递增|递减|其中|环比|可比|不变价|历年(?!平均)|[陈旧尾]欠")
_OF_RATES = {"个千分点": "‰", "千分点": "‰", "个百分点": "%", "百分点": "%"}
# 漏损率由18.6%降到14.2%: what something came to is no change of anything.
_REACHED = re.compile("[增升涨提降减缩扩跌落][^,;]{0,2}[到至]了?$")
_REACH = 8
_BY_WORDS = 2
# How likely it may be by chance that a misprint explains the numbers, by how surely the words tell of them.
_ALLOWED = {0: 0.0, 1: 0.0, 2: 0.004, 3: 0.025, 4: 0.15, 5: 0.15}
_AGREEING = (Verdict.CONSISTENT, Verdict.ROUNDING)


def contrasted(sentences: Sequence[Sentence], told: Sequence[Finding]) -> Iterator[Finding]:
    """Differences and rates of change against two values nearby: those that come out, and those that one misprint, or
    a rate of the wrong base, explains (不符), where that is no chance.

    `told`: what was found of changes already. Those are left alone, and where a change agrees with its values these are
    of nothing else.
    """
    done = {finding.checked.start for finding in told if finding.verdict is not Verdict.PARTIAL}
    held = Agreed([finding for finding in told if finding.verdict in _AGREEING])
    for number, sentence in enumerate(sentences):
        changes = [
            at for at, figure in enumerate(sentence.figures) if figure.start not in done and _may_change(sentence, at)
        ]
        if not changes:
            continue
        whole, first = sentence, 0
        if number + 1 < len(sentences) and sentences[number + 1].number == sentence.number + 1:
            whole = joined(sentence, sentences[number + 1])
        if number and sentences[number - 1].number + 1 == sentence.number:
            first = len(sentences[number - 1].figures)
            whole = joined(sentences[number - 1], whole)
        for at in changes:
            found = _of_change(whole, first + at, held)
            if found is not None:
                yield found


def _may_change(sentence: Sentence, at: int) -> bool:
    """Whether a figure may tell a difference or a rate of change."""
    figure = sentence.figures[at]
    if figure.qualifier or figure.target or not is_well_read(figure) or value_of(figure) <= 0:
        return False
    clause = clause_before(sentence, at)
    if _NO_CHANGE.search(clause):
        return False
    if figure.unit in CHANGES:
        if figure.role is Role.LEVEL and _REACHED.search(clause):
            return False
        return figure.role is not Role.LEVEL or listed_with(sentence, at) is not None or _ways(clause) is not None
    return (figure.unit not in RATES or figure.unit in _OF_RATES) and is_difference(sentence, at) > 0


def _ways(words: str) -> Role | None:
    """Whether the last words tell of rising or of falling."""
    if _FELL.search(words[-_REACH:]):
        return Role.DECREASE
    return Role.INCREASE if _ROSE.search(words[-_REACH:]) else None


def _of_change(both: Sentence, at: int, agreed: Agreed) -> Finding | None:
    figure = both.figures[at]
    if figure.unit not in CHANGES:
        return _of_amount(both, at, agreed)
    listed = listed_with(both, at)
    role = figure.role
    if role is Role.LEVEL:
        told = _ways(clause_before(both, at if listed is None else listed[0]))
        if told is None:
            return None
        role = told
    return _of_rate(both, at, replace(figure, role=role), agreed)


def _of_amount(both: Sentence, at: int, agreed: Agreed) -> Finding | None:
    figure = both.figures[at]
    told = is_difference(both, at)
    places = values_around(both, at, _OF_RATES.get(figure.unit, figure.unit)) if told else []
    pairs = pairs_of(both, at, places)
    amount = interval_of(figure)
    for one, other, sure in pairs:
        high, low = _in_order(both, one, other)
        apart = interval_of(high) - interval_of(low)
        # Two numbers that may be one by their rounding say nothing of what lies between them.
        if apart.low > 0 and apart.meets(amount):
            return _difference(high, low, figure) if sure or told >= _BY_WORDS else None
    if figure.start in agreed.changes:
        return None
    near = nearest(both, at, pairs, agreed)
    best, least = None, CERTAIN
    for one, other, sure in near:
        high, low = _in_order(both, one, other)
        top, bottom = interval_of(high), interval_of(low)
        meant = (
            (figure, top - bottom),
            (high, bottom + amount),
            (low, top - amount),
            (low, top + amount),
            (high, bottom - amount),
        )
        chance = min(slip_by_chance(each, right) for each, right in meant)
        if figure.unit in _OF_RATES:
            chance = min(chance, _as_rate_by_chance(high, low, figure))
        chance *= len(near)
        surely = told + sure - (other > at and is_gross(both, at)) if sure or told > _BY_WORDS else 0
        if chance <= _ALLOWED[surely] and chance < least:
            best, least = _difference(high, low, figure), chance
    return best


def _as_rate_by_chance(high: Figure, low: Figure, change: Figure) -> float:
    """How likely it is by chance that points of per cent are told by how many per cent a rate changed."""
    rates = (interval_of(high).over(interval_of(low)), interval_of(low).over(interval_of(high)))
    told = [less_one(rate, Decimal(100), falls=falls) for rate, falls in zip(rates, (False, True), strict=True) if rate]
    return min((equal_by_chance(change, each) for each in told), default=CERTAIN) * len(told)


def _in_order(both: Sentence, one: int, other: int) -> tuple[Figure, Figure]:
    high, low = sorted((both.figures[one], both.figures[other]), key=value_of, reverse=True)
    return high, low


def _difference(high: Figure, low: Figure, change: Figure) -> Finding | None:
    found = between(high, low, replace(change, role=Role.INCREASE))
    return replace(found, checked=change) if found is not None else None


def _of_rate(both: Sentence, at: int, change: Figure, agreed: Agreed) -> Finding | None:
    pairs = pairs_of(both, at, values_around(both, at, None))
    figure = both.figures[at]
    for one, other, sure in pairs:
        for later, earlier in _directed(both, one, other) if sure else ():
            held = against_values(later, earlier, Change(change, wording.UNSAID))
            if held is not None and held.verdict is not Verdict.INCONSISTENT:
                return replace(held, checked=figure)
    if figure.start in agreed.changes:
        return None
    near = [pair for pair in nearest(both, at, pairs, agreed) if _may_be_of(both, at, pair)]
    rest_agree = _do_others_agree(both, at, change)
    best, least = None, CERTAIN
    for one, other, sure in near:
        for later, earlier in _directed(both, one, other):
            chance = 0.0 if rest_agree else rate_by_chance(later, earlier, change) * len(near)
            if chance <= _ALLOWED[sure + 2] and chance < least:
                best, least = against_values(later, earlier, Change(change, wording.UNSAID)), chance
    return replace(best, checked=figure) if best is not None else None


def _do_others_agree(both: Sentence, at: int, change: Figure) -> bool:
    """Whether the other changes of a list come out to the last digit: so it is read aright."""
    listed = listed_with(both, at)
    if listed is None:
        return False
    agreeing = 0
    for place in range(*listed):
        for one, other in row_of(both, place, *listed) if place != at else ():
            printed = Change(replace(both.figures[place], role=change.role), wording.UNSAID)
            held = [against_values(*pair, printed) for pair in _directed(both, one, other)]
            agreeing += any(each is not None and each.verdict is Verdict.CONSISTENT for each in held)
    return agreeing == listed[1] - listed[0] - 1


def _directed(both: Sentence, one: int, other: int) -> Iterator[tuple[Figure, Figure]]:
    """Two values as later and earlier, in either order that their years allow."""
    here, there = both.figures[one], both.figures[other]
    for later, earlier in ((here, there), (there, here)):
        if None in (later.year, earlier.year) or (later.year or 0) >= (earlier.year or 0):
            yield later, earlier


def _may_be_of(both: Sentence, at: int, pair: Pair) -> bool:
    """Whether a rate may be one of two values at the prices of their years."""
    listed = listed_with(both, at) is not None
    return pair[2] > 0 and (listed or not is_of_else(both, pair[0], at)) and not _is_comparable(both, at, pair)


def _is_comparable(both: Sentence, at: int, pair: Pair) -> bool:
    """Whether the rate may be at comparable prices."""
    if any(wording.is_comparable_by_convention(both.figures[place].indicator) for place in pair[:2]):
        return True
    return any(wording.is_comparable(both.before(place)) for place in range(pair[0], max(at, pair[1]) + 1))
