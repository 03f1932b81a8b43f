"""The rows of a slab: which parts of which entries its coordinates stand for."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from yearbook_viewer.archive.concordance.blobs import opened, packed_columns, sealed, unpacked_columns
from yearbook_viewer.archive.concordance.places import Numbers


class Placed(NamedTuple):
    """Rows, a number each: a part of an entry, or as much of a long one as a slab holds.

    `entry`, `section` (0 for the head), `start`, `body`, `end`: as in Parts, of what the row holds. `first`, `inside`,
    `last`: the coordinates of the same, to the one behind it; those before `inside` are heading. `further`: whether
    the row goes on with the part of the row before it. `total`: code points in all rows of the entry, wherever they
    are, by which one that is not all there is told.
    """

    entry: Numbers
    section: Numbers
    start: Numbers
    body: Numbers
    end: Numbers
    first: Numbers
    inside: Numbers
    last: Numbers
    further: NDArray[np.bool_]
    total: Numbers

    def moved(self, coordinates: int) -> "Placed":
        """The same rows with coordinates that begin elsewhere."""
        shifted = {name: getattr(self, name) + coordinates for name in ("first", "inside", "last")}
        return self._replace(**shifted)

    def only(self, rows: "NDArray[np.bool_] | slice") -> "Placed":
        """Some of the rows."""
        return Placed._make(column[rows] for column in self)


def joined(rows: Sequence[Placed]) -> Placed:
    """The rows of several slabs, one after the other."""
    if len(rows) == 1:
        return rows[0]
    return Placed._make(np.concatenate(columns) for columns in zip(*rows, strict=True))


def runs_of(entries: Numbers) -> Numbers:
    """Where the rows of each entry begin."""
    # Not by differences: to write down eight bytes a row takes longer than anything else that is done with them.
    begins = np.ones(len(entries), np.bool_)
    np.not_equal(entries[1:], entries[:-1], out=begins[1:])
    return np.flatnonzero(begins)


def no_rows() -> Placed:
    """None at all, for joining."""
    none = np.zeros(0, np.int64)
    return Placed(*(none,) * 8, np.zeros(0, np.bool_), none)


def packed(rows: Placed) -> bytes:
    """Ten bytes a row: what is told by the row before it is left out."""
    runs = runs_of(rows.entry)
    is_head = rows.section == 0
    columns = (
        rows.entry[runs],
        rows.total[runs],
        np.diff(runs, append=len(rows.entry)),
        is_head.astype(np.int64) | rows.further.astype(np.int64) << 1,
        np.diff(rows.section[~is_head], prepend=0),
        rows.start - _before(rows.end, runs),
        rows.body - rows.start,
        rows.end - rows.start,
        rows.first - np.concatenate(([0], rows.last[:-1])) if len(rows.first) else rows.first,
        rows.inside - rows.first,
        rows.last - rows.first,
    )
    return sealed(packed_columns(columns))


def unpacked(blob: bytes, slab: int, first: int) -> Placed:
    """The inverse of `packed`, with coordinates that begin at `first`; Unsound where the blob is not what was written.

    Memory is asked for as seldom as can be: it takes longer than to reckon with it.
    """
    columns = unpacked_columns(opened(blob, slab))
    entries, totals, sizes, flags, sections, gaps, headings, lengths, holes, insides, spans = columns
    section = np.zeros(len(flags), np.int64)
    section[flags & 1 == 0] = np.cumsum(sections, dtype=np.int64)
    # All starts and ends as one sum, from which each entry is taken what stood before it.
    end = _sums(gaps, lengths)
    runs = np.cumsum(sizes, dtype=np.int64) - sizes
    end -= np.repeat(end[runs] - gaps[runs] - lengths[runs], sizes)
    start = end - lengths
    last = _sums(holes, spans)
    last += first
    begun = last - spans
    return Placed(
        entry=np.repeat(entries.astype(np.int64), sizes),
        section=section,
        start=start,
        body=start + headings,
        end=end,
        first=begun,
        inside=begun + insides,
        last=last,
        further=flags & 2 != 0,
        total=np.repeat(totals.astype(np.int64), sizes),
    )


def _sums(*columns: NDArray[Any]) -> Numbers:
    """The sum of both in each row and all rows before it."""
    sums: Numbers = np.add(*columns, dtype=np.int64)
    return np.add.accumulate(sums, out=sums)


def _before(ends: Numbers, runs: Numbers) -> Numbers:
    """Where the row before ends, 0 for the first of an entry."""
    before = np.concatenate(([0], ends[:-1])) if len(ends) else ends.copy()
    before[runs] = 0
    return before
