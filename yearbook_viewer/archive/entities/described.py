"""The entries of an archive as far as their names depend on them: where they are at home, and in which year."""

from typing import NamedTuple

from sqlalchemy import Connection, select

from yearbook_viewer.archive import schema
from yearbook_viewer.archive.search.holdings import NO_YEAR
from yearbook_viewer.archive.states import EntryState
from yearbook_viewer.records import EntryId
from yearbook_viewer.text.entities.homes import Home, home_of

_entries = schema.entries

# Stands for no first year; younger than any.
LATEST = 2**15


class Described(NamedTuple):
    """A current entry: where it is at home, the year it describes (NO_YEAR for none)."""

    entry: EntryId
    home: Home
    year: int


def described(reader: Connection) -> list[Described]:
    """The current entries, rising."""
    columns = _entries.c
    told = (columns.id, columns.subject, columns.volume, columns.title, columns.place, columns.source, columns.year)
    found = reader.execute(select(*told).where(columns.state == EntryState.CURRENT).order_by(columns.id))
    return [
        Described(
            EntryId(row.id),
            home_of(row.subject, row.volume, (row.title, *reversed(row.place)), row.source),
            _year(row.year),
        )
        for row in found
    ]


def _year(year: int | None) -> int:
    return NO_YEAR if year is None else min(max(year, NO_YEAR + 1), LATEST - 1)
