"""The characters of a page to its lines: what stands at one height, parted where a column or a cell may end."""

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from yearbook_viewer.reading.blocks import Run
from yearbook_viewer.reading.pdf.glyphs import Glyph

# In ems. A wider gap may part two columns or cells; the gutters of print are two characters wide.
_PARTING = 1.2
# Blanks that are typed may be as wide as this within a line.
_TYPED = 2.2
# How far a mark may be raised or lowered in its line: footnote marks, indices.
_RAISED = 0.4
# A character struck twice stands at most so far beside itself.
_DOUBLE = 0.15
# Gaps that are read as a space: between letters of the alphabet, about ideographs, and where Word parts 2020 and 年
# by a quarter of an em without a space.
_LETTER_GAP = 0.17
_IDEOGRAPH_GAP = 0.18
_AUTOMATIC_GAP = 0.36
# What is set beside each other this far apart was set by a tabulator.
_TABULATED = 1.0
_TABULATED_PARTS = 3
_CLOSES_HEADING = "】〗〕］"
_MARKS = re.compile(r"[^\w\s]")


@dataclass(slots=True)
class Line:
    """Characters at one height, from left to right; `left` and `right` without blanks at its ends.

    `tabulated`: it is made of several that stand apart, as in a list of names.
    """

    glyphs: list[Glyph]
    left: float
    right: float
    base: float
    size: float
    tabulated: bool = False
    _text: str = ""

    @property
    def text(self) -> str:
        """Its words; put together once, for they are asked for often."""
        if not self._text:
            self._text = "".join(run.text for run in self.runs())
        return self._text

    @property
    def bold(self) -> bool:
        """Whether all of it is set bold."""
        return all(glyph.bold for glyph in self.glyphs if glyph.text.strip())

    @property
    def gothic(self) -> bool:
        """Whether all of it is set in 黑体."""
        return all(glyph.gothic for glyph in self.glyphs if glyph.text.strip())

    def runs(self, *, gothic_is_bold: bool = False) -> list[Run]:
        """Its words with the spaces that the page has; `gothic_is_bold`: 黑体 counts as bold."""
        even = _even_gap(self.glyphs)
        runs: list[Run] = []
        before: Glyph | None = None
        for glyph in self.glyphs:
            text = _space_between(before, glyph, even) + glyph.text if before else glyph.text
            bold = glyph.bold or (gothic_is_bold and glyph.gothic)
            if runs and (runs[-1].bold == bold or not glyph.text.strip()):
                runs[-1] = Run(runs[-1].text + text, runs[-1].bold)
            else:
                runs.append(Run(text, bold))
            before = glyph
        return runs


def line_of(glyphs: Sequence[Glyph]) -> Line | None:
    """The line that these characters, from left to right, make; None if they are blank."""
    seen = [number for number, glyph in enumerate(glyphs) if glyph.text.strip()]
    if not seen:
        return None
    inner = list(glyphs[seen[0] : seen[-1] + 1])
    largest = max(inner, key=_weight)
    return Line(
        inner, inner[0].left, max(glyph.right for glyph in inner if glyph.text.strip()), largest.base, largest.size
    )


def joined(lines: Sequence[Line]) -> Line:
    """Lines of one height as one."""
    glyphs = sorted((glyph for line in lines for glyph in line.glyphs), key=_left)
    whole = line_of(glyphs)
    assert whole is not None
    whole.tabulated = len(lines) >= _TABULATED_PARTS
    return whole


def rows(glyphs: Iterable[Glyph]) -> list[list[Line]]:
    """What stands at each height, from above, each parted at wide gaps."""
    heights: list[list[Glyph]] = []
    for run in sorted(_runs_in_file(glyphs), key=_height, reverse=True):
        base, size = _measure(run)
        if heights:
            above, large = _measure(heights[-1])
            step = abs(above - base)
            # Of one size they stand at one height; a small mark stands higher or lower, but beside.
            raised = _RAISED * min(size, large) < step <= _RAISED * max(size, large)
            if step <= _RAISED * min(size, large) or (raised and _apart(heights[-1], run)):
                heights[-1] += run
                continue
        heights.append(run)
    return [parts for parts in (_parted(_once(row)) for row in heights) if parts]


def _left(glyph: Glyph) -> float:
    return glyph.left


def _weight(glyph: Glyph) -> tuple[bool, float]:
    return bool(glyph.text.strip()), glyph.size


def _measure(run: Sequence[Glyph]) -> tuple[float, float]:
    """Baseline and size of the largest character."""
    largest = max(run, key=_weight)
    return largest.base, largest.size


def _height(run: Sequence[Glyph]) -> float:
    return _measure(run)[0]


def _apart(row: Sequence[Glyph], run: Sequence[Glyph]) -> bool:
    """Whether the run stands beside what is in the row, not over or under it."""
    left, right = min(map(_left, run)), max(glyph.right for glyph in run)
    return all(glyph.right <= left + 1 or glyph.left >= right - 1 for glyph in row)


def _runs_in_file(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Characters that follow each other in the file and on the page; raised and lowered ones stay with theirs."""
    runs: list[list[Glyph]] = []
    before: Glyph | None = None
    for glyph in glyphs:
        size = max(before.size, glyph.size) if before else 0.0
        follows = (
            before is not None
            and abs(glyph.base - before.base) <= _RAISED * size
            and -0.6 * size <= glyph.left - before.right <= _PARTING * size
        )
        if follows:
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
        before = glyph
    return runs


def _once(row: list[Glyph]) -> list[Glyph]:
    """The row from left to right; what is struck twice to look bold stands once, and is bold."""
    kept: list[Glyph] = []
    for glyph in sorted(row, key=_left):
        twin = next(
            (
                place
                for place in range(len(kept) - 1, max(len(kept) - 4, -1), -1)
                if kept[place].text == glyph.text and glyph.left - kept[place].left < _DOUBLE * glyph.size
            ),
            None,
        )
        if twin is None:
            kept.append(glyph)
        elif glyph.text.strip():
            kept[twin] = kept[twin]._replace(bold=True)
    return kept


def _parted(row: list[Glyph]) -> list[Line]:
    parts: list[list[Glyph]] = []
    before: Glyph | None = None
    for glyph in row:
        if not glyph.text.strip():
            if parts:
                parts[-1].append(glyph)
            continue
        typed = bool(parts) and not parts[-1][-1].text.strip()
        if before is None or glyph.left - before.right > (_TYPED if typed else _PARTING) * glyph.size:
            parts.append([])
        parts[-1].append(glyph)
        before = glyph
    return [line for line in map(line_of, parts) if line]


def is_ideograph(text: str) -> bool:
    """Whether it is a character that is written without spaces, marks left out."""
    return text >= "\u2e80" and text.isalnum()


def _even_gap(glyphs: Sequence[Glyph]) -> float:
    """The gap that the line has between any two ideographs, because it was spread to its measure; in ems."""
    gaps = [
        (after.left - before.right) / after.size
        for before, after in itertools.pairwise(glyphs)
        if is_ideograph(before.text) and is_ideograph(after.text)
    ]
    return max(median(gaps), 0.0) if gaps else 0.0


def _space_between(before: Glyph, after: Glyph, even: float) -> str:
    if not (before.text.strip() and after.text.strip()):
        return ""
    gap = (after.left - before.right) / max(after.size, before.size, 1.0) - even
    wide = is_ideograph(before.text), is_ideograph(after.text)
    if all(wide):
        return ("\u3000" if gap >= _TABULATED else " ") if gap >= _IDEOGRAPH_GAP else ""
    marks = (
        before.text > "\x7f" and bool(_MARKS.match(before.text)),
        after.text > "\x7f" and bool(_MARKS.match(after.text)),
    )
    if any(marks) and any(wide):
        if before.text in _CLOSES_HEADING and gap >= _IDEOGRAPH_GAP:
            return " "
        # Print sets its marks closer or wider as the line needs it.
        return "\u3000" if gap >= _TABULATED else ""
    if any(wide):
        return " " if gap >= _AUTOMATIC_GAP else ""
    return " " if gap >= (_IDEOGRAPH_GAP if any(marks) else _LETTER_GAP) else ""
