"""Where folded words stand: the one question that queries ask, of an index or of the texts themselves."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]


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


@dataclass(frozen=True, slots=True)
class Places:
    """Where a word stands, in the order of the parts: number of the part; start and end into the entry's text."""

    part: Numbers
    start: Numbers
    end: Numbers


class Concordance(Protocol):
    """Tells where words stand in the current entries, as they were when it was made.

    `word` is folded by `search_fold` and not empty. A hit lies wholly in one part;
    hits of one word do not overlap (the first wins, as `str.count` counts).
    """

    @property
    def parts(self) -> Parts: ...

    def counts(self, word: str) -> NDArray[np.uint32]:
        """How many hits each part has, its heading counted."""
        ...

    def heading_counts(self, word: str) -> NDArray[np.uint32]:
        """How many hits each part has that lie in its heading."""
        ...

    def places(self, word: str, parts: Numbers | None = None) -> Places:
        """Where the word stands in these parts (numbers, rising), or in all."""
        ...
