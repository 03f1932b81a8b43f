"""The files of tests/files, each read and cut as a whole and held against what stands beside it."""

from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from yearbook_viewer.archive.members import gather
from yearbook_viewer.records import Entry, Extraction, Section

FILES = Path(__file__).parents[1] / "files"
EXPECTED = sorted(FILES.glob("*.expected"))
STRUCTURE = ("E", "S", "D")


def shape(extraction: Extraction) -> list[Entry | Section]:
    return [extraction.entry, *extraction.entry.sections]


def parts_of(found: Entry | Section, kind: str) -> list[str]:
    if isinstance(found, Entry):
        return ["E", found.title, found.subject, str(found.year or ""), found.date, found.source]
    if kind == "D":
        return ["D", str(found.level), found.title, found.date]
    return ["S", str(found.level), found.title, "、".join(found.signature)]


def fits(wanted: list[str], found: list[str]) -> bool:
    loose = "*" if wanted[0] == "D" else ""
    pairs = zip(wanted, found, strict=True)
    return all(
        fnmatchcase(value, _literal(part) + (loose if place > 1 else "")) for place, (part, value) in enumerate(pairs)
    )


def _literal(part: str) -> str:
    return part.replace("[", "[[]").replace("?", "[?]")


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda path: path.stem)
def test_a_file_gives_the_entries_sections_and_figures_that_stand_beside_it(expected: Path) -> None:
    file = next(path for path in FILES.glob(f"{expected.stem}.*") if path != expected)
    lines = [line.split("|") for line in expected.read_text(encoding="utf-8").splitlines() if line]
    parsed = gather(file).parsed
    extractions = parsed.extractions
    found = [each for extraction in extractions for each in shape(extraction)]
    wanted = [line for line in lines if line[0] in STRUCTURE]
    got = [parts_of(each, wanted[place][0] if place < len(wanted) else "S") for place, each in enumerate(found)]
    wrong = [
        (line, parts) for line, parts in zip(wanted, got, strict=False) if line[0] != parts[0] or not fits(line, parts)
    ]
    assert wrong == []
    assert len(got) == len(wanted)
    figures = {figure.text for extraction in extractions for figure in extraction.figures}
    assert {line[1].replace("\\n", "\n") for line in lines if line[0] == "F"} <= figures
    totals = {(each.text, each.relation) for extraction in extractions for each in extraction.figures}
    assert {(line[1], f"part:{line[2]}") for line in lines if line[0] == "P"} <= totals
    findings = {(each.verdict.value, each.arithmetic) for extraction in extractions for each in extraction.findings}
    assert {(line[1], line[2]) for line in lines if line[0] == "A"} <= findings
    signatures = {"、".join(extraction.entry.signature) for extraction in extractions}
    assert {line[1] for line in lines if line[0] == "G"} <= signatures
    subheadings = {
        each.title
        for extraction in extractions
        for section in extraction.entry.sections
        for each in section.subheadings
    }
    assert {line[1] for line in lines if line[0] == "H"} <= subheadings
    assert [line[1] for line in lines if line[0] == "N" and line[1] in parsed.source.text] == []


def test_every_file_has_its_expectation() -> None:
    stems = {path.stem for path in FILES.iterdir() if path.suffix != ".md" or path.stem != "README"}
    assert stems == {path.stem for path in EXPECTED}
    assert len(stems) > 50
