"""The word lists of `resources/lexicons`, each read once."""

import re
from functools import cache
from typing import NamedTuple

from yearbook_viewer import places


def _lines(file: str) -> list[str]:
    path = places.resource("resources", "lexicons", file)
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


@cache
def words_of(name: str) -> frozenset[str]:
    """All words of a list without classes: words_of("posts")."""
    return frozenset(word for line in _lines(f"{name}.txt") for word in line.split())


@cache
def classes_of(name: str) -> dict[str, frozenset[str]]:
    """The words of a list whose lines begin with their class: classes_of("suffixes")["firm"]."""
    classes: dict[str, set[str]] = {}
    for line in _lines(f"{name}.txt"):
        kind, *words = line.split()
        classes.setdefault(kind, set()).update(words)
    return {kind: frozenset(words) for kind, words in classes.items()}


@cache
def weights_of(name: str) -> dict[str, float]:
    """What stands in the first column of a table → the number in its second: weights_of("name_weights")."""
    rows = (line.split("\t") for line in _lines(f"{name}.tsv"))
    return {row[0]: float(row[1]) for row in rows}


@cache
def sections_of(name: str, ending: str = "txt") -> dict[str, tuple[str, ...]]:
    """The lines of a list that is parted by headings in brackets: sections_of("units")["families"]."""
    sections: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in _lines(f"{name}.{ending}"):
        if line.startswith("["):
            lines = sections.setdefault(line.strip("[]"), [])
        else:
            lines.append(line)
    return {heading: tuple(lines) for heading, lines in sections.items()}


class Division(NamedTuple):
    """`short`: a division's name without its level; `parent`: what it belongs to, empty where that is not one place.

    `gone`: whether it is called so no more.
    """

    short: str
    parent: str
    gone: bool


@cache
def division_places() -> dict[str, Division]:
    """Full name of a province, prefecture or county (since 1980) → its short name and what it belongs to."""
    rows = (line.split("\t") for line in _lines("division_places.tsv"))
    return {name: Division(short, parent, bool(last)) for name, short, parent, last in rows}


@cache
def divisions() -> dict[str, str]:
    """Full name of a province, prefecture or county (since 1980) → its level."""
    return dict(line.split("\t") for line in _lines("divisions.tsv"))


@cache
def simplified() -> dict[int, str]:
    """Traditional character (code point) → simplified one, for str.translate."""
    return {
        ord(traditional): simple for traditional, simple in (line.split("\t") for line in _lines("traditional.tsv"))
    }


@cache
def traditional() -> re.Pattern[str]:
    """Runs of traditional characters: to look for them is much faster than str.translate where a text has few."""
    return re.compile(f"[{''.join(map(chr, simplified()))}]+")


@cache
def syllables() -> dict[str, str]:
    """A syllable without its tone (lü is lv) → the characters that are read so."""
    return dict(line.split("\t") for line in _lines("pinyin.tsv"))
