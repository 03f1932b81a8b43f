"""A long entry in pieces that can be analysed one after the other."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from operator import attrgetter
from typing import TypeVar

from yearbook_viewer.records import Entry, Layout, Section, SetHeading, Subheading, Table

Spanned = TypeVar("Spanned", Section, Subheading, SetHeading, Table)

_SENTENCE_END = re.compile("[。！？!?；;]")
_end_of = attrgetter("end")


def pieces_of(entry: Entry, size: int) -> Iterator[Entry]:
    """The entry in pieces of at most `size` code points, each an entry of its own; they join to its text.

    `start` of a piece counts from the start of the entry's text. A piece begins where a section does, so that
    what the rules find in it is what they find in the whole. Only a section longer than a piece is cut itself:
    behind a line, a sentence or, where there is neither, anywhere.
    """
    starts = [*_starts(entry, size), len(entry.text)]
    for start, end in pairwise(starts):
        yield _piece(entry, start, end)


def _starts(entry: Entry, size: int) -> Iterator[int]:
    begin = border = 0
    yield begin
    tables = entry.layout.tables
    sections = (section.start for section in entry.sections if not _is_inside(tables, section.start))
    for following in (*sections, len(entry.text)):
        if following - begin > size and border > begin:
            begin = border
            yield begin
        while following - begin > size:
            begin = _cut(entry.text, begin, begin + size)
            yield begin
        border = following


def _is_inside(tables: Sequence[Table], offset: int) -> bool:
    """Whether the offset parts a table; those that touch it do not count."""
    return any(table.start < offset for table in _within(tables, offset, offset + 1))


def _cut(text: str, begin: int, limit: int) -> int:
    """Behind the last line or sentence that ends in the second half of the stretch; its end where none does."""
    half = (begin + limit) // 2
    line = text.rfind("\n", half, limit)
    if line >= 0:
        return line + 1
    ends = [found.end() for found in _SENTENCE_END.finditer(text, half, limit)]
    return ends[-1] if ends else limit


def _piece(entry: Entry, start: int, end: int) -> Entry:
    return replace(
        entry,
        start=start,
        text=entry.text[start:end],
        head_end=min(max(entry.head_end, start), end) - start,
        sections=tuple(_clipped(section, start, end) for section in _within(entry.sections, start, end)),
        signature=entry.signature if end == len(entry.text) else (),
        layout=_layout(entry.layout, start, end),
    )


def _within(spans: Sequence[Spanned], start: int, end: int) -> Iterator[Spanned]:
    """Of spans in the order of the text those that reach into the stretch."""
    for place in range(bisect_right(spans, start, key=_end_of), len(spans)):
        if spans[place].start >= end:
            return
        yield spans[place]


def _clipped(section: Section, start: int, end: int) -> Section:
    return replace(
        section,
        start=max(section.start, start) - start,
        body=min(max(section.body, start), end) - start,
        end=min(section.end, end) - start,
        subheadings=tuple(
            Subheading(each.title, max(each.start, start) - start, min(each.end, end) - start)
            for each in _within(section.subheadings, start, end)
        ),
        # A signature closes its section.
        signature=section.signature if section.end <= end else (),
    )


def _layout(layout: Layout, start: int, end: int) -> Layout:
    return Layout(
        headings=tuple(
            replace(each, start=each.start - start, end=each.end - start)
            for each in _within(layout.headings, start, end)
            if each.start >= start and each.end <= end
        ),
        bold=tuple((max(one, start) - start, min(other, end) - start) for one, other in _bold(layout.bold, start, end)),
        tables=tuple(
            replace(
                each,
                start=each.start - start,
                end=each.end - start,
                cells=tuple(replace(cell, start=cell.start - start, end=cell.end - start) for cell in each.cells),
            )
            for each in _within(layout.tables, start, end)
            if each.start >= start and each.end <= end
        ),
        title=layout.title,
    )


def _bold(spans: Sequence[tuple[int, int]], start: int, end: int) -> Iterator[tuple[int, int]]:
    for place in range(bisect_right(spans, start, key=lambda span: span[1]), len(spans)):
        if spans[place][0] >= end:
            return
        yield spans[place]
