"""What a document consists of, paragraph by paragraph, before it is given a look."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from operator import attrgetter

from yearbook_viewer.gui.document_grids import Grid, grids_in
from yearbook_viewer.gui.document_slices import Slices
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Entry, Section
from yearbook_viewer.text.paragraphs import paragraphs
from yearbook_viewer.text.wraps import Wraps

# What leads to another slice of a long text: its number behind it.
SLICE_LINK = "slice:"

_end_of = attrgetter("end")


class Style(Enum):
    """What a paragraph is."""

    BREADCRUMB = auto()
    TITLE = auto()
    HEAD = auto()
    HEADING = auto()
    SUBHEADING = auto()
    TEXT = auto()


class Ink(Enum):
    """How a slice stands out in its paragraph."""

    PLAIN = auto()
    DIM = auto()
    BOLD = auto()


@dataclass(frozen=True, slots=True)
class Slice:
    """A stretch of the entry's text, by its offsets."""

    start: int
    end: int
    ink: Ink = Ink.PLAIN


@dataclass(frozen=True, slots=True)
class Words:
    """Words that are not taken from the entry's text; `link`: where on screen they lead, if anywhere."""

    text: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    style: Style
    parts: tuple[Slice | Words, ...]


# What a document is put together from, in the order of the text.
Block = Paragraph | Grid


def screen_blocks(  # noqa: PLR0913, PLR0917  a part of a text, and what is known of all of it
    entry: Entry, section: int | None, first: int, last: int, say: Catalogue, wraps: Wraps | None = None
) -> Iterator[Block]:
    """The part of the text from offset `first` to `last` as the screen shows it.

    `section`: index of the section that is being read with those nested in it, None for the whole entry.
    `wraps`: those of the entry, where they are known. Brackets of headings are left out, titles stand above their text.
    """
    if section is None and first == 0:
        yield from _entry_top(entry, min(last, entry.head_end), say)
    base = 0 if section is None else entry.sections[section].level
    wraps = wraps or Wraps(entry)
    # Their own slices follow one another: of a hundred thousand only those that are shown are looked at.
    for index in range(bisect_right(entry.sections, first, key=_end_of), len(entry.sections)):
        each = entry.sections[index]
        if each.start >= last:
            break
        if each.start >= first:
            if index == section:
                yield Paragraph(Style.BREADCRUMB, (Words(breadcrumb(entry, say)),))
                yield Paragraph(Style.TITLE, _title(entry, each))
            elif each.title:
                yield Paragraph(Style.HEADING if each.level - base < 2 else Style.SUBHEADING, _title(entry, each))
        yield from _body(entry, wraps, each, max(each.body, first), min(each.end, last))


def slice_blocks(  # noqa: PLR0913, PLR0917  the same
    entry: Entry, section: int | None, slices: Slices, number: int, say: Catalogue, wraps: Wraps
) -> Iterator[Block]:
    """The same for one of the slices that a long text is cut into, with links to those before and behind it."""
    if number:
        yield Paragraph(Style.HEAD, (Words(say("↑ 显示上文"), f"{SLICE_LINK}{number - 1}"),))
    yield from screen_blocks(entry, section, *slices.bounds(number), say, wraps)
    if number + 1 < len(slices):
        yield Paragraph(Style.HEAD, (Words(say("↓ 显示下文"), f"{SLICE_LINK}{number + 1}"),))


def _body(entry: Entry, wraps: Wraps, section: Section, start: int, end: int) -> Iterator[Block]:
    at = start
    for begin, stop, grid in grids_in(entry.text, entry.layout.tables, start, end):
        yield from _text(entry, wraps, section, at, begin)
        yield grid
        at = stop
    yield from _text(entry, wraps, section, at, end)


def _text(entry: Entry, wraps: Wraps, section: Section, first: int, last: int) -> Iterator[Paragraph]:
    for pieces in wraps.paragraphs(first, last):
        parts: list[Slice | Words] = []
        for start, end, glue, edge in pieces:
            # The number of a page between two halves of a paragraph is not read.
            if not edge:
                parts += glued(glue)
                parts += with_subheadings(entry, section, start, end)
        yield Paragraph(Style.TEXT, tuple(parts))


def glued(glue: str) -> tuple[Words, ...]:
    """What a break within a paragraph stood for."""
    return (Words(glue),) if glue else ()


def breadcrumb(entry: Entry, say: Catalogue) -> str:
    """Title › year › source › day of publication, as far as they are known."""
    parts = (
        entry.title,
        say("{year} 年", year=entry.year) if entry.year is not None else "",
        say("来源 {source}", source=entry.source) if entry.source else "",
        entry.date.partition(" ")[0],
    )
    return " › ".join(part for part in parts if part)


def _entry_top(entry: Entry, end: int, say: Catalogue) -> Iterator[Paragraph]:
    if entry.year is not None:
        yield Paragraph(Style.BREADCRUMB, (Words(say("{year} 年", year=entry.year)),))
    head = paragraphs(entry.text, 0, end)
    title = title_line(entry, head)
    yield Paragraph(Style.TITLE, (Words(entry.title) if title is None else Slice(*title),))
    for line in head:
        if line != title:
            yield Paragraph(Style.HEAD, (Slice(*line),))


def title_line(entry: Entry, head: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """The line of the head that is the entry's title, spaces aside (政 府 工 作 报 告)."""
    wanted = "".join(entry.title.split())
    return next((line for line in head if "".join(entry.text[slice(*line)].split()) == wanted), None)


def _title(entry: Entry, section: Section) -> tuple[Slice | Words, ...]:
    if not section.title:
        return (Words(entry.title),)
    start = entry.text.find(section.title, section.start, section.body)
    if start < 0:
        return (Words(section.title),)
    shared = start + section.prefix
    rest = Slice(shared, start + len(section.title))
    return (Slice(start, shared, Ink.DIM), rest) if section.prefix else (rest,)


def with_subheadings(entry: Entry, section: Section, start: int, end: int) -> tuple[Slice, ...]:
    """The line from `start` to `end` with the section's run-in sub-headings in bold."""
    parts: list[Slice] = []
    done = start
    for subheading in section.subheadings:
        begin, stop = subheading.start, subheading.start + len(subheading.title)
        if done <= begin and stop <= end and entry.text.startswith(subheading.title, begin):
            parts += [Slice(done, begin), Slice(begin, stop, Ink.BOLD)]
            done = stop
    return (*parts, Slice(done, end))
