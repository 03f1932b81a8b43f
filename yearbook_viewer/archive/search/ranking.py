"""The parts that were found, in order: as many of the first as are asked for, and more when they are."""

from collections.abc import Sequence
from threading import Lock
from typing import Any

import numpy as np
import numpy.typing as npt

from yearbook_viewer.archive.concordance.places import Numbers
from yearbook_viewer.archive.search.evaluation import HEADING, TITLE, Found
from yearbook_viewer.archive.search.holdings import NO_YEAR, Holdings
from yearbook_viewer.records.searched import HitOrder, Where

Keys = Sequence[npt.NDArray[Any]]

# So many are put in order at least: a page or two of a list.
_FIRST = 200


class Ranking:
    """What was found, and the order of it, which is made as far as it is asked for."""

    def __init__(self, holdings: Holdings, found: Found, order: HitOrder) -> None:
        self.found = found
        self.parts = np.flatnonzero(found.holds)
        """The parts that were found, in the order of the texts."""
        year = holdings.year
        if order is HitOrder.OLDEST:
            year = np.where(year == NO_YEAR, year, -year)
        self._keys = (found.weight, year) if order is HitOrder.RELEVANCE else (year, found.weight)
        self._first: Numbers = np.zeros(0, np.int64)
        self._lock = Lock()
        self.total = int(found.hits.sum(dtype=np.int64))
        self.entries = int(np.count_nonzero(np.add.reduceat(found.holds, holdings.firsts))) if len(self.parts) else 0

    def first(self, count: int) -> Numbers:
        """The first of them in order; fewer where there are not as many."""
        with self._lock:
            if len(self._first) < min(count, len(self.parts)):
                # Twice as many as are asked for, so that scrolling on does not sort at every turn.
                self._first = first_of(self.parts, self._keys, max(2 * count, _FIRST))
            return self._first[:count]

    def where(self, part: int) -> Where:
        """Where the words stand in a part that was found."""
        weight = self.found.weight[part]
        return Where.TITLE if weight >= TITLE else Where.HEADING if weight >= HEADING else Where.TEXT


def first_of(parts: Numbers, keys: Keys, count: int) -> Numbers:
    """The first of the parts in order: the greatest of the first key first, equals by the next, then as they stand.

    Only those that can be among them are sorted.
    """
    sure: list[Numbers] = []
    left, needed = parts, count
    for key in keys:
        if len(left) <= max(needed, _FIRST):
            break
        values = key[left]
        least = np.partition(values, len(values) - needed)[len(values) - needed]
        above = left[values > least]
        sure.append(above)
        needed -= len(above)
        left = left[values == least]
    else:
        left = left[:needed]
    told = np.sort(np.concatenate([*sure, left]))
    falling = [-key[told].astype(np.int64) for key in reversed(keys)]
    return told[np.lexsort(falling)][:count]
