"""The model that the program carries is what the script that made it writes."""

import zipfile

import numpy as np
import pytest

from yearbook_viewer import places
from yearbook_viewer.text.entities.decoding import LABELS
from yearbook_viewer.text.entities.features import KINDS_OF_WORDS
from yearbook_viewer.text.entities.model import SLOT_BITS, model, model_of

FOLDER = places.resource("resources", "model")
FILE = FOLDER / "entities.npz"
ARRAYS = {
    *("signs", "groups", "kinds", "embedding", "input", "recurrent", "gates", "gates_kinds", "gates_uses"),
    *("hidden", "hidden_offset", "output", "output_offset", "transitions", "slots", "prints", "weights", "unit"),
}


@pytest.fixture(scope="module")
def stored() -> dict[str, np.ndarray[tuple[int, ...], np.dtype[np.generic]]]:
    with np.load(FILE, allow_pickle=False) as file:
        return {name: file[name] for name in file.files}


def test_the_file_holds_these_arrays_and_is_small(stored: dict[str, object]) -> None:
    assert set(stored) == ARRAYS
    assert FILE.stat().st_size < 6_000_000
    assert zipfile.ZipFile(FILE).testzip() is None


def test_its_parts_fit_together(stored: dict[str, np.ndarray[tuple[int, ...], np.dtype[np.generic]]]) -> None:
    rows, units = stored["embedding"].shape
    assert len(stored["signs"]) == len(stored["groups"]) == rows - 2
    assert stored["input"].shape == stored["recurrent"].shape == (2, units, 4 * units)
    assert stored["gates_kinds"].shape == (2, 4 * (len(stored["kinds"]) + 1), 4 * units)
    assert int(stored["kinds"].max()) < KINDS_OF_WORDS
    assert stored["transitions"].shape == (len(LABELS), len(LABELS))
    assert stored["weights"].shape == (len(stored["slots"]), len(LABELS))


def test_no_two_features_share_a_slot_and_the_first_is_empty(
    stored: dict[str, np.ndarray[tuple[int, ...], np.dtype[np.generic]]],
) -> None:
    slots = stored["slots"].astype(np.int64)
    assert len(set(slots.tolist())) == len(slots)
    assert 0 < slots.min() < slots.max() < 1 << SLOT_BITS


def test_the_model_is_made_of_it(stored: dict[str, np.ndarray[tuple[int, ...], np.dtype[np.generic]]]) -> None:
    made = model_of(stored)
    assert made.sign_rows[ord("县")] > 1
    assert made.sign_rows[0xE000] == 1
    assert np.isfinite(made.network.signs).all()


def test_it_is_read_once() -> None:
    assert model() is model()


def test_licence_and_origin_stand_beside_it() -> None:
    assert "Apache License" in (FOLDER / "LICENSE").read_text(encoding="utf-8")
    assert "foolnltk 0.1.7" in (FOLDER / "NOTICE").read_text(encoding="utf-8")
