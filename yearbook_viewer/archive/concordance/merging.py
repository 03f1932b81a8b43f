"""Slabs merged: many small ones cost every question a look at each. Lists are joined gram by gram, in short turns.

The new slab is asked, and those that it is made of are given up, in one transaction: whatever happens before, they
stand as they were.
"""

from collections.abc import Iterator, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from yearbook_viewer.archive.concordance import inventory, leaves, placed, slabs
from yearbook_viewer.archive.concordance.drafts import Draft
from yearbook_viewer.archive.concordance.leaves import Leaf, Runs
from yearbook_viewer.archive.concordance.placed import Placed
from yearbook_viewer.archive.concordance.row_map import RowMap
from yearbook_viewer.archive.concordance.slabs import VERSION, Field, Slab
from yearbook_viewer.archive.concordance.tallies import Tallies
from yearbook_viewer.archive.states import SlabState
from yearbook_viewer.archive.turns import Step

# As many slabs of one tier, or smaller ones between them, are merged; a tier holds slabs up to eight times as large as
# the one below it. What comes out is at least four times as large as the largest of them: a place is written
# only so often.
_FEWEST, _GROWTH = 8, 4
_MOST = 64
# Where nothing else is to be done two will do, and so much growth: one slab answers a third sooner than eight.
_GROWTH_AT_REST = 1.25
# No slab is larger, nor takes more coordinates than 32 bits count.
_LARGEST, _WIDEST = 1 << 30, 1 << 31
# Places of all slabs that are joined in one step.
_AT_ONCE = 1 << 18
# A slab of which more is no longer true is written anew.
_WASTE = 0.4


def to_merge(standing: Sequence[Slab]) -> list[Slab]:
    """Neighbours that should be one; none if all is well. `standing`: all slabs that are not given up."""
    for tier in range(max(map(_tier, standing), default=-1) + 1):
        for run in _runs(standing, tier):
            sizes = [slab.size for slab in run]
            if len(run) >= _FEWEST and sum(sizes) >= _GROWTH * max(sizes):
                return run
    return []


def to_settle(standing: Sequence[Slab]) -> list[Slab]:
    """Neighbours that should be one where no more is to come; none if all is well. `standing`: as for `to_merge`."""
    for tier in reversed(range(max(map(_tier, standing), default=-1) + 1)):
        for run in _runs(standing, tier):
            sizes = [slab.size for slab in run]
            if sum(sizes) >= _GROWTH_AT_REST * max(sizes):
                return run
    return []


def _runs(standing: Sequence[Slab], tier: int) -> Iterator[list[Slab]]:
    """Neighbours of at most that tier, as many as may be one slab."""
    run: list[Slab] = []
    for slab in standing:
        is_fit = slab.state is SlabState.WHOLE and slab.version == VERSION and _tier(slab) <= tier
        size = sum(each.size for each in run) + slab.size
        if run and not (is_fit and len(run) < _MOST and size < _LARGEST and slab.end - run[0].first < _WIDEST):
            yield run
            run = []
        if is_fit:
            run.append(slab)
    if run:
        yield run


def to_renew(standing: inventory.Standing) -> list[Slab]:
    """A slab much of which speaks of entries that were placed anew since, in a list of its own; none if all is well."""
    rows = standing.tracts
    hold = np.repeat(inventory.runs_that_hold(rows, standing.displaced), rows.runs.size)
    gone = np.where(hold, 0, rows.spans)
    for shelf in standing.shelves:
        if shelf.rows is not None and gone[slice(*shelf.rows)].sum() > _WASTE * shelf.slab.size:
            return [shelf.slab]
    return []


class Merging:
    """Slabs on their way to be one."""

    def __init__(self, sources: Sequence[Slab]) -> None:
        self._sources = sources
        self._first = sources[0].first
        self._draft = Draft(SlabState.MADE)
        self._rows: list[Placed] = []
        self._hold: list[NDArray[np.bool_]] = []

    def steps(self) -> Iterator[Step]:
        """The steps that merge, none longer than a few hundredths of a second.

        They raise Unsound where one of the slabs is damaged, and leave behind a slab that is not whole.
        """
        span = self._sources[-1].end - self._first
        yield partial(self._draft.begin, first=self._first, span=span)
        for slab in self._sources:
            yield partial(self._read_rows, slab=slab)
        rows = placed.joined([own.only(hold) for own, hold in zip(self._rows, self._hold, strict=True)])
        rows = rows.moved(-self._first)
        for field in (Field.TEXT, Field.HEADINGS):
            yield from self._merge(field, Tallies(rows) if field is Field.TEXT else None)
        yield partial(self._draft.end, rows=rows)
        yield self._settle

    def _merge(self, field: Field, tallies: Tallies | None) -> Iterator[Step]:
        slabs_with_rows = zip(self._sources, self._rows, self._hold, strict=True)
        streams = [_Stream(slab, field, self._first, rows, hold) for slab, rows, hold in slabs_with_rows]
        left = leaves.no_runs()
        while any(stream.goes_on for stream in streams):
            merged: list[Runs] = []
            yield partial(_merge_some, streams=streams, merged=merged)
            (runs,) = merged
            for tally in tallies.counted(runs) if tallies else ():
                yield partial(self._draft.put_tally, tally=tally)
            runs = _joined([left, runs])
            yield partial(self._draft.put, field=field, portion=leaves.cut(runs, to_the_end=False))
            left = leaves.remainder(runs)
        for tally in tallies.last() if tallies else ():
            yield partial(self._draft.put_tally, tally=tally)
        yield partial(self._draft.put, field=field, portion=leaves.cut(left, to_the_end=True))

    def _read_rows(self, reader: Connection, slab: Slab) -> None:
        """The rows of a slab, with their coordinates, and which of them hold."""
        rows = slabs.rows_of(reader, slab)
        lowest, highest = (int(rows.entry.min()), int(rows.entry.max())) if len(rows.entry) else (0, 0)
        ids = reader.exec_driver_sql("SELECT id FROM entries WHERE id >= ? AND id <= ?", (lowest, highest))
        existing = np.fromiter((row[0] for row in ids), np.int64)
        self._rows.append(rows)
        self._hold.append(inventory.rows_that_hold(rows, slabs.displaced(reader)) & np.isin(rows.entry, existing))

    def _settle(self, writer: Connection) -> None:
        """Ask the new slab from now on; unless one of the others was given up meanwhile."""
        ids = {slab.id for slab in self._sources}
        whole = ids <= {slab.id for slab in slabs.standing(writer, SlabState.WHOLE)}
        slabs.settle(writer, ids if whole else [self._draft.slab], SlabState.GONE)
        if whole:
            slabs.settle(writer, [self._draft.slab], SlabState.WHOLE)


class _Stream:
    """The leaves of a slab, read one after the other, without what holds no more."""

    def __init__(self, slab: Slab, field: Field, first: int, rows: Placed, hold: NDArray[np.bool_]) -> None:
        """`first`: the coordinate from which the new slab counts its places."""
        self._slab, self._field = slab, field
        self._moved = np.uint32(slab.first - first)
        self._row_map, self._hold = RowMap(rows.first - slab.first), hold
        self._next = 0
        self._count = -1
        # The last gram that was read; more of it may come.
        self.reached = np.uint64(0)
        self.waiting = leaves.no_runs()

    @property
    def is_read(self) -> bool:
        """Whether all leaves were read."""
        return self._next == self._count

    @property
    def goes_on(self) -> bool:
        """Whether there is anything left of it."""
        return not self.is_read or bool(len(self.waiting.grams))

    def read(self, reader: Connection, enough: int) -> None:
        """Read leaves until so many places are waiting, and more than one gram."""
        if self._count < 0:
            self._count = len(slabs.directory_of(reader, self._slab.id, self._field).grams)
        fresh = [self.waiting]
        size = len(self.waiting.places)
        lowest = self.waiting.grams[:1]
        while not self.is_read and (size < enough or (lowest == self.reached).all()):
            (blob,) = slabs.blobs(reader, self._slab.id, self._field, self._next, self._next + 1)
            runs = Leaf(blob, self._slab.id).runs()
            self._next += 1
            self.reached = runs.grams[-1]
            fresh.append(self._held(runs))
            size += len(fresh[-1].places)
            lowest = lowest if len(lowest) else fresh[-1].grams[:1]
        self.waiting = _joined(fresh)

    def take(self, before: np.uint64 | None) -> Runs:
        """What is waiting of the grams before that one; all for None."""
        runs = self.waiting
        count = len(runs.grams) if before is None else int(np.searchsorted(runs.grams, before))
        places = int(runs.counts[:count].sum())
        self.waiting = Runs(runs.grams[count:], runs.counts[count:], runs.places[places:])
        return Runs(runs.grams[:count], runs.counts[:count], runs.places[:places])

    def _held(self, runs: Runs) -> Runs:
        if self._hold.all():
            return runs._replace(places=runs.places + self._moved)
        kept = self._hold[self._row_map.rows(runs.places.astype(np.int64))]
        starts = np.cumsum(runs.counts) - runs.counts
        counts = np.add.reduceat(kept.astype(np.int64), starts)
        return Runs(runs.grams[counts > 0], counts[counts > 0], runs.places[kept] + self._moved)


def _merge_some(reader: Connection, streams: Sequence[_Stream], merged: list[Runs]) -> None:
    """Take from all streams what no unread leaf can add to; the places of each gram stand in the streams' order."""
    going = [stream for stream in streams if stream.goes_on]
    for stream in going:
        stream.read(reader, max(_AT_ONCE // len(going), 1))
    bound = min((stream.reached for stream in going if not stream.is_read), default=None)
    merged.append(_joined([stream.take(bound) for stream in going]))


def _joined(portions: Sequence[Runs]) -> Runs:
    """The runs of all, gram by gram, each with the places of the first before those of the next."""
    grams = np.concatenate([each.grams for each in portions])
    counts = np.concatenate([each.counts for each in portions])
    places = np.concatenate([each.places for each in portions])
    if not len(grams):
        return Runs(grams, counts, places)
    if (np.diff(grams.astype(np.int64)) < 0).any():
        order = np.argsort(grams, kind="stable")
        starts = (np.cumsum(counts) - counts)[order]
        grams, counts = grams[order], counts[order]
        shifts = starts - (np.cumsum(counts) - counts)
        places = places[np.repeat(shifts, counts) + np.arange(len(places))]
    begins = np.flatnonzero(np.diff(grams, prepend=~grams[:1]))
    return Runs(grams[begins], np.add.reduceat(counts, begins), places)


def _tier(slab: Slab) -> int:
    return max(slab.size.bit_length() - 10, 0) // 3
