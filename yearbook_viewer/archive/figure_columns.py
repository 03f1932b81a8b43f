"""What figures are filtered and sorted by, packed in columns: kept beside the rows, and made anew from them.

A million figures are browsed in a second because nothing else of them is read: their rows take ten times as much.
"""

import math
import sys
import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from itertools import accumulate, islice, pairwise
from struct import Struct
from typing import Any, NamedTuple

from sqlalchemy import Connection, delete, exists, insert, select

from yearbook_viewer.archive import rows, schema
from yearbook_viewer.archive.rows import Values
from yearbook_viewer.archive.states import EntryState
from yearbook_viewer.archive.store import Store
from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.records import EntryId, Period, Role
from yearbook_viewer.text.series.families import family_of, in_base
from yearbook_viewer.text.series.names import NAMES_VERSION, is_followed, series_name

_entries, _figures, _columns = schema.entries, schema.figures, schema.figure_columns

# Bits of `flags`.
FOLLOWED, CHANGE, TARGET = 1, 2, 4
# Stands for None among the years.
NO_YEAR = -(2**31)

# Figures in one row of the table; more would not fit the numbers of their words.
PORTION = 1_000
# How many entries are made up in one transaction.
_ENTRIES = 200

# Figures, then words, units and scopes of their own.
_HEAD = Struct("<IIII")
# What is packed is preceded by its checksum.
_SUM = Struct("<I")
# Bytes of a figure in each of the columns.
_WIDTHS = (2, 2, 2, 4, 1, 8)
# Neither stands in words that are printed.
BETWEEN, WITHIN = "\x1f", "\x1e"
_SEPARATORS = str.maketrans({BETWEEN: " ", WITHIN: " "})


class Portion(NamedTuple):
    """Some figures of an entry, as bytes: a number each in a column, little-endian.

    `words`, `units`, `scopes`: the place of each figure's words among `told` (2 bytes); `years` (4 bytes), `flags`
    (1 byte), `magnitudes` in the base unit, not a number where there is no value (8 bytes). `told`: the words, each
    with the name of its series behind WITHIN, then the units, each with its family, then the scopes.
    """

    size: int
    words: bytes
    units: bytes
    scopes: bytes
    years: bytes
    flags: bytes
    magnitudes: bytes
    told: tuple[list[str], ...]


def pack(figures: Iterable[Values]) -> bytes:
    """Rows of `figures`, at most PORTION of them, as the table keeps them."""
    words, units, scopes = _Numbers(), _Numbers(), _Numbers()
    numbers = array("H"), array("H"), array("H")
    years, flags, magnitudes = array("i"), bytearray(), array("d")
    for row in figures:
        name = series_name(row["indicator"], Period(row["period"]))
        numbers[0].append(words[row["indicator"].translate(_SEPARATORS) + WITHIN + name])
        numbers[1].append(units[row["unit"].translate(_SEPARATORS) + WITHIN + family_of(row["unit"]).name])
        numbers[2].append(scopes[row["scope"].translate(_SEPARATORS)])
        year = row["year"]
        years.append(NO_YEAR if year is None or abs(year) >= -NO_YEAR else year)
        magnitudes.append(math.nan if row["value"] is None else float(in_base(row["value"], row["unit"])))
        flags.append(_flags(row))
    told = BETWEEN.join([*words, *units, *scopes]).encode("utf-8", "surrogatepass")
    head = _HEAD.pack(len(flags), len(words), len(units), len(scopes))
    columns = b"".join(map(_little_endian, (*numbers, years))) + bytes(flags) + _little_endian(magnitudes)
    packed = zlib.compress(head + columns + told, 1)
    return _SUM.pack(zlib.crc32(packed)) + packed


def is_sound(content: bytes) -> bool:
    """Whether it is what `pack` gave."""
    return len(content) > _SUM.size and _SUM.unpack_from(content)[0] == zlib.crc32(content[_SUM.size :])


def unpacked(content: bytes) -> Portion:
    """The inverse of `pack`."""
    raw = zlib.decompress(content[_SUM.size :])
    size, words, units, _ = _HEAD.unpack_from(raw)
    ends = [_HEAD.size + width * size for width in accumulate(_WIDTHS, initial=0)]
    columns = (raw[begin:end] for begin, end in pairwise(ends))
    own_words, own_units, own_scopes, years, flags, magnitudes = columns
    told = raw[ends[-1] :].decode("utf-8", "surrogatepass").split(BETWEEN) if size else []
    parted = told[:words], told[words : words + units], told[words + units :]
    return Portion(size, own_words, own_units, own_scopes, years, flags, magnitudes, parted)


def put(writer: Connection, entry: EntryId, first: int, figures: Sequence[Values]) -> None:
    """Write the columns of these rows, the first of which has that ordinal."""
    values = {"entry_id": entry, "first": first, "version": NAMES_VERSION, "content": pack(figures)}
    writer.execute(insert(_columns).values(values))


def drop(writer: Connection, entry: EntryId) -> None:
    """Take an entry's columns away: other figures were found in it, or it goes."""
    writer.execute(delete(_columns).where(_columns.c.entry_id == entry))


def made(reader: Connection, entry: EntryId) -> Iterator[tuple[int, bytes]]:
    """The columns of an entry, made from its rows: ordinal of the first, content."""
    waiting = rows.stored_rows(reader, entry, _figures)
    first = 0
    while chunk := list(islice(waiting, PORTION)):
        yield first, pack(chunk)
        first += len(chunk)
    if not first:
        yield 0, pack(())


def missing(reader: Connection) -> list[EntryId]:
    """The current entries without columns of the present version."""
    whole = exists().where(_columns.c.entry_id == _entries.c.id, _columns.c.version == NAMES_VERSION)
    found = select(_entries.c.id).where(_entries.c.state == EntryState.CURRENT, ~whole).order_by(_entries.c.id)
    return [EntryId(entry) for entry in reader.scalars(found)]


def fill(store: Store) -> None:
    """Make up what is missing: in an archive of an earlier program, and where rules of names have improved.

    Where the archive cannot be written now, it is left as it is: who browses makes what he needs.
    """
    lacking = [] if store.read_only else store.read(missing)
    with suppress(ArchiveProblem):
        for first in range(0, len(lacking), _ENTRIES):
            _fill(store, lacking[first : first + _ENTRIES])


def _fill(store: Store, entries: Sequence[EntryId]) -> None:
    readings = store.read(lambda reader: _readings(reader, entries))
    fresh = {entry: store.read(partial(_all_made, entry=entry)) for entry in entries}
    with store.writing() as writer:
        # Others may have made them or read the entry again meanwhile: theirs stay.
        present = _readings(writer, entries)
        for entry, portions in fresh.items():
            if present.get(entry) != readings.get(entry) or entry not in present:
                continue
            drop(writer, entry)
            told = {"entry_id": entry, "version": NAMES_VERSION}
            writer.execute(insert(_columns), [told | {"first": at, "content": each} for at, each in portions])


def _all_made(reader: Connection, entry: EntryId) -> list[tuple[int, bytes]]:
    return list(made(reader, entry))


def _readings(reader: Connection, entries: Sequence[EntryId]) -> dict[EntryId, Any]:
    found = reader.execute(select(_entries.c.id, _entries.c.seal).where(_entries.c.id.in_(entries)))
    return {EntryId(row.id): row.seal for row in found}


def _flags(row: Values) -> int:
    followed = is_followed(row["role"], row["value"], row["year"], row["qualifier"], target=row["target"])
    is_change: bool = row["role"] != Role.LEVEL
    return FOLLOWED * followed | CHANGE * is_change | TARGET * bool(row["target"])


class _Numbers(dict[str, int]):
    """Strings, each numbered when it is met first."""

    def __missing__(self, text: str) -> int:
        number = len(self)
        self[text] = number
        return number


def _little_endian(column: "array[Any]") -> bytes:
    if sys.byteorder == "big":
        column.byteswap()
    return column.tobytes()
