"""The lines of the reader's dictionary: put in, changed, taken out, carried over to a corrected text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Self

from sqlalchemy import Connection, Row, bindparam, func, insert, select, update

from yearbook_viewer.archive import schema
from yearbook_viewer.archive.change_log import now
from yearbook_viewer.archive.seals import Sealed
from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.records import EntryId
from yearbook_viewer.records.entities import OwnName, OwnNameId
from yearbook_viewer.text.search_folds import search_fold

_lines = schema.dictionary

_sealed = Sealed(_lines, ("name", "kind", "entity", "entry_id", "instead", "at", "gone"))

# Servers and older SQLites take a thousand values in a statement.
_PORTION = 500

_BLANKS = re.compile(r"\s+")
# A blank between words of letters parts them; any other fills a line or a column.
_FILLING = re.compile(r"(?<![0-9A-Za-zÀ-ÿ]) | (?![0-9A-Za-zÀ-ÿ])")

# A name and the entry that it holds in alone.
_Key = tuple[str, EntryId | None]


@dataclass(frozen=True, slots=True)
class LineStanding:
    """What can change about a line of the dictionary."""

    kind: str | None
    entity: str
    instead: tuple[str, ...]
    gone: bool

    def spelled(self) -> dict[str, Any]:
        """As the log keeps it."""
        return asdict(self) | {"instead": list(self.instead)}

    @classmethod
    def of(cls, spelled: dict[str, Any]) -> Self:
        """The inverse of `spelled`; what else stands there is passed over."""
        return cls(spelled["kind"], spelled["entity"], tuple(spelled["instead"]), spelled["gone"])


@dataclass(frozen=True, slots=True)
class LineChange:
    """What became of one line. `everywhere`: it holds in all entries."""

    id: OwnNameId
    name: str
    everywhere: bool
    before: LineStanding
    after: LineStanding


_NOTHING = LineStanding(None, "", (), gone=True)


def as_name(passage: str) -> str:
    """A passage as a name: without line ends and the blanks that fill a column (张　三), those between words kept."""
    return _FILLING.sub("", _BLANKS.sub(" ", passage.strip()))


def put(writer: Connection, names: Iterable[OwnName]) -> list[LineChange]:
    """Keep names, each in the place of the line of the same name that holds as far; what changed by that.

    `id` says nothing here. Of names that are folded to the same the last counts. ValueError for a name of nothing.
    """
    wanted: dict[_Key, OwnName] = {}
    for own in names:
        folded = search_fold(own.name)
        if not folded:
            raise ValueError("a name of nothing")
        wanted[folded, own.entry] = own
    there = _there(writer, wanted)
    fresh = [key for key in wanted if key not in there]
    changes = _inserted(writer, [(folded, wanted[folded, entry]) for folded, entry in fresh])
    for key, row in there.items():
        own = wanted[key]
        after = _standing_of(own)
        if _standing(row) != after:
            changes.append(LineChange(OwnNameId(row.id), row.name, row.entry_id is None, _standing(row), after))
    settle(writer, [(change.id, change.after) for change in changes])
    return changes


def change(writer: Connection, own: OwnName) -> list[LineChange]:
    """Change the line of this id; under another name, or for another reach, it is another line and the former goes."""
    row = _live(writer, own.id)
    if (row.folded, row.entry_id) == (search_fold(own.name), own.entry):
        return put(writer, [own])
    return [*drop(writer, [OwnNameId(row.id)]), *put(writer, [own])]


def drop(writer: Connection, ids: Sequence[OwnNameId]) -> list[LineChange]:
    """Take lines out; ArchiveProblem for one that is not there."""
    rows = [_live(writer, number) for number in ids]
    changes = [
        LineChange(
            OwnNameId(row.id), row.name, row.entry_id is None, _standing(row), replace(_standing(row), gone=True)
        )
        for row in rows
    ]
    settle(writer, [(each.id, each.after) for each in changes])
    return changes


def line_for(reader: Connection, name: str, entry: EntryId | None) -> OwnNameId | None:
    """The line of this name that holds in this entry alone, or everywhere."""
    columns = _lines.c
    here = (columns.folded == search_fold(name), columns.entry_id.is_not_distinct_from(entry), ~columns.gone)
    found = reader.scalars(select(columns.id).where(*here)).first()
    return None if found is None else OwnNameId(found)


def standings_of(reader: Connection, ids: Sequence[int]) -> dict[int, LineStanding]:
    """How lines stand."""
    found: dict[int, LineStanding] = {}
    for some in _portions(ids):
        found |= {row.id: _standing(row) for row in reader.execute(select(_lines).where(_lines.c.id.in_(some)))}
    return found


def settle(writer: Connection, standings: Sequence[tuple[int, LineStanding]]) -> None:
    """Have lines stand so; they are to be laid over the entries anew."""
    standing = dict(standings)
    values = []
    for some in _portions(tuple(standing)):
        for row in writer.execute(select(_lines).where(_lines.c.id.in_(some))):
            told = standing[row.id].spelled()
            seal = _sealed.seal(row._asdict() | told)
            values.append({"number": row.id, "changed_now": row.changed + 1, "seal_now": seal} | _bound(told))
    if values:
        writer.execute(
            update(_lines)
            .where(_lines.c.id == bindparam("number"))
            .values(
                changed=bindparam("changed_now"),
                seal=bindparam("seal_now"),
                **{name: bindparam(f"{name}_now") for name in _NOTHING.spelled()},
            ),
            values,
        )


def carry(writer: Connection, older: EntryId, newer: EntryId) -> bool:
    """Have the lines that hold in an earlier text alone hold in the one that took its place too; whether any do."""
    columns = _lines.c
    given = writer.execute(select(_lines).where(columns.entry_id == older, ~columns.gone).order_by(columns.id)).all()
    for row in given:
        own = OwnName(row.name, row.kind, row.entity, newer, None, tuple(row.instead))
        for each in put(writer, [own]):
            writer.execute(update(_lines).where(columns.id == each.id).values(carried_from=row.id))
    return bool(given)


def waiting(reader: Connection) -> list[Row[Any]]:
    """The lines that have changed since all entries were gone through for them: id, name as folded, changed, entry."""
    columns = _lines.c
    changed = select(columns.id, columns.folded, columns.changed, columns.entry_id)
    return list(reader.execute(changed.where(columns.changed > columns.applied).order_by(columns.id)))


def note_applied(writer: Connection, applied: Sequence[tuple[int, int]]) -> None:
    """Write down which change of a line was laid over all entries: line, and its `changed` then."""
    if applied:
        writer.execute(
            update(_lines).where(_lines.c.id == bindparam("number")).values(applied=bindparam("changed_then")),
            [{"number": number, "changed_then": changed} for number, changed in applied],
        )


def unsound(reader: Connection) -> int:
    """How many lines are not what was written."""
    return len(_sealed.unsound(reader))


def _there(reader: Connection, wanted: Iterable[_Key]) -> dict[_Key, Row[Any]]:
    """The lines of these names and reaches, gone or not."""
    keys = set(wanted)
    found: dict[_Key, Row[Any]] = {}
    for some in _portions(tuple({folded for folded, _ in keys})):
        for row in reader.execute(select(_lines).where(_lines.c.folded.in_(some)).order_by(_lines.c.id)):
            if (row.folded, row.entry_id) in keys:
                found[row.folded, row.entry_id] = row
    return found


def _inserted(writer: Connection, names: Sequence[tuple[str, OwnName]]) -> list[LineChange]:
    changes: list[LineChange] = []
    first = writer.scalars(select(func.coalesce(func.max(_lines.c.id), 0))).one() + 1
    values = []
    for number, (folded, own) in enumerate(names, first):
        value = {"name": own.name.strip(), "folded": folded, "entry_id": own.entry, "at": now(), "carried_from": None}
        values.append(value | _NOTHING.spelled() | {"id": number, "changed": 0, "applied": 0, "seal": ""})
        name = OwnNameId(number)
        changes.append(LineChange(name, own.name.strip(), own.entry is None, _NOTHING, _standing_of(own)))
    if values:
        writer.execute(insert(_lines), values)
    return changes


def _live(reader: Connection, number: OwnNameId | None) -> Row[Any]:
    row = reader.execute(select(_lines).where(_lines.c.id == number, ~_lines.c.gone)).one_or_none()
    if row is None:
        raise ArchiveProblem("no-such-own-name")
    return row


def _standing(row: Row[Any]) -> LineStanding:
    return LineStanding(row.kind, row.entity, tuple(row.instead), row.gone)


def _standing_of(own: OwnName) -> LineStanding:
    return LineStanding(own.kind, own.entity, own.instead, gone=False)


def _bound(told: dict[str, Any]) -> dict[str, Any]:
    return {f"{name}_now": value for name, value in told.items()}


def _portions(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (values[first : first + _PORTION] for first in range(0, len(values), _PORTION))
