"""A chronicle (大事记): one item a date line, and the dates completed from the lines before and from the year."""

import datetime
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from yearbook_viewer.text.folds import fold
from yearbook_viewer.text.outline.dates import plain_years, small_number
from yearbook_viewer.text.outline.styles import PAIRS, SYMBOLS, Heading, Moment, bare_title
from yearbook_viewer.text.outline.writing import simple
from yearbook_viewer.text.paragraphs import WHITE, Line

_TITLE = re.compile(
    r"(?:大事记|大事纪要|大事记述|大事年表|大事辑要|大事要览|大事月表|大事纪|大事|要事记|要事录|日志)"
    r"(?:\([^()]{1,20}\)|\d{4}年?)?$"
)
# A text without such a title is a chronicle if so many of its lines, and so great a part, begin with a date set apart.
_FEWEST = 5
# So many lines show whether it is worth looking at all of them.
_OPENING = 60
_WINDOW = 40

_NUMBER = r"(?:\d{1,2}|元|[一二三四五六七八九十]{1,3})"
_TO = r"\s*[—–~至、到-]{1,2}\s*"
_YEAR = r"(?:(?P<year>\d{4})\s?年\s?)?"
_DAY = re.compile(
    rf"{_YEAR}(?P<month>{_NUMBER})\s?月\s?(?P<day>{_NUMBER})\s?(?:日)?(?:{_TO}(?:{_NUMBER}\s?月\s?)?{_NUMBER}\s?)?日"
)
# 1.15 with white space behind it.
_POINTED = re.compile(
    r"(?P<month>1[0-2]|0?[1-9])[.·/](?P<day>3[01]|[12]\d|0?[1-9])"
    r"(?:\s?[-—–~至]{1,2}\s?(?:(?:1[0-2]|0?[1-9])[.·/])?(?:3[01]|[12]\d|0?[1-9]))?(?=\s)"
)
_DAY_ALONE = re.compile(rf"(?P<day>{_NUMBER})\s?日?(?:{_TO}(?:{_NUMBER}\s?月\s?)?{_NUMBER}\s?)?日")
_MONTH_DAY_LESS = re.compile(
    rf"{_YEAR}(?P<month>{_NUMBER})\s?月(?:{_TO}{_NUMBER}\s?月)?(?:份|上旬|中旬|下旬|初|中|底|末|间)?(?:{_TO}[上中下]旬)?"
)
_MONTH_ONLY = re.compile(rf"{_YEAR}(?P<month>{_NUMBER})\s?月\s?份?")
_YEAR_ONLY = re.compile(r"(?P<year>\d{4})\s?年?(?:\([^()]{2,12}\))?")
_IN_MONTH = re.compile(r"上旬|中旬|下旬|月初|月中|月底|月末|月内|本月|当月|是月|同月")
_IN_YEAR = re.compile(
    r"(?:(?P<year>\d{4})\s?年\s?)(?:年内|年初|年底|年末|年终|[春夏秋冬](?:季|天)?|[上下]半年|[一二三四]季度)"
    r"|(?:元旦|春节|元宵节?|清明节?|五一|端午节?|中秋节?|国庆节?)(?:前后|前夕|期间|假期|当天)|是年|本年|同年|当年|年内|全年|年初|年底|年末|年终|[春夏秋冬](?:季|天)?|[上下]半年|[一二三四]季度"
)
# A date that opens with another ideograph there is none.
_OPENS = frozenset("零元一二三四五六七八九十上中下月本当是同年内全春夏秋冬")
_SAME_DAY = re.compile(r"(?:是|同|当|本)[日天]")
_APART = frozenset(" \t,:、|】")
_HOUR = re.compile(r"(?:起|前后|凌晨|清晨|早晨|上午|中午|下午|傍晚|晚上?|夜)(?=[\s,:、])")
_NOT_BEHIND_DAY = frozenset("内起后前至到以的游均报程")
_CLOSED = "。！？：:!?”）)】；;"


def is_chronicle(title: str, lines: Sequence[Line]) -> bool:
    """Whether an entry is a chronicle: by its title, or since most of its lines begin with a date set apart.

    A text that merely mentions dates, also at the start of some paragraphs, is none.
    """
    if titles_chronicle(title):
        return True
    if len(lines) < _FEWEST:
        return False
    opening = lines[:_OPENING]
    if sum(_item(line, None) is not None for line in opening) * 3 < len(opening):
        return False
    apart = [found for line in lines if (found := _item(line, None)) and _is_apart(line, found)]
    if len(apart) < _FEWEST or len(apart) * 2 < len(lines):
        return False
    months = [found.moment.month for found in apart if found.moment and found.moment.month]
    return sum(first <= second for first, second in pairwise(months)) * 4 >= (len(months) - 1) * 3


def titles_chronicle(title: str) -> bool:
    """Whether a title is a chronicle's: 2020年大事记, 二、大事记, 大事记(选)."""
    return _TITLE.search(bare_title(simple(title))) is not None


def dated(lines: Sequence[Line]) -> Iterator[Heading]:
    """The headings of a chronicle's lines: years and months on lines of their own, and one heading an item.

    Several items that ▲ or ● parts under one date have a heading each, with the same title and date.
    """
    now = Moment()
    item: Heading | None = None
    before: Line | None = None
    bare = False
    for line in lines:
        closed = before is None or before.text[-1] in _CLOSED or len(before.text) <= _WINDOW
        heading = (_outer(line) or _item(line, now)) if closed else None
        if heading and heading.moment:
            now = _carried(now, heading.moment)
            item = heading if heading.style == "日" else None
            bare = heading.after >= line.end
            yield heading
        elif item and line.text[0] in SYMBOLS:
            if not bare:
                yield Heading(line.start, line.start + 1, item.title, "日", moment=item.moment)
            bare = False
        before = line


def completed(moment: Moment, year: int | None) -> str:
    """`YYYY-MM-DD` or as much of it as is known; empty without a year. A day that no month has is left out."""
    told = moment.year or year
    if not told:
        return ""
    if not moment.month or not 1 <= moment.month <= 12:
        return f"{told:04}"
    try:
        return datetime.date(told, moment.month, moment.day or 0).isoformat()
    except ValueError:
        return f"{told:04}-{moment.month:02}"


def _carried(now: Moment, told: Moment) -> Moment:
    return Moment(told.year or now.year, told.month if told.month or told.year else now.month, told.day)


def _outer(line: Line) -> Heading | None:
    """A year or a month on a line of its own: 2020年, 一月, ▲1月, 【1月】."""
    if len(line.text) > _WINDOW:
        return None
    words, _ = _without_signs(line.text)
    title = words.strip("".join(PAIRS.values()) + "#* ")
    folded = plain_years(fold(title)).replace(" ", "")
    if (found := _YEAR_ONLY.fullmatch(folded)) and ("年" in folded or 1000 < int(found["year"]) < 2100):
        return Heading(line.start, line.end, title, "年", moment=Moment(int(found["year"])))
    found = _MONTH_ONLY.fullmatch(folded)
    if not found or not 1 <= _number(found["month"]) <= 12:
        return None
    year = int(found["year"]) if found["year"] else None
    return Heading(line.start, line.end, bare_title(title), "月", moment=Moment(year, _number(found["month"])))


def _item(line: Line, now: Moment | None) -> Heading | None:
    """The date that a line opens with; `now`: what the lines before say, None where the text may be no chronicle."""
    words, skipped = _without_signs(line.text[: _WINDOW + 4])
    if "\u4e00" <= words[:1] <= "\u9fff" and words[0] not in _OPENS:
        return None
    folded = plain_years(fold(words))
    found, moment = _moment(folded, now or Moment())
    if not found or not moment:
        return None
    hour = _HOUR.match(folded, found.end())
    end = hour.end() if hour else found.end()
    behind = folded[end : end + 1]
    free = now is not None and "日" in found[0] and behind not in _NOT_BEHIND_DAY
    if not (free or not behind or behind in _APART or behind in SYMBOLS):
        return None
    begin = line.start + skipped
    after = begin + end
    after += 1 if behind and behind in ",:、】" else 0
    return Heading(line.start, min(after, line.end), words[:end].strip(WHITE), "日", moment=moment)


def _moment(folded: str, now: Moment) -> tuple[re.Match[str] | None, Moment | None]:
    """The date that folded words open with, completed by what the lines before say; two None for none."""
    if found := _DAY.match(folded) or _MONTH_DAY_LESS.match(folded):
        told = found.groupdict()
        year, month, day = (_number(told[name]) if told.get(name) else None for name in ("year", "month", "day"))
        return found, _valid(year or now.year, month, day)
    if found := _POINTED.match(folded):
        return found, _valid(now.year, int(found["month"]), int(found["day"]))
    if found := _DAY_ALONE.match(folded):
        return found, _valid(now.year, now.month, _number(found["day"]))
    for pattern, moment in ((_SAME_DAY, now), (_IN_MONTH, Moment(now.year, now.month)), (_IN_YEAR, Moment(now.year))):
        if found := pattern.match(folded):
            printed = found.groupdict().get("year")
            return found, Moment(int(printed)) if printed else moment
    return None, None


def _valid(year: int | None, month: int | None, day: int | None) -> Moment | None:
    if (month is not None and not 1 <= month <= 12) or (day is not None and not 1 <= day <= 31):
        return None
    return Moment(year, month, day)


def _is_apart(line: Line, heading: Heading) -> bool:
    """Whether more than a comma parts the date from what it dates, as it does in no plain paragraph."""
    behind = line.text[heading.after - line.start : heading.after - line.start + 1]
    return not behind or behind in WHITE or line.text[heading.after - line.start - 1] in "】:：" or behind in SYMBOLS


def _without_signs(words: str) -> tuple[str, int]:
    """The words without ▲, 【 or Markdown's signs before them, and how many characters those take."""
    bare = words.lstrip(SYMBOLS + "".join(PAIRS) + "#*" + WHITE)
    return bare, len(words) - len(bare)


def _number(words: str) -> int:
    return int(words) if words.isdecimal() else small_number(words)
