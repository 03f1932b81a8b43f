"""How a long text is cut for the screen, and where words stand in it."""

from bisect import bisect_left

from yearbook_viewer.text.folds import fold

# One slice is laid out in well under 100 ms; a text of a thousand slices costs no more than its first.
SLICE = 40_000


def slice_starts(text: str, start: int, end: int) -> list[int]:
    """The offsets at which the slices of the text from `start` to `end` begin.

    A slice has at most SLICE code points and ends with a line where a line ends in its second half.
    """
    starts = [start]
    while end - starts[-1] > SLICE:
        limit = starts[-1] + SLICE
        cut = text.rfind("\n", starts[-1] + SLICE // 2, limit)
        starts.append(limit if cut < 0 else cut + 1)
    return starts


class Occurrences:
    """Where words stand in a stretch of a text, whatever their width and case, and which of them is current."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._start = start
        self._folded = fold(text[start:end])
        self.words = ""
        self.starts: list[int] = []
        self.current = -1

    def find(self, words: str, near: int) -> None:
        """Look for the words; the first at or after offset `near` becomes current, else the first of all."""
        self.words = fold(words)
        self.starts = []
        at = self._folded.find(self.words) if words else -1
        while at >= 0:
            self.starts.append(self._start + at)
            at = self._folded.find(self.words, at + len(self.words))
        self.current = bisect_left(self.starts, near) % len(self.starts) if self.starts else -1

    def step(self, by: int) -> None:
        """Make the next (1) or the previous (-1) one current; after the last comes the first."""
        if self.starts:
            self.current = (self.current + by) % len(self.starts)

    def span(self, index: int) -> tuple[int, int]:
        """The offsets of one occurrence."""
        return self.starts[index], self.starts[index] + len(self.words)

    def around(self, first: int, last: int, most: int) -> list[tuple[int, int]]:
        """The occurrences from offset `first` to `last`, at most so many on either side of the current one."""
        low = max(bisect_left(self.starts, first), self.current - most)
        high = min(bisect_left(self.starts, last), self.current + most + 1)
        return [self.span(index) for index in range(low, high)]
