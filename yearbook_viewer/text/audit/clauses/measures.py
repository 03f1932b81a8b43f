"""Units that measure the same: a difference in 厘米 between values in 米; counters of things that are added up."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from yearbook_viewer.records import Figure, Finding, Role
from yearbook_viewer.text.audit.clauses.linked import BY_WORDS, is_difference
from yearbook_viewer.text.audit.clauses.sentences import Sentence
from yearbook_viewer.text.audit.numbers.precision import value_of

DEGREES = frozenset(("℃", "摄氏度", "度"))

_HOME_MONEY = "元人民币"
_FAMILIES: tuple[Mapping[str, Decimal], ...] = (
    {"公里": Decimal(1000), "千米": Decimal(1000), "米": Decimal(1), "厘米": Decimal("0.01"), "毫米": Decimal("0.001")},
    {"元": Decimal(1), "角": Decimal("0.1")},
    {
        "吨": Decimal(1000),
        "担": Decimal(50),
        "公斤": Decimal(1),
        "千克": Decimal(1),
        "斤": Decimal("0.5"),
        "市斤": Decimal("0.5"),
        "克": Decimal("0.001"),
        "毫克": Decimal("0.000001"),
    },
    {"平方公里": Decimal(1000000), "公顷": Decimal(10000), "平方米": Decimal(1)},
    {"兆瓦": Decimal(1000), "千瓦": Decimal(1)},
    {"小时": Decimal(3600), "分钟": Decimal(60), "秒": Decimal(1)},
    {"℃": Decimal(1), "摄氏度": Decimal(1), "度": Decimal(1)},
)
# Each kind of thing has a counter of its own: 水利工程1246处,计水库47座、塘坝683处、机电井315眼.
_COUNTERS = frozenset("处座眼个家所条口孔台项幢栋只部辆艘架套件间组支门站片块盏道盘张挺枚")
_OPENS_KINDS = re.compile(
    r"^[,;:(—]*(?:(?:计|其中|包括|内有|分别是?|分别为|含|即|有|共有|其)(?:有|:)?|[^,;:()]{0,6}:)[^,;:()、]{1,10}$"
)
_OF_KINDS = re.compile("各类|各种|各式|大小|共|总|合计")
_NEXT_KIND = re.compile(r"^(?:[、,;]|和|及|以及|与)[^,;:()、]{1,12}$")
_ENDS_KIND = re.compile(r"^(?:$|[、,;()]|和|及|以及|与)")
# Two of them come near to a number by chance; kinds that miss it by more of it are of something else.
_FEWEST_KINDS, _FAR = 3, Decimal("0.4")
# Texts have few units, and ask for them again and again.
_KEPT = 512


class _Measure(NamedTuple):
    """How large a unit is in its family, and of what it is: 标准煤."""

    size: Decimal
    of: str


def in_one_counter(sentence: Sentence) -> Sentence:
    """A sentence in which the kinds of things that a total is told to have are in its counter, where each has its own
    and together they come near to it."""
    figures = list(sentence.figures)
    for at, total in enumerate(figures[:-_FEWEST_KINDS]):
        if total.unit not in _COUNTERS or total.role is not Role.LEVEL or total.value is None:
            continue
        opening = sentence.behind(at)
        named = _OF_KINDS.search(sentence.before(at)) is not None and opening[:1] in (",", ":", "(", ";")
        if not (_OPENS_KINDS.match(opening) or (named and _NEXT_KIND.match(opening))):
            continue
        kinds = _kinds_of(sentence, figures, at)
        if len(kinds) < _FEWEST_KINDS or len({each.unit for each in kinds}) == 1:
            continue
        if sum(map(value_of, kinds), Decimal(0)) >= (1 - _FAR) * value_of(total):
            figures[at + 1 : at + 1 + len(kinds)] = [replace(each, unit=total.unit) for each in kinds]
    told = tuple(figures)
    return sentence if told == sentence.figures else replace(sentence, figures=told)


def _kinds_of(sentence: Sentence, figures: Sequence[Figure], at: int) -> Sequence[Figure]:
    """The kinds that are told one after the other behind a total; none where they are far more than it."""
    whole, together, last = value_of(figures[at]), Decimal(0), at + 1
    while last < len(figures) and _is_kind(figures[last]) and _ENDS_KIND.match(sentence.behind(last)):
        together += value_of(figures[last])
        if value_of(figures[last]) >= whole or together > (1 + _FAR) * whole:
            return ()
        last += 1
        if last < len(figures) and not _NEXT_KIND.match(sentence.before(last)):
            break
    return () if sentence.behind(last - 1)[:1] in ("、", "(") else figures[at + 1 : last]


def _is_kind(figure: Figure) -> bool:
    return figure.unit in _COUNTERS and figure.role is Role.LEVEL and figure.value is not None and not figure.qualifier


def in_one_unit(sentence: Sentence) -> Sentence:
    """A sentence in which amounts of change are in the unit of the value before: 由1.92米提高到1.98米,提高6厘米; the
    money of the country is told in one unit too."""
    figures = [replace(each, unit="元") if each.unit == _HOME_MONEY else each for each in sentence.figures]
    for at in range(1, len(figures)):
        if figures[at].unit != figures[at - 1].unit and is_difference(sentence, at) >= BY_WORDS:
            figures[at] = in_unit_of(figures[at], figures[at - 1])
    told = tuple(figures)
    return sentence if told == sentence.figures else replace(sentence, figures=told)


def as_printed(findings: Iterable[Finding], figures: Sequence[Figure]) -> Iterator[Finding]:
    """The findings with their figures as they stand in the text. `figures`: all of the entry."""
    printed = {figure.start: figure for figure in figures}
    for each in findings:
        against = tuple(printed[figure.start] for figure in each.against)
        checked = printed[each.checked.start]
        same = checked == each.checked and against == each.against
        yield each if same else replace(each, checked=checked, against=against)


def in_unit_of(figure: Figure, other: Figure) -> Figure:
    """A figure as it is in the unit of another, where both measure the same; else as it stands."""
    if figure.unit == other.unit or figure.value is None:
        return figure
    its = _measures_in(other.unit)
    for family, own in _measures_in(figure.unit).items():
        like = its.get(family)
        # 公斤标准煤, 吨标准煤: what is measured is the same.
        if like is not None and own.of == like.of:
            return replace(figure, value=figure.value * own.size / like.size, unit=other.unit)
    return figure


@lru_cache(maxsize=_KEPT)
def _measures_in(unit: str) -> Mapping[int, _Measure]:
    """The measure of each family that a unit is, or begins with, by the place of the family."""
    longest = (max((each for each in family if unit.startswith(each)), key=len, default="") for family in _FAMILIES)
    return {
        place: _Measure(_FAMILIES[place][each], unit.removeprefix(each)) for place, each in enumerate(longest) if each
    }
