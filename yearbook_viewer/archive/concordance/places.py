"""Where folded words stand: the one question that queries ask, of an index or of the texts themselves."""

from dataclasses import dataclass
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]


def runs_of(entries: Numbers) -> Numbers:
    """Where the numbers of each entry, which stand together, begin."""
    # Not by differences: to write down eight bytes a row takes longer than anything else that is done with them.
    begins = np.ones(len(entries), np.bool_)
    np.not_equal(entries[1:], entries[:-1], out=begins[1:])
    return np.flatnonzero(begins)


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of current entries: the head of each and every section's own slice, in the order of the texts.

    Parallel arrays, one number a part: `entry` (its id), `section` (its id; 0 for the head), `start`, `body`, `end`
    (code points into the entry's text; from `start` to `body` it is heading). An entry's parts stand together.
    """

    entry: Numbers
    section: Numbers
    start: Numbers
    body: Numbers
    end: Numbers

    def __len__(self) -> int:
        return len(self.entry)

    @property
    def firsts(self) -> Numbers:
        """See AllParts."""
        return runs_of(self.entry)

    @property
    def heads(self) -> Numbers:
        """See AllParts."""
        return np.flatnonzero(self.section == 0)

    def make_ready(self) -> None:
        """See AllParts."""

    def entry_of(self, chosen: Numbers) -> Numbers:
        """See AllParts."""
        return self.entry[chosen]

    def at(self, chosen: Numbers) -> "Parts":
        """See AllParts."""
        return Parts(*(column[chosen] for column in (self.entry, self.section, self.start, self.body, self.end)))


class AllParts(Protocol):
    """Parts of which all is told, but sooner of a few: a column may have to be read as soon as it is asked for."""

    @property
    def entry(self) -> Numbers: ...
    @property
    def section(self) -> Numbers: ...
    @property
    def start(self) -> Numbers: ...
    @property
    def body(self) -> Numbers: ...
    @property
    def end(self) -> Numbers: ...

    def __len__(self) -> int: ...

    @property
    def firsts(self) -> Numbers:
        """The first part of every entry."""
        ...

    @property
    def heads(self) -> Numbers:
        """The parts that are heads of entries."""
        ...

    def make_ready(self) -> None:
        """Read all now, so that those who ask later do not wait for it."""
        ...

    def entry_of(self, chosen: Numbers) -> Numbers:
        """The entries of these parts, in that order."""
        ...

    def at(self, chosen: Numbers) -> Parts:
        """These parts, in that order."""
        ...


@dataclass(frozen=True, slots=True)
class Places:
    """Where a word stands, in the order of the parts: number of the part; start and end into the entry's text."""

    part: Numbers
    start: Numbers
    end: Numbers


class HeadingCounts(NamedTuple):
    """The parts that have hits in their headings (numbers, rising), and how many each has there."""

    part: Numbers
    hits: NDArray[np.uint32]


def heading_counts_of(numbers: Numbers) -> HeadingCounts:
    """From the number of a part for each hit in its heading, in any order."""
    numbers = np.sort(numbers)
    begins = np.flatnonzero(np.diff(numbers, prepend=-1))
    return HeadingCounts(numbers[begins], np.diff(begins, append=len(numbers)).astype(np.uint32))


class Concordance(Protocol):
    """Tells where words stand in the current entries, as they were when it was made.

    `word` is folded by `search_fold` and not empty. A hit lies wholly in one part;
    hits of one word do not overlap (the first wins, as `str.count` counts).
    """

    @property
    def parts(self) -> AllParts: ...

    def counts(self, word: str) -> NDArray[np.uint32]:
        """How many hits each part has, its heading counted."""
        ...

    def heading_counts(self, word: str) -> HeadingCounts:
        """The hits that lie in headings."""
        ...

    def places(self, word: str, parts: Numbers | None = None) -> Places:
        """Where the word stands in these parts (numbers, rising), or in all."""
        ...
