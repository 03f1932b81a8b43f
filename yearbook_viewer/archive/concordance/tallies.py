"""How often what stands nearly everywhere stands in each row: so it is counted without looking at a million places."""

from collections.abc import Iterator, Sequence
from struct import Struct
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from yearbook_viewer.archive.concordance.grams import is_double, whole_character
from yearbook_viewer.archive.concordance.leaves import Local, Runs
from yearbook_viewer.archive.concordance.placed import Placed
from yearbook_viewer.archive.concordance.places import Numbers
from yearbook_viewer.archive.concordance.row_map import RowMap

# Small slabs have no tallies; in others what stands in more than one row of eight has one: of a million rows a tally is
# added up in 2 ms, as many places as one for each eighth row in 5.
_LEAST = 1 << 21
_SHARE = 8
# Places that are counted in one step.
_AT_ONCE = 1 << 18

# How many rows there are, and in how many planes their counts are kept; of each plane its bytes.
_HEAD = Struct("<IB")
_SIZE = Struct("<I")
_PLACE = np.dtype("<u4")


class Tally(NamedTuple):
    """How often a gram or a whole character (see grams.py) stands in each row of a slab."""

    gram: int
    counts: Numbers


def packed(tally: Tally) -> bytes:
    """The counts of a tally as they are kept: the lowest bits of all of them, then the next of all, and so on, each as
    it is or, where that is less, as the rows in which it is set.

    Deflated they would take a third less, and six times as long to be there again.
    """
    size = len(tally.counts)
    planes = [_packed_plane((tally.counts >> bit) & 1) for bit in range(int(tally.counts.max(initial=0)).bit_length())]
    return b"".join([_HEAD.pack(size, len(planes)), *(_SIZE.pack(len(plane)) + plane for plane in planes)])


def unpacked(content: memoryview) -> NDArray[Any]:
    """The counts of a tally, as narrow as they can be."""
    size, planes = _HEAD.unpack_from(content)
    counts = np.zeros(size, np.min_scalar_type((1 << planes) - 1))
    at = _HEAD.size
    for bit in range(planes):
        (length,) = _SIZE.unpack_from(content, at)
        at += _SIZE.size
        plane = content[at : at + length]
        at += length
        if length < _bytes_of(size):
            counts[np.frombuffer(plane, _PLACE)] |= counts.dtype.type(1 << bit)
        else:
            bits = np.unpackbits(np.frombuffer(plane, np.uint8), count=size, bitorder="little")
            counts |= bits.astype(counts.dtype, copy=False) << counts.dtype.type(bit)
    return counts


def _packed_plane(bits: Numbers) -> bytes:
    rows = np.flatnonzero(bits)
    if len(rows) * _PLACE.itemsize < _bytes_of(len(bits)):
        return rows.astype(_PLACE).tobytes()
    return np.packbits(bits.astype(np.uint8), bitorder="little").tobytes()


def _bytes_of(size: int) -> int:
    """How many bytes so many bits take."""
    return -(-size // 8)


class Tallies:
    """The tallies of a slab whose runs go by in order, those of a gram together. `rows`: with local coordinates."""

    def __init__(self, rows: Placed) -> None:
        self._rows = rows
        self._map = RowMap(rows.first)
        size = int((rows.last - rows.first).sum())
        # How many places make a tally worth while.
        self._enough = max(len(rows.first) // _SHARE, 1) if size >= _LEAST else 0
        self._character = -1
        # Places of that character that are not counted yet, what was counted of it, and of how many.
        self._places: list[Local] = []
        self._counts = np.zeros(0, np.int64)
        self._count = 0

    def counted(self, runs: Runs) -> Iterator[Tally]:
        """The next runs; the tallies that are complete with them."""
        if not self._enough or not len(runs.grams):
            return
        characters = (runs.grams >> np.uint64(21)).astype(np.int64)
        begins = np.flatnonzero(np.diff(characters, prepend=-1))
        ends = np.append(begins[1:], len(characters))
        stops = np.cumsum(runs.counts)
        starts = stops - runs.counts
        many = runs.counts >= self._enough
        for begin, end in zip(begins.tolist(), ends.tolist(), strict=True):
            if characters[begin] != self._character:
                yield from self.last()
                self._character = int(characters[begin])
            if end < len(characters) and not self._count and stops[end - 1] - starts[begin] < self._enough:
                continue
            for run in (begin + np.flatnonzero(many[begin:end])).tolist():
                gram = int(runs.grams[run])
                if not is_double(gram):
                    yield from self._tally(gram, self._per_row([runs.places[starts[run] : stops[run]]]))
            self._add(runs.places[starts[begin] : stops[end - 1]])

    def last(self) -> Iterator[Tally]:
        """The tally of the character that went by last."""
        if self._count >= self._enough > 0:
            self._add_up()
            yield from self._tally(whole_character(chr(self._character)), self._counts)
        self._places, self._counts, self._count = [], np.zeros(0, np.int64), 0

    def _add(self, places: Local) -> None:
        """Further places of the character."""
        self._places.append(places)
        self._count += len(places)
        # Now and then, so that no step is a long one.
        if sum(map(len, self._places)) > _AT_ONCE:
            self._add_up()

    def _add_up(self) -> None:
        counts = self._per_row(self._places)
        self._counts = self._counts + counts if len(self._counts) else counts
        self._places = []

    def _per_row(self, places: Sequence[Local]) -> Numbers:
        """How many of the places each row has."""
        wanted = np.concatenate([np.zeros(0, np.uint32), *places]).astype(np.int64)
        rows = self._map.rows(wanted)
        rows = rows[(rows >= 0) & (wanted < self._rows.last[rows])]
        return np.bincount(rows, minlength=len(self._rows.first))

    def _tally(self, gram: int, counts: Numbers) -> Iterator[Tally]:
        if np.count_nonzero(counts) >= self._enough:
            yield Tally(gram, counts)
