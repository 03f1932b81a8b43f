"""Imports as wholes: begun, finished, found stopped, undone."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Connection, delete, func, insert, select, update

from yearbook_viewer.archive import laying, schema
from yearbook_viewer.archive.change_log import now, put_states, standing_from, standings_of
from yearbook_viewer.archive.paths import spelled_path
from yearbook_viewer.archive.states import BatchState, Deed, EntryState, Origin
from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.records import BatchId, EntryId, PastImport, StoppedImport

_batches, _changes = schema.batches, schema.changes


def begin(writer: Connection, files: Sequence[Path], origin: Origin, into: BatchId | None = None) -> BatchId:
    """Write down that an import is under way, and of what.

    `into`: an earlier import that this one belongs to, so that both are undone as one; where that was undone or
    brought nothing in, this is an import of its own.
    """
    requested = [spelled_path(path.absolute()) for path in files]
    columns = _batches.c
    if into is not None:
        resumable = columns.state.in_([BatchState.COMMITTED, BatchState.STOPPED])
        earlier = writer.scalars(select(columns.requested).where(columns.id == into, resumable)).one_or_none()
        if earlier is not None:
            values = {"state": BatchState.STAGING, "requested": list(dict.fromkeys([*earlier, *requested]))}
            writer.execute(update(_batches).where(columns.id == into).values(values))
            return into
    values = {"begun": now(), "origin": origin, "state": BatchState.STAGING, "requested": requested}
    return BatchId(writer.scalars(insert(_batches).values(values).returning(columns.id)).one())


def finish(writer: Connection, batch: BatchId) -> None:
    """Write down that an import is over. One that changed nothing leaves no trace."""
    here = _batches.c.id == batch
    if writer.scalars(select(func.count()).where(_changes.c.batch_id == batch)).one():
        writer.execute(update(_batches).where(here).values(state=BatchState.COMMITTED))
    else:
        writer.execute(delete(_batches).where(here))


def leave(writer: Connection, batch: BatchId) -> None:
    """Write down that an import did not come to its end, and is to be gone on with."""
    writer.execute(update(_batches).where(_batches.c.id == batch).values(state=BatchState.STOPPED))


def settle_stopped(writer: Connection, batch: BatchId) -> None:
    """Close every stopped import whose files this one has gone through to the end."""
    columns = _batches.c
    done = set(writer.scalars(select(columns.requested).where(columns.id == batch)).one())
    stopped = writer.execute(select(columns.id, columns.requested).where(columns.state == BatchState.STOPPED)).all()
    for row in stopped:
        if done.issuperset(row.requested):
            finish(writer, BatchId(row.id))


def mark_stopped(writer: Connection) -> None:
    """Write down that whatever import was under way did not come to its end."""
    staging = _batches.c.state == BatchState.STAGING
    writer.execute(update(_batches).where(staging).values(state=BatchState.STOPPED))


def under_way(reader: Connection) -> bool:
    """Whether an import is written down as under way, alive or not."""
    return reader.scalars(select(func.count()).where(_batches.c.state == BatchState.STAGING)).one() > 0


def stopped(reader: Connection) -> StoppedImport | None:
    """The newest import that was stopped by the end of the program and is not settled yet."""
    columns = _batches.c
    row = reader.execute(
        select(columns.id, columns.requested)
        .where(columns.state == BatchState.STOPPED)
        .order_by(columns.id.desc())
        .limit(1)
    ).one_or_none()
    if row is None:
        return None
    entries = reader.scalars(
        select(func.count()).where(_changes.c.batch_id == row.id, _changes.c.deed == Deed.ADDED)
    ).one()
    return StoppedImport(BatchId(row.id), tuple(Path(path) for path in row.requested), entries)


def forget_stopped(writer: Connection) -> None:
    """Leave stopped imports as they are: what they brought in stays."""
    for batch in writer.scalars(select(_batches.c.id).where(_batches.c.state == BatchState.STOPPED)).all():
        finish(writer, BatchId(batch))


def last(reader: Connection) -> BatchId | None:
    """The reader's newest import that is in the archive and can be undone."""
    columns = _batches.c
    found = reader.scalars(
        select(columns.id)
        .where(columns.origin == Origin.READER, columns.state.in_([BatchState.COMMITTED, BatchState.STOPPED]))
        .order_by(columns.id.desc())
        .limit(1)
    ).one_or_none()
    return None if found is None else BatchId(found)


def last_import(reader: Connection) -> PastImport | None:
    """What the reader's newest import was that can be undone."""
    batch = last(reader)
    if batch is None:
        return None
    columns = _batches.c
    told = reader.execute(select(columns.begun, columns.requested).where(columns.id == batch)).one()
    here = (_changes.c.batch_id == batch, ~_changes.c.undone)
    deeds = Counter(reader.scalars(select(_changes.c.deed).where(*here)))
    paths = tuple(Path(path) for path in told.requested)
    return PastImport(batch, told.begun, paths, deeds[Deed.ADDED], deeds[Deed.SUPERSEDED])


def undo(writer: Connection, batch: BatchId) -> int:
    """Take an import back as one: what it added is deleted, what it superseded is current again.

    Returns how many entries it had added that are now gone. Nothing is erased: imported again, they come back.
    """
    columns = _changes.c
    state = writer.scalars(select(_batches.c.state).where(_batches.c.id == batch)).one_or_none()
    if state not in {BatchState.COMMITTED, BatchState.STOPPED}:
        raise ArchiveProblem("no-such-batch")
    made = writer.execute(
        select(_changes).where(columns.batch_id == batch, ~columns.undone).order_by(columns.id.desc())
    ).all()
    found = standings_of(writer, [EntryId(change.entry_id) for change in made])
    states = {entry: standing.state for entry, standing in found.items()}
    taken = 0
    for change in made:
        # One import may have added an entry and superseded it again: it goes back step by step.
        if states[change.entry_id] is standing_from(change.after).state:
            states[change.entry_id] = standing_from(change.before).state
            taken += change.deed == Deed.ADDED
    for state_before in EntryState:
        put_states(writer, [entry for entry, reached in states.items() if reached is state_before], state_before)
    laying.leave(writer, (entry for entry, reached in states.items() if reached is EntryState.CURRENT))
    # The reader's own edits of these entries go with them: there is nothing left to undo them on.
    mine = select(_changes.c.entry_id).where(_changes.c.batch_id == batch).scalar_subquery()
    first = made[-1].id if made else 0
    writer.execute(update(_changes).where(columns.entry_id.in_(mine), columns.id >= first).values(undone=True))
    writer.execute(update(_batches).where(_batches.c.id == batch).values(state=BatchState.UNDONE))
    return taken
