"""Sums told in two units at once, 馆藏186卷、412件, 接收32卷、28件, …: what holds in the one holds in the other."""

import re
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from itertools import product
from typing import NamedTuple

from yearbook_viewer.records import Figure, Finding, FindingKind, Verdict
from yearbook_viewer.text.audit.clauses.sentences import Sentence
from yearbook_viewer.text.audit.numbers.chances import slip_by_chance
from yearbook_viewer.text.audit.numbers.precision import Interval, half_digit, is_amount, value_of
from yearbook_viewer.text.audit.numbers.written import written_out

# What stands between two numbers of one thing (3个班117人, 5件、16人), and between two of what is divided.
_OF_ONE = re.compile(r"^[\u4e00-\u9fff]{0,4}[、(]?[\u4e00-\u9fff]{0,4}$")
_OF_TOTAL = re.compile(r"^[\u4e00-\u9fff]{0,6}[、,(]?[\u4e00-\u9fff]{0,8}$")
# What is told of one thing is no amount of it.
_AVERAGE = re.compile("[均每单最]|[亩株]产|占|比")
# The number of the whole may stand apart from its fellow, so many numbers before it.
_REACH = 6
_FEWEST, _MOST = 2, 9
# Of more numbers in step any may be wrong by so much of the whole; of two one misprint has to explain it.
_MANY, _FAR = 3, Decimal("0.25")
_ALLOWED = 0.2


class _Told(NamedTuple):
    """A number with the words before it, which hold a stop where a sentence begins."""

    figure: Figure
    words: str


def in_step(sentences: Sequence[Sentence], found: Sequence[Finding]) -> Iterator[Finding]:
    """The sums of the numbers beside those of sums and accounts (`found`) that come out to the last digit."""
    told = [
        _Told(figure, "。" + words if not at else words)
        for sentence in sentences
        for at, (figure, words) in enumerate(zip(sentence.figures, sentence.gaps, strict=False))
    ]
    places = {each.figure.start: place for place, each in enumerate(told)}
    known = {_ends(each) for each in found if each.verdict is not Verdict.PARTIAL}
    for each in found:
        if each.verdict is not Verdict.CONSISTENT or not _FEWEST <= len(each.against) <= _MOST:
            continue
        if each.kind not in (FindingKind.SUM, FindingKind.CHANGE):
            continue
        for step in (1, -1):
            made = _beside(told, places, each, step)
            if made is not None and _ends(made) not in known:
                known.add(_ends(made))
                yield made


def _ends(each: Finding) -> tuple[int, int]:
    """Where the total and the first of its parts begin."""
    return each.checked.start, each.against[0].start if each.against else -1


def _beside(told: Sequence[_Told], places: dict[int, int], each: Finding, step: int) -> Finding | None:
    """The same sum of the numbers that follow (1) those of one that comes out, or stand before them (-1)."""
    if any(figure.start not in places for figure in (each.checked, *each.against)):
        return None
    fellows = [_fellow(told, places[figure.start], step, _OF_ONE) for figure in each.against]
    units = {fellow.unit for fellow in fellows if fellow is not None}
    if len(units) != 1:
        return None
    taken = {fellow.start for fellow in fellows if fellow is not None}
    total = _fellow_of_total(told, places[each.checked.start], step, units.pop(), taken)
    signs = _signs(each)
    terms = [(sign, fellow) for sign, fellow in zip(signs, fellows, strict=True) if fellow is not None]
    # What left nothing in the other unit may be untold: 销毁730卷.
    missing = len(fellows) - len(terms)
    if total is None or len(terms) < _FEWEST or (missing and (fellows[0] is None or each.kind is FindingKind.SUM)):
        return None
    return _held(each.kind, total, terms)


def _fellow(told: Sequence[_Told], place: int, step: int, between: re.Pattern[str]) -> Figure | None:
    beside = place + step
    if not 0 <= beside < len(told):
        return None
    words, other = told[max(place, beside)].words, told[beside].figure
    near = between.match(words) is not None and not _AVERAGE.search(words)
    return other if near and is_amount(other) and other.unit != told[place].figure.unit else None


def _fellow_of_total(told: Sequence[_Told], place: int, step: int, unit: str, taken: Collection[int]) -> Figure | None:
    """The number beside a total, else the nearest before it if told of the same: 来信77件…来信5件."""
    for way in (step, -step):
        beside = _fellow(told, place, way, _OF_TOTAL)
        if beside is not None and beside.unit == unit and beside.start not in taken:
            return beside
    name = told[place].figure.indicator
    for other in range(place - 1, max(-1, place - 1 - _REACH), -1):
        figure = told[other].figure
        if figure.unit == unit and is_amount(figure):
            return figure if figure.indicator == name else None
    return None


def _signs(each: Finding) -> tuple[int, ...]:
    """The ways in which the numbers of an account moved; of a sum all come in."""
    if each.kind is FindingKind.SUM:
        return (1,) * len(each.against)
    values, whole = [value_of(figure) for figure in each.against], value_of(each.checked)
    for signs in product((1, -1), repeat=len(values) - 1):
        if sum((sign * value for sign, value in zip((1, *signs), values, strict=True)), Decimal(0)) == whole:
            return (1, *signs)
    return (1,) * len(values)


def _held(kind: FindingKind, total: Figure, terms: Sequence[tuple[int, Figure]]) -> Finding | None:
    exact = sum((sign * value_of(figure) for sign, figure in terms), Decimal(0))
    off = value_of(total) - exact
    half = sum((half_digit(figure) for _, figure in terms), half_digit(total))
    verdict = Verdict.CONSISTENT if not off else Verdict.ROUNDING if abs(off) <= half else Verdict.INCONSISTENT
    if verdict is Verdict.INCONSISTENT:
        meant = [(total, exact), *((figure, value_of(figure) + sign * off) for sign, figure in terms)]
        chance = min(slip_by_chance(figure, Interval(right - half, right + half)) for figure, right in meant)
        near = len(terms) >= _MANY and abs(off) <= _FAR * value_of(total)
        if any(figure.qualifier for _, figure in terms) or total.qualifier or not (near or chance <= _ALLOWED):
            return None
    words = written_out(terms, total, verdict)
    return Finding(kind, verdict, words, total, tuple(figure for _, figure in terms))
