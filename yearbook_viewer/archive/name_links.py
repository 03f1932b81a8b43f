"""The reader's word on entities: which are one and the same, which are not, and how he calls them."""

import json
from typing import Any

from sqlalchemy import Connection, Row, select

from yearbook_viewer.archive import schema
from yearbook_viewer.archive.change_log import log_deed, mark_undone, now
from yearbook_viewer.archive.seals import Sealed
from yearbook_viewer.archive.states import Deed
from yearbook_viewer.records import Change, ChangeKind, Kind, LinkState
from yearbook_viewer.records.entities import EntityKey, NameLink

_links, _renamed = schema.name_links, schema.renamed

DEEDS = (Deed.NAMES_LINKED, Deed.ENTITY_RENAMED)

_sealed_links = Sealed(_links, ("one", "other", "state", "reason", "at"))
_sealed_renamed = Sealed(_renamed, ("key", "name", "at"))


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
    linked = {"one": one, "other": other, "state": before, "reason": link.reason, "at": now()}
    number = _sealed_links.add(writer, linked) if row is None else row.id
    # Both keys too, so that the log tells without this table what was decided.
    told = {"row": number, "one": one, "other": other, "name": link.one.name}
    log_deed(writer, None, Deed.NAMES_LINKED, told | {"state": before}, told | {"state": link.state})
    _sealed_links.put(writer, number, state=link.state)


def rename(writer: Connection, key: EntityKey, name: str) -> None:
    """Call an entity by this name from now on; by its own again where it is empty. Can be undone."""
    spelled = _spelled(key)
    chosen = "" if name == key.name else name
    row = writer.execute(select(_renamed).where(_renamed.c.key == spelled)).one_or_none()
    before = "" if row is None else row.name
    if before == chosen:
        return
    named = {"key": spelled, "name": before, "at": now()}
    number = _sealed_renamed.add(writer, named) if row is None else row.id
    told = {"row": number, "key": spelled, "name": before or key.name}
    log_deed(writer, None, Deed.ENTITY_RENAMED, told | {"chosen": before}, told | {"chosen": chosen})
    _sealed_renamed.put(writer, number, name=chosen)


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
    sealed, column, told = _what(edit)
    row = connection.execute(select(sealed.table).where(sealed.table.c.id == edit.after["row"])).one_or_none()
    return row is not None and row._mapping[column] == edit.after[told]


def take_back(writer: Connection, edit: Row[Any]) -> None:
    """Put the link or name back to how it stood before the edit."""
    sealed, column, told = _what(edit)
    sealed.put(writer, edit.before["row"], **{column: edit.before[told]})
    mark_undone(writer, edit)


def as_change(edit: Row[Any]) -> Change:
    """A row of the log as it is told."""
    return Change(ChangeKind(edit.deed), None, edit.after["name"], edit.at)


def unsound(reader: Connection) -> int:
    """How many rows are not what was written."""
    return len(_sealed_links.unsound(reader)) + len(_sealed_renamed.unsound(reader))


def _what(edit: Row[Any]) -> tuple[Sealed, str, str]:
    """The table of an edit, the column that it changed, and how the log calls that."""
    if edit.deed == Deed.NAMES_LINKED:
        return _sealed_links, "state", "state"
    return _sealed_renamed, "name", "chosen"


def _spelled(key: EntityKey) -> str:
    return json.dumps([key.kind, key.name, key.home], ensure_ascii=False)


def _key(spelled: str) -> EntityKey:
    kind, name, home = json.loads(spelled)
    return EntityKey(Kind(kind), name, home)
