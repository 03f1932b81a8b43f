"""An entry's text as it is read: paragraphs without blanks and line ends in them, forms folded, and the way back."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from yearbook_viewer.records import Entry
from yearbook_viewer.text.figures.surface import folded
from yearbook_viewer.text.wraps import Joined, Wraps

_LAYOUT = re.compile(r"[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+")
PARAGRAPH = "\n"


@dataclass(frozen=True, slots=True)
class Flow:
    """`text`: digits, signs and traditional forms folded, no blanks, a line end only between paragraphs."""

    text: str
    _joined: Joined
    _starts: Sequence[int]
    _sources: Sequence[int]

    def origin(self, offset: int) -> int:
        """The offset in the entry's text of the character at this offset."""
        at = bisect_right(self._starts, offset) - 1
        return self._joined.origin(self._sources[at] + offset - self._starts[at])

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the entry's text that a stretch of the flow, not empty, stands for."""
        return self.origin(start), self.origin(end - 1) + 1

    def place(self, origin: int) -> int:
        """The offset here of a character of the entry's text that is no blank."""
        joined = self._joined.place(origin)
        at = bisect_right(self._sources, joined) - 1
        return self._starts[at] + joined - self._sources[at]


def flow_of(entry: Entry) -> Flow:
    """The entry's text without its layout."""
    joined = Wraps(entry).joined()
    text = joined.text
    pieces: list[str] = []
    starts, sources = array("q", [0]), array("q", [0])
    done = length = 0
    for blank in _LAYOUT.finditer(text):
        kept = PARAGRAPH if PARAGRAPH in blank[0] else ""
        pieces += (text[done : blank.start()], kept)
        length += blank.start() - done + len(kept)
        done = blank.end()
        starts.append(length)
        sources.append(done)
    pieces.append(text[done:])
    return Flow(folded("".join(pieces)), joined, starts, sources)
