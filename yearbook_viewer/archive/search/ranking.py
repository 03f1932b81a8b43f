"""The parts that were found, in order: as many of the first as are asked for, and more when they are."""

from collections.abc import Sequence
from threading import Lock
from typing import Any

import numpy as np
import numpy.typing as npt

from yearbook_viewer.archive.concordance.places import Numbers
from yearbook_viewer.archive.search.evaluation import HEADING, TITLE, Found
from yearbook_viewer.archive.search.holdings import Holdings
from yearbook_viewer.records.searched import HitOrder, Where

Keys = Sequence[npt.NDArray[Any]]

# So many are put in order at least: a page or two of a list.
_FIRST = 200
# So few are put in order at once, and where more than a share of all is asked for all are.
_FEW, _SHARE = 5_000, 8
# One part of so many that was found is many.
_DENSE = 4


class Ranking:
    """What was found, and the order of it, which is made as far as it is asked for.

    `total`: hits; `sections`: parts, heads of entries among them; `entries`: those that have any.
    """

    def __init__(self, holdings: Holdings, found: Found, order: HitOrder) -> None:
        self.found = found
        self.total = int(found.hits.sum(dtype=np.int64))
        self.sections = int(np.count_nonzero(found.holds))
        # The parts of an entry stand together.
        firsts = holdings.firsts
        self.entries = int(np.count_nonzero(np.logical_or.reduceat(found.holds, firsts))) if len(firsts) else 0
        year = holdings.oldest if order is HitOrder.OLDEST else holdings.newest
        self._keys = (found.weight, year) if order is HitOrder.RELEVANCE else (year, found.weight)
        self._first: Numbers = np.zeros(0, np.int64)
        self._lock = Lock()

    def first(self, count: int) -> Numbers:
        """The first of them in order; fewer where there are not as many."""
        with self._lock:
            if len(self._first) < min(count, self.sections):
                # Twice as many as are asked for, so that scrolling on does not sort at every turn.
                wanted = max(2 * count, _FIRST)
                self._first = first_of(self._with_first(wanted), self._keys, wanted)
            return self._first[:count]

    def _with_first(self, count: int) -> Numbers:
        """Parts that were found, so many of the first in order among them."""
        weight = self.found.weight
        if self._keys[0] is weight and _DENSE * self.sections > len(weight):
            # All are looked at sooner than those that were found are picked out; none else weighs anything.
            least = _least_of_first(weight, count)
            if least:
                return np.flatnonzero(weight >= least)
        return np.flatnonzero(self.found.holds)

    def where(self, part: int) -> Where:
        """Where the words stand in a part that was found."""
        weight = self.found.weight[part]
        return Where.TITLE if weight >= TITLE else Where.HEADING if weight >= HEADING else Where.TEXT


def first_of(parts: Numbers, keys: Keys, count: int) -> Numbers:
    """The first of the parts in order: the greatest of the first key first, equals by the next, then as they stand.

    `parts`: numbers, rising; `keys`: of all parts, not below 0. Only those that can be among the first are sorted.
    """
    sure: list[Numbers] = []
    left, needed = parts, count
    if len(parts) > _FEW and len(parts) > _SHARE * count:
        for key in keys:
            values = key[left]
            least = _least_of_first(values, needed)
            above = left[values > least]
            sure.append(above)
            needed -= len(above)
            left = left[values == least]
            if len(left) <= _FEW:
                break
        else:
            left = left[:needed]
    return _sorted(np.concatenate([*sure, left]), keys, count)


def _least_of_first(values: npt.NDArray[Any], count: int) -> int:
    """The least of so many greatest values.

    By counting how many are as great: a partition takes a hundred times as long where most of a million are the same.
    """
    low, high = 0, int(values.max()) + 1
    while high - low > 1:
        middle = 1 << ((low.bit_length() + high.bit_length()) // 2)
        if not low < middle < high:
            middle = (low + high) // 2
        enough = values >= middle
        as_great = int(np.count_nonzero(enough))
        if as_great >= count:
            low = middle
            # What is less is not looked at again.
            values = values[enough] if 2 * as_great < len(values) else values
        else:
            # There may be none for a long way below.
            high = max(int((values * ~enough).max()) + 1, low + 1)
    return low


def _sorted(parts: Numbers, keys: Keys, count: int) -> Numbers:
    parts = np.sort(parts)
    falling = [-key[parts].astype(np.int64) for key in reversed(keys)]
    return parts[np.lexsort(falling)][:count]
