"""What the reader says of single passages: kept by the words of the passage, carried over to a corrected text."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from yearbook_viewer.archive import texts
from yearbook_viewer.archive.seals import Sealed
from yearbook_viewer.records import EntryId
from yearbook_viewer.text.anchors import Anchor, anchor_at, find


def passage(text: str, start: int, end: int) -> dict[str, Any]:
    """The columns that say where a passage of the text stands and how it is found again."""
    anchor = anchor_at(text, start, end)
    return {
        "start": start,
        "end": end,
        "quotation": anchor.quotation,
        "before": anchor.before,
        "after": anchor.after,
        "offset": anchor.offset,
    }


def carry(writer: Connection, said: Sealed, given: Sequence[Row[Any]], newer: EntryId, present: Sequence[str]) -> None:
    """Have rows said of an earlier text said of the one that took its place too, each where its passage stands now.

    One whose passage is gone is kept without a place. One that was carried over before gets the columns `present` as
    they are now.
    """
    if not given:
        return
    text = texts.text_of(writer, newer)
    columns = said.table.c
    for row in given:
        values = row._asdict()
        carried = writer.scalars(
            select(columns.id).where(columns.entry_id == newer, columns.carried_from == row.id)
        ).first()
        if carried is not None:
            said.put(writer, carried, **{name: values[name] for name in present})
            continue
        place = find(Anchor(row.quotation, row.before, row.after, row.offset), text)
        here = {"start": None, "end": None} if place is None else passage(text, *place)
        del values["id"]
        said.add(writer, values | here | {"entry_id": newer, "carried_from": row.id})


def unsound_entries(reader: Connection, said: Sealed) -> list[EntryId]:
    """The entries with a row that is not what was written."""
    return list(dict.fromkeys(EntryId(row.entry_id) for row in said.unsound(reader)))
