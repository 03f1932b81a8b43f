"""A number told again before what it counts (与1241名孤儿结对), held against the number told of that first."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import islice
from typing import NamedTuple

from yearbook_viewer.records import Figure, Finding, Role, Verdict
from yearbook_viewer.records.found import PART
from yearbook_viewer.text.audit.mistypings import Likeness, likeness
from yearbook_viewer.text.audit.near_misses import look_mistyped
from yearbook_viewer.text.audit.precision import RATES, value_of
from yearbook_viewer.text.audit.repeated import repeated
from yearbook_viewer.text.audit.sentences import SIGN, Sentence
from yearbook_viewer.text.figures.scan import RANGE
from yearbook_viewer.text.series.families import family_of

_CLAUSE = re.compile(f"[,;:】{SIGN}]")
_THING = re.compile(r"^的?([\u4e00-\u9fff]{2,6})")
_PEOPLE = frozenset("人名位")
# What is told so is another number of the same thing.
_OTHER = re.compile(
    r"每|均|平均|上年|去年|上半年|季度|[0-9]月|新[增建设]|其中|计划|预计|将|目标|余|剩|增|减|最|占|比|超|另|其他|部分|第|首|[0-9]{4}年(?![末底])"
)
# Pairs of characters that stand in names of all kinds.
_LIGHT = re.compile(
    "建设|工作|项目|工程|企业|面积|人数|金额|资金|投资|收入|单位|人员|群众|干部|职工|学生|教师|农户|农民|居民|以上|全[市县区]|各[类种]|达到"
    "|完成|实现|活动|农村|城镇|城市|全年|累计|共有"
)
# 49个灰坑多属新石器时代晚期: what begins a clause and is said of all are those that were told of.
_OF_ALL = re.compile(r"^[\u4e00-\u9fff]{2,6}?(?:多[为属系是数]|大[多都部]|[均都皆]|全部|一律|无一)")
_FEWEST_OF_ALL = 2
# So many sentences on all of them may be told of.
_SOON = 3
# A number without a unit may count any of these: 全县23.86万普法对象.
_UNSAID = ("人", "个", "户", "元", "亩")
# What is as large as it was told to be: 41.6万平方米载体.
_WHOLE = re.compile("载体|园区|场地|校区|厂区|院区|新馆|馆舍|场馆|大楼|大桥|隧道|公路|线路|渠道|水库|广场")
_SIZES = ("占地", "建筑", "全长", "总长", "长度", "库容")
_LONGEST_NAME = 24
# Further apart two numbers are of two things.
_NEAR = 4
# Of one thing no more numbers are looked at.
_MOST = 40

# The unit, two characters of the thing, and whether they are of what was done to it.
_Key = tuple[str, str, bool]


class _Again(NamedTuple):
    """A number before a thing, in sentence `number`. `of_all`: what is said of it is said of all of them."""

    figure: Figure
    number: int
    keys: list[_Key]
    of_all: bool


def told_again(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Numbers before a thing that look like the one number told of it in an earlier sentence, mistyped (不符).

    Things of which the text tells more than two numbers are left alone.
    """
    told: dict[tuple[str, str], dict[Decimal, tuple[Figure, int, str]]] = defaultdict(dict)
    again: list[_Again] = []
    for sentence in sentences:
        for at, figure in enumerate(sentence.figures):
            if not _is_plain(figure):
                continue
            words = _CLAUSE.split(sentence.before(at))[-1]
            unit, counted = _parted(figure.unit)
            behind = _THING.match(counted + sentence.behind(at))
            if behind is not None:
                keys = [(unit, pair, False) for pair in _pairs(behind[1])]
                # 募集236.5万元修馆善款: what was done is said before it.
                keys += [(unit, pair, True) for pair in _pairs(words[-2:])]
                if _WHOLE.match(behind[1]):
                    keys += [(unit, pair, False) for pair in _SIZES]
                if keys and not _OTHER.search(words):
                    of_all = not words and _OF_ALL.match(counted + sentence.behind(at)) is not None
                    again.append(_Again(figure, sentence.number, keys, of_all))
            for pair in _pairs(words[-_LONGEST_NAME:] + figure.indicator[-_LONGEST_NAME:]):
                told[unit, pair].setdefault(value_of(figure), (figure, sentence.number, words))
    for other in again:
        first = _first_told(other, told)
        if first is not None:
            found = repeated(replace(other.figure, unit=first.unit), first, Verdict.INCONSISTENT, "≠")
            yield replace(found, checked=other.figure)


def _first_told(again: _Again, told: dict[tuple[str, str], dict[Decimal, tuple[Figure, int, str]]]) -> Figure | None:
    """The one other number that is told of what the figure counts, if the figure is that one mistyped."""
    figure = again.figure
    for unit, pair, is_done in again.keys:
        units = [(unit, pair)] if unit else [(other, pair) for other in _UNSAID]
        values = [one for each in units for one in islice(told.get(each, {}).values(), _MOST)]
        others = [one for one in values if _are_near(one[0], figure)]
        if len(others) != 1:
            continue
        first, sentence, words = others[0]
        if sentence >= again.number or _OTHER.search(words) or first.relation.startswith(PART):
            continue
        # What was done was done to many things.
        sure = not is_done or likeness(first, figure) is Likeness.STRONG
        if sure and look_mistyped(first, figure):
            return first
        if again.of_all and not is_done and again.number - sentence <= _SOON and _cannot_be_some(first, figure):
            return first
    return None


def _cannot_be_some(first: Figure, figure: Figure) -> bool:
    """Whether a number of two digits is the first one mistyped and more than it, so that it counts no part of those."""
    return value_of(figure) > value_of(first) and look_mistyped(first, figure, _FEWEST_OF_ALL)


def _are_near(first: Figure, figure: Figure) -> bool:
    """Whether a value, not the figure's own, may be meant to be it: 拆除烟囱21根 are not the 128 that there were."""
    own, value = value_of(figure), value_of(first)
    if value == own:
        return False
    return (value < own * _NEAR and own < value * _NEAR) or look_mistyped(first, figure)


def _is_plain(figure: Figure) -> bool:
    whole = figure.role is Role.LEVEL and not figure.qualifier and not figure.target and figure.qualifier != RANGE
    return whole and figure.value is not None and figure.value > 0 and figure.unit not in RATES


def _parted(unit: str) -> tuple[str, str]:
    """A unit as it is counted by, and the thing that it names too: 张床位."""
    if unit.endswith("床位"):
        return unit.removesuffix("床位") or "张", "床位"
    return ("人" if unit in _PEOPLE else family_of(unit).name), ""


def _pairs(words: str) -> list[str]:
    pairs = (words[at : at + 2] for at in range(len(words) - 1))
    return [pair for pair in dict.fromkeys(pairs) if pair.isalpha() and not _LIGHT.match(pair)]
