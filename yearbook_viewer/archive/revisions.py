"""An entry's earlier texts."""

from pathlib import Path

from sqlalchemy import Connection, func, select, update

from yearbook_viewer.archive import schema
from yearbook_viewer.archive.states import Deed, EntryState
from yearbook_viewer.records import EntryId, Revision

_entries, _changes, _files = schema.entries, schema.changes, schema.files
_additions = schema.changes.alias()


def succeed(writer: Connection, older: EntryId, newer: EntryId) -> None:
    """Write down which entry took an older one's place."""
    writer.execute(update(_entries).where(_entries.c.id == older).values(successor=newer))


def revisions(reader: Connection, entry: EntryId) -> tuple[Revision, ...]:
    """The texts that stood in an entry's place before it, the newest first."""
    found: dict[EntryId, Revision] = {}
    waiting = [entry]
    while waiting:
        for earlier in _before(reader, waiting.pop()):
            # One that came back and was replaced again is told once.
            if earlier.entry != entry and earlier.entry not in found:
                found[earlier.entry] = earlier
                waiting.append(earlier.entry)
    return tuple(found.values())


def _before(reader: Connection, entry: EntryId) -> list[Revision]:
    came = (
        select(func.max(_additions.c.id))
        .where(_additions.c.entry_id == _entries.c.id, _additions.c.deed == Deed.ADDED)
        .scalar_subquery()
    )
    rows = reader.execute(
        select(_entries.c.id, _files.c.path, _changes.c.at)
        .join(_files, _files.c.id == _entries.c.file_id)
        .join(_changes, _changes.c.id == came)
        .where(_entries.c.successor == entry, _entries.c.state == EntryState.SUPERSEDED)
        .order_by(_changes.c.id.desc())
    )
    return [Revision(EntryId(row.id), row.at, Path(row.path)) for row in rows]
