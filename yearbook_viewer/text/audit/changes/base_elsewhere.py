"""Changes against the value of the year compared with, wherever the entry tells it: by its name, its unit, its year."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from yearbook_viewer.records import Figure, Finding, Role, Verdict
from yearbook_viewer.text.audit.changes.growth import against_values
from yearbook_viewer.text.audit.changes.pair_signs import CHANGES, ways
from yearbook_viewer.text.audit.clauses import wording
from yearbook_viewer.text.audit.clauses.akin import Named, are_akin, named, telling
from yearbook_viewer.text.audit.clauses.linked import clause_before, is_of_else, is_plain_value
from yearbook_viewer.text.audit.clauses.sentences import Sentence
from yearbook_viewer.text.audit.clauses.statements import Change
from yearbook_viewer.text.audit.clauses.value_pairs import listed_with
from yearbook_viewer.text.audit.numbers.chances_of_rates import rate_by_chance
from yearbook_viewer.text.audit.numbers.precision import RATES, is_well_read, value_of

_NO_CHANGE = re.compile(
    r"其余|均|每年|递增|递减|自然增长|环比|可比|不变价|口径|实际(?=[增下])|扣除|剔除|占|拉动|计划|目标|任务|预算"
)
_REACHED = re.compile("[到至为]了?$")
# Stretches of a year: their values are of another stretch than the year's.
_STRETCH = re.compile(
    r"[0-9]{1,2}月|[一二三四五六七八九十]月|半年|季度|[春夏秋冬]季|累计|历年|当[月日天]|月均|日均|平均|最[高低大小多少]|以来|计划|目标|预计|预算"
)
# How many years lie between: 六年间增长, 五年前.
_YEARS_AGO = re.compile("([0-9]{1,2}|[一二两三四五六七八九十]{1,3})年(?:间|来|内|中|前)?")
# Times that are told by no year.
_EPOCHS = (
    (re.compile("解放前夕?"), range(1946, 1950)),
    (re.compile("建国(?:初|前|之初|时)|解放(?:初|时|之初)|新中国成立(?:初|时|之初|前)"), range(1949, 1953)),
    (re.compile("改革开放(?:初|前|之初)"), range(1978, 1980)),
)
_TIME = re.compile(
    r"(?:19|20)[0-9]{2}|[0-9一二两三四五六七八九十]+年|上年|去年|前年|同期|本年|当年|今年|全年|年|[末底初]|[到至由从自比较与同]|分别|达到?|实现|完成|[共为是有仅只约已]|增长?|减少?|上升|下降|逐|其中"
)
_DIGITS = {sign: number for number, sign in enumerate("一二三四五六七八九", 1)} | {"两": 2}
_TEN = 10
# So many values told under one unit and year may be meant.
_MOST = 12
# The part of a name that the other has to have, of the lesser and of the better.
_SHARES = (0.5, 1.0)
_REACH = 24
_ALLOWED = 0.12


class _Told(NamedTuple):
    """A value and where it is told."""

    sentence: Sentence
    at: int

    @property
    def figure(self) -> Figure:
        return self.sentence.figures[self.at]


def base_elsewhere(sentences: Sequence[Sentence], known: Collection[int]) -> Iterator[Finding]:
    """Rates of change that come out, or that one misprint keeps from coming out (不符).

    `known`: where the changes begin that were held against values already.
    """
    values: dict[tuple[str, int | None], list[_Told]] | None = None
    for sentence in sentences:
        for at in range(1, len(sentence.figures)):
            change = _as_change(sentence, at) if sentence.figures[at].start not in known else None
            level = _level_of(sentence, at) if change is not None else None
            if change is None or level is None:
                continue
            values = _by_year(sentences) if values is None else values
            found = _of_change(_Told(sentence, level), at, change, values)
            if found is not None:
                yield replace(found, checked=sentence.figures[at])


def _by_year(sentences: Sequence[Sentence]) -> dict[tuple[str, int | None], list[_Told]]:
    """The values of the entry by their units and years."""
    found: dict[tuple[str, int | None], list[_Told]] = defaultdict(list)
    for sentence in sentences:
        for at, figure in enumerate(sentence.figures):
            if is_plain_value(figure) and figure.unit not in RATES and not _STRETCH.search(clause_before(sentence, at)):
                base = wording.base_of(clause_before(sentence, at))
                found[figure.unit, int(base) if base.isdigit() else figure.year].append(_Told(sentence, at))
    return found


def _as_change(sentence: Sentence, at: int) -> Figure | None:
    """The figure as a rate of change of one value; None where it tells none, or one of other years or prices."""
    figure = sentence.figures[at]
    if figure.unit not in CHANGES or figure.qualifier or not is_well_read(figure) or value_of(figure) <= 0:
        return None
    listed = listed_with(sentence, at)
    words = sentence.before(at if listed is None else listed[0])
    if figure.target or _NO_CHANGE.search(words[-_REACH:]) or _REACHED.search(words):
        return None
    if figure.role is not Role.LEVEL:
        return figure
    told = ways(clause_before(sentence, at if listed is None else listed[0]))
    return replace(figure, role=told) if told is not None and figure.unit != "成" else None


def _level_of(sentence: Sentence, at: int) -> int | None:
    """The place of the value that a rate is told of: the last before it, or the one at its place of a list."""
    listed = listed_with(sentence, at)
    first = at if listed is None else listed[0]
    level = first - 1
    while level > 0 and sentence.figures[level].role is not Role.LEVEL and ";" not in sentence.before(level + 1):
        level -= 1
    if listed is not None:
        level -= listed[1] - 1 - at
    if level < 0 or any(";" in sentence.before(place) for place in range(level + 1, first + 1)):
        return None
    figure = sentence.figures[level]
    if not is_plain_value(figure) or figure.unit in RATES or wording.tells_comparison(sentence.before(level)):
        return None
    return None if listed is None and is_of_else(sentence, level, at) else level


def _of_change(
    told: _Told, at: int, change: Figure, values: Mapping[tuple[str, int | None], Sequence[_Told]]
) -> Finding | None:
    level = told.figure
    if wording.is_comparable_by_convention(level.indicator):
        return None
    near = [
        each
        for year in _years(told, at)
        for each in values.get((level.unit, year), ())
        if each.figure.start != level.start
    ]
    alike = [each for each in near if _are_of_one(told, each)] if len(near) <= _MOST else []
    wrong: list[tuple[float, Finding]] = []
    for each in alike:
        found = against_values(level, each.figure, Change(change, wording.UNSAID))
        if found is None:
            continue
        if found.verdict is not Verdict.INCONSISTENT:
            return found
        wrong.append((rate_by_chance(level, each.figure, change) * len(alike), found))
    best = min(wrong, key=lambda each: each[0], default=None)
    return best[1] if best is not None and best[0] <= _ALLOWED else None


def _years(told: _Told, at: int) -> Collection[int]:
    """The years that the value compared with may be told of."""
    own, words = told.figure.year, told.sentence.before(at)
    base = wording.base_of(words)
    if base.isdigit():
        return (int(base),)
    if own is None:
        return ()
    if base in (wording.PRIOR, wording.UNSAID):
        return (own - 1,)
    ago = _YEARS_AGO.search(words)
    if ago is not None:
        return (own - _number(ago[1]),)
    return next((years for epoch, years in _EPOCHS if epoch.search(words)), ())


def _number(words: str) -> int:
    if words.isdecimal():
        return int(words)
    tens, ten, ones = words.rpartition("十")
    return (_DIGITS.get(tens, 1) * _TEN if ten else 0) + _DIGITS.get(ones[-1:], 0)


def _are_of_one(one: _Told, other: _Told) -> bool:
    """Whether two values are of one thing by their names and by the whole that they are of."""
    here, there = one.figure, other.figure
    if here.scope and there.scope and here.scope != there.scope:
        return False
    names = [_name(each) for each in (one, other)]
    return bool(telling(names[0].name) & telling(names[1].name)) and are_akin(*names, _SHARES)


def _name(told: _Told) -> Named:
    """The name of a value, without what tells of its time only."""
    name = _TIME.sub("", re.split("[,，、;；]", told.figure.indicator)[-1])
    clause = clause_before(told.sentence, told.at)
    return named(name, clause, told.sentence.before(told.at)[-_REACH:] + told.figure.indicator)
