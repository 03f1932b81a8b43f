"""The network reads a sentence by itself, whatever is read beside it."""

import numpy as np
import pytest

from yearbook_viewer.text.entities.network import Network, batch_of

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


def scores(network: Network, *sentences: list[int]) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    signs = np.concatenate([np.array(sentence) for sentence in sentences])
    lengths = np.array([len(sentence) for sentence in sentences])
    rows = len(network.kinds[0]), len(network.uses[0])
    return network.scores(signs, signs % rows[0], signs % rows[1], batch_of(lengths))


def test_a_sentence_scores_the_same_alone_and_in_a_batch(network: Network) -> None:
    long, short = [4, 5, 6, 7, 1, 2], [1, 2, 3]
    together = scores(network, long, short)
    assert together.shape == (9, LABELS)
    assert together[:6] == pytest.approx(scores(network, long), abs=1e-5)
    assert together[6:] == pytest.approx(scores(network, short), abs=1e-5)


def test_each_character_is_read_with_what_stands_before_and_after_it(network: Network) -> None:
    plain = scores(network, [1, 2, 3])
    assert not np.allclose(plain[0], scores(network, [1, 2, 4])[0])
    assert not np.allclose(plain[2], scores(network, [5, 2, 3])[2])


def test_a_batch_reads_each_character_once_each_way() -> None:
    batch = batch_of(np.array([3, 2, 2]))
    assert batch.reading == [3, 3, 1]
    assert batch.read_forward.tolist() == [0, 3, 5, 1, 4, 6, 2]
    assert batch.read_backward.tolist() == [2, 4, 6, 1, 3, 5, 0]
    assert batch.read_forward[batch.forward].tolist() == list(range(7))
    assert batch.read_backward[batch.backward].tolist() == list(range(7))


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
    # tanh(sigmoid(4) tanh(sigmoid(1) tanh(2)))
    assert scores(network, [0])[0, 0] == pytest.approx(0.53452, abs=1e-4)
