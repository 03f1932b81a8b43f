"""How often the words of a query stand in all parts: folded, as the concordance tells, or letter for letter."""

from collections.abc import Iterator
from functools import partial
from typing import Protocol

import numpy as np
from sqlalchemy import Connection

from yearbook_viewer.archive.concordance.places import AllParts, HeadingCounts, Numbers
from yearbook_viewer.archive.search.holdings import Counts, Mask
from yearbook_viewer.archive.search.inquiry import Inquiry
from yearbook_viewer.archive.search.stretches import Span, Stretch, part_texts
from yearbook_viewer.text.query.tree import Word

# Parts whose texts are read between two looks at whether anybody still waits.
_AT_ONCE = 500


class Wording(Protocol):
    """Words in parts and titles."""

    def bound(self, word: Word) -> Counts:
        """No part has more hits than this."""
        ...

    def counts(self, word: Word, within: Mask | None) -> tuple[Counts, HeadingCounts]:
        """How many hits each part has, and those that lie in headings; told of the parts `within` alone."""
        ...

    def titles(self, word: Word) -> Numbers:
        """How many hits the title of each entry has."""
        ...

    def find(self, word: Word, stretch: Stretch) -> Iterator[Span]:
        """Where the word stands, in order, looked for as far as it is asked for."""
        ...


class Folding:
    """Words as `search_fold` compares them."""

    def __init__(self, inquiry: Inquiry) -> None:
        self._holdings = inquiry.holdings
        self._concordance = inquiry.concordance

    def bound(self, word: Word) -> Counts:
        """See Wording."""
        return self._concordance.counts(word.folded)

    def counts(self, word: Word, within: Mask | None) -> tuple[Counts, HeadingCounts]:  # noqa: ARG002  all are told at once
        """See Wording."""
        return self._concordance.counts(word.folded), self._concordance.heading_counts(word.folded)

    def titles(self, word: Word) -> Numbers:
        """See Wording."""
        return self._holdings.entries.folded_titles.counts(word.folded)

    def find(self, word: Word, stretch: Stretch) -> Iterator[Span]:
        """See Wording."""
        return stretch.find_folded(word.folded)


class Exactness:
    """Words letter for letter: what stands there folded is looked at in the texts."""

    def __init__(self, inquiry: Inquiry) -> None:
        self._inquiry = inquiry
        self._holdings = inquiry.holdings

    def bound(self, word: Word) -> Counts:
        """See Wording."""
        return self._inquiry.concordance.counts(word.folded)

    def counts(self, word: Word, within: Mask | None) -> tuple[Counts, HeadingCounts]:
        """See Wording. Reads the texts of all parts that may have it."""
        parts = self._holdings.concordance.parts
        counts = np.zeros(len(parts), np.uint32)
        headings = counts.copy()
        may = self.bound(word) > 0
        chosen = np.flatnonzero(may if within is None else may & within)
        for portion in self._inquiry.portions(chosen.tolist(), _AT_ONCE):
            some = np.array(portion, np.int64)
            told = self._inquiry.ask(partial(_letter_for_letter, parts=parts, chosen=some, words=word.typed))
            counts[some], headings[some] = np.array(told, np.uint32).T
        headed = np.flatnonzero(headings)
        return counts, HeadingCounts(headed, headings[headed])

    def titles(self, word: Word) -> Numbers:
        """See Wording."""
        return self._holdings.entries.plain_titles.counts(word.typed)

    def find(self, word: Word, stretch: Stretch) -> Iterator[Span]:
        """See Wording."""
        return stretch.find(word.typed)


def _letter_for_letter(reader: Connection, parts: AllParts, chosen: Numbers, words: str) -> list[tuple[int, int]]:
    """How often the words stand in each part, and how often in its heading."""
    told = []
    for text in part_texts(reader, parts, chosen):
        ends = [end for _, end in text.whole.find(words)]
        told.append((len(ends), sum(end <= text.body for end in ends)))
    return told
