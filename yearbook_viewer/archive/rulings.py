"""The reader's words on single places: written, taken back, carried over to a corrected text."""

from typing import Any

from sqlalchemy import Connection, select

from yearbook_viewer.archive import passages, schema
from yearbook_viewer.archive.change_log import now
from yearbook_viewer.archive.seals import Sealed
from yearbook_viewer.records import EntryId
from yearbook_viewer.records.entities import Ruling

_rulings = schema.rulings

_sealed = Sealed(_rulings, ("entry_id", "start", "end", "quotation", "before", "after", "offset", "kind", "at", "gone"))


def add(writer: Connection, entry: EntryId, text: str, said: Ruling) -> int:
    """Write a word on a passage of the entry's text; its number."""
    written = {"entry_id": entry, "kind": said.kind, "at": now(), "carried_from": None, "gone": False}
    return _sealed.add(writer, written | passages.passage(text, said.start, said.end))


def over(reader: Connection, entry: EntryId, start: int, end: int) -> list[int]:
    """The numbers of the words on passages that overlap this one."""
    columns = _rulings.c
    here = (columns.entry_id == entry, ~columns.gone, columns.start < end, columns.end > start)
    return list(reader.scalars(select(columns.id).where(*here).order_by(columns.id)))


def told(reader: Connection, number: int) -> dict[str, Any]:
    """What the log says of a word, so that it can be read without this table."""
    row = reader.execute(select(_rulings).where(_rulings.c.id == number)).one()
    return {"id": number, "quotation": row.quotation, "start": row.start, "kind": row.kind}


def stands(reader: Connection, number: int, *, gone: bool) -> bool:
    """Whether a word stands so."""
    return reader.scalars(select(_rulings.c.gone).where(_rulings.c.id == number)).one_or_none() == gone


def put(writer: Connection, number: int, *, gone: bool) -> None:
    """Take a word back, or give it again."""
    _sealed.put(writer, number, gone=gone)


def carry(writer: Connection, older: EntryId, newer: EntryId) -> bool:
    """Have the words on an earlier text on the one that took its place too, each where its passage stands now.

    Whether there are any. One whose passage is gone is kept without a place; one that was carried over before is given
    again.
    """
    columns = _rulings.c
    given = writer.execute(select(_rulings).where(columns.entry_id == older, ~columns.gone).order_by(columns.id)).all()
    passages.carry(writer, _sealed, given, newer, ("gone",))
    return bool(given)


def unsound(reader: Connection) -> list[EntryId]:
    """The entries with a word that is not what was written."""
    return passages.unsound_entries(reader, _sealed)
