"""Figures as their entries print them, with the sentence around each."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import Connection, and_, func, or_, select

from yearbook_viewer.archive import rows, schema, texts
from yearbook_viewer.archive.paths import name_in
from yearbook_viewer.archive.states import EntryState
from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.records import EntryId, Figure, FigureAddress, Printing, SectionId
from yearbook_viewer.text.sentences import NEAR, cut_sentence_around, sentence_around

_entries, _figures, _sections = schema.entries, schema.figures, schema.sections
_files = schema.files

# As many as one statement takes.
_PORTION = 300
# What the sentences of one entry's figures may come to in code points where they are wanted whole, and how much of
# each there is in any case on either side: a line of ten million, quoted for each of its hundred thousand figures,
# would fill a disk, and nobody wrote a sentence as long.
_QUOTED, _LEAST_QUOTED = 10_000_000, 5_000
_READABLE = (EntryState.CURRENT, EntryState.SUPERSEDED)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """An entry as its passages are shown: its row and its sections' as they were selected, and its text.

    `starts`: where the sections begin.
    """

    row: Any
    text: str
    starts: Sequence[int]
    sections: Sequence[Any]

    def section_at(self, offset: int) -> tuple[SectionId | None, str, tuple[str, ...]]:
        """The section whose own slice holds the offset, its title and path; None in the entry's head."""
        place = bisect_right(self.starts, offset) - 1
        if place < 0 or offset >= self.sections[place].end:
            return None, "", ()
        section = self.sections[place]
        return SectionId(section.id), section.title, tuple(section.path)

    def sentence_at(self, start: int, end: int) -> tuple[str, int]:
        """The sentence around a passage, and where it begins."""
        first, last = sentence_around(self.text, start, end)
        return self.text[first:last], first

    def printing(self, address: FigureAddress, figure: Figure, reach: int) -> Printing:
        """One of the entry's figures; `reach`: of its sentence, as in sentence_around."""
        section, title, path = self.section_at(figure.start)
        first, last, cut = cut_sentence_around(self.text, figure.start, figure.end, reach)
        row = self.row
        return Printing(
            address=address,
            figure=figure,
            entry_title=row.title,
            subject=row.subject,
            place=tuple(row.place),
            volume=row.volume,
            volume_year=row.volume_year,
            entry_year=row.year,
            section=section,
            section_title=title,
            sentence=self.text[first:last],
            sentence_start=first,
            section_path=path,
            file=name_in(row.path),
            sentence_cut=cut,
        )


def printings(reader: Connection, addresses: Sequence[FigureAddress]) -> tuple[Printing, ...]:
    """The figures at these addresses, in that order; ArchiveProblem for one whose entry or figure is not there.

    Of a sentence that is too long to be shown the part around the figure.
    """
    return _printings(reader, addresses, lambda entries: dict.fromkeys(entries, NEAR))


def quoted_printings(reader: Connection, addresses: Sequence[FigureAddress]) -> tuple[Printing, ...]:
    """The same with whole sentences, for files.

    A sentence is cut beyond 5,000 code points on either side of the figure, and further away the fewer figures its
    entry has: their sentences come to no more than twenty million, or twice 5,000 for each.
    """
    return _printings(reader, addresses, partial(_reaches, reader))


def _reaches(reader: Connection, entries: Sequence[EntryId]) -> dict[EntryId, int]:
    """How far the sentences of each entry are quoted."""
    counted = select(_figures.c.entry_id, func.count()).where(_figures.c.entry_id.in_(entries))
    found = reader.execute(counted.group_by(_figures.c.entry_id))
    return {EntryId(entry): max(_LEAST_QUOTED, _QUOTED // count) for entry, count in found}


def _printings(
    reader: Connection,
    addresses: Sequence[FigureAddress],
    reaches: Callable[[Sequence[EntryId]], dict[EntryId, int]],
) -> tuple[Printing, ...]:
    told: dict[FigureAddress, Printing] = {}
    by_entry: dict[EntryId, set[int]] = {}
    for address in addresses:
        by_entry.setdefault(address.entry, set()).add(address.ordinal)
    for some in in_portions(list(by_entry)):
        found = figures_at(reader, {entry: by_entry[entry] for entry in some})
        reach = reaches(some)
        for entry, around in surroundings(reader, some):
            for ordinal, figure in found.get(entry, {}).items():
                address = FigureAddress(entry, ordinal)
                told[address] = around.printing(address, figure, reach[entry])
    for address in addresses:
        if address not in told:
            raise ArchiveProblem("no-such-entry", entry=address.entry)
    return tuple(told[address] for address in addresses)


def figures_at(reader: Connection, wanted: dict[EntryId, set[int]]) -> dict[EntryId, dict[int, Figure]]:
    """The figures with these ordinals, by entry; those that are not there are left out."""
    found: dict[EntryId, dict[int, Figure]] = {}
    pairs = [(entry, ordinal) for entry, ordinals in wanted.items() for ordinal in sorted(ordinals)]
    for some in in_portions(pairs):
        by_entry: dict[EntryId, list[int]] = {}
        for entry, ordinal in some:
            by_entry.setdefault(entry, []).append(ordinal)
        here = or_(
            *(and_(_figures.c.entry_id == entry, _figures.c.ordinal.in_(each)) for entry, each in by_entry.items())
        )
        for row in reader.execute(select(_figures).where(here)):
            found.setdefault(EntryId(row.entry_id), {})[row.ordinal] = rows.figure_from(row)
    return found


def surroundings(reader: Connection, entries: Sequence[EntryId]) -> Iterator[tuple[EntryId, Surroundings]]:
    """These entries, at most as many as one statement takes; one text is held at a time."""
    columns = _entries.c
    told = columns.title, columns.subject, columns.place, columns.volume, columns.volume_year, columns.year
    shown = (
        select(columns.id, *told, _files.c.path)
        .join(_files, _files.c.id == columns.file_id)
        .where(columns.id.in_(entries), columns.state.in_(_READABLE))
    )
    sections: dict[EntryId, list[Any]] = {}
    for row in reader.execute(
        select(
            _sections.c.entry_id,
            _sections.c.id,
            _sections.c.title,
            _sections.c.path,
            _sections.c.start,
            _sections.c.end,
        )
        .where(_sections.c.entry_id.in_(entries))
        .order_by(_sections.c.entry_id, _sections.c.ordinal)
    ):
        sections.setdefault(EntryId(row.entry_id), []).append(row)
    found = {EntryId(face.id): face for face in reader.execute(shown)}
    for entry, face in sorted(found.items()):
        own = sections.get(entry, [])
        yield entry, Surroundings(face, texts.text_of(reader, entry), [row.start for row in own], own)


def in_portions(wanted: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """As many as one statement takes."""
    return (wanted[first : first + _PORTION] for first in range(0, len(wanted), _PORTION))
