"""Several pages or papers in one file, one after the other: where the second and later ones begin."""

import re
from collections.abc import Iterator, Sequence

from yearbook_viewer.text.outline.bodies import names_body
from yearbook_viewer.text.outline.customary import is_paper
from yearbook_viewer.text.outline.dates import full_day
from yearbook_viewer.text.outline.delivery import without_dashes
from yearbook_viewer.text.outline.furniture import furniture_at
from yearbook_viewer.text.outline.head import is_title, read_head
from yearbook_viewer.text.outline.header import header_at
from yearbook_viewer.text.outline.headings import heading_at
from yearbook_viewer.text.outline.plain_headings import CLOSED, is_roll, stands_above
from yearbook_viewer.text.outline.styles import BRACKETED, bare_title
from yearbook_viewer.text.outline.writing import simple
from yearbook_viewer.text.paragraphs import Line

_LONGEST_TITLE = 40
# A delivery line stands directly below a paper's title, or below the second line of the title.
_DELIVERY_LINES = 2
_DELIVERED = re.compile(r"在.{2,60}(?:会|会议|大会|全会)上|(?:会议|大会|全会)(?:第.{1,4}次.{0,4})?(?:通过|批准)")


def further_pages(text: str, lines: Sequence[Line]) -> list[int]:
    """Where a file's second and later pages begin, in order; empty for one page.

    That is at a title directly above a line with source or date, at the title of a paper above the line that tells
    where and when it was delivered, and, in a file that opens so, at the name of a body directly above 【】.
    """
    head_end = read_head(text).end
    first = next((index for index, line in enumerate(lines) if line.start >= head_end), len(lines))
    # The first line behind the head belongs to the first page even where it looks like a title.
    behind = lines[first + 1 :] if first < len(lines) and not _opens_item(lines[first]) else lines[first:]
    begins = {*_headed(text, behind), *_delivered(behind), *_bodies(lines[:first], lines[first:])}
    return sorted(begins)


def _headed(text: str, lines: Sequence[Line]) -> Iterator[int]:
    """Titles above a line with source or date; no captions of tables that a line with their source closes."""
    for index, line in enumerate(lines[:-1]):
        following = lines[index + 1 : index + 3]
        if len(line.text) > _LONGEST_TITLE or not _may_be_header(following[0]):
            continue
        if not is_title(line) or furniture_at([line], 0):
            continue
        told = header_at(following, 0)
        beside = not text[line.end : following[0].begin].strip()
        if beside and told and told.labelled and told.source != line.text:
            yield line.begin


def _may_be_header(line: Line) -> bool:
    """A cheap look before the thorough one: a header line names something with a colon."""
    words = line.text[:200]
    return ":" in words or "：" in words


def _delivered(lines: Sequence[Line]) -> Iterator[int]:
    """Titles of papers above their delivery lines."""
    for index, line in enumerate(lines):
        if len(line.text) > _LONGEST_TITLE or not is_paper(bare_title(line.text)) or not is_title(line):
            continue
        below = lines[index + 1 : index + 1 + _DELIVERY_LINES]
        if any(_is_delivery(each) for each in below):
            yield line.begin


def _is_delivery(line: Line) -> bool:
    words = without_dashes(simple(line.text[:100]).lstrip("( "))
    return len(line.text) < 100 and full_day(words) != "" and _DELIVERED.search(words) is not None


def _bodies(head: Sequence[Line], body: Sequence[Line]) -> Iterator[int]:
    """Names of bodies directly above 【】, where the file's own title is one and most such lines are."""
    if not body or not any(names_body(bare_title(line.text)) for line in head) or not _opens_item(body[0]):
        return
    above = [
        (line, names_body(bare_title(line.text)))
        for before, line, following in zip(body, body[1:], body[2:], strict=False)
        if stands_above(line) and _opens_item(following) and _is_behind_text(before, line)
    ]
    named = [line.begin for line, is_name in above if is_name]
    if len(named) * 3 >= len(above) * 2:
        yield from named


def _is_behind_text(before: Line, line: Line) -> bool:
    return before.text[-1] in CLOSED or line.begin - before.end > 1 or is_roll(before.text)


def _opens_item(line: Line) -> bool:
    if line.text[0] not in "【〖〔［[":
        return False
    heading = heading_at(line, None)
    return heading is not None and heading.style in BRACKETED
