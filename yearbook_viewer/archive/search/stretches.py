"""Parts of texts as they are read to be compared, as printed and folded."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, partial
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from sqlalchemy import Connection

from yearbook_viewer.archive.concordance.folding import folded
from yearbook_viewer.archive.concordance.places import AllParts, Numbers
from yearbook_viewer.archive.concordance.scanned import occurrences
from yearbook_viewer.archive.texts import PIECE, texts_between

Span = tuple[int, int]

# Code points that are read by one statement, and that are folded in one go.
_READ, _FOLDED = 1_000_000, 50_000


class Letters(NamedTuple):
    """The letters of a text from `first` to before `last` in a folded text: that of it alone, or of many together.

    `places`: where each letter of the folded text stands in what was folded, in which the text begins at `begin`.
    """

    folded: str
    places: Numbers
    first: int
    last: int
    begin: int


def letters_of(text: str) -> Letters:
    """The text folded."""
    fold = folded(text)
    return Letters(str(fold), fold.places, 0, len(fold.codes), 0)


class Stretch:
    """Text that stands together; `start`: where, in the entry's text. Spans are given in the entry's text."""

    def __init__(self, text: str, start: int, fold: Callable[[], Letters] | None = None) -> None:
        """`fold`: gives the text folded, where somebody has folded it already."""
        self.text = text
        self.start = start
        self._fold = fold

    def find(self, words: str) -> Iterator[Span]:
        """Where it stands letter for letter, looked for as far as it is asked for.

        A line end is no letter: what was hard-wrapped is found, unless blanks are asked for that may stand beside one.
        """
        if "\n" not in self.text or any(map(str.isspace, words)):
            return ((self.start + at, self.start + at + len(words)) for at in occurrences(self.text, words))
        lines = self._lines
        return (
            (self.start + lines.place(at), self.start + lines.place(at + len(words) - 1) + 1)
            for at in occurrences(lines.joined, words)
        )

    @cached_property
    def _lines(self) -> "_Lines":
        return _Lines(self.text)

    def find_folded(self, word: str) -> Iterator[Span]:
        """Where a folded word stands, looked for as far as it is asked for."""
        text, places, first, last, begin = letters_of(self.text) if self._fold is None else self._fold()
        shift, length = self.start - begin, len(word)
        at = text.find(word, first, last)
        while at >= 0:
            yield shift + int(places[at]), shift + int(places[at + length - 1]) + 1
            at = text.find(word, at + length, last)


class _Lines:
    """Lines of a text joined, without the blanks at their ends."""

    def __init__(self, text: str) -> None:
        # Where each line begins, in what they are joined to and in the text.
        self._begins: list[Span] = []
        kept: list[str] = []
        at = length = 0
        for line in text.split("\n"):
            kept.append(line.strip())
            if kept[-1]:
                self._begins.append((length, at + len(line) - len(line.lstrip())))
            length += len(kept[-1])
            at += len(line) + 1
        self.joined = "".join(kept)

    def place(self, at: int) -> int:
        """Where a letter of `joined` stands in the text."""
        begin, place = self._begins[bisect_right(self._begins, at, key=lambda begins: begins[0]) - 1]
        return place + at - begin


class _Together:
    """Texts that are folded in one go when the first of them is asked for: that of a section alone is too short."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self.length = 0

    def add(self, text: str) -> int:
        """One more; its number among them."""
        self._texts.append(text)
        self.length += len(text)
        return len(self._texts) - 1

    def letters(self, number: int) -> Letters:
        """Those of one text."""
        letters, starts, cuts = self._folded
        return Letters(letters.folded, letters.places, cuts[number], cuts[number + 1], starts[number])

    @cached_property
    def _folded(self) -> tuple[Letters, list[int], list[int]]:
        """All letters, where each text begins, and which letter it begins with; the end of all behind them."""
        letters = letters_of("".join(self._texts))
        starts = [0, *accumulate(map(len, self._texts))]
        return letters, starts, np.searchsorted(letters.places, starts).tolist()


class PartText:
    """The text of a part, or its beginning where it is very long, and its heading."""

    def __init__(self, part: int, text: str, place: tuple[int, int], together: _Together) -> None:
        """`place`: where it begins, and where its body does."""
        self.part = part
        self.text = text
        self.start, body = place
        self.body = body
        self.whole = Stretch(text, self.start, partial(together.letters, together.add(text)))

    @property
    def heading(self) -> Stretch:
        """The heading alone."""
        return Stretch(self.text[: self.body - self.start], self.start)


class _Row(NamedTuple):
    """What is to be read of a part: where it begins in the text of its entry, its body, and how far it is read."""

    part: int
    entry: int
    start: int
    body: int
    end: int


def part_texts(reader: Connection, parts: AllParts, chosen: Numbers, longest: int | None = None) -> Iterator[PartText]:
    """The chosen parts with their texts, in the order of `chosen`, cut off behind `longest` code points.

    As many are read at a time as one statement may give.
    """
    rows: list[_Row] = []
    wanted = 0
    those = parts.at(chosen)
    columns = (chosen, those.entry, those.start, those.body, those.end)
    for part, entry, start, body, whole in zip(*(column.tolist() for column in columns), strict=True):
        end = whole if longest is None else min(whole, start + longest)
        rows.append(_Row(part, entry, start, min(body, end), end))
        wanted += end - start + PIECE
        if wanted > _READ:
            yield from _read(reader, rows)
            rows, wanted = [], 0
    yield from _read(reader, rows)


def _read(reader: Connection, rows: Sequence[_Row]) -> list[PartText]:
    runs = _runs(rows)
    texts = dict(zip(runs, texts_between(reader, list(runs)), strict=True))
    begun = {row: (start, texts[entry, start, end]) for (entry, start, end), of in runs.items() for row in of}
    together, made = _Together(), []
    for row in rows:
        first, text = begun[row]
        if together.length > _FOLDED:
            together = _Together()
        made.append(PartText(row.part, text[row.start - first : row.end - first], (row.start, row.body), together))
    return made


def _runs(rows: Sequence[_Row]) -> dict[tuple[int, int, int], list[_Row]]:
    """Stretches of texts (entry, start, end) and the rows in them: what stands near each other is read once."""
    runs: list[tuple[int, int, int]] = []
    within: list[list[_Row]] = []
    for row in sorted(rows, key=lambda row: (row.entry, row.start)):
        if runs and runs[-1][0] == row.entry and row.start - runs[-1][2] < PIECE:
            runs[-1] = (row.entry, runs[-1][1], max(runs[-1][2], row.end))
            within[-1].append(row)
        else:
            runs.append((row.entry, row.start, row.end))
            within.append([row])
    return dict(zip(runs, within, strict=True))
