"""The training: the network goes on from foolnltk's weights, and the features learn with it, in jax.

The score of a label is the network's and the sum of the features'; labels follow each other as a conditional random
field (the probability of the whole sequence is raised). Features and inputs are left out at random, so that no single
one is relied on.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
import numpy.typing as npt
import optax

from model.foolnltk import Foolnltk
from yearbook_viewer.text.entities.decoding import LABELS, OPENS, STEPS

Numbers = npt.NDArray[np.int32]
# A tree of arrays by name, as jax takes and gives them.
Weights = dict[str, Any]

_NEVER = -1e4
_UNITS = 100
# foolnltk's kinds for ours, and the most that one of its transitions may say.
_KINDS = {"PER": "person", "ORG": "org", "LOC": "location"}
_MOST = 6.0
# Sentences are padded to a multiple of this, so that few lengths have to be compiled.
_STEP = 20


@dataclass(frozen=True, slots=True)
class Pace:
    """How it is trained; the rates of learning fall to nothing over the epochs.

    `rate`: of the network; its embedding learns at `embedding_rate`; `feature_rate`: of the features, whose weights
    decay by `decay`. `dropped`: the share of the network's values left out; `features_dropped`: of the features;
    `sentences_without`: the share of sentences read without any features; `unknown`: of characters taken for unknown.
    """

    epochs: int = 5
    batch: int = 32
    rate: float = 6e-4
    embedding_rate: float = 2e-4
    feature_rate: float = 3e-3
    decay: float = 1e-2
    dropped: float = 0.3
    features_dropped: float = 0.6
    sentences_without: float = 0.1
    unknown: float = 0.02
    seed: int = 0


class Sentence(NamedTuple):
    """Rows of each character: of its sign, kind of word and use in the network's tables, of its features, its label."""

    signs: Numbers
    kinds: Numbers
    uses: Numbers
    features: Numbers
    labels: Numbers


class Batch(NamedTuple):
    """Sentences padded to one length; `real`: which places are theirs."""

    sentences: Sentence
    real: npt.NDArray[np.bool_]


def first_weights(foolnltk: Foolnltk, kinds: int, uses: int, features: int) -> Weights:
    """Where the training starts: foolnltk's network, with nothing said yet by kinds of words, uses and features."""
    constants = foolnltk.constants
    columns = [foolnltk.labels[_foolnltk_label(label)] for label in LABELS]
    weights: Weights = {
        "embedding": np.concatenate([np.zeros((1, _UNITS), np.float32), constants["char_embeding"]]),
        "hidden": constants["project/hidden/w_tanh"],
        "hidden_offset": constants["project/hidden/b_tanh"],
        "output": constants["project/output/w_out"][:, columns],
        "output_offset": constants["project/output/b_out"][columns],
        "transitions": np.clip(constants["crf_loss/transitions"][np.ix_(columns, columns)], -_MOST, _MOST),
        "gates_kinds": np.zeros((2, kinds, 4 * _UNITS), np.float32),
        "gates_uses": np.zeros((2, uses, 4 * _UNITS), np.float32),
        "features": np.zeros((features, len(LABELS)), np.float32),
    }
    cells = [f"char_bilstm/bidirectional_rnn/{way}/basic_lstm_cell" for way in ("fw", "bw")]
    kernels = np.stack([constants[f"{cell}/kernel"] for cell in cells])
    gates = np.stack([constants[f"{cell}/bias"] for cell in cells])
    gates[:, 2 * _UNITS : 3 * _UNITS] += 1  # TensorFlow's cell adds this to the forget gate
    weights |= {"input": kernels[:, :_UNITS], "recurrent": kernels[:, _UNITS:], "gates": gates}
    return {name: jnp.asarray(array) for name, array in weights.items()}


def _foolnltk_label(label: str) -> str:
    place, _, kind = label.partition("-")
    return f"{place}_{_KINDS[kind]}" if kind else place


def _read(weights: Weights, way: int, gates: jax.Array, real: jax.Array) -> jax.Array:
    """What the units of one direction say after each character."""

    def step(state: tuple[jax.Array, jax.Array], inputs: tuple[jax.Array, jax.Array]) -> Any:
        said, kept = state
        opened, is_real = inputs
        opening, new, forget, out = jnp.split(opened + said @ weights["recurrent"][way], 4, axis=1)
        after = kept * jax.nn.sigmoid(forget) + jax.nn.sigmoid(opening) * jnp.tanh(new)
        says = jnp.tanh(after) * jax.nn.sigmoid(out)
        keep = is_real[:, None]
        return (jnp.where(keep, says, said), jnp.where(keep, after, kept)), jnp.where(keep, says, 0)

    empty = jnp.zeros((gates.shape[0], _UNITS))
    _, read = jax.lax.scan(step, (empty, empty), (gates.transpose(1, 0, 2), real.T), reverse=way == 1)
    return read.transpose(1, 0, 2)


def _kept(key: jax.Array, dropped: float, shape: tuple[int, ...]) -> jax.Array:
    return jax.random.bernoulli(key, 1 - dropped, shape) / (1 - dropped)


def _scores(weights: Weights, padded: Batch, key: jax.Array, pace: Pace) -> jax.Array:
    """The score of each label at each character, much left out at random."""
    batch, real = padded
    keys = iter(jax.random.split(key, 9))
    embedded = weights["embedding"][batch.signs]
    embedded = embedded * _kept(next(keys), pace.dropped, embedded.shape)
    ways = []
    for way in (0, 1):
        kinds = weights["gates_kinds"][way][batch.kinds] * _kept(next(keys), 0.2, batch.kinds.shape)[..., None]
        uses = weights["gates_uses"][way][batch.uses] * _kept(next(keys), 0.2, batch.uses.shape)[..., None]
        gates = embedded @ weights["input"][way] + weights["gates"][way] + kinds + uses
        ways.append(_read(weights, way, gates, real))
    read = jnp.concatenate(ways, axis=2)
    read = read * _kept(next(keys), pace.dropped, read.shape)
    hidden = jnp.tanh(read @ weights["hidden"] + weights["hidden_offset"])
    hidden = hidden * _kept(next(keys), pace.dropped, hidden.shape)
    told = jnp.where(
        jax.random.bernoulli(next(keys), 1 - pace.features_dropped, batch.features.shape), batch.features, 0
    )
    with_features = jax.random.bernoulli(next(keys), 1 - pace.sentences_without, (len(batch.signs), 1, 1))
    summed = weights["features"][told].sum(axis=2) * with_features / (1 - pace.features_dropped)
    return hidden @ weights["output"] + weights["output_offset"] + summed


def _surprise(weights: Weights, padded: Batch, key: jax.Array, pace: Pace) -> jax.Array:
    """How unlikely the right labels are, in nats a sentence."""
    scores = _scores(weights, padded, key, pace)
    batch, real = padded
    allowed = jnp.where(STEPS, weights["transitions"], _NEVER)

    def step(so_far: jax.Array, inputs: tuple[jax.Array, jax.Array]) -> tuple[jax.Array, None]:
        score, is_real = inputs
        after = jax.nn.logsumexp(so_far[:, :, None] + allowed, axis=1) + score
        return jnp.where(is_real[:, None], after, so_far), None

    first = scores[:, 0] + jnp.where(OPENS, 0, _NEVER)
    last, _ = jax.lax.scan(step, first, (scores[:, 1:].transpose(1, 0, 2), real[:, 1:].T))
    said = jnp.take_along_axis(scores, batch.labels[..., None], axis=2)[..., 0] * real
    moved = allowed[batch.labels[:, :-1], batch.labels[:, 1:]] * real[:, 1:]
    surprise = jax.nn.logsumexp(last, axis=1) - said.sum(axis=1) - moved.sum(axis=1)
    return (surprise * real[:, 0]).sum() / len(batch.signs)


def _batches(sentences: Sequence[Sentence], chance: random.Random, size: int) -> Iterator[Batch]:
    """The sentences in batches of about one length."""
    order = list(sentences)
    chance.shuffle(order)
    order.sort(key=lambda sentence: -(-len(sentence.signs) // _STEP))
    batches = [order[first : first + size] for first in range(0, len(order), size)]
    chance.shuffle(batches)
    for batch in batches:
        steps = -(-len(max(batch, key=lambda sentence: len(sentence.signs)).signs) // _STEP) * _STEP
        real = np.zeros((size, steps), bool)
        padded = [np.zeros((size, steps, *column.shape[1:]), np.int32) for column in batch[0]]
        for row, sentence in enumerate(batch):
            real[row, : len(sentence.signs)] = True
            for column, values in zip(padded, sentence, strict=True):
                column[row, : len(values)] = values
        yield Batch(Sentence(*padded), real)


def train(weights: Weights, sentences: Sequence[Sentence], pace: Pace) -> dict[str, npt.NDArray[np.float32]]:
    """The weights after all epochs."""
    steps = -(-len(sentences) // pace.batch) * pace.epochs

    def falling(rate: float) -> optax.Schedule:
        return optax.warmup_cosine_decay_schedule(rate / 10, rate, steps // (2 * pace.epochs), steps, rate / 50)

    rules = optax.chain(
        optax.clip_by_global_norm(20.0),
        optax.multi_transform(
            {
                "network": optax.adamw(falling(pace.rate), weight_decay=1e-3),
                "embedding": optax.adam(falling(pace.embedding_rate)),
                "features": optax.chain(
                    optax.scale_by_adam(0.9, 0.99),
                    optax.add_decayed_weights(pace.decay),
                    optax.scale_by_learning_rate(falling(pace.feature_rate)),
                ),
            },
            {name: name if name in {"embedding", "features"} else "network" for name in weights},
        ),
    )
    state = rules.init(weights)

    @partial(jax.jit, donate_argnums=(0, 1))
    def step(weights: Weights, state: Any, key: jax.Array, batch: Batch) -> Any:
        surprise, slopes = jax.value_and_grad(_surprise)(weights, batch, key, pace)
        change, after = rules.update(slopes, state, weights)
        return optax.apply_updates(weights, change), after, surprise

    chance, key = random.Random(pace.seed), jax.random.key(pace.seed)
    unknown = np.random.default_rng(pace.seed)
    for epoch in range(pace.epochs):
        total = 0.0
        for batch, real in _batches(sentences, chance, pace.batch):
            key, own = jax.random.split(key)
            signs = np.where(unknown.random(batch.signs.shape) < pace.unknown, 1, batch.signs).astype(np.int32)
            weights, state, surprise = step(weights, state, own, Batch(batch._replace(signs=signs), real))
            total += float(surprise)
        print(f"epoch {epoch + 1} of {pace.epochs}: {total * pace.epochs / steps:.3f}", flush=True)
    return {name: np.asarray(array) for name, array in weights.items()}
