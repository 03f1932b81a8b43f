"""Entries, their structure and the findings as JSON. A value that is missing is an empty string."""

import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from yearbook_viewer.export.files import write_parts
from yearbook_viewer.records import Entry, Extraction, Figure, Finding, Mark, Note, Reading, Section, Table

# How much of a section's body tells it apart from the others.
FIRST_WORDS = 14


def structure(extractions: Iterable[Extraction]) -> dict[str, Any]:
    """How a file is divided; `start` counts code points of the file's canonical text."""
    return {"entries": [_entry(extraction.entry, extraction.entry.start) for extraction in extractions]}


def findings(extractions: Iterable[Extraction]) -> list[dict[str, Any]]:
    """What the audit of a file's figures came to; offsets into the file's canonical text."""
    return [_finding(finding, extraction.entry.start) for extraction in extractions for finding in extraction.findings]


def opened(reading: Reading, notes: Iterable[Note] = ()) -> dict[str, Any]:
    """A stored entry with all that was found in it and the reader's notes; offsets into its `text`."""
    extraction = reading.extraction
    entry = extraction.entry
    sections = [
        {"id": identity, **_section(section, entry.text, 0), "end": section.end}
        for identity, section in zip(reading.section_ids, entry.sections, strict=True)
    ]
    return {
        "id": reading.id,
        **_entry(entry, 0),
        "text": entry.text,
        "sections": sections,
        "marks": [_mark(mark) for mark in extraction.marks],
        "figures": [_whole_figure(figure) for figure in extraction.figures],
        "findings": [_finding(finding, 0) for finding in extraction.findings],
        "notes": [_note(note) for note in notes],
    }


def as_json(value: object) -> str:
    """Readable, its characters as they are."""
    return "".join(_json_parts(value))


def _json_parts(value: object) -> Iterator[str]:
    """In pieces: the encoder's own list of them would fill the memory where a text is long."""
    yield from json.JSONEncoder(ensure_ascii=False, indent=2).iterencode(value)
    yield "\n"


def write_structure(path: Path, extractions: Iterable[Extraction]) -> None:
    """Write `structure`; raises ArchiveProblem("cannot-write")."""
    write_parts(path, _json_parts(structure(extractions)))


def write_findings(path: Path, extractions: Iterable[Extraction]) -> None:
    """Write `findings`; raises ArchiveProblem("cannot-write")."""
    write_parts(path, _json_parts(findings(extractions)))


def _entry(entry: Entry, shift: int) -> dict[str, Any]:
    return {
        "title": entry.title,
        "subject": entry.subject,
        "source": entry.source,
        "date": entry.date,
        "year": _year(entry.year),
        "signature": "、".join(entry.signature),
        "start": shift,
        "sections": [_section(section, entry.text, shift) for section in entry.sections],
        "year_from": entry.year_from.value,
        "volume": entry.volume,
        "volume_year": _year(entry.volume_year),
        "volume_year_from": entry.volume_year_from.value,
        "date_from": entry.date_from.value,
        "place": list(entry.place),
        "doubts": list(entry.doubts),
        "tables": [_table(table, entry.text, shift) for table in entry.layout.tables],
    }


def _year(year: int | None) -> int | str:
    return "" if year is None else year


def _table(table: Table, text: str, shift: int) -> dict[str, Any]:
    """Every row with a string for each column; a place that another cell covers is an empty string."""
    width = max((cell.column + cell.columns for cell in table.cells), default=0)
    rows = [[""] * width for _ in range(max((cell.row + 1 for cell in table.cells), default=0))]
    for cell in table.cells:
        rows[cell.row][cell.column] = text[cell.start : cell.end]
    return {"start": shift + table.start, "end": shift + table.end, "rows": rows}


def _section(section: Section, text: str, shift: int) -> dict[str, Any]:
    return {
        "title": section.title,
        "path": list(section.path),
        "start": shift + section.start,
        "first_words": text[section.body : section.end].strip()[:FIRST_WORDS],
        "subheadings": [subheading.title for subheading in section.subheadings],
        "signature": "、".join(section.signature),
        "date": section.date,
        "level": section.level,
    }


def _note(note: Note) -> dict[str, Any]:
    """A note whose passage is gone has no `start`."""
    return {
        "id": note.id,
        "start": "" if note.start is None else note.start,
        "end": "" if note.end is None else note.end,
        "quotation": note.quotation,
        "words": note.words,
        "at": note.at,
    }


def _mark(mark: Mark) -> dict[str, Any]:
    return {"start": mark.start, "end": mark.end, "type": mark.kind.value, "text": mark.text}


def _finding(finding: Finding, shift: int) -> dict[str, Any]:
    return {
        "kind": finding.kind.value,
        "verdict": finding.verdict.value,
        "arithmetic": finding.arithmetic,
        "total": _figure(finding.checked, shift),
        "parts": [_figure(part, shift) for part in finding.against] + _implied(finding),
        "passages": [{"start": shift + start, "end": shift + end} for start, end in finding.passages],
    }


def _implied(finding: Finding) -> list[dict[str, Any]]:
    """A value that is not printed stands nowhere in the text, so it has no `start`."""
    implied = finding.implied
    if implied is None:
        return []
    return [
        {
            "value": _number(implied.value),
            "tolerance": _number(implied.tolerance),
            "unit": finding.checked.unit,
            "indicator": finding.checked.indicator,
            "year": _year(implied.year),
        }
    ]


def _figure(figure: Figure, shift: int) -> dict[str, Any]:
    return {
        "start": shift + figure.start,
        "end": shift + figure.end,
        "text": figure.text,
        "value": _number(figure.value),
        "unit": figure.unit,
        "indicator": figure.indicator,
    }


def _whole_figure(figure: Figure) -> dict[str, Any]:
    return {
        **_figure(figure, 0),
        "qualifier": figure.qualifier,
        "role": figure.role.value,
        "relation": figure.relation,
        "year": _year(figure.year),
        "kind": "target" if figure.target else "fact",
        "period": figure.period.value,
        "scope": figure.scope,
        "doubt": figure.doubt,
    }


def _number(value: Decimal | None) -> int | float | str:
    """A JSON number; empty where the text gives none."""
    if value is None:
        return ""
    return int(value) if value == value.to_integral_value() else float(value)
