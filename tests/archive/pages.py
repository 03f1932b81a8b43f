"""Small yearbook pages with a marking so plain that a test can foresee it, in place of the real rules."""

import re
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.reading.formats import read
from yearbook_viewer.records import (
    Choices,
    Entry,
    Extraction,
    Figure,
    Finding,
    FindingKind,
    Kind,
    Mark,
    ParsedFile,
    Role,
    Section,
    Subheading,
    Verdict,
)

PAGE = """临江县档案馆
来源:本室 日期:2021-03-01
【概况】 2020年,县档案馆有职工12人。(何文博)
【馆藏】 馆藏档案3.50万卷,其中文书档案20000卷。接收。全年接收档案640卷。
"""


def parse_page(path: Path, choices: Choices = Choices()) -> ParsedFile:
    """One entry: the first line its title and subject, 【】 its sections, every number with 人 or 卷 a figure."""
    source = read(path)
    return ParsedFile(source, (extraction_of(source.text),))


def extraction_of(text: str) -> Extraction:
    """The extraction that `parse_page` gives for a text."""
    title = text.split("\n", 1)[0].strip()
    year = re.search(r"(\d{4})年", text)
    starts = [found.start() for found in re.finditer("【", text)]
    ends = [*starts, len(text)]
    figures = tuple(_figure(found) for found in re.finditer(r"(\d+(?:\.\d+)?)(万?)(人|卷)", text))
    entry = Entry(
        start=0,
        text=text,
        title=title,
        subject=title,
        source="本室" if "来源:本室" in text else "",
        date="2021-03-01" if "日期" in text else "",
        year=int(year[1]) if year else None,
        head_end=ends[0],
        sections=tuple(_section(text, *bounds) for bounds in pairwise(ends)),
        signature=("何文博",) if "(何文博)" in text else (),
    )
    named = [found.start() for found in re.finditer("县档案馆", text)]
    return Extraction(
        entry=entry,
        marks=tuple(Mark(start, start + 4, Kind.ORG, "县档案馆") for start in named),
        figures=figures,
        findings=(Finding(FindingKind.SUM, Verdict.PARTIAL, "…", figures[0], figures[1:]),) if figures else (),
    )


def _section(text: str, start: int, end: int) -> Section:
    body = text.find("】", start, end) + 1 or start
    title = text[start + 1 : body - 1]
    inner = text.find("接收。", start, end)
    subheadings = (Subheading("接收", inner, end),) if inner >= 0 else ()
    return Section(title, (title,), start, body, end, subheadings=subheadings)


def _figure(found: re.Match[str]) -> Figure:
    value = Decimal(found[1]) * (10_000 if found[2] else 1)
    return Figure(found.start(), found.end(), found[0], value, found[3], "", "档案", Role.LEVEL, "", 2020)


def write(folder: Path, name: str, text: str) -> Path:
    """A file of that text."""
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    return path


def page(title: str, body: str = "", year: int = 2020) -> str:
    """A page of that subject."""
    return f"{title}\n【概况】 {year}年,{body}县档案馆有职工12人。\n"


def take_in(archive: Archive, *paths: Path) -> list[str]:
    """Import the files and give their outcomes."""
    steps = archive.import_files(paths, parse_page)
    return [str(step.report.outcome) for step in steps if step.report]


def titles(archive: Archive) -> list[str]:
    """The titles of what is in the archive."""
    return [entry.title for entry in archive.listings()]
