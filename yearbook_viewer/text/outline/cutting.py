"""A file's text to its entries."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, pairwise

from yearbook_viewer.records import Choices, Entry, Layout, Section
from yearbook_viewer.text.outline.described import subject_of, volume_year_of, year_of
from yearbook_viewer.text.outline.furniture import furniture_at
from yearbook_viewer.text.outline.head import is_title, read_head
from yearbook_viewer.text.outline.header import header_at
from yearbook_viewer.text.outline.headings import BRACKETED, MARKDOWN, Heading, heading_at
from yearbook_viewer.text.outline.plain_headings import above_brackets, between_paragraphs
from yearbook_viewer.text.outline.sections import sections_of
from yearbook_viewer.text.paragraphs import Line, lines_of

# With one of these a text has outer headings, and short lines without a sign are no headings.
_OUTER = frozenset(("一、", "第编", "第章", "第节", *"■□●○◆◇▲△★☆", *MARKDOWN))


def cut(
    text: str,
    layout: Layout = Layout(),  # noqa: ARG001
    names: Sequence[str] = (),  # noqa: ARG001
    choices: Choices = Choices(),  # noqa: ARG001
) -> tuple[Entry, ...]:
    """The entries of a file's canonical text, in order; never raises.

    `layout`: what the file's format says of the text. `names`: the folders that the file stands in, outermost first,
    and its own name; they fill what the text does not say. `choices`: the reader's word, before all of these.

    Each entry's slice runs to the next entry's title, so that the slices give back the text. Within it the head and
    the sections' own slices give back the slice. There is always one entry, even of an empty text.
    """
    starts = [0, *_further_titles(text)]
    ends = [*starts[1:], len(text)]
    return tuple(_entry(start, text[start:end]) for start, end in zip(starts, ends, strict=True))


def _further_titles(text: str) -> Iterator[int]:
    """Where the file's second and later entries begin.

    That is at a title directly before a line with source or date, with text behind it.
    """
    head_end = read_head(text).end
    lines = lines_of(text, head_end)
    body = next(lines, None)
    for title, header, following in _threes(lines):
        if not body or not is_title(title) or furniture_at([title], 0):
            continue
        told = header_at([header, following], 0)
        if told and told.labelled and told.source != title.text:
            yield title.begin


def _threes(lines: Iterator[Line]) -> Iterator[tuple[Line, Line, Line]]:
    first, second = next(lines, None), next(lines, None)
    for third in lines:
        if first and second:
            yield first, second, third
        first, second = second, third


def _entry(start: int, text: str) -> Entry:
    head = read_head(text)
    headings = list(_headings(text, head.end))
    sections = sections_of(text, head.end, headings)
    head_end = sections[0].start if sections else len(text)
    subject = subject_of(head)
    year = year_of(head, (section.title for section in sections), text[head_end:])
    sections, signature = _closing_signature(sections)
    doubts = {
        "entry-without-title": not head.title,
        "entry-without-subject": bool(head.title) and not subject,
        "entry-without-year": year is None,
        "heading-bracket-broken": any(heading.broken for heading in headings),
    }
    return Entry(
        start=start,
        text=text,
        title=head.title,
        subject=subject,
        source=head.source,
        date=head.date or head.delivered,
        year=year,
        head_end=head_end,
        sections=sections,
        volume_year=volume_year_of(head),
        signature=signature,
        doubts=tuple(doubt for doubt, holds in doubts.items() if holds),
    )


def _headings(text: str, start: int) -> list[Heading]:
    signed: list[Heading] = []
    for line, following in pairwise(chain(lines_of(text, start), [None])):
        if line is None or (signed and line.start < signed[-1].after):
            continue
        heading = heading_at(line, following)
        if heading:
            signed.append(heading)
    if any(heading.style in BRACKETED for heading in signed):
        plain = above_brackets(lines_of(text, start))
    elif any(heading.style in _OUTER for heading in signed):
        plain = []
    else:
        plain = between_paragraphs(lines_of(text, start))
    return sorted([*signed, *plain], key=lambda heading: heading.start)


def _closing_signature(sections: Sequence[Section]) -> tuple[tuple[Section, ...], tuple[str, ...]]:
    """The entry's signature: the only one, at its end. Where several sections are signed each keeps its own."""
    signed = [section for section in sections if section.signature]
    if len(signed) != 1 or signed[0] is not sections[-1]:
        return tuple(sections), ()
    return (*sections[:-1], replace(sections[-1], signature=())), signed[0].signature
