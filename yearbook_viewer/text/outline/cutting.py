"""A file's text to its entries."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from yearbook_viewer.records import Choices, Entry, Layout, Section, Table
from yearbook_viewer.records.packed import LONG_ENTRY
from yearbook_viewer.records.packed_sections import PackedSections
from yearbook_viewer.text.outline.broken_names import whole_names
from yearbook_viewer.text.outline.contents import contents_of
from yearbook_viewer.text.outline.described import Surroundings, describe
from yearbook_viewer.text.outline.gathering import headings_in
from yearbook_viewer.text.outline.head import read_head
from yearbook_viewer.text.outline.head_record import Head
from yearbook_viewer.text.outline.layouts import layout_within
from yearbook_viewer.text.outline.names import Named, said_by
from yearbook_viewer.text.outline.nesting import closes
from yearbook_viewer.text.outline.page_end import furniture_start
from yearbook_viewer.text.outline.running_lines import without_running
from yearbook_viewer.text.outline.sections import sections_of
from yearbook_viewer.text.outline.styles import Heading
from yearbook_viewer.text.outline.volumes import Unit, units_of
from yearbook_viewer.text.paragraphs import Line, lines_of
from yearbook_viewer.text.tables import tables_in


def cut(
    text: str,
    layout: Layout = Layout(),
    names: Sequence[str] = (),
    choices: Choices = Choices(),
) -> tuple[Entry, ...]:
    """The entries of a file's canonical text, in order; never raises.

    `layout`: what the file's format says of the text. `names`: the folders that the file stands in, outermost first,
    and its own name; they fill what the text does not say. `choices`: the reader's word, before all of these.

    Each entry's slice runs to the next entry's title, so that the slices give back the text. Within it the head and
    the sections' own slices give back the slice. There is always one entry, even of an empty text.
    """
    units, known = _divided(text, layout)
    ends = [*(unit.start for unit in units), len(text)][1:]
    titled = replace(choices, title=choices.title if len(units) == 1 else "")
    named = said_by(names)
    return tuple(
        _entry(unit, text[unit.start : end], layout_within(known, unit.start, end), named, titled)
        for unit, end in zip(units, ends, strict=True)
    )


def _divided(text: str, layout: Layout) -> tuple[list[Unit], Layout]:
    """The units of a text, and the layout with the tables that its lines look like.

    The lines, a second copy of what may be 100 MB, are gone when the entries are cut.
    """
    untold = list(_outside(lines_of(text), layout.tables))
    tables = _with_recognised(text, layout.tables, contents_of(untold).span(untold))
    lines = whole_names(without_running(list(_outside(untold, tables))))
    return units_of(text, lines, layout, contents_of(lines)), replace(layout, tables=tables)


def _entry(unit: Unit, text: str, layout: Layout, named: Named, choices: Choices) -> Entry:
    head, headings = _headed(unit, text, layout, choices)
    titles = [heading.title for heading in headings]
    told = describe(head, titles, text, Surroundings(named, unit.volume, choices))
    sections = sections_of(text, head.end, headings, told.year, layout.bold)
    head_end = sections[0].start if sections else len(text)
    sections, signature = _closing_signature(sections)
    doubts = {
        "entry-without-title": not told.title,
        "entry-without-subject": bool(told.title) and not told.subject,
        "entry-without-year": told.year is None,
        "heading-bracket-broken": any(heading.broken for heading in headings),
    }
    return Entry(
        start=unit.start,
        text=text,
        title=told.title,
        subject=told.subject,
        source=told.source,
        date=told.date,
        year=told.year,
        head_end=head_end,
        sections=PackedSections(sections) if len(text) > LONG_ENTRY else sections,
        volume_year=told.volume_year,
        signature=signature,
        doubts=tuple(doubt for doubt, holds in doubts.items() if holds),
        volume=told.volume,
        place=told.place,
        year_from=told.year_from,
        volume_year_from=told.volume_year_from,
        date_from=told.date_from,
        layout=layout,
    )


def _headed(unit: Unit, text: str, layout: Layout, choices: Choices) -> tuple[Head, Sequence[Heading]]:
    """The head of an entry and the headings below it; a chapter that holds everything gives its title to the head."""
    head = _head(unit, text, layout)
    furniture = furniture_start(text, head.end, len(text))
    lines = whole_names(without_running(list(_outside(lines_of(text, head.end, furniture), layout.tables))))
    headings = headings_in(head.title, lines, layout, choices.rule, _moved(unit.parts, unit.start))
    if not head.title and _titles_all(headings, lines):
        return replace(head, title=headings[0].title, end=headings[0].after), headings[1:]
    return head, headings


def _head(unit: Unit, text: str, layout: Layout) -> Head:
    """The head of an entry from its title's line on; the title is the unit's where the unit is told by one."""
    before = unit.title_at - unit.start
    head = read_head(text[before:]) if before else read_head(text, layout)
    line = next(lines_of(text, before), None)
    if unit.title and line and head.title != unit.title:
        below = read_head(text[before:]) if head.title else Head(end=line.end - before)
        head = replace(below, title=unit.title, end=max(line.end - before, below.end))
    return replace(head, end=min(head.end + before, len(text)))


def _with_recognised(text: str, told: Sequence[Table], listed: tuple[int, int]) -> tuple[Table, ...]:
    """The tables that the format tells and those that the text's lines look like, in the order of the text.

    `listed`: from where to where a list of contents stands, which is none.
    """
    found = tables_in(text, 0, len(text), told)
    seen = (table for table in found if not listed[0] <= table.start < listed[1])
    return tuple(sorted([*told, *seen], key=lambda table: table.start))


def _outside(lines: Iterable[Line], tables: Sequence[Table]) -> Iterator[Line]:
    """The lines that stand in no table."""
    if not tables:
        yield from lines
        return
    starts = [table.start for table in tables]
    for line in lines:
        place = bisect_right(starts, line.start) - 1
        if place < 0 or line.start >= tables[place].end:
            yield line


def _titles_all(headings: Sequence[Heading], lines: Sequence[Line]) -> bool:
    """Whether a chapter (第三篇 农业) opens the text and holds everything else."""
    if not headings or headings[0].style not in ("第编", "第章") or headings[0].start != lines[0].start:
        return False
    return not any(closes(heading, headings[0]) for heading in headings[1:])


def _moved(headings: Iterable[Heading], start: int) -> list[Heading]:
    return [replace(heading, start=heading.start - start, after=heading.after - start) for heading in headings]


def _closing_signature(sections: Sequence[Section]) -> tuple[tuple[Section, ...], tuple[str, ...]]:
    """The entry's signature: the only one, at its end. Where several sections are signed each keeps its own."""
    signed = [section for section in sections if section.signature]
    if len(signed) != 1 or signed[0] is not sections[-1]:
        return tuple(sections), ()
    return (*sections[:-1], replace(sections[-1], signature=())), signed[0].signature
