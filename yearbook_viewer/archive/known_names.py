"""The reader's dictionary and his words on single places, as they are laid over texts."""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row, func, select

from yearbook_viewer.archive import schema
from yearbook_viewer.archive.states import EntryState
from yearbook_viewer.records import EntryId, Kind
from yearbook_viewer.records.entities import OwnName, OwnNameId, Ruling
from yearbook_viewer.text.entities.own_names import Lexicon

_lines, _rulings = schema.dictionary, schema.rulings

# What is another after every change of the dictionary.
Edition = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Known:
    """A dictionary, ready to be looked for. `own`: by entry, the lines that hold in that entry alone."""

    edition: Edition = (0, 0)
    everywhere: Lexicon = field(default_factory=lambda: Lexicon(()))
    own: dict[EntryId, Lexicon] = field(default_factory=dict)

    def lexica(self, entry: EntryId) -> list[Lexicon]:
        """The names that hold in an entry."""
        return [each for each in (self.everywhere, self.own.get(entry)) if each]


def known(reader: Connection, held: Known = Known()) -> Known:
    """The dictionary as it stands now; `held`, where it has not changed since that was read."""
    edition = edition_of(reader)
    if edition == held.edition:
        return held
    everywhere: list[OwnName] = []
    by_entry: dict[EntryId, list[OwnName]] = {}
    for own in own_names(reader):
        (everywhere if own.entry is None else by_entry.setdefault(own.entry, [])).append(own)
    return Known(edition, Lexicon(everywhere), {entry: Lexicon(names) for entry, names in by_entry.items()})


def edition_of(reader: Connection) -> Edition:
    """Which state of the dictionary this is."""
    row = reader.execute(select(func.count(), func.coalesce(func.sum(_lines.c.changed), 0)).select_from(_lines)).one()
    return int(row[0]), int(row[1])


def own_names(reader: Connection) -> tuple[OwnName, ...]:
    """All lines of the dictionary, in the order in which they came into it."""
    found = reader.execute(select(_lines).where(~_lines.c.gone).order_by(_lines.c.id))
    return tuple(map(own_name, found))


def own_words(reader: Connection) -> frozenset[str]:
    """The names that are looked for everywhere, as words for who parts texts into words."""
    here = (~_lines.c.gone, _lines.c.entry_id.is_(None), _lines.c.kind.is_not(None))
    return frozenset(name for name in reader.scalars(select(_lines.c.name).where(*here)) if len(name) > 1)


def names_in_sight(reader: Connection) -> tuple[OwnName, ...]:
    """The same without the lines that hold in entries alone that are replaced or deleted."""
    entries = schema.entries.c
    current = select(entries.id).where(entries.state == EntryState.CURRENT)
    here = (~_lines.c.gone, _lines.c.entry_id.is_(None) | _lines.c.entry_id.in_(current))
    return tuple(map(own_name, reader.execute(select(_lines).where(*here).order_by(_lines.c.id))))


def own_name(row: Row[Any]) -> OwnName:
    """A whole row of `dictionary` as its record."""
    kind = None if row.kind is None else Kind(row.kind)
    entry = None if row.entry_id is None else EntryId(row.entry_id)
    return OwnName(row.name, kind, row.entity, entry, OwnNameId(row.id), tuple(row.instead))


def rulings_of(reader: Connection, entry: EntryId) -> list[Ruling]:
    """The reader's words on single places of an entry, the earlier first; not those whose passage is gone."""
    columns = _rulings.c
    here = (columns.entry_id == entry, ~columns.gone, columns.start.is_not(None))
    found = reader.execute(select(_rulings).where(*here).order_by(columns.id))
    return [Ruling(row.start, row.end, None if row.kind is None else Kind(row.kind)) for row in found]
