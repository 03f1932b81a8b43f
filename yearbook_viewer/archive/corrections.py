"""What a reader does to stored entries, and undo."""

from dataclasses import replace
from typing import Any, Protocol

from sqlalchemy import Connection, Row, and_, select

from yearbook_viewer.archive import (
    known_names,
    laying,
    name_deeds,
    name_links,
    notes,
    queries,
    readings,
    reviews,
    schema,
    series_links,
)
from yearbook_viewer.archive.change_log import Edit, expect_current, record, standing_from, standing_of, take_back
from yearbook_viewer.archive.plan import CORRECTABLE
from yearbook_viewer.archive.states import Deed, EntryState
from yearbook_viewer.records import Basis, Change, ChangeKind, Corrections, EntryId

_changes = schema.changes


class _Keeper(Protocol):
    """What keeps something of the reader's beside entries, and can take back what was done to it."""

    def can_be_undone(self, connection: Connection, edit: Row[Any]) -> bool: ...
    def take_back(self, writer: Connection, edit: Row[Any]) -> None: ...


_KEEPERS: dict[str, _Keeper] = {
    **dict.fromkeys(notes.DEEDS, notes),
    Deed.REVIEWED: reviews,
    Deed.LINKED: series_links,
    **dict.fromkeys(name_deeds.DEEDS, name_deeds),
    **dict.fromkeys(name_links.DEEDS, name_links),
}


def correct(writer: Connection, entry: EntryId, corrections: Corrections) -> None:
    """Put what is named right in a current entry; the text stays as it is.

    A year or date that is changed was taken from the reader from then on.
    """
    before = expect_current(writer, entry)
    changed = {name: value for name, value in corrections.items() if value != getattr(before, name)}
    bases = {CORRECTABLE[name]: Basis.READER for name in changed if CORRECTABLE[name]}
    if changed:
        record(writer, Edit(entry, Deed.CORRECTED, before, replace(before, **changed, **bases)))  # type: ignore[arg-type]  # checked by Corrections


def delete(writer: Connection, entry: EntryId) -> None:
    """Take a current entry out of sight; it is kept, for undo and for being imported again."""
    before = expect_current(writer, entry)
    record(writer, Edit(entry, Deed.DELETED, before, replace(before, state=EntryState.DELETED)))


def next_undo(reader: Connection) -> Change | None:
    """The newest edit that can still be undone."""
    change = _newest(reader)
    return None if change is None else _as_change(reader, change)


def undo(writer: Connection) -> Change | None:
    """Undo the newest edit; what it was, None if there is none."""
    change = _newest(writer)
    if change is None:
        return None
    told = _as_change(writer, change)
    keeper = _KEEPERS.get(change.deed)
    if keeper is not None:
        keeper.take_back(writer, change)
    else:
        if change.deed == Deed.READ_AGAIN:
            entry = EntryId(change.entry_id)
            readings.restore(writer, entry, change.before["reading"])
            reviews.follow(writer, entry, queries.extraction(writer, entry).findings)
        take_back(writer, change)
        if change.deed == Deed.DELETED:
            # While it was gone the dictionary passed over it.
            laying.lay(writer, EntryId(change.entry_id), known_names.known(writer))
    return told


def _newest(connection: Connection) -> Row[Any] | None:
    """An edit that still can be undone: a later revision or import may have moved its entry on, or taken its place."""
    columns = _changes.c
    edits = connection.execute(
        select(_changes).where(columns.deed.in_(list(ChangeKind)), ~columns.undone).order_by(columns.id.desc())
    )
    return next((edit for edit in edits if _can_be_undone(connection, edit)), None)


def _can_be_undone(connection: Connection, edit: Row[Any]) -> bool:
    keeper = _KEEPERS.get(edit.deed)
    if keeper is not None:
        return keeper.can_be_undone(connection, edit)
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


def _as_change(connection: Connection, change: Row[Any]) -> Change:
    if change.deed in name_deeds.DEEDS:
        return name_deeds.as_change(connection, change)
    if change.deed in name_links.DEEDS:
        return name_links.as_change(change)
    entry = EntryId(change.entry_id)
    standing = expect_current(connection, entry) if change.deed in _KEEPERS else standing_from(change.before)
    return Change(ChangeKind(change.deed), entry, standing.title, change.at)
