"""What a slip may have meant: names and words that sound the same, or differ in a character or two."""

from collections.abc import Iterator
from heapq import nsmallest
from typing import NamedTuple

import numpy as np

from yearbook_viewer.archive.proposals.vocabulary import Vocabulary
from yearbook_viewer.text.pinyin import homophones, sound_alike

# A slip in two or three characters is none that can be told; in five and more two are.
_ONE_SLIP, _TWO_SLIPS = 1.0, 2.0
_LONG = 5
# A character that sounds the same was chosen wrongly, which is likelier than any other slip.
_SAME_SOUND = 0.5
# Between slips that are as great, who left nothing out is nearer.
_OTHER_LENGTH = 0.1
# Of other slips in two characters hardly anything is left.
_SHORTEST = 3
_LONGEST = 30

# Words compared character by character, the most frequent first.
_COMPARED = 600


class Correction(NamedTuple):
    """`slips`: how far it is from what was typed; `rarity`: less for what is more frequent; `meant`: what to type."""

    slips: float
    rarity: int
    meant: str


def corrections(vocabulary: Vocabulary, typed: str, wanted: int) -> list[Correction]:
    """The nearest words of the vocabulary, of equally near ones the most frequent first; `typed` is folded."""
    if not 2 <= len(typed) <= _LONGEST or not len(vocabulary):
        return []
    found: dict[str, Correction] = {}
    for correction in (*_sounding_alike(vocabulary, typed, wanted), *_nearly_the_same(vocabulary, typed)):
        known = found.get(correction.meant)
        if known is None or correction < known:
            found[correction.meant] = correction
    return nsmallest(wanted, found.values())


def _sounding_alike(vocabulary: Vocabulary, typed: str, wanted: int) -> Iterator[Correction]:
    """What is read as what was typed, alone or within a longer name: 工伤联 is 工商联, also in 市工商联."""
    alike = [homophones(character) for character in typed]
    told: set[str] = set()
    for place in vocabulary.places(alike):
        if len(told) >= wanted:
            return
        meant, number = vocabulary.at(int(place), len(typed))
        folded = vocabulary.folded_at(int(place), len(typed))
        if folded not in told and folded != typed:
            told.add(folded)
            slips = _SAME_SOUND * sum(one != other for one, other in zip(folded, typed, strict=True))
            yield Correction(min(slips, _ONE_SLIP), number, meant)


def _nearly_the_same(vocabulary: Vocabulary, typed: str) -> Iterator[Correction]:
    most = _TWO_SLIPS if len(typed) >= _LONG else _ONE_SLIP
    longer = np.abs(vocabulary.length - len(typed))
    alike = "".join(homophones(character) for character in typed)
    # Who has two slips shares all characters but two with what was typed, or has some that sound the same.
    near = (longer <= most) & (vocabulary.shared(alike) >= len(typed) - most)
    for number in np.flatnonzero(near)[:_COMPARED]:
        folded = vocabulary.folded(int(number))
        if folded == typed:
            continue
        slips = _ONE_SLIP if sorted(folded) == sorted(typed) else distance(typed, folded, most)
        if slips <= most and (len(typed) >= _SHORTEST or slips < _ONE_SLIP or sorted(folded) == sorted(typed)):
            yield Correction(slips + _OTHER_LENGTH * int(longer[number]), int(number), vocabulary.word(int(number)))


def distance(one: str, other: str, most: float) -> float:
    """Slips between two words: characters changed, left out, put in, or two neighbours in the wrong order.

    Half a one for a character that sounds the same. Any number over `most` where they are more.
    Source: the optimal string alignment distance (Damerau, Levenshtein).
    """
    before: list[float] = []
    last = [float(place) for place in range(len(other) + 1)]
    for row, mine in enumerate(one, 1):
        now = [float(row)]
        for column, theirs in enumerate(other, 1):
            changed = last[column - 1] + _change(mine, theirs)
            cost = min(changed, last[column] + 1, now[column - 1] + 1)
            if row > 1 and column > 1 and mine == other[column - 2] and one[row - 2] == theirs:
                cost = min(cost, before[column - 2] + 1)
            now.append(cost)
        if min(now) > most and min(last) > most:
            return min(now)
        before, last = last, now
    return last[-1]


def _change(one: str, other: str) -> float:
    if one == other:
        return 0.0
    return _SAME_SOUND if sound_alike(one, other) else 1.0
