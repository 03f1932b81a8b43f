"""The entities of the seed against the table marked by hand."""

import csv
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from yearbook_viewer.text.entities.found import find_marks
from yearbook_viewer.text.outline import cut

_GOLD = Path(__file__).parent
_SEED = _GOLD.parents[1] / "seeds" / "000_147950222173a7ed.txt"


@pytest.fixture(scope="module")
def result(score: ModuleType) -> dict[str, dict[str, float]]:
    """The scores by kind, and of `all`."""
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
    judged: dict[str, dict[str, float]] = score.score_entities(gold, predicted)[0]
    return judged


def test_the_seeds_entities_are_found(result: dict[str, dict[str, float]]) -> None:
    assert result["all"]["f1"] >= 0.94


@pytest.mark.parametrize(
    ("kind", "least"), [("PER", 0.95), ("ORG", 0.92), ("LOC", 0.86), ("TIME", 0.97), ("DOC", 0.97), ("NAME", 0.9)]
)
def test_no_kind_of_the_seeds_entities_is_neglected(
    result: dict[str, dict[str, float]], kind: str, least: float
) -> None:
    assert result[kind]["f1"] >= least
