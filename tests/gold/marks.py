"""Gold texts with their marks written into the text, and the tables the scorer wants.

⟦PER|王建国⟧ marks an entity, ⟦F|1.86万个|18600|个||工商联会员|level|⟧ a figure: text as printed, value, unit,
qualifier, indicator (several readings parted by ／), role, relation. ⟦?PER|…⟧ and ⟦?F|…⟧ are optional rows. Marks do
not nest.

    python tests/gold/marks.py FILE OUTDIR

writes OUTDIR/NAME.txt, NAME.entities.tsv and NAME.metrics.tsv for FILE NAME.txt. Offsets are code points into the text
without its marks, end exclusive.
"""

import argparse
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

KINDS = ("PER", "ORG", "LOC", "TIME", "DOC", "NAME")
ROLES = ("level", "increase", "decrease")

_MARK = re.compile(r"⟦(?P<optional>\??)(?P<kind>[A-Z]+)\|(?P<fields>[^⟦⟧]*)⟧")
_VALUE = re.compile(r"(-?\d+(\.\d+)?)?")
_RELATION = re.compile(r"(prior|\d{4}|part:.+)?")
# The headings our texts use: 【】, 〖〗, ■ up to a space, a line that is 一、 and a title, the date that opens a line.
_HEADING = re.compile(
    r"^(?:【(?P<square>[^】\n]+)】|〖(?P<white>[^〗\n]+)〗|■(?P<block>[^ \n]+) "
    r"|(?P<article>[一二三四五六七八九十]、[^。\n]{1,18})$|(?P<day>\d+月(?:\d+日(?:—(?:\d+月)?\d+日)?)?|是年) )",
    re.MULTILINE,
)


class EntityRow(NamedTuple):
    start: int
    end: int
    type: str
    status: str
    text: str


class FigureRow(NamedTuple):
    """`value`: a decimal number in the base unit, empty for a bare ratio; `indicator`: its readings parted by |."""

    start: int
    end: int
    section: str
    text: str
    value: str
    unit: str
    qualifier: str
    indicator: str
    role: str
    relation: str
    status: str


def unmarked(marked: str) -> tuple[str, list[EntityRow], list[FigureRow]]:
    """The text without its marks, and the rows the marks say, in the order of the text.

    Raises ValueError, with the words around the place, where a mark is not well-formed.
    """
    pieces: list[str] = []
    entities: list[EntityRow] = []
    bare_figures: list[FigureRow] = []
    length = read = 0
    for mark in _MARK.finditer(marked):
        status = "optional" if mark["optional"] else "required"
        between = marked[read : mark.start()]
        start = length + len(between)
        surface, *fields = mark["fields"].split("|")
        end = start + len(surface)
        if mark["kind"] == "F":
            bare_figures.append(FigureRow(start, end, "", surface, *_figure_fields(mark[0], fields), status))
        elif mark["kind"] in KINDS and surface and not fields:
            entities.append(EntityRow(start, end, mark["kind"], status, surface))
        else:
            raise ValueError(f"not an entity mark: {mark[0]}")
        pieces += between, surface
        length, read = end, mark.end()
    pieces.append(marked[read:])
    text = "".join(pieces)
    stray = re.search("[⟦⟧]", text)
    if stray:
        raise ValueError(f"a mark is not closed: {text[stray.start() : stray.start() + 40]}")
    headings = [(heading.start(), heading[heading.lastgroup or 0]) for heading in _HEADING.finditer(text)]
    return text, entities, [row._replace(section=_section_at(row.start, headings)) for row in bare_figures]


def _figure_fields(mark: str, fields: list[str]) -> tuple[str, str, str, str, str, str]:
    if len(fields) != 6:
        raise ValueError(f"a figure has seven fields: {mark}")
    value, unit, qualifier, indicator, role, relation = fields
    if not _VALUE.fullmatch(value) or role not in ROLES or not indicator or not _RELATION.fullmatch(relation):
        raise ValueError(f"a figure's fields are not as they should be: {mark}")
    return value, unit, qualifier, indicator.replace("／", "|"), role, relation.replace("／", "|")


def _section_at(offset: int, headings: list[tuple[int, str]]) -> str:
    return next((title for start, title in reversed(headings) if start <= offset), "")


def table(columns: Iterable[str], rows: Iterable[EntityRow] | Iterable[FigureRow]) -> str:
    """The rows as TSV with a header line, cells as they are (no quoting)."""
    return "".join("\t".join(map(str, cells)) + "\n" for cells in ([*columns], *rows))


def main() -> None:
    parser = argparse.ArgumentParser(description="Writes a marked gold text as plain text and its two tables.")
    parser.add_argument("file", type=Path)
    parser.add_argument("outdir", type=Path)
    arguments = parser.parse_args()
    text, entities, figures = unmarked(arguments.file.read_text(encoding="utf-8"))
    name, outdir = arguments.file.stem, arguments.outdir
    outdir.mkdir(parents=True, exist_ok=True)
    for suffix, content in (
        (".txt", text),
        (".entities.tsv", table(EntityRow._fields, entities)),
        (".metrics.tsv", table(FigureRow._fields, figures)),
    ):
        (outdir / f"{name}{suffix}").write_text(content, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
