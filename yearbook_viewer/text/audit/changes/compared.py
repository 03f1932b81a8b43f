"""Changes whose earlier value is printed too: 比上年的2147起少发255起, 少6.7万吨(上年94.2万吨), 增10%。2012年为82元."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from yearbook_viewer.records import Figure, Finding, Role, Verdict
from yearbook_viewer.text.audit.changes.held_changes import are_swapped, held
from yearbook_viewer.text.audit.clauses.akin import telling
from yearbook_viewer.text.audit.clauses.linked import link
from yearbook_viewer.text.audit.clauses.measures import DEGREES, in_unit_of
from yearbook_viewer.text.audit.clauses.sentences import Sentence, joined
from yearbook_viewer.text.audit.numbers.precision import RATES, is_well_read, value_of
from yearbook_viewer.text.figures.scan import RANGE

_LONG_SINCE = r"历年|往年|历史|多年|原[纪记]录|[^,;:。]{0,4}平均"
_EARLY = rf"(?:年初|期初|上年|去年|前一年|上届|上次|上期|同期|原有|原来|原先|常年|{_LONG_SINCE}|(?:19|20)[0-9]{{2}}年)"
# The earlier value stands right before the change, behind it in brackets, or later with others of its time.
_COMPARED = re.compile(rf"(?:比|较)[^,;:。]{{0,6}}?{_EARLY}[^,;:。()]{{0,10}}\(?$")
# A record stands between the result that broke it and by how much: 以11.18秒把11.42秒的原纪录缩短了0.24秒.
_RECORD = re.compile(r"(?:把|将|打破|刷新|[超打]?破了?)[^,;:。]{0,6}$")
# What a value is compared with, whatever it is, right behind it: 92.4%,比计划90%高2.4个百分点.
_BESIDE = re.compile(r"^[,(](?:也|则|又|均|都|只|仅)?(?:比(?![重例率值])|较(?![好大多高]))[^,;:。由从]{0,14}$")
_BEHIND = re.compile(
    r"^的?[^,;:。]{0,6}(?:[多少][产收发销用支征招建造]|高|低|快|慢|远|近|多|少|大|小|长|短|重|轻|超|欠)[出过]?了?$"
)
# 比历年平均值多42.6毫米 tells a difference itself.
_CHANGED = re.compile(
    "(?:[多少高低快慢远近长短重轻增减升降超]|增[加长]|减少|提高|下降|上升|降低|扩大|缩[短小])[出了]?$"
)
_OF_RECORD = re.compile(r"^的[^,;:。]{0,10}(?:[纪记]录|水平),?")
_NOTED = re.compile(rf"^[^,;。()]{{0,6}}\((?:{_EARLY})[^()]{{0,14}}$")
_TOLD_LATER = re.compile(rf"(?:[,;。(]){_EARLY}(?:同期|末|底|初)?[^;。]{{0,24}}$")
_NAMELESS = re.compile(rf"^[,;。(]{_EARLY}(?:同期|末|底|初)?(?:仅|只)?(?:为|是|有)?$")
_REACHED = re.compile(r"^,?(?:总[数量额值])?(?:达到?|增至|增加到|增长到|升至|上升到|降至|下降到|减至|为|至|到)了?$")
# The words of a change, whatever else they say: 少发, 多破, 延长, 增产.
_UP = re.compile(r"^\)?的?,?[^,;:。]{0,6}?(?:多|增|升|提|扩|延|涨|添|加|超)[^,;:。降减少]{0,4}$")
_DOWN = re.compile(r"^\)?的?,?[^,;:。]{0,6}?(?:少|减|降|缩|落|跌|短|撤|裁)[^,;:。增多升]{0,4}$")
# Which way these go the two values tell: of times the shorter one is the faster.
_EITHER = re.compile(
    r"^\)?的?,?[^,;:。]{0,6}?(?:高|低|快|慢|远|近|早|晚|大|小|贵|便宜|重|轻|厚|薄|宽|窄|深|浅|缩短)出?了?$"
)
_COMPARES = re.compile(rf"比|较|同比|[纪记]录|{_EARLY}")
_OTHER_CHANGE = re.compile(r"均|每|其中|可比|目标|计划|力争|环比")
_LIST = frozenset(("、", "和", "及", "与"))
_BACK, _AHEAD = 6, 8
_POINTS = {"个百分点": "%", "百分点": "%", "个千分点": "‰"}
_SURELY = 2


def compared(sentences: Sequence[Sentence], known: Collection[int]) -> Iterator[Finding]:
    """Changes against the earlier value that is told of the thing, and the value of now before it.

    What comes out is 相符; what does not is 不符 if one number of the three looks mistyped. `known`: where the changes
    begin that were held against values already.
    """
    done: set[int] = set(known)
    for number, sentence in enumerate(sentences):
        if not _may_compare(sentence):
            continue
        whole = sentence
        if number + 1 < len(sentences) and sentences[number + 1].number == sentence.number + 1:
            whole = joined(sentence, sentences[number + 1])
        first = 0
        if number and sentences[number - 1].number + 1 == sentence.number:
            first = len(sentences[number - 1].figures)
            whole = joined(sentences[number - 1], whole)
        for at in range(first, first + len(sentence.figures)):
            if whole.figures[at].start not in done:
                found = _of_change(whole, at)
                if found is not None:
                    done.add(found.checked.start)
                    yield found


def _may_compare(sentence: Sentence) -> bool:
    return _COMPARES.search(sentence.words) is not None or any(
        figure.role is not Role.LEVEL for figure in sentence.figures
    )


def _of_change(both: Sentence, at: int) -> Finding | None:
    change = _as_change(both, at)
    if change is None:
        return None
    # 新增27.4公里;上年末为91.2公里: others may have gone meanwhile.
    gross = both.figures[at].role is Role.LEVEL and _is_told_then(both, at) and "净" not in both.before(at)
    right: Finding | None = None
    wrong: Finding | None = None
    for later, earlier, sure in _pairs(both, at, change):
        told = held(both.figures[later], both.figures[earlier], change)
        if told is None:
            continue
        if told[0].verdict is not Verdict.INCONSISTENT:
            right = right or told[0]
        elif (
            (told[1] or _is_tied(both, later, earlier, at))
            and sure
            and (not gross or are_swapped(both.figures[later], both.figures[earlier], change))
        ):
            wrong = wrong or told[0]
    found = right or wrong
    return replace(found, checked=both.figures[at]) if found is not None else None


def _is_tied(both: Sentence, later: int, earlier: int, at: int) -> bool:
    """Whether the words tie a difference to the two values right before it: 17.6℃,比常年的16.8℃偏高0.8℃."""
    if (later, earlier) != (at - 2, at - 1) or both.figures[at].unit == "%":
        return False
    words = both.before(earlier)
    return (
        _RECORD.search(words) is not None or _BESIDE.match(words) is not None or link(both, later, earlier) == _SURELY
    )


def _as_change(both: Sentence, at: int) -> Figure | None:
    """The figure as a change, if its words tell one that can be held against values."""
    figure, words = both.figures[at], both.before(at)
    if figure.qualifier or figure.target or not is_well_read(figure) or _OTHER_CHANGE.search(words[-12:]):
        return None
    if figure.unit in RATES and figure.unit not in ("%", *_POINTS):
        return None
    figure = in_unit_of(figure, both.figures[at - 1]) if at else figure
    behind_value = at > 1 and _is_behind_value(both, at)
    role = figure.role
    if behind_value and (_OF_RECORD.match(words) or _EITHER.search(words)) and figure.unit != "%":
        role = Role.INCREASE if value_of(both.figures[at - 2]) > value_of(both.figures[at - 1]) else Role.DECREASE
    if role is not Role.LEVEL:
        return replace(figure, role=role)
    told = words if behind_value else words.rpartition(",")[2]
    if not behind_value and (figure.unit == "%" or not (_COMPARES.search(told) or _is_told_then(both, at))):
        return None
    if _UP.search(told):
        return replace(figure, role=Role.INCREASE)
    return replace(figure, role=Role.DECREASE) if _DOWN.search(told) else None


def _is_behind_value(both: Sentence, at: int) -> bool:
    """Whether what a figure is compared with stands right before it."""
    if _CHANGED.search(both.before(at - 1)):
        return False
    if _COMPARED.search(both.before(at - 1)) or (
        _BESIDE.match(both.before(at - 1)) and _BEHIND.search(both.before(at))
    ):
        return True
    return _RECORD.search(both.before(at - 1)) is not None and _OF_RECORD.match(both.before(at)) is not None


def _is_told_then(both: Sentence, at: int) -> bool:
    """Whether nothing but the earlier value follows: 新增27.4公里;上年末为91.2公里."""
    follows = at + 1 < len(both.figures) and both.figures[at + 1].unit == both.figures[at].unit
    return follows and _NAMELESS.match(both.before(at + 1)) is not None


def _pairs(both: Sentence, at: int, change: Figure) -> Iterator[tuple[int, int, bool]]:
    """The places of a value and of its earlier one that may go with a change, the likeliest first; whether likely."""
    if at > 1 and _is_behind_value(both, at) and _fits(replace(both.figures[at - 1], target=False), change):
        told = telling(both.before(at - 1))
        named = {place: len(telling(both.figures[place].indicator) & told) for place in _before(both, at - 1, change)}
        levels = sorted(named, key=lambda place: (-named[place], -place))
        for number, later in enumerate(each for each in levels if _is_value(both.figures[each])):
            yield later, at - 1, number == 0
        return
    ahead = range(at + 1, min(len(both.figures), at + 1 + _AHEAD))
    behind = [place for place in ahead if _is_value(both.figures[place])]
    each = _of_each(both, at)
    levels = (
        [place for place in _before(both, at, change) if _fits(both.figures[place], change)] if each is None else each
    )
    if not levels and _REACHED.match(both.before(at + 1) if ahead else ""):
        # 增长26.7%,达到15.86亿元(2016年12.52亿元).
        noted = behind[:2] == [at + 1, at + 2] and _NOTED.match(both.before(at + 2)) is not None
        if noted and both.figures[at + 1].unit == both.figures[at + 2].unit:
            yield at + 1, at + 2, True
        return
    for earlier in behind:
        if not _fits(both.figures[earlier], change):
            continue
        if earlier == at + 1 and _NOTED.match(both.before(earlier)):
            yield from ((later, earlier, number == 0) for number, later in enumerate(levels))
            return
        lead = earlier
        while (lead > at + 1 and both.before(lead) in _LIST) or (lead > at + 1 and both.before(lead).startswith("、")):
            lead -= 1
        if levels and _TOLD_LATER.search(_led(both, lead)):
            later = levels[0]
            own = both.figures[later]
            if own.unit == both.figures[earlier].unit and _is_before(both.figures[earlier], own):
                yield later, earlier, _are_of_one(both, later, earlier, lead)


def _of_each(both: Sentence, at: int) -> list[int] | None:
    """The value that a change of a list is of (1864件、246件,分别增长24.9%、17.1%); None if it is in no list."""
    lead = at
    while lead and at - lead < _AHEAD and both.before(lead) in _LIST:
        lead -= 1
    end = at + 1
    while end < len(both.figures) and end - at < _AHEAD and both.before(end) in _LIST:
        end += 1
    if end - lead == 1 or "分别" not in both.before(lead):
        return None
    own = 2 * lead - end + (at - lead)
    return [own] if own >= 0 and all(_is_value(both.figures[place]) for place in range(2 * lead - end, lead)) else []


def _led(both: Sentence, at: int) -> str:
    """The words before a value, with those before a number of things that it is of: 上年两项分别为."""
    words = both.before(at)
    counted = at > 1 and both.figures[at - 1].unit in ("项", "个", "类", "种")
    return both.before(at - 1) + words if counted else words


def _are_of_one(both: Sentence, later: int, earlier: int, lead: int) -> bool:
    """Whether two values are of one thing: by their names, or by their place among the values of their time."""
    if _NAMELESS.match(both.before(lead)) and lead == earlier:
        return True
    one, other = (telling(both.figures[place].indicator) for place in (later, earlier))
    words = telling(both.before(lead))
    if (one and (one <= other or (other and other <= one))) or len(one & (other | words)) > 1:
        return True
    # 2012年两项收入分别为19412元和8215元: in the order of the values before.
    unit = both.figures[later].unit
    now = [
        place
        for place in range(max(0, lead - _AHEAD), lead)
        if both.figures[place].unit == unit and _is_value(both.figures[place])
    ]
    then = [
        place
        for place in range(lead, min(len(both.figures), lead + _AHEAD))
        if place == lead or both.before(place) in _LIST
    ]
    then = then[: len(now)]
    ordered = later in now and earlier in then and now.index(later) == then.index(earlier)
    return ordered and len(now) == len(then) > 1


def _is_before(earlier: Figure, later: Figure) -> bool:
    return earlier.year is None or later.year is None or earlier.year <= later.year


def _before(both: Sentence, at: int, like: Figure) -> list[int]:
    """The places of the values before a figure that it may be of, the nearest first."""
    near = range(at - 1, max(-1, at - 1 - _BACK), -1)
    return [
        place
        for place in near
        if _is_value(both.figures[place])
        and _is_of_unit(both.figures[place], like)
        and not _COMPARED.search(both.before(place))
    ]


def _fits(value: Figure, change: Figure) -> bool:
    """Whether a change can be one of a value by their units."""
    return _is_value(value) and _is_of_unit(value, change)


def _is_of_unit(value: Figure, change: Figure) -> bool:
    if change.unit == "%":
        return value.unit not in RATES
    return value.unit == _POINTS.get(change.unit, change.unit)


def _is_value(figure: Figure) -> bool:
    plain = figure.qualifier != RANGE and not figure.qualifier and not figure.target
    return (
        plain
        and figure.role is Role.LEVEL
        and is_well_read(figure)
        and (value_of(figure) > 0 or figure.unit in DEGREES)
    )
