"""What a document consists of, paragraph by paragraph, before it is given a look."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from yearbook_viewer.gui.document_grids import Grid, grids_in
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Entry, Section
from yearbook_viewer.text.paragraphs import paragraphs

# Widths in half characters: of the fullest line of a text that was broken into lines, and what a full one may lack.
_WRAPPED = (40, 120)
_SLACK = 4
_ENDS = frozenset("。！？：；…!?:;.")


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


def last_nested(entry: Entry, section: int) -> int:
    """The index of the last section nested in the one at the index; the index itself if none is."""
    level = entry.sections[section].level
    last = section
    while last + 1 < len(entry.sections) and entry.sections[last + 1].level > level:
        last += 1
    return last


def joined(text: str, lines: Sequence[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """The lines put together that were broken where a line was full, as in copies from a PDF; others stay alone.

    A line goes on in the next if it is about as long as the longest, ends no sentence, and the next
    one follows at once and is not indented.
    """
    widths = [_width(text[start:end]) for start, end in lines]
    longest = max(widths, default=0)
    is_wrapped = _WRAPPED[0] <= longest <= _WRAPPED[1]
    group: list[tuple[int, int]] = []
    for number, (start, end) in enumerate(lines):
        if group:
            before = group[-1][1]
            is_full = is_wrapped and widths[number - 1] >= longest - _SLACK and text[before - 1] not in _ENDS
            if not is_full or text[before:start] != "\n":
                yield group
                group = []
        group.append((start, end))
    if group:
        yield group


def _width(line: str) -> int:
    """In half characters: an ideograph takes two."""
    return 2 * len(line) - sum(character < "\u0250" for character in line)


def screen_blocks(entry: Entry, section: int | None, first: int, last: int, say: Catalogue) -> Iterator[Block]:
    """The part of the text from offset `first` to `last` as the screen shows it.

    `section`: index of the section that is being read with those nested in it, None for the whole entry.
    Brackets of headings are left out, titles stand above their text.
    """
    if section is None and first == 0:
        yield from _entry_top(entry, min(last, entry.head_end), say)
    base = 0 if section is None else entry.sections[section].level
    for index, each in enumerate(entry.sections):
        if each.end <= first or each.start >= last:
            continue
        if each.start >= first:
            if index == section:
                yield Paragraph(Style.BREADCRUMB, (Words(breadcrumb(entry, say)),))
                yield Paragraph(Style.TITLE, _title(entry, each))
            elif each.title:
                yield Paragraph(Style.HEADING if each.level - base < 2 else Style.SUBHEADING, _title(entry, each))
        yield from _body(entry, each, max(each.body, first), min(each.end, last))


def _body(entry: Entry, section: Section, start: int, end: int) -> Iterator[Block]:
    at = start
    for begin, stop, grid in grids_in(entry.text, entry.layout.tables, start, end):
        yield from _text(entry, section, at, begin)
        yield grid
        at = stop
    yield from _text(entry, section, at, end)


def _text(entry: Entry, section: Section, first: int, last: int) -> Iterator[Paragraph]:
    for lines in joined(entry.text, paragraphs(entry.text, first, last)):
        parts = (part for start, end in lines for part in with_subheadings(entry, section, start, end))
        yield Paragraph(Style.TEXT, tuple(parts))


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
