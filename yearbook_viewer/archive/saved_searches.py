"""Searches that the reader keeps in the archive under a name."""

import json
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from yearbook_viewer.archive import schema
from yearbook_viewer.archive.change_log import now
from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.records import EntryId
from yearbook_viewer.records.searched import HitOrder, Narrowing, SavedSearch, SearchId, SearchWish, Where

_searches = schema.saved_searches


def saved_searches(reader: Connection) -> tuple[SavedSearch, ...]:
    """All of them, those saved first standing first."""
    found = reader.execute(select(_searches).order_by(_searches.c.id))
    return tuple(SavedSearch(SearchId(row.id), row.name, _wish(row.wish), row.at) for row in found)


def told(reader: Connection) -> list[str]:
    """Each as a line of JSON in the form of `change_log.told`, to be kept beside the backups with the other edits."""
    found = reader.execute(select(_searches).order_by(_searches.c.id))
    lines = (
        {"at": row.at, "deed": "search-saved", "before": {}, "after": {"name": row.name, **row.wish}} for row in found
    )
    return [json.dumps(line, ensure_ascii=False) for line in lines]


def save(writer: Connection, name: str, wish: SearchWish) -> SearchId:
    """Keep a search; one of the same name is replaced. ValueError for a name of nothing."""
    name = _named(name)
    values = {"name": name, "wish": _spelled(wish), "at": now()}
    known = writer.scalars(select(_searches.c.id).where(_searches.c.name == name)).first()
    if known is not None:
        writer.execute(update(_searches).where(_searches.c.id == known).values(values))
        return SearchId(known)
    return SearchId(writer.scalars(insert(_searches).values(values).returning(_searches.c.id)).one())


def rename(writer: Connection, search: SearchId, name: str) -> None:
    """Give a search another name; another one of that name goes. ArchiveProblem for a search that is not there."""
    name = _named(name)
    writer.execute(delete(_searches).where(_searches.c.name == name, _searches.c.id != search))
    changed = writer.execute(update(_searches).where(_searches.c.id == search).values(name=name))
    if not changed.rowcount:
        raise ArchiveProblem("no-such-search", search=search)


def forget(writer: Connection, search: SearchId) -> None:
    """Take a search away; nothing where it is not there."""
    writer.execute(delete(_searches).where(_searches.c.id == search))


def _named(name: str) -> str:
    words = " ".join(name.split())
    if not words:
        raise ValueError("a search is saved under a name")
    return words


def _spelled(wish: SearchWish) -> dict[str, Any]:
    narrowed = wish.narrowed
    # None, no year, stands before the years.
    years = sorted(narrowed.years, key=lambda year: (year is not None, year or 0))
    return {
        "words": wish.words,
        "exact": wish.exact,
        "order": wish.order,
        "years": years,
        "entries": sorted(narrowed.entries),
        "places": sorted(narrowed.places),
    }


def _wish(spelled: dict[str, Any]) -> SearchWish:
    narrowed = Narrowing(
        frozenset(spelled["years"]),
        frozenset(map(EntryId, spelled["entries"])),
        frozenset(map(Where, spelled["places"])),
    )
    return SearchWish(spelled["words"], spelled["exact"], HitOrder(spelled["order"]), narrowed)
