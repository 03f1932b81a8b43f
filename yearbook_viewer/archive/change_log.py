"""The log of what was done to entries, written in the transaction of the deed, so that undo outlives the program."""

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from yearbook_viewer.archive import queries, schema
from yearbook_viewer.archive.schema import Deed, EntryState
from yearbook_viewer.records import BatchId, EntryId

_entries, _changes = schema.entries, schema.changes


@dataclass(frozen=True, slots=True)
class Standing:
    """What can change about a stored entry."""

    title: str
    year: int | None
    source: str
    state: EntryState

    def spelled(self) -> dict[str, Any]:
        """As the columns `before` and `after` keep it."""
        return {"title": self.title, "year": self.year, "source": self.source, "state": self.state}


@dataclass(frozen=True, slots=True)
class Edit:
    """One row of the log; `batch` is the import that did it, None for the reader's own hand."""

    entry: EntryId
    deed: Deed
    before: Standing
    after: Standing
    batch: BatchId | None = None


def now() -> str:
    """The time as `YYYY-MM-DDTHH:MM:SSZ`; for people to read, never to order by."""
    return f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"


def standing_of(connection: Connection, entry: EntryId) -> Standing | None:
    """How an entry stands, None if there is none of this id."""
    columns = _entries.c
    row = connection.execute(
        select(columns.title, columns.year, columns.source, columns.state).where(columns.id == entry)
    ).one_or_none()
    return None if row is None else Standing(row.title, row.year, row.source, EntryState(row.state))


def standing_from(spelled: dict[str, Any]) -> Standing:
    """The inverse of Standing.spelled."""
    return Standing(**spelled | {"state": EntryState(spelled["state"])})


def record(writer: Connection, edit: Edit) -> None:
    """Put an entry into its new standing and write down both."""
    writer.execute(
        insert(_changes).values(
            entry_id=edit.entry,
            batch_id=edit.batch,
            deed=edit.deed,
            at=now(),
            before=edit.before.spelled(),
            after=edit.after.spelled(),
            undone=False,
        )
    )
    put(writer, edit.entry, edit.after)


def told(reader: Connection) -> list[str]:
    """The reader's edits that stand, oldest first, each as a line of JSON that says which entry it was made to.

    Kept beside the backups, so that a reader's work can be read and done again without this program.
    """
    named = _entries.c.subject, _entries.c.cut_title, _entries.c.cut_year, _entries.c.digest
    changed = _changes.c.at, _changes.c.deed, _changes.c.before, _changes.c.after
    edits = reader.execute(
        select(*changed, *named)
        .join_from(_changes, _entries)
        .where(_changes.c.batch_id.is_(None), ~_changes.c.undone)
        .order_by(_changes.c.id)
    )
    return [json.dumps(dict(edit._mapping), ensure_ascii=False) for edit in edits]


def take_back(writer: Connection, change: Row[Any]) -> None:
    """Put an entry back to how it stood before a change."""
    put(writer, EntryId(change.entry_id), standing_from(change.before))
    writer.execute(update(_changes).where(_changes.c.id == change.id).values(undone=True))


def put(writer: Connection, entry: EntryId, standing: Standing) -> None:
    """Store a standing, and the seal that goes with it where more than the state is new."""
    here = _entries.c.id == entry
    present = standing_of(writer, entry)
    writer.execute(update(_entries).where(here).values(**standing.spelled()))
    if present is not None and replace(present, state=standing.state) != standing:
        writer.execute(update(_entries).where(here).values(seal=queries.reseal(writer, entry)))
