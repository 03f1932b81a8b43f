"""What a reader does to stored entries, and undo."""

from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, and_, select

from yearbook_viewer.archive import schema
from yearbook_viewer.archive.change_log import Edit, Standing, record, standing_from, standing_of, take_back
from yearbook_viewer.archive.schema import Deed, EntryState
from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.records import Change, ChangeKind, EntryId

_changes = schema.changes


def correct(writer: Connection, entry: EntryId, *, title: str, year: int | None, source: str) -> None:
    """Put the title, year described and source of a current entry right; the text stays as it is."""
    before = _current(writer, entry)
    after = replace(before, title=title, year=year, source=source)
    if after != before:
        record(writer, Edit(entry, Deed.CORRECTED, before, after))


def delete(writer: Connection, entry: EntryId) -> None:
    """Take a current entry out of sight; it is kept, for undo and for being imported again."""
    before = _current(writer, entry)
    record(writer, Edit(entry, Deed.DELETED, before, replace(before, state=EntryState.DELETED)))


def next_undo(reader: Connection) -> Change | None:
    """The newest edit that can still be undone."""
    change = _newest(reader)
    return None if change is None else _as_change(change)


def undo(writer: Connection) -> Change | None:
    """Undo the newest edit; what it was, None if there is none."""
    change = _newest(writer)
    if change is None:
        return None
    take_back(writer, change)
    return _as_change(change)


def _current(connection: Connection, entry: EntryId) -> Standing:
    standing = standing_of(connection, entry)
    if standing is None or standing.state is not EntryState.CURRENT:
        raise ArchiveProblem("no-such-entry", entry=entry)
    return standing


def _newest(connection: Connection) -> Row[Any] | None:
    """An edit that still can be undone: a later revision or import may have moved its entry on, or taken its place."""
    columns = _changes.c
    edits = connection.execute(
        select(_changes)
        .where(columns.deed.in_([Deed.CORRECTED, Deed.DELETED]), ~columns.undone)
        .order_by(columns.id.desc())
    )
    return next((edit for edit in edits if _can_be_undone(connection, edit)), None)


def _can_be_undone(connection: Connection, edit: Row[Any]) -> bool:
    if standing_of(connection, edit.entry_id) != standing_from(edit.after):
        return False
    return edit.deed != Deed.DELETED or not _place_is_taken(connection, edit)


def _place_is_taken(connection: Connection, deletion: Row[Any]) -> bool:
    """Whether an import has since brought in another text of the same subject, title and year."""
    gone, other = schema.entries.alias(), schema.entries
    same = [gone.c[name] == other.c[name] for name in ("subject", "cut_title", "cut_year")]
    later = (
        select(_changes.c.id)
        .join(other, other.c.id == _changes.c.entry_id)
        .join(gone, and_(*same))
        .where(
            gone.c.id == deletion.entry_id,
            gone.c.subject != "",
            other.c.id != gone.c.id,
            other.c.state == EntryState.CURRENT,
            _changes.c.id > deletion.id,
            _changes.c.deed == Deed.ADDED,
        )
    )
    return connection.execute(later.limit(1)).first() is not None


def _as_change(change: Row[Any]) -> Change:
    return Change(ChangeKind(change.deed), EntryId(change.entry_id), standing_from(change.before).title, change.at)
