"""Entries' texts, kept in pieces: a few words of a long one are read without the rest. Offsets are code points."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, delete, insert, select

from yearbook_viewer.archive import schema, sqlite
from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.records import EntryId

_texts = schema.texts

# Some 6 kB: a line of a hit is read without much else, and a text of 100 MB has few enough rows.
PIECE = 2_048
# Pieces in one statement.
_PIECES = 256


def text_of(reader: Connection, entry: EntryId) -> str:
    """The whole text; ArchiveProblem where the archive has none of it."""
    pieces = [text for _, text in _pieces(reader, entry)]
    if not pieces:
        raise ArchiveProblem("no-such-entry", entry=entry)
    return "".join(pieces)


def text_between(reader: Connection, entry: EntryId, start: int, end: int) -> str:
    """What stands from `start` to `end`, cut off where the text ends; only the pieces that hold it are read."""
    (text,) = texts_between(reader, [(entry, start, end)])
    return text


def texts_between(reader: Connection, wanted: Sequence[tuple[int, int, int]]) -> list[str]:
    """What stands in each of these stretches: entry, start, end; see `text_between`. One statement for all."""
    asked = ",".join(
        f"({number},{entry},{start},{end})" for number, (entry, start, end) in enumerate(wanted) if start < end
    )
    found: list[list[tuple[int, str]]] = [[] for _ in wanted]
    if asked:
        # As SQL: SQLAlchemy takes longer to put a statement of so many values together than SQLite to answer it.
        # However long the pieces are: from the last that begins before a stretch to the last that begins in it.
        for number, start, text in sqlite.fetched(
            reader,
            f"WITH wanted(number, entry, first, last) AS (VALUES {asked}) "
            "SELECT wanted.number, texts.start, texts.text FROM wanted CROSS JOIN texts "
            "ON texts.entry_id = wanted.entry AND texts.start < wanted.last AND texts.start >= "
            "(SELECT max(begun.start) FROM texts AS begun WHERE begun.entry_id = entry AND begun.start <= first)",
        ):
            found[number].append((start, text))
    return [_cut(sorted(pieces), start, end) for pieces, (_, start, end) in zip(found, wanted, strict=True)]


def _cut(pieces: Sequence[tuple[int, str]], start: int, end: int) -> str:
    """What stands from `start` to `end` in pieces that hold it."""
    if not pieces:
        return ""
    first = pieces[0][0]
    return "".join([text for _, text in pieces])[start - first : end - first]


def length_of(reader: Connection, entry: EntryId) -> int:
    """How long the text is; 0 where there is none."""
    last = "SELECT start, text FROM texts WHERE entry_id = ? ORDER BY start DESC LIMIT 1"
    row = reader.exec_driver_sql(last, (entry,)).one_or_none()
    # SQLite's own length() counts only to a NUL.
    return 0 if row is None else int(row[0]) + len(row[1])


def is_in_order(reader: Connection, entry: EntryId) -> bool:
    """Whether there are pieces and they stand where they were cut: the text's digest says nothing of that."""
    awaited, begun = 0, False
    for start, text in _pieces(reader, entry):
        begun = True
        if start != awaited:
            return False
        awaited = start + len(text)
    return begun


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
