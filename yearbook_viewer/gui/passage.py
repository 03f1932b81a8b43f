"""What is being read: an entry, or one of its sections with those nested in it, and what was found there."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import Self

from yearbook_viewer.gui.figure_lines import FigureLine
from yearbook_viewer.records import EntryId, Figure, Finding, Mark, Reading, SectionId
from yearbook_viewer.records.packed import checked_begin, start_of
from yearbook_viewer.records.packed_sections import last_nested
from yearbook_viewer.text.figure_rows import FigureRow, rows_of
from yearbook_viewer.text.wraps import Wraps

# More rows than a reader goes through; those of a text of 100 MB would fill the memory.
LISTED = 10_000


_WHITE = "".join(chr(code) for code in range(0x3001) if chr(code).isspace())


# No slots: what stands in it is listed when it is first asked for, and kept.
@dataclass(frozen=True)
class Passage:
    """A piece of an opened entry.

    `section`: place in the entry's sections, None for the whole entry.
    `start`, `end`: code points into the entry's text. `letters`: how many characters of the entry are no white space.
    `wraps`: which of the entry's line ends end no paragraph.
    """

    reading: Reading
    section: int | None
    start: int
    end: int
    letters: int
    wraps: Wraps = field(compare=False, repr=False)

    def part(self, section: SectionId | None) -> "Passage":
        """Another passage of the same entry, as `passage_of`; the entry's characters are not counted again."""
        return _passage(self.reading, section, self.letters, self.wraps)

    @property
    def entry_id(self) -> EntryId:
        return self.reading.id

    @property
    def section_id(self) -> SectionId | None:
        return None if self.section is None else self.reading.section_ids[self.section]

    @property
    def title(self) -> str:
        entry = self.reading.extraction.entry
        return entry.title if self.section is None else entry.sections[self.section].title

    def holds(self, offset: int) -> bool:
        return self.start <= offset < self.end

    def section_id_at(self, offset: int) -> SectionId | None:
        """The section of the entry whose own slice holds the offset; None for the entry's head."""
        entry = self.reading.extraction.entry
        section = entry.section_at(offset)
        return None if section is None else self.reading.section_ids[entry.sections.index(section)]

    @property
    def is_listed_in_part(self) -> bool:
        """Whether more stands here than is listed beside the text."""
        found = self.reading.extraction
        return max(len(self._between(found.marks)), len(self._between(found.figures))) > LISTED

    def gathered(self) -> Self:
        """The same passage with all of that listed: of a long text it takes seconds, which no window should wait."""
        _ = self.lines, self._marks, self._findings
        return self

    @cached_property
    def rows(self) -> tuple[FigureRow, ...]:
        """The rows of the table of figures; they name places in `figures()`."""
        return rows_of([figure for _, figure in self._figures])

    @cached_property
    def lines(self) -> tuple[FigureLine, ...]:
        """The same rows in words."""
        entry = self.reading.extraction.entry
        lines = []
        for order, row in enumerate(self.rows):
            place = row.changes[0] if row.level is None else row.level
            section = entry.section_at(self._figures[place][1].start)
            lines.append(FigureLine(order, row, self._figures, section.title if section else entry.title))
        return tuple(lines)

    def figures(self) -> list[tuple[int, Figure]]:
        """The figures that stand here, each with its place among those of the entry; the first LISTED of them."""
        return self._figures

    def figure_places(self) -> range:
        """Where all figures that stand here are among those of the entry, however many there are."""
        return self._between(self.reading.extraction.figures)

    def marks(self) -> list[Mark]:
        """What is named here; the first LISTED of it."""
        return self._marks

    def findings(self) -> list[Finding]:
        """The findings whose totals stand here; the first LISTED of them."""
        return self._findings

    @cached_property
    def _figures(self) -> list[tuple[int, Figure]]:
        figures = self.reading.extraction.figures
        return [(place, figures[place]) for place in self._between(figures)[:LISTED]]

    @cached_property
    def _marks(self) -> list[Mark]:
        marks = self.reading.extraction.marks
        return [marks[place] for place in self._between(marks)[:LISTED]]

    @cached_property
    def _findings(self) -> list[Finding]:
        findings = self.reading.extraction.findings
        here = (place for place, start in enumerate(checked_begin(findings)) if self.holds(start))
        return [findings[place] for place in islice(here, LISTED)]

    def is_another_look_at(self, other: "Passage | None") -> bool:
        """Whether the other is the same passage of the same text, whatever is found in it."""
        return other is not None and (self.entry_id, self.section, self.start, self.end) == (
            other.entry_id,
            other.section,
            other.start,
            other.end,
        )

    def differs_only_in_marks(self, other: "Passage | None") -> bool:
        """Whether that is so, and the same figures and findings stand in it."""
        if other is None or not self.is_another_look_at(other):
            return False
        entry = self.reading.extraction.entry
        return (
            entry == other.reading.extraction.entry
            and self.figures() == other.figures()
            and self.findings() == other.findings()
        )

    def _between(self, records: Sequence[Mark] | Sequence[Figure]) -> range:
        first = bisect_left(records, self.start, key=start_of)
        return range(first, bisect_left(records, self.end, lo=first, key=start_of))


def passage_of(reading: Reading, section: SectionId | None) -> Passage:
    """The whole entry, or the section with that id; the whole entry too if it has no such section."""
    entry = reading.extraction.entry
    # Counted without a copy of what may be 100 MB.
    return _passage(reading, section, len(entry.text) - sum(map(entry.text.count, _WHITE)), Wraps(entry))


def _passage(reading: Reading, section: SectionId | None, letters: int, wraps: Wraps) -> Passage:
    entry = reading.extraction.entry
    if section is None or section not in reading.section_ids:
        return Passage(reading, None, 0, len(entry.text), letters, wraps)
    place = reading.section_ids.index(section)
    last = last_nested(entry.sections, place)
    return Passage(reading, place, entry.sections[place].start, entry.sections[last].end, letters, wraps)
