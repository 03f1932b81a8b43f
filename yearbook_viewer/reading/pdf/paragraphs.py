"""Lines in the order in which they are read to paragraphs, over the ends of columns and pages."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from yearbook_viewer.reading.blocks import Run
from yearbook_viewer.reading.pdf.lines import Line
from yearbook_viewer.reading.pdf.pieces import Grid, continued, run_on

# In ems: further to the right than the line above is an indent; so much room left means that a line was ended.
_INDENT = 0.8
_ROOM = 1.6
# Sizes that differ by more are two sizes; lines further apart than so many usual distances are two paragraphs.
_SIZES = 1.08
_LOOSE = 1.4
_TITLE_LEADING = 2.2
_SENTENCE_ENDS = "。！？!?…”」』）)：:；;"
_OPENS = re.compile(
    r"[【〖■□●◆▲★◎]|第[一二三四五六七八九十百0-9]+[编篇章节]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]"
)
_WORD = re.compile(r"[!-~]+|.")


@dataclass(frozen=True, slots=True)
class Placed:
    """A line in its column: `left`, `right` are the column's edges; `column` numbers the columns as they are read."""

    line: Line
    left: float
    right: float
    page: int
    column: int


@dataclass(slots=True)
class Paragraph:
    """Lines that run on."""

    lines: list[Placed] = field(default_factory=list)

    @property
    def size(self) -> float:
        """The type's size, in points, of its first line."""
        return self.lines[0].line.size

    @property
    def page(self) -> int:
        """The number of the page that it begins on."""
        return self.lines[0].page

    def runs(self, *, gothic_is_bold: bool) -> list[Run]:
        """Its words, what hyphens part joined."""
        runs: list[Run] = []
        for placed in self.lines:
            added = placed.line.runs(gothic_is_bold=gothic_is_bold)
            if runs and added:
                before, between = run_on(runs[-1].text, added[0].text)
                runs[-1] = Run(before + between, runs[-1].bold)
            for run in added:
                if runs and runs[-1].bold == run.bold:
                    runs[-1] = Run(runs[-1].text + run.text, run.bold)
                else:
                    runs.append(run)
        return [Run(run.text.replace("\u00ad", ""), run.bold) for run in runs]


@dataclass(frozen=True, slots=True)
class Aside:
    """A footnote or a line at the margin: it waits until the paragraph under way has ended."""

    text: str


Item = Placed | Grid | Aside
Block = Paragraph | Grid | Aside


@dataclass(frozen=True, slots=True)
class Setting:
    """How the text is set: its `size` in points, and the usual distance of two baselines in sizes."""

    size: float
    leading: float


def paragraphs(items: Iterable[Item], setting: Setting) -> list[Block]:
    """The blocks in order; a table that goes on over a page is one."""
    blocks: list[Block] = []
    under_way: Paragraph | None = None
    waiting: list[Block] = []
    for item in items:
        if isinstance(item, Aside):
            waiting.append(item)
        elif isinstance(item, Grid):
            blocks += [*([under_way] if under_way else []), *waiting]
            under_way, waiting = None, []
            last = blocks[-1] if blocks else None
            whole = continued(last, item) if isinstance(last, Grid) else None
            if whole:
                blocks.pop()
            blocks.append(whole or item)
        elif under_way and _goes_on(under_way, item, setting):
            under_way.lines.append(item)
        else:
            blocks += [*([under_way] if under_way else []), *waiting]
            under_way, waiting = Paragraph([item]), []
    return [*blocks, *([under_way] if under_way else []), *waiting]


def usual_leading(placed: Sequence[Placed], size: float) -> float:
    """The distance of two baselines of the text in sizes; 1.5 where nothing tells."""
    steps = Counter(
        round((above.line.base - below.line.base) / size, 1)
        for above, below in pairwise(placed)
        if above.column == below.column and _same_size(above.line, below.line) and above.line.size / size < _SIZES
    )
    likely = [(count, step) for step, count in steps.items() if 0.9 < step < 3.5]
    return max(likely)[1] if likely else 1.5


def _same_size(one: Line, other: Line) -> bool:
    return 1 / _SIZES < one.size / other.size < _SIZES


def _goes_on(paragraph: Paragraph, after: Placed, setting: Setting) -> bool:
    before = paragraph.lines[-1]
    if not _same_size(paragraph.lines[0].line, after.line) or before.line.bold != after.line.bold:
        return False
    if before.line.tabulated or after.line.tabulated:
        return False
    if _is_even(before) and _is_even(after) and (_is_centred(before) or _is_centred(after)):
        return _is_broken_title(paragraph, after, setting.size)
    em = after.line.size
    step = before.line.base - after.line.base
    if before.column == after.column and not 0 <= step <= _LOOSE * max(setting.leading, 1.0) * em:
        return False
    if _is_indented(paragraph, after, em):
        return False
    words = after.line.text
    first = _WORD.match(words)
    needed = em * (1.0 if not first or len(first[0]) < 2 else 0.55 * len(first[0]))
    ended = before.right - before.line.right > needed + _ROOM * em
    opens = bool(_OPENS.match(words)) or (
        before.column != after.column and not _is_indented(Paragraph(), paragraph.lines[0], em)
    )
    return not ended and not (opens and before.line.text[-1:] in _SENTENCE_ENDS)


def _is_indented(paragraph: Paragraph, after: Placed, em: float) -> bool:
    """Whether the line begins further in than the lines of the paragraph under way."""
    same = [placed for placed in paragraph.lines[1:] if placed.column == after.column]
    left = min((placed.line.left for placed in same), default=after.left)
    return after.line.left - max(left, after.left) > _INDENT * em


def _is_even(placed: Placed) -> bool:
    """Whether there is as much room before the line as behind it: also where there is none."""
    line = placed.line
    return abs((line.left - placed.left) - (placed.right - line.right)) < 1.2 * line.size


def _is_centred(placed: Placed) -> bool:
    return _is_even(placed) and placed.line.left - placed.left > 2 * placed.line.size


def _is_broken_title(paragraph: Paragraph, after: Placed, size: float) -> bool:
    """Whether a centred line goes on in the next: titles, which are larger than the text, and open brackets do."""
    before = paragraph.lines[-1]
    step = before.line.base - after.line.base
    widest = max(placed.line.right - placed.line.left for placed in paragraph.lines)
    return (
        before.column == after.column
        and 0 < step < _TITLE_LEADING * after.line.size
        and widest > 8 * before.line.size
        and (before.line.size > _SIZES * size or _is_open("".join(placed.line.text for placed in paragraph.lines)))
    )


def _is_open(words: str) -> bool:
    return max(words.count("(") - words.count(")"), words.count("（") - words.count("）")) > 0
