"""A network that reads each sentence forwards and backwards (bidirectional LSTM), in numpy.

Built as that of foolnltk: a character's embedding, 100 units each way, a layer of 100, a score for each label; it
is also told each character's kind of word and use. Weights: `recogniser.load`.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]


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

    def scores(self, signs: Numbers, kinds: Numbers, uses: Numbers, lengths: Numbers) -> Floats:
        """(sentences, characters, labels) for sentences padded to one length; rows of each table."""
        steps = np.arange(signs.shape[1])
        # Row r, place t of the backward reading is place length - 1 - t; padding stays behind the sentence.
        mirrored = np.where(steps < lengths[:, None], lengths[:, None] - 1 - steps, steps)
        rows = np.arange(len(signs))[:, None]
        gates = _rows_of(self.signs, signs, signs[rows, mirrored])
        gates += _rows_of(self.kinds, kinds, kinds[rows, mirrored])
        gates += _rows_of(self.uses, uses, uses[rows, mirrored])
        forward, backward = self._read(gates)
        hidden = forward @ self.hidden[: forward.shape[2]]
        hidden += (backward @ self.hidden[forward.shape[2] :])[rows, mirrored]
        hidden += self.hidden_offset
        scores: Floats = np.tanh(hidden, out=hidden) @ self.output + self.output_offset
        return scores

    def _read(self, gates: Floats) -> Floats:
        """What the units say after each character: (2, sentences, characters, units). `gates`: step by step."""
        steps, ways, sentences, wide = gates.shape
        units = wide // 4
        said = np.zeros((ways, sentences, units), np.float32)
        kept = np.zeros_like(said)
        read = np.empty((ways, sentences, steps, units), np.float32)
        for step in range(steps):
            opened = gates[step]
            opened += said @ self.recurrent
            np.tanh(opened, out=opened)
            new = opened[..., units : 2 * units].copy()
            opened *= np.float32(0.5)
            opened += np.float32(0.5)
            kept *= opened[..., 2 * units : 3 * units]
            new *= opened[..., :units]
            kept += new
            said = np.tanh(kept)
            said *= opened[..., 3 * units :]
            read[:, :, step] = said
        return read


def _rows_of(tables: Floats, forward: Numbers, backward: Numbers) -> Floats:
    """Rows of the two tables, step by step: (characters, 2, sentences, width)."""
    both = np.stack([forward.T, backward.T + tables.shape[1]], axis=1)
    rows: Floats = tables.reshape(-1, tables.shape[2])[both]
    return rows
