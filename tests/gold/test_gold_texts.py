"""The rules on texts of other places, years and conventions: the half of our own gold that is for developing.

The other half (`held_*`) is for judging what comes next and is scored by nobody in between. The bounds lie a
little below what the rules reached when the texts were written, without having seen them.
"""

from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.gold.marks import unmarked
from yearbook_viewer.text.extraction import extract

TEXTS = sorted((Path(__file__).parent / "texts").glob("dev_*.txt"))

Row = dict[str, Any]


def f1(counts: "Counter[str]") -> float:
    """Over all texts together: each row counts the same."""
    return 2 * counts["right"] / (counts["predicted"] + counts["gold"])


@pytest.fixture(scope="module")
def pooled(score: ModuleType) -> dict[str, "Counter[str]"]:
    """How many rows were right, predicted and in the gold, of entities and of figures."""
    counts: dict[str, Counter[str]] = {"entities": Counter(), "figures": Counter()}
    for path in TEXTS:
        text, entities, figures = unmarked(path.read_text(encoding="utf-8"))
        found = extract(text)
        marks: list[Row] = [
            {
                "start": each.entry.start + mark.start,
                "end": each.entry.start + mark.end,
                "type": mark.kind.value,
            }
            for each in found
            for mark in each.marks
        ]
        rows: list[Row] = [
            {
                "start": each.entry.start + figure.start,
                "end": each.entry.start + figure.end,
                "value": "" if figure.value is None else str(figure.value),
                "unit": figure.unit,
            }
            for each in found
            for figure in each.figures
        ]
        judged_marks = score.score_entities([row._asdict() for row in entities], marks)[0]["all"]
        judged_rows = score.score_metrics([row._asdict() for row in figures], rows)[0]["figures"]
        for name, judged in (("entities", judged_marks), ("figures", judged_rows)):
            counts[name].update({key: judged[key] for key in ("right", "predicted", "gold")})
    return counts


@pytest.mark.parametrize(("what", "least"), [("entities", 0.86), ("figures", 0.95)])
def test_what_stands_in_unseen_texts_is_found(pooled: dict[str, "Counter[str]"], what: str, least: float) -> None:
    assert f1(pooled[what]) >= least
