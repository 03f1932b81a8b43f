"""What is being read: an entry, or one of its sections with those nested in it, and what was found there."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import islice
from typing import Self

from yearbook_viewer.gui.paper import with_nested
from yearbook_viewer.records import EntryId, Figure, Finding, Mark, Reading, SectionId
from yearbook_viewer.records.packed import checked_begin, start_of
from yearbook_viewer.text.figure_rows import FigureRow, rows_of

# More rows than a reader goes through; those of a text of 100 MB would fill the memory.
LISTED = 20_000


_WHITE = "".join(chr(code) for code in range(0x3001) if chr(code).isspace())


# No slots: what stands in it is listed when it is first asked for, and kept.
@dataclass(frozen=True)
class Passage:
    """A piece of an opened entry.

    `section`: place in the entry's sections, None for the whole entry.
    `start`, `end`: code points into the entry's text.
    """

    reading: Reading
    section: int | None
    start: int
    end: int

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

    @property
    def is_listed_in_part(self) -> bool:
        """Whether more stands here than is listed beside the text."""
        found = self.reading.extraction
        return max(len(self._between(found.marks)), len(self._between(found.figures))) > LISTED

    def gathered(self) -> Self:
        """The same passage with all of that listed: of a long text it takes seconds, which no window should wait."""
        _ = self.rows, self._marks, self._findings, self.letters
        return self

    @cached_property
    def letters(self) -> int:
        """How many characters of the entry are no white space; counted without a copy of what may be 100 MB."""
        text = self.reading.extraction.entry.text
        return len(text) - sum(map(text.count, _WHITE))

    @cached_property
    def rows(self) -> tuple[FigureRow, ...]:
        """The rows of the table of figures; they name places in `figures()`."""
        return rows_of([figure for _, figure in self._figures])

    def figures(self) -> list[tuple[int, Figure]]:
        """The figures that stand here, each with its place among those of the entry; the first LISTED of them."""
        return self._figures

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

    def _between(self, records: Sequence[Mark] | Sequence[Figure]) -> range:
        first = bisect_left(records, self.start, key=start_of)
        return range(first, bisect_left(records, self.end, lo=first, key=start_of))


def passage_of(reading: Reading, section: SectionId | None) -> Passage:
    """The whole entry, or the section with that id; the whole entry too if it has no such section."""
    entry = reading.extraction.entry
    if section is None or section not in reading.section_ids:
        return Passage(reading, None, 0, len(entry.text))
    place = reading.section_ids.index(section)
    last = with_nested(entry, place)[-1]
    return Passage(reading, place, entry.sections[place].start, entry.sections[last].end)


def number_text(value: Decimal | None) -> str:
    """A value as people read it: thousands with commas, no exponent; empty for no value."""
    return "" if value is None else f"{value:,f}"
