"""Faults planted by somebody who had not seen the rules: found as they were when the rules were last mended."""

import re
from pathlib import Path

import pytest

from yearbook_viewer.records import Verdict
from yearbook_viewer.text.extraction import extract

PLANTED = Path(__file__).parent / "planted"
_CHOICE = re.compile(r"\{([^{}|]*)\|([^{}|]*)\}")
_KINDS = ["sum", "share", "count", "table"]
_TEXTS = 30
# Of twenty.
_FIFTH = 18
# Of twelve.
_SIXTH = 12
# Of eight.
_SEVENTH = 8
# Of twenty-two, by our own hand.
_EIGHTH = 22
# Of twenty.
_NINTH = 19
# Of fifty.
_TENTH = 48
_ELEVENTH = 25
# Of forty-five.
_THIRTEENTH = 44


def planted(kind: str) -> list[str]:
    blocks = (PLANTED / f"blind_{kind}.txt").read_text(encoding="utf-8").split("\n\n")
    return [block.partition("\n")[2] for block in blocks if not block.startswith("#")]


def alarms(text: str) -> list[str]:
    """The arithmetic of what does not agree in a text."""
    found = [finding for extraction in extract(text) for finding in extraction.findings]
    return [finding.arithmetic for finding in found if finding.verdict is Verdict.INCONSISTENT]


@pytest.mark.parametrize("kind", _KINDS)
def test_faults_planted_by_another_hand_are_found(kind: str) -> None:
    texts = planted(kind)
    missed = [text for text in texts if not alarms(_CHOICE.sub(r"\2", text))]
    assert len(texts) == _TEXTS
    assert not missed


@pytest.mark.parametrize("kind", _KINDS)
def test_the_same_texts_without_the_fault_raise_no_alarm(kind: str) -> None:
    raised = {text: found for text in planted(kind) if (found := alarms(_CHOICE.sub(r"\1", text)))}
    assert not raised


@pytest.mark.parametrize(
    ("name", "reached"),
    [
        ("fifth_table", _FIFTH),
        ("sixth_table", _SIXTH),
        ("seventh_table", _SEVENTH),
        ("eighth_table", _EIGHTH),
        ("ninth_table", _NINTH),
        ("tenth_table", _TENTH),
        ("eleventh_table", _ELEVENTH),
        ("thirteenth_table", _THIRTEENTH),
    ],
)
def test_faults_of_further_sets_of_tables_are_found(name: str, reached: int) -> None:
    blocks = (PLANTED / f"{name}.txt").read_text(encoding="utf-8").split("\n\n")
    texts = [block.partition("\n")[2] for block in blocks if not block.startswith("#")]
    assert not any(alarms(_CHOICE.sub(r"\1", text)) for text in texts)
    assert sum(bool(alarms(_CHOICE.sub(r"\2", text))) for text in texts) >= reached
