"""The words of the grammar, from `resources/lexicons/figures.txt`: data that people who do not program can mend."""

import re
from functools import cache

from yearbook_viewer.places import resource


@cache
def _sections() -> dict[str, tuple[str, ...]]:
    """The lines of each section, without comments and blank lines."""
    sections: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in resource("resources", "lexicons", "figures.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            lines = sections.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            lines.append(line)
    return {name: tuple(lines) for name, lines in sections.items()}


def words(section: str) -> frozenset[str]:
    """The words of a section."""
    return frozenset(word for line in _sections()[section] for word in line.split())


def table(section: str) -> dict[str, tuple[str, ...]]:
    """A section of lines `word: words` as a table."""
    pairs = (line.partition(":") for line in _sections()[section])
    return {word.strip(): tuple(rest.split()) for word, _, rest in pairs}


def either(section: str) -> str:
    """A regular expression for any word of a section, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words(section), key=lambda word: (-len(word), word)))
