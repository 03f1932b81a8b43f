"""The reader's word on entities: which are one and the same, which are not, and how he calls them."""

import hashlib
import json
from typing import Any

from sqlalchemy import Connection, Row, Table, insert, select, update

from yearbook_viewer.archive import schema
from yearbook_viewer.archive.change_log import log_deed, mark_undone, now
from yearbook_viewer.archive.states import Deed
from yearbook_viewer.records import Change, ChangeKind, Kind, LinkState
from yearbook_viewer.records.entities import EntityKey, NameLink

_links, _renamed = schema.name_links, schema.renamed

DEEDS = (Deed.NAMES_LINKED, Deed.ENTITY_RENAMED)

_SEALED = {_links: ("one", "other", "state", "reason", "at"), _renamed: ("key", "name", "at")}


def decide(writer: Connection, link: NameLink) -> None:
    """Put the reader's decision about two entities in the place of an earlier one; can be undone.

    PROPOSED takes a decision back. ValueError for an entity and itself.
    """
    if link.one == link.other:
        raise ValueError("an entity cannot be linked with itself")
    one, other = sorted(map(_spelled, (link.one, link.other)))
    row = writer.execute(select(_links).where(_links.c.one == one, _links.c.other == other)).one_or_none()
    before = LinkState.PROPOSED if row is None else row.state
    if before == link.state:
        return
    if row is None:
        values = {"one": one, "other": other, "state": before, "reason": link.reason, "at": now(), "seal": ""}
        number = writer.scalars(insert(_links).values(values).returning(_links.c.id)).one()
    else:
        number = row.id
    # Both keys too, so that the log tells without this table what was decided.
    told = {"row": number, "one": one, "other": other, "name": link.one.name}
    log_deed(writer, None, Deed.NAMES_LINKED, told | {"state": before}, told | {"state": link.state})
    _put(writer, _links, number, state=link.state)


def rename(writer: Connection, key: EntityKey, name: str) -> None:
    """Call an entity by this name from now on; by its own again where it is empty. Can be undone."""
    spelled = _spelled(key)
    chosen = "" if name == key.name else name
    row = writer.execute(select(_renamed).where(_renamed.c.key == spelled)).one_or_none()
    before = "" if row is None else row.name
    if before == chosen:
        return
    if row is None:
        values = {"key": spelled, "name": before, "at": now(), "seal": ""}
        number = writer.scalars(insert(_renamed).values(values).returning(_renamed.c.id)).one()
    else:
        number = row.id
    told = {"row": number, "key": spelled, "name": before or key.name}
    log_deed(writer, None, Deed.ENTITY_RENAMED, told | {"chosen": before}, told | {"chosen": chosen})
    _put(writer, _renamed, number, name=chosen)


def links(reader: Connection) -> tuple[NameLink, ...]:
    """What the reader has accepted and refused, in the order in which he first spoke of it."""
    rows = reader.execute(select(_links).where(_links.c.state != LinkState.PROPOSED).order_by(_links.c.id))
    return tuple(NameLink(_key(row.one), _key(row.other), LinkState(row.state), row.reason) for row in rows)


def renamed(reader: Connection) -> dict[EntityKey, str]:
    """The names that the reader has chosen."""
    rows = reader.execute(select(_renamed).where(_renamed.c.name != "").order_by(_renamed.c.id))
    return {_key(row.key): row.name for row in rows}


def can_be_undone(connection: Connection, edit: Row[Any]) -> bool:
    """Whether the link or name stands as the edit left it."""
    table, column, told = _what(edit)
    row = connection.execute(select(table).where(table.c.id == edit.after["row"])).one_or_none()
    return row is not None and row._mapping[column] == edit.after[told]


def take_back(writer: Connection, edit: Row[Any]) -> None:
    """Put the link or name back to how it stood before the edit."""
    table, column, told = _what(edit)
    _put(writer, table, edit.before["row"], **{column: edit.before[told]})
    mark_undone(writer, edit)


def as_change(edit: Row[Any]) -> Change:
    """A row of the log as it is told."""
    return Change(ChangeKind(edit.deed), None, edit.after["name"], edit.at)


def unsound(reader: Connection) -> int:
    """How many rows are not what was written."""
    return sum(
        _seal(table, row) != row.seal for table in _SEALED for row in reader.execute(select(table).order_by(table.c.id))
    )


def _what(edit: Row[Any]) -> tuple[Table, str, str]:
    """The table of an edit, the column that it changed, and how the log calls that."""
    return (_links, "state", "state") if edit.deed == Deed.NAMES_LINKED else (_renamed, "name", "chosen")


def _put(writer: Connection, table: Table, number: int, **values: str) -> None:
    here = table.c.id == number
    writer.execute(update(table).where(here).values(values))
    row = writer.execute(select(table).where(here)).one()
    writer.execute(update(table).where(here).values(seal=_seal(table, row)))


def _seal(table: Table, row: Row[Any]) -> str:
    return hashlib.sha256(json.dumps([row._mapping[name] for name in _SEALED[table]]).encode()).hexdigest()


def _spelled(key: EntityKey) -> str:
    return json.dumps([key.kind, key.name, key.home], ensure_ascii=False)


def _key(spelled: str) -> EntityKey:
    kind, name, home = json.loads(spelled)
    return EntityKey(Kind(kind), name, home)
