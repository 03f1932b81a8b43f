"""Differences and rates of change against two values nearby: known by the arithmetic and by where they stand, weighed
against each other."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from math import inf, log2
from typing import NamedTuple

from yearbook_viewer.records import Figure, Finding, Role, Verdict
from yearbook_viewer.text.audit.changes.changes import between
from yearbook_viewer.text.audit.changes.growth import against_values
from yearbook_viewer.text.audit.changes.pair_doubts import doubts_of_pair
from yearbook_viewer.text.audit.changes.pair_signs import CHANGES, OF_RATES, Agreed, place_of_pair, values_around, ways
from yearbook_viewer.text.audit.clauses import wording
from yearbook_viewer.text.audit.clauses.linked import clause_before, is_difference
from yearbook_viewer.text.audit.clauses.sentences import Sentence, joined
from yearbook_viewer.text.audit.clauses.statements import Change
from yearbook_viewer.text.audit.clauses.value_pairs import listed_with
from yearbook_viewer.text.audit.numbers.chances import CERTAIN, equal_by_chance, slip_by_chance
from yearbook_viewer.text.audit.numbers.chances_of_rates import less_one, rate_by_chance
from yearbook_viewer.text.audit.numbers.precision import RATES, interval_of, is_well_read, last_digit, value_of
from yearbook_viewer.text.audit.numbers.rates import printed_rate

_NO_CHANGE = re.compile(
    r"其余|年均|年平均|平均增|平均每年|每年|递增|递减|其中|自然增长|平均调|环比|可比|不变价|历年(?!平均)|[陈旧尾]欠|累计[结盈]余|滚存"
)
# 漏损率由18.6%降到14.2%: what something came to is no change of anything.
_REACHED = re.compile("[增升涨提降减缩扩跌落][^,;]{0,2}[到至]了?$")
# 占少数民族人口的76.61%: what is a share of something is no change.
_SHARE = re.compile("占(?!用|领|地|道|压)")
_AGREEING = (Verdict.CONSISTENT, Verdict.ROUNDING)
# So many sentences before may hold the values.
_BACK = 2
# And so many figures around it one that was copied.
_NEAR = 8
# The bits from which on a change is one of two values, where it comes out and where it does not.
_MAY_BE, _UNLIKELY, _IS = -1.0, -2.5, 7.3
# Where the place says less than this, the numbers have to say so much more.
_BY_PLACE, _OPEN_PLACE = 2.0, 1.7
# What it tells where no misprint explains the numbers: little where the words leave nothing open.
_OPEN, _UNEXPLAINED = -1.0, -5.0
# Of rates that may be at comparable prices only those of values at one price, that printed their base, are held, and
# only a misprint so unlikely by chance tells that they are not.
_AT_ONE_PRICE, _AT_OTHER_PRICES = re.compile("总产值|国民收入"), 0.01
# Of nine digits one, moved one way or the other.
_SHIFTED = 2 / 9
_TEN = Decimal(10)


class _Weighed(NamedTuple):
    """Two values with the bits of their place, whether the words leave nothing open, and the bits against it if the
    change does not come out."""

    later: Figure
    earlier: Figure
    bits: float
    sure: bool
    doubts: float


def settled_changes(sentences: Sequence[Sentence], told: Sequence[Finding]) -> Iterator[Finding]:
    """Changes that come out of two values nearby. `told`: what was found of changes already; those are left alone."""
    return _checked(sentences, told, _settled)


def weighed_changes(sentences: Sequence[Sentence], told: Sequence[Finding]) -> Iterator[Finding]:
    """Changes (不符) whose place tells so surely that they are of two values that this and the misprint that would
    explain the numbers are together no chance.

    `told`: what was found of changes. Those are left alone, and where a change agrees with its values these are of
    nothing else.
    """
    return _checked(sentences, told, _doubted)


def _checked(
    sentences: Sequence[Sentence], told: Sequence[Finding], check: Callable[[Sentence, int, Agreed], Finding | None]
) -> Iterator[Finding]:
    """What a check finds of the changes of which nothing was."""
    done = {finding.checked.start for finding in told if finding.verdict is not Verdict.PARTIAL}
    agreed = Agreed([finding for finding in told if finding.verdict in _AGREEING])
    for number, sentence in enumerate(sentences):
        changes = [
            at for at, figure in enumerate(sentence.figures) if figure.start not in done and _may_change(sentence, at)
        ]
        if not changes:
            continue
        whole, first = _with_neighbours(sentences, number)
        for at in changes:
            found = check(whole, first + at, agreed)
            if found is not None:
                yield replace(found, checked=sentence.figures[at])


def _with_neighbours(sentences: Sequence[Sentence], number: int) -> tuple[Sentence, int]:
    """A sentence with those of its paragraph around it, and how many figures stand before its own."""
    begin = number
    while begin and number - begin < _BACK and sentences[begin - 1].number + 1 == sentences[begin].number:
        begin -= 1
    whole = sentences[begin]
    for at in range(begin + 1, number + 1):
        whole = joined(whole, sentences[at])
    first = len(whole.figures) - len(sentences[number].figures)
    if number + 1 < len(sentences) and sentences[number + 1].number == sentences[number].number + 1:
        whole = joined(whole, sentences[number + 1])
    return whole, first


def _may_change(sentence: Sentence, at: int) -> bool:
    """Whether a figure may tell a difference or a rate of change."""
    figure = sentence.figures[at]
    if figure.qualifier or figure.target or not is_well_read(figure) or value_of(figure) <= 0:
        return False
    clause = clause_before(sentence, at)
    if _NO_CHANGE.search(clause):
        return False
    if figure.unit in CHANGES:
        if (figure.role is Role.LEVEL and _REACHED.search(clause)) or (_SHARE.search(clause) and ways(clause) is None):
            return False
        return figure.role is not Role.LEVEL or listed_with(sentence, at) is not None or ways(clause) is not None
    return (figure.unit not in RATES or figure.unit in OF_RATES) and is_difference(sentence, at) > 0


def _as_told(both: Sentence, at: int) -> Figure | None:
    """The figure with the way that it tells something changed; None for a rate of which nothing tells it."""
    figure = both.figures[at]
    if figure.unit not in CHANGES or figure.role is not Role.LEVEL:
        return figure
    listed = listed_with(both, at)
    told = ways(clause_before(both, at if listed is None else listed[0]))
    return replace(figure, role=told) if told is not None else None


def _settled(both: Sentence, at: int, agreed: Agreed) -> Finding | None:
    """The finding of the likeliest two values that a change comes out of."""
    figure = _as_told(both, at)
    if figure is None:
        return None
    best, most = None, _MAY_BE
    for one, other in _pairs(both, at):
        for later, earlier in _directed(both, one, other, figure):
            found = _held(later, earlier, figure) if _comes_out(later, earlier, figure) else None
            place = place_of_pair(both, at, one, other, agreed) if found is not None else None
            if place is not None and place[0] > most:
                best, most = found, place[0]
    return best


def _doubted(both: Sentence, at: int, agreed: Agreed) -> Finding | None:
    """The finding of the two values that a change is so surely of that it should come out."""
    figure = _as_told(both, at)
    if figure is None or figure.start in agreed.changes:
        return None
    pairs: list[_Weighed] = []
    for one, other in _pairs(both, at):
        place = place_of_pair(both, at, one, other, agreed)
        if place is not None and place[0] > _UNLIKELY:
            directed = _directed(both, one, other, figure)
            doubts = doubts_of_pair(both, at, (one, other))
            pairs += (_Weighed(*each, *place, doubts) for each in directed if not _comes_out(*each, figure))
    near = range(max(0, at - _NEAR), min(len(both.figures), at + _NEAR + 1))
    others = [both.figures[place] for place in near if place != at and both.figures[place].unit == figure.unit]
    best, most = None, _IS
    for each in pairs:
        bits = each.bits - each.doubts + _explained(each, figure, others) - _open_by(each, pairs)
        bits -= _OPEN_PLACE if each.bits < _BY_PLACE else 0.0
        found = _held(each.later, each.earlier, figure) if bits >= most else None
        if found is not None and found.verdict is Verdict.INCONSISTENT:
            best, most = found, bits
    return best


def _comes_out(later: Figure, earlier: Figure, change: Figure) -> bool:
    """Whether a change may be that of two values as far as rounding goes."""
    high, low, printed = interval_of(later), interval_of(earlier), interval_of(change)
    if change.unit not in CHANGES:
        return (high - low).meets(printed)
    ratio = high.over(low)
    falls = change.role is Role.DECREASE
    return ratio is not None and less_one(ratio, printed_rate(change).per, falls=falls).meets(printed)


def _explained(pair: _Weighed, change: Figure, others: Sequence[Figure]) -> float:
    """The bits of a misprint that explains the numbers; less than none where nothing does."""
    chance = _chance(pair, change, others)
    name = pair.later.indicator
    by_convention = change.unit in CHANGES and wording.is_comparable_by_convention(name)
    if by_convention and (chance > _AT_OTHER_PRICES or not _AT_ONE_PRICE.search(name)):
        return -inf
    if chance < CERTAIN:
        return -log2(chance)
    return _OPEN if pair.sure else _UNEXPLAINED


def _open_by(pair: _Weighed, others: Sequence[_Weighed]) -> float:
    """The bits by which it is open of which pair a change is, by their places."""
    own = {pair.later.start, pair.earlier.start}
    rest = [each for each in others if {each.later.start, each.earlier.start} != own]
    return log2(1.0 + sum(pow(2.0, min(0.0, each.bits - pair.bits)) for each in rest))


def _pairs(both: Sentence, at: int) -> Iterator[tuple[int, int]]:
    unit = both.figures[at].unit
    places = values_around(both, at, None if unit in CHANGES else OF_RATES.get(unit, unit))
    for number, one in enumerate(places):
        for other in places[number + 1 :]:
            if both.figures[one].unit == both.figures[other].unit:
                yield one, other


def _directed(both: Sentence, one: int, other: int, change: Figure) -> Iterator[tuple[Figure, Figure]]:
    """Two values as later and earlier: of a difference the greater one first, of a rate as their years allow."""
    here, there = both.figures[one], both.figures[other]
    if change.unit not in CHANGES:
        yield (here, there) if value_of(here) >= value_of(there) else (there, here)
        return
    for later, earlier in ((here, there), (there, here)):
        if None in (later.year, earlier.year) or (later.year or 0) >= (earlier.year or 0):
            yield later, earlier


def _held(later: Figure, earlier: Figure, change: Figure) -> Finding | None:
    if change.unit in CHANGES:
        return against_values(later, earlier, Change(change, wording.UNSAID))
    # Two numbers that may be one by their rounding say nothing of what lies between them.
    apart = (interval_of(later) - interval_of(earlier)).low > 0
    return between(later, earlier, replace(change, role=Role.INCREASE)) if apart else None


def _chance(pair: _Weighed, change: Figure, others: Sequence[Figure]) -> float:
    """How likely it is by chance that one misprint in the three explains them, or a number copied from another."""
    if change.unit in CHANGES:
        chance = min(rate_by_chance(pair.later, pair.earlier, change), _shifted_by_chance(pair, change))
    else:
        top, bottom, amount = interval_of(pair.later), interval_of(pair.earlier), interval_of(change)
        meant = (
            (change, top - bottom),
            (pair.later, bottom + amount),
            (pair.later, bottom - amount),
            (pair.earlier, top - amount),
            (pair.earlier, top + amount),
        )
        chance = min(slip_by_chance(each, right) for each, right in meant)
        if change.unit in OF_RATES:
            chance = min(chance, _as_rate_by_chance(pair, change))
    printed = interval_of(change)
    # Of two rates that are the same by chance the place of the values must not speak against it.
    copied = change.unit in RATES and pair.bits >= 0 and any(printed == interval_of(each) for each in others)
    return min(chance, equal_by_chance(change, printed) * len(others)) if copied else chance


def _shifted_by_chance(pair: _Weighed, change: Figure) -> float:
    """How likely it is by chance that a rate of one digit is the right one with its point misplaced."""
    single = value_of(change) / last_digit(change) < _TEN
    moved = (replace(change, value=value_of(change) * power) for power in (_TEN, 1 / _TEN))
    return _SHIFTED if single and any(_comes_out(pair.later, pair.earlier, each) for each in moved) else CERTAIN


def _as_rate_by_chance(pair: _Weighed, change: Figure) -> float:
    """How likely it is by chance that points of per cent are told by how many per cent a rate changed."""
    per = printed_rate(replace(change, unit=OF_RATES[change.unit])).per
    high, low = interval_of(pair.later), interval_of(pair.earlier)
    rates = (high.over(low), low.over(high))
    told = [less_one(rate, per, falls=falls) for rate, falls in zip(rates, (False, True), strict=True) if rate]
    return min((equal_by_chance(change, each) for each in told), default=CERTAIN) * len(told)
