"""Words within names: persons, bodies and places, as they are read in the texts."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

import numpy as np
from sqlalchemy import Connection

from yearbook_viewer.archive import read_marks
from yearbook_viewer.archive.concordance.places import HeadingCounts, Numbers, heading_counts_of
from yearbook_viewer.archive.search.holdings import Counts
from yearbook_viewer.archive.search.inquiry import Inquiry
from yearbook_viewer.archive.search.stretches import Span, Stretch
from yearbook_viewer.records import Kind
from yearbook_viewer.text.query.tree import FieldName

KINDS = {FieldName.PERSON: Kind.PER, FieldName.ORG: Kind.ORG, FieldName.PLACE: Kind.LOC}

# Entries whose marks are read in one transaction.
_ENTRIES = 100

Find = Callable[[Stretch], Iterable[Span]]
_Name = tuple[int, int, str]


def counts_in_names(inquiry: Inquiry, kind: Kind, find: Find, within: Numbers) -> tuple[Counts, HeadingCounts]:
    """How many hits lie in names of that kind in each of the parts `within`, and how many in names in headings.

    `find`: tells where hits stand in a name.
    """
    holdings, parts = inquiry.holdings, inquiry.holdings.concordance.parts
    counts = np.zeros(len(parts), np.uint32)
    headings = [np.zeros(0, np.int64)]
    met: dict[str, bool] = {}

    def has(text: str) -> bool:
        # The same names come again and again.
        if text not in met:
            met[text] = any(True for _ in find(Stretch(text, 0)))
        return met[text]

    for entries in inquiry.portions(np.unique(parts.entry_of(within)).tolist(), _ENTRIES):
        found = inquiry.ask(partial(_names, kind=kind, entries=entries, has=has))
        spans = {(entry, *span) for entry, start, text in found for span in find(Stretch(text, start))}
        if spans:
            told = np.array(sorted(spans), np.int64)
            places = holdings.parts_at(told[:, 0], told[:, 1])
            np.add.at(counts, places, 1)
            headings.append(places[told[:, 1] < parts.at(places).body])
    return counts, heading_counts_of(np.concatenate(headings))


def spans_in_names(reader: Connection, kind: Kind, find: Find, part: tuple[int, int, int]) -> list[Span]:
    """Where hits lie in names of that kind; `part`: its entry, start and end."""
    entry, start, end = part
    here = read_marks.query(
        ("start", "text"),
        lambda columns: (
            columns.entry_id == entry,
            columns.kind == kind,
            columns.start >= start,
            columns.start < end,
        ),
    )
    return sorted({span for row in reader.execute(here) for span in find(Stretch(row.text, row.start))})


def _names(reader: Connection, kind: Kind, entries: Sequence[int], has: Callable[[str], bool]) -> list[_Name]:
    """Entry, start and text of the names that are meant."""
    query = read_marks.query(
        ("entry_id", "start", "text"), lambda columns: (columns.entry_id.in_(entries), columns.kind == kind)
    )
    found = reader.execute(query)
    return [(entry, start, text) for entry, start, text in found if has(text)]
