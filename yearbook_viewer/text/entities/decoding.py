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


def find_names(scores: Floats, transitions: Floats, lengths: Numbers) -> Iterator[list[Recognised]]:
    """For each sentence of a batch its names in order. `scores`: (sentences, characters, labels), padded.

    `transitions`: what a label says for the one after it.
    """
    allowed = np.where(STEPS, transitions, _NEVER)
    paths = _best(scores, allowed, lengths)
    sums = _summed(scores, allowed, lengths)
    for row, length in enumerate(lengths):
        yield [Recognised(*name, sums.likelihood(row, *name)) for name in _names_of(paths[row, :length])]


@dataclass(frozen=True, slots=True)
class _Sums:
    """Over all sequences of labels: `forward`, `backward` sums up to each character and from it, by label.

    `weights`: of each character's labels, `moves`: of one label after another. Scaled so that the sum over the labels
    of forward times backward is 1 at each character.
    """

    forward: Floats
    backward: Floats
    weights: Floats
    moves: Floats

    def likelihood(self, row: int, start: int, end: int, kind: Kind) -> float:
        """The probability that a name of this kind has exactly these borders in the sentence of this row."""
        first = 1 + 4 * KINDS.index(kind)
        if end - start == 1:
            return float(self.forward[row, start, first + 3] * self.backward[row, start, first + 3])
        path = [first, *[first + 1] * (end - start - 2), first + 2]
        probability = self.forward[row, start, first]
        for at, (left, right) in enumerate(pairwise(path), start + 1):
            probability = probability * self.moves[left, right] * self.weights[row, at, right]
        return float(probability * self.backward[row, end - 1, first + 2])


def _best(scores: Floats, allowed: Floats, lengths: Numbers) -> Numbers:
    """The best sequence of labels of each sentence (Viterbi)."""
    sentences, steps, labels = scores.shape
    best = scores[:, 0] + np.where(OPENS, np.float32(0), _NEVER)
    came = np.zeros((steps, sentences, labels), np.int8)
    came[:] = np.arange(labels)
    for step in range(1, steps):
        ways = best[:, :, None] + allowed
        from_label = ways.argmax(axis=1)
        after = np.take_along_axis(ways, from_label[:, None], axis=1)[:, 0] + scores[:, step]
        going = (lengths > step)[:, None]
        best = np.where(going, after, best)
        came[step] = np.where(going, from_label, came[step])
    label = (best + np.where(CLOSES, np.float32(0), _NEVER)).argmax(axis=1)
    paths = np.empty((sentences, steps), np.int64)
    rows = np.arange(sentences)
    for step in range(steps - 1, -1, -1):
        paths[:, step] = label
        label = came[step][rows, label]
    return paths


def _summed(scores: Floats, allowed: Floats, lengths: Numbers) -> _Sums:
    moves = np.exp(allowed)
    weights = np.exp(scores - scores.max(axis=2, keepdims=True))
    forward, backward = np.empty_like(weights), np.empty_like(weights)
    last = lengths - 1
    so_far = weights[:, 0] * OPENS
    for step in range(scores.shape[1]):
        if step:
            so_far = (so_far @ moves) * weights[:, step]
        total = np.maximum(so_far.sum(axis=1, keepdims=True), _FLOOR)
        so_far /= total
        weights[:, step] /= total
        forward[:, step] = so_far
    rest = np.zeros_like(so_far)
    closing = CLOSES.astype(np.float32)
    for step in range(scores.shape[1] - 1, -1, -1):
        ends = (last == step)[:, None]
        rest = np.where(ends, closing, rest)
        backward[:, step] = rest
        rest = (rest * weights[:, step]) @ moves.T
    norm = np.maximum((forward[:, 0] * backward[:, 0]).sum(axis=1), _FLOOR)
    backward /= norm[:, None, None]
    return _Sums(forward, backward, weights, moves)


def _names_of(path: Numbers) -> Iterator[tuple[int, int, Kind]]:
    start = 0
    for at in np.flatnonzero(path):
        kind, place = divmod(int(path[at]) - 1, 4)
        if place in {0, 3}:
            start = int(at)
        if place in {2, 3}:
            yield start, int(at) + 1, KINDS[kind]
