"""The recogniser's weights, from `resources/model/entities.npz`, read at first use.

Made by packaging/model/make_model.py; which arrays the file holds stands at `model_of`.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from yearbook_viewer import places
from yearbook_viewer.text.entities.features import KINDS_OF_WORDS, Columns, Keys, keys_of
from yearbook_viewer.text.entities.network import Floats, Network, Numbers

# Slots of the table of features; the upper bits of a key choose one, the lower ones prove that it is the key's own.
SLOT_BITS = 18
_LABELS_PADDED = 16
_BMP = 0x10000
_UNKNOWN_SIGN = 1


@dataclass(frozen=True, slots=True)
class Features:
    """Weights of features by slot: `prints` (the key's lower 16 bits), `weights` (slots, 16) in units of `unit`."""

    prints: npt.NDArray[np.uint16]
    weights: npt.NDArray[np.int16]
    unit: float

    def scores(self, columns: Columns, labels: int) -> Floats:
        """What the features of each character say for each label."""
        keys = np.stack(list(keys_of(columns)))
        slots = slots_of(keys)
        slots *= self.prints.take(slots) == prints_of(keys)
        # take is ten times as quick as brackets here.
        total = self.weights.take(slots, axis=0).sum(axis=0, dtype=np.int16)
        scores: Floats = total[:, :labels].astype(np.float32) * np.float32(self.unit)
        return scores


@dataclass(frozen=True, slots=True)
class Model:
    """Everything that tells names. `sign_rows`, `close`: by code point below U+10000; `kind_rows`: by kind of word."""

    network: Network
    features: Features
    transitions: Floats
    sign_rows: Numbers
    kind_rows: Numbers
    close: Numbers

    def network_rows(self, columns: Columns) -> tuple[Numbers, Numbers, Numbers]:
        """The rows of the network's tables for each character: of its sign, its kind of word, its use."""
        kinds = self.kind_rows[columns["kind0"]] * 4 + columns["place0"]
        return self.sign_rows[columns["sign0"]], kinds, columns["use0"]


def slots_of(keys: Keys) -> Numbers:
    """The slot of each key; slot 0 is kept empty."""
    return (keys >> np.uint64(64 - SLOT_BITS)).astype(np.int64)


def prints_of(keys: Keys) -> npt.NDArray[np.uint16]:
    """What proves that a slot is the key's own."""
    return keys.astype(np.uint16)


@cache
def model() -> Model:
    """The model that the program carries; OSError or ValueError where it does not stand there or is damaged."""
    with np.load(places.resource("resources", "model", "entities.npz"), allow_pickle=False) as stored:
        return model_of({name: stored[name] for name in stored.files})


def model_of(stored: dict[str, npt.NDArray[np.generic]]) -> Model:
    """The model from the arrays of its file.

    `signs`: the code points that the network knows, row 2 and on of `embedding` (row 1: all others); `groups`: for
    the same rows the group of characters used alike; `kinds`: the kinds of words that `gates_kinds` has rows for, from
    row 1 on, four places each; `input`, `recurrent`, `gates`: of both directions; `slots`, `prints`, `weights`: of the
    features.
    """
    arrays = {name: array.astype(np.float32) for name, array in stored.items() if array.dtype == np.float16}
    signs = stored["signs"].astype(np.int64)
    sign_rows, close = np.full(_BMP, _UNKNOWN_SIGN), np.zeros(_BMP, np.int64)
    sign_rows[signs] = np.arange(2, len(signs) + 2)
    close[signs] = stored["groups"]
    kind_rows = np.zeros(KINDS_OF_WORDS, np.int64)
    kind_rows[stored["kinds"].astype(np.int64)] = np.arange(1, len(stored["kinds"]) + 1)
    units = arrays["recurrent"].shape[1]
    halved = np.full(4 * units, 0.5, np.float32)
    halved[units : 2 * units] = 1
    network = Network(
        signs=(arrays["embedding"] @ arrays["input"] + arrays["gates"][:, None]) * halved,
        kinds=arrays["gates_kinds"] * halved,
        uses=arrays["gates_uses"] * halved,
        recurrent=arrays["recurrent"] * halved,
        hidden=arrays["hidden"],
        hidden_offset=arrays["hidden_offset"],
        output=arrays["output"],
        output_offset=arrays["output_offset"],
    )
    slots = stored["slots"].astype(np.int64)
    prints = np.zeros(1 << SLOT_BITS, np.uint16)
    weights = np.zeros((1 << SLOT_BITS, _LABELS_PADDED), np.int16)
    prints[slots] = stored["prints"]
    weights[slots, : stored["weights"].shape[1]] = stored["weights"]
    features = Features(prints, weights, float(stored["unit"].astype(np.float64).item()))
    return Model(network, features, arrays["transitions"], sign_rows, kind_rows, close)
