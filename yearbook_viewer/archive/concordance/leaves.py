"""Leaves: some thousand places of grams in order, packed so that a few of them are read at once.

A leaf holds runs, the rising local places of one gram each; a gram with many places has runs in several leaves. Places
are told by their distance from the one before: the lowest byte of each as it is, the others in planes (see planes.py).
"""

from collections.abc import Iterator
from functools import cached_property
from struct import Struct
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from yearbook_viewer.archive.concordance import planes
from yearbook_viewer.archive.concordance.blobs import Unsound
from yearbook_viewer.archive.concordance.grams import Grams

Local = NDArray[np.uint32]

# Places in a leaf.
LEAF = 8_192

# Runs, places, the first place, bytes of the packed runs; of each plane how it is packed, and its bytes.
_HEAD = Struct("<IIII BH BH BH")
_PLANES = range(1, 4)


class Runs(NamedTuple):
    """Grams that rise, how many places each has, and those places one gram after the other."""

    grams: Grams
    counts: NDArray[np.int64]
    places: Local


def no_runs() -> Runs:
    """None at all."""
    return Runs(np.zeros(0, np.uint64), np.zeros(0, np.int64), np.zeros(0, np.uint32))


def runs_of(grams: Grams, places: Local) -> Runs:
    """Runs from one gram for each place, in order."""
    starts = np.flatnonzero(np.diff(grams, prepend=~grams[:1]))
    return Runs(grams[starts], np.diff(starts, append=len(grams)), places)


def cut(runs: Runs, *, to_the_end: bool) -> Iterator[Runs]:
    """The runs in portions of LEAF places; without the remainder that fills no leaf unless it is the end."""
    size = len(runs.places)
    ends = np.cumsum(runs.counts)
    starts = ends - runs.counts
    for begin in range(0, size if to_the_end else size - size % LEAF, LEAF):
        end = min(begin + LEAF, size)
        first = int(np.searchsorted(ends, begin, "right"))
        last = int(np.searchsorted(starts, end, "left"))
        counts = np.minimum(ends[first:last], end) - np.maximum(starts[first:last], begin)
        yield Runs(runs.grams[first:last], counts, runs.places[begin:end])


def remainder(runs: Runs) -> Runs:
    """What `cut` leaves where it is not the end."""
    begin = len(runs.places) - len(runs.places) % LEAF
    ends = np.cumsum(runs.counts)
    first = int(np.searchsorted(ends, begin, "right"))
    counts = runs.counts[first:].copy()
    if len(counts):
        counts[0] = ends[first] - begin
    return Runs(runs.grams[first:], counts, runs.places[begin:])


def packed(runs: Runs) -> bytes:
    """A leaf."""
    starts = np.cumsum(runs.counts) - runs.counts
    steps = np.diff(runs.places, prepend=np.uint32(0)).astype("<u4", copy=False)
    steps[starts] = runs.places[starts]
    first, steps[0] = int(steps[0]), 0
    told = _planes(np.diff(runs.grams, prepend=np.uint64(0)).astype("<u8"), 6)
    told += _planes(runs.counts.astype("<u2"), 2)
    told = planes.deflated(told)
    bytes_ = np.ascontiguousarray(steps.view(np.uint8).reshape(-1, 4).T)
    told_of_planes = [planes.packed(bytes_[plane]) for plane in _PLANES]
    ways = (value for way, content in told_of_planes for value in (way, len(content)))
    head = _HEAD.pack(len(runs.grams), len(steps), first, len(told), *ways)
    return b"".join((head, told, *(content for _, content in told_of_planes), bytes_[0].tobytes()))


class Leaf:
    """A leaf that was read."""

    def __init__(self, content: memoryview, slab: int) -> None:
        """`content`: what `packed` gave."""
        self._slab = slab
        self._content = content
        self._runs, self._size, self._first, self._told, *self._ways = _HEAD.unpack_from(self._content)

    @cached_property
    def _told_of_runs(self) -> tuple[Grams, NDArray[np.int64]]:
        """The grams, and how many places each has; may raise Unsound."""
        told = np.frombuffer(planes.inflated(self._content[_HEAD.size : _HEAD.size + self._told]), np.uint8)
        if len(told) != self._runs * 8:
            raise Unsound(self._slab)
        cut = self._runs * 6
        grams = np.cumsum(_from_planes(told[:cut], self._runs, np.dtype("<u8")))
        return grams, _from_planes(told[cut:], self._runs, np.dtype("<u2")).astype(np.int64)

    @property
    def grams(self) -> Grams:
        """The grams of the runs."""
        return self._told_of_runs[0]

    @property
    def counts(self) -> NDArray[np.int64]:
        """How many places each run has."""
        return self._told_of_runs[1]

    @property
    def is_one_run(self) -> bool:
        """Whether there is but one gram in it."""
        return bool(self._runs == 1)

    def whole(self) -> Local:
        """The places of a leaf that is one run."""
        return _summed(self._steps(0, self._size))

    def runs(self) -> Runs:
        """All of it."""
        return Runs(self.grams, self.counts, self._places(0, len(self.grams)))

    def places(self, grams: tuple[int, int]) -> Local:
        """The places of these grams, from the first to before the second; gram by gram."""
        first, last = self.grams.searchsorted(np.array(grams, np.uint64)).tolist()
        return self._places(first, last)

    def _places(self, first: int, last: int) -> Local:
        """The places of the runs from one to before another."""
        ends = self.counts.cumsum()
        begin, end = (int(ends[number - 1]) if number else 0 for number in (first, last))
        if begin == end:
            return np.zeros(0, np.uint32)
        steps = self._steps(begin, end)
        if last - first == 1:
            return _summed(steps)
        # One sum over all runs, from which each is taken what stood before it; modulo 2**32 nothing is lost.
        sums = np.cumsum(steps, dtype=np.uint32)
        starts = (ends[first:last] - self.counts[first:last]) - begin
        before = sums[starts] - steps[starts]
        return np.asarray(sums - np.repeat(before, self.counts[first:last]))

    def _steps(self, begin: int, end: int) -> Local:
        """The distances from one place to the next; of the first of each run from 0."""
        lowest = len(self._content) - self._size
        steps = np.frombuffer(self._content, np.uint8, end - begin, lowest + begin).astype(np.uint32)
        at = _HEAD.size + self._told
        for plane in _PLANES:
            way, length = self._ways[2 * plane - 2 : 2 * plane]
            if length:
                planes.add(steps, 8 * plane, (way, self._size), self._content[at : at + length], begin)
            at += length
        if not begin:
            steps[0] = self._first
        return steps


def _summed(steps: Local) -> Local:
    """The sum of all up to each, in their place."""
    return np.add.accumulate(steps, dtype=np.uint32, out=steps)


def _planes(numbers: NDArray[Any], count: int) -> bytes:
    """The lowest byte of every number, then the next of every number, and so on."""
    width = numbers.dtype.itemsize
    return np.ascontiguousarray(numbers.view(np.uint8).reshape(-1, width).T[:count]).tobytes()


def _from_planes(planes: NDArray[np.uint8], size: int, kind: "np.dtype[Any]") -> NDArray[Any]:
    numbers = np.zeros((size, kind.itemsize), np.uint8)
    if size:
        numbers[:, : len(planes) // size] = planes.reshape(-1, size).T
    return numbers.reshape(-1).view(kind)
