"""Where a passage stands in a text that has been corrected since.

An anchor keeps the passage's own words and what stood around it, after the W3C's Web Annotation Data Model
(TextQuoteSelector), so that it holds where offsets do not.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from yearbook_viewer.text.differences import Run, common_runs

# How much of what stands around a passage is kept, in code points, and how little of it still tells.
_AROUND = 32
_CONTEXTS = (_AROUND, 16, 8, 4)
# A passage that was reworded is taken for the same if so much of it is still there, in order.
_LEAST = 0.5
# A reworded passage may have grown by so much.
_GROWN, _ROOM = 2, 64
_SEED = 6
_SEEDS = 16
_SLACK = 2


@dataclass(frozen=True, slots=True)
class Anchor:
    """A passage by its words: `before` and `after` are what stood around it, `offset` where it began."""

    quotation: str
    before: str
    after: str
    offset: int


def anchor_at(text: str, start: int, end: int) -> Anchor:
    """The anchor of the passage from `start` to `end`."""
    return Anchor(text[start:end], text[max(0, start - _AROUND) : start], text[end : end + _AROUND], start)


def find(anchor: Anchor, text: str) -> tuple[int, int] | None:
    """Where the passage stands in the text; None where it is gone.

    Its own words, where as much as possible of what stood around them does, nearest to where they stood; else the
    place that has kept at least half of them in order.
    """
    if not anchor.quotation:
        return None
    exact = _exact(anchor, text)
    return _approximate(anchor, text) if exact is None else (exact, exact + len(anchor.quotation))


def _exact(anchor: Anchor, text: str) -> int | None:
    for context in _CONTEXTS:
        before, after = anchor.before[-context:], anchor.after[:context]
        for ahead, behind in ((before, after), (before, ""), ("", after)):
            if not ahead and not behind:
                continue
            found = _nearest(ahead + anchor.quotation + behind, text, anchor.offset - len(ahead))
            if found is not None:
                return found + len(ahead)
    return _nearest(anchor.quotation, text, anchor.offset)


def _nearest(words: str, text: str, place: int) -> int | None:
    """Where the words stand nearest to a place; the earlier of two that are as near."""
    place = max(place, 0)
    before = text.rfind(words, 0, place + len(words))
    after = text.find(words, place)
    found = [each for each in (before, after) if each >= 0]
    return min(found, key=lambda each: abs(each - place), default=None)


def _approximate(anchor: Anchor, text: str) -> tuple[int, int] | None:
    """The likeliest of the places that the surroundings or pieces of the passage point to."""
    best: tuple[int, int] | None = None
    length = len(anchor.quotation)
    most = 0.0
    for window in dict.fromkeys(_places(anchor, text)):
        # In a wide window single letters stand anywhere; in a narrow one they are the passage's own.
        for rough in _kept_in(anchor.quotation, text, window, least=2):
            for runs in _kept_in(anchor.quotation, text, _around(rough, length), least=1):
                kept = sum(run[2] for run in runs)
                # What stood before the first words that were kept, and behind the last, was put in other words.
                start, end = runs[0][1], runs[-1][1] + runs[-1][2]
                likely = kept - max(0, end - start - length) / 4
                if kept >= max(2, length * _LEAST) and likely > most:
                    best, most = (start, end), likely
    return best


def _kept_in(quotation: str, text: str, window: tuple[int, int], least: int) -> Iterator[list[Run]]:
    """What stands in a window of the text of a passage, in runs of `least` letters; places counted in the text."""
    low, high = max(window[0], 0), min(window[1], len(text))
    runs = common_runs(quotation, text[low:high])
    long = [(start, low + other, length) for start, other, length in runs if length >= least]
    return _clusters(long, len(quotation))


def _around(runs: Sequence[Run], length: int) -> tuple[int, int]:
    """The window that the whole passage takes where these runs of it stand."""
    first, last = runs[0], runs[-1]
    return first[1] - first[0] - _SLACK, last[1] + length - last[0] + _SLACK


def _clusters(runs: Sequence[Run], length: int) -> Iterator[list[Run]]:
    """Runs parted where more was put between two of them than a passage of this length can take and be the same."""
    cluster: list[Run] = []
    for run in runs:
        if cluster:
            last = cluster[-1]
            put_in = (run[1] - last[1]) - (run[0] - last[0])
            if put_in > max(_SEED, length // 2):
                yield cluster
                cluster = []
        cluster.append(run)
    if cluster:
        yield cluster


def _places(anchor: Anchor, text: str) -> Iterator[tuple[int, int]]:
    """Windows of the text that may hold the passage."""
    length = len(anchor.quotation)
    room = length * _GROWN + _ROOM
    for context in _CONTEXTS:
        before, after = anchor.before[-context:], anchor.after[:context]
        if before.strip() and (found := _nearest(before, text, anchor.offset - len(before))) is not None:
            start = found + len(before)
            end = text.find(after, start, start + room) if after.strip() else -1
            yield start, end if end >= 0 else min(start + room, len(text))
        if after.strip() and (found := _nearest(after, text, anchor.offset + length)) is not None:
            yield max(0, found - room), found
    step = max(_SEED, length // _SEEDS)
    for place in range(0, length - _SEED + 1, step):
        seed = anchor.quotation[place : place + _SEED]
        found = _nearest(seed, text, anchor.offset + place)
        if found is not None:
            yield max(0, found - place - _ROOM), min(len(text), found - place + length + _ROOM)
