"""The reader's word on names laid over the marks of an entry, and kept beside them, so that all who ask find it done.

What is kept is made from the text, the marks, the dictionary and the words on single places, and holds nothing else.
"""

from collections.abc import Iterable, Sequence
from functools import cache, partial

from sqlalchemy import Connection, Table, delete, insert, select

from yearbook_viewer.archive import entry_names, rows, schema, texts
from yearbook_viewer.archive.known_names import Known, rulings_of
from yearbook_viewer.archive.rows import Values
from yearbook_viewer.records import Entry, EntryId, Kind, Mark
from yearbook_viewer.records.packed import LONG_ENTRY
from yearbook_viewer.text.entities.own_names import Breaks, find_own
from yearbook_viewer.text.entities.ruled import Laid, laid_over

_entries = schema.entries
_own, _hidden, _unlaid = schema.own_marks, schema.hidden_marks, schema.unlaid

# The tables that a break between two lines is told by.
_OF_LINES = (schema.sections, schema.layouts)
# Rows in one statement.
_ROWS = 1_000

_NOTHING = Laid((), ())


def lay(writer: Connection, entry: EntryId, known: Known) -> bool:
    """Lay the reader's word over an entry, whatever lay there before; whether anything about its marks has changed."""
    before = _stored(writer, entry)
    laid = _NOTHING
    if _has_words(writer, entry, known):
        text = texts.text_of(writer, entry)
        laid = laid_on(writer, entry, text, rows.marks_of(text, rows.stored_rows(writer, entry, schema.marks)), known)
    if laid == before:
        return False
    _put(writer, entry, laid)
    _name_anew(writer, entry)
    return True


def laid_on(reader: Connection, entry: EntryId, text: str, marks: Sequence[Mark], known: Known) -> Laid:
    """What the reader's word makes of the marks of an entry, whatever its state; nothing is written."""
    own = find_own(text, known.lexica(entry), Breaks(cache(partial(_lines_of, reader, entry, text))))
    return laid_over(text, marks, own, rulings_of(reader, entry))


def drop(writer: Connection, entry: EntryId) -> None:
    """Take away what lies over an entry's marks, before those go."""
    for table in (_own, _hidden):
        writer.execute(delete(table).where(table.c.entry_id == entry))


def leave(writer: Connection, entries: Iterable[EntryId]) -> None:
    """Write down that these entries came back into sight: while they were gone the dictionary passed over them."""
    waiting = set(writer.scalars(select(_unlaid.c.entry_id)))
    fresh = [{"entry_id": entry} for entry in dict.fromkeys(entries) if entry not in waiting]
    if fresh:
        writer.execute(insert(_unlaid), fresh)


def _has_words(reader: Connection, entry: EntryId, known: Known) -> bool:
    return bool(known.lexica(entry)) or bool(rulings_of(reader, entry))


def _stored(reader: Connection, entry: EntryId) -> Laid:
    columns = _own.c
    own = reader.execute(
        select(columns.start, columns.end, columns.kind, columns.text)
        .where(columns.entry_id == entry)
        .order_by(columns.ordinal)
    )
    hidden = select(_hidden.c.ordinal).where(_hidden.c.entry_id == entry).order_by(_hidden.c.ordinal)
    marks = tuple(Mark(row.start, row.end, Kind(row.kind), row.text) for row in own)
    return Laid(marks, tuple(reader.scalars(hidden)))


def _put(writer: Connection, entry: EntryId, laid: Laid) -> None:
    drop(writer, entry)
    own = [
        {
            "entry_id": entry,
            "ordinal": place,
            "start": each.start,
            "end": each.end,
            "kind": each.kind,
            "text": each.text,
        }
        for place, each in enumerate(laid.own)
    ]
    hidden = [{"entry_id": entry, "ordinal": place} for place in laid.hidden]
    for table, values in ((_own, own), (_hidden, hidden)):
        for first in range(0, len(values), _ROWS):
            writer.execute(insert(table), values[first : first + _ROWS])


def _name_anew(writer: Connection, entry: EntryId) -> None:
    """The names of an entry are others now; those of a long one are left to who makes up what is missing."""
    entry_names.drop(writer, entry)
    if texts.length_of(writer, entry) <= LONG_ENTRY:
        for place, content in enumerate(entry_names.made(writer, entry)):
            entry_names.put(writer, entry, place, content)


def _lines_of(reader: Connection, entry: EntryId, text: str) -> Entry:
    """An entry with no more than its lines are told by."""

    def found(table: Table) -> Iterable[Values]:
        return rows.stored_rows(reader, entry, table) if table in _OF_LINES else ()

    row = reader.execute(select(_entries).where(_entries.c.id == entry)).one()
    return rows.extraction_of(rows.stored_face(row), text, found).entry
