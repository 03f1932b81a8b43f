"""What is searched for, drawn from the corpus itself, and what an exact scan finds."""

import re
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from random import Random
from statistics import median

import numpy as np
from numpy.typing import NDArray

from yearbook_viewer.records import Entry
from yearbook_viewer.text.search_folds import search_fold

OF_A_CLASS = 40
_CHUNK = 20_000
_HAN = re.compile("[一-鿿]+")
_MIXED = re.compile(r"(?=.*[0-9a-z])(?=.*[一-鿿])(?=.*[^0-9a-z一-鿿]).*")
_ANY = re.compile(".*")
# What a quoted query cannot hold.
_QUOTES = re.compile('["“”]')

# Each class of queries and the rule that it is drawn by. By running frequency: cut out of the texts at random places.
CLASSES = {
    "one": "1 Chinese character, by running frequency",
    "two": "2 Chinese characters, by running frequency",
    "four": "4 Chinese characters, by running frequency",
    "twelve": "12 characters of any kind, at random places",
    "mixed": "6 characters at random places, with Chinese, with a digit or letter, and with another sign",
    "two words": "2 words of 2 Chinese characters each, both from one section, both to be in it",
    "rare": "pairs of Chinese characters that stand in 1 to 3 sections",
    "very common": "the 40 most frequent pairs of Chinese characters",
}


@dataclass(frozen=True, slots=True)
class Query:
    """Words that are all to stand in a section, folded."""

    kind: str
    words: tuple[str, ...]

    @property
    def typed(self) -> str:
        """As a reader would type it: what is more than Chinese characters in quotation marks."""
        return " ".join(word if _HAN.fullmatch(word) else f'"{word}"' for word in self.words)


@dataclass(frozen=True, slots=True)
class Truth:
    """What an exact scan found: numbers of the parts, how many hits they have in all, and how long it took."""

    parts: NDArray[np.int64]
    hits: int
    seconds: float


class Texts:
    """The folded parts of the corpus, held in memory: each entry's head, then its sections.

    `sections`: a section's number in the corpus from 1 on, 0 for a head; `entries`: the number of the part's entry from
    1 on; both are the ids that an archive gives that is filled with nothing else.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.parts: list[str] = []
        self.sections: list[int] = []
        self.entries: list[int] = []
        self.bytes = 0
        section = 0
        for number, entry in enumerate(entries, 1):
            self.bytes += len(entry.text.encode())
            self._add(number, 0, entry.text[: entry.head_end])
            for each in entry.sections:
                section += 1
                self._add(number, section, entry.text[each.start : each.end])
        self.characters = sum(map(len, self.parts))

    def __len__(self) -> int:
        return len(self.parts)

    def of_sections(self) -> Iterator[tuple[int, str]]:
        """The number of each section and its folded text, heading and all, in one line."""
        for section, part in zip(self.sections, self.parts, strict=True):
            if section:
                yield section, part

    def find(self, query: Query) -> Truth:
        """Every part that holds all the words, found by Python's own `in`."""
        before = time.perf_counter()
        parts = self.parts
        kept = list(range(len(self)))
        for word in query.words:
            kept = [part for part in kept if word in parts[part]]
        seconds = time.perf_counter() - before
        hits = sum(parts[part].count(word) for part in kept for word in query.words)
        return Truth(np.array(kept, dtype=np.int64), hits, seconds)

    def _add(self, entry: int, section: int, text: str) -> None:
        self.entries.append(entry)
        self.sections.append(section)
        self.parts.append(search_fold(text))


@dataclass(frozen=True, slots=True)
class Pairs:
    """How often each pair of neighbours stands in the parts: `alphabet` names what `counts` counts, row by row."""

    alphabet: str
    counts: NDArray[np.uint32]

    @property
    def distinct(self) -> int:
        return int(np.count_nonzero(self.counts))

    def between(self, least: int, most: int) -> list[str]:
        """The pairs of Chinese characters that stand so often."""
        return self._of(np.flatnonzero((self.counts >= least) & (self.counts <= most)))

    def most_frequent(self, count: int) -> list[str]:
        """Pairs of Chinese characters, the most frequent first."""
        likely = np.argpartition(self.counts, -8 * count)[-8 * count :]
        return self._of(likely[np.argsort(-self.counts[likely].astype(np.int64), kind="stable")])[:count]

    def _of(self, places: NDArray[np.intp]) -> list[str]:
        size = len(self.alphabet)
        named = (self.alphabet[place // size] + self.alphabet[place % size] for place in places.tolist())
        return [pair for pair in named if _HAN.fullmatch(pair)]


def pairs_of(texts: Texts) -> Pairs:
    """Count the pairs of neighbours in all parts."""
    letters: set[str] = set()
    for part in texts.parts:
        letters.update(part)
    alphabet = "\n" + "".join(sorted(letters))
    size = len(alphabet)
    numbers = np.zeros(0x110000, dtype=np.int64)
    numbers[[ord(each) for each in alphabet]] = np.arange(size)
    counts = np.zeros(size * size, dtype=np.uint32)
    for first in range(0, len(texts), _CHUNK):
        joined = "\n".join(texts.parts[first : first + _CHUNK]).encode("utf-32-le", "surrogatepass")
        codes = numbers[np.frombuffer(joined, dtype=np.uint32)]
        one, other = codes[:-1], codes[1:]
        counts += np.bincount((one * size + other)[(one > 0) & (other > 0)], minlength=size * size).astype(np.uint32)
    return Pairs(alphabet, counts)


def draw(texts: Texts, pairs: Pairs, of_a_class: int = OF_A_CLASS) -> list[Query]:
    """So many queries of each class, as CLASSES says; the same at every call."""
    places = _Places(texts, Random(11))
    rare = pairs.between(1, 3)
    drawn: dict[str, Iterable[tuple[str, ...]]] = {
        "one": places.single(1, _HAN),
        "two": places.single(2, _HAN),
        "four": places.single(4, _HAN),
        "twelve": places.single(12, _ANY),
        "mixed": places.single(6, _MIXED),
        "two words": places.double(2, _HAN),
        "rare": ((pair,) for pair in Random(12).sample(rare, len(rare))),
        "very common": ((pair,) for pair in pairs.most_frequent(of_a_class)),
    }
    return [Query(kind, words) for kind in CLASSES for words in _first(drawn[kind], of_a_class)]


def drawn_beside(texts: Texts) -> list[Query]:
    """As many words of a length that no class has: to be asked before what is measured."""
    words = _Places(texts, Random(13)).single(3, _HAN)
    return [Query("three", word) for word in _first(words, OF_A_CLASS)]


class _Places:
    """Cuts words out at places drawn at random, a long text's more often than a short one's."""

    def __init__(self, texts: Texts, chance: Random) -> None:
        self._texts = texts
        self._chance = chance
        self._until = np.cumsum([len(part) for part in texts.parts])

    def single(self, length: int, pattern: re.Pattern[str]) -> Iterator[tuple[str, ...]]:
        while True:
            text, start = self._place()
            if word := _word(text, start, length, pattern):
                yield (word,)

    def double(self, length: int, pattern: re.Pattern[str]) -> Iterator[tuple[str, ...]]:
        while True:
            text, start = self._place()
            one = _word(text, start, length, pattern)
            other = _word(text, self._chance.randrange(len(text)), length, pattern)
            if one and other and one != other:
                yield one, other

    def _place(self) -> tuple[str, int]:
        drawn = self._chance.randrange(int(self._until[-1]))
        part = int(np.searchsorted(self._until, drawn, side="right"))
        return self._texts.parts[part], drawn - int(self._until[part])


def _word(text: str, start: int, length: int, pattern: re.Pattern[str]) -> str:
    """The characters from a place on, which may count from the end; empty where they are no such word."""
    word = text[start:][:length]
    right = len(word) == length and pattern.fullmatch(word) and not _QUOTES.search(word)
    return word if right else ""


def _first(drawn: Iterable[tuple[str, ...]], count: int) -> list[tuple[str, ...]]:
    """The first different ones."""
    kept: dict[tuple[str, ...], None] = {}
    for words in drawn:
        if len(kept) == count:
            break
        kept[words] = None
    return list(kept)


def typical(truths: Iterable[Truth]) -> int:
    """How many parts a query of these finds in the middle."""
    return int(median(len(truth.parts) for truth in truths))
