"""The entities of the seed against the table marked by hand."""

import csv
import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from yearbook_viewer.text.entities import find_marks
from yearbook_viewer.text.outline import cut

_GOLD = Path(__file__).parent
_SEED = _GOLD.parents[1] / "seeds" / "000_147950222173a7ed.txt"


def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("gold_score", _GOLD / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def score_of_the_seed() -> dict[str, dict[str, float]]:
    text = _SEED.read_text(encoding="utf-8")
    predicted: list[dict[str, Any]] = [
        {"start": item.start + mark.start, "end": item.start + mark.end, "type": mark.kind.value}
        for item in cut(text)
        for mark in find_marks(item)
    ]
    with (_GOLD / "seed.entities.tsv").open(encoding="utf-8", newline="") as file:
        gold: list[dict[str, Any]] = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    for row in gold:
        row["start"], row["end"] = int(row["start"]), int(row["end"])
    result: dict[str, dict[str, float]] = scorer().score_entities(gold, predicted)[0]
    return result


def test_the_seeds_entities_are_found() -> None:
    assert score_of_the_seed()["all"]["f1"] >= 0.80


@pytest.mark.parametrize("kind", ["PER", "ORG", "LOC", "TIME", "DOC", "NAME"])
def test_no_kind_of_the_seeds_entities_is_neglected(kind: str) -> None:
    assert score_of_the_seed()[kind]["f1"] >= 0.80
