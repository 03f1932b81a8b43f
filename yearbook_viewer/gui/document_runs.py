"""A stretch of text cut wherever a mark or a figure begins or ends."""

from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from typing import TypeVar

from yearbook_viewer.records import Extraction, Figure, Kind, Mark

_Span = TypeVar("_Span", Mark, Figure)
_start_of = attrgetter("start")

# From where to where, the mark that stands there, and the figure with its place in the extraction.
Run = tuple[int, int, Mark | None, tuple[int, Figure] | None]


@dataclass(frozen=True, slots=True)
class Visible:
    """Which marks are shown: of these kinds, and figures or not."""

    kinds: frozenset[Kind]
    figures: bool


EVERYTHING = Visible(frozenset(Kind), figures=True)
NOTHING = Visible(frozenset(), figures=False)


class MarkedStretch:
    """What is seen to be marked from one offset of an entry's text to another."""

    def __init__(self, extraction: Extraction, visible: Visible, start: int, end: int) -> None:
        self._marks = [(at, mark) for at, mark in _between(extraction.marks, start, end) if mark.kind in visible.kinds]
        self._figures = list(_between(extraction.figures, start, end)) if visible.figures else []
        self._mark_starts = [mark.start for _, mark in self._marks]
        self._figure_starts = [figure.start for _, figure in self._figures]

    @property
    def marks(self) -> frozenset[Mark]:
        return frozenset(mark for _, mark in self._marks)

    def runs(self, start: int, end: int) -> Iterator[Run]:
        """A part of the stretch, each run of it marked alike."""
        marks = _within(self._marks, self._mark_starts, start, end)
        figures = _within(self._figures, self._figure_starts, start, end)
        edges = {start, end}
        edges.update(edge for _, each in marks for edge in (max(start, each.start), min(end, each.end)))
        edges.update(edge for _, each in figures for edge in (max(start, each.start), min(end, each.end)))
        ordered = sorted(edges)
        for low, high in pairwise(ordered):
            while marks and marks[0][1].end <= low:
                marks.popleft()
            while figures and figures[0][1].end <= low:
                figures.popleft()
            mark = marks[0][1] if marks and marks[0][1].start <= low else None
            figure = figures[0] if figures and figures[0][1].start <= low else None
            yield low, high, mark, figure


def _between(spans: Sequence[_Span], start: int, end: int) -> Iterator[tuple[int, _Span]]:
    """Those that overlap the stretch, each with its place among all. One at most reaches in from before."""
    first = bisect_left(spans, start, key=_start_of)
    if first and spans[first - 1].end > start:
        first -= 1
    last = bisect_left(spans, end, key=_start_of)
    return ((place, spans[place]) for place in range(first, last))


def _within(
    spans: Sequence[tuple[int, _Span]], starts: Sequence[int], start: int, end: int
) -> deque[tuple[int, _Span]]:
    """Those that overlap the stretch. Spans of one kind don't overlap, so one at most reaches in from before."""
    first = bisect_left(starts, start)
    if first and spans[first - 1][1].end > start:
        first -= 1
    return deque(spans[first : bisect_left(starts, end)])
