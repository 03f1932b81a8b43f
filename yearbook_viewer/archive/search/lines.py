"""Hits in the middle of their lines, put in order by what stands left or right of them."""

import numpy as np
from sqlalchemy import Connection

from yearbook_viewer.archive.concordance.places import Numbers
from yearbook_viewer.archive.search.holdings import year_or_none
from yearbook_viewer.archive.search.rows import merged, titles_of
from yearbook_viewer.archive.search.searcher import Asked, Searcher
from yearbook_viewer.archive.search.snippets import Span, one_line
from yearbook_viewer.archive.texts import text_between
from yearbook_viewer.records import EntryId, SectionId
from yearbook_viewer.records.searched import ContextLine, ContextLines, LineOrder
from yearbook_viewer.text.search_folds import search_fold


def context_lines(
    reader: Connection, searcher: Searcher, asked: Asked, wanted: tuple[int, LineOrder, int]
) -> ContextLines:
    """The hits of the first sections as lines; `wanted`: how many at most, in what order, how much on either side."""
    limit, order, width = wanted
    # A section has a hit at least, or none at all where no words are asked for.
    hits = _hits_in(searcher, asked, asked.ranking.first(limit))[:limit]
    return ContextLines(asked.ranking.total, tuple(_in_order(_lines(reader, searcher, hits, width), order)))


def lines_in(
    reader: Connection, searcher: Searcher, asked: Asked, wanted: tuple[int, int, int]
) -> tuple[ContextLine, ...]:
    """All hits of some sections as lines; `wanted`: the first of them, how many, how much on either side."""
    first, count, width = wanted
    chosen = asked.ranking.first(first + count)[first:]
    return tuple(_lines(reader, searcher, _hits_in(searcher, asked, chosen), width))


def _hits_in(searcher: Searcher, asked: Asked, chosen: Numbers) -> list[tuple[int, Span]]:
    """The hits of these parts, in the order of the parts and of the text; those of no length have no line."""
    spans = merged(searcher.places_in(asked, np.sort(chosen))) if len(chosen) else {}
    return [(part, span) for part in chosen.tolist() for span in spans.get(part, ()) if span[0] < span[1]]


def _lines(reader: Connection, searcher: Searcher, hits: list[tuple[int, Span]], width: int) -> list[ContextLine]:
    holdings, parts = searcher.holdings, searcher.holdings.concordance.parts
    titles = titles_of(reader, [int(parts.section[part]) for part, _ in hits])
    lines = []
    for part, (start, end) in hits:
        entry, section, place = EntryId(int(parts.entry[part])), int(parts.section[part]), int(holdings.entry[part])
        left, right = max(int(parts.start[part]), start - width), min(int(parts.end[part]), end + width)
        text = text_between(reader, entry, left, right)
        lines.append(
            ContextLine(
                entry=entry,
                section=SectionId(section) if section else None,
                entry_title=holdings.entries.titles[place],
                title=titles.get(section, ""),
                year=year_or_none(holdings.entries.year[place]),
                start=start,
                end=end,
                before=one_line(text[: start - left], ())[0],
                words=one_line(text[start - left : end - left], ())[0],
                after=one_line(text[end - left :], ())[0],
            )
        )
    return lines


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
