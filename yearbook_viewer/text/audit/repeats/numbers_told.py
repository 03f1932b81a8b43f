"""A number of the prose with the words around it, as it may be told a second time."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from yearbook_viewer.records import Figure, Role
from yearbook_viewer.text.audit.clauses.akin import same_words, telling
from yearbook_viewer.text.audit.clauses.sentences import SIGN, Sentence
from yearbook_viewer.text.audit.numbers.precision import RATES, last_digit, value_of
from yearbook_viewer.text.figures.scan import RANGE
from yearbook_viewer.text.series.families import family_of, in_base

_CLAUSE = re.compile(f"[,;:、】{SIGN}。\n]")
_BEHIND = re.compile(f"[,;:、()】{SIGN}。\n]")
_STOPS = re.compile("[,;:、。()】\n]")
# What it stands before; not what became of it: 提高到.
_THING = re.compile(
    r"^的?(?!提高|上升|下降|[增减升降]|以[上下内]|左右|和|[与到](?![会场岗])|[及、或为是占比至])([\u4e00-\u9fff]{2,10})"
)
# 37.1万名(次)未成年人: what it may be called as well.
_OTHER_UNIT = re.compile(r"^\([\u4e00-\u9fff]{1,2}\)(?=[\u4e00-\u9fff])")
# 要在去年8.45亿元的基础上再上台阶: what last year's text told as its own, or this one does of this year.
_BASE = re.compile("在?(?:[去今]年|[上本当]年)[^,;:]{0,12}$")
# 突破1.8亿件: a mark that it went beyond.
_PASSED = re.compile("(?:突破|超过|跨[越过]|迈[上过]|站上|跃上|首次突破|冲破)了?$")
_HEADING = re.compile(r"\s*【([^】\n]{1,20})】")
_HAN_PAIR = re.compile("[\u4e00-\u9fff]{2}")
_BEFORE, _AFTER, _AROUND = 20, 12, 40
# How many figures back the words of a sentence still tell of what a number is.
_CLAUSES_BACK = 3
_FEWEST_BLURRED = 3
# 空置率由年初的9.1%降到年末的7.3%: what it came to is of the same name.
_CAME_TO = re.compile("^(?:[降升增减提下上扩缩调压]|改|变)[\u4e00-\u9fff]{0,3}[到至为]")
_CAME_FROM = re.compile("[由从][^由从]{0,8}$")
# Counters that take turns before one thing: 医院27个, 27家医院; 接警1126起, 1126次出警.
_COUNTERS = {
    counter: row[0]
    for row in ("人名位口", "个家所座处间支户", "次起件宗场", "台部辆架套", "株棵", "册本")
    for counter in row
} | {"人次": "人"}
_TOLD_RATES = frozenset("%‰")
# A number without a unit may count any of these: 全县23.86万普法对象.
UNSAID = ("人", "个", "人民币", "面积")
# Pairs of characters that stand in names of all kinds.
_LIGHT = re.compile(
    "建设|工作|项目|工程|企业|面积|人数|金额|资金|投资|收入|单位|人员|群众|干部|职工|教师|农户|农民|居民|以上|全[市县区]|各[类种]|达到"
    "|部门|事项|[人户亩]均|增加|加到|减少|下降|上升|提高|增长|安排|投入|完成|实现|活动|农村|城镇|城市|全年|累计|共有"
)
# Words of which no character tells anything.
_EMPTY = re.compile("[人户亩]均|平均|部门|事项|提高到?|上升|下降|达到|增加到?|减少|实现")

# The value and what it counts.
Printed = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """A number with the words around it, akin ones made the same. `kind`: what it counts; `value`: in the base unit
    of its family, `digit`: what one of its last digit is worth there; `digits`: all of it, without the noughts at its
    ends. `stop`: the sign before its clause.

    `name`: of what it is told; `clause`: the words before it in its clause; `behind`: those right behind it, and the
    first of them, `thing`, where these go on at once: what the number stands before. `around`: the words before it in
    its sentence, further back.
    """

    figure: Figure
    sentence: Sentence
    kind: str
    value: Decimal
    digit: Decimal
    digits: str
    stop: str
    name: str
    clause: str
    behind: str
    thing: str
    around: str

    @property
    def theme(self) -> frozenset[str]:
        """The pairs of characters of its sentence, up to what it stands before."""
        return _all_pairs(self.around, self.clause, self.name, self.thing)

    @property
    def headed(self) -> frozenset[str]:
        """The pairs of characters of the titles that it stands under."""
        return _all_pairs(self.heading)

    @property
    def printed(self) -> Printed:
        """Its value and what it counts."""
        return printed(self.figure)

    @property
    def pairs(self) -> frozenset[str]:
        """The pairs of characters around it that tell something."""
        return _all_pairs(self.clause, self.name, self.thing)

    @property
    def signs(self) -> frozenset[str]:
        """The characters around it that tell something."""
        return _all_signs(self.clause, self.name, self.thing)

    @property
    def heading(self) -> str:
        """The titles that it stands under."""
        words = self.sentence.words
        found = _HEADING.match(words) if words.startswith("【") else None
        return self.sentence.headings + (found[1] if found is not None else "")


def told_at(sentence: Sentence, at: int) -> Told | None:
    """One figure of a sentence, by its place, as it is told; None for the rate of a change, a goal, a range, a round
    number that is blurred."""
    figure = sentence.figures[at]
    value = figure.value
    based = _BASE.search(sentence.before(at)) is not None and sentence.behind(at).startswith("的基础上")
    changed = "" if figure.role is Role.LEVEL else figure.role
    if value is None or value <= 0 or (changed and (not figure.unit or figure.unit in RATES)):
        return None
    digits = f"{value_of(figure):f}".replace(".", "").strip("0")
    # 逾381万人次 tells as much as 381万人次; 近400万人次 does not.
    if figure.qualifier and (figure.qualifier == RANGE or len(digits) < _FEWEST_BLURRED):
        return None
    # 突破68.4万卷 tells how many; 突破70万卷 only that a mark is passed.
    passed = len(digits) < _FEWEST_BLURRED and _PASSED.search(sentence.before(at))
    if (figure.target and not based) or passed:
        return None
    if figure.unit in RATES and figure.unit not in _TOLD_RATES:
        return None
    kind, counted = _parted(figure.unit)
    before = sentence.before(at)
    clause = _CLAUSE.split(before)[-1][-_BEFORE:].replace(f"{figure.year}年", "")
    if based:
        clause = _BASE.sub("", clause)
    name = figure.indicator
    if at and _CAME_TO.match(clause) and _CAME_FROM.search(sentence.before(at - 1)):
        name = clause = _CAME_FROM.sub("", _CLAUSE.split(sentence.before(at - 1))[-1][-_BEFORE:])
    behind = counted + _BEHIND.split(_OTHER_UNIT.sub("", sentence.behind(at)))[0][:_AFTER]
    thing = _THING.match(behind)
    stops = _STOPS.findall(before)
    return Told(
        figure,
        sentence,
        kind + changed,
        in_base(value, figure.unit),
        in_base(last_digit(figure), figure.unit),
        digits,
        stops[-1] if stops else "",
        same_words(name),
        same_words(clause),
        behind,
        same_words(thing[1]) if thing else "",
        same_words(",".join(sentence.gaps[max(0, at - _CLAUSES_BACK) : at + 1])[-_AROUND:]),
    )


def _parted(unit: str) -> tuple[str, str]:
    """What a unit counts, and the thing that it names too: 张床位."""
    if unit.endswith("床位"):
        return unit.removesuffix("床位") or "张", "床位"
    return (_COUNTERS.get(unit) or family_of(unit).name), ""


@lru_cache(maxsize=4096)
def _all_pairs(*words: str) -> frozenset[str]:
    return frozenset(pair for each in words for pair in pairs_in(each))


@lru_cache(maxsize=4096)
def _all_signs(*words: str) -> frozenset[str]:
    return telling(_EMPTY.sub("", "".join(words)))


def pairs_in(words: str) -> Iterator[str]:
    """The pairs of neighbouring characters that tell something."""
    for at in range(len(words) - 1):
        pair = words[at : at + 2]
        if _HAN_PAIR.fullmatch(pair) and not _LIGHT.match(pair):
            yield pair


def printed(figure: Figure) -> Printed:
    """The value of a figure and what it counts, the same in whatever words."""
    return f"{value_of(figure).normalize():f}", _parted(figure.unit)[0]
