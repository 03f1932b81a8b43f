"""What is being read: an entry, or one of its sections with those nested in it, and what was found there."""

from dataclasses import dataclass
from decimal import Decimal

from yearbook_viewer.gui.paper import with_nested
from yearbook_viewer.records import EntryId, Figure, Finding, Mark, Reading, SectionId


@dataclass(frozen=True, slots=True)
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

    def figures(self) -> list[tuple[int, Figure]]:
        """The figures that stand here, each with its place among those of the entry."""
        return [numbered for numbered in enumerate(self.reading.extraction.figures) if self.holds(numbered[1].start)]

    def marks(self) -> list[Mark]:
        return [mark for mark in self.reading.extraction.marks if self.holds(mark.start)]

    def findings(self) -> list[Finding]:
        return [finding for finding in self.reading.extraction.findings if self.holds(finding.total.start)]


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
