"""The reader's words on single places: written, taken back, carried over to a corrected text."""

import hashlib
import json
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from yearbook_viewer.archive import schema, texts
from yearbook_viewer.archive.change_log import now
from yearbook_viewer.records import EntryId
from yearbook_viewer.records.entities import Ruling
from yearbook_viewer.text.anchors import Anchor, anchor_at, find

_rulings = schema.rulings

_SEALED = ("entry_id", "start", "end", "quotation", "before", "after", "offset", "kind", "at", "gone")


def add(writer: Connection, entry: EntryId, text: str, said: Ruling) -> int:
    """Write a word on a passage of the entry's text; its number."""
    told = {"start": said.start, "end": said.end, "kind": said.kind}
    return _insert(writer, entry, anchor_at(text, said.start, said.end), told)


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
    writer.execute(update(_rulings).where(_rulings.c.id == number).values(gone=gone))
    _reseal(writer, number)


def carry(writer: Connection, older: EntryId, newer: EntryId) -> bool:
    """Have the words on an earlier text on the one that took its place too, each where its passage stands now.

    Whether there are any. One whose passage is gone is kept without a place; one that was carried over before is given
    again.
    """
    columns = _rulings.c
    given = writer.execute(select(_rulings).where(columns.entry_id == older, ~columns.gone).order_by(columns.id)).all()
    if not given:
        return False
    text = texts.text_of(writer, newer)
    for row in given:
        carried = writer.scalars(
            select(columns.id).where(columns.entry_id == newer, columns.carried_from == row.id)
        ).first()
        if carried is not None:
            put(writer, carried, gone=False)
            continue
        anchor = Anchor(row.quotation, row.before, row.after, row.offset)
        place = find(anchor, text)
        start, end = place or (None, None)
        kept = {"start": start, "end": end, "kind": row.kind, "at": row.at, "carried_from": row.id}
        _insert(writer, newer, anchor if place is None else anchor_at(text, *place), kept)
    return True


def unsound(reader: Connection) -> list[EntryId]:
    """The entries with a word that is not what was written."""
    rows = reader.execute(select(_rulings).order_by(_rulings.c.id)).all()
    return list(dict.fromkeys(EntryId(row.entry_id) for row in rows if _seal(row) != row.seal))


def _insert(writer: Connection, entry: EntryId, anchor: Anchor, told: dict[str, Any]) -> int:
    values = {
        "entry_id": entry,
        "quotation": anchor.quotation,
        "before": anchor.before,
        "after": anchor.after,
        "offset": anchor.offset,
        "at": now(),
        "carried_from": None,
        "gone": False,
        "seal": "",
    }
    number = int(writer.scalars(insert(_rulings).values(values | told).returning(_rulings.c.id)).one())
    _reseal(writer, number)
    return number


def _reseal(writer: Connection, number: int) -> None:
    here = _rulings.c.id == number
    row = writer.execute(select(_rulings).where(here)).one()
    writer.execute(update(_rulings).where(here).values(seal=_seal(row)))


def _seal(row: Row[Any]) -> str:
    return hashlib.sha256(json.dumps([row._mapping[name] for name in _SEALED]).encode()).hexdigest()
