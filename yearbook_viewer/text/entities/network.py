"""A network that reads each sentence forwards and backwards (bidirectional LSTM), in numpy.

Built as that of foolnltk: a character's embedding, 100 units each way, a layer of 100, a score for each label; it
is also told each character's kind of word and use. Weights: `model.model`.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Batch:
    """Sentences read together, a character of each at every step; the longest stand first.

    `reading`: how many sentences are still being read at each step. `read_forward`, `read_backward`: in the order of
    the steps the place of each character among those of all sentences; `forward`, `backward`: for each such place when
    it is read.
    """

    lengths: Numbers
    reading: list[int]
    read_forward: Numbers
    read_backward: Numbers
    forward: Numbers
    backward: Numbers


def batch_of(lengths: Numbers) -> Batch:
    """The batch of sentences of these lengths, which fall and are not 0."""
    steps = np.arange(int(lengths[0]))
    reading = (lengths[:, None] > steps).sum(axis=0)
    starts = np.cumsum(lengths) - lengths
    step = np.repeat(steps, reading)
    sentence = np.arange(len(step)) - np.repeat(np.cumsum(reading) - reading, reading)
    read_forward = starts[sentence] + step
    read_backward = starts[sentence] + lengths[sentence] - 1 - step
    forward, backward = np.empty_like(step), np.empty_like(step)
    forward[read_forward] = backward[read_backward] = np.arange(len(step))
    return Batch(lengths, reading.tolist(), read_forward, read_backward, forward, backward)


@dataclass(frozen=True, slots=True)
class Network:
    """`signs`, `kinds`, `uses`: what each adds to the gates of both directions, (2, rows, 4 × units).

    `recurrent`: (2, units, 4 × units); `hidden`, `output` with their offsets. The gates' order is in, new, forget, out;
    those but `new` are halved, so that one tanh serves all: sigmoid(x) = tanh(x / 2) / 2 + 1 / 2.
    """

    signs: Floats
    kinds: Floats
    uses: Floats
    recurrent: Floats
    hidden: Floats
    hidden_offset: Floats
    output: Floats
    output_offset: Floats

    def scores(self, signs: Numbers, kinds: Numbers, uses: Numbers, batch: Batch) -> Floats:
        """(characters, labels) for the characters of a batch, sentence after sentence; rows of each table."""
        gates = self._gates(self.signs, signs, batch) + self._gates(self.kinds, kinds, batch)
        gates += self._gates(self.uses, uses, batch)
        read = self._read(gates, batch)
        forward, backward = read[:, 0].take(batch.forward, axis=0), read[:, 1].take(batch.backward, axis=0)
        units = forward.shape[1]
        hidden = forward @ self.hidden[:units]
        hidden += backward @ self.hidden[units:]
        hidden += self.hidden_offset
        scores: Floats = np.tanh(hidden, out=hidden) @ self.output + self.output_offset
        return scores

    def _gates(self, tables: Floats, rows: Numbers, batch: Batch) -> Floats:
        """What a table adds at each step: (characters in the order of the steps, 2, width)."""
        both = np.stack([rows[batch.read_forward], rows[batch.read_backward] + tables.shape[1]], axis=1)
        gates: Floats = tables.reshape(-1, tables.shape[2]).take(both, axis=0)
        return gates

    def _read(self, gates: Floats, batch: Batch) -> Floats:
        """What the units say after each character: (characters in the order of the steps, 2, units)."""
        units = gates.shape[2] // 4
        read = np.empty((len(gates), 2, units), np.float32)
        said = np.zeros((2, batch.reading[0], units), np.float32)
        kept = np.zeros_like(said)
        begin = 0
        for reading in batch.reading:
            end = begin + reading
            said, kept = said[:, :reading], kept[:, :reading]
            opened = said @ self.recurrent
            opened += gates[begin:end].transpose(1, 0, 2)
            np.tanh(opened, out=opened)
            new = opened[..., units : 2 * units].copy()
            opened *= np.float32(0.5)
            opened += np.float32(0.5)
            kept = kept * opened[..., 2 * units : 3 * units]
            new *= opened[..., :units]
            kept += new
            said = np.tanh(kept)
            said *= opened[..., 3 * units :]
            read[begin:end] = said.transpose(1, 0, 2)
            begin = end
        return read
