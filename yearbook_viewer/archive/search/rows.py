"""Parts that were found as rows of a list: titles, counts, and a line of the text around the first hits."""

from collections.abc import Sequence

from sqlalchemy import Connection

from yearbook_viewer.archive import sqlite
from yearbook_viewer.archive.concordance.places import Numbers
from yearbook_viewer.archive.search.holdings import Holdings, year_or_none
from yearbook_viewer.archive.search.searcher import Answered
from yearbook_viewer.archive.search.snippets import LONGEST, line_of, line_of_places, places_of
from yearbook_viewer.records import EntryId, Hit, SectionId

# As many values as one statement takes.
_PORTION = 500


def hits_at(reader: Connection, holdings: Holdings, answered: Answered, chosen: Numbers) -> tuple[Hit, ...]:
    """The parts `chosen` as hits, in that order."""
    parts = holdings.concordance.parts.at(chosen)
    titles = titles_of(reader, parts.section.tolist())
    found = []
    marked = answered.marking.first_in(reader, chosen, LONGEST)
    told = zip(marked, parts.entry.tolist(), parts.section.tolist(), strict=True)
    for (text, spans, firsts), entry, section in told:
        place = int(holdings.entry[text.part])
        stretch = (text.start, text.start + len(text.text))
        count = int(answered.ranking.found.hits[text.part])
        entry_title = holdings.entries.titles[place]
        if count and not spans:
            # The title was put right by the reader, and the text does not hold it.
            start = end = 0
            line, marks = line_of(entry_title, (0, len(entry_title)), answered.marking.in_title(entry_title))
        else:
            start, end = spans[0] if spans else (stretch[0], stretch[0])
            line, marks = line_of_places(text.text, text.start, places_of(stretch, spans, firsts), spans)
        found.append(
            Hit(
                entry=EntryId(entry),
                section=SectionId(section) if section else None,
                entry_title=entry_title,
                title=titles.get(section, ""),
                year=year_or_none(holdings.entries.year[place]),
                where=answered.ranking.where(text.part),
                count=count,
                start=start,
                end=end,
                snippet=line,
                marks=marks,
            )
        )
    return tuple(found)


def titles_of(reader: Connection, sections: Sequence[int]) -> dict[int, str]:
    """The titles of sections by their ids."""
    found: dict[int, str] = {}
    wanted = sorted(set(sections))
    for first in range(0, len(wanted), _PORTION):
        numbers = ",".join(map(str, wanted[first : first + _PORTION]))
        found |= dict(sqlite.fetched(reader, f"SELECT id, title FROM sections WHERE id IN ({numbers})"))
    return found
