"""Names as letters: in the order of an index, and looked for by what stands in them or how they are read."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt

from yearbook_viewer.archive.entities.tally import Numbers, Tally
from yearbook_viewer.archive.search.holdings import Told
from yearbook_viewer.records.entities import EntityKey
from yearbook_viewer.text.pinyin_order import NO_INITIAL, initial_of, initials_of, spelled
from yearbook_viewer.text.search_folds import search_fold

Mask = npt.NDArray[np.bool_]

# Stands before what begins here, in the texts that readings are looked up in, and between the parts of what is sorted.
_BEGIN = "\x02"
# Stands before what comes last.
_LAST = "\uffff"
# Between the names of two entities, and between those of one: neither is in a name.
_APART, _AMONG = "\uffff", "\ue000"


def sorting(key: EntityKey, reading: str) -> str:
    """By this entities come in the order of an index: by readings; what begins with no letter comes last."""
    last = _LAST if initial_of(reading) == NO_INITIAL else ""
    return f"{last}{reading}{_BEGIN}{key.name}{_BEGIN}{key.home}"


class Lettered:
    """The letters of all entities that a tally tells, by their numbers; each look made when it is first asked for."""

    def __init__(self, tally: Tally) -> None:
        self._tally = tally

    @cached_property
    def order(self) -> Numbers:
        """The numbers in the order of an index."""
        told = list(map(sorting, self._tally.keys, self._readings))
        return np.array(sorted(range(len(told)), key=told.__getitem__), np.int64)

    @cached_property
    def initials(self) -> npt.NDArray[np.uint8]:
        """The letter that each stands under, as its code."""
        return np.array([ord(initial_of(reading)) for reading in self._readings], np.uint8)

    def sorting_of(self, number: int) -> str:
        """What the order is by."""
        return sorting(self._tally.keys[number], self._readings[number])

    def holding(self, words: str) -> Mask:
        """Which have a name with these words in it, or one whose reading or initials begin with these letters."""
        folded = search_fold(words)
        found: Mask = self._names.counts(folded) > 0
        letters = _letters(folded)
        if letters:
            found |= self._heard.counts(_BEGIN + letters) > 0
        return found

    @cached_property
    def _readings(self) -> Sequence[str]:
        return [spelled(key.name, key.kind) for key in self._tally.keys]

    @cached_property
    def _names(self) -> Told:
        told = [key.name for key in self._tally.keys]
        for owner, name in zip(self._tally.named.tolist(), self._tally.names, strict=True):
            if name != told[owner]:
                told[owner] += _AMONG + name
        # Folded at once: each alone takes ten times as long. What parts them is folded to itself.
        return Told(search_fold(_APART.join(told)).split(_APART))

    @cached_property
    def _heard(self) -> Told:
        """Of each its syllables without spaces, and their first letters."""
        return Told([f"{_BEGIN}{reading.replace(' ', '')}{_BEGIN}{initials_of(reading)}" for reading in self._readings])


def holds(key: EntityKey, words: str) -> bool:
    """The same for a single key."""
    folded, reading = search_fold(words), spelled(key.name, key.kind)
    letters = _letters(folded)
    heard = bool(letters) and (reading.replace(" ", "").startswith(letters) or initials_of(reading).startswith(letters))
    return folded in search_fold(key.name) or heard


def _letters(folded: str) -> str:
    letters = folded.replace("'", "")
    return letters if letters.isascii() and letters.isalpha() else ""
