"""The names and headings of an entry, packed, from which is proposed to who types: written with it, or made later.

An archive of a million sections has thirty million marks: to count them takes a minute, to add these up a few seconds.
"""

import re
import sys
import zlib
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from struct import Struct
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, delete, exists, insert, select, update

from yearbook_viewer.archive import read_marks, rows, schema
from yearbook_viewer.archive.rows import Values
from yearbook_viewer.archive.states import EntryState
from yearbook_viewer.archive.store import Store
from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.records import EntryId, Kind, Mark
from yearbook_viewer.text.search_folds import is_dropped, search_fold

_entries, _names = schema.entries, schema.entry_names

# Of what is packed; raised when other names are kept, or differently.
VERSION = 1

# Names of a kind, as they are numbered in what is packed; the number behind them is that of titles and headings. Times
# are left out: nobody needs to be told 2019年.
KINDS = (Kind.PER, Kind.ORG, Kind.LOC, Kind.DOC, Kind.NAME)
TITLE = len(KINDS)

# Stands behind each name. For private use: a search neither drops nor folds it, and no name keeps it.
END = "\ue000"

# Names in one row of the table.
_PORTION = 4_000
# Shorter ones are no names, longer ones no proposals.
_SHORTEST, _LONGEST = 2, 40
# How many entries are made up in one transaction.
_ENTRIES = 200

_SUM = Struct("<I")
_HEAD = Struct("<I")
_PLAIN = re.compile(r"[一-鿿0-9A-Za-z]*")

Named = tuple[str, int]


class Portion(NamedTuple):
    """Names of an entry: `told` has each with END behind it; `counts` (2 bytes, little-endian) and `kinds` one each."""

    told: str
    counts: bytes
    kinds: bytes


class Names:
    """The names of an entry under way."""

    def __init__(self) -> None:
        self._counts: Counter[Named] = Counter()

    def add(self, table: Table, found: Iterable[Values]) -> None:
        """Rows of `marks` or `sections`; those of other tables have no names."""
        if table is schema.marks:
            self._counts.update(_named(found))
        elif table is schema.sections:
            self._counts.update((title, TITLE) for title in map(spelled, (row["title"] for row in found)) if title)

    @property
    def is_full(self) -> bool:
        """Whether they are as many as one row takes."""
        return len(self._counts) >= _PORTION

    def taken(self) -> bytes:
        """What was added so far, packed; it begins anew then."""
        counts, self._counts = self._counts, Counter()
        return pack(counts)


def spelled(name: str) -> str:
    """A name as it is proposed: without what a search passes over; empty where it is too short or too long."""
    if not _PLAIN.fullmatch(name):
        name = "".join(sign for sign in name if not is_dropped(sign) and sign != END)
    return name if _SHORTEST <= len(name) <= _LONGEST and not name.isdecimal() else ""


def pack(counts: Counter[Named]) -> bytes:
    """Names with their kinds as the table keeps them."""
    told = "".join(name + END for name, _ in counts)
    if len(search_fold(told)) != len(told):
        # Some character is folded to one that is passed over: who has it is not proposed.
        unlike = [named for named in counts if len(search_fold(named[0])) != len(named[0])]
        for named in unlike:
            del counts[named]
    return _packed(counts)


def _packed(counts: Counter[Named]) -> bytes:
    told = "".join(name + END for name, _ in counts)
    numbers = array("H", [min(count, 0xFFFF) for count in counts.values()])
    if sys.byteorder == "big":
        numbers.byteswap()
    kinds = bytes(kind for _, kind in counts)
    raw = _HEAD.pack(len(counts)) + numbers.tobytes() + kinds + told.encode("utf-8", "surrogatepass")
    packed = zlib.compress(raw, 1)
    return _SUM.pack(zlib.crc32(packed)) + packed


def is_sound(content: bytes) -> bool:
    """Whether it is what `pack` gave."""
    return len(content) > _SUM.size and _SUM.unpack_from(content)[0] == zlib.crc32(content[_SUM.size :])


def unpacked(content: bytes) -> Portion:
    """The inverse of `pack`."""
    raw = zlib.decompress(content[_SUM.size :])
    (size,) = _HEAD.unpack_from(raw)
    kinds, told = _HEAD.size + 2 * size, _HEAD.size + 3 * size
    return Portion(raw[told:].decode("utf-8", "surrogatepass"), raw[_HEAD.size : kinds], raw[kinds:told])


def put(writer: Connection, entry: EntryId, first: int, content: bytes) -> None:
    """Write a portion of an entry's names, `first` before the next one."""
    writer.execute(insert(_names).values(entry_id=entry, first=first, version=VERSION, content=content))


def drop(writer: Connection, entry: EntryId) -> None:
    """Take an entry's names away: others were found in it, or it goes."""
    writer.execute(delete(_names).where(_names.c.entry_id == entry))


def change(writer: Connection, entry: EntryId, gone: Iterable[Mark], come: Iterable[Mark]) -> None:
    """Put an entry's names right after some marks of it went and others came; missing ones are left to `fill`."""
    delta = Counter(_named({"kind": mark.kind, "text": mark.text} for mark in come))
    delta.subtract(_named({"kind": mark.kind, "text": mark.text} for mark in gone))
    here = select(_names.c.first, _names.c.content).where(_names.c.entry_id == entry, _names.c.version == VERSION)
    portions = writer.execute(here.order_by(_names.c.first)).all()
    if not portions or not all(is_sound(row.content) for row in portions):
        drop(writer, entry)
        return
    left = {named: by for named, by in delta.items() if by and len(search_fold(named[0])) == len(named[0])}
    for row in reversed(portions):
        counts = _counted(unpacked(row.content))
        changed = False
        for named, by in list(left.items()):
            # What comes goes into the last portion; what goes is taken from wherever it stands.
            if by < 0 and named not in counts:
                continue
            there = counts[named]
            counts[named] = max(there + by, 0)
            left[named] = min(there + by, 0)
            changed = True
            if not left[named]:
                del left[named]
            if not counts[named]:
                del counts[named]
        if changed:
            place = (_names.c.entry_id == entry, _names.c.first == row.first)
            writer.execute(update(_names).where(*place).values(content=_packed(counts)))


def _counted(portion: Portion) -> Counter[Named]:
    numbers = array("H", portion.counts)
    if sys.byteorder == "big":
        numbers.byteswap()
    names = portion.told.split(END)[:-1]
    return Counter(dict(zip(zip(names, portion.kinds, strict=True), numbers, strict=True)))


def made(reader: Connection, entry: EntryId) -> list[bytes]:
    """The names of an entry, made from its sections and its marks as they are read."""
    names, portions = Names(), []
    sections = rows.stored_rows(reader, entry, schema.sections)
    for table, stored in ((schema.sections, sections), (schema.marks, read_marks.stored_rows(reader, entry))):
        for row in stored:
            names.add(table, (row,))
            if names.is_full:
                portions.append(names.taken())
    return [*portions, names.taken()]


def stored(reader: Connection, entries: Sequence[EntryId]) -> dict[EntryId, list[bytes]]:
    """The stored names of these entries (rising), by entry; of those whose names are missing or damaged nothing."""
    columns = _names.c
    found: dict[EntryId, list[bytes]] = {}
    query = select(columns.entry_id, columns.content).where(
        columns.entry_id.between(entries[0], entries[-1]), columns.version == VERSION
    )
    for entry, content in reader.execute(query.order_by(columns.entry_id, columns.first)):
        found.setdefault(entry, []).append(content)
    return {entry: found[entry] for entry in entries if entry in found and all(map(is_sound, found[entry]))}


def names_of(reader: Connection, entry: EntryId) -> list[tuple[str, Kind]]:
    """The names of one entry, without its titles."""
    portions = stored(reader, [entry]).get(entry) or made(reader, entry)
    told = ((portion.told.split(END), portion.kinds) for portion in map(unpacked, portions))
    # Behind the last END there is nothing.
    return [
        (name, KINDS[kind]) for names, kinds in told for name, kind in zip(names, kinds, strict=False) if kind != TITLE
    ]


def fill(store: Store) -> Iterator[int]:
    """Make up what is missing, turn by turn; says between two how many entries are left.

    Where the archive cannot be written now it is left as it is: who needs them makes them.
    """
    lacking = [] if store.read_only else store.read(_missing)
    with suppress(ArchiveProblem):
        for first in range(0, len(lacking), _ENTRIES):
            yield len(lacking) - first
            _fill(store, lacking[first : first + _ENTRIES])


def _named(marks: Iterable[Values]) -> Iterator[Named]:
    for row in marks:
        kind = _NUMBERS.get(row["kind"])
        if kind is not None:
            name = spelled(row["text"])
            if name:
                yield name, kind


_NUMBERS: dict[str, int] = {kind.value: number for number, kind in enumerate(KINDS)}


def _missing(reader: Connection) -> list[EntryId]:
    whole = exists().where(_names.c.entry_id == _entries.c.id, _names.c.version == VERSION)
    found = select(_entries.c.id).where(_entries.c.state == EntryState.CURRENT, ~whole).order_by(_entries.c.id)
    return [EntryId(entry) for entry in reader.scalars(found)]


def _fill(store: Store, entries: Sequence[EntryId]) -> None:
    readings = store.read(partial(_readings, entries=entries))
    fresh = {entry: store.read(partial(made, entry=entry)) for entry in entries}
    with store.writing() as writer:
        # Others may have made them or read the entry again meanwhile: theirs stay.
        present, lacking = _readings(writer, entries), set(_missing(writer))
        unchanged = [each for each in entries if each in lacking and present.get(each) == readings.get(each)]
        writer.execute(delete(_names).where(_names.c.entry_id.in_(unchanged)))
        for entry in unchanged:
            told = {"entry_id": entry, "version": VERSION}
            writer.execute(
                insert(_names), [told | {"first": at, "content": each} for at, each in enumerate(fresh[entry])]
            )


def _readings(reader: Connection, entries: Sequence[EntryId]) -> dict[EntryId, Any]:
    found = reader.execute(select(_entries.c.id, _entries.c.seal).where(_entries.c.id.in_(entries)))
    return {EntryId(row.id): row.seal for row in found}
