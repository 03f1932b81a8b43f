"""Parts that were found as rows of a list: titles, counts, and a line of the text around the first hits."""

from collections.abc import Sequence

import numpy as np
from sqlalchemy import Connection, select

from yearbook_viewer.archive import schema
from yearbook_viewer.archive.concordance.places import Numbers, Places
from yearbook_viewer.archive.search.holdings import year_or_none
from yearbook_viewer.archive.search.searcher import Asked, Searcher
from yearbook_viewer.archive.search.snippets import Span, ends_of, line_of
from yearbook_viewer.archive.texts import text_between
from yearbook_viewer.records import EntryId, Hit, SectionId

_sections = schema.sections

# As many values as one statement takes.
_PORTION = 500


def hits_at(reader: Connection, searcher: Searcher, asked: Asked, chosen: Numbers) -> tuple[Hit, ...]:
    """The parts `chosen` as hits, in that order."""
    if not len(chosen):
        return ()
    holdings, parts = searcher.holdings, searcher.holdings.concordance.parts
    spans = merged(searcher.places_in(asked, np.sort(chosen)))
    titles = titles_of(reader, parts.section[chosen].tolist())
    found = []
    for part in chosen.tolist():
        entry, section, place = EntryId(int(parts.entry[part])), int(parts.section[part]), int(holdings.entry[part])
        stretch = (int(parts.start[part]), int(parts.end[part]))
        here, count = spans.get(part, []), int(asked.ranking.found.hits[part])
        entry_title = holdings.entries.titles[place]
        if count and not here:
            # The title was put right by the reader, and the text does not hold it.
            start = end = 0
            line, marks = line_of(entry_title, (0, len(entry_title)), searcher.spans_in(asked, entry_title))
        else:
            start, end = here[0] if here else (stretch[0], stretch[0])
            left, right = ends_of(stretch, here)
            line, marks = line_of(text_between(reader, entry, left, right), (left, right), here)
        found.append(
            Hit(
                entry=entry,
                section=SectionId(section) if section else None,
                entry_title=entry_title,
                title=titles.get(section, ""),
                year=year_or_none(holdings.entries.year[place]),
                where=asked.ranking.where(part),
                count=count,
                start=start,
                end=end,
                snippet=line,
                marks=marks,
            )
        )
    return tuple(found)


def merged(told: Sequence[Places]) -> dict[int, list[Span]]:
    """Where any of the words stand in each part: stretches that do not overlap, rising."""
    columns = ((places.part.tolist(), places.start.tolist(), places.end.tolist()) for places in told)
    found: dict[int, list[Span]] = {}
    for part, start, end in sorted(row for each in columns for row in zip(*each, strict=True)):
        spans = found.setdefault(part, [])
        if spans and start < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], end))
        else:
            spans.append((start, end))
    return found


def titles_of(reader: Connection, sections: Sequence[int]) -> dict[int, str]:
    """The titles of sections by their ids."""
    found: dict[int, str] = {}
    wanted = sorted(set(sections))
    columns = _sections.c
    for first in range(0, len(wanted), _PORTION):
        query = select(columns.id, columns.title).where(columns.id.in_(wanted[first : first + _PORTION]))
        found |= {row.id: row.title for row in reader.execute(query)}
    return found
