"""The head of an entry: title, header lines, the volume it is from, who delivered a report where and when."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice, zip_longest

from yearbook_viewer.records import Layout, SetHeading
from yearbook_viewer.text.outline.bodies import is_body, is_publisher, names_body, place_opening
from yearbook_viewer.text.outline.broken_names import whole_names
from yearbook_viewer.text.outline.customary import is_always_top, is_paper
from yearbook_viewer.text.outline.delivery import (
    BYLINE,
    LONGEST_BYLINE,
    delivery_words,
    take_byline,
    take_delivery,
    take_issuer,
)
from yearbook_viewer.text.outline.furniture import furniture_at, is_trail, trail_pieces
from yearbook_viewer.text.outline.head_record import Head
from yearbook_viewer.text.outline.header import HeaderLine, header_at, header_within
from yearbook_viewer.text.outline.headings import heading_at, tidy_title
from yearbook_viewer.text.outline.kinds import without_kind
from yearbook_viewer.text.outline.running_lines import is_running, running_volume
from yearbook_viewer.text.outline.styles import bare_title
from yearbook_viewer.text.outline.volume_names import volume_in, year_alone
from yearbook_viewer.text.paragraphs import Line, lines_of

# A page's furniture, title and header lines together stay far below this.
_MOST_LINES = 60
_LONGEST_TITLE = 40
# 政府工作报告 below 2026年某省政府工作报告; what is shorter may be a heading (概况).
_SHORTEST_REPEATED = 6
# A menu, a volume's name and a title stand in so many lines above their header line.
_MOST_STACKED = 20
# A title that ends so does not go on in the next line.
_COMPLETE = ("报告", "公报", "大事记", "年鉴", "综述", "概况", "网", "网站", "门户")
_FOOTNOTE = re.compile(r"(?<=\w)[\[［]\d{1,2}[\]］]$")
# A rule below the title, of Markdown or of a typist.
_RULED = re.compile(r"[=\-_*─━═]{3,}")


def read_head(text: str, layout: Layout = Layout()) -> Head:
    """The head of an entry's slice of text; `layout`: what the file's format says of the slice."""
    lines = whole_names(list(islice(lines_of(text), _MOST_LINES)))
    index, head = _set_title(lines, layout)
    while index < len(lines):
        head, taken = _take(lines, index, head)
        if not taken:
            break
        index += taken
    end = lines[index].start if index < len(lines) else _end_of(text, lines)
    return replace(head, end=end, title=head.title or head.named, source=head.source or head.writer)


def is_title(line: Line) -> bool:
    """Whether a line can be the title of an entry: short, no sentence, no label, no heading but Markdown's."""
    words = line.text
    if len(words) > _LONGEST_TITLE or re.search(r"[。！？；:：]|^[(（—\-]|[，,]$", words):
        return False
    heading = heading_at(line, None)
    titles = heading is None or heading.style == "#" or is_always_top(bare_title(words))
    return titles and re.search(r"\w", words) is not None


def _set_title(lines: Sequence[Line], layout: Layout) -> tuple[int, Head]:
    """How many lines there are up to the end of the title that the file's format sets, and what they say.

    A heading of level 0, or the only one of level 1 where it opens the text. Where there is none: no lines.
    """
    outer = [heading for heading in layout.headings if heading.level <= 1]
    named = [heading for heading in outer if heading.level == 0][:1]
    if not named and len(outer) == 1 and lines and outer[0].start <= lines[0].start:
        named = [outer[0]] if heading_at(lines[0], None) is None else []
    if not named or not lines or named[0].start > lines[-1].start:
        return 0, Head()
    title = "".join(_bare(line.text) for line in lines if _covers(named[0], line))
    index, head = 0, Head()
    while index < len(lines) and lines[index].start < named[0].end:
        head, taken = _take_header(lines, index, head)
        index += taken or 1
    return (index, replace(head, title=title)) if title else (0, Head())


def _covers(heading: SetHeading, line: Line) -> bool:
    return heading.start <= line.start < heading.end


def _take(lines: Sequence[Line], index: int, head: Head) -> tuple[Head, int]:
    """The head with what the lines at `index` add to it, and how many lines that took; 0 where the body begins."""
    takers = _BELOW_TITLE if head.title else _BEFORE_TITLE
    return next((taken for taker in takers if (taken := taker(lines, index, head))[1]), (head, 0))


def _take_furniture(lines: Sequence[Line], index: int, head: Head) -> tuple[Head, int]:
    again = _bare(lines[index].text) if len(lines[index].text) < 2 * _LONGEST_TITLE else ""
    if _RULED.fullmatch(lines[index].text):
        return head, 1
    repeated = again != "" and (
        again == head.title or (len(again) >= _SHORTEST_REPEATED and head.title.endswith(again))
    )
    count = 1 if repeated else furniture_at(lines, index)
    return (_with_trail(head, lines[index : index + count]) if count else head), count


def _with_trail(head: Head, lines: Sequence[Line]) -> Head:
    """The head with the volume that a trail leads through: 首页 >> 岚河年鉴 >> 2016 >> 政法."""
    words = " > ".join(line.text[:LONGEST_BYLINE] for line in lines)
    if "鉴" not in words and "鑑" not in words:
        return head
    pieces = trail_pieces(words)
    for piece, following in zip_longest(pieces, pieces[1:], fillvalue=""):
        volume = volume_in(piece) if is_trail(words) else None
        if volume and not volume.rest.strip() and (volume.name or volume.year):
            year = volume.year or year_alone(following)
            return replace(head, volume=head.volume or volume.name, volume_year=head.volume_year or year)
    return head


def _take_running(lines: Sequence[Line], index: int, head: Head) -> tuple[Head, int]:
    """A page's number and running header: · 218 · 澜湾年鉴(2007); 丹枫年鉴2012 · 科技 above the name of a body."""
    words = lines[index].text
    volume = running_volume(words) if is_running(words) else None
    count = int(is_running(words))
    if not count and not head.title and index + 1 < len(lines):
        volume = volume_in(words)
        part = volume.rest.strip() if volume else ""
        below = _bare(lines[index + 1].text)
        count = int(bool(volume and volume.year and part and is_title(lines[index + 1]) and names_body(below)))
    if not count or not volume:
        return head, count
    return replace(head, volume=head.volume or volume.name, volume_year=head.volume_year or volume.year), count


def _take_header(lines: Sequence[Line], index: int, head: Head) -> tuple[Head, int]:
    header = header_at(lines, index)
    if not header or (not header.labelled and head.title.endswith("报告") and not head.delivered):
        return head, 0
    return _with_header(head, header), header.lines


def _take_above(lines: Sequence[Line], index: int, head: Head) -> tuple[Head, int]:
    """A line above the title: the volume (岳阳年鉴（2021）), the site, the chapter; told by the header line below."""
    stacked = _stacked(lines, index)
    if len(stacked) < 2:
        return head, 0
    volume = volume_in(lines[index].text)
    if volume and not volume.rest.strip():
        return replace(head, volume=volume.name, volume_year=volume.year), 1
    if len(stacked) > 2 or stacked[1] > index + 1:
        return head, 1
    above, title = _bare(lines[index].text), _bare(lines[index + 1].text)
    complete = names_body(title) and place_opening(title) and not above.endswith(place_opening(title)[-1])
    return head, 1 if complete or above.endswith(("网", "网站", "门户")) else 0


def _stacked(lines: Sequence[Line], index: int) -> list[int]:
    """The short lines from `index` on, furniture left out, that run down to a header line: menus, volume, title."""
    stacked: list[int] = []
    at = index
    while at < min(index + _MOST_STACKED, len(lines)):
        header = header_at(lines, at)
        if header:
            return stacked if header.labelled else []
        furniture = furniture_at(lines, at)
        if not furniture:
            if not is_title(lines[at]) or delivery_words(lines[at]) or BYLINE.fullmatch(lines[at].text):
                return []
            if not stacked or _bare(lines[at].text) != _bare(lines[stacked[-1]].text):
                stacked.append(at)
        at += furniture or 1
    return []


def _opens_page(lines: Sequence[Line], index: int) -> bool:
    """Whether a title stands at `index` with a header line directly below it."""
    if index + 1 >= len(lines) or not is_title(lines[index]) or furniture_at(lines, index):
        return False
    header = header_at(lines, index + 1)
    return header_at(lines, index) is None and header is not None and header.labelled


def _opens_speech(lines: Sequence[Line], index: int) -> bool:
    """Whether the end of a paper's title stands at `index`, directly above the line that says where it was read."""
    if index + 1 >= len(lines) or not is_title(lines[index]) or delivery_words(lines[index]):
        return False
    words = bare_title(lines[index].text)
    above = bare_title(lines[index - 1].text) if index else ""
    goes_on = above.startswith("关于") or words[0] in "与和及暨的" or (is_body(above) and not without_kind(words))
    return goes_on and is_paper(words) and delivery_words(lines[index + 1]) != ""


def _take_title(lines: Sequence[Line], index: int, head: Head) -> tuple[Head, int]:
    line = lines[index]
    cut = header_within(line.text)
    if 0 < cut < len(line.text):
        named = Line(line.begin, line.start, line.start + cut, line.text[:cut].strip(" \t\u3000(（[【|"))
        rest = Line(line.begin, line.start + cut, line.end, line.text[cut:])
        header = header_at([rest, *lines[index + 1 :]], 0) if named.text and is_title(named) else None
        return (_with_header(replace(head, title=_bare(named.text)), header), header.lines) if header else (head, 0)
    if not is_title(line):
        return head, 0
    count = 2 if _is_broken_title(lines, index) else 1
    title = "".join(_bare(line.text) for line in lines[index : index + count])
    return replace(head, title=title), count


def _take_year(lines: Sequence[Line], index: int, head: Head) -> tuple[Head, int]:
    """A year below the title: of a volume (岳阳年鉴 ⏎ 2021卷) or, in brackets, of what is described."""
    words = lines[index].text
    year = year_alone(words)
    if year is None or head.year is not None:
        return head, 0
    if head.title.endswith("年鉴"):
        return replace(head, volume_year=head.volume_year or year), 1
    return (replace(head, year=year), 1) if words[0] in "(（〔[" else (head, 0)


def _with_header(head: Head, header: HeaderLine) -> Head:
    source = header.source
    volume = volume_in(source)
    supplier = header.writer or ("" if volume or is_publisher(source) or not is_body(source) else source)
    return replace(
        head,
        source=head.source or source,
        writer=head.writer or header.writer,
        named=head.named or header.title,
        date=head.date or header.date,
        other_date=head.other_date or header.other_date,
        body=head.body or supplier,
        volume=head.volume or (volume.name if volume else ""),
        volume_year=head.volume_year or (volume.year if volume else None),
    )


def _is_broken_title(lines: Sequence[Line], index: int) -> bool:
    """Whether the title goes on in a second short line, directly before a line with source or date, or a delivery."""
    if not _opens_page(lines, index + 1) and not _opens_speech(lines, index + 1):
        return False
    second = lines[index + 1].text
    first = _bare(lines[index].text)
    if first.endswith(_COMPLETE) or _bare(second).startswith(first[:2]):
        return False
    return not BYLINE.fullmatch(second)


def _bare(words: str) -> str:
    """A title line without Markdown's signs and without the spaces between Chinese characters."""
    title = _FOOTNOTE.sub("", tidy_title(words.lstrip("# ")))
    return re.sub(r"(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])", "", title).strip("《》") if title.strip("《》") else title


def _end_of(text: str, lines: Sequence[Line]) -> int:
    return len(text) if len(lines) < _MOST_LINES else lines[-1].end


_BEFORE_TITLE = (_take_header, _take_furniture, _take_running, _take_above, _take_title)
_BELOW_TITLE = (_take_header, _take_furniture, _take_running, _take_year, take_delivery, take_byline, take_issuer)
