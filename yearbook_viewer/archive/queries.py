"""Questions to the archive: a connection and plain values in, records out."""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Table, exists, select

from yearbook_viewer.archive import known_names, laying, read_marks, rows, schema, sqlite, texts
from yearbook_viewer.archive.paths import name_in
from yearbook_viewer.archive.states import Deed, EntryState
from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.records import Basis, EntryId, EntryListing, Extraction, Reading, SectionId
from yearbook_viewer.records.packed_sections import PackedListings
from yearbook_viewer.text.entities.ruled import as_read
from yearbook_viewer.text.folds import fold
from yearbook_viewer.text.version import VERSION

_entries, _sections = schema.entries, schema.sections
_changes = schema.changes.c
_READABLE = (EntryState.CURRENT, EntryState.SUPERSEDED)

# Years and signs in a title do not tell its entry from that of another year.
_YEARS = re.compile(r"(?:19|20)\d\d(?:年度?)?|[\W_]+")
# As many as one statement takes.
_MOST = 500

# Few sections have sub-headings; those that have none need not be unpacked.
_SECTIONS_LISTED = """
SELECT entry_id, id, title, json_array_length(path), prefix, date, nullif(subheadings, '[]')
FROM sections WHERE entry_id IN ({}) ORDER BY entry_id, ordinal
"""

# Doubts that a reader answers by putting title, year or source right.
_ANSWERABLE = frozenset({"entry-without-title", "entry-without-subject", "entry-without-year"})
_put_right = (
    exists().where(_changes.entry_id == _entries.c.id, _changes.deed == Deed.CORRECTED, ~_changes.undone)
).label("put_right")


def listings(reader: Connection, *asked: ColumnElement[bool]) -> tuple[EntryListing, ...]:
    """The current entries with their sections: the newest year first, entries without a year last.

    `asked`: only those of which this is true.
    """
    columns = _entries.c
    found = reader.execute(
        select(
            columns.id,
            columns.title,
            columns.subject,
            columns.source,
            columns.date,
            columns.year,
            columns.doubts,
            columns.volume,
            columns.volume_year,
            columns.place,
            columns.year_from,
            columns.volume_year_from,
            columns.date_from,
            columns.extractor,
            schema.files.c.path,
            _put_right,
        )
        .join(schema.files, schema.files.c.id == columns.file_id)
        .where(columns.state == EntryState.CURRENT, *asked)
        .order_by(columns.year.is_(None), columns.year.desc(), columns.id)
    ).all()
    sections = _section_listings(reader, [row.id for row in found])
    return tuple(
        EntryListing(
            id=EntryId(row.id),
            title=row.title,
            subject=row.subject,
            source=row.source,
            date=row.date,
            year=row.year,
            doubtful=bool(doubts),
            sections=sections[row.id],
            volume=row.volume,
            volume_year=row.volume_year,
            place=tuple(row.place),
            file=name_in(row.path),
            outdated=row.extractor < VERSION,
            year_from=Basis(row.year_from),
            volume_year_from=Basis(row.volume_year_from),
            date_from=Basis(row.date_from),
            doubts=doubts,
        )
        for row in found
        for doubts in (_doubts_left(row.doubts, put_right=row.put_right),)
    )


def _section_listings(reader: Connection, entries: Sequence[int]) -> defaultdict[int, PackedListings]:
    """Of each of the entries its sections. There may be a million: a microsecond for each of them is a second."""
    listed: defaultdict[int, PackedListings] = defaultdict(PackedListings)
    for first in range(0, len(entries), _MOST):
        numbers = ",".join(map(str, entries[first : first + _MOST]))
        found = sqlite.fetched(reader, _SECTIONS_LISTED.format(numbers))
        for entry, of_entry in groupby(found, key=itemgetter(0)):
            _, ids, titles, levels, prefixes, dates, spelled = zip(*of_entry, strict=True)
            subheadings = {
                place: rows.subheadings_of(json.loads(each)) for place, each in enumerate(spelled) if each is not None
            }
            listed[entry] = PackedListings(ids, titles, levels, prefixes, dates, subheadings)
    return listed


def reading(reader: Connection, entry: EntryId) -> Reading:
    """An entry as it is read; an older revision too. Raises ArchiveProblem for one that is not there or deleted."""
    found = extraction(reader, entry)
    put_right = reader.scalars(select(_put_right).where(_entries.c.id == entry)).one()
    seen_entry = replace(found.entry, doubts=_doubts_left(found.entry.doubts, put_right=put_right))
    ids = reader.scalars(
        select(_sections.c.id).where(_sections.c.entry_id == entry).order_by(_sections.c.ordinal)
    ).all()
    return Reading(entry, replace(found, entry=seen_entry), tuple(map(SectionId, ids)))


def extraction(reader: Connection, entry: EntryId) -> Extraction:
    """An entry with all that was found in it, its marks as they are read, and all its doubts; raises ArchiveProblem as
    `reading` does.
    """
    row = _readable(reader, entry)
    if row.state == EntryState.CURRENT:
        return _extraction(reader, row, partial(_rows_as_read, reader, entry))
    # Over a text that was replaced nothing is laid for keeps.
    found = as_found(reader, entry)
    text = found.entry.text
    laid = laying.laid_on(reader, entry, text, found.marks, known_names.known(reader))
    return replace(found, marks=rows.kept_marks(text, as_read(found.marks, laid)))


def as_found(reader: Connection, entry: EntryId) -> Extraction:
    """An entry with its marks as the rules found them, and all its doubts; raises ArchiveProblem as `reading` does."""
    return _extraction(reader, _readable(reader, entry), partial(rows.stored_rows, reader, entry))


def _readable(reader: Connection, entry: EntryId) -> Row[Any]:
    row = reader.execute(select(_entries).where(_entries.c.id == entry, _entries.c.state.in_(_READABLE))).one_or_none()
    if row is None:
        raise ArchiveProblem("no-such-entry", entry=entry)
    return row


def _extraction(reader: Connection, row: Row[Any], found: Callable[[Table], Iterable[rows.Values]]) -> Extraction:
    return rows.extraction_of(rows.stored_face(row), texts.text_of(reader, EntryId(row.id)), found)


def _rows_as_read(reader: Connection, entry: EntryId, table: Table) -> Iterator[rows.Values]:
    if table is schema.marks:
        return read_marks.stored_rows(reader, entry)
    return rows.stored_rows(reader, entry, table)


def text(reader: Connection, entry: EntryId) -> str:
    """The text of an entry, of an older revision too; raises ArchiveProblem as `reading` does."""
    state = reader.scalars(select(_entries.c.state).where(_entries.c.id == entry)).one_or_none()
    if state not in _READABLE:
        raise ArchiveProblem("no-such-entry", entry=entry)
    return texts.text_of(reader, entry)


def siblings(reader: Connection, entry: EntryId) -> tuple[EntryListing, ...]:
    """What a reader lines up with an entry: the same of other years, the nearest year first.

    The same subject and title but for years; where there is no such, the same subject. Without a subject, the same
    title. Of two years equally near the earlier. Raises ArchiveProblem for an entry that is not there.
    """
    columns = _entries.c
    here = reader.execute(
        select(columns.title, columns.subject, columns.year).where(columns.id == entry, columns.state.in_(_READABLE))
    ).one_or_none()
    if here is None:
        raise ArchiveProblem("no-such-entry", entry=entry)
    asked = [columns.id != entry, columns.year.is_not(None), columns.year.is_distinct_from(here.year)]
    if here.subject:
        found = listings(reader, *asked, columns.subject == here.subject)
        same = tuple(each for each in found if _without_years(each.title) == _without_years(here.title))
        found = same or found
    else:
        likely = reader.execute(select(columns.id, columns.title).where(columns.state == EntryState.CURRENT))
        alike = [row.id for row in likely if _without_years(row.title) == _without_years(here.title)]
        found = listings(reader, *asked, columns.id.in_(alike[:_MOST])) if here.title.strip() else ()
    return tuple(sorted(found, key=lambda each: (abs((each.year or 0) - (here.year or 0)), each.year or 0)))


def _without_years(title: str) -> str:
    return _YEARS.sub("", fold(title))


def _doubts_left(doubts: Iterable[str], *, put_right: bool) -> tuple[str, ...]:
    return tuple(doubt for doubt in doubts if not (put_right and doubt in _ANSWERABLE))


def reseal(writer: Connection, entry: EntryId) -> str:
    """The seal that an entry has to have as it stands now."""
    row = writer.execute(select(_entries).where(_entries.c.id == entry)).one()
    return rows.seal_of(rows.stored_face(row), partial(rows.stored_rows, writer, entry))


def stale(reader: Connection) -> tuple[EntryId, ...]:
    """The current entries that rules of an earlier version have cut."""
    columns = _entries.c
    found = select(columns.id).where(columns.state == EntryState.CURRENT, columns.extractor < VERSION)
    return tuple(EntryId(entry) for entry in reader.scalars(found.order_by(columns.id)))


def seen(reader: Connection, digest: str) -> bool:
    """Whether a file of these bytes was ever taken in whole, whatever became of its entries."""
    columns = schema.files.c
    found = reader.scalars(select(columns.id).where(columns.digest == digest, columns.whole).limit(1))
    return found.one_or_none() is not None
