"""Grams: a character and the one behind it, as one number that sorts by the first of them."""

from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from yearbook_viewer.archive.concordance.folding import Codes

Grams = NDArray[np.uint64]

# A code point has 21 bits.
_SHIFT = np.uint64(21)
_MOST = (1 << 21) - 1
# Measured with 100,000 sections, warm: to look up a pair costs so many leaves beside those that are read of it.
_ASKING = 3
# A pair that costs so many times less than the dearest that has to be looked up is looked up before it.
_NOTHING = 8


class Pair(NamedTuple):
    """Two neighbours in a word: their gram, and where in the word it begins."""

    gram: int
    offset: int


def grams_of(codes: Codes, following: Codes) -> Grams:
    """The gram of every character; `following`: what is behind each, 0 where a part ends there."""
    return codes.astype(np.uint64) << _SHIFT | following.astype(np.uint64)


def nothing_behind(grams: Grams) -> Grams:
    """The same characters, with nothing behind them."""
    return grams >> _SHIFT << _SHIFT


def grams_from(character: str) -> tuple[int, int]:
    """The grams that begin with the character: the first of them, and the first that does not."""
    return ord(character) << 21, (ord(character) + 1) << 21


def only(gram: int) -> tuple[int, int]:
    """The gram alone, told like `grams_from`."""
    return gram, gram + 1


def others_from(gram: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """All grams that begin with the same character as this one and go on otherwise, told like `grams_from`."""
    first, behind = grams_from(chr(character_of(gram)))
    return (first, gram), (gram + 1, behind)


def whole_character(character: str) -> int:
    """A number that stands for the character whatever is behind it, and is no gram."""
    return ord(character) << 21 | _MOST


def character_of(gram: int) -> int:
    """The code point that the gram begins with."""
    return gram >> 21


def is_double(gram: int) -> bool:
    """Whether the gram is one character twice, so that two of them may overlap."""
    return gram >> 21 == gram & _MOST


def pairs_of(word: str) -> list[Pair]:
    """All neighbours in a word."""
    return [Pair(ord(one) << 21 | ord(other), at) for at, (one, other) in enumerate(pairwise(word))]


def rarest_first(word: str, leaves: Callable[[Pair], int]) -> list[Pair]:
    """The pairs that tell all of a word of two characters or more by the fewest `leaves`, those with the fewest first;
    among them others that cost next to nothing beside the rest, for they may spare reading it.
    """
    pairs = pairs_of(word)
    counts = [leaves(pair) for pair in pairs]
    # The fewest leaves that tell all up to the end of each pair, and the pair before it, which leaves out no character.
    spent, before = [0], [-1]
    for at, count in enumerate(counts):
        last = at - 2 if at > 1 and spent[at - 1] < spent[at] else at - 1
        spent.append(spent[last + 1] + count + _ASKING)
        before.append(last)
    chosen, at = [], len(pairs) - 1
    while at >= 0:
        chosen.append(at)
        at = before[at + 1]
    most = max(counts[at] for at in chosen)
    chosen += [at for at, count in enumerate(counts) if at not in chosen and _NOTHING * (count + _ASKING) < most]
    return [pairs[at] for at in sorted(chosen, key=counts.__getitem__)]
