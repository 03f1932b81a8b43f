"""What is searched, as it stood in one state of the archive's file: the concordance, and its entries in columns."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Self

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection

from yearbook_viewer.archive import sqlite
from yearbook_viewer.archive.concordance.folding import folded
from yearbook_viewer.archive.concordance.joined import JoinedConcordance
from yearbook_viewer.archive.concordance.places import Numbers
from yearbook_viewer.archive.concordance.scanned import occurrences
from yearbook_viewer.archive.states import EntryState
from yearbook_viewer.text.query.tree import FieldName
from yearbook_viewer.text.search_folds import search_fold

Mask = npt.NDArray[np.bool_]
Counts = npt.NDArray[np.uint32]

# Stands for no year; older than any.
NO_YEAR = -(2**15)
# What stands between the words told of two entries, and between those of one: neither is in a folded word.
_BETWEEN, _WITHIN = "\n", "\t"
# What stands between titles; in one it would stand for a blank.
_BESIDE = "\x1f"
# No character, and for Unicode never one; a search does not pass over it.
_APART = "\uffff"
# Entries' texts are shorter.
_SHIFT = 32


class Told:
    """Words told of each entry in one text: all are looked through at once."""

    def __init__(self, told: Sequence[str]) -> None:
        """`told`: of each entry, without line ends."""
        self._text = _BETWEEN.join(told)
        lengths = np.fromiter(map(len, told), np.int64, len(told)) + len(_BETWEEN)
        self._starts = np.cumsum(lengths) - lengths

    @classmethod
    def folded(cls, told: Iterable[Iterable[str]]) -> Self:
        """Words of each entry, folded; none goes over into the next."""
        return cls([_WITHIN.join(map(search_fold, words)) for words in told])

    @cached_property
    def _letters(self) -> npt.NDArray[np.uint32]:
        return np.frombuffer(self._text.encode("utf-32-le", "surrogatepass"), "<u4")

    def counts(self, word: str) -> Numbers:
        """How often the word stands in what is told of each."""
        if len(word) == 1:
            # It may stand in half of them.
            found = np.flatnonzero(self._letters == ord(word))
        else:
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
        return Told(_folded_each(self.titles))

    @cached_property
    def plain_titles(self) -> Told:
        """The titles as they are; a line end is in none that is typed."""
        return Told([" ".join(title.split("\n")) for title in self.titles])


@dataclass(frozen=True)
class Holdings:
    """A concordance and the entries its parts belong to. `scanned`: how many entries the index lacks. `told`: what is
    told of the entries in fields, as far as it has been asked for.
    """

    concordance: JoinedConcordance
    entries: Entries
    scanned: int
    told: dict[FieldName, Told] = field(default_factory=dict)

    @cached_property
    def entry(self) -> npt.NDArray[np.int32]:
        """The place of each part's entry among the entries."""
        entries = self.concordance.parts.entry_of(self.firsts)
        return np.repeat(np.searchsorted(self.entries.id, entries).astype(np.int32), self.lengths)

    @cached_property
    def heads(self) -> Numbers:
        """The parts that are heads of entries."""
        return self.concordance.parts.heads

    def make_ready(self) -> None:
        """Work out now what every search asks, so that the first one does not wait for it."""
        _ = self.entry, self.heads, self.newest, self.entries.folded_titles
        self.concordance.parts.make_ready()

    @cached_property
    def _order(self) -> Numbers:
        parts = self.concordance.parts
        return np.lexsort((parts.start, parts.entry))

    def parts_at(self, entries: Numbers, starts: Numbers) -> Numbers:
        """The parts in which these places of entries' texts stand."""
        parts, order = self.concordance.parts, self._order
        keys = (parts.entry[order] << _SHIFT) + parts.start[order]
        # Of an empty part and the one that begins at the same place, the latter.
        return order[np.searchsorted(keys, (entries << _SHIFT) + starts, "right") - 1]

    @cached_property
    def firsts(self) -> Numbers:
        """The first part of every entry, in the order of the parts."""
        return self.concordance.parts.firsts

    @cached_property
    def lengths(self) -> Numbers:
        """How many parts every entry has, in the order of the parts."""
        return np.diff(self.firsts, append=len(self.concordance.parts))

    @cached_property
    def newest(self) -> npt.NDArray[np.uint16]:
        """A number for each part, the greater the newer the year described; 0 without a year."""
        return self._by_entry((self.entries.year.astype(np.int32) - NO_YEAR).astype(np.uint16))

    @cached_property
    def oldest(self) -> npt.NDArray[np.uint16]:
        """A number for each part, the greater the older the year described; 0 without a year."""
        told = self.entries.year.astype(np.int32) - NO_YEAR
        return self._by_entry((np.where(told, 2**16 - told, 0) % 2**16).astype(np.uint16))

    def _by_entry(self, told: npt.NDArray[np.uint16]) -> npt.NDArray[np.uint16]:
        """What is told of the entries, for each part."""
        # Not part by part: a million are repeated ten times as fast.
        return np.repeat(told[self.entry[self.firsts]], self.lengths)


def _folded_each(told: Sequence[str]) -> list[str]:
    """Each folded; as one text, for they are short and thousands."""
    text = _APART.join(told)
    if text.count(_APART) != len(told) - 1:
        return [search_fold(each) for each in told]
    return str(folded(text)).split(_APART)


def year_or_none(year: int | np.int16) -> int | None:
    """The year as a record tells it."""
    return None if year == NO_YEAR else int(year)


def entries_of(reader: Connection) -> Entries:
    """The current entries."""
    # All in one row: to fetch thousands takes longer than to read them, and keeps other threads waiting.
    ((ids, told, titles),) = sqlite.fetched(
        reader,
        "SELECT group_concat(id), group_concat(ifnull(year, ?)), group_concat(replace(title, ?, ' '), ?) "
        "FROM entries WHERE state = ?",
        (NO_YEAR, _BESIDE, _BESIDE, str(EntryState.CURRENT)),
    )
    if ids is None:
        return Entries(np.zeros(0, np.int64), np.zeros(0, np.int16), ())
    id_, year = (np.fromiter(map(int, column.split(",")), np.int64) for column in (ids, told))
    year[year != NO_YEAR] = np.clip(year[year != NO_YEAR], NO_YEAR + 1, 2**15 - 1)
    order = np.argsort(id_, kind="stable")
    all_titles = titles.split(_BESIDE)
    return Entries(id_[order], year[order].astype(np.int16), [all_titles[at] for at in order.tolist()])
