"""The reader's notes on passages: written, changed, taken away, carried over to a corrected text."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from yearbook_viewer.archive import passages, schema, texts
from yearbook_viewer.archive.change_log import expect_current, log_deed, mark_undone, now, standing_of
from yearbook_viewer.archive.seals import Sealed
from yearbook_viewer.archive.states import Deed, EntryState
from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.records import EntryId, Note, NoteId

_notes = schema.notes

DEEDS = (Deed.NOTED, Deed.NOTE_CHANGED, Deed.NOTE_DELETED)

_sealed = Sealed(_notes, ("entry_id", "start", "end", "quotation", "before", "after", "offset", "words", "at", "gone"))


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
    written = {"entry_id": entry, "words": words, "at": now(), "carried_from": None, "gone": False}
    note = NoteId(_sealed.add(writer, written | passages.passage(text, start, end)))
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
    passages.carry(writer, _sealed, rows, newer, ("words", "gone"))


def unsound(reader: Connection) -> list[EntryId]:
    """The entries with a note that is not what was written."""
    return passages.unsound_entries(reader, _sealed)


def _move(writer: Connection, note: NoteId, deed: Deed, after: _Standing) -> None:
    entry = EntryId(writer.scalars(select(_notes.c.entry_id).where(_notes.c.id == note)).one())
    log_deed(writer, entry, deed, _standing(writer, note).spelled(note), after.spelled(note))
    _put(writer, note, after)


def _put(writer: Connection, note: NoteId, standing: _Standing) -> None:
    _sealed.put(writer, note, words=standing.words, gone=standing.gone)


def _standing(connection: Connection, note: NoteId) -> _Standing:
    """How a note stands that can be edited; raises ArchiveProblem for one that is not there."""
    row = connection.execute(select(_notes).where(_notes.c.id == note, ~_notes.c.gone)).one_or_none()
    if row is None:
        raise ArchiveProblem("no-such-note")
    expect_current(connection, EntryId(row.entry_id))
    return _Standing(row.words, gone=False)
