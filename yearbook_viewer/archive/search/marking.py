"""Where what was asked for stands in parts, told by their texts."""

from collections.abc import Iterable, Iterator
from functools import partial
from heapq import merge
from itertools import chain
from typing import NamedTuple

import numpy as np
from sqlalchemy import Connection

from yearbook_viewer.archive.concordance.places import Numbers
from yearbook_viewer.archive.search.holdings import Holdings
from yearbook_viewer.archive.search.named import KINDS, spans_in_names
from yearbook_viewer.archive.search.stretches import PartText, Span, Stretch, part_texts
from yearbook_viewer.archive.search.valued import spans_of_values
from yearbook_viewer.archive.search.wording import Wording
from yearbook_viewer.text.query.tree import Field, FieldName, Leaf, Values, Word

# Of a longer part only so much is read first, and then so much of those that have no hit there. Code points.
_FIRST = (1_500, 50_000)
# So many are read at once, to be given in order.
_AT_ONCE = 100


class Marked(NamedTuple):
    """A part with its text, or the beginning of it, and where hits stand in the entry's text: merged, in order.

    `firsts`: of each thing that is asked for and stands there its first hit, in order; they may overlap.
    """

    text: PartText
    spans: list[Span]
    firsts: list[Span]


class Marking:
    """Marks what is asked for."""

    def __init__(self, holdings: Holdings, wording: Wording, leaves: list[Leaf]) -> None:
        """`leaves`: what is wanted."""
        self._holdings = holdings
        self._wording = wording
        self._leaves = leaves

    def all_in(self, reader: Connection, chosen: Numbers) -> Iterator[Marked]:
        """The chosen parts with all hits, in that order."""
        for text in part_texts(reader, self._holdings.concordance.parts, chosen):
            leaves = self._begun(reader, text)
            yield Marked(text, merged(leaves.hits()), leaves.firsts)

    def first_in(self, reader: Connection, chosen: Numbers, reach: int) -> Iterator[Marked]:
        """The chosen parts, in that order, with their first hits: those at least that begin not more than `reach` code
        points behind the first hit of anything that is asked for. Of long ones the beginning may be all that is read.
        """
        for first in range(0, len(chosen), _AT_ONCE):
            yield from self._first_in(reader, chosen[first : first + _AT_ONCE], reach)

    def _first_in(self, reader: Connection, chosen: Numbers, reach: int) -> Iterator[Marked]:
        parts = self._holdings.concordance.parts
        ends = dict(zip(chosen.tolist(), parts.at(chosen).end.tolist(), strict=True))
        found: dict[int, Marked] = {}
        left = chosen
        for longest in _FIRST:
            lacking = []
            # Further on than in the second portion nothing is looked for that a first hit was found beside.
            wanted = len(self._leaves) if longest == _FIRST[0] else 1
            for text in part_texts(reader, parts, left, longest):
                leaves = self._begun(reader, text)
                spans = merged(leaves.hits(), leaves.last + reach)
                # Of a hit at the very end more may stand behind.
                end = text.start + len(text.text)
                if end >= ends[text.part] or (len(leaves.firsts) >= wanted and leaves.last + reach <= end):
                    found[text.part] = Marked(text, spans, leaves.firsts)
                else:
                    lacking.append(text.part)
            left = np.array(lacking, np.int64)
        found |= {marked.text.part: marked for marked in self.all_in(reader, left)}
        return (found[part] for part in chosen.tolist())

    def in_title(self, title: str) -> list[Span]:
        """Where words stand in a title."""
        stretch = Stretch(title, 0)
        leaves = (leaf for leaf in self._leaves if isinstance(leaf, Word | Field))
        words = (leaf.word if isinstance(leaf, Field) else leaf for leaf in leaves)
        return merged(_merge([self._wording.find(word, stretch) for word in words]))

    def _begun(self, reader: Connection, text: PartText) -> "_Begun":
        """Where anything that is wanted stands."""
        return _Begun(self._of_leaf(reader, text, leaf) for leaf in self._leaves)

    def _of_leaf(self, reader: Connection, text: PartText, leaf: Leaf) -> Iterable[Span]:
        match leaf:
            case Word():
                return self._wording.find(leaf, text.whole)
            case Field(FieldName.TITLE, word):
                return self._wording.find(word, text.heading)
        (entry,) = self._holdings.concordance.parts.entry_of(np.array([text.part])).tolist()
        place = (entry, text.start, text.start + len(text.text))
        match leaf:
            case Field(name, word) if name in KINDS:
                return spans_in_names(reader, KINDS[name], partial(self._wording.find, word), place)
            case Values(range=wanted):
                return spans_of_values(reader, wanted, place)
            case _:
                return ()


class _Begun:
    """Hits of each thing that is wanted, looked for as far as they are asked for; the first of each is known."""

    def __init__(self, leaves: Iterable[Iterable[Span]]) -> None:
        self._hits: list[Iterable[Span]] = []
        self.firsts: list[Span] = []
        for leaf in leaves:
            further = iter(leaf)
            if first := next(further, None):
                self.firsts.append(first)
                self._hits.append(chain((first,), further))
        self.firsts.sort()

    @property
    def last(self) -> int:
        """Where the furthest of the first hits ends; 0 without any."""
        return max((end for _, end in self.firsts), default=0)

    def hits(self) -> Iterator[Span]:
        """All of them, in order."""
        return _merge(self._hits) if self._hits else iter(())


def _merge(spans: list[Iterable[Span]]) -> Iterator[Span]:
    return iter(spans[0]) if len(spans) == 1 else merge(*spans)


def merged(spans: Iterator[Span], until: int | None = None) -> list[Span]:
    """The spans, which rise, those that overlap made one; those alone that begin before `until`, if that is told."""
    found: list[Span] = []
    for start, end in spans:
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        elif until is not None and start >= until:
            break
        else:
            found.append((start, end))
    return found
