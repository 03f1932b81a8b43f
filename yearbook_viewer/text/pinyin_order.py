"""Names in the order of an index: by their readings, syllable by syllable, as 年鉴编纂规范 has them."""

import re
from functools import cache

from yearbook_viewer.records import Kind
from yearbook_viewer.text.lexicons import sections_of
from yearbook_viewer.text.pinyin import readings
from yearbook_viewer.text.search_folds import search_fold

# What begins with no Chinese character and no letter.
NO_INITIAL = "#"
# Stands behind each syllable: lesser than any letter, so that xi an comes before xian.
_END = " "
_LETTER = re.compile("[a-z]")


def spelled(name: str, kind: Kind) -> str:
    """A name by its syllables without tones, each with a space behind it; other characters as they are, folded.

    A person's surname is read as surnames are (单 shan), well-known words as they are (重庆 chong qing).
    """
    folded = search_fold(name)
    if kind is Kind.PER:
        surname = next((folded[:size] for size in (2, 1) if folded[:size] in _surnames()), "")
        before, rest = _surnames().get(surname, ""), folded[len(surname) :]
    else:
        word = folded[:2] if folded[:2] in _words() else ""
        before, rest = _words().get(word, ""), folded[len(word) :]
    return before + rest.translate(_usual())


def initial_of(reading: str) -> str:
    """`A`–`Z` of a name that `spelled` has spelled, or `#`."""
    return reading[0].upper() if _LETTER.match(reading) else NO_INITIAL


def initials_of(reading: str) -> str:
    """The first letters of its syllables: yysgsylhh."""
    return "".join(syllable[0] for syllable in reading.split(_END) if syllable)


@cache
def _usual() -> dict[int, str]:
    """Code point → its usual reading."""
    usual = {ord(sign): next(iter(heard)) + _END for sign, heard in readings().items()}
    for line in _section("usual"):
        reading, signs = line.split("\t")
        usual |= {ord(sign): reading + _END for sign in signs}
    return usual


@cache
def _surnames() -> dict[str, str]:
    return _read("surnames")


@cache
def _words() -> dict[str, str]:
    return {word: reading for word, reading in _read("words").items() if len(word) > 1}


def _read(section: str) -> dict[str, str]:
    lines = (line.split("\t") for line in _section(section))
    return {word: reading + _END for word, reading in lines}


def _section(name: str) -> tuple[str, ...]:
    return sections_of("readings", "tsv")[name]
