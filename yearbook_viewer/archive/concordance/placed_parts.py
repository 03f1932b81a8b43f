"""The parts that rows of slabs stand for; of what they are in the texts only so much is read as is asked for."""

from collections.abc import Iterator, Sequence
from functools import cached_property, partial

import numpy as np
from numpy.typing import NDArray

from yearbook_viewer.archive.concordance import placed, slabs
from yearbook_viewer.archive.concordance.lists import Shelf
from yearbook_viewer.archive.concordance.numbering import Numbering
from yearbook_viewer.archive.concordance.placed import Stretches
from yearbook_viewer.archive.concordance.places import Numbers, Parts, runs_of
from yearbook_viewer.archive.concordance.tracts import Tracts
from yearbook_viewer.archive.store import Store

# Stretches of chunks that are read by one statement.
_AT_ONCE = 500
# Chunks that are read in some milliseconds: no writer waits longer for who reads all.
_FEW = 32


class PlacedParts:
    """See AllParts. What has to be read may raise Unsound, also where its slab was merged since."""

    def __init__(self, store: Store, shelves: Sequence[Shelf], tracts: Tracts, used: NDArray[np.bool_]) -> None:
        """`used`: which runs of the tracts are asked for."""
        self._tracts = tracts
        self._runs = np.flatnonzero(used)
        self._stretches = _Stretches(store, shelves, len(tracts))
        self.numbering = Numbering(tracts, used)

    def __len__(self) -> int:
        return len(self.numbering)

    @cached_property
    def entry(self) -> Numbers:
        """The entry of each."""
        return np.repeat(self.entry_of(self.firsts), np.diff(self.firsts, append=len(self)))

    @property
    def section(self) -> Numbers:
        """The section of each, 0 for heads."""
        return self._all.section

    @property
    def start(self) -> Numbers:
        """Where each begins."""
        return self._all.start

    @property
    def body(self) -> Numbers:
        """Where the heading of each ends."""
        return self._all.body

    @property
    def end(self) -> Numbers:
        """Where each ends."""
        return self._all.end

    @cached_property
    def firsts(self) -> Numbers:
        """See AllParts."""
        begins = self._runs[runs_of(self._tracts.runs.entry[self._runs])]
        return self.numbering.of(self._tracts.begins[begins])

    @property
    def heads(self) -> Numbers:
        """See AllParts."""
        numbers = self.numbering.of(self._tracts.heads)
        return numbers[numbers >= 0]

    def make_ready(self) -> None:
        """See AllParts; may raise Unsound."""
        _ = self.numbering.begin_parts
        self._stretches.read_all()

    def entry_of(self, chosen: Numbers) -> Numbers:
        """See AllParts."""
        rows, begins = self.numbering.rows_of(chosen)
        return self._entry_of_rows(rows if begins is None else rows[begins])

    def at(self, chosen: Numbers) -> Parts:
        """See AllParts."""
        rows, begins = self.numbering.rows_of(chosen)
        told = self._stretches.of(rows)
        if begins is None:
            return Parts(self._entry_of_rows(rows), *told)
        return Parts(self._entry_of_rows(rows[begins]), *_joined(told, begins))

    def _entry_of_rows(self, rows: Numbers) -> Numbers:
        return np.asarray(self._tracts.runs.entry[np.searchsorted(self._tracts.begins, rows, "right") - 1])

    @cached_property
    def _all(self) -> Parts:
        self.make_ready()
        return self.at(np.arange(len(self)))


def _joined(told: Stretches, begins: Numbers) -> Stretches:
    """Rows of which several are a part, joined."""
    start = told.start[begins]
    body = start + np.add.reduceat(told.body - told.start, begins)
    end = start + np.add.reduceat(told.end - told.start, begins)
    return Stretches(told.section[begins], start, body, end)


class _Stretches:
    """The stretches of all rows, as far as they have been asked for.

    In any thread and without a lock, at worst they are read twice: who asks within a transaction must not wait for who
    begins one, for a writer that is waiting for the first lets nobody begin.
    """

    def __init__(self, store: Store, shelves: Sequence[Shelf], size: int) -> None:
        self._store = store
        self._slabs = [shelf.slab.id for shelf in shelves]
        # Where the rows of each slab begin, and where its chunks do, counted through.
        begins = [shelf.rows[0] for shelf in shelves if shelf.rows is not None]
        self._rows = np.array([*begins, size], np.int64)
        self._chunks = np.cumsum([0, *(-(-np.diff(self._rows) // placed.CHUNK)).tolist()])
        self._told: dict[int, NDArray[np.int64]] = {}
        # When all have been read.
        self._whole: NDArray[np.int64] | None = None

    def of(self, rows: Numbers) -> Stretches:
        """Those of these rows."""
        if self._whole is not None:
            return Stretches(*(column[rows] for column in self._whole))
        shelf = np.searchsorted(self._rows, rows, "right") - 1
        local = rows - self._rows[shelf]
        chunks = self._chunks[shelf] + local // placed.CHUNK
        local %= placed.CHUNK
        order = np.argsort(chunks, kind="stable")
        ranked = chunks[order]
        begins = np.flatnonzero(np.diff(ranked, prepend=-1))
        known = self._read(ranked[begins])
        told = np.empty((len(Stretches._fields), len(rows)), np.int64)
        for chunk, begin, end in zip(ranked[begins].tolist(), begins, np.append(begins, len(rows))[1:], strict=True):
            here = order[begin:end]
            told[:, here] = known[chunk][:, local[here]]
        return Stretches(*told)

    def read_all(self) -> None:
        """Read all, a few at a time."""
        if self._whole is not None:
            return
        chunks = np.arange(self._chunks[-1])
        for first in range(0, len(chunks), _FEW):
            self._read(chunks[first : first + _FEW])
        known = self._read(chunks)
        none = np.zeros((len(Stretches._fields), 0), np.int64)
        self._whole = np.concatenate([none, *(known[chunk] for chunk in chunks.tolist())], axis=1)
        self._told = {}

    def _spreads(self, chunks: Numbers) -> Iterator[tuple[int, int, int]]:
        """These chunks, which rise, as those of slabs: the slab, the first of them and the one behind the last."""
        shelf = np.searchsorted(self._chunks, chunks, "right") - 1
        breaks = np.flatnonzero((np.diff(chunks, prepend=-2) != 1) | (np.diff(shelf, prepend=-1) != 0))
        for first, last in zip(breaks.tolist(), [*(breaks[1:] - 1).tolist(), len(chunks) - 1], strict=False):
            number = int(shelf[first])
            begin = int(self._chunks[number])
            yield self._slabs[number], int(chunks[first]) - begin, int(chunks[last]) + 1 - begin

    def _read(self, chunks: Numbers) -> dict[int, NDArray[np.int64]]:
        """These chunks, which rise, and others that were read before."""
        known = self._told
        wanted = list(self._spreads(np.array([chunk for chunk in chunks.tolist() if chunk not in known], np.int64)))
        shelves = {slab: number for number, slab in enumerate(self._slabs)}
        for first in range(0, len(wanted), _AT_ONCE):
            some = partial(slabs.stretches_of, wanted=wanted[first : first + _AT_ONCE])
            for slab, chunk, told in self._store.read(some):
                known[int(self._chunks[shelves[slab]]) + chunk] = np.stack(told)
        return known
