"""Two texts laid side by side: which lines are the same, which were changed and where, which only one of them has.

By lines, then by clauses, then by characters, each level only where the one above found a difference. Runs of the
same are found by what stands once in both texts (patience diff, Bram Cohen) and, where little is left, by the longest
common sequence, whose steps are counted: a text that would take too many is told by larger pieces, never later.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from yearbook_viewer.records import Pairing, Passage

# Steps of the longest common sequence in one comparison of two texts, and in one gap of it.
_STEPS = 10_000_000
_STEPS_OF_A_GAP = 10_000
_DEEPEST = 40
# Beyond this a line is compared from both its ends only.
_LONGEST_LINE = 1_000_000
# Lines of a gap are paired by likeness where these are not more pairs, by their order otherwise.
_PAIRS = 400
_LIKE = 0.4
_COMPARED = 200

_CLAUSE = re.compile(r"[^,,。;;、::!?!?\s]*[,,。;;、::!?!?\s]*")

# The same stretch of both: where it begins in either, and how long it is.
Run = tuple[int, int, int]


@dataclass(slots=True)
class _Effort:
    """How many steps may still be taken."""

    left: int = _STEPS

    def allows(self, steps: int) -> bool:
        """Whether so many steps may be taken; they count as taken then."""
        if steps > min(self.left, _STEPS_OF_A_GAP):
            return False
        self.left -= steps
        return True


def differences(old: str, new: str) -> tuple[Pairing, ...]:
    """The lines of both texts in order, paired; offsets of each passage into its own text."""
    effort = _Effort()
    older, newer = _lines(old), _lines(new)
    runs = [*_runs([old[slice(*line)] for line in older], [new[slice(*line)] for line in newer], effort)]
    pairings: list[Pairing] = []
    before = (0, 0)
    for start, other, length in [*runs, (len(older), len(newer), 0)]:
        gap = older[before[0] : start], newer[before[1] : other]
        pairings.extend(_paired(old, new, gap, effort))
        for one, two in zip(older[start : start + length], newer[other : other + length], strict=True):
            pairings.append(Pairing(_passage(old, one), _passage(new, two)))
        before = (start + length, other + length)
    return tuple(pairings)


def common_runs(old: str, new: str) -> list[Run]:
    """The stretches of two texts that are the same, in order, down to single characters."""
    return _common(old, new, _Effort())


def _lines(text: str) -> list[tuple[int, int]]:
    """Where the lines stand, without their line ends; nothing after the last line end is no line."""
    ends = [found.start() for found in re.finditer("\n", text)]
    if not text.endswith("\n"):
        ends.append(len(text))
    return [(start + 1, end) for start, end in pairwise([-1, *ends])] if text else []


def _passage(text: str, line: tuple[int, int], changed: tuple[tuple[int, int], ...] = ()) -> Passage:
    return Passage(*line, text[slice(*line)], changed)


def _runs(old: Sequence[str], new: Sequence[str], effort: _Effort) -> Iterator[Run]:
    """The stretches that are the same in both, in order."""
    waiting = [(0, len(old), 0, len(new), 0)]
    found: list[Run] = []
    while waiting:
        low, high, other_low, other_high, depth = waiting.pop()
        start, other = low, other_low
        while low < high and other_low < other_high and old[low] == new[other_low]:
            low, other_low = low + 1, other_low + 1
        found.append((start, other, low - start))
        tail = _ending((old, low, high), (new, other_low, other_high))
        found.append((high - tail, other_high - tail, tail))
        high, other_high = high - tail, other_high - tail
        if low == high or other_low == other_high:
            continue
        if effort.allows((high - low) * (other_high - other_low)):
            found.extend(
                (low + one, other_low + two, 1) for one, two in _longest(old[low:high], new[other_low:other_high])
            )
        elif depth < _DEEPEST and (anchors := _anchors(old, new, (low, high), (other_low, other_high))):
            edges = [(low, other_low), *anchors, (high, other_high)]
            waiting.extend((*(one[0], two[0]), *(one[1], two[1]), depth + 1) for one, two in pairwise(edges))
    return _joined(sorted(found))


def _ending(here: tuple[Sequence[str], int, int], there: tuple[Sequence[str], int, int]) -> int:
    """How many words two stretches end with that are the same."""
    (old, low, high), (new, other_low, other_high) = here, there
    longest = min(high - low, other_high - other_low)
    tail = 0
    while tail < longest and old[high - tail - 1] == new[other_high - tail - 1]:
        tail += 1
    return tail


def _joined(runs: list[Run]) -> Iterator[Run]:
    """Runs that meet become one; empty ones are left out."""
    last: Run | None = None
    for start, other, length in runs:
        if not length:
            continue
        if last and last[0] + last[2] == start and last[1] + last[2] == other:
            last = (*last[:2], last[2] + length)
            continue
        if last:
            yield last
        last = (start, other, length)
    if last:
        yield last


def _anchors(
    old: Sequence[str], new: Sequence[str], here: tuple[int, int], there: tuple[int, int]
) -> list[tuple[int, int]]:
    """What stands once in either, in the longest order that both keep."""
    older, newer = old[slice(*here)], new[slice(*there)]
    counted, other_counted = Counter(older), Counter(newer)
    place = {word: there[0] + number for number, word in enumerate(newer) if other_counted[word] == 1}
    pairs = [
        (here[0] + number, place[word]) for number, word in enumerate(older) if counted[word] == 1 and word in place
    ]
    return _increasing(pairs)


def _increasing(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest subsequence whose second numbers increase (patience sorting)."""
    tops: list[int] = []
    last: list[int] = []
    previous: list[int] = []
    for number, (_, other) in enumerate(pairs):
        pile = bisect_left(tops, other)
        previous.append(last[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [other]
        last[pile : pile + 1] = [number]
    kept: list[tuple[int, int]] = []
    number = last[-1] if last else -1
    while number >= 0:
        kept.append(pairs[number])
        number = previous[number]
    return kept[::-1]


def _longest(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """The longest common sequence of two short sequences, as pairs of places."""
    rows = [[0] * (len(new) + 1)]
    for word in reversed(old):
        below, row = rows[-1], [0]
        for number in range(len(new) - 1, -1, -1):
            # `row` is filled from its end, so its last value belongs to the place behind.
            same = new[number] == word
            row.append(below[len(new) - number - 1] + 1 if same else max(row[-1], below[len(new) - number]))
        rows.append(row)
    pairs: list[tuple[int, int]] = []
    one = two = 0
    while one < len(old) and two < len(new):
        here, behind = len(old) - one, len(new) - two
        if old[one] == new[two]:
            pairs.append((one, two))
            one, two = one + 1, two + 1
        elif rows[here - 1][behind] >= rows[here][behind - 1]:
            one += 1
        else:
            two += 1
    return pairs


def _paired(
    old: str, new: str, gap: tuple[list[tuple[int, int]], list[tuple[int, int]]], effort: _Effort
) -> Iterator[Pairing]:
    """The lines of a gap: those that are like each other side by side, the others alone."""
    older, newer = gap
    one = two = 0
    for first, second in [*_like_pairs(old, new, older, newer), (len(older), len(newer))]:
        yield from (Pairing(_passage(old, line), None) for line in older[one:first])
        yield from (Pairing(None, _passage(new, line)) for line in newer[two:second])
        if first < len(older):
            yield _changed(old, new, (older[first], newer[second]), effort)
        one, two = first + 1, second + 1


def _like_pairs(
    old: str, new: str, older: list[tuple[int, int]], newer: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    if len(older) * len(newer) > _PAIRS:
        return [(number, number) for number in range(min(len(older), len(newer)))]
    letters = [set(old[start : min(end, start + _COMPARED)]) for start, end in older]
    others = [set(new[start : min(end, start + _COMPARED)]) for start, end in newer]
    pairs: list[tuple[int, int]] = []
    for one, these in enumerate(letters):
        first = pairs[-1][1] + 1 if pairs else 0
        likeness = [(_likeness(these, others[two]), -two) for two in range(first, len(others))]
        best, place = max(likeness, default=(0.0, 0))
        if best >= _LIKE:
            pairs.append((one, -place))
    return pairs


def _likeness(one: set[str], other: set[str]) -> float:
    return len(one & other) / max(len(one | other), 1)


def _changed(old: str, new: str, lines: tuple[tuple[int, int], tuple[int, int]], effort: _Effort) -> Pairing:
    """Two lines with the spans that are not the same in both."""
    (start, end), (other, other_end) = lines
    found = _common(old[start:end], new[other:other_end], effort)
    # One letter in the midst that both happen to have tells nothing.
    runs = [run for run in found if run[2] > 1 or 0 in run[:2] or run[0] + 1 == end - start]
    edges = [(start, other, 0), *((start + one, other + two, length) for one, two, length in runs), (end, other_end, 0)]
    gone: list[tuple[int, int]] = []
    come: list[tuple[int, int]] = []
    for (one, two, length), (following, other_following, _) in pairwise(edges):
        if one + length < following:
            gone.append((one + length, following))
        if two + length < other_following:
            come.append((two + length, other_following))
    return Pairing(_passage(old, lines[0], tuple(gone)), _passage(new, lines[1], tuple(come)))


def _common(old: str, new: str, effort: _Effort) -> list[Run]:
    """The stretches of two lines that are the same."""
    head = _shared(old, new)
    tail = min(_shared(old[::-1], new[::-1]), len(old) - head, len(new) - head)
    middle, other = old[head : len(old) - tail], new[head : len(new) - tail]
    runs = [(0, 0, head)]
    if middle and other and max(len(middle), len(other)) <= _LONGEST_LINE:
        runs.extend((head + one, head + two, length) for one, two, length in _inner(middle, other, effort))
    runs.append((len(old) - tail, len(new) - tail, tail))
    return list(_joined(runs))


def _inner(old: str, new: str, effort: _Effort) -> Iterator[Run]:
    """By characters where that takes few steps, otherwise by clauses and then by characters in what is left."""
    if effort.allows(len(old) * len(new)):
        yield from ((one, two, 1) for one, two in _longest(old, new))
        return
    clauses, others = _CLAUSE.findall(old), _CLAUSE.findall(new)
    starts, other_starts = _starts(clauses), _starts(others)
    before = (0, 0)
    for one, two, length in [*_runs(clauses, others, effort), (len(clauses), len(others), 0)]:
        start, other = starts[one], other_starts[two]
        gap, other_gap = old[before[0] : start], new[before[1] : other]
        if gap and other_gap and effort.allows(len(gap) * len(other_gap)):
            yield from ((before[0] + first, before[1] + second, 1) for first, second in _longest(gap, other_gap))
        width = starts[one + length] - start
        yield start, other, width
        before = (start + width, other + width)


def _starts(words: Sequence[str]) -> list[int]:
    """Where each word begins, and where the last one ends."""
    starts = [0]
    for word in words:
        starts.append(starts[-1] + len(word))
    return starts


def _shared(one: str, other: str) -> int:
    """How many characters both begin with."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
