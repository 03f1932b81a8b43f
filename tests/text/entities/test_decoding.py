"""From scores to names: the best labels, and how likely a name is."""

from itertools import pairwise, product

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from yearbook_viewer.records import Kind
from yearbook_viewer.text.entities.decoding import CLOSES, LABELS, OPENS, STEPS, find_names
from yearbook_viewer.text.entities.network import Batch, batch_of

NOTHING = np.zeros((len(LABELS), len(LABELS)), np.float32)


def alone(size: int) -> Batch:
    return batch_of(np.array([size]))


def scores(*labels: str) -> npt.NDArray[np.float32]:
    """A sentence whose characters are sure to have these labels, as far as the labels may follow each other."""
    given = np.zeros((len(labels), len(LABELS)), np.float32)
    for at, label in enumerate(labels):
        given[at, LABELS.index(label)] = 9
    return given


def names(given: npt.NDArray[np.float32]) -> list[tuple[int, int, str]]:
    (found,) = find_names(given, NOTHING, alone(len(given)))
    return [(name.start, name.end, name.kind.value) for name in found]


def test_labels_make_names() -> None:
    labels = ("B-PER", "E-PER", "O", "S-LOC", "B-ORG", "M-ORG", "M-ORG", "E-ORG")
    assert names(scores(*labels)) == [(0, 2, "PER"), (3, 4, "LOC"), (4, 8, "ORG")]


def test_labels_that_cannot_follow_each_other_do_not() -> None:
    assert names(scores("B-PER", "E-ORG")) in ([(0, 2, "PER")], [(0, 2, "ORG")])
    assert names(scores("M-LOC", "O")) == []


def test_what_is_read_beside_a_sentence_changes_nothing() -> None:
    short, long = scores("B-PER", "M-PER", "E-PER"), scores("O", "O", "S-ORG", "O", "B-LOC", "E-LOC")
    first, second = find_names(np.concatenate([long, short]), NOTHING, batch_of(np.array([6, 3])))
    assert [(name.start, name.end, name.kind) for name in first] == [(2, 3, Kind.ORG), (4, 6, Kind.LOC)]
    assert [(name.start, name.end, name.kind) for name in second] == [(0, 3, Kind.PER)]
    (by_itself,) = find_names(short, NOTHING, alone(3))
    assert second[0].probability == pytest.approx(by_itself[0].probability)


def _legal(path: tuple[int, ...]) -> bool:
    steps = all(STEPS[left, right] for left, right in pairwise(path))
    return bool(OPENS[path[0]] and CLOSES[path[-1]] and steps)


@given(st.lists(st.lists(st.floats(-3, 3, width=32), min_size=13, max_size=13), min_size=1, max_size=4))
def test_a_name_is_as_likely_as_the_sequences_that_hold_it(given: list[list[float]]) -> None:
    (found,) = find_names(np.array(given, np.float32), NOTHING, alone(len(given)))
    weights = {
        path: float(np.exp(sum(given[at][label] for at, label in enumerate(path))))
        for path in product(range(len(LABELS)), repeat=len(given))
        if _legal(path)
    }
    total = sum(weights.values())
    for name in found:
        first = LABELS.index(f"B-{name.kind}")
        size = name.end - name.start
        labels = (first + 3,) if size == 1 else (first, *[first + 1] * (size - 2), first + 2)
        holding = sum(weight for path, weight in weights.items() if path[name.start : name.end] == labels)
        assert name.probability == pytest.approx(holding / total, rel=1e-3)
