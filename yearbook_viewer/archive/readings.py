"""What was found in an entry, replaced by what better rules find in it, and put back."""

import json
import zlib
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, update

from yearbook_viewer.archive import figure_columns, rows, schema
from yearbook_viewer.records import EntryId

_entries, _readings = schema.entries, schema.readings

# What a reading says of an entry beside what the change log tells.
_FACE = ("subject", "head_end", "signature", "doubts", "extractor", "choices")
_CUT = tuple(column.name for column in _entries.columns if column.name.startswith("cut_"))

_ROWS = figure_columns.PORTION

Packed = bytes


def pack(reader: Connection, entry: EntryId) -> Packed:
    """All that was found in an entry as it stands now."""
    row = reader.execute(select(_entries).where(_entries.c.id == entry)).one()
    face = {name: row._mapping[name] for name in (*_FACE, *_CUT)}
    packer = zlib.compressobj()
    return b"".join(packer.compress(part.encode()) for part in _spelled(reader, entry, face)) + packer.flush()


def _spelled(reader: Connection, entry: EntryId, face: dict[str, Any]) -> Iterator[str]:
    """JSON, row by row: those of a text of 100 MB would fill a gigabyte."""
    encode = json.JSONEncoder(default=str).encode
    yield f'{{"face": {encode(face)}, "found": {{'
    for number, table in enumerate(schema.FOUND):
        yield f"{', ' if number else ''}{encode(table.name)}: ["
        for place, row in enumerate(rows.stored_rows(reader, entry, table)):
            yield f"{', ' if place else ''}{encode(row)}"
        yield "]"
    yield "}}"


def replace(
    writer: Connection, entry: EntryId, face: dict[str, Any], found: Iterable[tuple[Table, Iterable[rows.Values]]]
) -> None:
    """Put what was found in an entry in the place of what was found before; its seal is not brought up here."""
    for table in reversed(schema.FOUND):
        writer.execute(delete(table).where(table.c.entry_id == entry))
    figure_columns.drop(writer, entry)
    for table, values in found:
        waiting = iter(values)
        while chunk := [row | {"entry_id": entry} for row in islice(waiting, _ROWS)]:
            writer.execute(insert(table), chunk)
            if table is schema.figures:
                figure_columns.put(writer, entry, chunk[0]["ordinal"], chunk)
    writer.execute(update(_entries).where(_entries.c.id == entry).values(face))


def keep(writer: Connection, entry: EntryId, number: int, packed: Packed) -> None:
    """Keep an earlier reading, so that it can be put back."""
    writer.execute(insert(_readings).values(entry_id=entry, number=number, content=packed))


def restore(writer: Connection, entry: EntryId, number: int) -> None:
    """Put an earlier reading back; its seal is not brought up here."""
    here = (_readings.c.entry_id == entry) & (_readings.c.number == number)
    kept = json.loads(zlib.decompress(writer.scalars(select(_readings.c.content).where(here)).one()))
    replace(writer, entry, kept["face"], ((table, _unpacked(kept["found"], table)) for table in schema.FOUND))
    writer.execute(delete(_readings).where(here))


def _unpacked(found: dict[str, list[rows.Values]], table: Table) -> Iterator[rows.Values]:
    for row in found[table.name]:
        # What was packed by an earlier program has nothing of what came later.
        whole = rows.LATER_ROWS.get(table, {}) | row
        if table is schema.figures and row["value"] is not None:
            whole["value"] = Decimal(row["value"])
        yield whole
