"""The place of an entry in its volume as a line that is read and typed: 经济 › 农业."""

import re

_BETWEEN = " › "
_PARTED = re.compile(r"[›>＞/／]")


def place_words(place: tuple[str, ...]) -> str:
    """The levels from the outermost on, in one line; empty for no place."""
    return _BETWEEN.join(place)


def place_from(words: str) -> tuple[str, ...]:
    """The levels that a reader typed; empty ones are left out."""
    return tuple(level for part in _PARTED.split(words) if (level := part.strip()))
