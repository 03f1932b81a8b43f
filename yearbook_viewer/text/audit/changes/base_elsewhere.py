"""Changes against the value of the year compared with, wherever the entry tells it: by its name, its unit, its year."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from yearbook_viewer.records import Figure, Finding, Role, Verdict
from yearbook_viewer.text.audit.changes.growth import against_values
from yearbook_viewer.text.audit.changes.pair_signs import CHANGES, ways
from yearbook_viewer.text.audit.changes.values_by_time import Told, ValuesByTime
from yearbook_viewer.text.audit.clauses import wording
from yearbook_viewer.text.audit.clauses.akin import Named, are_akin, core_of, named, telling
from yearbook_viewer.text.audit.clauses.linked import clause_before, is_of_else, is_plain_value
from yearbook_viewer.text.audit.clauses.sentences import Sentence
from yearbook_viewer.text.audit.clauses.statements import Change
from yearbook_viewer.text.audit.clauses.value_pairs import listed_with
from yearbook_viewer.text.audit.numbers.chances import CERTAIN, equal_by_chance, slip_by_chance
from yearbook_viewer.text.audit.numbers.chances_of_rates import less_one, rate_by_chance
from yearbook_viewer.text.audit.numbers.precision import RATES, interval_of, is_well_read, value_of
from yearbook_viewer.text.audit.numbers.rates import printed_rate

_NO_CHANGE = re.compile(
    r"其余|均|每年|递增|递减|自然增长|环比|可比|不变价|口径|实际(?=[增下])|扣除|剔除|占|拉动|计划|目标|任务|预算"
)
_REACHED = re.compile("[到至为]了?$")
_COMPARED = re.compile("(?:与|同|和|比|较)[^,;]{2,14}相比")
# How many times another value one is: 为1990年的3.4倍.
_TIMES = re.compile("(?:为|是|达到?|相当于|等于)了?[^,;。]{2,12}的$")
_TIME = re.compile(
    r"上一[^,;]{0,3}(?:期|季|学年|年度|财年)|(?:19|20)[0-9]{2}|[0-9一二两三四五六七八九十]+年|上年|去年|前年|同期|本年|当年|今年|全年|年|[末底初]|[到至由从自比较与同]|分别|达到?|实现|完成|[共为是有仅只约已]|增长?|减少?|上升|下降|逐|其中"
)
# So many values told under one unit and year may be meant.
_MOST = 12
# The part of a name that the other has to have, of the lesser and of the better.
_SHARES = (0.5, 1.0)
_REACH, _TELLING = 24, 2
# How likely it may be by chance that a misprint explains a rate; and one told of a year by number, of one value of the
# same name that is told of it.
_ALLOWED, _ALLOWED_SURELY = 0.12, 0.65


class _Compared(NamedTuple):
    """A rate of change, or how many times another a value is (`rate` is a level), of which value it is told, and what
    the words say it is compared with."""

    rate: Figure
    level: Told
    words: str


def base_elsewhere(sentences: Sequence[Sentence], known: Collection[int]) -> Iterator[Finding]:
    """Rates of change that come out, or that one misprint keeps from coming out (不符).

    `known`: where the changes begin that were held against values already.
    """
    values: ValuesByTime | None = None
    for number, sentence in enumerate(sentences):
        for at, figure in enumerate(sentence.figures):
            change = _as_change(sentence, at) if figure.start not in known else None
            if change is None:
                continue
            former = sentences[number - 1] if number and sentences[number - 1].number + 1 == sentence.number else None
            level = _level_of(sentence, at, former)
            if level is None:
                continue
            values = ValuesByTime(sentences) if values is None else values
            found = _held(_Compared(change, level, _compared_with(sentence, at)), values)
            if found is not None:
                yield replace(found, checked=figure)


def _as_change(sentence: Sentence, at: int) -> Figure | None:
    """The figure as a rate of change of one value; None where it tells none, or one of other years or prices."""
    figure = sentence.figures[at]
    if figure.unit not in CHANGES or figure.qualifier or not is_well_read(figure) or value_of(figure) <= 0:
        return None
    words = sentence.before(_first_of_list(sentence, at))
    if figure.role is Role.LEVEL and _TIMES.search(words) and not figure.target:
        return figure
    if figure.target or _NO_CHANGE.search(words[-_REACH:]) or _REACHED.search(words):
        return None
    if figure.role is not Role.LEVEL:
        return figure
    told = ways(clause_before(sentence, _first_of_list(sentence, at)))
    return replace(figure, role=told) if told is not None and figure.unit != "成" else None


def _first_of_list(sentence: Sentence, at: int) -> int:
    listed = listed_with(sentence, at)
    return at if listed is None else listed[0]


def _compared_with(sentence: Sentence, at: int) -> str:
    """The words that say what a rate is compared with: its own, or those before: 与2020年相比,甲增长5%,乙增长3%."""
    words = sentence.before(_first_of_list(sentence, at))
    if wording.base_of(words):
        return words
    for place in range(at - 1, -1, -1):
        told = _COMPARED.search(sentence.before(place))
        if told is not None:
            return told[0]
    return words


def _level_of(sentence: Sentence, at: int, former: Sentence | None) -> Told | None:
    """The value that a rate is told of: the last before it, the one at its place of a list, or that of its name in the
    sentence before (`former`)."""
    listed = listed_with(sentence, at)
    first = _first_of_list(sentence, at)
    level = first - 1
    while level > 0 and sentence.figures[level].role is not Role.LEVEL and ";" not in sentence.before(level + 1):
        level -= 1
    if listed is not None:
        level -= listed[1] - 1 - at
    beside = level >= 0 and sentence.figures[level].role is Role.LEVEL
    beside = beside and not any(";" in sentence.before(place) for place in range(level + 1, first + 1))
    if beside and _may_be_level(sentence, level) and (listed is not None or not is_of_else(sentence, level, at)):
        return Told(sentence, level)
    name = telling(sentence.figures[at].indicator)
    if beside or former is None or len(name) < _TELLING or listed is not None:
        return None
    named = [
        place
        for place, figure in enumerate(former.figures)
        if _may_be_level(former, place) and telling(figure.indicator) <= name and telling(figure.indicator)
    ]
    best = max((len(telling(former.figures[place].indicator)) for place in named), default=0)
    best_named = [place for place in named if len(telling(former.figures[place].indicator)) == best]
    return Told(former, best_named[0]) if len(best_named) == 1 else None


def _may_be_level(sentence: Sentence, at: int) -> bool:
    figure = sentence.figures[at]
    is_value = is_plain_value(figure) and figure.unit not in RATES
    return is_value and not wording.tells_comparison(sentence.before(at))


def _held(compared: _Compared, values: ValuesByTime) -> Finding | None:
    level, change = compared.level.figure, compared.rate
    if wording.is_comparable_by_convention(level.indicator):
        return None
    near = values.compared_with(compared.words, compared.level)
    alike = [each for each in near if _are_of_one(compared.level, each)] if len(near) <= _MOST else []
    own = core_of(_name(compared.level).name)
    alike = [each for each in alike if core_of(_name(each).name) == own] or alike
    wrong: list[tuple[float, Finding]] = []
    for each in alike:
        found = against_values(level, each.figure, Change(change, wording.UNSAID, multiple=change.role is Role.LEVEL))
        if found is None:
            continue
        if found.verdict is not Verdict.INCONSISTENT:
            return found
        wrong.append((_chance(level, each.figure, change) * len(alike), found))
    best = min(wrong, key=lambda each: each[0], default=None)
    sure = len(alike) == 1 and wording.base_of(compared.words).isdigit() and own != ""
    # 产值 alone is that of whatever was told so for the year.
    sure = sure and (core_of(_name(alike[0]).name) == own or not telling(_name(compared.level).name))
    return best[1] if best is not None and best[0] <= (_ALLOWED_SURELY if sure else _ALLOWED) else None


def _chance(level: Figure, earlier: Figure, change: Figure) -> float:
    """How likely it is by chance that one misprint, or 倍 for 增长倍, explains why a change does not come out."""
    if change.role is not Role.LEVEL:
        return rate_by_chance(level, earlier, change)
    ratio, per = interval_of(level).over(interval_of(earlier)), printed_rate(change).per
    if ratio is None:
        return CERTAIN
    grown = less_one(ratio, per, falls=False)
    return min(slip_by_chance(change, ratio.times(per)), equal_by_chance(change, grown) if grown.low > 0 else CERTAIN)


def _are_of_one(one: Told, other: Told) -> bool:
    """Whether two values are of one thing by their names and by the whole that they are of."""
    here, there = one.figure, other.figure
    if here.scope and there.scope and here.scope != there.scope:
        return False
    names = [_name(each) for each in (one, other)]
    if not all(telling(name.name) for name in names):
        # 总收入 is that of 乡镇企业总收入, 产值 that of 工业生产总值.
        short, long = sorted((name.name for name in names), key=len)
        return len(short) >= _TELLING and short[-1] == long[-1] and set(short) <= set(long)
    return are_akin(names[0], names[1], _SHARES)


def _name(told: Told) -> Named:
    """The name of a value, without what tells of its time only."""
    name = _TIME.sub("", re.split("[,，、;；]", told.figure.indicator)[-1])
    clause = clause_before(told.sentence, told.at)
    return named(name, clause, told.sentence.before(told.at)[-_REACH:] + told.figure.indicator)
