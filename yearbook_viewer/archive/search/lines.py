"""Hits in the middle of their lines, put in order by what stands left or right of them."""

from collections.abc import Iterator
from itertools import islice

from sqlalchemy import Connection

from yearbook_viewer.archive.concordance.places import Numbers
from yearbook_viewer.archive.search.holdings import Holdings, year_or_none
from yearbook_viewer.archive.search.rows import titles_of
from yearbook_viewer.archive.search.searcher import Answered
from yearbook_viewer.archive.search.snippets import one_line
from yearbook_viewer.records import EntryId, SectionId
from yearbook_viewer.records.searched import ContextLine, ContextLines, LineOrder
from yearbook_viewer.text.search_folds import search_fold


def context_lines(
    reader: Connection, holdings: Holdings, answered: Answered, wanted: tuple[int, LineOrder, int]
) -> ContextLines:
    """The hits of the first sections as lines; `wanted`: how many at most, in what order, how much on either side."""
    limit, order, width = wanted
    # A section has a hit at least, or none at all where no words are asked for.
    lines = _lines(reader, holdings, answered, answered.ranking.first(limit), width)
    return ContextLines(answered.ranking.total, tuple(_in_order(list(islice(lines, limit)), order)))


def lines_in(
    reader: Connection, holdings: Holdings, answered: Answered, wanted: tuple[int, int, int]
) -> tuple[ContextLine, ...]:
    """All hits of some sections as lines; `wanted`: the first of them, how many, how much on either side."""
    first, count, width = wanted
    return tuple(_lines(reader, holdings, answered, answered.ranking.first(first + count)[first:], width))


def _lines(
    reader: Connection, holdings: Holdings, answered: Answered, chosen: Numbers, width: int
) -> Iterator[ContextLine]:
    """The hits of these parts, in the order of the parts and of the text; what stands in no text has no line."""
    parts = holdings.concordance.parts.at(chosen)
    titles = titles_of(reader, parts.section.tolist())
    marked = answered.marking.all_in(reader, chosen)
    told = zip(marked, parts.entry.tolist(), parts.section.tolist(), strict=True)
    for (text, spans, _), entry, section in told:
        place = int(holdings.entry[text.part])
        for start, end in spans:
            left = max(0, start - text.start - width)
            around = text.text[left : end - text.start + width]
            # All of it at once: a space next to the words stands beside them, and nothing is glued together.
            first, last = start - text.start - left, end - text.start - left
            line, marks = one_line(around, ((first, last),))
            begin, stop = marks[0] if marks else (len(line), len(line))
            yield ContextLine(
                entry=EntryId(entry),
                section=SectionId(section) if section else None,
                entry_title=holdings.entries.titles[place],
                title=titles.get(section, ""),
                year=year_or_none(holdings.entries.year[place]),
                start=start,
                end=end,
                before=line[:begin],
                words=line[begin:stop],
                after=line[stop:],
            )


def _in_order(lines: list[ContextLine], order: LineOrder) -> list[ContextLine]:
    match order:
        case LineOrder.FOUND:
            return lines
        case LineOrder.BEFORE:
            # From the words leftwards.
            return sorted(lines, key=lambda line: search_fold(line.before)[::-1])
        case LineOrder.AFTER:
            return sorted(lines, key=lambda line: search_fold(line.after))
        case LineOrder.YEAR:
            return sorted(lines, key=lambda line: (line.year is None, -(line.year or 0)))
