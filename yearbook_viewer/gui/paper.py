"""What goes to paper: which sections, and their text as it is printed in the yearbook."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from yearbook_viewer.gui.document_grids import grids_in, is_bare
from yearbook_viewer.gui.document_plan import (
    Block,
    Ink,
    Paragraph,
    Slice,
    Style,
    Words,
    glued,
    title_line,
    with_subheadings,
)
from yearbook_viewer.records import Entry, Section, Table
from yearbook_viewer.records.packed_sections import last_nested
from yearbook_viewer.text.paragraphs import paragraphs
from yearbook_viewer.text.wraps import Piece, Wraps


@dataclass(frozen=True, slots=True)
class PaperChoice:
    """What is printed or exported.

    `sections`: indices into the entry's sections in rising order, each with its own slice only; None for the
    whole entry with its head. `with_marks`: marks and figures in colour; `with_figures`: the table of figures
    as an appendix.
    """

    sections: tuple[int, ...] | None = None
    with_marks: bool = True
    with_figures: bool = False


def with_nested(entry: Entry, section: int) -> tuple[int, ...]:
    """The index of the section and those of the sections nested in it."""
    return tuple(range(section, last_nested(entry.sections, section) + 1))


def chosen_spans(entry: Entry, choice: PaperChoice) -> list[tuple[int, int]]:
    """The offsets of what was chosen, in the order of the text: each section's own slice, or all of it."""
    if choice.sections is None:
        return [(0, len(entry.text))]
    chosen = (entry.sections[index] for index in choice.sections)
    return [(section.start, section.end) for section in chosen]


def chosen_text(entry: Entry, choice: PaperChoice) -> str:
    """The canonical text of what was chosen."""
    return "".join(entry.text[start:end] for start, end in chosen_spans(entry, choice))


def paper_blocks(entry: Entry, choice: PaperChoice) -> Iterator[Block]:
    """The chosen text line by line, brackets of headings and all.

    A table that is set with signs (|, ─) stays in its lines: the paper has every character of the text.
    """
    tables = [table for table in entry.layout.tables if is_bare(entry.text, table)]
    wraps = Wraps(entry)
    chosen = range(len(entry.sections)) if choice.sections is None else choice.sections
    if choice.sections is None:
        yield from _head(entry)
    for index in chosen:
        yield from _section(entry, wraps, entry.sections[index], tables)


def _head(entry: Entry) -> Iterator[Paragraph]:
    head = paragraphs(entry.text, 0, entry.head_end)
    title = title_line(entry, head)
    for line in head:
        yield Paragraph(Style.TITLE if line == title else Style.HEAD, (Slice(*line),))


def _section(entry: Entry, wraps: Wraps, section: Section, tables: Sequence[Table]) -> Iterator[Block]:
    at = section.start
    for begin, stop, grid in grids_in(entry.text, tables, section.body, section.end):
        yield from _lines(entry, wraps, section, at, begin)
        yield grid
        at = stop
    yield from _lines(entry, wraps, section, at, section.end)


def _lines(entry: Entry, wraps: Wraps, section: Section, first: int, last: int) -> Iterator[Paragraph]:
    lines = paragraphs(entry.text, first, last)
    headings = [line for line in lines if line[1] <= section.body]
    for start, end in headings:
        yield Paragraph(Style.HEADING if section.level == 1 else Style.SUBHEADING, (Slice(start, end),))
    begin = headings[-1][1] if headings else first
    for pieces in wraps.paragraphs(begin, last):
        for together in _between_edges(pieces):
            parts: list[Slice | Words] = []
            for start, end, glue, _ in together:
                parts += glued(glue)
                if start < section.body:
                    parts.append(Slice(start, section.body, Ink.BOLD))
                parts += with_subheadings(entry, section, max(start, section.body), end)
            yield Paragraph(Style.TEXT, tuple(parts))


def _between_edges(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """A paragraph with a page's number in its midst stays in two on paper, the number between them."""
    together: list[Piece] = []
    for piece in pieces:
        if together and (piece.edge or together[-1].edge):
            yield together
            together = []
        together.append(piece)
    yield together
