"""The rules on texts of other places, years and conventions: the half of our own gold that is for developing.

The recogniser of people, bodies and places is trained on this half too (packaging/model), so that it does better here
than on others. The other half (`held_*`) is for judging what comes next and is scored by nobody in between. The bounds
lie a little below what is reached.
"""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.gold.marks import unmarked
from yearbook_viewer.records import Extraction
from yearbook_viewer.text.extraction import extract

TEXTS = sorted((Path(__file__).parent / "texts").glob("dev_*.txt"))
FIELDS = ("qualifier", "indicator", "role", "relation")

Row = dict[str, Any]


@dataclass
class Pooled:
    """Over all texts together: how many rows were right, predicted and in the gold, and the fields of those right."""

    entities: Counter[str] = field(default_factory=Counter)
    figures: Counter[str] = field(default_factory=Counter)
    fields: Counter[str] = field(default_factory=Counter)


def f1(counts: "Counter[str]") -> float:
    """Each row counts the same."""
    return 2 * counts["right"] / (counts["predicted"] + counts["gold"])


def marks_of(found: Extraction) -> list[Row]:
    start = found.entry.start
    return [{"start": start + m.start, "end": start + m.end, "type": m.kind.value} for m in found.marks]


def rows_of(found: Extraction) -> list[Row]:
    start = found.entry.start
    return [
        {
            "start": start + figure.start,
            "end": start + figure.end,
            "value": "" if figure.value is None else str(figure.value),
            "unit": figure.unit,
            "qualifier": figure.qualifier,
            "indicator": figure.indicator,
            "role": str(figure.role),
            "relation": figure.relation,
        }
        for figure in found.figures
    ]


@pytest.fixture(scope="module")
def pooled(score: ModuleType) -> Pooled:
    pool = Pooled()
    for path in TEXTS:
        text, entities, figures = unmarked(path.read_text(encoding="utf-8"))
        found = extract(text)
        marks = [mark for each in found for mark in marks_of(each)]
        rows = [row for each in found for row in rows_of(each)]
        judged = score.score_metrics([row._asdict() for row in figures], rows)[0]
        named = score.score_entities([row._asdict() for row in entities], marks)[0]["all"]
        for counts, counted in ((pool.entities, named), (pool.figures, judged["figures"])):
            counts.update({key: counted[key] for key in ("right", "predicted", "gold")})
        pool.fields.update({name: judged[name] * judged["figures"]["right"] for name in FIELDS})
    return pool


def test_the_names_in_texts_of_other_places_are_found(pooled: Pooled) -> None:
    assert f1(pooled.entities) >= 0.96


def test_the_figures_in_texts_of_other_places_are_found(pooled: Pooled) -> None:
    assert f1(pooled.figures) >= 0.98


@pytest.mark.parametrize(
    ("name", "least"), [("qualifier", 0.97), ("indicator", 0.93), ("role", 0.97), ("relation", 0.95)]
)
def test_what_those_figures_mean_is_understood(pooled: Pooled, name: str, least: float) -> None:
    assert pooled.fields[name] / pooled.figures["right"] >= least
