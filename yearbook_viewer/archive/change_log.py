"""The log of what was done to entries, written in the transaction of the deed, so that undo outlives the program."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from yearbook_viewer.archive import queries, schema
from yearbook_viewer.archive.states import Deed, EntryState
from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.records import Basis, BatchId, EntryId

_entries, _changes = schema.entries, schema.changes

# Servers and older SQLites take a thousand values in a statement.
_PORTION = 500


@dataclass(frozen=True, slots=True)
class Standing:
    """What can change about a stored entry; `reading`: how often it was read again."""

    title: str
    year: int | None
    source: str
    state: EntryState
    date: str
    volume: str
    volume_year: int | None
    place: tuple[str, ...]
    year_from: Basis
    volume_year_from: Basis
    date_from: Basis
    reading: int

    def spelled(self) -> dict[str, Any]:
        """As the columns `before` and `after` keep it."""
        return asdict(self)


_STANDING = tuple(field.name for field in fields(Standing))


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


def standings_of(connection: Connection, entries: Sequence[EntryId]) -> dict[EntryId, Standing]:
    """How entries stand; those that are not there are left out."""
    columns = _entries.c
    found: dict[EntryId, Standing] = {}
    for some in _portions(entries):
        for row in connection.execute(
            select(columns.id, *(columns[name] for name in _STANDING)).where(columns.id.in_(some))
        ):
            found[EntryId(row.id)] = standing_from({name: row._mapping[name] for name in _STANDING})
    return found


def standing_of(connection: Connection, entry: EntryId) -> Standing | None:
    """How an entry stands, None if there is none of this id."""
    return standings_of(connection, [entry]).get(entry)


def expect_current(connection: Connection, entry: EntryId) -> Standing:
    """How a current entry stands; raises ArchiveProblem for one that is not there, deleted or replaced."""
    standing = standing_of(connection, entry)
    if standing is None or standing.state is not EntryState.CURRENT:
        raise ArchiveProblem("no-such-entry", entry=entry)
    return standing


def standing_from(spelled: dict[str, Any]) -> Standing:
    """The inverse of Standing.spelled."""
    bases = {name: Basis(spelled[name]) for name in ("year_from", "volume_year_from", "date_from")}
    return Standing(**spelled | bases | {"state": EntryState(spelled["state"]), "place": tuple(spelled["place"])})


def record(writer: Connection, edit: Edit) -> None:
    """Put an entry into its new standing and write down both."""
    _log(writer, [edit])
    put(writer, edit.entry, edit.after)


def record_states(writer: Connection, edits: Sequence[Edit], state: EntryState) -> None:
    """The same for many entries that all come into the same state and change in nothing else."""
    _log(writer, edits)
    put_states(writer, [edit.entry for edit in edits], state)


def told(reader: Connection) -> list[str]:
    """The reader's edits that stand, oldest first, each as a line of JSON that says which entry it was made to, if any.

    Kept beside the backups, so that a reader's work can be read and done again without this program.
    """
    named = _entries.c.subject, _entries.c.cut_title, _entries.c.cut_year, _entries.c.digest
    changed = _changes.c.at, _changes.c.deed, _changes.c.before, _changes.c.after
    edits = reader.execute(
        select(*changed, *named)
        .join_from(_changes, _entries, isouter=True)
        .where(_changes.c.batch_id.is_(None), ~_changes.c.undone)
        .order_by(_changes.c.id)
    )
    return [json.dumps(dict(edit._mapping), ensure_ascii=False) for edit in edits]


def take_back(writer: Connection, change: Row[Any]) -> None:
    """Put an entry back to how it stood before a change."""
    put(writer, EntryId(change.entry_id), standing_from(change.before))
    mark_undone(writer, change)


def put(writer: Connection, entry: EntryId, standing: Standing) -> None:
    """Store a standing, and the seal that goes with it."""
    before = standing_of(writer, entry)
    if before is not None and replace(before, state=standing.state) == standing:
        put_states(writer, [entry], standing.state)
        return
    here = _entries.c.id == entry
    writer.execute(update(_entries).where(here).values(**standing.spelled()))
    writer.execute(update(_entries).where(here).values(seal=queries.reseal(writer, entry)))


def put_states(writer: Connection, entries: Sequence[EntryId], state: EntryState) -> None:
    """Store a state, which no seal depends on."""
    for some in _portions(entries):
        writer.execute(update(_entries).where(_entries.c.id.in_(some)).values(state=state))


def log_deed(
    writer: Connection, entry: EntryId | None, deed: Deed, before: dict[str, Any], after: dict[str, Any]
) -> None:
    """Write down what was done to a note, a review, a link or names, as its own module spells it.

    `entry`: which it is about; None for what outlives any entry.
    """
    line = {"entry_id": entry, "deed": deed, "at": now(), "before": before, "after": after, "undone": False}
    writer.execute(insert(_changes).values(line))


def mark_undone(writer: Connection, change: Row[Any]) -> None:
    """Write down that a change was taken back."""
    writer.execute(update(_changes).where(_changes.c.id == change.id).values(undone=True))


def _log(writer: Connection, edits: Sequence[Edit]) -> None:
    lines = [
        {
            "entry_id": edit.entry,
            "batch_id": edit.batch,
            "deed": edit.deed,
            "at": now(),
            "before": edit.before.spelled(),
            "after": edit.after.spelled(),
            "undone": False,
        }
        for edit in edits
    ]
    if lines:
        writer.execute(insert(_changes), lines)


def _portions(entries: Sequence[EntryId]) -> Iterator[Sequence[EntryId]]:
    """As many as one statement takes."""
    return (entries[first : first + _PORTION] for first in range(0, len(entries), _PORTION))
