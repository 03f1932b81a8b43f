"""What was found counted by year, entry and place."""

from dataclasses import replace

import numpy as np

from yearbook_viewer.archive.concordance.places import Numbers
from yearbook_viewer.archive.search.evaluation import Found
from yearbook_viewer.archive.search.holdings import NO_YEAR, Holdings
from yearbook_viewer.archive.search.narrowing import narrowed
from yearbook_viewer.records import EntryId
from yearbook_viewer.records.searched import EntryCount, Facets, Narrowing, Where, YearCount

# More entries than anybody looks through.
_ENTRIES = 200


def facets(holdings: Holdings, found: Found, narrowing: Narrowing) -> Facets:
    """Each list counts what the other two narrowings leave of what was found."""
    any_year = narrowed(holdings, found, replace(narrowing, years=frozenset()))
    any_entry = narrowed(holdings, found, replace(narrowing, entries=frozenset()))
    any_place = narrowed(holdings, found, replace(narrowing, places=frozenset()))
    entries, of_entries = _entries(holdings, any_entry)
    places = ((where, int(np.count_nonzero(any_place.at(where)))) for where in Where)
    return Facets(_years(holdings, any_year), entries, of_entries, tuple(each for each in places if each[1]))


def _years(holdings: Holdings, found: Found) -> tuple[YearCount, ...]:
    hits, sections = _by_entry(holdings, found)
    all_sections = np.bincount(holdings.entry[holdings.firsts], holdings.lengths, len(hits))
    years, numbers = np.unique(holdings.entries.year, return_inverse=True)
    told = [np.bincount(numbers, column, len(years)).astype(np.int64) for column in (hits, sections, all_sections)]
    rows = zip(years.tolist(), *(column.tolist() for column in told), strict=True)
    counts = [YearCount(None if row[0] == NO_YEAR else row[0], *row[1:]) for row in rows if row[2]]
    return tuple(sorted(counts, key=lambda count: (count.year is None, count.year or 0)))


def _entries(holdings: Holdings, found: Found) -> tuple[tuple[EntryCount, ...], int]:
    hits, sections = _by_entry(holdings, found)
    there = np.flatnonzero(sections)
    first = there[np.lexsort((-holdings.entries.year[there].astype(np.int64), -sections[there], -hits[there]))]
    counts = [
        EntryCount(
            EntryId(int(holdings.entries.id[entry])),
            holdings.entries.titles[entry],
            None if holdings.entries.year[entry] == NO_YEAR else int(holdings.entries.year[entry]),
            int(hits[entry]),
            int(sections[entry]),
        )
        for entry in first[:_ENTRIES].tolist()
    ]
    return tuple(counts), len(there)


def _by_entry(holdings: Holdings, found: Found) -> tuple[Numbers, Numbers]:
    """Hits and sections with hits of every entry."""
    hits, sections = np.zeros((2, len(holdings.entries.id)), np.int64)
    if len(holdings.firsts):
        entries = holdings.entry[holdings.firsts]
        hits[entries] = np.add.reduceat(found.hits, holdings.firsts, dtype=np.int64)
        sections[entries] = np.add.reduceat(found.holds, holdings.firsts, dtype=np.int64)
    return hits, sections
