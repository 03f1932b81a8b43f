"""How a long text is cut for the screen, and where words stand in it."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter

from yearbook_viewer.records import Entry
from yearbook_viewer.records.packed_sections import last_nested
from yearbook_viewer.text.folded_text import FoldedText
from yearbook_viewer.text.search_folds import search_fold

# One slice is laid out in well under 100 ms; a text of a thousand slices costs no more than its first.
SLICE = 40_000
# So is a table of this many cells; tabs part them.
CELLS = 1_000


@dataclass(frozen=True, slots=True)
class Slices:
    """A stretch of text in pieces: where each begins, and where the last one ends (code points)."""

    starts: tuple[int, ...]
    end: int

    def __len__(self) -> int:
        return len(self.starts)

    def bounds(self, number: int) -> tuple[int, int]:
        """Where a slice begins and ends."""
        return self.starts[number], self.starts[number + 1] if number + 1 < len(self.starts) else self.end

    def number_at(self, offset: int) -> int:
        """Which slice holds the offset."""
        return bisect_right(self.starts, offset) - 1

    def __contains__(self, offset: int) -> bool:
        return self.starts[0] <= offset < self.end


def stretch_of(entry: Entry, section: int | None) -> tuple[int, int]:
    """Where the section at an index begins and where those nested in it end; None for the whole entry."""
    if section is None:
        return 0, len(entry.text)
    return entry.sections[section].start, entry.sections[last_nested(entry.sections, section)].end


def slices_of(text: str, start: int, end: int) -> Slices:
    """The slices of the text from `start` to `end`.

    One has at most SLICE code points or CELLS cells, and ends with a line where a line ends in its second half.
    """
    starts = [start]
    while (limit := _limit(text, starts[-1], end)) < end:
        cut = text.rfind("\n", (starts[-1] + limit) // 2, limit)
        starts.append(limit if cut < 0 else cut + 1)
    return Slices(tuple(starts), end)


def _limit(text: str, start: int, end: int) -> int:
    """Where a slice ends at the latest."""
    limit = min(start + SLICE, end)
    if text.count("\t", start, limit) <= CELLS:
        return limit
    at = start
    for _ in range(CELLS):
        at = text.index("\t", at) + 1
    return at


class Occurrences:
    """Where words stand in a stretch of a text, folded as for a search, and which of them is current."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text = text
        self._start = start
        self._end = end
        self.words = ""
        self.starts: list[int] = []
        self._ends: list[int] = []
        self.current = -1

    @cached_property
    def _folded(self) -> FoldedText:
        return FoldedText(self._text[self._start : self._end])

    def find(self, words: str, near: int) -> None:
        """Look for the words; the first at or after offset `near` becomes current, else the first of all."""
        self.words = search_fold(words)
        self.starts, self._ends = [], []
        at = self._folded.folded.find(self.words) if self.words else -1
        while at >= 0:
            behind = at + len(self.words)
            start, end = self._folded.span(at, behind)
            self.starts.append(self._start + start)
            self._ends.append(self._start + end)
            at = self._folded.folded.find(self.words, behind)
        self.current = bisect_left(self.starts, near) % len(self.starts) if self.starts else -1

    def step(self, by: int) -> None:
        """Make the next (1) or the previous (-1) one current; after the last comes the first."""
        if self.starts:
            self.current = (self.current + by) % len(self.starts)

    def span(self, index: int) -> tuple[int, int]:
        """The offsets of one occurrence."""
        return self.starts[index], self._ends[index]

    @property
    def current_span(self) -> tuple[int, int] | None:
        """The offsets of the current one."""
        return self.span(self.current) if self.current >= 0 else None

    def around(self, first: int, last: int, most: int) -> list[tuple[int, int]]:
        """The occurrences from offset `first` to `last`, at most so many on either side of the current one."""
        low = max(bisect_left(self.starts, first), self.current - most)
        high = min(bisect_left(self.starts, last), self.current + most + 1)
        return [self.span(index) for index in range(low, high)]


class Stretches:
    """Stretches of a text in its order, of which a view paints those about the place that is looked at."""

    def __init__(self, spans: Sequence[tuple[int, int]] = ()) -> None:
        self._spans = spans

    def about(self, first: int, last: int, place: int, most: int) -> Sequence[tuple[int, int]]:
        """Those that begin from offset `first` to `last`; of more than so many those about the place."""
        low, high = self._behind(first), self._behind(last)
        if high - low > most:
            low = min(max(self._behind(place) - most // 2, low), high - most)
            high = low + most
        return self._spans[low:high]

    def overflow(self, first: int, last: int, most: int) -> bool:
        """Whether more than so many begin there."""
        return self._behind(last) - self._behind(first) > most

    def _behind(self, offset: int) -> int:
        """The first that begins at the offset or behind it. There may be a million: no list is made of them."""
        return bisect_left(self._spans, offset, key=itemgetter(0))
