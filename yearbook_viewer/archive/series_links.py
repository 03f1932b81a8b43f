"""What the reader decided about two series: one and the same, or not."""

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Row, or_, select

from yearbook_viewer.archive import schema
from yearbook_viewer.archive.change_log import log_deed, mark_undone, now
from yearbook_viewer.archive.seals import Sealed
from yearbook_viewer.archive.states import Deed, EntryState
from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.records import EntryId, LinkState, SeriesKey

_links, _entries = schema.series_links, schema.entries

_sealed = Sealed(_links, ("one", "other", "state", "at"))


def decide(writer: Connection, one: SeriesKey, other: SeriesKey, state: LinkState) -> None:
    """Put the reader's decision about two series in the place of an earlier one; can be undone.

    PROPOSED takes a decision back. Raises ArchiveProblem where no entry is left of either subject, ValueError for a
    series and itself.
    """
    if one == other:
        raise ValueError("a series cannot be linked with itself")
    entry = _newest_of(writer, (one.subject, other.subject))
    first, second = sorted((one, other))
    pair = {"one": _spelled(first), "other": _spelled(second)}
    row = writer.execute(
        select(_links).where(_links.c.one == pair["one"], _links.c.other == pair["other"])
    ).one_or_none()
    before = LinkState.PROPOSED if row is None else row.state
    if before == state:
        return
    number = _sealed.add(writer, pair | {"state": before, "at": now()}) if row is None else row.id
    # Both keys too, so that the log tells without this table what was decided.
    told = {"link": number, "one": first, "other": second}
    log_deed(writer, entry, Deed.LINKED, told | {"state": before}, told | {"state": state})
    _sealed.put(writer, number, state=state)


def decided(reader: Connection, key: SeriesKey) -> dict[SeriesKey, LinkState]:
    """The other series that the reader has accepted or refused for this one."""
    spelled = _spelled(key)
    here = or_(_links.c.one == spelled, _links.c.other == spelled)
    rows = reader.execute(select(_links).where(here, _links.c.state != LinkState.PROPOSED).order_by(_links.c.id))
    return {_key(row.other if row.one == spelled else row.one): LinkState(row.state) for row in rows}


def joined(reader: Connection, key: SeriesKey) -> tuple[SeriesKey, ...]:
    """The series that are one with this one by accepted links, also by way of others; itself left out."""
    found = {key: None}
    waiting = [key]
    while waiting:
        for other, state in decided(reader, waiting.pop()).items():
            if state is LinkState.ACCEPTED and other not in found:
                found[other] = None
                waiting.append(other)
    return tuple(found)[1:]


def groups(reader: Connection) -> dict[SeriesKey, SeriesKey]:
    """Of each series that was joined to others the one that stands for all of them."""
    told: dict[SeriesKey, SeriesKey] = {}
    rows = reader.execute(select(_links.c.one).where(_links.c.state == LinkState.ACCEPTED).order_by(_links.c.id))
    for row in rows:
        key = _key(row.one)
        if key not in told:
            told |= dict.fromkeys((key, *joined(reader, key)), key)
    return told


def can_be_undone(connection: Connection, edit: Row[Any]) -> bool:
    """Whether the link stands as the edit left it, and the entry that it was noted at is still current."""
    state = connection.scalars(select(_links.c.state).where(_links.c.id == edit.after["link"])).one_or_none()
    current = select(_entries.c.id).where(_entries.c.id == edit.entry_id, _entries.c.state == EntryState.CURRENT)
    return state == edit.after["state"] and connection.execute(current).first() is not None


def take_back(writer: Connection, edit: Row[Any]) -> None:
    """Put the link back to how it stood before the edit."""
    _sealed.put(writer, edit.before["link"], state=edit.before["state"])
    mark_undone(writer, edit)


def unsound(reader: Connection) -> int:
    """How many links are not what was written."""
    return len(_sealed.unsound(reader))


def _newest_of(connection: Connection, subjects: Iterable[str]) -> EntryId:
    """The entry that the decision is noted at."""
    columns = _entries.c
    found = connection.scalars(
        select(columns.id)
        .where(columns.subject.in_(subjects), columns.state == EntryState.CURRENT)
        .order_by(columns.year.desc(), columns.id.desc())
        .limit(1)
    ).one_or_none()
    if found is None:
        raise ArchiveProblem("no-such-entry", entry="")
    return EntryId(found)


def _spelled(key: SeriesKey) -> str:
    return json.dumps(key, ensure_ascii=False)


def _key(spelled: str) -> SeriesKey:
    return SeriesKey(*json.loads(spelled))
