"""A line of text around what was found."""

from collections.abc import Sequence
from unicodedata import category

from yearbook_viewer.text.search_folds import is_dropped

Span = tuple[int, int]

# Code points before and behind the first hit, and of the whole line, white space counted.
BEFORE, AFTER, LONGEST = 18, 42, 80
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
    letters: list[str] = []
    places: list[int] = []
    for letter in text:
        places.append(len(letters))
        if not is_dropped(letter):
            letters.append(_NO_LETTER if category(letter) == "Cs" else letter)
        elif (letter.isspace() or category(letter) == "Cc") and letters and letters[-1] != " ":
            letters.append(" ")
    places.append(len(letters))
    line = "".join(letters).rstrip(" ")
    marks = ((min(places[start], len(line)), min(places[end], len(line))) for start, end in spans)
    return line, tuple((start, end) for start, end in marks if start < end)
