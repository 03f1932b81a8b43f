"""Lines and paragraphs: where text stands, without the white space around it."""

from collections.abc import Iterator
from typing import NamedTuple

# Python's white space, and the invisible characters that copies from web pages carry at line ends.
_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
WHITE = "".join(chr(code) for code in range(0x3001) if chr(code).isspace()) + _INVISIBLE
_WHITES = frozenset(WHITE)


class Line(NamedTuple):
    """A line that is not blank. `begin`: its first character; `start`, `end`: its `text` without white space.

    A tuple, for a volume has a hundred thousand of them.
    """

    begin: int
    start: int
    end: int
    text: str


def lines_of(text: str, start: int = 0, end: int | None = None) -> Iterator[Line]:
    """The lines between the offsets that are not blank, in order; a line ends with \\n and nothing else."""
    stop = len(text) if end is None else end
    begin = start
    while begin < stop:
        found = text.find("\n", begin, stop)
        line_end = stop if found < 0 else found
        line = _line(text, begin, line_end)
        if line:
            yield line
        begin = line_end + 1


def lines_before(text: str, start: int, end: int) -> Iterator[Line]:
    """The same lines, the last first."""
    line_end = end
    while line_end > start:
        begin = text.rfind("\n", start, line_end) + 1 or start
        line = _line(text, begin, line_end)
        if line:
            yield line
        line_end = begin - 1


def paragraphs(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans of the paragraphs between the offsets, indents and white space at their ends left out."""
    return [(line.start, line.end) for line in lines_of(text, start, end)]


def skip_white(text: str, start: int, end: int) -> int:
    """The first offset from `start` on that is not white space; `end` if there is none."""
    while start < end and text[start] in WHITE:
        start += 1
    return start


def _line(text: str, begin: int, end: int) -> Line | None:
    raw = text[begin:end]
    if raw and raw[0] not in _WHITES and raw[-1] not in _WHITES:  # most lines
        return Line(begin, begin, end, raw)
    tail = raw.lstrip(WHITE)
    if not tail:
        return None
    start = begin + len(raw) - len(tail)
    bare = tail.rstrip(WHITE)
    return Line(begin, start, start + len(bare), bare)
