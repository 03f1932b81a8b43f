"""What is searched, as it stood in one state of the archive's file: the concordance, and its entries in columns."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection, select

from yearbook_viewer.archive import schema
from yearbook_viewer.archive.concordance.places import Numbers
from yearbook_viewer.archive.concordance.scanned import ScannedConcordance, occurrences
from yearbook_viewer.archive.states import EntryState
from yearbook_viewer.text.search_folds import search_fold

_entries = schema.entries

Mask = npt.NDArray[np.bool_]
Counts = npt.NDArray[np.uint32]

# Stands for no year; older than any.
NO_YEAR = -(2**15)
# Stands between titles, and in no folded word.
_BETWEEN = "\n"


class Told:
    """Words told of each entry, folded, in one text: all are looked through at once."""

    def __init__(self, told: Sequence[str], fold: Callable[[str], str] = search_fold) -> None:
        folded = [fold(each).replace(_BETWEEN, " ") for each in told]
        self._text = _BETWEEN.join(folded)
        self._starts = np.cumsum([0, *(len(each) + 1 for each in folded)])[:-1]

    def counts(self, word: str) -> Numbers:
        """How often the word stands in what is told of each."""
        found = np.fromiter(occurrences(self._text, word), np.int64)
        return np.bincount(np.searchsorted(self._starts, found, "right") - 1, minlength=len(self._starts))


@dataclass(frozen=True)
class Entries:
    """The current entries by rising id; `year`: NO_YEAR where there is none."""

    id: Numbers
    year: npt.NDArray[np.int16]
    titles: Sequence[str]

    @cached_property
    def folded_titles(self) -> Told:
        return Told(self.titles)


@dataclass(frozen=True)
class Holdings:
    """A concordance and the entries its parts belong to. `scanned`: how many entries the index lacks."""

    concordance: ScannedConcordance
    entries: Entries
    scanned: int

    @cached_property
    def entry(self) -> Numbers:
        """The place of each part's entry among the entries."""
        return np.searchsorted(self.entries.id, self.concordance.parts.entry)

    @cached_property
    def heads(self) -> Numbers:
        """The parts that are heads of entries."""
        return np.flatnonzero(self.concordance.parts.section == 0)

    @cached_property
    def firsts(self) -> Numbers:
        """The first part of every entry, in the order of the parts."""
        return np.flatnonzero(np.diff(self.concordance.parts.entry, prepend=-1))

    @cached_property
    def year(self) -> npt.NDArray[np.int16]:
        """The year of each part's entry."""
        return self.entries.year[self.entry]


def year_or_none(year: int | np.int16) -> int | None:
    """The year as a record tells it."""
    return None if year == NO_YEAR else int(year)


def entries_of(reader: Connection) -> Entries:
    """The current entries."""
    columns = _entries.c
    found = reader.execute(
        select(columns.id, columns.year, columns.title).where(columns.state == EntryState.CURRENT).order_by(columns.id)
    ).all()
    years = [NO_YEAR if row.year is None else min(max(row.year, NO_YEAR + 1), 2**15 - 1) for row in found]
    return Entries(
        np.array([row.id for row in found], np.int64),
        np.array(years, np.int16),
        [row.title for row in found],
    )
