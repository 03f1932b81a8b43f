"""Faults planted in texts written for this, and the same texts without them: one is found, the other silent."""

import re
from pathlib import Path

import pytest

from yearbook_viewer.records import Entry, Finding, FindingKind, Layout, Verdict
from yearbook_viewer.text.audit.clauses.sentences import sentences_of
from yearbook_viewer.text.audit.counts.counts import counts
from yearbook_viewer.text.audit.repeats.repeats import repeats
from yearbook_viewer.text.audit.tables.outliers import outliers
from yearbook_viewer.text.audit.tables.tabled import tables
from yearbook_viewer.text.figures.finding import find_figures
from yearbook_viewer.text.tables import tables_in

PLANTED = Path(__file__).parent / "planted"
_CHOICE = re.compile(r"\{([^{}|]*)\|([^{}|]*)\}")
KINDS = [FindingKind.COUNT, FindingKind.REPEAT, FindingKind.TABLE, FindingKind.OUTLIER]
AGAIN = [FindingKind.COUNT, FindingKind.TABLE, FindingKind.OUTLIER]
SECOND = [*AGAIN, FindingKind.REPEAT]
# Sets by another hand, written without a look at the rules.
ONCE = [(kind, f"third_{kind}") for kind in AGAIN]
SETS = [(kind, str(kind)) for kind in KINDS] + [(kind, f"second_{kind}") for kind in SECOND]


def planted(name: str) -> list[tuple[int, str]]:
    blocks = (PLANTED / f"{name}.txt").read_text(encoding="utf-8").split("\n\n")
    parted = (block.strip("\n").partition("\n") for block in blocks if not block.startswith("#"))
    return [(int(year), text) for year, _, text in parted]


def findings_of(year: int, text: str) -> list[Finding]:
    entry = Entry(0, text, "", "", "", "", year, 0, (), layout=Layout(tables=tables_in(text, 0, len(text))))
    figures = find_figures(entry, ())
    sentences = sentences_of(entry, figures)
    return [
        *counts(entry, figures),
        *repeats(entry, sentences),
        *tables(entry, figures, sentences),
        *outliers(entry, figures),
    ]


def alarms(year: int, text: str) -> list[Finding]:
    return [finding for finding in findings_of(year, text) if finding.verdict is Verdict.INCONSISTENT]


@pytest.mark.parametrize(("kind", "name"), SETS)
def test_nine_of_ten_planted_faults_are_found(kind: FindingKind, name: str) -> None:
    texts = planted(name)
    missed = [
        text
        for year, text in texts
        if not any(finding.kind is kind for finding in alarms(year, _CHOICE.sub(r"\2", text)))
    ]
    assert len(texts) >= 20
    assert len(missed) <= len(texts) // 10, missed


@pytest.mark.parametrize(("kind", "name"), ONCE)
def test_three_of_four_of_a_smaller_set_are_found(kind: FindingKind, name: str) -> None:
    texts = planted(name)
    found = [any(finding.kind is kind for finding in alarms(year, _CHOICE.sub(r"\2", text))) for year, text in texts]
    assert len(texts) == 8
    assert sum(found) >= 6


@pytest.mark.parametrize("name", [name for _, name in (*SETS, *ONCE)])
def test_texts_without_the_fault_raise_no_alarm(name: str) -> None:
    raised = [alarms(year, _CHOICE.sub(r"\1", text)) for year, text in planted(name)]
    assert not any(raised), raised


def test_what_is_told_again_in_another_unit_or_rounded_is_found() -> None:
    texts = planted("thirteenth_units")
    missed = [text for year, text in texts if not alarms(year, _CHOICE.sub(r"\2", text))]
    assert len(texts) == 48
    assert len(missed) <= 2, missed
    assert not any(alarms(year, _CHOICE.sub(r"\1", text)) for year, text in texts)
