"""Rows as far as every search asks for all of them: whose they are, and at which coordinates they lie.

What else rows say is read of those that are shown (see placed.py): to read and unpack all of it for a million rows
takes longer than to answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from yearbook_viewer.archive.concordance.blobs import deflated_columns, inflated_columns
from yearbook_viewer.archive.concordance.placed import Placed, Stretches
from yearbook_viewer.archive.concordance.places import Numbers, runs_of


class Runs(NamedTuple):
    """Rows of one entry that stand together, a number each: the entry, code points in all rows of it wherever they are,
    code points in these, and how many rows these are.
    """

    entry: Numbers
    total: Numbers
    held: Numbers
    size: Numbers


@dataclass(frozen=True)
class Tracts:
    """Rows in order. `first`: the first coordinate of each; `insides`, `spans`: how many coordinates are heading, and
    how many each has, in columns as narrow as they are kept; `heads`, `further`: which rows are heads of entries, and
    which go on with the part before them.
    """

    runs: Runs
    first: Numbers
    insides: NDArray[Any]
    spans: NDArray[Any]
    heads: Numbers
    further: Numbers

    def __len__(self) -> int:
        return len(self.first)

    @cached_property
    def begins(self) -> Numbers:
        """The first row of every run."""
        return np.cumsum(self.runs.size) - self.runs.size

    def lasts(self, rows: Numbers) -> Numbers:
        """The coordinate behind the last of each of these rows."""
        return np.asarray(self.first[rows] + self.spans[rows])

    def insides_end(self, rows: Numbers) -> Numbers:
        """The coordinate behind the heading of each of these rows."""
        return np.asarray(self.first[rows] + self.insides[rows])

    def placed(self, stretches: Sequence[Stretches]) -> Placed:
        """These rows with all that is told of them; `stretches`: chunk by chunk."""
        further = np.zeros(len(self), np.bool_)
        further[self.further] = True
        section, start, body, end = map(np.concatenate, zip(*stretches, strict=True)) if stretches else [self.first] * 4
        rows = np.arange(len(self))
        return Placed(
            entry=np.repeat(self.runs.entry, self.runs.size),
            section=section,
            start=start,
            body=body,
            end=end,
            first=self.first,
            inside=self.insides_end(rows),
            last=self.lasts(rows),
            further=further,
            total=np.repeat(self.runs.total, self.runs.size),
        )


def joined(tracts: Sequence[Tracts]) -> Tracts:
    """The rows of several slabs, one after the other."""
    if len(tracts) == 1:
        return tracts[0]
    none, narrow = np.zeros(0, np.int64), np.zeros(0, np.int8)
    before = np.cumsum([0, *map(len, tracts)])
    runs = zip(*(each.runs for each in tracts), strict=True) if tracts else [()] * len(Runs._fields)
    return Tracts(
        runs=Runs._make(np.concatenate([none, *columns]) for columns in runs),
        first=np.concatenate([none, *(each.first for each in tracts)]),
        insides=np.concatenate([narrow, *(each.insides for each in tracts)]),
        spans=np.concatenate([narrow, *(each.spans for each in tracts)]),
        heads=np.concatenate([none, *(each.heads + at for each, at in zip(tracts, before, strict=False))]),
        further=np.concatenate([none, *(each.further + at for each, at in zip(tracts, before, strict=False))]),
    )


def packed(rows: Placed) -> bytes:
    """The tracts of a slab's rows, some three bytes a row before they are deflated."""
    runs = runs_of(rows.entry)
    holes = rows.first - np.concatenate(([0], rows.last[:-1])) if len(rows.first) else rows.first
    # Few: nothing is between most rows until entries are placed anew.
    behind_holes = np.flatnonzero(holes)
    return deflated_columns(
        (
            rows.entry[runs],
            rows.total[runs],
            np.add.reduceat(rows.end - rows.start, runs) if len(runs) else runs,
            np.diff(runs, append=len(rows.entry)),
            np.diff(np.flatnonzero((rows.section == 0) & ~rows.further), prepend=0),
            np.diff(np.flatnonzero(rows.further), prepend=0),
            np.diff(behind_holes, prepend=0),
            holes[behind_holes],
            rows.inside - rows.first,
            rows.last - rows.first,
        )
    )


def unpacked(content: memoryview, first: int) -> Tracts:
    """The inverse of `packed`, with coordinates that begin at `first`.

    Memory is asked for as seldom as can be: it takes longer than to reckon with it.
    """
    *runs, heads, further, behind_holes, holes, insides, spans = inflated_columns(content)
    steps = np.empty(len(spans), np.int64)
    steps[:1] = first
    steps[1:] = spans[:-1]
    steps[_sums(behind_holes)] += holes
    begun = np.add.accumulate(steps, out=steps)
    return Tracts(
        Runs._make(column.astype(np.int64) for column in runs), begun, insides, spans, _sums(heads), _sums(further)
    )


def _sums(steps: NDArray[Any]) -> Numbers:
    return np.cumsum(steps, dtype=np.int64)
