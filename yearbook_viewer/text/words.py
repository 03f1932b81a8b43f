"""Words of Chinese text: jieba's dictionary, quiet, loaded at first use, kept out of the shared temporary folder."""

import logging
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import cache

import jieba

from yearbook_viewer import places

# Added words must win over their parts (农 + 商行), and no more: about the frequency of an ordinary noun.
_ADDED_FREQUENCY = 3000

# Characters cut at once; no name is so long, and clauses are shorter.
_PIECE = 2000

# The tags of jieba's dictionary (ICTCLAS) that say how a word is used.
_VERB_TAGS = frozenset({"v", "vg", "vi", "vq", "p", "c", "u", "r", "d", "y", "e", "o"})
_PERSON_TAGS = frozenset({"nr", "nrt", "nrfg"})
_NAME_TAGS = frozenset({"nz", "nt"})
_PLACE_TAGS = frozenset({"ns"})


@cache
def _plain_tokenizer() -> jieba.Tokenizer:
    """jieba with its own dictionary. Takes about 0.8 s of CPU at the first call.

    jieba writes a cache to the system's temporary folder unless it is told another; a folder that cannot
    be made is told all the same, and jieba goes on without a cache.
    """
    jieba.setLogLevel(logging.CRITICAL)
    tokenizer = jieba.Tokenizer()
    folder = places.cache_home()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        folder = folder / "absent"
    tokenizer.tmp_dir = str(folder)
    tokenizer.initialize()
    return tokenizer


@cache
def tokenizer(added: frozenset[str] = frozenset(), parted: frozenset[str] = frozenset()) -> jieba.Tokenizer:
    """A tokenizer with jieba's words, those in `added` too, and not those in `parted`."""
    plain = _plain_tokenizer()
    own = jieba.Tokenizer()
    own.FREQ, own.total, own.initialized = plain.FREQ.copy(), plain.total, True
    for word in parted:
        own.FREQ[word] = 0
    for word in added:
        if plain.FREQ.get(word, 0) < _ADDED_FREQUENCY:
            own.add_word(word, _ADDED_FREQUENCY)
    return own


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


@cache
def word_kinds() -> WordKinds:
    """The kinds of jieba's words, read once from its dictionary file (word, frequency, tag a line)."""
    verbs: set[str] = set()
    persons: set[str] = set()
    found_places: set[str] = set()
    proper: set[str] = set()
    kinds = ((_VERB_TAGS, verbs), (_PERSON_TAGS, persons), (_PLACE_TAGS, found_places), (_NAME_TAGS, proper))
    set_of = {tag: words for tags, words in kinds for tag in tags}
    with closing(_plain_tokenizer().get_dict_file()) as file:
        for line in file:
            word, _, tag = line.decode("utf-8").split()
            if tag in set_of:
                set_of[tag].add(word)
    return WordKinds(frozenset(verbs), frozenset(persons), frozenset(found_places), frozenset(proper))


def is_word(word: str) -> bool:
    """Whether jieba's own dictionary has the word."""
    return bool(_plain_tokenizer().FREQ.get(word))


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
