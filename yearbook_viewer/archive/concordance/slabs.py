"""Slabs in the tables: coordinates handed out, blobs written and read, and taken away again.

A slab is a stretch of coordinates: leaves of all grams, leaves of those in headings alone, rows that say which parts
the coordinates stand for, directories of the leaves. Coordinates are never handed out twice while anything speaks of
them, and a slab never changes: it is written, asked, and given up as a whole.
"""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import IntEnum
from functools import partial
from typing import NamedTuple

import numpy as np
from sqlalchemy import Connection, delete, insert, update

from yearbook_viewer.archive import schema, sqlite
from yearbook_viewer.archive.concordance import placed, tracts
from yearbook_viewer.archive.concordance.blobs import (
    Place,
    Unsound,
    deflated_columns,
    inflated_columns,
    opened,
    sealed,
)
from yearbook_viewer.archive.concordance.grams import Grams
from yearbook_viewer.archive.concordance.places import Numbers
from yearbook_viewer.archive.states import SlabState

_slabs, _leaves, _displaced = schema.slabs, schema.leaves, schema.displaced

# Raised with every change of how slabs are packed or texts folded. Unicode's tables, by which texts are folded, come
# with Python.
VERSION = f"6/{unicodedata.unidata_version}"

_SOME = "SELECT slab_id, number, content FROM leaves WHERE slab_id = ? AND field = ? AND number >= ? AND number < ?"
_UNION = " UNION ALL "

# Blobs that are taken away in one step.
_AT_ONCE = 200


class Field(IntEnum):
    """What a blob of a slab is: a leaf of the text or of the headings alone, a tally, the tracts of the rows and then
    their stretches, chunk by chunk, and the directories of the first three.
    """

    TEXT = 0
    HEADINGS = 1
    TALLIES = 2
    ROWS = 3
    DIRECTORIES = 4


class Directory(NamedTuple):
    """The leaves of a field: the first gram in each, and the first place of that in it."""

    grams: Grams
    places: Numbers


class Slab(NamedTuple):
    """A row of the table."""

    id: int
    version: str
    state: SlabState
    first: int
    span: int
    size: int

    @property
    def end(self) -> int:
        """The coordinate behind its last."""
        return self.first + self.span


def standing(reader: Connection, *states: SlabState) -> list[Slab]:
    """The slabs in these states, of any version, in the order of their coordinates."""
    # As SQL: every question asks, and to put the statement together takes longer than all of a rare word.
    found = sqlite.fetched(reader, "SELECT id, version, state, first, span, size FROM slabs ORDER BY first, id")
    return [Slab(row[0], row[1], SlabState(row[2]), row[3], row[4], row[5]) for row in found if row[2] in states]


def next_coordinate(reader: Connection) -> int:
    """The first that was never handed out, as far as anything speaks of it."""
    ends = "SELECT max(first + span) AS last FROM slabs UNION ALL SELECT max(below) FROM displaced"
    return max(int(row[0] or 0) for row in reader.exec_driver_sql(ends))


def begin(writer: Connection, state: SlabState, first: int, span: int) -> int:
    """A new slab with nothing in it; its id."""
    made = "INSERT INTO slabs (version, state, first, span, size) VALUES (?, ?, ?, ?, 0) RETURNING id"
    return int(writer.exec_driver_sql(made, (VERSION, str(state), first, span)).scalar_one())


def shorten(writer: Connection, slab: int, end: int) -> None:
    """Have a slab end before that coordinate."""
    writer.execute(update(_slabs).where(_slabs.c.id == slab).values(span=end - _slabs.c.first))


def note_size(writer: Connection, slab: int, size: int) -> None:
    """How many places of grams a slab has."""
    writer.exec_driver_sql("UPDATE slabs SET size = ? WHERE id = ?", (size, slab))


def put(writer: Connection, slab: int, blobs: Iterable[tuple[Field, int, bytes]]) -> None:
    """Write some blobs, each with its field and number; they are sealed here."""
    rows = [
        (slab, int(field), number, sealed(content, Place(slab, int(field), number))) for field, number, content in blobs
    ]
    if rows:
        writer.exec_driver_sql("INSERT INTO leaves (slab_id, field, number, content) VALUES (?, ?, ?, ?)", rows)


def settle(writer: Connection, ids: Iterable[int], state: SlabState) -> None:
    """Have these slabs stand so."""
    for slab in ids:
        writer.execute(update(_slabs).where(_slabs.c.id == slab).values(state=state))


def taking_away(ids: Sequence[int]) -> Iterator[Callable[[Connection], None]]:
    """The steps that take slabs away, each some hundredths of a second long."""
    for slab in ids:
        left: list[int] = []
        while not left or left[-1]:
            yield partial(_take_some, slab=slab, left=left)


def _take_some(writer: Connection, slab: int, left: list[int]) -> None:
    """Take some blobs of a slab away, at last itself; adds to `left` whether there is more to do."""
    ids = "SELECT rowid FROM leaves WHERE slab_id = ? LIMIT ?"
    taken = writer.exec_driver_sql(f"DELETE FROM leaves WHERE rowid IN ({ids})", (slab, _AT_ONCE)).rowcount
    left.append(taken == _AT_ONCE)
    if not left[-1]:
        writer.execute(delete(_slabs).where(_slabs.c.id == slab))


def blobs(reader: Connection, slab: int, field: Field, first: int, last: int) -> list[memoryview]:
    """The blobs of a field from one number to before another; Unsound where one is missing or damaged."""
    return [content for _, _, content in blobs_of(reader, field, [(slab, first, last)])]


def blobs_of(
    reader: Connection, field: Field, wanted: Sequence[tuple[int, int, int]]
) -> list[tuple[int, int, memoryview]]:
    """The blobs of a field in some slabs, each with its slab and number, in the order of these. `wanted`: slab, first
    number, the one behind the last; at most 500. One statement for all; Unsound where a blob is missing or damaged.
    """
    values = [value for slab, first, last in wanted for value in (slab, int(field), first, last)]
    found = sqlite.fetched(reader, _UNION.join([_SOME] * len(wanted)), tuple(values)) if wanted else []
    for slab in {row[0] for row in found if not isinstance(row[2], bytes)}:
        raise Unsound(slab)
    if len(found) != sum(last - first for _, first, last in wanted):
        there = Counter(row[0] for row in found)
        for slab, first, last in wanted:
            there[slab] -= last - first
        raise Unsound(next(slab for slab, more in there.items() if more))
    return [(slab, number, opened(blob, Place(slab, int(field), number))) for slab, number, blob in sorted(found)]


def put_rows(writer: Connection, slab: int, rows: placed.Placed) -> None:
    """Write the rows of a slab, with coordinates that begin at 0."""
    put(writer, slab, [(Field.ROWS, number, blob) for number, blob in enumerate(_packed_rows(rows))])


def _packed_rows(rows: placed.Placed) -> Iterator[bytes]:
    yield tracts.packed(rows)
    yield from placed.packed_stretches(rows)


def tracts_of(reader: Connection, slab: Slab) -> tracts.Tracts:
    """The tracts of the rows of a slab, with their coordinates; Unsound as `blobs`."""
    (content,) = blobs(reader, slab.id, Field.ROWS, 0, 1)
    return tracts.unpacked(content, slab.first)


def stretches_of(reader: Connection, wanted: Sequence[tuple[int, int, int]]) -> list[tuple[int, int, placed.Stretches]]:
    """The stretches of rows in some slabs, chunk by chunk; each with its slab and number. `wanted`: slab, first chunk,
    the one behind the last; Unsound as `blobs`.
    """
    found = blobs_of(reader, Field.ROWS, [(slab, first + 1, last + 1) for slab, first, last in wanted])
    return [(slab, number - 1, placed.unpacked_stretches(content)) for slab, number, content in found]


def rows_of(reader: Connection, slab: Slab) -> placed.Placed:
    """The rows of a slab, with their coordinates; Unsound as `blobs`."""
    own = tracts_of(reader, slab)
    chunks = -(-len(own) // placed.CHUNK)
    told = [stretches for _, _, stretches in stretches_of(reader, [(slab.id, 0, chunks)])]
    return own.placed(told)


def directory_blob(directory: Directory) -> bytes:
    """The directory of a field, to be put by the field's number."""
    steps = (np.diff(column.astype(np.int64), prepend=0) for column in directory)
    return deflated_columns(steps)


def directory_of(reader: Connection, slab: int, field: Field) -> Directory:
    """The directory of a field; Unsound as `blobs`."""
    (content,) = blobs(reader, slab, Field.DIRECTORIES, int(field), int(field) + 1)
    grams, places = (np.cumsum(steps, dtype=np.int64) for steps in inflated_columns(content))
    return Directory(grams.astype(np.uint64), places)


def displace(writer: Connection, entry: int) -> None:
    """What stands of an entry so far is no longer true: it is placed anew in this transaction."""
    below = next_coordinate(writer)
    known = writer.execute(update(_displaced).where(_displaced.c.entry_id == entry).values(below=below)).rowcount
    if not known:
        writer.execute(insert(_displaced).values(entry_id=entry, below=below))


def displaced(reader: Connection) -> tuple[tuple[int, int], ...]:
    """The entries that were placed anew, each with the coordinate below which nothing of it is true."""
    return tuple((row[0], row[1]) for row in reader.exec_driver_sql("SELECT entry_id, below FROM displaced"))


def forget_displaced(writer: Connection, told: Iterable[tuple[int, int]]) -> None:
    """Nothing speaks any more of what these entries were before."""
    for entry, below in told:
        writer.execute(delete(_displaced).where(_displaced.c.entry_id == entry, _displaced.c.below == below))
