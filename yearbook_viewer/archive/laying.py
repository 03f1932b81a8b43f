"""The reader's word on names laid over the marks of an entry, and kept beside them, so that all who ask find it done.

What is kept is made from the text, the marks, the dictionary and the words on single places, and holds nothing else.
"""

from collections.abc import Iterable, Sequence
from functools import cache, partial
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select

from yearbook_viewer.archive import entry_names, rows, schema, sqlite, texts
from yearbook_viewer.archive.known_names import Known, rulings_of
from yearbook_viewer.archive.rows import Values
from yearbook_viewer.records import Entry, EntryId, Kind, Mark
from yearbook_viewer.records.packed import Packed
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
    marks = StoredMarks(writer, entry)
    laid = _NOTHING
    if _has_words(writer, entry, known):
        laid = laid_on(writer, entry, texts.text_of(writer, entry), marks, known)
    if laid == before:
        return False
    _put(writer, entry, laid)
    gone, come = set(before.hidden) - set(laid.hidden), set(laid.hidden) - set(before.hidden)
    entry_names.change(
        writer,
        entry,
        [*before.own, *(marks[place] for place in come)],
        [*laid.own, *(marks[place] for place in gone)],
    )
    return True


class StoredMarks(Packed[Mark]):
    """The marks that the rules found in an entry, read when they are first asked for, and made one by one."""

    __slots__ = ("_entry", "_reader", "_rows")

    def __init__(self, reader: Connection, entry: EntryId) -> None:
        self._reader = reader
        self._entry = entry
        self._rows: list[tuple[Any, ...]] | None = None

    def __len__(self) -> int:
        return len(self._read())

    def _made(self, place: int) -> Mark:
        start, end, kind, text, certainty = self._read()[place]
        return Mark(start, end, Kind(kind), text, certainty)

    def _read(self) -> list[tuple[Any, ...]]:
        if self._rows is None:
            # From the driver: of thousands of marks few are looked at.
            statement = 'SELECT start, "end", kind, text, certainty FROM marks WHERE entry_id = ? ORDER BY ordinal'
            self._rows = sqlite.fetched(self._reader, statement, (self._entry,))
        return self._rows


def laid_on(reader: Connection, entry: EntryId, text: str, marks: Sequence[Mark], known: Known) -> Laid:
    """What the reader's word makes of the marks of an entry, whatever its state; nothing is written."""
    # numpy is wanted only where there are names to be looked for
    from yearbook_viewer.archive.concordance.folding import FoldedText  # noqa: PLC0415

    lexica = known.lexica(entry)
    own = find_own(FoldedText(text), lexica, Breaks(cache(partial(_lines_of, reader, entry, text)))) if lexica else ()
    return laid_over(text, marks, own, rulings_of(reader, entry))


def is_sound(reader: Connection, entry: EntryId, text: str) -> bool:
    """Whether what lies over an entry's marks names what stands there; ValueError for a kind that there is not."""
    return all(text[mark.start : mark.end] == mark.text != "" for mark in _stored(reader, entry).own)


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


def _lines_of(reader: Connection, entry: EntryId, text: str) -> Entry:
    """An entry with no more than its lines are told by."""

    def found(table: Table) -> Iterable[Values]:
        return rows.stored_rows(reader, entry, table) if table in _OF_LINES else ()

    row = reader.execute(select(_entries).where(_entries.c.id == entry)).one()
    return rows.extraction_of(rows.stored_face(row), text, found).entry
