"""Which parts rows of slabs stand for."""

from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from yearbook_viewer.archive.concordance.places import Numbers
from yearbook_viewer.archive.concordance.tracts import Tracts


class Numbering:
    """From rows to the numbers of parts, and back: a part is a row with those further ones that go on with it. Rows
    that are not asked for belong to none.

    It is kept as stretches of rows, each in the part behind that of the row before: there are as many of them as
    further rows and holes, and to write down a number for each of a million rows takes as long as to answer.
    """

    def __init__(self, tracts: Tracts, used: NDArray[np.bool_]) -> None:
        """`used`: which runs of the tracts are asked for."""
        self._rows = len(tracts)
        runs = tracts.begins[used]
        ends = runs + tracts.runs.size[used]
        # Runs side by side are one block.
        apart = np.ones(len(runs) + 1, np.bool_)
        np.not_equal(runs[1:], ends[:-1], out=apart[1:-1])
        blocks, block_ends = runs[apart[:-1]], ends[apart[1:]]
        further = tracts.further[used[np.searchsorted(tracts.begins, tracts.further, "right") - 1]]
        begins = np.concatenate((further, blocks))
        order = np.argsort(begins, kind="stable")
        # A block may begin with a further row.
        order = order[np.diff(begins[order], prepend=-1) != 0]
        # Where each stretch begins, and whether it does so with a further row.
        self._begins = begins[order]
        self._goes_on = order < len(further)
        within = np.searchsorted(blocks, self._begins, "right") - 1
        self._ends = np.minimum(np.append(self._begins[1:], self._rows)[: len(order)], block_ends[within])
        lengths = self._ends - self._begins
        begun = np.cumsum(lengths - self._goes_on)
        # The part of the first row of each, and the one behind that of its last.
        self._numbers = begun - lengths
        self._beyond = begun
        self._size = int(begun[-1]) if len(begun) else 0
        # Where each row is the part of its own number.
        self._is_plain = self._size == self._rows

    def __len__(self) -> int:
        """How many parts there are."""
        return self._size

    @property
    def joins(self) -> bool:
        """Whether any part has a further row."""
        return bool(self._goes_on.any())

    def of(self, rows: Numbers) -> Numbers:
        """The number of the part that each of the rows belongs to; -1 where it belongs to none, and for -1."""
        if self._is_plain:
            return rows
        if not self._size:
            return np.full(len(rows), -1)
        at = np.searchsorted(self._begins, rows, "right") - 1
        numbers: Numbers = rows + (self._numbers - self._begins)[at]
        numbers[(at < 0) | (rows >= self._ends[at])] = -1
        return numbers

    def rows_of(self, parts: Numbers) -> tuple[Numbers, Numbers | None]:
        """The rows of these parts, and which of them are the first of each part; None where all are."""
        if self._is_plain:
            return parts, None
        first = np.searchsorted(self._beyond, parts, "right")
        counts = np.searchsorted(self._numbers, parts, "right") - first
        begin = self._begins[first] + (parts - self._numbers[first])
        begins = np.cumsum(counts) - counts
        if counts.sum() == len(parts):
            return begin, None
        # All but the first row of a part begin stretches, one after the other.
        rows = self._begins[np.repeat(first - begins, counts) + np.arange(counts.sum())]
        rows[begins] = begin
        return rows, begins

    def add_up(self, counts: NDArray[np.uint32], told: NDArray[Any], first: int) -> None:
        """Add to the counts of the parts what is told of each row from the row `first` on; nothing is below 0."""
        last = first + len(told)
        begin = self.begin_parts[first:last]
        begun = told if begin.all() else told[begin]
        before = int(np.count_nonzero(self.begin_parts[:first]))
        own = counts[before : before + len(begun)]
        np.add(own, begun, out=own, casting="unsafe")
        further = self._begins[self._goes_on]
        further = further[(further >= first) & (further < last)]
        np.add.at(counts, self.of(further), told[further - first].astype(np.uint32))

    @cached_property
    def begin_parts(self) -> NDArray[np.bool_]:
        """Which rows begin a part."""
        edges = np.stack((self._begins, self._ends), axis=1).ravel()
        lengths = np.diff(edges, prepend=0, append=self._rows)
        begin = np.repeat(np.arange(len(lengths)) % 2 == 1, lengths)
        begin[self._begins[self._goes_on]] = False
        return begin
