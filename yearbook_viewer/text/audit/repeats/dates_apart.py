"""Whether two days are told of one event in two places of a text: a chronicle and what is told at length."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol

from yearbook_viewer.text.audit.clauses.akin import same_words

_LONGEST, _BEFORE = 48, 60
_STOPS = re.compile("[。;；\n]")
_SIGNS = re.compile("[^\u4e00-\u9fff]")
# What is said of many events of a year.
_LIGHT = re.compile(
    r"[0-9〇一二三四五六七八九十]{1,4}[年月日时]|正式|隆重|胜利|顺利|全面|全线|上午|下午|当[日天年月]|[同是该本]年|同[日月]|全[县市区省州乡镇]|在|于|了|并|的|为|从|自|至|到|起|由"
    r"|[县市区]委书?记?|[县市区]政府|[县市区]长|工作|(?<!次)会议|召开|举行|(?<!代表)大会|活动|仪式|视察|调研|检查|考察|一行|领导|同志|副?主任|副?书记|副?省长"
)
# 第三届, 一次会议: with other numbers it is another event.
_ORDINALS = re.compile("([0-9〇一二三四五六七八九十]{1,3})([届次期号批轮站线局所厂座])")
# So many characters in a row are in both, or so many of all that the shorter tells.
_IN_A_ROW, _FEWEST, _MOST = 4, 5, 16
# Behind what is known by its day so many characters name it.
_NAMED = 9
_KNOWN = re.compile("[\u4e00-\u9fff]{0,6}?的")
_NEARLY_ALL, _MOST_OF_IT = 0.85, 0.7
# What happens more than once a year, or is told to happen again.
_AGAIN = re.compile(
    "再次|再度|第[二三四]次|分别|最[大高低多强]|日?降[水雨]量|气温|水位|慰问|走访|来[县市区院校]|义务|培训|常委会|全委会"
)
_TAIL = 4
_NUMBERS = re.compile("[1-9][0-9]+(?:[.][0-9]+)?")
_HEADING = re.compile("\n[^\n。]{1,20}\n|【|\n[〔[(（]?附|\n[一二三四五六七八九十]{1,2}、|\n#|\n·")


class Day(Protocol):
    """A day told in a text: where it stands, and its year, month and day, 0 where none is said."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def day(self) -> tuple[int, int, int]: ...


def are_told_apart(text: str, told: Sequence[Day], first: Day, again: Day) -> bool:
    """Whether the same is told of two days, in two places: the later one under another heading or, where days go on
    one behind the other, behind a day that is later. `told`: all days of the text, in its order."""
    here, there = (_event(text, each) for each in (first, again))
    known = _KNOWN.match(there)
    apart = known is not None or _goes_back(told, first, again) or _HEADING.search(text, first.end, again.start)
    if not apart or _are_numbered_apart(here, there):
        return False
    if known is not None:
        # 5月6日开幕的乡运动会: what stands behind is known, what it did is not.
        there = there[known.end() :][:_NAMED]
    opened = ",".join(words.lstrip(",、 ").split(",")[0] for words in (here, there))
    if _AGAIN.search(opened) or (known is None and _are_of_two(here, there)):
        return False
    before = text[max(0, first.start - _BEFORE) : first.start]
    # Not the words of the first day once more.
    between = text[max(again.start - _BEFORE, first.end + len(here)) : again.start]
    told_twice = known is not None or _are_numbers_in_common(here, there)
    ways = [(there, before + here)] if known is not None else [(there, before + here), (here, between + there)]
    return any(_is_told_in(_opening(one), _bare(other), told_twice=told_twice) for one, other in ways)


def _is_told_in(opening: str, other: str, *, told_twice: bool) -> bool:
    """Whether what opens one telling of an event stands in the other: most of it where more speaks for it."""
    share = sum(sign in other for sign in opening) / max(len(opening), 1)
    if len(opening) < _FEWEST or share < _MOST_OF_IT:
        return False
    return told_twice or (share >= _NEARLY_ALL and _is_in_a_row(opening, other))


def _goes_back(told: Sequence[Day], first: Day, again: Day) -> bool:
    """Whether the days, one behind the other from the first to the later, go back at a place."""
    between = [each.day[1:] for each in told if first.start <= each.start <= again.start and all(each.day[1:])]
    return any(later < earlier for earlier, later in pairwise(between))


def _event(text: str, told: Day) -> str:
    """The words behind a day, to the end of the sentence."""
    return _STOPS.split(text[told.end : told.end + _LONGEST])[0].replace("，", ",")


def _opening(words: str) -> str:
    """What is told first: a clause that tells enough, else more of them."""
    clauses = words.split(",")
    opening = next(
        (bare for end in range(1, len(clauses)) if len(bare := _bare("".join(clauses[:end]))) >= _FEWEST), ""
    )
    return opening[:_MOST] or _bare(words)[:_MOST]


def _bare(words: str) -> str:
    return same_words(_SIGNS.sub("", _LIGHT.sub("", words)))


def _are_numbered_apart(here: str, there: str) -> bool:
    numbered = [dict(map(reversed, _ORDINALS.findall(words))) for words in (here, there)]
    return any(numbered[0][of] != numbered[1][of] for of in numbered[0].keys() & numbered[1].keys())


def _are_of_two(here: str, there: str) -> bool:
    """Whether the same is said of two: 东乡供销社成立, 西乡供销社成立."""
    one, other = (re.sub("[^\u4e00-\u9fff,]", "", words) for words in (here, there))
    for at in range(len(one) - _TAIL):
        place = other.find(one[at : at + _TAIL])
        if place > 0 and at > 0:
            before = one[at - 1], other[place - 1]
            return "," not in before and before[0] != before[1]
    return False


def _are_numbers_in_common(here: str, there: str) -> bool:
    """Whether a number of two digits and more is printed in both."""
    return not set(_NUMBERS.findall(here)).isdisjoint(_NUMBERS.findall(there))


def _is_in_a_row(one: str, other: str) -> bool:
    return any(one[at : at + _IN_A_ROW] in other for at in range(len(one) - _IN_A_ROW + 1))
