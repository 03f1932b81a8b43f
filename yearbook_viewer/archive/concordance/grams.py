"""Grams: a character and the one behind it, as one number that sorts by the first of them."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from yearbook_viewer.archive.concordance.folding import Codes

Grams = NDArray[np.uint64]

# A code point has 21 bits.
_SHIFT = np.uint64(21)
_MOST = (1 << 21) - 1


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
    """Grams that tell all of a word of two characters or more, a gram once for each place."""
    starts = list(range(0, len(word) - 1, 2))
    if len(word) % 2:
        starts.append(len(word) - 2)
    return [Pair(ord(word[at]) << 21 | ord(word[at + 1]), at) for at in starts]


def rarest_first(word: str, leaves: Callable[[Pair], int]) -> list[Pair]:
    """The pairs that tell all of a word, those with the fewest `leaves` first; before them the rarest of those between,
    where it spares reading them all.
    """
    pairs = sorted(pairs_of(word), key=leaves)
    if len(word) < 4:  # there is none between
        return pairs
    between = min((Pair(pair.gram, pair.offset + 1) for pair in pairs_of(word[1:])), key=leaves)
    return [between, *pairs] if 2 * leaves(between) < leaves(pairs[0]) else pairs
