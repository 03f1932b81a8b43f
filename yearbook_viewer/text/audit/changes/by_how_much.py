"""Rates told beside the amount of their change, and multiples of an earlier value: 多支出2430万元,增长14.9%."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from yearbook_viewer.records import Figure, Finding, Role, Verdict
from yearbook_viewer.text.audit.changes.changes import against_rate
from yearbook_viewer.text.audit.changes.growth import against_values
from yearbook_viewer.text.audit.changes.now_and_then import as_rate
from yearbook_viewer.text.audit.clauses import wording
from yearbook_viewer.text.audit.clauses.linked import BY_WORDS, clause_before, is_difference, is_plain_value
from yearbook_viewer.text.audit.clauses.sentences import Sentence
from yearbook_viewer.text.audit.clauses.statements import Change
from yearbook_viewer.text.audit.numbers.chances import CERTAIN, equal_by_chance, slip_by_chance
from yearbook_viewer.text.audit.numbers.precision import (
    RATES,
    Interval,
    interval_of,
    is_well_read,
    last_digit,
    value_of,
)

_HUNDRED = Decimal(100)
# The value stands at most so many figures before the amount of its change.
_BACK = 4
# How likely it may be by chance that a misprint explains a rate behind its amount; a multiple may be of other values.
_MOST_LIKELY, _LIKELY_MULTIPLE = 0.15, CERTAIN / 2
_GROSS = re.compile("新|其中|累计|均|每")
_MORE = re.compile("[比较][^,;比较]{2,8}[多少增减][^,;]{0,4}$")
# 为建国初期的4.5倍: how many times it became itself.
_TIMES = re.compile("(?:为|是|达到?|相当于|等于)了?[^,;。的]{2,10}的$")
_YEAR = re.compile("([0-9]{4})年的$")
_THEN = re.compile("[0-9]{4}年|上年|去年|初期|原|由|从")


def by_how_much(sentences: Sequence[Sentence], known: Collection[int]) -> Iterator[Finding]:
    """Rates right behind the amount of a change, and multiples behind two values: those that come out, and those that
    one misprint explains (不符). `known`: where the figures begin that were held already."""
    for sentence in sentences:
        for at in range(2, len(sentence.figures)):
            if sentence.figures[at].start in known:
                continue
            found = _of_amount(sentence, at) or _of_times(sentence, at)
            if found is not None:
                yield replace(found, checked=sentence.figures[at])


def _of_amount(sentence: Sentence, at: int) -> Finding | None:
    rate, amount = as_rate(sentence, at), sentence.figures[at - 1]
    if rate is None or sentence.figures[at].role is Role.LEVEL or amount.role is not Role.LEVEL:
        return None
    clause = clause_before(sentence, at - 1)
    if is_difference(sentence, at - 1) < BY_WORDS and not _MORE.search(clause):
        return None
    if _GROSS.search(clause) or not _may_be_value(amount) or ";" in sentence.before(at):
        return None
    level = next(
        (
            sentence.figures[place]
            for place in range(at - 2, max(-1, at - 2 - _BACK), -1)
            if sentence.figures[place].unit == amount.unit
        ),
        None,
    )
    if level is None or not _may_be_value(level) or wording.is_comparable_by_convention(level.indicator):
        return None
    found = against_rate(level, replace(amount, role=rate.role), Change(rate, wording.UNSAID))
    if found is None or found.verdict is not Verdict.INCONSISTENT:
        return found
    grows = rate.role is Role.INCREASE
    former = value_of(level) - value_of(amount) if grows else value_of(level) + value_of(amount)
    half = last_digit(rate) / 2
    right, mistaken = (value_of(amount) / base * _HUNDRED for base in (former, value_of(level)))
    chance = min(
        slip_by_chance(rate, Interval(right - half, right + half)),
        equal_by_chance(rate, Interval(mistaken - half, mistaken + half)),
    )
    return found if chance <= _MOST_LIKELY else None


def _of_times(sentence: Sentence, at: int) -> Finding | None:
    """有效灌溉面积1949年为8.4万亩,1985年达到37.8万亩,为建国初期的4.5倍."""
    times, earlier, later = sentence.figures[at], sentence.figures[at - 2], sentence.figures[at - 1]
    if times.unit != "倍" or times.qualifier or not is_well_read(times) or not _TIMES.search(sentence.before(at)):
        return None
    if earlier.unit != later.unit or not (_may_be_value(earlier) and _may_be_value(later)):
        return None
    year = _YEAR.search(sentence.before(at))
    if year is not None and earlier.year is not None and int(year[1]) != earlier.year:
        return None
    if not _THEN.search(sentence.before(at - 2)) or value_of(later) <= value_of(earlier):
        return None
    found = against_values(later, earlier, Change(times, wording.UNSAID, multiple=True))
    if found is None or found.verdict is not Verdict.INCONSISTENT:
        return found
    quotient = interval_of(later).over(interval_of(earlier))
    return found if quotient is not None and slip_by_chance(times, quotient) < _LIKELY_MULTIPLE else None


def _may_be_value(figure: Figure) -> bool:
    return is_plain_value(figure) and figure.unit not in RATES
