"""Headings without a sign: short lines that stand alone."""

import re
from collections.abc import Iterator
from itertools import pairwise

from yearbook_viewer.text.folds import fold
from yearbook_viewer.text.outline.furniture import is_furniture
from yearbook_viewer.text.outline.headings import BRACKETED, CJK, Heading, heading_at, tidy_title
from yearbook_viewer.text.outline.signatures import is_name
from yearbook_viewer.text.paragraphs import Line

_SHORTEST, _LONGEST = 2, 18
_NO_TITLE = re.compile(r"[,.:!?。;、()|…—\-=+]|\d{1,2}月|^\d+$|的$")
_CLOSED = "。！？：:!?”）)"


def between_paragraphs(lines: Iterator[Line]) -> list[Heading]:
    """Short lines without punctuation between paragraphs: 机构设置, 2026年重点工作; at least two.

    For a text that has no outer headings with signs.
    """
    found: list[Heading] = []
    before: Line | None = None
    for line, following in pairwise(lines):
        after_heading = bool(found) and before is not None and found[-1].start == before.start
        opens = before is None or before.text[-1] in _CLOSED or after_heading
        if opens and _stands_alone(line) and _is_paragraph(following):
            found.append(_plain(line))
        before = line
    return found if len(found) > 1 else []


def above_brackets(lines: Iterator[Line]) -> list[Heading]:
    """Short lines directly above a bracketed heading, the bodies of a volume: 民革某市委员会; at least two."""
    found: list[Heading] = []
    before: Line | None = None
    for line, following in pairwise(lines):
        opens = before is None or before.text[-1] in _CLOSED
        heading = heading_at(following, None) if opens and _stands_alone(line) and not is_name(line.text) else None
        if heading and heading.style in BRACKETED:
            found.append(_plain(line))
        before = line
    return found if len(found) > 1 else []


def _plain(line: Line) -> Heading:
    return Heading(line.start, line.end, tidy_title(line.text), "plain")


def _stands_alone(line: Line) -> bool:
    words = line.text
    if not _SHORTEST <= len(words) <= _LONGEST or not CJK.search(words) or is_furniture(words):
        return False
    return heading_at(line, None) is None and not _NO_TITLE.search(fold(words))


def _is_paragraph(line: Line) -> bool:
    return len(line.text) >= 30 or line.text[-1] in "。：" or heading_at(line, None) is not None
