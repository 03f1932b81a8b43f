"""What words tell of two values and of a third: that they are of one thing, that it is their difference."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from yearbook_viewer.records import Figure, Role
from yearbook_viewer.text.audit.clauses.akin import telling
from yearbook_viewer.text.audit.clauses.sentences import JOINTS, Sentence
from yearbook_viewer.text.audit.numbers.precision import RATES, is_well_read, value_of
from yearbook_viewer.text.figures.scan import RANGE

_CLAUSE = re.compile("[,;:。(】]")
# What may tell a difference, in the words right before it.
_DIFFERENCE = re.compile(
    "多|增|升|涨|高(?![中校等级考速新炉原架])|扩|延|添|新|加|贵|补|盈|余|超|提|(?<![县市州省区盟旗乡镇局院部处科所站校社组队班厂团师首董家馆台行会])长|脱|上扬|入藏|快|少|减|降|跌|低|缩|压|撤|退|腾|节|短|省|裁|精简|滑|落|分流|收回|取消|[注核撤吊抵勾]销|欠|亏|出库|便宜|消化|去|远|重|轻|慢|提前|推迟|早|晚"
)
_APART = re.compile("差|相距|之间|赤字|[盈结节]余|缺口")
_SINCE = "(?:[由从]|自(?![然治主来有筹建愿动助身贸行]))"
# A figure behind these is a value itself: 比上年的2147起, 由3.15亿元, 达到4万吨.
_VALUE = re.compile(
    rf"(?:[比较同与][^,;]*的|[到至]了?|{_SINCE}[^,;]{{0,12}}|(?:上年|去年|前年|年初|期初|同期|[0-9]{{4}}年)[^,;比较增减升降多少]{{0,8}}|[增减升降扩缩调改并压]为)$|其中|平均"
)
_IS = re.compile("[为是]了?$")
_EACH, _OF_EACH = re.compile("均|每"), re.compile("每(?:百|千|万)?([^,;:]{1,2})")
# What may tell that two values are of two times, places or states.
_CONTRAST = re.compile(
    r"上年|去年|前年|上届|上[期次轮]|同期|[年期月]初|初期|原(?![煤油料盐木])|曾|旧|前(?!列|茅|[0-9二三四五六七八九十])|历年|常年|往年|以往|过去|[0-9]{4}年|一九[0-9一二三四五六七八九〇零○]{2}年|[0-9一二三四五六七八九十]年前|”期?末|第[一二三四五六七八九十]次|[二三四]季度|下半年|[0-9]时[^,;]{0,6}[涨升降落跌退][到至]"
    rf"|{_SINCE}|(?<![占对])比(?![例重率])|较|同(?!业)|与|改[革制]|后(?!勤)"
)
_FROM = re.compile(rf"{_SINCE}[^,;由从自]{{0,16}}$")
_BECAME = re.compile(
    r"^[^,;。]{0,10}[到至为成]了?(?:(?:[0-9]{1,2}月|[0-9]{4}年|“[^”]{1,4}”|年)(?:[末底初]|期间|时)?的?)?$"
)
# 而大桥建成前的1971年仅: what is said of a year is no name.
_OF_YEAR = re.compile("^[^,;:]*的(?=(?:1[89]|20)[0-9]{2}年[^,;:]{0,4}$)")
# What the words before the other value may say but its name.
_SAID = re.compile(
    r"上年|去年|前年|上届|上次|上期|上轮|年初|期初|月初|历年|常年|往年|以往|过去|原有?|曾|旧|平均值?|全年|年内|目前|现有?|当年|本年|今年|[0-9]+|年|月|日|末|底|初|前|后|同期|时|而|但|则"
    r"|这一数字|数字|之间|年间|间|[只仅]?有|[只仅]|还|尚|剩|不过|高出|超过|低于|少于|多于|[比较同与由从自]之?|一九..年|[为是达到至]|每(?:立方米|平方米|公顷|公斤|百?斤|吨|亩|人|户|公里)|[\u4e00-\u9fff]{2}[性式](?=[增减升降涨跌下上回])|[的了里量数额]|分别|[,、“”()]|实际|基础上|水平|相比|回看|以|第|次|[一二三四五六七八九十]+"
)
_CHANGE = re.compile("[增减升降涨跌扩上下回][加长少到升降涨跌滑扬扩大落浮]?(?:幅度?|速度?|率|比例)?|幅度?|速度")
_TIME = re.compile("年[末底初]?$")
_LESS_SO = re.compile("[多少][增减]")
_OWN = re.compile("^的?(?:原|旧|上年|去年)[^,;:。]{0,8}")
_THINGS = frozenset("项个类种")
# What comes and goes: the difference of the two is told behind them.
_OPPOSED = (
    ("出生", "死亡"),
    ("迁入", "迁出"),
    ("转入", "转出"),
    ("调入", "调出"),
    ("流入", "流出"),
    ("收入", "支出"),
    ("进口", "出口"),
    ("存款", "贷款"),
    ("投放", "回笼"),
)
_FLOW = re.compile("|".join(word for pair in _OPPOSED for word in pair))
_NET = re.compile("净|差|相抵")
# What `is_difference` says where words tell that a figure is one.
BY_WORDS = 2
_FAR = 30
_SHORT, _MIDDLE, _LONG, _LONGEST = 8, 10, 12, 16
_LONGEST_LIST = 6
_FEW = 4
_MOST_THINGS = 12
# Several rules ask for the words before the same figure.
_KEPT = 4096


def is_plain_value(figure: Figure) -> bool:
    """Whether a figure is a value above nought that nothing blurs."""
    plain = figure.role is Role.LEVEL and not figure.qualifier and not figure.target and figure.qualifier != RANGE
    return plain and is_well_read(figure) and value_of(figure) > 0


def is_plain_flow(figure: Figure) -> bool:
    """Whether a figure is an amount above nought that nothing blurs, also one that came in or went (减少31人)."""
    plain = not figure.qualifier and not figure.target and is_well_read(figure) and figure.unit not in RATES
    return plain and value_of(figure) > 0


def clause_before(both: Sentence, at: int) -> str:
    """The words between a figure and the sign or figure before it."""
    return _last_clause(both.before(at))


@lru_cache(maxsize=_KEPT)
def _last_clause(words: str) -> str:
    return _CLAUSE.split(words.rstrip("("))[-1]


def link(both: Sentence, one: int, other: int) -> int:
    """How surely two values are of one thing at two times, in two places or states: 2, 1, or 0 if nothing tells."""
    here, there = both.figures[one], both.figures[other]
    words, lead = _words(both, other), clause_before(both, one)
    if _FROM.search(lead):
        return 2 if _BECAME.search(clause_before(both, other)) and both.figures[other - 1].start == here.start else 0
    if are_opposed(both, one, other):
        return 2
    told = _CONTRAST.search(words) or (_CONTRAST.search(lead) and ";" not in both.before(other))
    if both.before(other)[:1] in JOINTS or not both.before(other):
        return _link_of_lists(both, one, other)
    if here.indicator == there.indicator and here.year != there.year:
        return 2
    if not told:
        return 0
    rest = set(_CHANGE.sub("", _SAID.sub("", _OF_YEAR.sub("", words))))
    return 2 if rest <= set(both.before(one)[-_FAR:] + here.indicator) else int(len(rest) <= _FEW)


def _link_of_lists(both: Sentence, one: int, other: int) -> int:
    """As `link`, of a value that a list goes on with: 91起、伤7人,与上年的103起、伤9人 are of two times as their
    firsts, and of one thing by their names or places."""
    first = other
    while first > one and (both.before(first)[:1] in JOINTS or not both.before(first)):
        first -= 1
    if first <= one or other - first > _LONGEST_LIST or _CONTRAST.search(clause_before(both, first)) is None:
        return 0
    here, there = both.figures[one].indicator, both.figures[other].indicator
    if here == there and both.before(other)[1:]:
        return 2
    # 320批1480人次,与上年450批1690人次.
    start = one - (other - first)
    alike = start >= 0 and all(
        both.figures[start + step].unit == both.figures[first + step].unit
        and (not step or both.before(start + step) == both.before(first + step))
        for step in range(other - first + 1)
    )
    return link(both, start, first) if alike else 0


def are_opposed(both: Sentence, one: int, other: int) -> bool:
    """Whether two values are of what came and what went: their difference may be told, but no rate of change."""
    lead = clause_before(both, one)
    if _FLOW.search(lead) is None:
        return False
    words = clause_before(both, other)
    return any((a in lead and b in words) or (b in lead and a in words) for a, b in _OPPOSED)


def is_gross(both: Sentence, at: int) -> bool:
    """Whether a figure tells what came in anew; others may have gone meanwhile."""
    clause = clause_before(both, at)
    return both.figures[at].role is Role.LEVEL and "新" in clause and "净" not in clause


def _words(both: Sentence, at: int) -> str:
    """The words of a value: its clause, the time told before it, and what follows as its own."""
    *before, clause = _CLAUSE.split(both.before(at).rstrip("("))
    # 2019年两项分别为.
    if at and both.figures[at - 1].unit in _THINGS and value_of(both.figures[at - 1]) <= _MOST_THINGS:
        clause = clause_before(both, at - 1) + clause
    elif before and _TIME.search(before[-1]) and len(before[-1]) <= _MIDDLE:
        clause = before[-1] + clause
    behind = _OWN.match(both.behind(at))
    return clause + behind[0] if behind is not None else clause


def is_named(both: Sentence, one: int, at: int) -> bool:
    """Whether the words before a change name a value: 申请专利1426件,…,申请量增幅达."""
    name = name_of_change(both, at)
    return len(name) > 1 and name <= _around(both, one)


def is_of_else(both: Sentence, one: int, at: int) -> bool:
    """Whether the words before a change name something else than a value: 零售额162亿元,出口增长6%."""
    name = name_of_change(both, at)
    return len(name) > 1 and not name & _around(both, one)


def told_by_name(both: Sentence, at: int, values: Iterable[int]) -> Mapping[int, int]:
    """How many characters of what the words before a change say that changed stand in the clause of each value."""
    name = set(_CHANGE.sub("", _SAID.sub("", clause_before(both, at))))
    return {one: len(name & set(clause_before(both, one) + both.figures[one].indicator)) for one in values}


def name_of_change(both: Sentence, at: int) -> frozenset[str]:
    """The characters of what the words before a change say that changed."""
    return _name_in(clause_before(both, at))


@lru_cache(maxsize=_KEPT)
def _name_in(clause: str) -> frozenset[str]:
    words = _APART.sub("", _CHANGE.sub("", _SAID.sub("", clause)))
    return telling(_DIFFERENCE.sub("", words))


def _around(both: Sentence, at: int) -> set[str]:
    return set(both.before(at)[-_FAR:] + both.figures[at].indicator)


def is_difference(both: Sentence, at: int) -> int:
    """How surely a figure, at a place of the sentence, is the difference of two values: 3 by its name, 2 (BY_WORDS), 1,
    or 0 where it is told as a value."""
    former = both.before(max(0, at - 1)), both.before(max(0, at - 2))
    return _difference_by(both.before(at), former, is_level=both.figures[at].role is Role.LEVEL)


@lru_cache(maxsize=_KEPT)
def _difference_by(words: str, former: tuple[str, str], *, is_level: bool) -> int:
    """The same by the words before the figure and before the two in front of it (`former`)."""
    clause = _last_clause(words)
    if _LESS_SO.search(clause) or (_FLOW.search(clause) and not _NET.search(clause)):
        return 0
    if not is_level:
        return 2 if len(clause) <= _LONGEST else 1
    if _APART.search(clause):
        return 3
    if _VALUE.search(clause) or (_EACH.search(clause) and not _is_of_each(clause, "".join(former))):
        return 0
    if _DIFFERENCE.search(clause[-_SHORT:]) and len(clause) <= _LONG:
        rest = telling(_DIFFERENCE.sub("", _SAID.sub("", clause)))
        return 2 if len(rest) <= _FEW or rest <= set("".join(former)) else 1
    return 1 if clause and len(clause) <= _MIDDLE and not _IS.search(clause) and words[:1] not in (*JOINTS, "。") else 0


def _is_of_each(clause: str, before: str) -> bool:
    """Whether the values before a figure are of each thing too: 吨纸耗煤1.1吨,…,每吨纸少耗90公斤."""
    thing = _OF_EACH.search(clause)
    return _EACH.search(before) is not None or (thing is not None and thing[1] in before)
