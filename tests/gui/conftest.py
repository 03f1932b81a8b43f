"""The seed as a reading made by hand, its marks and figures from the gold tables; carried font and language."""

import csv
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from yearbook_viewer.gui.fonts import Families, load
from yearbook_viewer.gui.tasks import Tasks
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import (
    Entry,
    EntryId,
    Extraction,
    Figure,
    Kind,
    Mark,
    Reading,
    Role,
    Section,
    SectionId,
    Subheading,
)

ROOT = Path(__file__).parents[2]
SUBHEADINGS = ("专题调研", "参政议政", "民主监督")


@pytest.fixture(scope="session")
def say() -> Catalogue:
    return Catalogue("zh")


@pytest.fixture
def families(qapp: QApplication) -> Families:
    return load(qapp)


@pytest.fixture(scope="session")
def seed_text() -> str:
    return next((ROOT / "seeds").glob("*.txt")).read_bytes().decode().replace("\r\n", "\n")


@pytest.fixture(scope="session")
def seed_reading(seed_text: str) -> Reading:
    headings = list(re.finditer(r"【(.+?)】", seed_text))
    ends = [heading.start() for heading in headings[1:]] + [len(seed_text)]
    sections = tuple(
        Section(
            title=heading[1],
            path=(heading[1],),
            start=heading.start(),
            body=heading.end(),
            end=end,
            prefix=4 if heading[1].startswith("市工商联") else 0,
            subheadings=tuple(
                Subheading(title, seed_text.index(f"{title}。"), end)
                for title in SUBHEADINGS
                if "参政议政" in heading[1]
            ),
        )
        for heading, end in zip(headings, ends, strict=True)
    )
    entry = Entry(
        start=0,
        text=seed_text,
        title="岳阳市工商业联合会",
        subject="岳阳市工商业联合会",
        source="本室",
        date="2022-01-17 10:30",
        year=2020,
        head_end=sections[0].start,
        sections=sections,
    )
    marks = tuple(
        Mark(int(row["start"]), int(row["end"]), Kind(row["type"]), row["text"]) for row in _gold("seed.entities.tsv")
    )
    figures = tuple(
        Figure(
            start=int(row["start"]),
            end=int(row["end"]),
            text=row["text"],
            value=Decimal(row["value"]) if row["value"] else None,
            unit=row["unit"],
            qualifier=row["qualifier"],
            indicator=row["indicator"].partition("|")[0],
            role=Role(row["role"]),
            relation=row["relation"].partition("|")[0],
            year=2020,
        )
        for row in _gold("seed.metrics.tsv")
    )
    ids = tuple(SectionId(number) for number in range(1, len(sections) + 1))
    return Reading(EntryId(1), Extraction(entry, marks, figures, ()), ids)


@pytest.fixture
def tasks() -> Iterator[Tasks]:
    """The threads of a window; they end with the test."""
    made = Tasks()
    yield made
    made.close()


def _gold(name: str) -> list[dict[str, str]]:
    with (ROOT / "tests" / "gold" / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
