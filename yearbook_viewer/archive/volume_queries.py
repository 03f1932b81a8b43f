"""What entries that are alike print, read for holding it against each other."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
from sqlalchemy import Connection, func, select

from yearbook_viewer.archive import schema
from yearbook_viewer.archive.browsing import Columns, Mask, Numbers, Stock, browsed, columns_of, stock_of
from yearbook_viewer.archive.printings import printings
from yearbook_viewer.archive.series_queries import Followed, followed_in, stock_on
from yearbook_viewer.archive.states import EntryState
from yearbook_viewer.records import EntryId, FigureAddress, Printing, SeriesKey
from yearbook_viewer.text.series.printed import about_of, core_key, is_telling

_entries = schema.entries

# Figures so near one of a series stand in its sentence, if any do.
_NEAR = 20
_FEW = 4000


@dataclass(frozen=True, slots=True)
class Likes:
    """Entries that are held against each other: those on one subject, or, of entries that name none, those of one title
    (`entries`), which `subject` then is."""

    subject: str
    entries: tuple[EntryId, ...] = ()


def likes(reader: Connection, entry: EntryId | None) -> list[Likes]:
    """The subjects that several current entries describe, and the titles that such without a subject have in several
    years; only that of an entry if it is one of them."""
    columns = _entries.c
    found = select(columns.subject).where(columns.state == EntryState.CURRENT, columns.subject != "")
    if entry is not None:
        own = select(columns.subject).where(columns.id == entry).scalar_subquery()
        found = found.where(columns.subject == own)
    subjects = reader.scalars(found.group_by(columns.subject).having(func.count() > 1).order_by(columns.subject))
    titled = (each for each in _titled(reader) if entry is None or entry in each.entries)
    return [*map(Likes, subjects), *titled]


def _titled(reader: Connection) -> Iterator[Likes]:
    """Entries without a subject that have a telling title in several years, in one place; of two of a year nobody knows
    which is meant."""
    columns = _entries.c
    asked = select(columns.id, columns.title, columns.year, columns.place)
    asked = asked.where(columns.state == EntryState.CURRENT, columns.subject == "", columns.year.is_not(None))
    alike: dict[tuple[str, tuple[str, ...]], dict[int, list[EntryId]]] = defaultdict(lambda: defaultdict(list))
    for row in reader.execute(asked.order_by(columns.id)):
        about = about_of(row.title, "")
        if is_telling(about):
            alike[about, tuple(row.place)][row.year].append(EntryId(row.id))
    for (about, _), years in sorted(alike.items()):
        if len(years) > 1 and all(len(own) == 1 for own in years.values()):
            yield Likes(about, tuple(entry for own in years.values() for entry in own))


def printings_on(reader: Connection, like: Likes, same: Mapping[SeriesKey, SeriesKey]) -> tuple[Printing, ...]:
    """What these entries print of series that several of them tell, with all that stands near it.

    Of entries with few figures all of them. `same`: of series that were joined the one that stands for them.
    """
    columns = columns_of(_stock(reader, like))
    followed = _near(columns, _told_by_several(columns, same))
    # Of few figures all are looked at: their numbers may tell what their names do not.
    places = np.arange(len(columns.entry)) if len(columns.entry) <= _FEW else np.flatnonzero(followed)
    addresses = [
        FigureAddress(columns.entries[entry].id, ordinal)
        for entry, ordinal in zip(columns.entry[places].tolist(), columns.ordinal[places].tolist(), strict=True)
    ]
    return tuple(replace(printing, subject=like.subject) for printing in printings(reader, addresses))


def _stock(reader: Connection, like: Likes) -> Stock:
    if not like.entries:
        return stock_on(reader, [like.subject])
    entries = browsed(reader, _entries.c.id.in_(like.entries))
    return stock_of(reader, [entry._replace(subject=like.subject) for entry in entries], whole=False)


def _told_by_several(columns: Columns, same: Mapping[SeriesKey, SeriesKey]) -> Mask:
    """Which figures belong to a series that more than one entry prints."""
    followed = followed_in(columns)
    groups = _joined(followed, same)[followed.groups]
    entries = columns.entry[followed.places].astype(np.int64)
    size = len(columns.entries) or 1
    pairs = np.unique(groups * size + entries) // size
    several = np.bincount(pairs, minlength=len(followed.parts)) > 1
    mask: Mask = np.zeros(len(columns.entry), np.bool_)
    mask[followed.places[several[groups]]] = True
    return mask


def _joined(followed: Followed, same: Mapping[SeriesKey, SeriesKey]) -> Numbers:
    """Of each series the number of the first that was joined to it or is it in other words, or its own."""
    numbers = np.arange(len(followed.parts))
    first: dict[SeriesKey, int] = {}
    for number in range(len(numbers)):
        key = followed.key(number)
        numbers[number] = first.setdefault(core_key(same.get(key, key)), number)
    return numbers


def _near(columns: Columns, mask: Mask) -> Mask:
    """These figures and those of the same entry that stand at most so many before or behind one of them."""
    if not mask.any():
        return mask
    at = np.flatnonzero(mask)
    every = np.arange(len(mask))
    # Entries stand one after the other: what is near across their border belongs to the neighbour.
    before = at[np.maximum(np.searchsorted(at, every, side="right") - 1, 0)]
    behind = at[np.minimum(np.searchsorted(at, every), len(at) - 1)]
    near: Mask = np.zeros(len(mask), np.bool_)
    for other in (before, behind):
        near |= (np.abs(every - other) <= _NEAR) & (columns.entry == columns.entry[other])
    return near
