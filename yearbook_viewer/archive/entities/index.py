"""The index (索引) of entries: what they name, in the order of its readings, each with the sections that name it."""

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial

from sqlalchemy import Connection, select

from yearbook_viewer.archive import read_marks, schema
from yearbook_viewer.archive.entities.lettered import sorting
from yearbook_viewer.archive.states import EntryState
from yearbook_viewer.records import EntryId, Kind, SectionId
from yearbook_viewer.records.entities import EntityKey, IndexLine, IndexReference
from yearbook_viewer.text.pinyin_order import initial_of, spelled

_entries, _sections = schema.entries, schema.sections

# In this order the kinds stand behind each other.
_KINDS = (Kind.PER, Kind.ORG, Kind.LOC, Kind.DOC, Kind.NAME)
# Entries that are read in one transaction.
_ENTRIES = 50

# The entity that a mark of an entry stands for.
KeyOf = Callable[[EntryId, Kind, str], EntityKey]
_Places = dict[EntityKey, list[IndexReference]]


def index_lines(
    ask: Callable[[Callable[[Connection], _Places]], _Places],
    entries: Sequence[EntryId],
    kinds: Collection[Kind],
    key_of: KeyOf,
) -> tuple[IndexLine, ...]:
    """The lines of the index of these entries, in whose order the references of a line stand; kind by kind."""
    found: _Places = {}
    for first in range(0, len(entries), _ENTRIES):
        some = entries[first : first + _ENTRIES]
        for key, places in ask(partial(_named, entries=some, kinds=kinds, key_of=key_of)).items():
            found.setdefault(key, []).extend(places)
    readings = {key: spelled(key.name, key.kind) for key in found}
    ordered = sorted(found, key=lambda key: (_KINDS.index(key.kind), sorting(key, readings[key])))
    homes: dict[tuple[Kind, str], int] = {}
    for key in ordered:
        homes[key.kind, key.name] = homes.get((key.kind, key.name), 0) + 1
    return tuple(
        IndexLine(
            kind=key.kind,
            initial=initial_of(readings[key]),
            # Two of one name are told apart by where they are at home.
            name=f"{key.name}（{key.home}）" if key.home and homes[key.kind, key.name] > 1 else key.name,
            references=tuple(dict.fromkeys(found[key])),
        )
        for key in ordered
    )


def in_reading_order(reader: Connection) -> list[EntryId]:
    """All current entries, the oldest year first, those without one last."""
    columns = _entries.c
    query = select(columns.id).where(columns.state == EntryState.CURRENT)
    return [EntryId(each) for each in reader.scalars(query.order_by(columns.year.is_(None), columns.year, columns.id))]


def _named(reader: Connection, entries: Sequence[EntryId], kinds: Collection[Kind], key_of: KeyOf) -> _Places:
    query = read_marks.query(
        ("entry_id", "start", "kind", "text"),
        lambda columns: (columns.entry_id.in_(entries), columns.kind.in_(kinds)),
    )
    marks: dict[int, list[tuple[int, Kind, str]]] = {}
    for entry, start, kind, text in reader.execute(query):
        marks.setdefault(entry, []).append((start, Kind(kind), text))
    found: _Places = {}
    for entry in entries:
        starts, references = _references(reader, entry)
        for start, kind, text in sorted(marks.get(entry, ())):
            reference = references[bisect_right(starts, start) - 1]
            places = found.setdefault(key_of(entry, kind, text), [])
            if not places or places[-1] is not reference:
                places.append(reference)
    return found


def _references(reader: Connection, entry: EntryId) -> tuple[list[int], list[IndexReference]]:
    """The parts of an entry: where each begins, and what tells of it."""
    columns = _entries.c
    row = reader.execute(select(columns.title, columns.year).where(columns.id == entry)).one()
    starts, references = [0], [IndexReference(entry, None, row.title, row.title, row.year)]
    for number, title, start in _section_rows(reader, entry):
        starts.append(start)
        references.append(IndexReference(entry, SectionId(number), row.title, title or row.title, row.year))
    return starts, references


def _section_rows(reader: Connection, entry: EntryId) -> Iterator[tuple[int, str, int]]:
    columns = _sections.c
    query = select(columns.id, columns.title, columns.start).where(columns.entry_id == entry)
    return ((row.id, row.title, row.start) for row in reader.execute(query.order_by(columns.ordinal)))
