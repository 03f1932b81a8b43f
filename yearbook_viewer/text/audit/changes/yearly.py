"""Rates of change a year (年均增长, 平均每年递增) against two values and the years between them, or against the whole
change told beside them: 五年增长61.1%,年均增长10.0%."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from yearbook_viewer.records import Figure, Finding, FindingKind, Role, Verdict
from yearbook_viewer.text.audit.changes.whole_changes import COMPARABLE, YEARLY, Whole, counted, wholes_told
from yearbook_viewer.text.audit.clauses import wording
from yearbook_viewer.text.audit.clauses.akin import telling
from yearbook_viewer.text.audit.clauses.linked import clause_before, is_plain_value, link
from yearbook_viewer.text.audit.clauses.sentences import Sentence, joined
from yearbook_viewer.text.audit.clauses.value_pairs import listed_with, row_of
from yearbook_viewer.text.audit.numbers.chances import CERTAIN, equal_by_chance, slip_by_chance
from yearbook_viewer.text.audit.numbers.chances_of_rates import less_one
from yearbook_viewer.text.audit.numbers.precision import (
    RATES,
    Interval,
    common_scale,
    interval_of,
    is_well_read,
    plain,
    value_of,
)
from yearbook_viewer.text.audit.numbers.rates import printed_rate, rate_verdict, rate_words

_AT_PRICES = re.compile("现价|当年价")
_FELL = re.compile("减|降|跌|缩")
# 1980年至1985年.
_FROM_TO = re.compile("([0-9]{4})年?(?:[至到~～—-]{1,2})([0-9]{4})年")
# What the words before a rate a year say beside the name of what it is of.
_SAID = re.compile(
    r"年均|平均|每年|[年均]?递[增减]|逐年|按?现价|当年价格?|计算|增长?率?|速度|以|达|为|间|[0-9一二两三四五六七八九十]+年|“[^”]*”|期间|时期|五年|来|的"
)
_BACK, _SENTENCES = 8, 2
_SURELY = 2
# From the census of July 1990 to that of November 2000 it is ten years and four months.
_CENSUS, _MONTHS = re.compile("普查"), Decimal(4) / 12
# How likely it may be by chance that a mistake explains a rate, where the words tell its values surely, and where not.
_ALLOWED = {True: 0.35, False: 0.03}


def yearly(sentences: Sequence[Sentence], told: Sequence[Finding]) -> Iterator[Finding]:
    """Rates a year against two values before them, or a whole change: those that come out, and those (不符) that do not
    for the only years there can be, or that a misprint or the whole change shared out among the years explains.

    `told`: what was found of changes; values that agree with another change are those of one thing.
    """
    agreeing = (each for each in told if each.verdict in (Verdict.CONSISTENT, Verdict.ROUNDING))
    agreed = {each.checked.start: _starts(each.against) for each in agreeing}
    for number, sentence in enumerate(sentences):
        rates = [at for at in range(len(sentence.figures)) if _is_yearly(sentence, at)]
        if not rates:
            continue
        begin = number
        while begin and number - begin < _SENTENCES and sentences[begin - 1].number + 1 == sentences[begin].number:
            begin -= 1
        whole = sentences[begin]
        for each in range(begin + 1, number + 1):
            whole = joined(whole, sentences[each])
        first = len(whole.figures) - len(sentence.figures)
        for at in rates:
            found = _of_rate(whole, first + at, agreed)
            if found is not None:
                yield found


def _is_yearly(sentence: Sentence, at: int) -> bool:
    figure = sentence.figures[at]
    if figure.unit != "%" or figure.qualifier or figure.target or not is_well_read(figure) or value_of(figure) <= 0:
        return False
    return YEARLY.search(sentence.before(_lead(sentence, at)).rpartition(";")[2]) is not None


def _is_comparable(both: Sentence, at: int) -> bool:
    words = both.before(_lead(both, at))
    return COMPARABLE.search(words + both.behind(at)[:12]) is not None and not _AT_PRICES.search(words)


def _lead(sentence: Sentence, at: int) -> int:
    listed = listed_with(sentence, at)
    return at if listed is None else listed[0]


def _of_rate(both: Sentence, at: int, agreed: Mapping[int, frozenset[int]]) -> Finding | None:
    falls = both.figures[at].role is Role.DECREASE or _FELL.search(clause_before(both, _lead(both, at))) is not None
    figure = replace(both.figures[at], role=Role.DECREASE if falls else Role.INCREASE)
    best, least = None, CERTAIN
    for whole in _wholes(both, at, agreed):
        for years, exact in whole.years:
            found = _held(whole, figure, years)
            if found is None:
                continue
            if found.verdict is not Verdict.INCONSISTENT:
                return found
            if _CENSUS.search(both.words) and _meant(whole.interval, years + _MONTHS, figure).meets(
                interval_of(figure)
            ):
                continue
            surely = whole.sure and exact > 0
            chance = _chance(whole, figure, years)
            if surely and chance == CERTAIN and (exact > 1 or not _fits_otherwise(whole, figure, years)):
                chance = _ALLOWED[True]
            if chance <= _ALLOWED[surely] and chance < least:
                best, least = found, chance
    return best


def _fits_otherwise(whole: Whole, rate: Figure, years: int) -> bool:
    """Whether a rate comes out where the first year is counted in, or the last is not: some do so."""
    found = [_held(whole, rate, each) for each in (years - 1, years + 1)]
    return any(each is not None and each.verdict is not Verdict.INCONSISTENT for each in found)


def _wholes(both: Sentence, at: int, agreed: Mapping[int, frozenset[int]]) -> Iterator[Whole]:
    """What a rate a year may be shared out of: the change between two values, or the one told right before it."""
    if not _is_comparable(both, at):
        for later, earlier, sure in _pairs(both, at, agreed):
            now, then = both.figures[later], both.figures[earlier]
            interval = interval_of(now).over(interval_of(then))
            if interval is not None and interval.low > 0:
                scale = common_scale(now, then)
                sides = f"({plain(value_of(now) / scale)} ÷ {plain(value_of(then) / scale)})"
                against = (now, then) if now.start < then.start else (then, now)
                ratio = value_of(now) / value_of(then)
                yield Whole(ratio, interval, sides, against, _years(both, later, earlier, at), sure)
    yield from wholes_told(both, at)


def _pairs(both: Sentence, at: int, agreed: Mapping[int, frozenset[int]]) -> Iterator[tuple[int, int, bool]]:
    """The later and the earlier value that a rate may be of, the nearest first, and whether surely."""
    listed = listed_with(both, at)
    if listed is not None:
        yield from ((*_in_time(both, *row), True) for row in row_of(both, at, *listed))
        return
    places = [
        place
        for place in range(at - 1, max(-1, at - 1 - _BACK), -1)
        if is_plain_value(both.figures[place]) and both.figures[place].unit not in RATES
    ]
    name = telling(_SAID.sub("", clause_before(both, at)))
    for number, other in enumerate(places):
        for one in places[number + 1 :]:
            here, there = both.figures[one], both.figures[other]
            if here.unit != there.unit or (name and not name & set(both.before(one) + here.indicator)):
                continue
            own = _starts((here, there))
            told = all(agreed.get(both.figures[place].start) == own for place in range(other + 1, at))
            sure = told and (other < at - 1 or (other == one + 1 and link(both, one, other) >= _SURELY))
            if wording.is_comparable_by_convention(here.indicator) and not _AT_PRICES.search(both.before(at)):
                continue
            if sure or link(both, one, other):
                yield (*_in_time(both, one, other), sure)


def _in_time(both: Sentence, one: int, other: int) -> tuple[int, int]:
    years = _year_of(both, one), _year_of(both, other)
    if None not in years and years[0] != years[1]:
        return (one, other) if (years[0] or 0) > (years[1] or 0) else (other, one)
    return (one, other) if re.search("[比较与同为是由从]", both.before(other)) else (other, one)


def _years(both: Sentence, later: int, earlier: int, at: int) -> list[tuple[int, int]]:
    """How many years may lie between two values, and how surely nobody would count otherwise."""
    words = "".join(both.gaps[min(later, earlier) : at + 1])
    one, other = _year_of(both, later), _year_of(both, earlier)
    between = one - other if one is not None and other is not None else 0
    ranges = _FROM_TO.findall(both.before(min(later, earlier)))
    return counted(words, between or sum(int(end) - int(start) for start, end in ranges[-1:]))


def _year_of(both: Sentence, at: int) -> int | None:
    """The year of a value: the one named before it (为1985年的), or its own."""
    base = wording.base_of(both.before(at))
    return int(base) if base.isdigit() else both.figures[at].year


def _held(whole: Whole, rate: Figure, years: int) -> Finding | None:
    if years < 1:
        return None
    computed = _a_year(whole.ratio, years, rate)
    verdict = rate_verdict(computed, _meant(whole.interval, years, rate), rate)
    sides = f"{whole.sides}^(1/{years})"
    sides = f"1 − {sides}" if rate.role is Role.DECREASE else f"{sides} − 1"
    words = rate_words(sides, computed, rate, verdict)
    return Finding(FindingKind.GROWTH, verdict, words, rate, whole.against)


def _meant(quotient: Interval, years: int | Decimal, rate: Figure) -> Interval:
    ends = [_a_year(ratio, years, rate) for ratio in (quotient.low, quotient.high)]
    return Interval(min(ends), max(ends))


def _a_year(ratio: Decimal, years: int | Decimal, rate: Figure) -> Decimal:
    """By how much a value changes every year that becomes so many times itself in these years."""
    found = (ratio ** (1 / Decimal(years)) - 1) * printed_rate(rate).per
    return -found if rate.role is Role.DECREASE else found


def _chance(whole: Whole, rate: Figure, years: int) -> float:
    """How likely it is by chance that a rate is a misprint of the right one, or the whole change, as it is or shared
    out among the years; CERTAIN where it is neither."""
    meant = _meant(whole.interval, years, rate)
    shared = less_one(whole.interval, printed_rate(rate).per / years, falls=rate.role is Role.DECREASE)
    all_of_it = shared.times(Decimal(years))
    return min(
        slip_by_chance(rate, meant) if meant.low > 0 else CERTAIN,
        *(equal_by_chance(rate, each) if each.low > 0 else CERTAIN for each in (shared, all_of_it)),
    )


def _starts(figures: Sequence[Figure]) -> frozenset[int]:
    return frozenset(figure.start for figure in figures)
