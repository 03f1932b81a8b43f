"""The end of a page: where its furniture begins, and what source and day are printed there."""

import re
from collections.abc import Sequence
from itertools import islice

from yearbook_viewer.text.outline.bodies import is_body
from yearbook_viewer.text.outline.dates import full_day
from yearbook_viewer.text.outline.furniture import BRACKETS, MOST_LINES, OPENINGS, furniture_at, is_furniture
from yearbook_viewer.text.outline.header import HeaderLine, header_at
from yearbook_viewer.text.outline.writing import simple
from yearbook_viewer.text.paragraphs import Line, lines_before, lines_of

# What stands beside an imprint, but in yearbooks too.
_BESIDE_IMPRINT = re.compile(
    r"(?:主办|承办|协办|主管|运行维护|运维|维护|管理)(?:单位)?\s*:|(?:单位|联系)?(?:地址|电话|邮箱|传真|邮编)\s*:|邮政编码\s*:"
    r"|e-?mail\s*:|网站(?:管理|维护|声明)|联系(?:方式|我们)|(?:html|wap|手机|电脑)版"
)
_RELATED = re.compile(
    r"(?:相关链接|相关阅读|相关文章|相关信息|相关新闻|相关报道|相关稿件|热点推荐|热门文章|推荐阅读|延伸阅读|友情链接)\s*:?$"
)
_LONGEST = 60
_LONGEST_RELATED = 200
# The bottom of a page, a line a link.
_MOST_AT_END = 120
# As long as (二〇二六年十二月二十七日).
_LONGEST_DAY = 16


def furniture_start(text: str, start: int, end: int) -> int:
    """From where on the end of a page is furniture: buttons, neighbours, related pages, the site's imprint.

    The offset of the line that begins it, `end` if there is none; everything from there on is white space or
    furniture. Addresses and telephone numbers count only beside an imprint. Looks at the last lines only.
    """
    last = list(islice(lines_before(text, start, end), _MOST_AT_END))[::-1]
    begins = index = _related(last)
    seen = begins < len(last)
    while index:
        size = _piece_before(last, index)
        if size:
            index -= size
            begins, seen = index, True
        elif _stands_beside(last[index - 1]):
            index -= 1
            begins = index if seen else begins
        else:
            break
    return last[begins].begin if begins < len(last) else end


def closing_header(text: str, start: int, end: int) -> HeaderLine | None:
    """What source and day stand in the furniture at a page's end; None for none."""
    lines = list(lines_of(text, furniture_start(text, start, end), end))
    for index in range(len(lines)):
        found = header_at(lines, index)
        if found and found.labelled and (found.source or found.date):
            return found
    return None


def closing_day(text: str, start: int, end: int) -> str:
    """The day on a line of its own below the body that signs a text, `YYYY-MM-DD`; empty for none."""
    last = list(islice(lines_before(text, start, furniture_start(text, start, end)), 2))
    if len(last) < 2 or len(last[0].text) > _LONGEST_DAY or not is_body(last[1].text.split()[-1]):
        return ""
    return full_day(simple(last[0].text).strip("() "))


def _stands_beside(line: Line) -> bool:
    return _BESIDE_IMPRINT.match(simple(line.text[:_LONGEST])) is not None and line.text[-1] != "。"


def _piece_before(lines: Sequence[Line], index: int) -> int:
    """How many lines before `index` are one piece of furniture that ends there; 0 for none."""
    line = lines[index - 1]
    if len(line.text) > _LONGEST_RELATED:
        return 0
    if is_furniture(line.text) or furniture_at(lines[:index], index - 1):
        return 1
    header = header_at(lines[:index], index - 1)
    if header and header.labelled and (header.source or header.date):
        return 1
    for count in range(2, min(MOST_LINES, index) + 1):
        line = lines[index - count]
        if len(line.text) > _LONGEST:
            return 0
        if line.text[0] in BRACKETS or OPENINGS.match(simple(line.text)):
            return count if furniture_at(lines[index - count : index], 0) == count else 0
    return 0


def _related(lines: Sequence[Line]) -> int:
    """Where a list of related pages begins that runs to the end; the number of lines if there is none."""
    for index in range(len(lines) - 1, -1, -1):
        words = lines[index].text
        if len(words) > _LONGEST_RELATED or words[-1] == "。":
            break
        if _RELATED.match(simple(words)):
            return index
    return len(lines)
