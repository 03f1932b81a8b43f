"""A line of text around what was found."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from unicodedata import category

from yearbook_viewer.text.search_folds import is_dropped

Span = tuple[int, int]

# Code points before and behind the first hit, and of the whole line, white space counted.
BEFORE, AFTER, LONGEST = 18, 42, 80
# So many places far from each other are shown in such a line at most; so many code points between two are not left out.
PLACES, _NEAR = 4, 6
LEFT_OUT = "…"
# What does not stay as it is without being looked at.
_ODD = re.compile("[^!-~、-〟一-鿿！-～‘-‟—…·]")
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


def places_of(stretch: Span, hits: Sequence[Span], firsts: Sequence[Span]) -> list[Span]:
    """The same for each thing that was asked for: where the line around its first hit begins and ends (`firsts`, in
    order). One place where all of them stand near the first hit.
    """
    ends = ends_of(stretch, hits)
    if all(ends[0] <= start and end <= ends[1] for start, end in firsts):
        return [ends]
    places: list[Span] = []
    shown: list[Span] = []
    for first in firsts:
        if not shown or first[0] >= shown[-1][1] + _NEAR:
            shown.append(first)
    shown = shown[:PLACES]
    room = LONGEST // len(shown)
    for start, end in shown:
        left = max(stretch[0], start - room // 3)
        right = min(stretch[1], max(end, left + room))
        if places and left <= places[-1][1] + _NEAR:
            places[-1] = (places[-1][0], right)
        else:
            places.append((left, right))
    return places


def line_of_places(text: str, begin: int, places: Sequence[Span], hits: Sequence[Span]) -> tuple[str, tuple[Span, ...]]:
    """What stands at the places as one line, and where hits begin and end in it; `text` begins at `begin`."""
    line = ""
    marks: list[Span] = []
    for left, right in places:
        piece, inside = line_of(text[left - begin : right - begin], (left, right), hits)
        line += LEFT_OUT if line else ""
        marks += ((start + len(line), end + len(line)) for start, end in inside)
        line += piece
    return line, tuple(marks)


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
    left_out: list[int] = []
    at = 0
    last = ""
    for odd in _ODD.finditer(text):
        place, letter = odd.start(), odd[0]
        if place > at:
            last = text[place - 1]
            pieces.append(text[at:place])
        at = place + 1
        if not is_dropped(letter):
            last = _NO_LETTER if category(letter) == "Cs" else letter
        elif last not in ("", " ") and (letter.isspace() or category(letter) == "Cc"):
            last = " "
        else:
            left_out.append(place)
            continue
        pieces.append(last)
    pieces.append(text[at:])
    line = "".join(pieces).rstrip(" ")
    marks = (
        (min(start - bisect_left(left_out, start), len(line)), min(end - bisect_left(left_out, end), len(line)))
        for start, end in spans
    )
    return line, tuple((start, end) for start, end in marks if start < end)
