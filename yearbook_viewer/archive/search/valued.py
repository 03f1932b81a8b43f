"""Parts that have a figure of a value."""

from collections.abc import Container, Mapping
from functools import partial

import numpy as np
from sqlalchemy import Connection, select

from yearbook_viewer.archive import schema
from yearbook_viewer.archive.browsing import Columns
from yearbook_viewer.archive.search.holdings import Counts, Mask
from yearbook_viewer.archive.search.inquiry import Inquiry
from yearbook_viewer.archive.search.stretches import Span
from yearbook_viewer.text.series.families import family_of, in_base
from yearbook_viewer.text.value_ranges import ValueRange

_figures = schema.figures

# Entries whose figures are read in one transaction.
_ENTRIES = 100


def counts_of_values(inquiry: Inquiry, wanted: ValueRange, within: Mask | None) -> Counts:
    """How many figures in the range each part has; told of the parts `within` alone."""
    holdings, columns = inquiry.holdings, inquiry.figures()
    counts = np.zeros(len(holdings.concordance.parts), np.uint32)
    meant = np.flatnonzero(_meant(columns, wanted))
    ids = np.array([entry.id for entry in columns.entries], np.int64)
    entries = ids[columns.entry[meant]]
    there = holdings.concordance.parts.entry
    kept = np.isin(entries, there if within is None else there[within])
    meant, entries = meant[kept], entries[kept]
    by_entry: dict[int, set[int]] = {}
    for entry, ordinal in zip(entries.tolist(), columns.ordinal[meant].tolist(), strict=True):
        by_entry.setdefault(entry, set()).add(ordinal)
    for some in inquiry.portions(sorted(by_entry), _ENTRIES):
        found = inquiry.ask(partial(_starts, wanted={entry: by_entry[entry] for entry in some}))
        if found:
            told = np.array(found, np.int64)
            np.add.at(counts, holdings.parts_at(told[:, 0], told[:, 1]), 1)
    return counts


def spans_of_values(reader: Connection, wanted: ValueRange, part: tuple[int, int, int]) -> list[Span]:
    """Where figures in the range stand, in order; `part`: its entry, start and end."""
    entry, start, end = part
    columns = _figures.c
    here = select(columns.start, columns.end, columns.value, columns.unit).where(
        columns.entry_id == entry, columns.start >= start, columns.start < end, columns.value.is_not(None)
    )
    least, most = wanted.closed()
    return sorted(
        (row.start, row.end)
        for row in reader.execute(here)
        if family_of(row.unit).name == wanted.family
        for value in (float(in_base(row.value, row.unit)),)
        if (least is None or value >= float(least)) and (most is None or value <= float(most))
    )


def _meant(columns: Columns, wanted: ValueRange) -> Mask:
    least, most = wanted.closed()
    families = np.array([family == wanted.family for _, family in columns.units], np.bool_)
    mask: Mask = families[columns.unit] if len(families) else np.zeros(len(columns.unit), np.bool_)
    if least is not None:
        mask &= columns.magnitude >= float(least)
    if most is not None:
        mask &= columns.magnitude <= float(most)
    return mask


def _starts(reader: Connection, wanted: Mapping[int, Container[int]]) -> list[tuple[int, int]]:
    """Entry and start of figures; `wanted`: their ordinals by entry."""
    columns = _figures.c
    query = select(columns.entry_id, columns.ordinal, columns.start).where(columns.entry_id.in_(wanted))
    return [(entry, start) for entry, ordinal, start in reader.execute(query) if ordinal in wanted[entry]]
