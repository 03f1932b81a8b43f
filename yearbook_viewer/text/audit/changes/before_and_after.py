"""Changes that stand apart from their two values: between them, before them, a sentence later, or in a list of many."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from yearbook_viewer.records import Figure, Finding, Role, Verdict
from yearbook_viewer.text.audit.changes.changes import between
from yearbook_viewer.text.audit.changes.growth import against_values
from yearbook_viewer.text.audit.clauses import wording
from yearbook_viewer.text.audit.clauses.akin import telling
from yearbook_viewer.text.audit.clauses.sentences import Sentence, joined
from yearbook_viewer.text.audit.clauses.statements import Change
from yearbook_viewer.text.audit.numbers.near_misses import is_near_miss
from yearbook_viewer.text.audit.numbers.precision import (
    RATES,
    Interval,
    has_many_digits,
    interval_of,
    is_well_read,
    value_of,
)
from yearbook_viewer.text.figures.scan import RANGE

# The words before a value of an earlier time, and of the time spoken of.
_EARLY = re.compile(
    r"(?:^|[,;。:(])(?:而|但|则|其)?(?:年初|期初|上年|去年|前一年|前年|上届|上次|上期|上轮|原有|原来|原先|常年|多年平均|历年平均)[^;。]{0,20}$"
)
_BEGAN = re.compile(r"(?:^|[,;。:])(?:年初|期初|上年[末底]|去年[末底]|原有|原来)[^;。]{0,20}$")
_ENDED = re.compile(
    r"年[末底]|期末|现[在有]|目前|尚[有余存]|还有|仍有|[结剩]余|余额|(?:[增减升降]|增加|减少|下降|上升|提高|降低|扩大|缩小|总[数量额]?)[到至为达]"
)
_FROM = re.compile(r"[由从自][^,;由从自]{0,16}$")
_BECAME = re.compile(r"^的?[\u4e00-\u9fff]{0,4}[到至为成]$")
# A change that no word of the grammar tells, by its way.
_BY = "^,?(?:比[^,;]{1,6})?(?:实际|全年|年内|累计|共计?|合计|净)?"
_MORE = re.compile(
    rf"{_BY}(?:偏[多高]|多(?:死亡?|发生?|收|产|用|支|耗|生)?|新增|净增|增设|扩增|增|增补|增配|扩充|扩容|抬升|流入|迁入|延伸|拓宽)了?$"
)
_FEWER = re.compile(
    rf"{_BY}(?:偏[少低]|少(?:死亡?|伤亡?|发生?|收|产|用|支|耗|生)?|撤并|撤销|关停|裁减|减|[削压缩核精]减|压[缩降]|精简|去化|消化|化解|[腾清]退|退出|淘汰|流[失出]|迁出|回落|收窄)了?$"
)
_NEW = re.compile(r"(?:新增|净增|新建|扩建)[^,;。]{0,10}$")
_NO_CHANGE = re.compile(r"均|每|其中|可比|目标|计划|力争")
# These tell when, not what.
_TIMES = frozenset("常上去前初末届次期轮原而则")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}年[^;。]{0,12}$")
_THINGS = frozenset("项个类种")
# A list of values, and one whose values are named: 归集住房公积金9.73亿元、提取6.28亿元.
_CHAINED, _NAMED_CHAIN = re.compile("^[、和及与]$"), re.compile("^[、,和及与][^,;:。]{0,10}$")
_ARE = re.compile("^(?:分别|[^,;:。]{0,6}[为是]$)")
_CHAIN = ("、", "和", "及", "与")
_MOST = 8
# So far back the values are looked for.
_BACK = 6
_HUNDRED = Decimal(100)


def before_and_after(sentences: Sequence[Sentence], known: Collection[int]) -> Iterator[Finding]:
    """Changes against two values that stand apart from them: those that come out, and those that look mistyped (不符).

    `known`: where the changes begin that were held against values already.
    """
    former: Sentence | None = None
    for sentence in sentences:
        follows = former is not None and former.number + 1 == sentence.number
        both = joined(former, sentence) if former is not None and follows else sentence
        first = len(both.figures) - len(sentence.figures)
        for at in range(first, len(both.figures)):
            yield from (found for found in _of_change(both, at) if found.checked.start not in known)
        former = sentence


def _of_change(both: Sentence, at: int) -> Iterator[Finding]:
    figure = both.figures[at]
    change = _as_change(figure, both.before(at))
    if change is None or figure.qualifier or not is_well_read(figure) or _NO_CHANGE.search(both.before(at)[-12:]):
        return
    if "分别" in both.before(at):
        yield from _of_list(both, at)
        return
    pair = _pair(both, at, change)
    if pair is None or _came_and_went(both, at, pair):
        return
    # 由9人降至4人,少死亡5人: the words leave nothing open; what is new may be more than the difference.
    sure = pair == (at - 2, at - 1) and change.unit != "%" and "新" not in both.before(at) and _is_from(both, at)
    found = _held(both.figures[pair[1]], both.figures[pair[0]], change, sure=sure)
    if found is not None:
        yield replace(found, checked=figure)


def _came_and_went(both: Sentence, at: int, pair: tuple[int, int]) -> bool:
    """Whether as much may have come as went: 年末312家,上年末312家,新增25家,注销25家."""
    one, other = (both.figures[place] for place in pair)
    beside = [both.figures[place] for place in (at - 1, at + 1) if 0 <= place < len(both.figures) and place not in pair]
    gross = "净" not in both.before(at) and "新" in both.before(at)
    return one.value == other.value and (gross or any(each.value == both.figures[at].value for each in beside))


def _as_change(figure: Figure, words: str) -> Figure | None:
    """The figure as a change, if it is one that can be held against values."""
    if figure.role is not Role.LEVEL:
        return figure if figure.unit not in RATES or figure.unit == "%" else None
    if _NEW.search(words) or _MORE.match(words):
        return replace(figure, role=Role.INCREASE)
    return replace(figure, role=Role.DECREASE) if _FEWER.match(words) else None


def _pair(both: Sentence, at: int, change: Figure) -> tuple[int, int] | None:
    """The places of the earlier value and of the later one."""
    values = _values(both, at, change)
    last, next_ = _place(values, at - 1), _place(values, at + 1)
    # 年初5.2万人,全年减少1.7万人,年末尚有3.5万人.
    if last is not None and next_ is not None and change.unit != "%" and _leads(both, last, next_, _BEGAN):
        return last, next_
    # 新增8755公里,年末总长47215公里,上年末为38460公里.
    behind = _place(values, at + 2) if next_ is not None and _NEW.search(both.before(at)) else None
    if next_ is not None and behind is not None and _leads(both, behind, next_, _EARLY):
        return behind, next_
    former = _place(values, at - 2)
    if former is not None and last is not None and _is_from(both, at):
        return former, last
    return _by_name(both, at, values) or _side_by_side(both, at, values)


def _is_from(both: Sentence, at: int) -> bool:
    """Whether the two values before a change are told as 由…到…."""
    return _BECAME.match(both.before(at - 1)) is not None and _FROM.search(both.before(at - 2)) is not None


def _leads(both: Sentence, earlier: int, later: int, early: re.Pattern[str]) -> bool:
    return early.search(both.before(earlier)) is not None and _ENDED.search(both.before(later)) is not None


def _side_by_side(both: Sentence, at: int, values: Sequence[int]) -> tuple[int, int] | None:
    """年降水量1682毫米,常年平均为1458毫米,偏多15.4%."""
    if at - 1 not in values or at - 2 not in values:
        return None
    later, earlier = both.figures[at - 2], both.figures[at - 1]
    names = [telling(each.indicator) - _TIMES for each in (later, earlier)]
    told = _EARLY.search(both.before(at - 1)) is not None and _EARLY.search(both.before(at - 2)) is None
    return (
        (at - 1, at - 2)
        if told and later.unit == earlier.unit and (names[0] <= names[1] or names[1] <= names[0])
        else None
    )


def _values(both: Sentence, at: int, change: Figure) -> list[int]:
    """The places around a change of the values that it may be of."""
    near = range(max(0, at - _BACK), min(len(both.figures), at + 3))
    return [
        place
        for place in near
        if place != at
        and (both.figures[place].unit == change.unit if change.unit != "%" else both.figures[place].unit not in RATES)
        and _is_value(both.figures[place])
    ]


def _is_value(figure: Figure) -> bool:
    plain = figure.qualifier != RANGE and not figure.qualifier and not figure.target
    return plain and figure.role is Role.LEVEL and is_well_read(figure)


def _place(values: Sequence[int], place: int) -> int | None:
    return place if place in values else None


def _by_name(both: Sentence, at: int, values: Sequence[int]) -> tuple[int, int] | None:
    """The nearest value of an earlier time and the nearest of now with its name; one stands before the change."""
    behind = [place for place in reversed(values) if place < at]
    earlier = next((place for place in behind if _EARLY.search(both.before(place))), None)
    if earlier is None:
        return None
    unit, name = both.figures[earlier].unit, both.figures[earlier].indicator
    for later in behind:
        figure = both.figures[later]
        if later == earlier or figure.unit != unit or _EARLY.search(both.before(later)):
            continue
        if at - 1 in (earlier, later) and _is_named_so(name, figure.indicator):
            return earlier, later
    return None


def _is_named_so(name: str, other: str) -> bool:
    if name == other:
        return True
    here, there = telling(name), telling(other)
    return bool(here) and (here <= there or (len(there) > 1 and there <= here))


def _of_list(both: Sentence, at: int) -> Iterator[Finding]:
    """甲、乙分别为7.82亿元、1.35亿元,上年分别为6.91亿元、1.08亿元,分别增长13.2%、25.0%."""
    count = 1
    while count < _MOST and at + count < len(both.figures) and both.before(at + count) in _CHAIN:
        count += 1
    first, second = at - 2 * count, at - count
    # 2019年两项分别为, 2008年这三项数字是: how many they are is a figure too.
    numbered = second > 0 and _ARE.match(both.before(second)) and both.figures[second - 1].unit in _THINGS
    first -= bool(numbered)
    if count == 1 or first < 0 or _EARLY.search(both.before(first)):
        return
    words = f"{both.before(second - 1)}{both.before(second)}" if numbered else both.before(second)
    if not (_EARLY.search(words) or _is_year_before(both.figures[first], both.figures[second], words)):
        return
    links = _NAMED_CHAIN if numbered else _CHAINED
    if not all(links.match(both.before(first + more)) for more in range(1, count)):
        return
    if any(both.before(second + more) not in _CHAIN for more in range(1, count)):
        return
    rows = [tuple(both.figures[start + more] for start in (first, second, at)) for more in range(count)]
    held = [_held(*row, sure=_others_come_out(rows, row)) if _is_row(*row) else None for row in rows]
    yield from (found for found in held if found is not None)


def _is_row(later: Figure, earlier: Figure, change: Figure) -> bool:
    return _is_value(later) and _is_value(earlier) and later.unit == earlier.unit and change.role is not Role.LEVEL


def _others_come_out(rows: Sequence[tuple[Figure, ...]], row: tuple[Figure, ...]) -> bool:
    """Whether all other changes of a list come out to the last digit: so the list is read aright."""
    others = [_held(*other) if _is_row(*other) else None for other in rows if other is not row]
    return all(found is not None and found.verdict is Verdict.CONSISTENT for found in others)


def _is_year_before(later: Figure, earlier: Figure, words: str) -> bool:
    """Whether the words before a value tell the year before the other's."""
    return (
        _YEAR.search(words) is not None
        and None not in (later.year, earlier.year)
        and later.year == ((earlier.year or 0) + 1)
    )


def _held(later: Figure, earlier: Figure, change: Figure, *, sure: bool = False) -> Finding | None:
    """The change against its values; None where it neither comes out nor looks mistyped, unless surely theirs."""
    high, low = interval_of(later), interval_of(earlier)
    grows = change.role is Role.INCREASE
    if change.unit != "%":
        if change.unit != later.unit:
            return None
        found = between(later, earlier, change)
        computed, interval = value_of(later) - value_of(earlier), high - low
    else:
        if wording.is_comparable_by_convention(later.indicator):
            return None
        found = against_values(later, earlier, Change(change, wording.UNSAID))
        quotient = high.over(low)
        if found is None or quotient is None:
            return None
        computed = (value_of(later) / value_of(earlier) - 1) * _HUNDRED
        interval = Interval((quotient.low - 1) * _HUNDRED, (quotient.high - 1) * _HUNDRED)
    if not grows:
        computed, interval = -computed, Interval(-interval.high, -interval.low)
    if found is None or found.verdict is not Verdict.INCONSISTENT:
        return found
    # 由6艘增为154艘,二者相抵,船只总数减少226艘: what goes the other way by another amount is of something else.
    copied = not computed and _is_copied(later, earlier, change)
    return found if (sure and computed > 0) or copied or is_near_miss(computed, interval, change) else None


def _is_copied(later: Figure, earlier: Figure, change: Figure) -> bool:
    """Whether one of two values of different years is the other, told twice, of a change that is no rate."""
    years = {later.year, earlier.year}
    no_rate = change.unit != "%"
    return (
        has_many_digits(later)
        and no_rate
        and value_of(later) == value_of(earlier)
        and None not in years
        and len(years) > 1
    )
