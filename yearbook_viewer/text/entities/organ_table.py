"""The table of organs (resources/lexicons/organ_names.txt) as it is looked up."""

import re
from functools import cache

from yearbook_viewer.text.lexicons import sections_of

# Where the place stands in the patterns of the table.
PLACE = "～"


@cache
def bodies() -> dict[str, str]:
    """What a body is called → its full name, both with PLACE."""
    known: dict[str, str] = {}
    for line in sections_of("organ_names")["bodies"]:
        full, *others = line.split()
        for called in (full, *others):
            known.setdefault(called, full)
    return known


@cache
def tail_lengths() -> dict[tuple[str, str], tuple[int, ...]]:
    """What stands before the place, and the first two characters behind it → how long what stands there may be."""
    lengths: dict[tuple[str, str], set[int]] = {}
    for called in bodies():
        prefix, _, tail = called.partition(PLACE)
        if len(tail) > 1:
            lengths.setdefault((prefix, tail[:2]), set()).add(len(tail))
    return {beginning: tuple(sorted(found, reverse=True)) for beginning, found in lengths.items()}


@cache
def parts() -> dict[str, str]:
    """Parts of organs: what they are called → their full names."""
    return _first_of("parts")


@cache
def national() -> dict[str, str]:
    """Bodies of the nation: what they are called → their full names."""
    return _first_of("national")


def _first_of(section: str) -> dict[str, str]:
    """Each word of the lines of a section → the first of its line."""
    lines = (line.split() for line in sections_of("organ_names")[section])
    return {word: words[0] for words in lines for word in words}


@cache
def prefixes() -> re.Pattern[str]:
    """What stands before the place in names of bodies, the longest first."""
    found = {called.partition(PLACE)[0] for called in bodies()} - {""}
    return re.compile("|".join(sorted(found, key=len, reverse=True)))


@cache
def not_levels() -> tuple[str, ...]:
    """Words that begin like a level and are none: 市政, 区域."""
    return tuple(word for line in sections_of("organ_names")["not-levels"] for word in line.split())


@cache
def local_places() -> tuple[str, ...]:
    """How places end that have names of their own only within a county."""
    return tuple(word for line in sections_of("organ_names")["local-places"] for word in line.split())
