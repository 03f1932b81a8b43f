"""Entries' texts, kept in pieces: a few words of a long one are read without the rest. Offsets are code points."""

from collections.abc import Iterator

from sqlalchemy import Connection, delete, insert, select

from yearbook_viewer.archive import schema
from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.records import EntryId

_texts = schema.texts

# Some 20 kB: what SQLite reads in one go, and few enough rows for a text of 100 MB.
PIECE = 8_192
# Pieces in one statement.
_PIECES = 64


def text_of(reader: Connection, entry: EntryId) -> str:
    """The whole text; ArchiveProblem where the archive has none of it."""
    pieces = [text for _, text in _pieces(reader, entry)]
    if not pieces:
        raise ArchiveProblem("no-such-entry", entry=entry)
    return "".join(pieces)


def text_between(reader: Connection, entry: EntryId, start: int, end: int) -> str:
    """What stands from `start` to `end`, cut off where the text ends; only the pieces that hold it are read."""
    if end <= start:
        return ""
    begin = start - start % PIECE
    # As SQL: a page of hits asks forty times, and to put a statement together takes three times as long as to run it.
    pieces = reader.exec_driver_sql(
        "SELECT text FROM texts WHERE entry_id = ? AND start >= ? AND start < ? ORDER BY start", (entry, begin, end)
    )
    return "".join([piece for (piece,) in pieces])[start - begin : end - begin]


def length_of(reader: Connection, entry: EntryId) -> int:
    """How long the text is; 0 where there is none."""
    last = "SELECT start, text FROM texts WHERE entry_id = ? ORDER BY start DESC LIMIT 1"
    row = reader.exec_driver_sql(last, (entry,)).one_or_none()
    # SQLite's own length() counts only to a NUL.
    return 0 if row is None else int(row[0]) + len(row[1])


def is_in_order(reader: Connection, entry: EntryId) -> bool:
    """Whether there are pieces and they stand where they were cut: the text's digest says nothing of that."""
    awaited = 0
    for start, text in _pieces(reader, entry):
        if start != awaited:
            return False
        awaited = start + PIECE if len(text) == PIECE else -1
    return awaited != 0


def put(writer: Connection, entry: EntryId, text: str) -> None:
    """Keep the text of a new entry. A text of 100 MB takes a second: see `portions`."""
    for start in portions(text):
        put_portion(writer, entry, text, start)


def portions(text: str) -> range:
    """Where the portions begin that `put_portion` writes in a few hundredths of a second each."""
    return range(0, max(len(text), 1), PIECE * _PIECES)


def put_portion(writer: Connection, entry: EntryId, text: str, start: int) -> None:
    """Keep one of the portions of the text of a new entry."""
    ends = range(start, min(start + PIECE * _PIECES, max(len(text), 1)), PIECE)
    pieces = [{"entry_id": entry, "start": begin, "text": text[begin : begin + PIECE]} for begin in ends]
    writer.execute(insert(_texts), pieces)


def drop(writer: Connection, entry: EntryId) -> None:
    """Take the text away, before its entry."""
    writer.execute(delete(_texts).where(_texts.c.entry_id == entry))


def _pieces(reader: Connection, entry: EntryId) -> Iterator[tuple[int, str]]:
    columns = _texts.c
    here = select(columns.start, columns.text).where(columns.entry_id == entry).order_by(columns.start)
    return ((start, text) for start, text in reader.execute(here))
