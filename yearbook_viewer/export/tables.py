"""Entities and figures as tables: UTF-8 TSV with a header row and no quoting.

A tab, a line end and a backslash inside a cell are written `\\t`, `\\n`, `\\\\`. Offsets are code points
into the file's canonical text. Columns may be appended, never moved: other people's programs read them.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from yearbook_viewer.export.files import write_parts
from yearbook_viewer.records import Extraction

ENTITY_COLUMNS = ("start", "end", "type", "text")
FIGURE_COLUMNS = (
    "start", "end", "section", "text", "value", "unit", "qualifier", "indicator", "role", "relation", "year", "kind",
    "period", "scope", "doubt",
)  # fmt: skip

_MINUS = "-－−﹣–"
_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def plain(value: Decimal | None) -> str:
    """A number without exponent and without zeros at its end: 918000000, 6.2; empty for None."""
    if value is None:
        return ""
    digits = format(value, "f")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def unsigned(words: str) -> str:
    """A change as printed without its minus, where a word or a sign tells that it went down: 增长-1.1%, 下降1.1%."""
    return words.lstrip(_MINUS)


def entities_tsv(extractions: Iterable[Extraction]) -> str:
    """All marks of a file, in the order of the text."""
    return "".join(_tsv(ENTITY_COLUMNS, _entity_rows(extractions)))


def figures_tsv(extractions: Iterable[Extraction]) -> str:
    """All figures of a file, in the order of the text; `kind` is `target` for a goal, `fact` otherwise."""
    return "".join(_tsv(FIGURE_COLUMNS, _figure_rows(extractions)))


def write_entities(path: Path, extractions: Iterable[Extraction]) -> None:
    """Write `entities_tsv`; raises ArchiveProblem("cannot-write")."""
    write_parts(path, _tsv(ENTITY_COLUMNS, _entity_rows(extractions)))


def write_figures(path: Path, extractions: Iterable[Extraction]) -> None:
    """Write `figures_tsv`; raises ArchiveProblem("cannot-write")."""
    write_parts(path, _tsv(FIGURE_COLUMNS, _figure_rows(extractions)))


def _entity_rows(extractions: Iterable[Extraction]) -> Iterator[Sequence[str]]:
    for extraction in extractions:
        shift = extraction.entry.start
        for mark in extraction.marks:
            yield str(shift + mark.start), str(shift + mark.end), mark.kind.value, mark.text


def _figure_rows(extractions: Iterable[Extraction]) -> Iterator[Sequence[str]]:
    for extraction in extractions:
        shift = extraction.entry.start
        for figure in extraction.figures:
            section = extraction.entry.section_at(figure.start)
            yield (
                str(shift + figure.start),
                str(shift + figure.end),
                section.title if section else "",
                figure.text,
                plain(figure.value),
                figure.unit,
                figure.qualifier,
                figure.indicator,
                figure.role.value,
                figure.relation,
                "" if figure.year is None else str(figure.year),
                "target" if figure.target else "fact",
                figure.period.value,
                figure.scope,
                figure.doubt,
            )


def _tsv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Line by line: those of a text of 100 MB would fill a gigabyte."""
    yield "\t".join(columns) + "\n"
    for row in rows:
        yield "\t".join(cell.translate(_ESCAPES) for cell in row) + "\n"
