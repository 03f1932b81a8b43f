"""Texts of many houses with their structure written out by hand: `outlines/NAME.txt` and `outlines/NAME.json`.

Every text and every place, body and person in them is made up. The JSON holds the entries with their sections (title,
path, level, and date and signature where they matter; names joined by 、), of an entry also its subject, source,
years and signature; and besides: `doubts`; `headings` ([line, level]), `bold` (words at a line's start) and `document`
(the title in its properties), which a format would tell of the text, in the text's order; `names`, the folders and the
file's name.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from yearbook_viewer.records import Entry, Layout, Section, SetHeading
from yearbook_viewer.text.outline import cut

OUTLINES = Path(__file__).parent / "outlines"
NAMES = sorted(path.stem for path in OUTLINES.glob("*.txt"))


def layout_of(text: str, told: dict[str, Any]) -> Layout:
    """The layout of a text, each line or word looked for behind the one before it."""
    headings, bold, place = [], [], 0
    for line, level in told.get("headings", []):
        place = f"\n{text}".index(f"\n{line}\n", place)
        headings.append(SetHeading(place, place + len(line), level))
        place += len(line)
    place = 0
    for words in told.get("bold", []):
        place = text.index(words, place)
        bold.append((place, place + len(words)))
        place += len(words)
    return Layout(headings=tuple(headings), bold=tuple(bold), title=told.get("document", ""))


def as_told(entry: Entry, told: dict[str, Any]) -> dict[str, Any]:
    """The entry in the form of the JSON, with as much as is told there of the entry at its place and its sections."""
    fields = {key: getattr(entry, key) for key in told if key not in ("sections", "signature")}
    if "signature" in told:
        fields["signature"] = "、".join(entry.signature)
    return {**fields, "sections": list(map(as_told_section, entry.sections, _filled(told["sections"], entry)))}


def as_told_section(section: Section, told: dict[str, Any]) -> dict[str, Any]:
    whole = {
        "title": section.title,
        "path": list(section.path),
        "level": section.level,
        "signature": "、".join(section.signature),
        "date": section.date,
    }
    return {key: value for key, value in whole.items() if key in told}


def _filled(told: list[dict[str, Any]], entry: Entry) -> list[dict[str, Any]]:
    """As many as the entry has sections, so that one too many is seen."""
    return [*told, *({"title": ""} for _ in entry.sections)][: len(entry.sections)]


@pytest.mark.parametrize("name", NAMES)
def test_a_text_is_cut_as_a_reader_would(name: str) -> None:
    text = (OUTLINES / f"{name}.txt").read_text(encoding="utf-8")
    told = json.loads((OUTLINES / f"{name}.json").read_text(encoding="utf-8"))
    entries = cut(text, layout_of(text, told), told.get("names", ()))
    assert [entry.title for entry in entries] == [each["title"] for each in told["entries"]]
    assert [as_told(entry, each) for entry, each in zip(entries, told["entries"], strict=True)] == told["entries"]
    assert "".join(entry.text for entry in entries) == text
    if "doubts" in told:
        assert [key for key in entries[0].doubts if "bracket" in key] == told["doubts"]


def test_every_text_has_its_structure_beside_it() -> None:
    assert len(NAMES) >= 15
    assert sorted(path.stem for path in OUTLINES.glob("*.json")) == NAMES
