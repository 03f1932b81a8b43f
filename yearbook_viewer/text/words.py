"""Words of Chinese text: jieba's dictionary, quiet and loaded at first use."""

import logging
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import cache, lru_cache

import jieba

# Added words must win over their parts (农 + 商行), and no more: about the frequency of an ordinary noun.
_ADDED_FREQUENCY = 3000

# With words of their own each takes some 30 MB.
_TOKENIZERS = 4

# Characters cut at once; no name is so long, and clauses are shorter.
_PIECE = 2000

# The tags of jieba's dictionary (ICTCLAS) that say what a word names.
_PERSON_TAGS = frozenset({"nr", "nrt", "nrfg"})
_PLACE_TAG = "ns"


@dataclass(frozen=True, slots=True)
class _Dictionary:
    """jieba's dictionary: how often each word stands, 0 for what is only a word's beginning; `total` of them all.

    `tags`: how each word is used, in the tags of ICTCLAS.
    """

    frequencies: dict[str, int]
    total: int
    tags: dict[str, str]


@cache
def _dictionary() -> _Dictionary:
    """Read jieba's own dictionary file (word, frequency, tag a line). Takes about a third of a second of CPU.

    jieba's loader takes longer, must be followed by a second reading for the tags, and leaves a cache in the
    system's temporary folder that saves nothing.
    """
    jieba.setLogLevel(logging.CRITICAL)
    with closing(jieba.Tokenizer().get_dict_file()) as file:
        columns = file.read().decode("utf-8").split()
    words, counts, tags = columns[0::3], list(map(int, columns[1::3])), list(map(sys.intern, columns[2::3]))
    frequencies = dict(zip(words, counts, strict=True))
    for word in words:
        beginning = word[:-1]
        # The beginnings of a beginning that is known are known too.
        while beginning and beginning not in frequencies:
            frequencies[beginning] = 0
            beginning = beginning[:-1]
    return _Dictionary(frequencies, sum(counts), dict(zip(words, tags, strict=True)))


@lru_cache(maxsize=_TOKENIZERS)
def tokenizer(added: frozenset[str] = frozenset(), parted: frozenset[str] = frozenset()) -> jieba.Tokenizer:
    """A tokenizer with jieba's words, those in `added` too, and not those in `parted`."""
    plain = _dictionary()
    own = jieba.Tokenizer()
    own.FREQ, own.total, own.initialized = plain.frequencies.copy(), plain.total, True
    for word in parted:
        own.FREQ[word] = 0
    for word in added:
        if plain.frequencies.get(word, 0) < _ADDED_FREQUENCY:
            own.add_word(word, _ADDED_FREQUENCY)
    return own


def dictionary_words() -> Iterator[tuple[str, int]]:
    """The words of jieba's own dictionary, each with its frequency; nothing of them is kept."""
    jieba.setLogLevel(logging.CRITICAL)
    with closing(jieba.Tokenizer().get_dict_file()) as file:
        for line in file:
            word, frequency, _ = line.decode("utf-8").split(" ")
            yield word, int(frequency)


def tag_of(word: str) -> str:
    """How jieba's dictionary says a word is used, in the tags of ICTCLAS (ns: a place); empty for other words."""
    return _dictionary().tags.get(word, "")


def is_person(word: str) -> bool:
    """Whether jieba's dictionary knows the word as a name of people."""
    return tag_of(word) in _PERSON_TAGS


def is_place(word: str) -> bool:
    """Whether jieba's dictionary knows the word as a place."""
    return tag_of(word) == _PLACE_TAG


def tagged_words(tag: str) -> Iterator[str]:
    """The words of jieba's dictionary with this tag."""
    return (word for word, its_tag in _dictionary().tags.items() if its_tag == tag)


def is_word(word: str) -> bool:
    """Whether jieba's own dictionary has the word."""
    return bool(_dictionary().frequencies.get(word))


def cut(
    text: str, added: frozenset[str] = frozenset(), parted: frozenset[str] = frozenset()
) -> Iterator[tuple[int, int]]:
    """Start and end of each word of the text, in order; together they are the text.

    Without jieba's hidden Markov model, which joins a name to the verb beside it. Long text is cut in
    pieces first: jieba holds a graph of the whole piece.
    """
    known = tokenizer(added, parted)
    for piece in range(0, len(text), _PIECE):
        start = piece
        for word in known.cut(text[piece : piece + _PIECE], HMM=False):
            yield start, start + len(word)
            start += len(word)
