"""The index kept whole: what is missing, damaged or of another version is made, what was left lying is taken away."""

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import chain

from sqlalchemy import Connection

from yearbook_viewer.archive import sqlite, texts
from yearbook_viewer.archive.concordance import indexed, inventory, merging, slabs
from yearbook_viewer.archive.concordance.blobs import Unsound
from yearbook_viewer.archive.concordance.placing import SLICE, Placing
from yearbook_viewer.archive.concordance.slabs import VERSION, Slab
from yearbook_viewer.archive.states import SlabState
from yearbook_viewer.archive.store import Store
from yearbook_viewer.archive.turns import Step, in_turns
from yearbook_viewer.records import EntryId, Indexing


def fill(store: Store) -> Generator[Indexing, None, None]:
    """Place the current entries that are not, turn by turn; what was made stays if the generator is closed.

    Nothing where the archive is read-only or another process is at it. Raises ArchiveProblem where the archive cannot
    be written any more.
    """
    if store.read_only:
        return
    with alone(store) as ours:
        if not ours:
            return
        standing, current = store.read(inventory.standing_with_current)
        _give_up(store, standing.unsound)
        concordance = indexed.IndexedConcordance(store, standing, current)
        total = len(current)
        done = total - len(concordance.lacking)
        yield Indexing(done, total)
        in_parts = set(standing.tracts.runs.entry.tolist()).intersection(concordance.lacking)
        for group in store.read(partial(_groups, entries=concordance.lacking)):
            placing = Placing(SlabState.MADE)
            displacing: list[Step] = [partial(slabs.displace, entry=entry) for entry in group if entry in in_parts]
            settling: list[Step] = [partial(_settle, placing=placing)]
            for _ in in_turns(store, chain(displacing, placing.steps(group), settling)):
                yield Indexing(done, total)
            done += len(group)
            yield Indexing(done, total)
        for _ in _tidy(store, merging.to_settle):
            yield Indexing(done, total)


def tidy(store: Store) -> Generator[int, None, None]:
    """Merge slabs where many are small, turn by turn; nothing where another process is at it. `fill` merges further.

    Whenever the generator is closed, the index is whole; the next call takes up what is left.
    """
    if store.read_only:
        return
    with alone(store) as ours:
        if ours:
            yield from _tidy(store, merging.to_merge)


def _tidy(store: Store, to_merge: Callable[[Sequence[Slab]], list[Slab]]) -> Generator[int, None, None]:
    while True:
        _give_up(store, ())
        yield from clear(store)
        sources = store.read(partial(_to_merge, to_merge=to_merge))
        if not sources:
            _forget(store)
            return
        try:
            yield from in_turns(store, merging.Merging(sources).steps())
        except Unsound as damage:
            indexed.report(store, damage)


def _forget(store: Store) -> None:
    """What no slab says any more need not be denied."""
    told = store.read(slabs.displaced)
    if told:
        rows = store.read(inventory.standing).tracts
        denied = set(rows.runs.entry[~inventory.runs_that_hold(rows, told)].tolist())
        idle = [each for each in told if each[0] not in denied]
        if idle:
            with store.writing() as writer:
                slabs.forget_displaced(writer, idle)


def _to_merge(reader: Connection, to_merge: Callable[[Sequence[Slab]], list[Slab]]) -> list[Slab]:
    sources = to_merge(slabs.standing(reader, SlabState.WHOLE, SlabState.STAGED, SlabState.MADE))
    if not sources and slabs.displaced(reader):
        sources = merging.to_renew(inventory.standing(reader))
    return sources


def clear(store: Store) -> Iterator[int]:
    """Take away what was given up, turn by turn."""
    gone = [slab.id for slab in store.read(lambda reader: slabs.standing(reader, SlabState.GONE))]
    if gone:
        yield from in_turns(store, slabs.taking_away(gone))


@contextmanager
def alone(store: Store) -> Iterator[bool]:
    """True for the only process that makes up or merges slabs; an import stages its own meanwhile."""
    with sqlite.turn(store.path.with_name(store.path.name + "-index")) as ours:
        yield ours


def _give_up(store: Store, unsound: Sequence[int]) -> None:
    """What is damaged, of another version, or was left behind by a process that is no more."""
    standing = store.read(lambda reader: slabs.standing(reader, SlabState.WHOLE, SlabState.MADE))
    outdated = [slab.id for slab in standing if slab.version != VERSION or slab.state is SlabState.MADE]
    # Nothing is written where all is well: who only looked need not make a backup.
    if unsound or outdated:
        with store.writing() as writer:
            slabs.settle(writer, {*unsound, *outdated}, SlabState.GONE)


def _settle(writer: Connection, placing: Placing) -> None:
    slabs.settle(writer, placing.slabs, SlabState.WHOLE)


def _groups(reader: Connection, entries: Sequence[EntryId]) -> list[list[EntryId]]:
    """Entries that fill a slab together, or one that fills more."""
    wanted = set(entries)
    groups: list[list[EntryId]] = []
    filled = SLICE
    for entry, last in reader.exec_driver_sql("SELECT entry_id, max(start) FROM texts GROUP BY entry_id"):
        if entry not in wanted:
            continue
        wanted.discard(entry)
        if filled + last + texts.PIECE > SLICE:
            groups.append([])
            filled = 0
        groups[-1].append(EntryId(entry))
        filled += last + texts.PIECE
    # A damaged archive may have entries without a text.
    return [*groups, *([entry] for entry in sorted(wanted))]
