"""Paragraphs of two texts that speak of the same matter, side by side in the order of both.

Two years of one body are two texts, not two states of one: headings and paragraphs are paired by their words without
the numbers.
"""

import re
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property

from yearbook_viewer.records import Entry
from yearbook_viewer.text.folds import fold

_NUMBERS = re.compile(r"[0-9〇零一二三四五六七八九十百千万亿.,%\s]+")
_LINE = re.compile(r"[^\n]*\S[^\n]*")
# Paragraphs this like each other are taken for the same matter: pairs of letters that the first words of both have.
_LIKE = 0.18
_COMPARED = 600
# More pairs take seconds; the paragraphs of longer texts are paired section by section, those by their titles.
_PAIRS = 250_000


@dataclass(frozen=True)
class Piece:
    """A paragraph, a heading, or a section's own slice; `name`: of a heading or section its title, without numbers."""

    text: str
    start: int
    end: int
    name: str | None = None

    @cached_property
    def pairs(self) -> frozenset[str]:
        """The pairs of neighbouring letters in its first words, numbers left out."""
        words = _NUMBERS.sub("", fold(self.text[self.start : min(self.end, self.start + _COMPARED)]))
        return _letters(words)


Row = tuple[Piece, Piece] | tuple[Piece, None] | tuple[None, Piece]


def rows_of(old: Entry, new: Entry) -> Iterator[Row]:
    """The paragraphs of both entries in order; what has no counterpart stands alone."""
    older, newer = _sections(old), _sections(new)
    paragraphs = [piece for section in older for piece in _paragraphs(section)]
    others = [piece for section in newer for piece in _paragraphs(section)]
    if len(paragraphs) * len(others) <= _PAIRS:
        yield from _aligned(paragraphs, others)
        return
    for section, counterpart in _aligned(older, newer):
        yield from _aligned(_paragraphs(section), _paragraphs(counterpart))


def _sections(entry: Entry) -> list[Piece]:
    """The head and every section's own slice."""
    heads = [Piece(entry.text, 0, entry.head_end)] if entry.head_end else []
    sections = (
        Piece(entry.text, section.start, section.end, _NUMBERS.sub("", fold(section.title)))
        for section in entry.sections
    )
    return [*heads, *sections]


def _paragraphs(section: Piece | None) -> list[Piece]:
    if section is None:
        return []
    found = [Piece(section.text, line.start(), line.end()) for line in _lines(section)]
    if found and section.name:
        found[0] = replace(found[0], name=section.name)
    return found


def _lines(section: Piece) -> Iterator[re.Match[str]]:
    return _LINE.finditer(section.text, section.start, section.end)


def _aligned(older: Sequence[Piece], newer: Sequence[Piece]) -> Iterator[Row]:
    """The pieces of both in order; what has no counterpart stands alone."""
    one = two = 0
    for first, second in [*_matches(older, newer), (len(older), len(newer))]:
        yield from ((piece, None) for piece in older[one:first])
        yield from ((None, piece) for piece in newer[two:second])
        if first < len(older):
            yield older[first], newer[second]
        one, two = first + 1, second + 1


def _matches(older: Sequence[Piece], newer: Sequence[Piece]) -> list[tuple[int, int]]:
    """Which pieces are counterparts, in an order that both keep and that has most in common."""
    if len(older) * len(newer) > _PAIRS:
        return _matches_in_order(older, newer)
    best = [[0.0] * (len(newer) + 1) for _ in range(len(older) + 1)]
    like = [[_likeness(one, other) for other in newer] for one in older]
    for one in range(len(older) - 1, -1, -1):
        for two in range(len(newer) - 1, -1, -1):
            paired = like[one][two] + best[one + 1][two + 1] if like[one][two] >= _LIKE else 0.0
            best[one][two] = max(paired, best[one + 1][two], best[one][two + 1])
    pairs: list[tuple[int, int]] = []
    one = two = 0
    while one < len(older) and two < len(newer):
        if best[one][two] == best[one + 1][two]:
            one += 1
        elif best[one][two] == best[one][two + 1]:
            two += 1
        else:
            pairs.append((one, two))
            one, two = one + 1, two + 1
    return pairs


def _matches_in_order(older: Sequence[Piece], newer: Sequence[Piece]) -> list[tuple[int, int]]:
    """Of very many pieces: each with the next one of the same name, or else of its place between such."""
    places: dict[str | None, deque[int]] = defaultdict(deque)
    for place, piece in enumerate(newer):
        places[piece.name].append(place)
    pairs: list[tuple[int, int]] = []
    behind = 0
    for place, piece in enumerate(older):
        waiting = places[piece.name]
        while waiting and waiting[0] < behind:
            waiting.popleft()
        if waiting:
            behind = waiting.popleft() + 1
            pairs.append((place, behind - 1))
    return pairs


def _likeness(one: Piece, other: Piece) -> float:
    """From 0 to 1 by their words, 1 more for the same title; a heading is like no paragraph.

    Under titles that have no two letters in common the words count half.
    """
    if one.name is None or other.name is None:
        return _shared(one.pairs, other.pairs) if one.name is other.name else 0.0
    shared = _shared(one.pairs, other.pairs)
    if one.name == other.name:
        return 1 + shared
    return shared if _letters(one.name) & _letters(other.name) else shared / 2


def _shared(one: Set[str], other: Set[str]) -> float:
    return 2 * len(one & other) / max(len(one) + len(other), 1)


def _letters(words: str) -> frozenset[str]:
    """The pairs of neighbouring letters."""
    return frozenset(words[at : at + 2] for at in range(len(words) - 1))
