"""A line of text around what was found."""

import re
from collections.abc import Sequence
from unicodedata import category

from yearbook_viewer.text.search_folds import is_dropped

Span = tuple[int, int]

# Code points before and behind the first hit, and of the whole line, white space counted.
BEFORE, AFTER, LONGEST = 18, 42, 80
# Runs of letters that stay as they are, and what has to be looked at letter by letter.
_KEPT = "!-~、-〟一-鿿！-～‘-‟—…·"
_RUNS = re.compile(f"[{_KEPT}]+|[^{_KEPT}]")
_RUNS_KEPT = re.compile(f"[{_KEPT}]")
# What a lone surrogate is shown as: it could not be written anywhere.
_NO_LETTER = "\ufffd"


def ends_of(stretch: Span, hits: Sequence[Span]) -> Span:
    """Where the line around the first hit begins and ends in the text, within the stretch that the hits stand in.

    Without hits the line begins where the stretch does.
    """
    start, end = stretch
    first = hits[0] if hits else (start, start)
    left = max(start, first[0] - BEFORE)
    return left, min(end, max(first[1] + AFTER, left + LONGEST))


def line_of(text: str, ends: Span, hits: Sequence[Span]) -> tuple[str, tuple[Span, ...]]:
    """The text that stands between these ends as one line, and where hits begin and end in the line."""
    left, right = ends
    inside = ((max(start, left), min(end, right)) for start, end in hits if start < right and end > left)
    return one_line(text, [(start - left, end - left) for start, end in inside])


def one_line(text: str, spans: Sequence[Span]) -> tuple[str, tuple[Span, ...]]:
    """The text on one line, and where the spans stand in it: white space becomes one space, none at the ends, and what
    a search passes over otherwise is left out.
    """
    pieces: list[str] = []
    places: list[int] = []
    length = 0
    for piece in _RUNS.findall(text):
        if len(piece) > 1 or _RUNS_KEPT.match(piece):
            shown = piece
        elif not is_dropped(piece):
            shown = _NO_LETTER if category(piece) == "Cs" else piece
        else:
            blank = (piece.isspace() or category(piece) == "Cc") and pieces and pieces[-1] != " "
            shown = " " if blank else ""
        places.extend(range(length, length + len(piece)))
        if shown:
            pieces.append(shown)
            length += len(shown)
    places.append(length)
    line = "".join(pieces).rstrip(" ")
    marks = ((min(places[start], len(line)), min(places[end], len(line))) for start, end in spans)
    return line, tuple((start, end) for start, end in marks if start < end)
