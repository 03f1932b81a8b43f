"""Where what was asked for stands in parts, told by their texts."""

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from sqlalchemy import Connection

from yearbook_viewer.archive.concordance.places import Numbers
from yearbook_viewer.archive.search.holdings import Holdings
from yearbook_viewer.archive.search.named import KINDS, spans_in_names
from yearbook_viewer.archive.search.stretches import PartText, Span, Stretch, part_texts
from yearbook_viewer.archive.search.valued import spans_of_values
from yearbook_viewer.archive.search.wording import Wording
from yearbook_viewer.text.query.tree import Field, FieldName, Leaf, Values, Word

# Of a longer part only so much is read first: most have a hit there. Code points.
_FIRST = 50_000


class Marked(NamedTuple):
    """A part with its text, or the beginning of it, and where hits stand in the entry's text: merged, in order."""

    text: PartText
    spans: list[Span]


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
            yield Marked(text, self._spans(reader, text))

    def first_in(self, reader: Connection, chosen: Numbers) -> Iterator[Marked]:
        """The chosen parts with their first hits, in that order; of long ones the beginning may be all that is read."""
        parts = self._holdings.concordance.parts
        for text in part_texts(reader, parts, chosen, _FIRST):
            spans = self._spans(reader, text)
            if spans or int(parts.end[text.part]) - text.start <= _FIRST:
                yield Marked(text, spans)
            else:
                yield from self.all_in(reader, chosen[chosen == text.part])

    def in_title(self, title: str) -> list[Span]:
        """Where words stand in a title."""
        stretch = Stretch(title, 0)
        leaves = (leaf for leaf in self._leaves if isinstance(leaf, Word | Field))
        words = (leaf.word if isinstance(leaf, Field) else leaf for leaf in leaves)
        return merged(span for word in words for span in self._wording.find(word, stretch))

    def _spans(self, reader: Connection, text: PartText) -> list[Span]:
        return merged(span for leaf in self._leaves for span in self._of_leaf(reader, text, leaf))

    def _of_leaf(self, reader: Connection, text: PartText, leaf: Leaf) -> list[Span]:
        parts = self._holdings.concordance.parts
        place = (int(parts.entry[text.part]), text.start, text.start + len(text.text))
        match leaf:
            case Word():
                return [*self._wording.find(leaf, text.heading), *self._wording.find(leaf, text.body)]
            case Field(FieldName.TITLE, word):
                return self._wording.find(word, text.heading)
            case Field(name, word) if name in KINDS:
                return spans_in_names(reader, KINDS[name], partial(self._wording.find, word), place)
            case Values(range=wanted):
                return spans_of_values(reader, wanted, place)
            case _:
                return []


def merged(spans: Iterator[Span]) -> list[Span]:
    """The spans in order, those that overlap made one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found
