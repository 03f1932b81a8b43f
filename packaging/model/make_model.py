"""Makes resources/model/entities.npz: the recogniser, from foolnltk's network and our own marked texts.

    pip download --no-deps --no-binary :all: foolnltk==0.1.7     (60 MB; nothing of it is installed or run)
    PYTHONPATH=.:packaging python -m model.make_model foolnltk-0.1.7.tar.gz

in the checkout, with the packages of the dependency group `model` besides the program's. Takes about half an hour
on one core. With `--fold 0` (to 4) a fifth of the texts is kept out, and nothing is written but how well the model
does on them; `--times N` sets how often each text is told again with other names.
"""

import argparse
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from model.foolnltk import Floats, Foolnltk, read_foolnltk
from model.gold import GoldText, gold_texts, training_files
from model.swapped import Swapper
from model.training import Pace, Sentence, first_weights, train
from yearbook_viewer.text.entities.decoding import KINDS, LABELS
from yearbook_viewer.text.entities.features import KINDS_OF_WORDS, Columns, Keys, columns_of, keys_of
from yearbook_viewer.text.entities.model import SLOT_BITS, Model, model_of, prints_of, slots_of
from yearbook_viewer.text.entities.recogniser import recognise, sentences_of

OUTPUT = Path(__file__).resolve().parents[2] / "resources" / "model" / "entities.npz"

FOLDS = 5
GROUPS = 128
USES = 128
# A feature is one that was seen at least so often, and once more for each time that the texts are told again.
SEEN = 2
# The features with the greatest weights; with more the file grows and nothing is gained.
FEATURES = 160_000
LONGEST = 120

Stored = dict[str, npt.NDArray[np.generic]]


def groups_of(embedding: Floats) -> npt.NDArray[np.uint8]:
    """For each row of the embedding the number, from 1 on, of a group of characters that stand near it (k-means)."""
    near = embedding / np.maximum(np.linalg.norm(embedding, axis=1, keepdims=True), 1e-6)
    centres = near[np.random.default_rng(0).choice(3000, GROUPS, replace=False)]
    for _ in range(30):
        group = (near @ centres.T).argmax(axis=1)
        sums = np.zeros_like(centres)
        np.add.at(sums, group, near)
        filled = np.bincount(group, minlength=GROUPS) > 0
        centres[filled] = (sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-6))[filled]
    numbers: npt.NDArray[np.uint8] = (group + 1).astype(np.uint8)
    return numbers


def signs_of(foolnltk: Foolnltk) -> tuple[npt.NDArray[np.uint16], npt.NDArray[np.int64]]:
    """The code points that the network knows, and their rows counted from 0; what is longer than one has none."""
    known = [(ord(sign), row) for row, sign in enumerate(foolnltk.signs) if len(sign) == 1 and ord(sign) < 0x10000]
    return np.array([code for code, _ in known], np.uint16), np.array([row for _, row in known])


def labels_of(text: GoldText) -> npt.NDArray[np.int32]:
    """The label of each character."""
    labels = np.zeros(len(text.text), np.int32)
    for start, end, kind, _ in text.marked:
        begins, inside, ends, alone = (1 + 4 * KINDS.index(kind) + place for place in range(4))
        if end - start == 1:
            labels[start] = alone
        else:
            labels[start], labels[start + 1 : end - 1], labels[end - 1] = begins, inside, ends
    return labels


def whole(labels: npt.NDArray[np.int32]) -> npt.NDArray[np.int32]:
    """The labels of a stretch without the names that its edges cut."""
    kept = labels.copy()
    for at, label in enumerate(labels):
        if LABELS[label][0] in "OBS":
            break
        kept[at] = 0
    for at in range(len(labels) - 1, -1, -1):
        if LABELS[labels[at]][0] in "OES":
            break
        kept[at] = 0
    return kept


def cut_up(
    text: GoldText, columns: Columns, kinds: npt.NDArray[np.int64], features: npt.NDArray[np.int32]
) -> list[Sentence]:
    """The sentences of a text, the longest in pieces."""
    labels = labels_of(text)
    signs = columns["sign0"].astype(np.int32)
    words = (kinds[columns["kind0"]] * 4 + columns["place0"]).astype(np.int32)
    uses = columns["use0"].astype(np.int32)
    pieces = [
        slice(first, min(first + LONGEST, end))
        for start, end in sentences_of(text.text)
        for first in range(start, end, LONGEST)
    ]
    return [Sentence(signs[at], words[at], uses[at], features[at], whole(labels[at])) for at in pieces]


def trained(texts: Sequence[GoldText], foolnltk: Foolnltk, pace: Pace, times: int) -> Stored:
    """The arrays of the model's file, trained on these texts and on `times` tellings of each with other names."""
    codes, known_rows = signs_of(foolnltk)
    embedding = foolnltk.constants["char_embeding"]
    # The file keeps what it knows in one order: row 0 for padding, 1 for all unknown signs, then the known ones.
    kept = np.concatenate([[0], known_rows + 1])
    groups = groups_of(embedding[kept])[1:]
    close, sign_rows = np.zeros(0x10000, np.int64), np.ones(0x10000, np.int32)
    close[codes], sign_rows[codes] = groups, np.arange(2, len(codes) + 2)

    swapper = Swapper(texts, pace.seed)
    told = [*texts, *(swapper.swapped(text) for _ in range(times) for text in texts)]
    columns = [columns_of(text.text, close) for text in told]
    keys = [np.stack(list(keys_of(each)), axis=1) for each in columns]
    vocabulary = _often_seen(keys, SEEN + times)
    kinds = np.unique(np.concatenate([each["kind0"] for each in columns[: len(texts)]]))
    kind_rows = np.zeros(KINDS_OF_WORDS, np.int64)
    kind_rows[kinds] = np.arange(1, len(kinds) + 1)
    sentences = [
        sentence._replace(signs=sign_rows[sentence.signs])
        for text, each, its_keys in zip(told, columns, keys, strict=True)
        for sentence in cut_up(text, each, kind_rows, _rows_in(vocabulary, its_keys))
    ]
    first = first_weights(
        foolnltk._replace(constants=foolnltk.constants | {"char_embeding": embedding[kept]}),
        4 * (len(kinds) + 1),
        USES,
        len(vocabulary) + 1,
    )
    weights = train(first, sentences, pace)
    features = weights.pop("features")[1:]
    stored: Stored = {name: array.astype(np.float16) for name, array in weights.items()}
    return stored | {"signs": codes, "groups": groups, "kinds": kinds.astype(np.uint16)} | _packed(vocabulary, features)


def _often_seen(keys: Sequence[Keys], least: int) -> Keys:
    distinct, counts = np.unique(np.concatenate([each.ravel() for each in keys]), return_counts=True)
    return distinct[counts >= least]


def _rows_in(vocabulary: Keys, keys: Keys) -> npt.NDArray[np.int32]:
    """For each key its row among the features, from 1 on; 0 for one that is none."""
    rows = np.minimum(np.searchsorted(vocabulary, keys), len(vocabulary) - 1)
    return np.where(vocabulary[rows] == keys, rows + 1, 0).astype(np.int32)


def _packed(vocabulary: Keys, weights: Floats) -> Stored:
    """The features with the greatest weights as bytes, no two in one slot."""
    unit = np.abs(weights).max() / 127
    coarse = np.rint(weights / unit).astype(np.int8)
    great = np.abs(weights).max(axis=1)
    order = np.argsort(-great, kind="stable")
    order = order[coarse[order].any(axis=1)][:FEATURES]
    slots = slots_of(vocabulary[order])
    _, firsts = np.unique(slots, return_index=True)
    kept = order[firsts[slots[firsts] > 0]]
    print(f"{len(kept)} of {len(vocabulary)} features kept in {1 << SLOT_BITS} slots, unit {unit:.4f}")
    return {
        "slots": slots_of(vocabulary[kept]).astype(np.uint32),
        "prints": prints_of(vocabulary[kept]),
        "weights": coarse[kept],
        "unit": np.array(unit, np.float32),
    }


def judge(texts: Sequence[GoldText], known: Model) -> None:
    """Print precision, recall and F1 of each kind: an optional name is neither missed nor wrong."""
    right, said, wanted = Counter[str](), Counter[str](), Counter[str]()
    for text in texts:
        found = {(name.start, name.end, name.kind) for name in recognise(text.text, known)}
        required = {span[:3] for span in text.required if span.kind in KINDS}
        counted = found - {span[:3] for span in text.optional}
        for counts, names in ((right, required & counted), (said, counted), (wanted, required)):
            counts.update(kind.value for *_, kind in names)
            counts["all"] += len(names)
    for kind in (*(kind.value for kind in KINDS), "all"):
        precision, recall = right[kind] / max(said[kind], 1), right[kind] / max(wanted[kind], 1)
        f1 = 2 * right[kind] / max(said[kind] + wanted[kind], 1)
        print(f"{kind} P {precision:.3f} R {recall:.3f} F1 {f1:.3f} ({wanted[kind]})")


def main() -> None:
    parser = argparse.ArgumentParser(description="Trains the recogniser of people, bodies and places.")
    parser.add_argument("sdist", type=Path)
    parser.add_argument("--fold", type=int, choices=range(FOLDS))
    parser.add_argument("--times", type=int, default=1)
    parser.add_argument("--epochs", type=int, default=Pace().epochs)
    parser.add_argument("--output", type=Path, default=OUTPUT)
    arguments = parser.parse_args()
    files = training_files()
    random.Random(1).shuffle(files)
    kept_out = files[arguments.fold :: FOLDS] if arguments.fold is not None else []
    texts = list(gold_texts([file for file in files if file not in kept_out]))
    pace = replace(Pace(), epochs=arguments.epochs)
    stored = trained(texts, read_foolnltk(arguments.sdist), pace, arguments.times)
    arguments.output.parent.mkdir(parents=True, exist_ok=True)
    if kept_out:
        judge(list(gold_texts(kept_out)), model_of(stored))
    if not kept_out or arguments.output != OUTPUT:
        np.savez_compressed(arguments.output, **stored)  # type: ignore[arg-type]  # numpy's types know no mapping


if __name__ == "__main__":
    main()
