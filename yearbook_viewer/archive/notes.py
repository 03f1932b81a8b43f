"""The reader's notes on passages: written, changed, taken away, carried over to a corrected text."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from yearbook_viewer.archive import schema, texts
from yearbook_viewer.archive.change_log import expect_current, log_deed, mark_undone, now, standing_of
from yearbook_viewer.archive.states import Deed, EntryState
from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.records import EntryId, Note, NoteId
from yearbook_viewer.text.anchors import Anchor, anchor_at, find

_notes = schema.notes

DEEDS = (Deed.NOTED, Deed.NOTE_CHANGED, Deed.NOTE_DELETED)

_SEALED = ("entry_id", "start", "end", "quotation", "before", "after", "offset", "words", "at", "gone")


@dataclass(frozen=True, slots=True)
class _Standing:
    """What can change about a note."""

    words: str
    gone: bool

    def spelled(self, note: NoteId) -> dict[str, Any]:
        """As the columns `before` and `after` of the log keep it."""
        return {"note": note, "words": self.words, "gone": self.gone}


def notes(reader: Connection, entry: EntryId) -> tuple[Note, ...]:
    """The notes on an entry in the order of the text, those that are lost last."""
    columns = _notes.c
    rows = reader.execute(
        select(_notes)
        .where(columns.entry_id == entry, ~columns.gone)
        .order_by(columns.start.is_(None), columns.offset, columns.id)
    )
    return tuple(Note(NoteId(row.id), entry, row.start, row.end, row.quotation, row.words, row.at) for row in rows)


def add(writer: Connection, entry: EntryId, span: tuple[int, int], words: str) -> NoteId:
    """Write a note on a passage of a current entry; can be undone.

    Raises ArchiveProblem for an entry that is not there and ValueError for a passage that is not in its text.
    """
    expect_current(writer, entry)
    text = texts.text_of(writer, entry)
    start, end = span
    if not 0 <= start < end <= len(text):
        raise ValueError(f"no passage of the text: {start} to {end}")
    note = _insert(writer, entry, anchor_at(text, start, end), {"start": start, "end": end, "words": words})
    log_deed(writer, entry, Deed.NOTED, _Standing(words, True).spelled(note), _Standing(words, False).spelled(note))
    return note


def change(writer: Connection, note: NoteId, words: str) -> None:
    """Give a note other words; can be undone."""
    before = _standing(writer, note)
    if before.words != words:
        _move(writer, note, Deed.NOTE_CHANGED, _Standing(words, gone=False))


def delete(writer: Connection, note: NoteId) -> None:
    """Take a note away; can be undone."""
    _move(writer, note, Deed.NOTE_DELETED, _Standing(_standing(writer, note).words, gone=True))


def can_be_undone(connection: Connection, edit: Row[Any]) -> bool:
    """Whether the note stands as the edit left it, on an entry that is still current."""
    standing = standing_of(connection, edit.entry_id)
    row = connection.execute(select(_notes).where(_notes.c.id == edit.after["note"])).one_or_none()
    if row is None or standing is None or standing.state is not EntryState.CURRENT:
        return False
    return bool(_Standing(row.words, row.gone).spelled(NoteId(row.id)) == edit.after)


def take_back(writer: Connection, edit: Row[Any]) -> None:
    """Put the note back to how it stood before the edit."""
    before = edit.before
    _put(writer, NoteId(before["note"]), _Standing(before["words"], before["gone"]))
    mark_undone(writer, edit)


def carry(writer: Connection, older: EntryId, newer: EntryId) -> None:
    """Have the notes on an earlier text on the one that took its place too, each where its passage stands now.

    A note whose passage is gone is kept without a place. One that was carried over before, and stands on the newer
    text still, gets its present words.
    """
    rows = writer.execute(select(_notes).where(_notes.c.entry_id == older, ~_notes.c.gone).order_by(_notes.c.id)).all()
    if not rows:
        return
    text = texts.text_of(writer, newer)
    columns = _notes.c
    for row in rows:
        carried = writer.scalars(
            select(columns.id).where(columns.entry_id == newer, columns.carried_from == row.id)
        ).first()
        if carried is not None:
            _put(writer, NoteId(carried), _Standing(row.words, gone=False))
            continue
        anchor = Anchor(row.quotation, row.before, row.after, row.offset)
        place = find(anchor, text)
        start, end = place or (None, None)
        told = {"start": start, "end": end, "words": row.words, "at": row.at, "carried_from": row.id}
        _insert(writer, newer, anchor if place is None else anchor_at(text, *place), told)


def unsound(reader: Connection) -> list[EntryId]:
    """The entries with a note that is not what was written."""
    rows = reader.execute(select(_notes).order_by(_notes.c.id)).all()
    return list(dict.fromkeys(EntryId(row.entry_id) for row in rows if _seal(row) != row.seal))


def _insert(writer: Connection, entry: EntryId, anchor: Anchor, told: dict[str, Any]) -> NoteId:
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
    note = NoteId(writer.scalars(insert(_notes).values(values | told).returning(_notes.c.id)).one())
    _reseal(writer, note)
    return note


def _move(writer: Connection, note: NoteId, deed: Deed, after: _Standing) -> None:
    entry = EntryId(writer.scalars(select(_notes.c.entry_id).where(_notes.c.id == note)).one())
    log_deed(writer, entry, deed, _standing(writer, note).spelled(note), after.spelled(note))
    _put(writer, note, after)


def _put(writer: Connection, note: NoteId, standing: _Standing) -> None:
    writer.execute(update(_notes).where(_notes.c.id == note).values(words=standing.words, gone=standing.gone))
    _reseal(writer, note)


def _reseal(writer: Connection, note: NoteId) -> None:
    here = _notes.c.id == note
    row = writer.execute(select(_notes).where(here)).one()
    writer.execute(update(_notes).where(here).values(seal=_seal(row)))


def _seal(row: Row[Any]) -> str:
    return hashlib.sha256(json.dumps([row._mapping[name] for name in _SEALED]).encode()).hexdigest()


def _standing(connection: Connection, note: NoteId) -> _Standing:
    """How a note stands that can be edited; raises ArchiveProblem for one that is not there."""
    row = connection.execute(select(_notes).where(_notes.c.id == note, ~_notes.c.gone)).one_or_none()
    if row is None:
        raise ArchiveProblem("no-such-note")
    expect_current(connection, EntryId(row.entry_id))
    return _Standing(row.words, gone=False)
