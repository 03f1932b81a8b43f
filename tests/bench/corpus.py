"""Yearbooks of any size, made from the seed's sentences: the same at every call, the smaller where the larger begins.

A section has some 436 characters. Each sentence is one of the seed's with every other content word replaced by a word
of the same class from jieba's dictionary (drawn by its frequency there), with fresh numbers, and with names of its own.
The vocabulary grows as in real texts (Heaps): a name's number is drawn from a Pareto distribution of exponent 0.8, so
that the different ones of n names grow with n^0.8, and every number gives another name. One entry in twenty is
hard-wrapped, one in forty has full-width digits and letters, one in forty traditional characters, and some names of two
characters have U+3000 between them: what a search has to see through.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random

import jieba
import jieba.posseg

from yearbook_viewer.records import Entry, Section
from yearbook_viewer.text.lexicons import classes_of, simplified

SEED = Path(__file__).resolve().parents[2] / "seeds" / "000_147950222173a7ed.txt"
FIRST_YEAR, YEARS = 1984, 40
FEWEST, MOST = 5, 300
_DEPARTMENTS = ("档案馆", "水务局", "渔业协会", "商务局", "教育局", "农业农村局", "总工会", "气象局")
_MEAN, _DEVIATION = 5.76, 0.62  # of the logarithm of what a section holds at least, in characters
_WRAPPED_AT = 38
_GROWTH, _COMMON = 0.8, 40
_SUPPLY = 8192
_GIVEN = 3500

# Classes of jieba's tags whose words are put in place of each other, those of names apart.
_WORD_CLASSES = ("n", "v", "vn", "a", "nz", "l", "i", "j", "d", "ns", "nt", "an", "b")
_NAMES = ("nr", "nrt", "nrfg")
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_WIDE = {code: code + 0xFEE0 for code in (*range(0x30, 0x3A), *range(0x41, 0x5B), *range(0x61, 0x7B))}
_SPREAD, _WORD = 0x9E3779B97F4A7C15, (1 << 64) - 1


@dataclass(frozen=True, slots=True)
class _Piece:
    """A word of a sentence: its class, `number` or `name`, or empty where it stays."""

    text: str
    kind: str


_Sentence = tuple[_Piece, ...]


def entries(sections: int) -> Iterator[Entry]:
    """So many sections, in entries of 5 to 300 (the last may be shorter), one at a time."""
    writer = _Writer(Random(7))
    for number, size in enumerate(sizes(sections)):
        yield writer.entry(number, size)


def sizes(sections: int) -> Iterator[int]:
    """How many sections each entry has; as many entries have 5 to 10 as have 150 to 300."""
    chance = Random(13)
    while sections > 0:
        size = min(sections, round(FEWEST * math.pow(MOST / FEWEST, chance.random())))
        yield size
        sections -= size


class _Writer:
    """Writes one entry after the other."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._sentences = _sentences()
        self._supplies = {kind: _supply(chance, *words) for kind, words in _dictionary().items()}
        self._names = _Names(chance)

    def entry(self, number: int, size: int) -> Entry:
        volume, department = divmod(number, len(_DEPARTMENTS))
        place, year = _place(1 + volume // YEARS) + "县", FIRST_YEAR + volume % YEARS
        title = f"{place}{_DEPARTMENTS[department]}"
        head = f"{title}\n来源:{place}年鉴 日期:{year + 1}-{1 + number % 12:02}-{1 + number % 28:02}\n"
        texts, sections, start = [head], [], len(head)
        for _ in range(size):
            heading, body = self._heading(), self._body()
            text = _dressed(f"【{heading}】 ", number) + _dressed(body, number)
            begin = start + len(heading) + 3
            sections.append(Section(heading, (heading,), start, begin, start + len(text)))
            texts.append(text)
            start += len(text)
        return Entry(
            0, "".join(texts), title, title, "", "", year, len(head), tuple(sections), year + 1, volume=f"{place}年鉴"
        )

    def _heading(self) -> str:
        return f"{next(self._supplies['n'])}{next(self._supplies['vn'])}"

    def _body(self) -> str:
        wanted = self._chance.lognormvariate(_MEAN, _DEVIATION)
        written: list[str] = []
        length = 0
        while length < wanted:
            sentence = "".join(map(self._put, self._chance.choice(self._sentences)))
            written.append(sentence)
            length += len(sentence)
            if self._chance.random() < 0.1:
                written.append("\n")
        return "".join(written).removesuffix("\n") + "\n"

    def _put(self, piece: _Piece) -> str:
        if not piece.kind:
            return piece.text
        if piece.kind == "number":
            return self._number(piece.text)
        if piece.kind == "name":
            return self._names.person()
        if self._chance.random() < 0.5:
            return piece.text
        if piece.kind in ("ns", "nt") and self._chance.random() < 0.5:
            return self._names.body()
        return next(self._supplies[piece.kind])

    def _number(self, model: str) -> str:
        digits, point, decimals = model.partition(".")
        longest = max(1, len(digits) + self._chance.choice((-1, 0, 0, 1)))
        fresh = str(self._chance.randrange(1, 10**longest))
        return fresh + (f".{self._chance.randrange(10 ** len(decimals)):0{len(decimals)}}" if point else "")


class _Names:
    """Names of people and bodies: each is known by its number, the common ones by low numbers."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._surnames = sorted("".join(classes_of("surnames")["single"]))
        self._characters = _characters()

    def person(self) -> str:
        number = _mixed(self._number())
        surname, number = self._surnames[number % len(self._surnames)], number // len(self._surnames)
        first, number = self._characters[number % len(self._characters)], number // len(self._characters)
        if number % 4 == 0:
            return f"{surname}　{first}" if self._chance.random() < 0.2 else f"{surname}{first}"
        return surname + first + self._characters[number // 4 % len(self._characters)]

    def body(self) -> str:
        number = self._number()
        return f"{_place(number)}{('镇', '乡', '村', '公司', '商会', '合作社', '中学')[number % 7]}"

    def _number(self) -> int:
        return int(_COMMON * self._chance.paretovariate(_GROWTH))


def _place(number: int) -> str:
    """Two characters, others for each number up to a few million."""
    characters = _characters()
    spread = number * 2_654_435_761 % (len(characters) ** 2)
    return characters[spread // len(characters)] + characters[spread % len(characters)]


def _mixed(number: int) -> int:
    mixed = number * _SPREAD & _WORD
    return (mixed ^ mixed >> 29) * _SPREAD & _WORD


def _supply(chance: Random, words: Sequence[str], frequencies: Sequence[int]) -> Iterator[str]:
    until = list(accumulate(frequencies))
    while True:
        yield from chance.choices(words, cum_weights=until, k=_SUPPLY)


def _dressed(text: str, number: int) -> str:
    """The text as the entry of that number is printed; the offsets of headings stay."""
    if number % 40 == 11:
        return text.translate(_WIDE)
    if number % 40 == 31:
        return text.translate(_traditional())
    if number % 20 == 7 and not text.startswith("【"):
        return "\n".join(text[start : start + _WRAPPED_AT] for start in range(0, len(text), _WRAPPED_AT))
    return text


@cache
def _traditional() -> dict[int, int]:
    return {ord(simple): traditional for traditional, simple in simplified().items() if len(simple) == 1}


@cache
def _sentences() -> tuple[_Sentence, ...]:
    """The seed's sentences without its headings, each in its words."""
    text = re.sub(r"【.*?】 ?", "", SEED.read_text(encoding="utf-8-sig"))
    lines = [line for line in text.splitlines()[2:] if not line.startswith("(")]
    sentences = [sentence for line in lines for sentence in re.findall(r"[^。]+。", line)]
    return tuple(tuple(_piece(pair.word, pair.flag) for pair in jieba.posseg.cut(each)) for each in sentences)


def _piece(word: str, flag: str) -> _Piece:
    if _NUMBER.fullmatch(word):
        return _Piece(word, "number")
    if not _HAN.fullmatch(word):
        return _Piece(word, "")
    if flag in _NAMES:
        return _Piece(word, "name")
    return _Piece(word, flag if flag in _WORD_CLASSES and len(word) > 1 else "")


@cache
def _dictionary() -> dict[str, tuple[list[str], list[int]]]:
    """The words of each class and how frequent they are, from jieba's dictionary: words of two characters or more."""
    words: dict[str, tuple[list[str], list[int]]] = {kind: ([], []) for kind in _WORD_CLASSES}
    with jieba.get_dict_file() as lines:
        for line in lines:
            word, frequency, kind = line.decode("utf-8").split()
            if kind in words and len(word) > 1 and _HAN.fullmatch(word):
                words[kind][0].append(word)
                words[kind][1].append(int(frequency))
    return words


@cache
def _characters() -> tuple[str, ...]:
    """The characters of given names and places: the most frequent of those that are words in jieba's dictionary."""
    found: dict[str, int] = {}
    with jieba.get_dict_file() as lines:
        for line in lines:
            word, frequency, _ = line.decode("utf-8").split()
            if len(word) == 1 and _HAN.fullmatch(word):
                found[word] = int(frequency)
    return tuple(sorted(found, key=lambda word: (-found[word], word))[:_GIVEN])
