"""Points told one by one: 一是…二是…, (一)…(二)…, 1.…2.…, 第一…第二…, or with their days: 3月4日,…;9月2日,…"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# The first point stands at most this far behind the number that announces it, the others within this stretch.
_NEAR = 40
_REACH = 6000
_NUMERALS = [*"一二三四五六七八九十", *(f"十{last}" for last in "一二三四五六七八九"), "二十"]
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_BOUND = r"(?:(?<=[。;；:,，、\n)])|^)"

# Each way of numbering: the pattern of one point, {} standing for its number.
_WAYS = (
    (_BOUND + "{}(?=是)", _NUMERALS),
    (_BOUND + "{}(?=要)", _NUMERALS),
    (_BOUND + "第{}(?=[,，、是])", _NUMERALS),
    (_BOUND + "其{}(?=[,，、是])", _NUMERALS),
    (_BOUND + r"\({}\)", _NUMERALS),
    (_BOUND + r"\({}\)", [str(number) for number in range(1, 21)]),
    (_BOUND + r"{}[.、．](?![0-9])", [str(number) for number in range(1, 21)]),
    ("{}", list(_CIRCLED)),
    (_BOUND + r"{}(?=[区组队片连营团][^、，,])", _NUMERALS),
)

# Right behind a colon, where they are no headings: 守则三条:一、爱护公物;二、….
_LISTED = (r"(?<=[。;；:：,，\n)]){}[、.．](?![0-9])", _NUMERALS)
_LISTED_OPEN = re.compile(r"[^,，。;；:：、()\n]{0,16}[:：]\n?一[、.．]")

# Events told in their order, maybe a sentence further: 首次…第二次…第三次….
_IN_ORDER = _BOUND + "(?:其中)?(?:{})(?=[次批场期轮组路队梯])"
_ORDINALS = ["首|第一", *(f"第{number}" for number in _NUMERALS[1:])]
_FURTHER = 120

# Behind the number, maybe its noun and some words, a list follows of which each item begins with its day.
_OPENED = re.compile(
    r"[^。;；:：,，()（）\n0-9]{0,14}(?:[:：(（]|[,，]?(?:[^。;；:：,，、()（）\n0-9]{0,8}(?:[是为在于即]|时间|日期|出现|发生|召开|举行)[:：]?(?=[0-9一二三四五六七八九十])))"
)
# Lines, roads and trains are named by numbers: 11路(汽车南站至工业园)、12路(火车站至职教城).
_LINES_OPEN = re.compile(
    r"[^。;；:：,，、()（）\n0-9]{0,14}(?:[:：(（]|[,，]?(?:(?:分别|依次)(?:是|为)|即)[:：]?|——)(?=[A-Z0-9])"
)
_LINE = re.compile(r"[A-Z]?[0-9]{1,4}(?:路|号线?|线|次)[^、,，;；。()（）和及与\n0-9]{0,20}")
_NOTE = re.compile(r"[(（][^()（）\n]{0,60}[)）]")
_NUMERAL = "(?:[0-9]{1,2}|[一二三四五六七八九十廿]{1,3}|[元正腊])"
_YEAR = "(?:[0-9〇零○一二三四五六七八九]{4}年)"
_OF_YEAR = f"(?:{_YEAR}|[次翌同当上]年)"
# 2月24日, 4月18至19日, 十二月二十二日; of months and years alone: 3月、6月, 1983年、1985年.
DAY = re.compile(
    rf"\s*{_OF_YEAR}?{_NUMERAL}月(?:{_NUMERAL}日?[至到—~～-](?:{_NUMERAL}月)?)?{_NUMERAL}日|\s*{_OF_YEAR}?{_NUMERAL}月(?![0-9])|\s*{_YEAR}"
)
# Days of one list are parted so; the last one by 和.
_OF_DAYS = rf"、|[及和与](?={_OF_YEAR}?{_NUMERAL}月|{_YEAR})"
# What is told between them and how often it was: 举行会议,全年共7次; of months only what sums them up.
_DAYS_BEFORE = re.compile(
    rf"(?P<days>(?:(?:{DAY.pattern})[、和及])+(?:{DAY.pattern}))"
    r"(?P<told>[,，]?[^,，。;；、0-9]{0,6}|(?:[^,，。;；、0-9每各]{0,20}[,，])?[^,，。;；、0-9每各另其]{0,24})$"
)
_SUMS = re.compile("组织|召开|举行|举办|开展|进行|发生|出现|先后|分别?|共|计(?!划)|全年")
# Lines named by their numbers before how many they are: 国道104线、206线,省道237线3条.
_LINE_NUMBER = re.compile("[A-Z][0-9]{1,4}|[0-9]{1,4}(?:路|号线?|线|次)")
_ONE_LINE = rf"[\u4e00-\u9fff]{{0,4}}(?:{_LINE_NUMBER.pattern})[\u4e00-\u9fff]{{0,6}}(?:[(（][^()（）\n]{{0,20}}[)）])?"
_LINES_BEFORE = re.compile(
    rf"(?P<lines>(?:{_ONE_LINE}[、,，和及与])+{_ONE_LINE}?(?<![共计有这]))[,，]?(?:一?共计?|合计|总计|这)?有?$"
)
_DAY_OF_EVENT = re.compile(rf"(?<![0-9])(?:{_YEAR}?{_NUMERAL}月{_NUMERAL}日)(?=[^至到—~～-])")
_NEAR_DAYS, _FEWEST_CLAUSES = 7, 3
# 召开会议七次。1月研究…,3月研究…: each clause of the sentence behind has its own.
_ENDED = re.compile(r"[^,，。;；:：、()\n0-9]{0,8}。")
_SUMMED_UP = re.compile("(?:以上|上述|这)$")
_LIST_OF_DAYS_ENDS = "。\n,，)）;；"


@dataclass(frozen=True, slots=True)
class Numbered:
    """The points of a list; `passages`: their numbers' start and end in the text."""

    passages: tuple[tuple[int, int], ...]


def numbered_from(text: str, start: int) -> Numbered | None:
    """The points that begin right behind `start`, None if there are none, fewer than two, or the end is not seen."""
    window = text[start : start + _REACH]
    if _LISTED_OPEN.match(window):
        return _points(window, start, _LISTED, _NEAR)
    ways = [
        (first.start(), way, numbers)
        for way, numbers in _WAYS
        if (first := re.search(way.format(numbers[0]), window[:_NEAR])) is not None
    ]
    if not ways:
        told = re.search(_IN_ORDER.format(_ORDINALS[0]), window[:_FURTHER])
        return _points(window, start, (_IN_ORDER, _ORDINALS), told.end()) if told is not None else None
    _, way, numbers = min(ways, key=lambda each: each[0])
    return _points(window, start, (way, numbers), _NEAR)


def _points(window: str, start: int, told: tuple[str, list[str]], near: int) -> Numbered | None:
    """`told`: the way of numbering with its numbers; `near`: the list begins before this place."""
    way, numbers = told
    passages: list[tuple[int, int]] = []
    at = 0
    # The list ends where the next one of its kind begins.
    again = re.search(way.format(numbers[0]), window[near:])
    stop = near + again.start() if again is not None else len(window)
    for number in numbers:
        found = re.compile(way.format(number)).search(window, at, stop)
        if found is None:
            break
        passages.append((start + found.start(), start + found.end()))
        at = found.end()
    cut = again is None and len(window) == _REACH
    return Numbered(tuple(passages)) if len(passages) > 1 and not cut else None


def dated_from(text: str, start: int) -> Numbered | None:
    """The events that a colon behind `start` opens, each with its day; None unless two or more and all have it."""
    ended = _ENDED.match(text, start)
    if ended is not None:
        told = _dated_clauses(text, ended.end(), whole=True)
        return told if told is not None and len(told.passages) >= _FEWEST_CLAUSES else None
    opened = _OPENED.match(text, start)
    if opened is None or DAY.match(text, opened.end()) is None:
        return None
    begin = opened.end()
    for sign, stops in (("[;；]", "。\n"), (_OF_DAYS, _LIST_OF_DAYS_ENDS)):
        ends = [at for stop in stops if (at := text.find(stop, begin, begin + _REACH)) >= 0]
        passages = list(_days(text[begin : min(ends)], begin, sign)) if ends else []
        if len(passages) > 1:
            return Numbered(tuple(passages))
    return _dated_clauses(text, begin, whole=False)


def _dated_clauses(text: str, begin: int, *, whole: bool) -> Numbered | None:
    """Events told in a clause each that begins with its day, and what is told of them all: …,7月2日2人,合计15人。

    `whole`: nothing else may be told in their sentence.
    """
    end = text.find("。", begin, begin + _REACH)
    if end < 0 or text.find("\n", begin, end) >= 0:
        return None
    passages: list[tuple[int, int]] = []
    at = begin
    for clause in re.split("(?<=[,，;；])", text[begin:end]):
        day = DAY.match(text, at, end)
        if day is None and whole:
            return None
        if day is None:
            break
        passages.append(day.span())
        at += len(clause)
    return Numbered(tuple(passages)) if len(passages) > 1 and DAY.search(text, at, end) is None else None


def dated_before(text: str, end: int) -> Numbered | None:
    """The days, months or years, parted by 、, that a number which begins at `end` sums up; None unless two or more."""
    found = _DAYS_BEFORE.search(text, max(0, end - _FURTHER), end)
    if found is None:
        return None
    start, listed = found.start(), found["days"]
    far = len(found["told"]) > _NEAR_DAYS
    if far and not (listed.endswith("日") and "、" in listed) and not _SUMS.search(found["told"]):
        return None
    return Numbered(tuple((start + day.start(), start + day.end()) for day in DAY.finditer(listed)))


def lines_before(text: str, end: int) -> Numbered | None:
    """The lines, each named by its number, that a number which begins at `end` sums up; None unless two or more."""
    found = _LINES_BEFORE.search(text, max(0, end - _FURTHER), end)
    if found is None:
        return None
    lines = _LINE_NUMBER.finditer(_NOTE.sub(lambda note: " " * len(note[0]), found["lines"]))
    passages = tuple((found.start() + line.start(), found.start() + line.end()) for line in lines)
    return Numbered(passages) if len(passages) > 1 else None


def points_before(text: str, end: int) -> Numbered | None:
    """The points told one by one before 以上, 上述 and the number that begins at `end`; None if there are none."""
    if _SUMMED_UP.search(text, max(0, end - 3), end) is None:
        return None
    start = max(0, text.rfind("\n", 0, end) + 1, end - _REACH)
    window = text[start:end]
    for way, numbers in _WAYS:
        firsts = [first.start() for first in re.finditer(way.format(numbers[0]), window)]
        if firsts:
            passages: list[tuple[int, int]] = []
            at = firsts[-1]
            for number in numbers:
                found = re.compile(way.format(number)).search(window, at)
                if found is None:
                    break
                passages.append((start + found.start(), start + found.end()))
                at = found.end()
            return Numbered(tuple(passages)) if len(passages) > 1 else None
    return _events_before(window, start)


def _events_before(window: str, start: int) -> Numbered | None:
    """The events told one by one from the beginning of a paragraph, each with its day: 3月4日,…;9月2日,…。上述两起."""
    passages: list[tuple[int, int]] = []
    *events, _ = re.split("(?<=[;；。])", window)
    at = start
    for number, event in enumerate(events):
        # A heading may stand before the first.
        day = _DAY_OF_EVENT.search(event, 0, _FURTHER) if number == 0 else DAY.match(event)
        again = DAY.search(event, day.end()) if day is not None else None
        if day is None or (again is not None and event[again.start() - 1] in ",，、"):
            return None
        passages.append((at + day.start(), at + day.end()))
        at += len(event)
    return Numbered(tuple(passages)) if len(passages) > 1 else None


def lines_from(text: str, start: int) -> Numbered | None:
    """The lines that open behind `start`, each named by its number; None unless two or more and all are."""
    opened = _LINES_OPEN.match(text, start)
    if opened is None:
        return None
    passages: list[tuple[int, int]] = []
    at = opened.end()
    while True:
        line = _LINE.match(text, at)
        if line is None:
            return None
        passages.append((at, line.end()))
        note = _NOTE.match(text, line.end())
        at = line.end() if note is None else note.end()
        parted = text[at : at + 1] in ("、", "和", "及", "与")
        if not parted and not (text[at : at + 1] in (",", "，", ";", "；") and _LINE.match(text, at + 1)):
            break
        at += 1
    ends = at == len(text) or text[at] in "。;；,，)）\n"
    return Numbered(tuple(passages)) if ends and len(passages) > 1 else None


def _days(told: str, begin: int, sign: str) -> Iterator[tuple[int, int]]:
    """Where the days of the events stand, parted by this sign; nothing if one has none."""
    events = re.split(sign, told)
    days = [DAY.match(event) for event in events]
    for event, day in zip(events, days, strict=True):
        if day is None or None in days:
            return
        yield begin, begin + day.end()
        begin += len(event) + 1
