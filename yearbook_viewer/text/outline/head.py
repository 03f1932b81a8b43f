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
_DASHES = "-—–―─－~一 "

_DELIVERED = re.compile(r"在(?P<place>.{2,30}?)(?:第?[一二三四五六七八九十\d]{1,3}届|人民代表大会|人大)")
_POST = "省长|市长|区长|县长|州长|盟长|旗长|镇长|乡长|主席|主任|书记|局长|会长|院长|检察长|行长|社长|校长|理事长|秘书长|作者|记者"
_BYLINE = re.compile(rf".{{0,30}}(?:{_POST})\s+\S{{1,4}}(?:[ \u3000·]{{1,3}}\S{{1,4}})?")
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
    furniture = furniture_at(lines, index)
    if furniture:
        return head, furniture
    header = header_at(lines, index)
    if header:
        return _with_header(head, header), header.lines
    line = lines[index]
    if not head.title:
        if not is_title(line):
            return head, 0
        return replace(head, title=_title(lines, index)), _title_lines(lines, index)
    if head.title.endswith(_bare(line.text)):
        return head, 1
    delivery, taken = _delivery(lines, index)
    if taken:
        return _with_delivery(head, delivery), taken
    signed = len(line.text) <= 100 and line.text[-1] != "。"
    if signed and (_BYLINE.fullmatch(line.text[:100]) or _CAPTION.fullmatch(line.text[:100])):
        return replace(head, place=head.place or _governed(line.text)), 1
    return head, 0


def _with_header(head: Head, header: HeaderLine) -> Head:
    return replace(head, source=head.source or header.source, date=head.date or header.date)


def _title(lines: Sequence[Line], index: int) -> str:
    return "".join(_bare(line.text) for line in lines[index : index + _title_lines(lines, index)])


def _title_lines(lines: Sequence[Line], index: int) -> int:
    """2 for a title broken over two lines: a second short line, directly before a line with source or date."""
    if index + 2 >= len(lines) or not is_title(lines[index + 1]) or furniture_at(lines, index + 1):
        return 1
    header = header_at(lines, index + 2)
    second = lines[index + 1]
    broken = header is not None and header.tells and header_at(lines, index + 1) is None
    return (
        2 if broken and not _BYLINE.fullmatch(second.text) and not _bare(second.text) == _bare(lines[index].text) else 1
    )


def _bare(words: str) -> str:
    """A title line without Markdown's signs and without the spaces between Chinese characters."""
    title = tidy_title(words.lstrip("# "))
    return re.sub(r"(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])", "", title).strip("《》") if title.strip("《》") else title


def _delivery(lines: Sequence[Line], index: int) -> tuple[str, int]:
    """——2026年1月26日在广东省第十四届人民代表大会第五次会议上, on one line or two; the words from the date on."""
    words = fold(lines[index].text[:120]).strip("()").lstrip(_DASHES)
    if len(lines[index].text) > 100 or not _day(words):
        return "", 0
    if "在" not in words:
        return ("", 0) if len(words) > 14 else (words, 1)
    if words.endswith("上") or index + 1 >= len(lines):
        return words, 1
    second = fold(lines[index + 1].text[:60]).strip("()")
    return (words + second, 2) if second.endswith("上") else (words, 1)


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
