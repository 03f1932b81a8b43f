"""What was found in an entry, replaced by what better rules find in it, and put back."""

import json
import zlib
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import count, islice
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, update

from yearbook_viewer.archive import entry_names, figure_columns, known_names, laying, rows, schema, sqlite
from yearbook_viewer.archive.states import SlabState
from yearbook_viewer.records import EntryId

_entries, _readings = schema.entries, schema.readings

# What a reading says of an entry beside what the change log tells.
_FACE = ("subject", "head_end", "signature", "doubts", "extractor", "choices")
_CUT = tuple(column.name for column in _entries.columns if column.name.startswith("cut_"))

_ROWS = figure_columns.PORTION
# Packed bytes that are unpacked at once, to some hundred thousand characters.
_PIECE = 1 << 14

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
    """Put what was found in an entry in the place of what was found before, with the reader's word on names laid over
    it; its seal is not brought up here.

    That may be a hundred thousand rows in one transaction: others can read until it is committed.
    """
    sqlite.keep_readable(writer)
    laying.drop(writer, entry)
    for table in reversed(schema.FOUND):
        writer.execute(delete(table).where(table.c.entry_id == entry))
    figure_columns.drop(writer, entry)
    entry_names.drop(writer, entry)
    names, portion = entry_names.Names(), count()
    for table, values in found:
        waiting = iter(values)
        while chunk := [row | {"entry_id": entry} for row in islice(waiting, _ROWS)]:
            writer.execute(insert(table), chunk)
            if table is schema.figures:
                figure_columns.put(writer, entry, chunk[0]["ordinal"], chunk)
            names.add(table, chunk)
            if names.is_full:
                entry_names.put(writer, entry, next(portion), names.taken())
    entry_names.put(writer, entry, next(portion), names.taken())
    writer.execute(update(_entries).where(_entries.c.id == entry).values(face))
    laying.lay(writer, entry, known_names.known(writer))
    _place_again(writer, entry)


def keep(writer: Connection, entry: EntryId, number: int, packed: Packed) -> None:
    """Keep an earlier reading, so that it can be put back."""
    writer.execute(insert(_readings).values(entry_id=entry, number=number, content=packed))


def restore(writer: Connection, entry: EntryId, number: int) -> None:
    """Put an earlier reading back; its seal is not brought up here."""
    here = (_readings.c.entry_id == entry) & (_readings.c.number == number)
    kept = Unspelled(writer.scalars(select(_readings.c.content).where(here)).one())
    kept.skip('{"face": ')
    face = kept.value()
    kept.skip(', "found": {')
    # The tables stand there in the order in which they are put back.
    replace(writer, entry, face, ((table, _rows_of(kept, table)) for table in schema.FOUND))
    writer.execute(delete(_readings).where(here))


def _place_again(writer: Connection, entry: EntryId) -> None:
    """Place an entry in the index whose parts are others now."""
    from yearbook_viewer.archive.concordance import placing, slabs  # noqa: PLC0415  numpy is wanted only here

    slabs.displace(writer, entry)
    for step in placing.Placing(SlabState.WHOLE).steps([entry]):
        step(writer)


def _rows_of(kept: "Unspelled", table: Table) -> Iterator[rows.Values]:
    """The rows of one table, one at a time as they were written; none of a table that there was not then."""
    if not (kept.skip_if(f'"{table.name}": [') or kept.skip_if(f', "{table.name}": [')):
        return
    while not kept.skip_if("]"):
        kept.skip_if(", ")
        # What was packed by an earlier program has nothing of what came later.
        row = rows.LATER_ROWS.get(table, {}) | kept.value()
        if table is schema.figures and row["value"] is not None:
            row["value"] = Decimal(row["value"])
        yield row


class Unspelled:
    """What `_spelled` wrote, read piece by piece; ValueError for what it did not write."""

    def __init__(self, packed: Packed) -> None:
        self._unpacker = zlib.decompressobj()
        self._packed = memoryview(packed)
        self._text = ""
        self._at = 0
        self._decode = json.JSONDecoder().raw_decode

    def skip(self, words: str) -> None:
        """Go behind these words, which have to stand here."""
        if not self.skip_if(words):
            raise ValueError(words)

    def skip_if(self, words: str) -> bool:
        """Go behind these words if they stand here; whether they do."""
        while len(self._text) - self._at < len(words) and self._more():
            pass
        stands = self._text.startswith(words, self._at)
        if stands:
            self._at += len(words)
        return stands

    def value(self) -> rows.Values:
        """The object that stands here."""
        while True:
            try:
                value, self._at = self._decode(self._text, self._at)
            except json.JSONDecodeError:
                if not self._more():
                    raise
            else:
                return dict(value)

    def _more(self) -> bool:
        """Unpack a further piece; whether there was one."""
        while self._packed:
            piece = self._unpacker.decompress(self._packed[:_PIECE])
            self._packed = self._packed[_PIECE:]
            if piece:
                self._text, self._at = self._text[self._at :] + piece.decode("ascii"), 0
                return True
        return False
