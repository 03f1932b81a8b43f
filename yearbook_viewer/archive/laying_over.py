"""A changed dictionary laid over all entries that contain its words, turn by turn.

What is left to do stands in the archive: a program that is killed meanwhile goes on with it at its next start.
"""

from collections.abc import Generator, Iterator, Sequence
from functools import partial
from itertools import chain
from typing import Any

from sqlalchemy import Connection, Row, delete, select

from yearbook_viewer.archive import dictionary, known_names, laying, schema
from yearbook_viewer.archive.known_names import Known
from yearbook_viewer.archive.states import EntryState
from yearbook_viewer.archive.store import Store
from yearbook_viewer.archive.turns import Step, in_turns
from yearbook_viewer.records import EntryId
from yearbook_viewer.records.entities import Marked

_entries, _unlaid = schema.entries, schema.unlaid

# Going through an entry takes as long as looking so many words up in the index.
_WORDS = 4


def lay_over(store: Store) -> Generator[Marked, None, None]:
    """Lay over what is not yet; closing the generator keeps what is done, and the next call takes up the rest.

    Nothing where there is nothing to do or the archive is read-only. Raises ArchiveProblem where it cannot be written.
    """
    lines, left = ((), ()) if store.read_only else store.read(_waiting)
    if not lines and not left:
        return
    alone = [EntryId(line.entry_id) for line in lines if line.entry_id is not None]
    words = {line.folded for line in lines if line.entry_id is None}
    entries = sorted({*left, *alone, *_entries_with(store, words)})
    yield Marked(0, len(entries))
    settling: list[Step] = [partial(_settle, lines=lines, left=left)]
    for done in in_turns(store, chain(_steps(entries), settling)):
        yield Marked(min(done, len(entries)), len(entries))
    yield Marked(len(entries), len(entries))


def _waiting(reader: Connection) -> tuple[Sequence[Row[Any]], Sequence[EntryId]]:
    left = reader.scalars(select(_unlaid.c.entry_id).order_by(_unlaid.c.entry_id))
    return dictionary.waiting(reader), [EntryId(entry) for entry in left]


def _entries_with(store: Store, words: set[str]) -> list[EntryId]:
    """The current entries that may contain one of these folded words: all that the index lacks, too."""
    if not words:
        return []
    current = store.read(_current)
    if len(words) > _WORDS * len(current):
        return current
    # numpy is wanted only here
    from yearbook_viewer.archive.concordance.blobs import Unsound  # noqa: PLC0415
    from yearbook_viewer.archive.concordance.containing import entries_with  # noqa: PLC0415
    from yearbook_viewer.archive.concordance.indexed import report  # noqa: PLC0415

    try:
        return entries_with(store, words)
    except Unsound as damage:
        # The next concordance is without the damaged slab; where that cannot be written down, all are gone through.
        report(store, damage)
    try:
        return entries_with(store, words)
    except Unsound:
        return current


def _current(reader: Connection) -> list[EntryId]:
    found = select(_entries.c.id).where(_entries.c.state == EntryState.CURRENT).order_by(_entries.c.id)
    return [EntryId(entry) for entry in reader.scalars(found)]


def _steps(entries: Sequence[EntryId]) -> Iterator[Step]:
    known = Known()

    def step(writer: Connection, entry: EntryId) -> None:
        nonlocal known
        # The reader may have changed the dictionary between two turns.
        known = known_names.known(writer, known)
        state = writer.scalars(select(_entries.c.state).where(_entries.c.id == entry)).one_or_none()
        if state == EntryState.CURRENT:
            laying.lay(writer, entry, known)

    return (partial(step, entry=entry) for entry in entries)


def _settle(writer: Connection, lines: Sequence[Row[Any]], left: Sequence[EntryId]) -> None:
    """What was changed again meanwhile has to be gone through again."""
    dictionary.note_applied(writer, [(line.id, line.changed) for line in lines])
    for entry in left:
        writer.execute(delete(_unlaid).where(_unlaid.c.entry_id == entry))
