"""Words of Chinese text: jieba's dictionary, quiet and loaded at first use."""

import logging
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import cache

import jieba

# Added words must win over their parts (农 + 商行), and no more: about the frequency of an ordinary noun.
_ADDED_FREQUENCY = 3000

# Characters cut at once; no name is so long, and clauses are shorter.
_PIECE = 2000

# The tags of jieba's dictionary (ICTCLAS) that say how a word is used.
_VERB_TAGS = frozenset({"v", "vg", "vi", "vq", "p", "c", "u", "r", "d", "y", "e", "o"})
_PERSON_TAGS = frozenset({"nr", "nrt", "nrfg"})
_NAME_TAGS = frozenset({"nz", "nt"})
_PLACE_TAGS = frozenset({"ns"})


@dataclass(frozen=True, slots=True)
class WordKinds:
    """How jieba's dictionary says its words are used.

    `verbs`: verbs and the words of grammar (介词, 连词, 助词, 代词, 副词); `persons`: names of people;
    `places`: place names; `proper`: names of other things and bodies.
    """

    verbs: frozenset[str]
    persons: frozenset[str]
    places: frozenset[str]
    proper: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Dictionary:
    """jieba's dictionary: how often each word stands, 0 for what is only a word's beginning; `total` of them all."""

    frequencies: dict[str, int]
    total: int
    kinds: WordKinds


@cache
def _dictionary() -> _Dictionary:
    """Read jieba's own dictionary file (word, frequency, tag a line). Takes about a third of a second of CPU.

    jieba's loader takes longer, must be followed by a second reading for the tags, and leaves a cache in the
    system's temporary folder that saves nothing.
    """
    jieba.setLogLevel(logging.CRITICAL)
    with closing(jieba.Tokenizer().get_dict_file()) as file:
        columns = file.read().decode("utf-8").split()
    words, counts, tags = columns[0::3], list(map(int, columns[1::3])), columns[2::3]
    frequencies = dict(zip(words, counts, strict=True))
    for word in words:
        beginning = word[:-1]
        # The beginnings of a beginning that is known are known too.
        while beginning and beginning not in frequencies:
            frequencies[beginning] = 0
            beginning = beginning[:-1]
    by_tag: dict[str, set[str]] = {tag: set() for tag in _VERB_TAGS | _PERSON_TAGS | _PLACE_TAGS | _NAME_TAGS}
    for word, tag in zip(words, tags, strict=True):
        if tag in by_tag:
            by_tag[tag].add(word)

    def tagged(wanted: frozenset[str]) -> frozenset[str]:
        return frozenset().union(*(by_tag[tag] for tag in wanted))

    kinds = WordKinds(tagged(_VERB_TAGS), tagged(_PERSON_TAGS), tagged(_PLACE_TAGS), tagged(_NAME_TAGS))
    return _Dictionary(frequencies, sum(counts), kinds)


@cache
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


def word_kinds() -> WordKinds:
    """The kinds of jieba's words."""
    return _dictionary().kinds


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
