"""A table of contents (目录): titles with leaders and page numbers, which tell what the headings of a volume are."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from yearbook_viewer.text.folds import fold
from yearbook_viewer.text.outline.headings import heading_at
from yearbook_viewer.text.outline.styles import CJK, bare_title
from yearbook_viewer.text.outline.writing import simple
from yearbook_viewer.text.paragraphs import Line

_NAMES = frozenset(("目录", "目次", "总目录", "总目", "目录页", "contents"))
_LEADERS = r"[.…·‥•⋯。_—\-─~～﹒]"
_PAGED = re.compile(rf"(.{{1,50}}?)\s*(?:{_LEADERS}[{_LEADERS[1:-1]}\s]+|\s{{2,}}|\t)\s*[(/]?\s*(\d{{1,4}})\s*\)?")
# After the word 目录 a single blank parts a title from its page.
_LOOSELY_PAGED = re.compile(rf"(.{{1,50}}?)(?:{_LEADERS}|[\s(/])+\s*(\d{{1,4}})\s*\)?")
_FEWEST = 4
_LONGEST = 70
# A contents list is searched for within the first lines; no cover is longer.
_COVER_LINES = 400
_MOST_LINES = 20_000
_LONGEST_UNPAGED = 40
# The depth of a title that the list does not tell, and of one with a sign of its own (【】, 一、), which no 类目 has.
UNTOLD = -1
_DEEP = 9


@dataclass(frozen=True, slots=True)
class Contents:
    """A list of contents among a file's lines.

    `first`, `last`: its lines, `last` exclusive; equal where there is none. `depths`: bare title to how far in it
    stands, 0 for a 类目; UNTOLD where the list does not tell. `named`: it has the word 目录 above it.
    """

    first: int = 0
    last: int = 0
    depths: Mapping[str, int] = field(default_factory=dict)
    named: bool = False

    def span(self, lines: Sequence[Line]) -> tuple[int, int]:
        """From where to where in the text the list stands; `lines`: those it was found among."""
        return (lines[self.first].begin, lines[self.last - 1].end) if self.first < self.last else (0, 0)


def contents_of(lines: Sequence[Line]) -> Contents:
    """The first list of contents: below the word 目录, or at least four lines with leaders and rising page numbers."""
    for index, line in enumerate(lines[:_COVER_LINES]):
        if is_contents_title(line.text):
            found = _listed(lines, index + 1, named=True)
            if found:
                return _contents(index, index + 1, found, named=True)
        elif _paged(line, named=False):
            found = _listed(lines, index, named=False)
            if found:
                return _contents(index, index, found, named=False)
    return Contents()


def is_contents_title(words: str) -> bool:
    """目录, 目　录, 【目录】."""
    return len(words) <= 12 and bare_title(simple(words)).strip("【】[]#") in _NAMES


def _listed(lines: Sequence[Line], first: int, *, named: bool) -> list[tuple[Line, str]]:
    """The lines of the list with their titles; empty where it is none."""
    found: list[tuple[Line, str]] = []
    page = missed = 0
    for line in lines[first : first + _MOST_LINES]:
        paged = _paged(line, named=named)
        if paged and paged[1] >= page:
            found.append((line, paged[0]))
            page, missed = paged[1], 0
        elif found and len(line.text) <= _LONGEST_UNPAGED and missed < 2 and not paged:
            # A group without a page, or a title that goes on in the next line.
            found.append((line, line.text))
            missed += 1
        else:
            break
    while found and missed:
        found.pop()
        missed -= 1
    if len(found) >= _FEWEST or (named and len(found) > 1):
        return found
    return _unpaged(lines, first) if named else []


def _unpaged(lines: Sequence[Line], first: int) -> list[tuple[Line, str]]:
    """Titles without pages below the word 目录, up to where the first of them stands again as a heading."""
    if first >= len(lines):
        return []
    opening = bare_title(lines[first].text)
    for index in range(first + 2, min(len(lines), first + _MOST_LINES)):
        words = lines[index].text
        if bare_title(words) == opening:
            return [(line, line.text) for line in lines[first:index]]
        if len(words) > _LONGEST_UNPAGED or words[-1] in "。；":
            break
    return []


def _paged(line: Line, *, named: bool) -> tuple[str, int] | None:
    if len(line.text) > _LONGEST or not ("0" <= fold(line.text.rstrip(")）")[-1:]) <= "9"):
        return None
    words = fold(line.text)
    found = (_LOOSELY_PAGED if named else _PAGED).fullmatch(words)
    if not found or not CJK.search(found[1]):
        return None
    return line.text[: found.end(1)], int(found[2])


def _contents(first: int, listed: int, found: Sequence[tuple[Line, str]], *, named: bool) -> Contents:
    """The list with the depth of its titles: by their indent, or by the signs before them."""
    indents = sorted({line.start - line.begin for line, _ in found})
    signs = [heading_at(line, None) for line, _ in found]
    parted = any(sign and sign.style == "第编" for sign in signs)
    depths: dict[str, int] = {}
    for (line, title), sign in zip(found, signs, strict=True):
        if len(indents) > 1:
            depth = indents.index(line.start - line.begin)
        elif parted:
            depth = 0 if sign and sign.style == "第编" else 1
        else:
            depth = _DEEP if sign else UNTOLD
        depths.setdefault(bare_title(title), depth)
    return Contents(first, listed + len(found), depths, named)
