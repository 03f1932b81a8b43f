"""The figures of the seed against the table that was marked by hand."""

from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from yearbook_viewer.records import Entry, Figure, Finding, Section, Verdict
from yearbook_viewer.text.audit.auditing import audit
from yearbook_viewer.text.figures.finding import find_figures

GOLD = Path(__file__).parent
SEED = GOLD.parents[1] / "seeds" / "000_147950222173a7ed.txt"


def entry_of(text: str) -> Entry:
    head = text.index("【")
    sections = (Section("", ("",), head, head, len(text)),)
    return Entry(0, text, "", "", "", "", 2020, head, sections)


def figures_of(text: str) -> tuple[Figure, ...]:
    return find_figures(entry_of(text), ())


def findings_of(text: str) -> list[Finding]:
    return audit(entry_of(text), figures_of(text))


@pytest.fixture(scope="module")
def result(score: ModuleType) -> dict[str, Any]:
    predicted = [
        {
            "start": figure.start,
            "end": figure.end,
            "value": str(figure.value),
            "unit": figure.unit,
            "qualifier": figure.qualifier,
            "indicator": figure.indicator,
            "role": str(figure.role),
            "relation": figure.relation,
        }
        for figure in figures_of(SEED.read_text(encoding="utf-8"))
    ]
    result: dict[str, Any] = score.score_metrics(score.rows(GOLD / "seed.metrics.tsv"), predicted)[0]
    return result


def test_every_figure_of_the_seed_is_found_and_nothing_else(result: dict[str, Any]) -> None:
    assert result["figures"]["f1"] >= 0.98


@pytest.mark.parametrize(
    ("field", "least"), [("qualifier", 0.95), ("role", 0.95), ("relation", 0.95), ("indicator", 0.9)]
)
def test_what_the_figures_of_the_seed_mean_is_understood(result: dict[str, Any], field: str, least: float) -> None:
    assert result[field] >= least


def test_the_chambers_of_the_seed_do_not_add_up() -> None:
    wrong = [f for f in findings_of(SEED.read_text(encoding="utf-8")) if f.verdict is Verdict.INCONSISTENT]
    assert [finding.arithmetic for finding in wrong] == ["78 + 5 + 21 + 48 + 11 = 163 ≠ 162"]


def test_the_chambers_of_a_mended_copy_add_up() -> None:
    text = SEED.read_text(encoding="utf-8").replace("街道商会48个", "街道商会47个")
    found = [finding for finding in findings_of(text) if finding.verdict is Verdict.CONSISTENT]
    assert [finding.arithmetic for finding in found] == ["4 = 4家", "78 + 5 + 21 + 47 + 11 = 162"]
