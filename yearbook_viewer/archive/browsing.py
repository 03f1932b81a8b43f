"""The figures of many entries as columns of numbers, ready to be filtered, sorted and counted."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from sqlalchemy import ColumnElement, Connection, select

from yearbook_viewer.archive import figure_columns, schema
from yearbook_viewer.archive.figure_columns import WITHIN, Portion
from yearbook_viewer.archive.states import EntryState
from yearbook_viewer.records import EntryId
from yearbook_viewer.text.series.names import NAMES_VERSION

_entries, _columns = schema.entries, schema.figure_columns

Numbers = npt.NDArray[Any]
Mask = npt.NDArray[np.bool_]


class Browsed(NamedTuple):
    """What is asked of an entry whose figures are browsed."""

    id: EntryId
    year: int | None
    subject: str
    place: tuple[str, ...]
    volume_year: int | None


@dataclass(frozen=True, slots=True)
class Columns:
    """Figures in reading order, a number each in every column.

    `entry`: the place of its entry among `entries`; `ordinal`: within it. `word`, `unit`, `scope`: places among
    `words` (indicator, name of the series), `units` (unit, family), `scopes`. `year`: NO_YEAR where there is none;
    `flags` as in figure_columns; `magnitude`: in the family's base unit, not a number where there is no value.
    """

    entries: Sequence[Browsed]
    entry: Numbers
    ordinal: Numbers
    word: Numbers
    unit: Numbers
    scope: Numbers
    year: Numbers
    flags: Numbers
    magnitude: Numbers
    words: Sequence[tuple[str, str]]
    units: Sequence[tuple[str, str]]
    scopes: Sequence[str]


def browsed(reader: Connection, *asked: ColumnElement[bool]) -> list[Browsed]:
    """The current entries of which this is true, in reading order: the newest year first, those without one last."""
    columns = _entries.c
    found = reader.execute(
        select(columns.id, columns.year, columns.subject, columns.place, columns.volume_year)
        .where(columns.state == EntryState.CURRENT, *asked)
        .order_by(columns.year.is_(None), columns.year.desc(), columns.id)
    )
    return [Browsed(EntryId(row.id), row.year, row.subject, tuple(row.place), row.volume_year) for row in found]


@dataclass(frozen=True, slots=True)
class Stock:
    """What was read to be browsed: entries in reading order, and of each its columns as they are kept.

    To unpack and count it takes longer than a transaction should, and needs none.
    """

    entries: Sequence[Browsed]
    contents: Mapping[EntryId, Sequence[bytes]]


def stock_of(reader: Connection, entries: Sequence[Browsed], *, whole: bool) -> Stock:
    """The figures of these entries; `whole`: they are all there are, so that all is read in one go."""
    contents = _stored(reader, None if whole else [entry.id for entry in entries])
    for entry in entries:
        kept = contents.get(entry.id)
        if not kept or not all(map(figure_columns.is_sound, kept)):  # not made yet, or damaged
            contents[entry.id] = [content for _, content in figure_columns.made(reader, entry.id)]
    return Stock(entries, contents)


def columns_of(stock: Stock) -> Columns:
    """The figures that were read, as columns."""
    gathered = _Gathered()
    for place, entry in enumerate(stock.entries):
        first = 0
        for content in stock.contents[entry.id]:
            portion = figure_columns.unpacked(content)
            if portion.size:
                gathered.add(place, first, portion)
                first += portion.size
    return gathered.columns(stock.entries)


# As many as one statement takes.
_PORTION = 500


def _stored(reader: Connection, entries: Sequence[EntryId] | None) -> dict[EntryId, list[bytes]]:
    """The stored columns by entry, those of an earlier version left out. `entries`: None for all."""
    columns = _columns.c
    query = select(columns.entry_id, columns.content).where(columns.version == NAMES_VERSION)
    query = query.order_by(columns.entry_id, columns.first)
    found: dict[EntryId, list[bytes]] = {}
    for asked in _portions(columns.entry_id, entries):
        for entry, content in reader.execute(query.where(*asked)):
            found.setdefault(entry, []).append(content)
    return found


def _portions(column: ColumnElement[int], entries: Sequence[EntryId] | None) -> Iterator[list[ColumnElement[bool]]]:
    if entries is None:
        yield []
        return
    for first in range(0, len(entries), _PORTION):
        yield [column.in_(entries[first : first + _PORTION])]


class _Strings(dict[str, int]):
    """Strings of all portions, each numbered when it is met first."""

    def __missing__(self, text: str) -> int:
        number = len(self)
        self[text] = number
        return number

    def numbers(self, told: Iterable[str]) -> Iterator[int]:
        return map(self.__getitem__, told)


@dataclass(slots=True)
class _Gathered:
    """Columns under way: the bytes of the portions behind each other."""

    parts: list[Portion] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    firsts: list[int] = field(default_factory=list)

    def add(self, place: int, first: int, portion: Portion) -> None:
        self.parts.append(portion)
        self.places.append(place)
        self.firsts.append(first)

    def columns(self, entries: Sequence[Browsed]) -> Columns:
        counts = np.array([part.size for part in self.parts], np.int64)
        ends = np.cumsum(counts)
        begins = ends - counts
        total = int(ends[-1]) if len(ends) else 0
        words, units, scopes = _Strings(), _Strings(), _Strings()
        return Columns(
            entries=entries,
            entry=np.repeat(np.array(self.places, np.int32), counts),
            ordinal=np.arange(total, dtype=np.int64) - np.repeat(begins - np.array(self.firsts, np.int64), counts),
            word=self._told([part.words for part in self.parts], 0, words, counts),
            unit=self._told([part.units for part in self.parts], 1, units, counts),
            scope=self._told([part.scopes for part in self.parts], 2, scopes, counts),
            year=np.frombuffer(b"".join(part.years for part in self.parts), "<i4"),
            flags=np.frombuffer(b"".join(part.flags for part in self.parts), np.uint8),
            magnitude=np.frombuffer(b"".join(part.magnitudes for part in self.parts), "<f8"),
            words=[_pair(told) for told in words],
            units=[_pair(told) for told in units],
            scopes=list(scopes),
        )

    def _told(self, own: list[bytes], which: int, strings: _Strings, counts: Numbers) -> Numbers:
        """The numbers within each portion as numbers of the strings of all of them."""
        told = [part.told[which] for part in self.parts]
        numbers = np.fromiter((number for each in told for number in strings.numbers(each)), np.int32)
        lengths = np.array([len(each) for each in told], np.int64)
        begins = np.cumsum(lengths) - lengths
        placed: Numbers = numbers[np.frombuffer(b"".join(own), "<u2") + np.repeat(begins, counts)]
        return placed


def _pair(told: str) -> tuple[str, str]:
    first, _, second = told.partition(WITHIN)
    return first, second
