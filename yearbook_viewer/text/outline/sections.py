"""Headings to sections: nested, with the prefix they share, their sub-headings and signatures."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from yearbook_viewer.records import Section
from yearbook_viewer.text.outline.headings import MARKDOWN, NUMBERED, OUTERMOST, Heading
from yearbook_viewer.text.outline.prefixes import shared_prefix
from yearbook_viewer.text.outline.signatures import signature_of
from yearbook_viewer.text.outline.subheadings import find_subheadings
from yearbook_viewer.text.paragraphs import skip_white


@dataclass(frozen=True, slots=True)
class _Open:
    rank: int
    title: str


def sections_of(text: str, start: int, headings: Sequence[Heading]) -> tuple[Section, ...]:
    """The sections of an entry's text from `start`, the first character behind its head, to its end.

    Text before the first heading is a section with an empty title.
    """
    first = headings[0].start if headings else len(text)
    sections = []
    if skip_white(text, start, first) < first:
        sections.append(_section(text, ("",), start, start, first))
    ranks = _ranks(headings)
    opened: list[_Open] = []
    ends = [*(heading.start for heading in headings), len(text)][1:]
    for heading, end in zip(headings, ends, strict=True):
        while opened and opened[-1].rank >= ranks[heading.style]:
            opened.pop()
        opened.append(_Open(ranks[heading.style], heading.title))
        path = tuple(outer.title for outer in opened)
        sections.append(_section(text, path, heading.start, heading.after, end))
    return _with_prefixes(sections)


def _section(text: str, path: tuple[str, ...], start: int, after: int, end: int) -> Section:
    body = skip_white(text, after, end)
    return Section(
        title=path[-1],
        path=path,
        start=start,
        body=body,
        end=end,
        subheadings=find_subheadings(text, body, end),
        signature=signature_of(text, body, end),
    )


def _ranks(headings: Sequence[Heading]) -> dict[str, int]:
    """How far in each style stands: in the order of appearance, agreed orders (一、 before (一)) put right."""
    styles = list(dict.fromkeys(heading.style for heading in headings))
    for agreed in (NUMBERED, MARKDOWN):
        places = [index for index, style in enumerate(styles) if style in agreed]
        for index, style in zip(places, [style for style in agreed if style in styles], strict=True):
            styles[index] = style
    outermost = [style for style in OUTERMOST if style in styles]
    ordered = outermost + [style for style in styles if style not in OUTERMOST]
    return {style: rank for rank, style in enumerate(ordered)}


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
