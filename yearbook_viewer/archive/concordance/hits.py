"""Where a word begins, from where its pairs do, and where it stands in the texts themselves."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from yearbook_viewer.archive import texts
from yearbook_viewer.archive.concordance.folding import folded
from yearbook_viewer.archive.concordance.places import AllParts, Numbers, Parts, Places

# Code points that are read and folded at once, unless a part is longer.
_AT_ONCE = 500_000
# Parts so far apart are read each for itself; so many runs of parts are read by one statement.
_GAP, _RUNS = 2_000, 500


def may_overlap(word: str) -> bool:
    """Whether the word can begin again before it ends."""
    return any(word.startswith(word[at:]) for at in range(1, len(word)))


def apart(starts: Numbers, length: int) -> Numbers:
    """The hits of which none overlaps, the first wins; `starts` rise."""
    near = np.diff(starts, prepend=starts[:1] - length) < length
    if not near.any():
        return starts
    begins = np.flatnonzero(~near)
    steps = np.diff(starts, prepend=0)[near]
    if (steps == 1).all():  # one character again and again
        ranks = np.arange(len(starts)) - np.repeat(begins, np.diff(begins, append=len(starts)))
        return np.asarray(starts[ranks % length == 0])
    kept = []
    reach = -1
    for start in starts.tolist():
        if start >= reach:
            kept.append(start)
            reach = start + length
    return np.array(kept, np.int64)


def are_in(wanted: NDArray[Any], numbers: NDArray[Any]) -> NDArray[np.bool_]:
    """Which of the wanted are among the numbers; both rise, of one kind."""
    if len(numbers) < len(wanted):
        held = np.zeros(len(wanted), np.bool_)
        at = np.searchsorted(wanted, numbers)
        at[at == len(wanted)] = 0
        held[at[wanted[at] == numbers]] = True
        return held
    if not len(wanted):
        return np.zeros(0, np.bool_)
    at = np.searchsorted(numbers, wanted)
    at[at == len(numbers)] = 0
    return np.asarray(numbers[at] == wanted)


def places_in_texts(reader: Connection, parts: AllParts, chosen: Numbers, word: str) -> Places:
    """Where the word stands in the chosen parts (numbers, rising), told by their texts."""
    those = parts.at(chosen)
    found = [_found(reader, those, runs, word) for runs in _portions(those, _runs(those))]
    if not found:
        none = np.zeros(0, np.int64)
        return Places(none, none, none)
    part, start, end = (np.concatenate(columns) for columns in zip(*found, strict=True))
    return Places(chosen[part], start, end)


def _portions(parts: Parts, runs: Iterator[Numbers]) -> Iterator[list[Numbers]]:
    """As many runs of parts as are read at once."""
    portion: list[Numbers] = []
    filled = 0
    for run in runs:
        length = int(parts.end[run[-1]] - parts.start[run[0]])
        if portion and (filled + length > _AT_ONCE or len(portion) == _RUNS):
            yield portion
            portion, filled = [], 0
        portion.append(run)
        filled += length
    if portion:
        yield portion


def _runs(parts: Parts) -> Iterator[Numbers]:
    """The numbers of parts of one entry that stand near each other."""
    starts, ends = parts.start, parts.end
    breaks = (np.diff(parts.entry, prepend=-1) != 0) | (starts - np.concatenate(([0], ends[:-1])) > _GAP)
    for _, run in groupby(zip(np.cumsum(breaks).tolist(), range(len(parts)), strict=True), key=itemgetter(0)):
        numbers = [number for _, number in run]
        first = 0
        for at in range(1, len(numbers) + 1):
            if at == len(numbers) or ends[numbers[at]] - starts[numbers[first]] > _AT_ONCE:
                yield np.arange(numbers[first], numbers[at - 1] + 1)
                first = at


def _found(reader: Connection, parts: Parts, runs: Sequence[Numbers], word: str) -> Sequence[Numbers]:
    """Part, start and end of each hit in some runs of parts; their texts are folded in one go."""
    wanted = [(int(parts.entry[run[0]]), int(parts.start[run[0]]), int(parts.end[run[-1]])) for run in runs]
    read = texts.texts_between(reader, wanted)
    chosen = np.concatenate(runs)
    # From places in the entries' texts to places in all that was read.
    begun = np.cumsum([0, *map(len, read[:-1])]) - [start for _, start, _ in wanted]
    shift = np.repeat(begun, [len(run) for run in runs])
    fold = folded("".join(read))
    starts = np.fromiter(_occurrences(str(fold), word), np.int64)
    ends = starts + len(word)
    # In places of the folded text.
    first, last = np.searchsorted(fold.places, np.stack((parts.start[chosen], parts.end[chosen])) + shift)
    row = np.searchsorted(first, starts, "right") - 1
    held = (starts >= first[row]) & (ends <= last[row])
    starts, row = starts[held], row[held]
    if len(starts):
        kept = apart(starts, len(word))
        starts, row = kept, row[np.searchsorted(starts, kept)]
    back = shift[row]
    return chosen[row], fold.places[starts] - back, fold.places[starts + len(word) - 1] - back + 1


def _occurrences(text: str, word: str) -> Iterator[int]:
    start = text.find(word)
    while start >= 0:
        yield start
        start = text.find(word, start + 1)
