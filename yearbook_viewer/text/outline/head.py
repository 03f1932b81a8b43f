"""The head of an entry: title, header line, who delivered a report where and when."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from yearbook_viewer.text.folds import fold
from yearbook_viewer.text.outline.dates import numeral_day, printed_date
from yearbook_viewer.text.outline.furniture import furniture_at
from yearbook_viewer.text.outline.header import HeaderLine, header_at
from yearbook_viewer.text.outline.headings import heading_at, tidy_title
from yearbook_viewer.text.paragraphs import Line, lines_of

# A page's furniture, title and header lines together stay far below this.
_MOST_LINES = 60
_LONGEST_TITLE = 40
# 政府工作报告 below 2026年某省政府工作报告; what is shorter may be a heading (概况).
_SHORTEST_REPEATED = 6
_LONGEST_BYLINE = 100
# As long as 二〇二六年十二月二十七日.
_LONGEST_DAY = 14
# A title that ends so does not go on in the next line.
_COMPLETE = ("报告", "公报", "大事记", "年鉴", "综述", "概况")
_DASHES = "-—–―─－~一 "

_DELIVERED = re.compile(r"在(?P<place>.{2,30}?)(?:第?[一二三四五六七八九十\d]{1,3}届|人民代表大会|人大)")
_POST = (
    "省长|市长|区长|县长|州长|盟长|旗长|镇长|乡长|主席|主任|书记|局长|会长|院长|检察长|行长|社长|校长|理事长|秘书长"
    "|作者|记者"
)
_BYLINE = re.compile(rf".{{0,30}}(?:{_POST})\s+\S{{1,4}}(?:[ \u3000·]{{1,3}}\S{{1,4}})?")
_ISSUER = re.compile(r"[^\s，。：；、]{2,24}(?:局|队|厅|委|委员会|政府|办公室|办|会|院|处|中心)")
_CAPTION = re.compile(r".*(?:记者\s*\S{1,4}(?:\s\S{1,4})?|摄影?|\s图|供图)")


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before an entry's first section.

    `title`: empty if there is none. `source`, `date`: from the header lines, as in Entry. `delivered`: the day
    of a delivery line, `YYYY-MM-DD`; `place`: where it was delivered, in the line's own words.
    `end`: the first character behind the head.
    """

    title: str = ""
    source: str = ""
    date: str = ""
    delivered: str = ""
    place: str = ""
    end: int = 0


def read_head(text: str) -> Head:
    """The head of an entry's slice of text."""
    lines = list(islice(lines_of(text), _MOST_LINES))
    head = Head()
    index = 0
    while index < len(lines):
        head, taken = _take(lines, index, head)
        if not taken:
            break
        index += taken
    end = lines[index].start if index < len(lines) else _end_of(text, lines)
    return replace(head, end=end)


def is_title(line: Line) -> bool:
    """Whether a line can be the title of an entry: short, no sentence, no label, no heading but Markdown's."""
    words = line.text
    if len(words) > _LONGEST_TITLE or re.search(r"[。！？；:：]|^[(（—\-]|[，,]$", words):
        return False
    heading = heading_at(line, None)
    return re.search(r"\w", words) is not None and (heading is None or heading.style == "#")


def _take(lines: Sequence[Line], index: int, head: Head) -> tuple[Head, int]:
    """The head with what the lines at `index` add to it, and how many lines that took; 0 where the body begins."""
    takers = (
        (_take_furniture, _take_header, _take_delivery, _take_byline, _take_issuer) if head.title else _BEFORE_TITLE
    )
    return next((taken for taker in takers if (taken := taker(lines, index, head))[1]), (head, 0))


def _take_furniture(lines: Sequence[Line], index: int, head: Head) -> tuple[Head, int]:
    again = _bare(lines[index].text)
    repeated = again == head.title or (len(again) >= _SHORTEST_REPEATED and head.title.endswith(again))
    return head, 1 if repeated else furniture_at(lines, index)


def _take_header(lines: Sequence[Line], index: int, head: Head) -> tuple[Head, int]:
    header = header_at(lines, index)
    return (_with_header(head, header), header.lines) if header else (head, 0)


def _take_title(lines: Sequence[Line], index: int, head: Head) -> tuple[Head, int]:
    if not is_title(lines[index]):
        return head, 0
    count = 2 if _is_broken_title(lines, index) else 1
    title = "".join(_bare(line.text) for line in lines[index : index + count])
    return replace(head, title=title), count


def _take_issuer(lines: Sequence[Line], index: int, head: Head) -> tuple[Head, int]:
    """The bodies that issue a bulletin, on one line or two, before the day it is issued."""
    for count in (1, 2):
        day = lines[index + count] if index + count < len(lines) else None
        if day and len(day.text) <= _LONGEST_DAY and _day(fold(day.text).strip("()")):
            issuers = lines[index : index + count]
            return (head, count) if all(_ISSUER.fullmatch(line.text) for line in issuers) else (head, 0)
    return head, 0


def _take_byline(lines: Sequence[Line], index: int, head: Head) -> tuple[Head, int]:
    """Who delivered a report (海拉尔区人民政府区长 张天喜), or the caption of a photograph."""
    words = lines[index].text
    if len(words) > _LONGEST_BYLINE or words[-1] == "。":
        return head, 0
    delivered = bool(head.delivered) or head.title.endswith("报告")
    if not (delivered and _BYLINE.fullmatch(words)) and not _CAPTION.fullmatch(words):
        return head, 0
    return replace(head, place=head.place or _governed(words)), 1


def _with_header(head: Head, header: HeaderLine) -> Head:
    return replace(head, source=head.source or header.source, date=head.date or header.date)


def _is_broken_title(lines: Sequence[Line], index: int) -> bool:
    """Whether the title goes on in a second short line, directly before a line with source or date."""
    if index + 2 >= len(lines) or not is_title(lines[index + 1]) or furniture_at(lines, index + 1):
        return False
    second = lines[index + 1].text
    first = _bare(lines[index].text)
    if first.endswith(_COMPLETE) or _bare(second).startswith(first[:2]):
        return False
    if header_at(lines, index + 1) or _BYLINE.fullmatch(second):
        return False
    header = header_at(lines, index + 2)
    return header is not None and header.labelled


def _bare(words: str) -> str:
    """A title line without Markdown's signs and without the spaces between Chinese characters."""
    title = tidy_title(words.lstrip("# "))
    return re.sub(r"(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])", "", title).strip("《》") if title.strip("《》") else title


def _take_delivery(lines: Sequence[Line], index: int, head: Head) -> tuple[Head, int]:
    """——2026年1月26日在广东省第十四届人民代表大会第五次会议上, on one line or two; or the day alone."""
    words = _delivery(lines[index])
    if not words:
        return head, 0
    if words.endswith("上") or index + 1 == len(lines):
        return _with_delivery(head, words), 1
    second = fold(lines[index + 1].text[:_LONGEST_BYLINE]).strip("()")
    return (_with_delivery(head, words + second), 2) if second.endswith("上") else (_with_delivery(head, words), 1)


def _delivery(line: Line) -> str:
    """The words of a delivery line from the date on, empty for another line."""
    words = fold(line.text[:_LONGEST_BYLINE]).strip("()").lstrip(_DASHES)
    day_alone = len(words) <= _LONGEST_DAY
    return words if len(line.text) < _LONGEST_BYLINE and _day(words) and ("在" in words or day_alone) else ""


def _with_delivery(head: Head, words: str) -> Head:
    found = _DELIVERED.search(words)
    return replace(head, delivered=head.delivered or _day(words), place=found["place"] if found else head.place)


def _day(words: str) -> str:
    day = printed_date(words)
    return day[:10] if re.match(r"\d{4}-\d\d-\d\d", day) else numeral_day(words)


def _governed(words: str) -> str:
    """The place of 海拉尔区人民政府区长 张天喜; empty for another byline."""
    place, found, _ = words.partition("人民政府")
    return place if found and len(place) > 1 else ""


def _end_of(text: str, lines: Sequence[Line]) -> int:
    return len(text) if len(lines) < _MOST_LINES else lines[-1].end


_BEFORE_TITLE = (_take_furniture, _take_header, _take_title)
