"""Which marks stand in a passage, and where a passage begins and ends as a name."""

from bisect import bisect_left
from collections.abc import Sequence

from yearbook_viewer.records import Mark
from yearbook_viewer.records.packed import start_of

Span = tuple[int, int]


def trimmed(text: str, span: Span) -> Span | None:
    """A passage without white space at its ends; None where it is nothing else."""
    start, end = span
    words = text[start:end]
    bare = words.strip()
    if not bare:
        return None
    start += len(words) - len(words.lstrip())
    return start, start + len(bare)


def marks_in(marks: Sequence[Mark], span: Span) -> Sequence[Mark]:
    """The marks, which stand in the order of the text and do not overlap, that have a part in a passage."""
    start, end = span
    first = bisect_left(marks, start, key=start_of)
    if first and marks[first - 1].end > start:
        first -= 1
    return [marks[place] for place in range(first, bisect_left(marks, end, lo=first, key=start_of))]


def widened(span: Span, marks: Sequence[Mark]) -> Span:
    """A passage with the whole of the marks that have a part in it."""
    return min([span[0], *(mark.start for mark in marks)]), max([span[1], *(mark.end for mark in marks)])
