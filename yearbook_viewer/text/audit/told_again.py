"""A fact told again in other words, one number mistyped: 开放床位520张 … 实际开放的502张床位全部迁入新楼."""

import re
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from yearbook_viewer.records import Figure, Finding, Role, Verdict
from yearbook_viewer.records.found import PART
from yearbook_viewer.text.audit.akin import are_opposed, telling
from yearbook_viewer.text.audit.facts import parts_in, places_in
from yearbook_viewer.text.audit.mistypings import Likeness, likeness
from yearbook_viewer.text.audit.precision import RATES, half_digit, value_of
from yearbook_viewer.text.audit.repeated import repeated
from yearbook_viewer.text.audit.sentences import SIGN, Sentence
from yearbook_viewer.text.figures.scan import RANGE
from yearbook_viewer.text.series.families import family_of

_CLAUSE = re.compile(f"[,;:、】{SIGN}。\n]")
_BEHIND = re.compile(f"[,;:、()】{SIGN}。\n]")
_THING = re.compile(r"^的?([\u4e00-\u9fff]{2,8})")
_HAN_PAIR = re.compile("[\u4e00-\u9fff]{2}")
_BEFORE, _AFTER = 20, 10
_PEOPLE = frozenset("人名位")
# A number without a unit may count any of these: 全县23.86万普法对象.
_UNSAID = ("人", "个", "户", "人民币", "面积")
# What is told so is another number of the same thing.
_OTHER = re.compile(
    r"每|均|上年|去年|前年|同期|上届|上半年|季度|[0-9]月|新[增建设]|净增|其中|计划|预计|目标|[增减]加?了?$|余|剩|最|比|超|另|其他|部分|第|首"
    r"|原|[0-9]{4}年(?![末底])"
)
_NEW = frozenset(("新增", "新建", "新设"))
# Pairs of characters that stand in names of all kinds.
_LIGHT = re.compile(
    "建设|工作|项目|工程|企业|面积|人数|金额|资金|投资|收入|单位|人员|群众|干部|职工|教师|农户|农民|居民|以上|全[市县区]|各[类种]|达到"
    "|增加|加到|减少|下降|上升|提高|增长|安排|投入|完成|实现|活动|农村|城镇|城市|全年|累计|共有"
)
# What is as large as it was told to be: 41.6万平方米载体.
_WHOLE = re.compile("载体|园区|场地|校区|厂区|院区|新馆|馆舍|场馆|大楼|大桥|隧道|公路|线路|渠道|水库|广场")
_SIZES = frozenset(("占地", "建筑", "全长", "总长", "长度", "库容"))
# 49个灰坑多属新石器时代晚期: what begins a clause and is said of all is said of those that were told of.
_OF_ALL = re.compile(r"^[\u4e00-\u9fff]{2,6}?(?:多[为属系是数]|大[多都部]|[均都皆]|全部|一律|无一)")
# 为摘得17枚金牌的运动员颁发奖金: who they are is known.
_KNOWN = re.compile(r"^(?:为|对|向|给|将|把)[\u4e00-\u9fff]{2,8}$"), re.compile(r"^[\u4e00-\u9fff]{2,4}的")
# How far apart the two may stand, and how many values of one kind there may be between them: where there are more,
# some are alike by chance.
_FAR, _CROWD = 1500, 12
_FEW, _SOME = 3, 6
# Of one sentence and of one kind no more numbers are looked at.
_MOST = 40
# So much has to speak for it. Of 300 sound texts two numbers of one kind, that few others stand between, never come
# near it; of faults that were planted nine in ten have it.
_ENOUGH = 6
_MOST_PAIRS, _TELLING_DIGITS, _TWICE = 3, 3, 2

# The value and what it counts.
_Printed = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Told:
    """A number with the words around it. `kind`: what it counts; `clause`: the words before it in its clause.

    `pairs`, `signs`: the pairs of characters and the characters of those words that tell something; `thing`: the first
    characters of what stands right behind it, empty for none. `of_all`: what is said of them is said of all there
    are; `is_known`: the words take them for known.
    """

    figure: Figure
    sentence: Sentence
    kind: str
    clause: str
    pairs: frozenset[str]
    signs: frozenset[str]
    thing: str
    of_all: bool
    is_known: bool

    @property
    def printed(self) -> _Printed:
        return _printed(self.figure)


def told_again(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Numbers that look like one of an earlier sentence mistyped, and are told of the same as far as words go (不符).

    What speaks for it is added up: how unlikely it is that the numbers are so alike by chance, what the words around
    them have in common, that few other numbers of the kind stand near, that other numbers of the two sentences are the
    same, and that the number stands before its thing (502张床位), as what is known does.
    """
    kinds: dict[str, list[_Told]] = defaultdict(list)
    for sentence in sentences:
        for at in range(min(len(sentence.figures), _MOST)):
            told = _told(sentence, at)
            if told is None:
                continue
            for kind in (told.kind,) if told.kind else _UNSAID:
                kinds[kind].append(told)
    anchors = _Anchors()
    for alike in kinds.values():
        for first, again in _of_kind(alike, anchors):
            finding = repeated(replace(again, unit=first.unit), first, Verdict.INCONSISTENT, "≠")
            yield replace(finding, checked=again)


def _told(sentence: Sentence, at: int) -> _Told | None:
    figure = sentence.figures[at]
    if not _is_plain(figure):
        return None
    kind, counted = _parted(figure.unit)
    clause = _CLAUSE.split(sentence.before(at))[-1][-_BEFORE:].replace(f"{figure.year}年", "")
    behind = counted + _BEHIND.split(sentence.behind(at))[0][:_AFTER]
    thing = _THING.match(behind)
    words = (clause, figure.indicator, behind)
    pairs = frozenset(pair for each in words for pair in _pairs(each))
    if thing is not None and _WHOLE.match(thing[1]):
        pairs |= _SIZES
    before, after = _KNOWN
    return _Told(
        figure,
        sentence,
        kind,
        clause,
        pairs,
        telling("".join(words)),
        thing[1] if thing else "",
        not clause and _OF_ALL.match(behind) is not None,
        before.match(clause) is not None and after.match(behind) is not None,
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


def _printed(figure: Figure) -> _Printed:
    return f"{value_of(figure).normalize():f}", _parted(figure.unit)[0]


class _Anchors:
    """The numbers of each sentence that tell something, by its number."""

    def __init__(self) -> None:
        self._of: dict[int, frozenset[_Printed]] = {}

    def common(self, one: Sentence, other: Sentence) -> frozenset[_Printed]:
        """The numbers that both sentences print."""
        return self._in(one) & self._in(other)

    def _in(self, sentence: Sentence) -> frozenset[_Printed]:
        if sentence.number not in self._of:
            told = (_printed(figure) for figure in sentence.figures[:_MOST] if figure.value is not None)
            self._of[sentence.number] = frozenset(
                each for each in told if len(each[0].replace(".", "").strip("0")) >= _TELLING_DIGITS
            )
        return self._of[sentence.number]


def _of_kind(alike: Sequence[_Told], anchors: _Anchors) -> Iterator[tuple[Figure, Figure]]:
    """Of the numbers of one kind each with the one before that it is told again of."""
    near: deque[_Told] = deque()
    values: Counter[str] = Counter()
    for again in alike:
        near.append(again)
        values[again.printed[0]] += 1
        while again.figure.start - near[0].figure.start > _FAR:
            left = near.popleft().printed[0]
            values[left] -= 1
            if not values[left]:
                del values[left]
        if len(values) > _CROWD or len(near) > _MOST:
            continue
        crowd = 2 if len(values) <= _FEW else 1 if len(values) <= _SOME else 0
        # What its number was told of before is what it is told again of.
        right = max(
            (_in_common(told, again) for told in near if told.printed == again.printed and told is not again),
            default=-1,
        )
        scored = (
            (crowd + _score(first, again, anchors), first)
            for first in near
            if _may_be_one(first, again)
            and _in_common(first, again) > right
            # Among many others only what stands before its thing, or beside what is the same, is told again.
            and (crowd or again.thing or anchors.common(first.sentence, again.sentence))
        )
        best = max(scored, key=lambda each: each[0], default=None)
        if best is not None and best[0] >= _ENOUGH:
            yield best[1].figure, again.figure


def _may_be_one(first: _Told, again: _Told) -> bool:
    """Whether nothing says that the two are of different times, parts, kinds or places."""
    one, other = first.figure, again.figure
    if first.sentence.number >= again.sentence.number or one.value == other.value or not (first.kind or again.kind):
        return False
    # A number before its thing, hardly alike by chance, may be told of a part, of what was new and in a later year.
    sure = likeness(one, other) if again.thing else Likeness.NONE
    if one.year != other.year and None not in (one.year, other.year) and sure < Likeness.FAIR:
        return False
    if sure < Likeness.STRONG and any(told.figure.relation.startswith(PART) for told in (first, again)):
        return False
    return _are_of_one_kind(first, again, sure)


def _are_of_one_kind(first: _Told, again: _Told, sure: Likeness) -> bool:
    here, there = (sorted(_OTHER.findall(told.clause)) for told in (first, again))
    if here != there and (sure < Likeness.STRONG or not _NEW.issuperset({*here} ^ {*there})):
        return False
    names = [told.clause + told.figure.indicator + told.thing for told in (first, again)]
    if are_opposed(names[0], names[1]) or parts_in(names[0]) != parts_in(names[1]):
        return False
    place, other_place = (places_in(name) for name in names)
    return not place or not other_place or bool(place & other_place)


def _score(first: _Told, again: _Told, anchors: _Anchors) -> int:
    """How much speaks for it that a number is the other told again; nothing where the two look in no way alike."""
    same = anchors.common(first.sentence, again.sentence)
    like = _likeness(first.figure, again.figure)
    if not like and (same or again.is_known or (again.of_all and value_of(again.figure) > value_of(first.figure))):
        like = int(_is_edited(*(f"{value_of(told.figure):f}" for told in (first, again))))
    if not like:
        return 0
    shared = _in_common(first, again)
    return like + shared + bool(again.thing) + _TWICE * bool(same) if shared or same else 0


def _in_common(first: _Told, again: _Told) -> int:
    """How much the words around two numbers have in common, 0 to 5."""
    signs, pairs = len(first.signs & again.signs), len(first.pairs & again.pairs)
    # 实到274名 of the 代表 named before; 35.6公里长的青白公路; 投资24.83亿元 and 24.83亿元投资.
    if not signs or not pairs:
        named = first.figure.indicator.endswith(again.thing[:_TWICE] or SIGN)
        named = named or any(pair in first.sentence.words for pair in _pairs(again.thing))
        signs, pairs = max(signs, int(named)), max(pairs, int(named))
    return min(pairs, _MOST_PAIRS) + min(signs, _TWICE)


def _likeness(one: Figure, other: Figure) -> int:
    """How unlikely it is that two numbers are so alike by chance, as `Likeness`.

    Of counts the last digit tells too; and a digit may be left out that was behind the point (38.92, 38.2).
    """
    here, there = (replace(figure, unit=figure.unit or unit) for figure, unit in ((one, other.unit), (other, one.unit)))
    found = likeness(here, there)
    if found is not Likeness.NONE:
        return found
    digits = [f"{value_of(figure):f}" for figure in (one, other)]
    counted = half_digit(one) == half_digit(other) == 0 and len(digits[0]) == len(digits[1])
    if counted and digits[0][:-1] == digits[1][:-1]:
        return max(0, min(len(digits[0]) - 2, Likeness.STRONG))
    short, long = sorted((each.replace(".", "").strip("0") for each in digits), key=len)
    if len(short) < len(long) and short not in (long[:-1], long[1:]) and _is_edited(short, long):
        return max(0, min(len(short) - 2, Likeness.FAIR))
    return 0


def _is_edited(one: str, other: str) -> bool:
    """Whether one number is another of two digits and more with a digit wrong or left out."""
    short, long = sorted((one, other), key=len)
    if len(long) < _TWICE or len(long) - len(short) > 1:
        return False
    if len(short) < len(long):
        return any(short == long[:at] + long[at + 1 :] for at in range(len(long)))
    return sum(here != there for here, there in zip(short, long, strict=True)) == 1
