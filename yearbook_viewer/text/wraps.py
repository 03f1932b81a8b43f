"""Lines that were broken within a paragraph, and the text as it reads without those breaks."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import NamedTuple

from yearbook_viewer.records import Entry
from yearbook_viewer.text.line_ends import Joint, goes_on, is_page_line
from yearbook_viewer.text.line_signs import PrintedLine
from yearbook_viewer.text.paragraphs import WHITE, lines_of
from yearbook_viewer.text.widths import UNWRAPPED, Measure, measure_of, width_of

# Lines looked at to learn how wide a text was set; more would not change what they tell.
_SAMPLE = 2000
# A stretch of fewer lines tells nothing of its own.
_FEWEST = 8
# A stretch of this share of an entry is measured with it.
_NEARLY = 0.9
# No heading before the text on its line is longer.
_BEFORE = 200
# Page number, running title and the title of a chapter may stand between two halves of a paragraph.
_PAGE_LINES = 3


class Piece(NamedTuple):
    """A line's part of its paragraph; `glue`: what the break before it stood for, a blank or nothing.

    `edge`: it is the edge of a page that stands between two halves of the paragraph (— 12 —).
    """

    start: int
    end: int
    glue: str = ""
    edge: bool = False


@dataclass(frozen=True, slots=True)
class Joined:
    """A text without the breaks within its paragraphs.

    `text`: each joint replaced by its glue; `source`: the text with them; `joints`: in the order of the text.
    """

    text: str
    source: str
    joints: tuple[Joint, ...]
    _begins: Sequence[int]
    _places: Sequence[int]
    _shifts: Sequence[int]

    def origin(self, offset: int) -> int:
        """The offset in the source of the character at this offset of the joined text."""
        return offset + self._shifts[bisect_right(self._places, offset) - 1]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the source that a stretch of the joined text, not empty, stands for."""
        return self.origin(start), self.origin(end - 1) + 1

    def place(self, origin: int) -> int:
        """The offset in the joined text of a character of the source; for one in a joint where its glue stands."""
        at = bisect_right(self._begins, origin)
        if at and origin < self.joints[at - 1].end:
            return self._places[at] - len(self.joints[at - 1].glue)
        return origin - self._shifts[at]


class Wraps:
    """Which line ends of an entry end no paragraph; offsets into its text."""

    def __init__(self, entry: Entry) -> None:
        self._entry = entry
        self._tables = [table.start for table in entry.layout.tables]
        self._measure = self._measured(entry.head_end, len(entry.text))

    def joints(self, start: int, end: int) -> Iterator[Joint]:
        """The breaks within paragraphs between two offsets of one section, in order."""
        text = self._entry.text
        measure = self._own_measure(start, end)
        former: PrintedLine | None = None
        skipped = 0
        for line in self._lines(start, end):
            if line is None:
                former = None
                continue
            if former is None:
                former, skipped = line, 0
                continue
            if skipped < _PAGE_LINES and is_page_line(line, former, measure):
                skipped += 1
                continue
            joint = goes_on(text, former, line, measure, across=skipped > 0)
            if joint is not None:
                yield joint
            former = line._replace(joined=joint is not None)
            skipped = 0

    def paragraphs(self, start: int, end: int) -> Iterator[list[Piece]]:
        """The paragraphs between two offsets of one section, each with its lines; blank lines and indents left out."""
        joints = {joint.end: joint for joint in self.joints(start, end)}
        inside = [(joint.start, joint.end) for joint in joints.values()]
        group: list[Piece] = []
        for line in lines_of(self._entry.text, start, end):
            at = bisect_left(inside, (line.start, 0)) - 1
            if at >= 0 and line.start < inside[at][1]:
                group.append(Piece(line.start, line.end, edge=True))
                continue
            joint = joints.get(line.start)
            if group and joint is None:
                yield group
                group = []
            group.append(Piece(line.start, line.end, joint.glue if joint else ""))
        if group:
            yield group

    def joined(self) -> Joined:
        """The entry's text as it reads; its head and its headings keep their lines."""
        entry = self._entry
        bodies = [(section.body, section.end) for section in entry.sections] or [(entry.head_end, len(entry.text))]
        return joined_at(entry.text, chain.from_iterable(self.joints(start, end) for start, end in bodies))

    def _own_measure(self, start: int, end: int) -> Measure:
        """How wide the stretch was set, by its own lines where there are enough of them."""
        text = self._entry.text
        is_nearly_all = end - start > (len(text) - self._entry.head_end) * _NEARLY
        if is_nearly_all or text.count("\n", start, end) < _FEWEST:
            return self._measure
        own = self._measured(start, end)
        if own.width or not self._measure.width:
            return own
        # Shorter sections of a wrapped text tell by the whole of it.
        fits = all(
            line is None or line.width <= self._measure.width for line in islice(self._lines(start, end), _SAMPLE)
        )
        return self._measure if fits else UNWRAPPED

    def _measured(self, start: int, end: int) -> Measure:
        return measure_of(self._entry.text, islice(self._lines(start, end), _SAMPLE))

    def _lines(self, start: int, end: int) -> Iterator[PrintedLine | None]:
        """The lines that are not blank; None stands for those of a table."""
        text, tables = self._entry.text, self._entry.layout.tables
        for line in lines_of(text, start, end):
            if self._tables:
                place = bisect_right(self._tables, line.end) - 1
                if place >= 0 and line.begin < tables[place].end:
                    yield None
                    continue
            # What stands before the stretch on its first line, a heading or an indent, is a part of its width.
            begin = line.begin if line.begin > start else text.rfind("\n", max(0, start - _BEFORE), start) + 1
            before = text[begin : line.start]
            width = width_of(before)
            indent = 0 if before.strip(WHITE) else width
            yield PrintedLine(line.begin, line.start, line.end, line.text, indent, width + width_of(line.text))


def joined_at(text: str, joints: Iterator[Joint] | Sequence[Joint]) -> Joined:
    """The text without these breaks, which stand in its order and do not overlap."""
    kept = tuple(joints)
    pieces: list[str] = []
    places, shifts = array("q", [0]), array("q", [0])
    done = length = 0
    for joint in kept:
        pieces += (text[done : joint.start], joint.glue)
        length += joint.start - done + len(joint.glue)
        places.append(length)
        shifts.append(joint.end - length)
        done = joint.end
    pieces.append(text[done:])
    begins = array("q", [joint.start for joint in kept])
    return Joined("".join(pieces) if kept else text, text, kept, begins, places, shifts)
