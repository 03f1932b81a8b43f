"""Names and words by frequency, looked through as one text: by what they begin with, what they hold, how they sound."""

from collections.abc import Collection, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from yearbook_viewer.archive.entry_names import END
from yearbook_viewer.archive.proposals.gathering import MOST, Gathered, added, codes_of, stretches, text_of
from yearbook_viewer.text.pinyin import Sound, characters_of
from yearbook_viewer.text.search_folds import search_fold

Mask = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.int64]

# Characters beyond have no reading that we know, and are no slips.
_CODES = 0x10000


class Vocabulary:
    """Different words, numbered from the most frequent on; never changed, so that any thread may ask.

    `length`: of each; `kind` as in entry_names.
    """

    def __init__(self, names: Gathered) -> None:
        order = np.lexsort((names.lengths, -names.counts))[:MOST]
        self.count = names.counts[order]
        self.kind = names.kinds[order]
        self.length = names.lengths[order]
        # END stands before and behind every word.
        self._ends = np.cumsum(self.length + 1)
        self._starts = self._ends - self.length
        codes = np.full(int(self._ends[-1]) + 1 if len(order) else 1, ord(END), np.uint32)
        codes[np.arange(int(self.length.sum())) + np.repeat(np.arange(1, len(order) + 1), self.length)] = stretches(
            names.codes, names.lengths, order
        )
        self._told = text_of(codes)
        self._folded = search_fold(self._told)
        folded = codes_of(self._folded)
        self.codes = np.where(folded < _CODES, folded, 0).astype(np.uint16)

    def __len__(self) -> int:
        return len(self.length)

    def word(self, number: int) -> str:
        """A word as it is written."""
        return self._told[self._starts[number] : self._ends[number]]

    def folded(self, number: int) -> str:
        """A word as it is compared."""
        return self._folded[self._starts[number] : self._ends[number]]

    def beginning(self, folded: str) -> Iterator[int]:
        """The words that begin so, the most frequent first."""
        at = self._folded.find(END + folded)
        while at >= 0:
            number = self._number(at + 1)
            yield number
            at = self._folded.find(END + folded, int(self._ends[number]))

    def holding(self, folded: str) -> Iterator[int]:
        """The words that hold this behind their first character, the most frequent first."""
        at = self._folded.find(folded)
        while at >= 0:
            if self._folded[at - 1] == END:
                at = self._folded.find(folded, at + 1)
                continue
            number = self._number(at)
            yield number
            at = self._folded.find(folded, int(self._ends[number]))

    def heard(self, spelling: Sequence[Sound]) -> Numbers:
        """The words whose first characters are read so."""
        return self._numbers(self._followed([characters_of(sound) for sound in spelling], self._starts, 0))

    def heard_inside(self, spelling: Sequence[Sound]) -> Numbers:
        """The words with characters behind the first that are read so."""
        found = self.places([characters_of(sound) for sound in spelling])
        numbers = self._numbers(found[self.codes[found - 1] != ord(END)])
        return numbers[np.diff(numbers, prepend=-1) > 0]

    def heard_alone(self, characters: Sequence[Collection[str]]) -> Numbers:
        """The words that are one of the first characters, one of the second, and so on, and no more."""
        places = self._starts[self.length == len(characters)]
        return self._numbers(self._followed(characters, places, 0))

    def places(self, characters: Sequence[Collection[str]]) -> Numbers:
        """Where one of the first characters is followed by one of the second, and so on."""
        first = table_of(characters[0])[self.codes]
        return self._followed(characters, np.flatnonzero(first), 1)

    def folded_at(self, place: int, length: int) -> str:
        """What stands at a place, as it is compared."""
        return self._folded[place : place + length]

    def at(self, place: int, length: int) -> tuple[str, int]:
        """What stands at a place, as it is written, and the number of its word."""
        return self._told[place : place + length], self._number(place)

    def shared(self, characters: Collection[str]) -> Numbers:
        """How many of its characters each word has among these."""
        if not len(self):
            return np.empty(0, np.int64)
        return np.add.reduceat(table_of(characters)[self.codes], self._starts, dtype=np.int64)

    def _followed(self, characters: Sequence[Collection[str]], places: Numbers, first: int) -> Numbers:
        for distance in range(first, len(characters)):
            # END has no reading, so that nothing goes beyond a word.
            places = places[table_of(characters[distance])[self.codes[places + distance]]]
        return places

    def _numbers(self, places: Numbers) -> Numbers:
        return np.searchsorted(self._ends, places, "right")

    def _number(self, place: int) -> int:
        return int(np.searchsorted(self._ends, place, "right"))


NOTHING = Vocabulary(added(()))


def table_of(characters: Collection[str]) -> Mask:
    """Of each code point whether it is among the characters."""
    table = np.zeros(_CODES, np.bool_)
    table[[code for code in map(ord, characters) if code < _CODES]] = True
    return table
