"""The network reads a sentence by itself, whatever is read beside it."""

import numpy as np
import pytest

from yearbook_viewer.text.entities.network import Network

UNITS, LABELS = 5, 13


@pytest.fixture
def network() -> Network:
    chance = np.random.default_rng(7)

    def some(*shape: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
        return chance.normal(0, 0.5, shape).astype(np.float32)

    return Network(
        signs=some(2, 9, 4 * UNITS),
        kinds=some(2, 4, 4 * UNITS),
        uses=some(2, 3, 4 * UNITS),
        recurrent=some(2, UNITS, 4 * UNITS),
        hidden=some(2 * UNITS, 6),
        hidden_offset=some(6),
        output=some(6, LABELS),
        output_offset=some(LABELS),
    )


def test_a_sentence_scores_the_same_alone_and_in_a_batch(network: Network) -> None:
    signs = np.array([[1, 2, 3, 8, 8, 8], [4, 5, 6, 7, 1, 2]])
    kinds, uses = signs % 4, signs % 3
    together = network.scores(signs, kinds, uses, np.array([3, 6]))
    alone = network.scores(signs[:1, :3], kinds[:1, :3], uses[:1, :3], np.array([3]))
    assert together.shape == (2, 6, LABELS)
    assert together[0, :3] == pytest.approx(alone[0], abs=1e-5)


def test_each_character_is_read_with_what_stands_before_and_after_it(network: Network) -> None:
    signs = np.array([[1, 2, 3], [1, 2, 4], [5, 2, 3]])
    kinds = np.zeros_like(signs)
    first, other_end, other_start = network.scores(signs, kinds, kinds, np.array([3, 3, 3]))
    assert not np.allclose(first[0], other_end[0])
    assert not np.allclose(first[2], other_start[2])


def test_one_unit_computes_what_an_lstm_does() -> None:
    """Gates in, new, forget, out of 1, 2, 3, 4 before halving: c = sigmoid(1) tanh(2), h = sigmoid(4) tanh(c)."""
    halved = np.array([0.5, 2.0, 1.5, 2.0], np.float32)
    still = np.zeros((2, 1, 4), np.float32)
    network = Network(
        signs=np.stack([halved[None], np.zeros((1, 4), np.float32)]),
        kinds=still,
        uses=still,
        recurrent=still,
        hidden=np.array([[1.0], [0.0]], np.float32),
        hidden_offset=np.zeros(1, np.float32),
        output=np.ones((1, 1), np.float32),
        output_offset=np.zeros(1, np.float32),
    )
    place = np.array([[0]])
    # tanh(sigmoid(4) tanh(sigmoid(1) tanh(2)))
    assert network.scores(place, place, place, np.array([1]))[0, 0, 0] == pytest.approx(0.53452, abs=1e-4)
