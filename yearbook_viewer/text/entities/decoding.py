"""From scores of labels to names: the best sequence of labels, and how likely each name in it is.

A label says the kind and whether a character begins a name (B), stands inside (M), ends it (E) or is all of it (S);
O is no name.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from yearbook_viewer.records import Kind
from yearbook_viewer.text.entities.network import Batch

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]

KINDS = (Kind.PER, Kind.ORG, Kind.LOC)
LABELS = ("O", *(f"{place}-{kind}" for kind in KINDS for place in "BMES"))

_NEVER = np.float32(-1e4)
_FLOOR = 1e-30


@dataclass(frozen=True, slots=True)
class Recognised:
    """A name in a sentence: code points `start` to `end`, its kind, and its probability."""

    start: int
    end: int
    kind: Kind
    probability: float

    def moved(self, by: int) -> "Recognised":
        """The same name where the sentence begins `by` code points further on."""
        return Recognised(self.start + by, self.end + by, self.kind, self.probability)


def _may_follow(left: str, right: str) -> bool:
    if left[0] in "OES":
        return right[0] in "OBS"
    return right[0] in "ME" and right[1:] == left[1:]


STEPS = np.array([[_may_follow(left, right) for right in LABELS] for left in LABELS])
OPENS = np.array([label[0] in "OBS" for label in LABELS])
CLOSES = np.array([label[0] in "OES" for label in LABELS])


def find_names(scores: Floats, transitions: Floats, batch: Batch) -> Iterator[list[Recognised]]:
    """For each sentence of a batch its names in order. `scores`: (characters, labels), sentence after sentence.

    `transitions`: what a label says for the one after it.
    """
    allowed = np.where(STEPS, transitions, _NEVER)
    at_steps = scores.take(batch.read_forward, axis=0)
    paths = _best(at_steps, allowed, batch)[batch.forward]
    sums = _summed(at_steps, allowed, batch)
    begin = 0
    for end in np.cumsum(batch.lengths).tolist():
        yield [
            Recognised(start - begin, stop - begin, kind, sums.likelihood(batch.forward[start:stop].tolist(), kind))
            for start, stop, kind in _names_of(paths, begin, end)
        ]
        begin = end


@dataclass(frozen=True, slots=True)
class _Sums:
    """Over all sequences of labels: `forward`, `backward` sums up to each character and from it: rows step by step.

    `weights`: of each character's labels, `moves`: of one label after another. Scaled so that the sum over the labels
    of forward times backward is 1 at each character.
    """

    forward: Floats
    backward: Floats
    weights: Floats
    moves: Floats

    def likelihood(self, rows: list[int], kind: Kind) -> float:
        """The probability that the characters of these rows, and no more, are a name of this kind."""
        first = 1 + 4 * KINDS.index(kind)
        if len(rows) == 1:
            return float(self.forward[rows[0], first + 3] * self.backward[rows[0], first + 3])
        path = [first, *[first + 1] * (len(rows) - 2), first + 2]
        probability = self.forward[rows[0], first]
        for row, (left, right) in zip(rows[1:], pairwise(path), strict=True):
            probability = probability * self.moves[left, right] * self.weights[row, right]
        return float(probability * self.backward[rows[-1], first + 2])


def _best(scores: Floats, allowed: Floats, batch: Batch) -> Numbers:
    """The label of each character, step by step, in the best sequence of labels of its sentence (Viterbi)."""
    came = np.empty(scores.shape, np.int8)
    best = scores[: batch.reading[0]] + np.where(OPENS, np.float32(0), _NEVER)
    ends = best.copy()
    begin = batch.reading[0]
    for reading in batch.reading[1:]:
        ways = best[:reading, :, None] + allowed
        from_label = ways.argmax(axis=1)
        came[begin : begin + reading] = from_label
        best = np.take_along_axis(ways, from_label[:, None], axis=1)[:, 0] + scores[begin : begin + reading]
        ends[:reading] = best
        begin += reading
    label = (ends + np.where(CLOSES, np.float32(0), _NEVER)).argmax(axis=1)
    labels = np.empty(len(scores), np.int64)
    for reading in reversed(batch.reading):
        begin -= reading
        labels[begin : begin + reading] = label[:reading]
        if begin:
            label[:reading] = came[begin : begin + reading][np.arange(reading), label[:reading]]
    return labels


def _summed(scores: Floats, allowed: Floats, batch: Batch) -> _Sums:
    moves = np.exp(allowed)
    weights = np.exp(scores - scores.max(axis=1, keepdims=True))
    forward, backward = np.empty_like(weights), np.empty_like(weights)
    so_far = np.zeros((0, len(LABELS)), np.float32)
    begin = 0
    for reading in batch.reading:
        here = slice(begin, begin + reading)
        so_far = (so_far[:reading] @ moves if begin else OPENS.astype(np.float32)) * weights[here]
        total = np.maximum(so_far.sum(axis=1, keepdims=True), _FLOOR)
        so_far /= total
        weights[here] /= total
        forward[here] = so_far
        begin += reading
    rest = np.zeros((0, len(LABELS)), np.float32)
    for reading in reversed(batch.reading):
        begin -= reading
        here = slice(begin, begin + reading)
        closing = np.broadcast_to(CLOSES.astype(np.float32), (reading - len(rest), len(LABELS)))
        backward[here] = np.concatenate([rest, closing])
        rest = (backward[here] * weights[here]) @ moves.T
    # Forward and backward sums differ by one factor for each sentence.
    norm = np.maximum((forward * backward).sum(axis=1, keepdims=True), _FLOOR)
    backward /= norm
    return _Sums(forward, backward, weights, moves)


def _names_of(labels: Numbers, begin: int, end: int) -> Iterator[tuple[int, int, Kind]]:
    start = begin
    for at in np.flatnonzero(labels[begin:end]) + begin:
        kind, place = divmod(int(labels[at]) - 1, 4)
        if place in {0, 3}:
            start = int(at)
        if place in {2, 3}:
            yield start, int(at) + 1, KINDS[kind]
