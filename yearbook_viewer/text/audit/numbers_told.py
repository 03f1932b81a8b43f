"""A number with the words around it, and what the words around two of them have in common."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from yearbook_viewer.records import Figure, Role
from yearbook_viewer.text.audit.akin import are_opposed, telling
from yearbook_viewer.text.audit.facts import parts_in, places_in
from yearbook_viewer.text.audit.precision import RATES, value_of
from yearbook_viewer.text.audit.sentences import SIGN, Sentence
from yearbook_viewer.text.figures.scan import RANGE
from yearbook_viewer.text.series.families import family_of

_CLAUSE = re.compile(f"[,;:、】{SIGN}。\n]")
_BEHIND = re.compile(f"[,;:、()】{SIGN}。\n]")
_THING = re.compile(r"^的?([\u4e00-\u9fff]{2,8})")
_HEADING = re.compile(r"\s*【([^】\n]{1,20})】")
_HAN_PAIR = re.compile("[\u4e00-\u9fff]{2}")
_BEFORE, _AFTER = 20, 10
_PEOPLE = frozenset("人名位")
# A number without a unit may count any of these: 全县23.86万普法对象.
UNSAID = ("人", "个", "户", "人民币", "面积")
# What is told so is another number of the same thing.
_OTHER = re.compile(
    r"每|均|上年|去年|前年|同期|上届|上半年|季度|[0-9]月|新[增建设]|净增|其中|计划|预计|目标|[增减]加?了?$|余|剩|最|比|超|另|其他|部分|第|首"
    r"|原|[0-9]{4}年(?![末底])"
)
_NEW = frozenset(("新增", "新建", "新设"))
# Pairs of characters that stand in names of all kinds.
_LIGHT = re.compile(
    "建设|工作|项目|工程|企业|面积|人数|金额|资金|投资|收入|单位|人员|群众|干部|职工|教师|农户|农民|居民|以上|全[市县区]|各[类种]|达到"
    "|[人户亩]均|增加|加到|减少|下降|上升|提高|增长|安排|投入|完成|实现|活动|农村|城镇|城市|全年|累计|共有"
)
# What is as large as it was told to be: 41.6万平方米载体.
_WHOLE = re.compile("载体|园区|场地|校区|厂区|院区|新馆|馆舍|场馆|大楼|大桥|隧道|公路|线路|渠道|水库|广场")
_SIZE = re.compile("占地|建筑|面积|全长|总长|长度|库容")
# 这一总投资7460万元的工程.
_SAID = re.compile("^(?:这|该|上述)")
# 49个灰坑多属新石器时代晚期: what begins a clause and is said of all is said of those that were told of.
_OF_ALL = re.compile(
    r"^[\u4e00-\u9fff]{2,6}?(?:多[为属系是数]|大[多都部]|[均都皆]|全部|一律|无一|悉数|逐[一户个村人件户])"
)
# 为摘得17枚金牌的运动员颁发奖金: who they are is known.
_KNOWN = re.compile(r"^(?:为|对|向|给|将|把)[\u4e00-\u9fff]{2,8}$"), re.compile(r"^[\u4e00-\u9fff]{2,4}的")
_MEAN = re.compile("[人户亩]均|平均")
_MOST_PAIRS, _MOST_SIGNS = 3, 2

# The value and what it counts.
Printed = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """A number with the words around it. `kind`: what it counts; `clause`: the words before it in its clause.

    `behind`: those right behind it; `thing`: the first of them, empty for none. `of_all`: what is said of them is said
    of all there are; `is_known`: the words take them for known. `digits`: of the number, without the noughts at its
    ends.
    """

    figure: Figure
    sentence: Sentence
    kind: str
    clause: str
    behind: str
    thing: str
    of_all: bool
    is_known: bool
    digits: str

    @property
    def printed(self) -> Printed:
        """Its value and what it counts."""
        return printed(self.figure)

    @property
    def pairs(self) -> frozenset[str]:
        """The pairs of characters around it that tell something."""
        return _all_pairs(self.clause, self.figure.indicator, self.behind)

    @property
    def signs(self) -> frozenset[str]:
        """The characters around it that tell something."""
        return _all_signs(self.clause + self.figure.indicator + self.behind)


@lru_cache(maxsize=4096)
def _all_pairs(*words: str) -> frozenset[str]:
    return frozenset(pair for each in words for pair in _pairs(each))


@lru_cache(maxsize=4096)
def _all_signs(words: str) -> frozenset[str]:
    return telling(_MEAN.sub("", words))


def told_at(sentence: Sentence, at: int) -> Told | None:
    """One figure of a sentence, by its place, as it is told; None for a rate, a change, a goal, a blurred number."""
    figure = sentence.figures[at]
    if not _is_plain(figure):
        return None
    kind, counted = _parted(figure.unit)
    clause = _CLAUSE.split(sentence.before(at))[-1][-_BEFORE:].replace(f"{figure.year}年", "")
    behind = counted + _BEHIND.split(sentence.behind(at))[0][:_AFTER]
    thing = _THING.match(behind)
    before, after = _KNOWN
    # 出席的247名代表, 这次洪灾中的8.7万受灾群众.
    is_known = before.match(clause) is not None and after.match(behind) is not None
    is_known = is_known or _SAID.match(clause) is not None or (thing is not None and clause.endswith("的"))
    return Told(
        figure,
        sentence,
        kind,
        clause,
        behind,
        thing[1] if thing else "",
        (not clause or is_known) and _OF_ALL.match(behind) is not None,
        is_known,
        f"{value_of(figure):f}".replace(".", "").strip("0"),
    )


def _is_plain(figure: Figure) -> bool:
    whole = figure.role is Role.LEVEL and not figure.qualifier and not figure.target and figure.qualifier != RANGE
    return whole and figure.value is not None and figure.value > 0 and figure.unit not in RATES


def _parted(unit: str) -> tuple[str, str]:
    """What a unit counts, and the thing that it names too: 张床位."""
    if unit.endswith("床位"):
        return unit.removesuffix("床位") or "张", "床位"
    return ("人" if unit in _PEOPLE else family_of(unit).name), ""


def _pairs(words: str) -> Iterator[str]:
    for at in range(len(words) - 1):
        pair = words[at : at + 2]
        if _HAN_PAIR.fullmatch(pair) and not _LIGHT.match(pair):
            yield pair


def printed(figure: Figure) -> Printed:
    """The value of a figure and what it counts, the same in whatever words."""
    return f"{value_of(figure).normalize():f}", _parted(figure.unit)[0]


def are_of_one_kind(first: Told, again: Told, *, sure: bool) -> bool:
    """Whether the words of neither number say that it is of another time, part, kind or place than the other.

    `sure`: what is new may then be told of the whole.
    """
    here, there = (sorted(_OTHER.findall(told.clause)) for told in (first, again))
    if here != there and (not sure or not _NEW.issuperset({*here} ^ {*there})):
        return False
    names = [told.clause + told.figure.indicator + told.thing for told in (first, again)]
    parts = [parts_in(name + _heading(told.sentence)) for name, told in zip(names, (first, again), strict=True)]
    if are_opposed(names[0], names[1]) or (parts[0] != parts[1] and not is_of_size(first, again)):
        return False
    place, other_place = (places_in(name) for name in names)
    return not place or not other_place or bool(place & other_place)


def _heading(sentence: Sentence) -> str:
    found = _HEADING.match(sentence.words)
    return sentence.headings + (found[1] if found is not None else "")


def is_of_size(first: Told, again: Told) -> bool:
    """Whether one tells how large a whole is, and the other stands before a whole: it does not change."""
    return _WHOLE.match(again.thing) is not None and _SIZE.search(first.clause) is not None


def in_common(first: Told, again: Told) -> int:
    """How much the words around two numbers have in common, 0 to 5."""
    signs, pairs = len(first.signs & again.signs), len(first.pairs & again.pairs)
    # 实到274名 of the 代表 named before; 35.6公里长的青白公路; 投资24.83亿元 and 24.83亿元投资.
    if not signs or not pairs:
        named = first.figure.indicator.endswith(again.thing[:_MOST_SIGNS] or SIGN)
        named = named or is_of_size(first, again)
        named = named or (bool(first.figure.indicator) and again.clause.endswith(first.figure.indicator))
        named = named or any(pair in first.sentence.words for pair in _pairs(again.thing))
        signs, pairs = max(signs, int(named)), max(pairs, int(named))
    return min(pairs, _MOST_PAIRS) + min(signs, _MOST_SIGNS)
