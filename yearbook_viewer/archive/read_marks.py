"""The marks of entries as they are read: what the rules found, with the reader's word laid over it (laying.py)."""

from collections.abc import Callable, Iterator, Sequence
from heapq import merge
from operator import itemgetter
from typing import Any

from sqlalchemy import ColumnCollection, ColumnElement, CompoundSelect, Connection, exists, literal, select, union_all

from yearbook_viewer.archive import rows, schema, sqlite
from yearbook_viewer.records import EntryId
from yearbook_viewer.text.entities.ruled import SURE

_marks, _own, _hidden = schema.marks, schema.own_marks, schema.hidden_marks

_is_hidden = exists().where(_hidden.c.entry_id == _marks.c.entry_id, _hidden.c.ordinal == _marks.c.ordinal)

_Columns = ColumnCollection[str, Any]


def query(names: Sequence[str], where: Callable[[_Columns], Sequence[ColumnElement[bool]]]) -> CompoundSelect[Any]:
    """Columns of marks as they are read (`entry_id`, `start`, `end`, `kind`, `text`, `certainty`), in no order.

    `where`: gives the conditions for a table with these columns, but certainty.
    """
    found = select(*(_marks.c[name] for name in names)).where(~_is_hidden, *where(_marks.c))
    own = [literal(SURE) if name == "certainty" else _own.c[name] for name in names]
    return union_all(found, select(*own).where(*where(_own.c)))


def stored_rows(reader: Connection, entry: EntryId) -> Iterator[rows.Values]:
    """The marks of one entry as they are read, in the order of its text."""
    names = ("start", "end", "kind", "text", "certainty")
    # From the driver: of a long entry there are a hundred thousand.
    found = (
        dict(zip(names, row, strict=True))
        for row in sqlite.streamed(
            reader,
            'SELECT start, "end", kind, text, certainty FROM marks WHERE entry_id = ?1 AND NOT EXISTS '
            "(SELECT 1 FROM hidden_marks WHERE entry_id = ?1 AND ordinal = marks.ordinal) ORDER BY ordinal",
            (entry,),
        )
    )
    own = reader.execute(select(*(_own.c[name] for name in names[:-1])).where(_own.c.entry_id == entry))
    besides = sorted((dict(row._mapping) | {"certainty": SURE} for row in own), key=itemgetter("start"))
    return merge(found, besides, key=itemgetter("start")) if besides else found
