"""The findings of an entry, a volume or the archive, ready for a list over entries."""

from array import array
from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from itertools import groupby
from operator import attrgetter

from sqlalchemy import Connection, and_, or_, select

from yearbook_viewer.archive import reviews, rows, schema
from yearbook_viewer.archive.printings import Surroundings, figures_at, surroundings
from yearbook_viewer.archive.states import EntryState
from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.records import EntryId, Finding, KeptFinding, Review
from yearbook_viewer.records.packed import Packed

_entries, _findings, _named = schema.entries, schema.findings, schema.finding_figures

# How many findings are made at a time, and how many such pages are held.
_PAGE, _PAGES = 100, 8
# A finding's address as one number, as in records.addresses.
_SHIFT = 32


def addresses(reader: Connection, entry: EntryId | None, volume: tuple[str, int | None] | None) -> "array[int]":
    """The findings of an entry, of a volume (name, year) or of all current entries, in reading order."""
    asked = [_entries.c.state == EntryState.CURRENT]
    if entry is not None:
        asked = [_entries.c.id == entry, _entries.c.state.in_((EntryState.CURRENT, EntryState.SUPERSEDED))]
    if volume is not None:
        asked += [_entries.c.volume == volume[0], _entries.c.volume_year.is_(volume[1])]
    columns = _entries.c
    found = reader.execute(
        select(_findings.c.entry_id, _findings.c.ordinal)
        .join_from(_entries, _findings)
        .where(*asked)
        .order_by(columns.year.is_(None), columns.year.desc(), columns.id, _findings.c.ordinal)
    )
    return array("Q", (number << _SHIFT | ordinal for number, ordinal in found))


class KeptFindings(Packed[KeptFinding]):
    """Findings in an order, read from the archive a page at a time when they are asked for.

    `read`: gives those at some addresses. ArchiveProblem for one that is gone since.
    """

    __slots__ = ("_numbers", "_page")

    def __init__(
        self, numbers: "array[int]", read: Callable[[Sequence[tuple[EntryId, int]]], tuple[KeptFinding, ...]]
    ) -> None:
        self._numbers = numbers
        self._page = lru_cache(maxsize=_PAGES)(partial(_page, numbers, read))

    def __len__(self) -> int:
        return len(self._numbers)

    def _made(self, place: int) -> KeptFinding:
        return self._page(place // _PAGE)[place % _PAGE]


def _page(
    numbers: "array[int]", read: Callable[[Sequence[tuple[EntryId, int]]], tuple[KeptFinding, ...]], page: int
) -> tuple[KeptFinding, ...]:
    some = numbers[page * _PAGE : (page + 1) * _PAGE]
    return read([(EntryId(number >> _SHIFT), number & ((1 << _SHIFT) - 1)) for number in some])


def findings_at(reader: Connection, wanted: Sequence[tuple[EntryId, int]]) -> tuple[KeptFinding, ...]:
    """The findings with these entries and ordinals, at most a page of them, in that order."""
    by_entry: dict[EntryId, set[int]] = {}
    for entry, ordinal in wanted:
        by_entry.setdefault(entry, set()).add(ordinal)
    told = _findings_of(reader, by_entry)
    kept: dict[tuple[EntryId, int], KeptFinding] = {}
    for entry, around in surroundings(reader, list(by_entry)):
        said = reviews.reviews(reader, entry)
        for ordinal, finding in told[entry].items():
            kept[entry, ordinal] = _kept(entry, finding, around, said)
    gone = next((entry for entry, ordinal in wanted if (entry, ordinal) not in kept), None)
    if gone is not None:
        raise ArchiveProblem("no-such-entry", entry=gone)
    return tuple(kept[each] for each in wanted)


def _findings_of(reader: Connection, by_entry: dict[EntryId, set[int]]) -> dict[EntryId, dict[int, Finding]]:
    here = [and_(_named.c.entry_id == entry, _named.c.ordinal.in_(each)) for entry, each in by_entry.items()]
    found = reader.execute(
        select(_named).where(or_(*here)).order_by(_named.c.entry_id, _named.c.ordinal, _named.c.place)
    )
    places = {
        (EntryId(key[0]), key[1]): [row.figure for row in group]
        for key, group in groupby(found, attrgetter("entry_id", "ordinal"))
    }
    ordinals: dict[EntryId, set[int]] = {}
    for (entry, _), named in places.items():
        ordinals.setdefault(entry, set()).update(named)
    figures = figures_at(reader, ordinals)
    told: dict[EntryId, dict[int, Finding]] = {entry: {} for entry in by_entry}
    here = [and_(_findings.c.entry_id == entry, _findings.c.ordinal.in_(each)) for entry, each in by_entry.items()]
    for row in reader.execute(select(_findings).where(or_(*here))):
        entry = EntryId(row.entry_id)
        told[entry][row.ordinal] = rows.finding_from(row, [figures[entry][at] for at in places[entry, row.ordinal]])
    return told


def _kept(entry: EntryId, finding: Finding, around: Surroundings, said: Sequence[Review]) -> KeptFinding:
    checked = finding.checked
    section, title, path = around.section_at(checked.start)
    sentence, first = around.sentence_at(checked.start, checked.end)
    return KeptFinding(
        entry=entry,
        entry_title=around.row.title,
        volume=around.row.volume,
        volume_year=around.row.volume_year,
        section=section,
        section_title=title,
        finding=finding,
        review=next((each for each in said if each.speaks_of(finding)), None),
        sentence=sentence,
        sentence_start=first,
        section_path=path,
    )
