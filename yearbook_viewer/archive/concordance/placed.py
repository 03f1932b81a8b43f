"""The rows of a slab: which parts of which entries its coordinates stand for."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from yearbook_viewer.archive.concordance.blobs import deflated_columns, inflated_columns
from yearbook_viewer.archive.concordance.places import Numbers

# Rows whose stretches of text are read together: a page of the file holds what is told of them.
CHUNK = 1_024


class Stretches(NamedTuple):
    """What rows are of their entries' texts, a number each: as in Placed."""

    section: Numbers
    start: Numbers
    body: Numbers
    end: Numbers


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


def packed_stretches(rows: Placed) -> Iterator[bytes]:
    """The stretches of the rows, CHUNK of them at a time; what is told by the row before it is left out."""
    for begin in range(0, len(rows.entry), CHUNK):
        section, start, body, end = (column[begin : begin + CHUNK] for column in rows[1:5])
        gaps = start - np.concatenate(([0], end[:-1]))
        yield deflated_columns((np.diff(section, prepend=0), gaps, body - start, end - start))


def unpacked_stretches(content: memoryview) -> Stretches:
    """A chunk of them."""
    sections, gaps, headings, lengths = inflated_columns(content)
    end = np.add(gaps, lengths, dtype=np.int64).cumsum()
    start = end - lengths
    return Stretches(np.cumsum(sections, dtype=np.int64), start, start + headings, end)
