"""How many hits each part has, from the coordinates that the index lists, or from its tallies."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from yearbook_viewer.archive.concordance.lists import Shelf
from yearbook_viewer.archive.concordance.placed_parts import PlacedParts
from yearbook_viewer.archive.concordance.places import HeadingCounts, Numbers, heading_counts_of
from yearbook_viewer.archive.concordance.row_map import RowMap
from yearbook_viewer.archive.concordance.tracts import Tracts

Counts = NDArray[np.uint32]


class Counted(NamedTuple):
    """How many hits of a word each part has, and those of them that lie in headings."""

    text: Counts
    headings: HeadingCounts


class Counting:
    """From coordinates, and the rows they lie in, to counts of parts."""

    def __init__(self, tracts: Tracts, parts: PlacedParts, *, all_asked: bool) -> None:
        """`all_asked`: whether all that is listed stands in rows that are asked for."""
        self._tracts = tracts
        self._parts = parts
        self._map = RowMap(tracts.first)
        self._numbering = parts.numbering
        self._all_asked = all_asked

    def look_at_each(self) -> None:
        """What was merged may list the places of later entries too: from now on each is looked at."""
        self._all_asked = False

    def none(self) -> Counts:
        """Counts to be added to, all 0."""
        return np.zeros(len(self._parts), np.uint32)

    def rows(self, coordinates: Numbers) -> Numbers:
        """See RowMap."""
        return self._map.rows(coordinates)

    def add_tally(self, counts: Counts, shelf: Shelf, tally: NDArray[Any]) -> None:
        """Add what each row of a slab has to the parts."""
        assert shelf.rows is not None  # a slab that was merged since has no tallies for us
        self._numbering.add_up(counts, tally, shelf.rows[0])

    def rows_of_ends(self, lasts: Numbers, rows: Numbers) -> Numbers:
        """The rows in which hits end. `rows`: those in which they begin; given back where no part has a further one, or
        no hit ends in one.
        """
        if not self._numbering.joins:
            return rows
        beyond = np.flatnonzero(lasts >= self._tracts.lasts(rows))
        if len(beyond):
            # Few: of the same part in a long one only.
            rows = rows.copy()
            rows[beyond] = self.rows(lasts[beyond])
        return rows

    def parts_of(self, coordinates: Numbers) -> Numbers:
        """The parts that these coordinates are in, where they are in one."""
        rows = self.rows(coordinates)
        numbers = self._numbering.of(rows)
        return numbers[(numbers >= 0) & (coordinates < self._tracts.lasts(rows))]

    def add_places(self, counts: Counts, places: Numbers) -> None:
        """Add how many of these places, which the index lists, each part has."""
        _add_up(counts, self._parts_listed(places))

    def in_headings(self, places: Numbers) -> HeadingCounts:
        """How many of these places, which the index lists as those in headings, each part has."""
        return heading_counts_of(self._parts_listed(places))

    def per_row(self, coordinates: Numbers, rows: Numbers, in_heading: NDArray[np.bool_]) -> Counted:
        """How many of these coordinates, which the index lists, each part has, and of those in a heading; `rows`: those
        that they are in, or behind.
        """
        numbers = self._numbering.of(rows)
        if self._all_asked:
            return self.of_parts(numbers, numbers[in_heading])
        held = (numbers >= 0) & (coordinates < self._tracts.lasts(rows))
        return self.of_parts(numbers[held], numbers[held & in_heading])

    def are_of_one_part(self, rows: Numbers, others: Numbers) -> NDArray[np.bool_]:
        """Which of the rows are of the part that the other row, beside it, is of."""
        return np.asarray(self._numbering.of(rows) == self._numbering.of(others))

    def of_parts(self, text: Numbers, headings: Numbers) -> Counted:
        """How often each part is named."""
        counts = self.none()
        _add_up(counts, text)
        return Counted(counts, heading_counts_of(headings))

    def _parts_listed(self, places: Numbers) -> Numbers:
        """The parts that places are in which the index lists, where they are in one."""
        if not self._all_asked:
            return self.parts_of(places)
        return self._numbering.of(self.rows(places))


def _add_up(counts: Counts, numbers: Numbers) -> None:
    """Add how often each number is there. Counts of parts that have none are not touched: np.bincount goes through all
    of a million for a handful of hits, and memory that nobody has touched takes no time.
    """
    np.add.at(counts, numbers, np.uint32(1))
