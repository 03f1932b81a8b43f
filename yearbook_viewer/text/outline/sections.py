"""Headings to sections: nested, with the prefix they share, their sub-headings and signatures."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from yearbook_viewer.records import Section
from yearbook_viewer.text.outline.chronicle import completed
from yearbook_viewer.text.outline.nesting import nested
from yearbook_viewer.text.outline.prefixes import shared_prefix
from yearbook_viewer.text.outline.signatures import signature_of
from yearbook_viewer.text.outline.styles import Heading
from yearbook_viewer.text.outline.subheadings import find_subheadings
from yearbook_viewer.text.paragraphs import skip_white


def sections_of(
    text: str, start: int, headings: Sequence[Heading], year: int | None = None, bold: Sequence[tuple[int, int]] = ()
) -> tuple[Section, ...]:
    """The sections of an entry's text from `start`, the first character behind its head, to its end.

    Text before the first heading is a section with an empty title. `year`: the year described, which completes the
    dates of a chronicle. `bold`: the spans of the text that are set bold.
    """
    first = headings[0].start if headings else len(text)
    sections = []
    if skip_white(text, start, first) < first:
        sections.append(_section(text, ("",), (start, start, first), bold))
    ends = [*(heading.start for heading in headings), len(text)][1:]
    for (heading, path), end in zip(nested(headings), ends, strict=True):
        section = _section(text, path, (heading.start, heading.after, end), bold)
        sections.append(replace(section, date=completed(heading.moment, year)) if heading.moment else section)
    return _with_prefixes(sections)


def _section(text: str, path: tuple[str, ...], span: tuple[int, int, int], bold: Sequence[tuple[int, int]]) -> Section:
    """`span`: where its heading begins and ends, and where the section does."""
    start, after, end = span
    body = skip_white(text, after, end)
    return Section(
        title=path[-1],
        path=path,
        start=start,
        body=body,
        end=end,
        subheadings=find_subheadings(text, body, end, bold),
        signature=signature_of(text, body, end),
    )


def _with_prefixes(sections: Sequence[Section]) -> tuple[Section, ...]:
    neighbours: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for section in sections:
        if section.title:
            neighbours[section.path[:-1]].append(section.title)
    prefixes = {path: shared_prefix(titles) for path, titles in neighbours.items()}
    found = []
    for section in sections:
        prefix = prefixes.get(section.path[:-1], "")
        found.append(replace(section, prefix=len(prefix)) if prefix and section.title.startswith(prefix) else section)
    return tuple(found)
