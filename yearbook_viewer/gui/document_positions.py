"""Between offsets in an entry's text and positions in a QTextDocument that shows parts of it."""

from bisect import bisect_right


class Positions:
    """Where each stretch of an entry's text stands in a document.

    Offsets are code points into the entry's text, positions are UTF-16 units into the document: one character
    beyond U+FFFF shifts all that follow. Stretches are added in the order of the text.
    """

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._positions: list[int] = []
        self._wide: list[int] = []  # offsets of the characters that take two units

    def add(self, start: int, shown: str, position: int) -> None:
        """The text from offset `start` on stands at `position` as `shown`, code point for code point."""
        if not shown:
            return
        self._starts.append(start)
        self._ends.append(start + len(shown))
        self._positions.append(position)
        if not shown.isascii() and max(shown) > "\uffff":
            self._wide.extend(start + index for index, character in enumerate(shown) if character > "\uffff")

    def reach(self, offset: int) -> bool:
        """Whether text at the offset or behind it stands in the document."""
        return bool(self._ends) and offset < self._ends[-1]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The positions of the text from `start` to `end` (exclusive); equal ones if nothing of it is shown.

        What is not shown at either end (white space, line ends) is left out.
        """
        first = self._stretch(start)
        if first < 0 or start >= self._ends[first]:
            first += 1
        if first >= len(self._starts) or self._starts[first] >= end:
            position = self._positions[first] if first < len(self._starts) else self._last()
            return position, position
        last = self._stretch(end - 1)
        return self._at(first, max(start, self._starts[first])), self._at(last, min(end, self._ends[last]))

    def position(self, offset: int) -> int:
        """The position of the character at the offset, or of the next one that is shown."""
        return self.span(offset, offset + 1)[0]

    def offset(self, position: int) -> int | None:
        """The offset of the character at the position; None where no text of the entry stands."""
        stretch = bisect_right(self._positions, position) - 1
        if stretch < 0:
            return None
        low, high = self._starts[stretch], self._ends[stretch]
        if position >= self._at(stretch, high):
            return None
        while high - low > 1:
            middle = (low + high) // 2
            if self._at(stretch, middle) <= position:
                low = middle
            else:
                high = middle
        return low

    def offset_from(self, position: int) -> int | None:
        """The offset of the first character at or behind the position; None where none follows."""
        offset = self.offset(position)
        following = bisect_right(self._positions, position)
        return self._starts[following] if offset is None and following < len(self._starts) else offset

    def _stretch(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1

    def _at(self, stretch: int, offset: int) -> int:
        start = self._starts[stretch]
        wide = bisect_right(self._wide, offset - 1) - bisect_right(self._wide, start - 1)
        return self._positions[stretch] + offset - start + wide

    def _last(self) -> int:
        return self._at(len(self._starts) - 1, self._ends[-1]) if self._starts else 0
