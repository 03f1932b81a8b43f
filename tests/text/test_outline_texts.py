"""Texts of many houses with their structure written out by hand: `outlines/NAME.txt` and `outlines/NAME.json`.

Every text and every place, body and person in them is made up. The JSON holds the entries with their sections (title,
path, level, date), and besides, where they matter: `doubts`; `headings` ([line, level]) and `bold` (words at a line's
start), which a format would tell of the text, in the text's order; `names`, the folders and the file's name.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from yearbook_viewer.records import Entry, Layout, SetHeading
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
    return Layout(headings=tuple(headings), bold=tuple(bold))


def as_told(entry: Entry) -> dict[str, Any]:
    return {
        "title": entry.title,
        "sections": [
            {"title": section.title, "path": list(section.path), "level": section.level, "date": section.date}
            for section in entry.sections
        ],
    }


@pytest.mark.parametrize("name", NAMES)
def test_a_text_is_cut_as_a_reader_would(name: str) -> None:
    text = (OUTLINES / f"{name}.txt").read_text(encoding="utf-8")
    told = json.loads((OUTLINES / f"{name}.json").read_text(encoding="utf-8"))
    entries = cut(text, layout_of(text, told), told.get("names", ()))
    assert [as_told(entry) for entry in entries] == told["entries"]
    assert "".join(entry.text for entry in entries) == text
    if "doubts" in told:
        assert [key for key in entries[0].doubts if "bracket" in key] == told["doubts"]


def test_every_text_has_its_structure_beside_it() -> None:
    assert len(NAMES) >= 15
    assert sorted(path.stem for path in OUTLINES.glob("*.json")) == NAMES
