"""Figures as files for other programs: CSV, Excel workbook, JSON. Written row by row, a million in constant memory."""

import csv
import json
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

from yearbook_viewer.export.figure_cells import Cell, cells, converted, doubt_words, harmless, headings
from yearbook_viewer.export.files import whole_file
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import FigureAddress, Printing
from yearbook_viewer.text.figure_rows import printed_value

# After so many rows it is told how far the writing is.
TOLD_EVERY = 500

# Figures that are read at once: each page reads the whole text of its entries.
_PAGE = 2_000


class FigureFormat(StrEnum):
    """What the file is to be; the value is the end of its name."""

    XLSX = "xlsx"
    CSV = "csv"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Written:
    """How far it is: rows written, and over how many sheets they go."""

    rows: int
    sheets: int = 1


def write_figures_file(
    path: Path, kind: FigureFormat, printings: Iterable[Printing], units: Sequence[str], say: Catalogue
) -> Generator[Written, None, None]:
    """Write the figures while this is gone through; the last step tells the whole. Closed early, nothing is left.

    `units`: those that the reader wants values converted into, at most one of a family; the value as it is stands
    beside. Raises ArchiveProblem("cannot-write") or ArchiveProblem("output-is-archive").
    """
    with whole_file(path) as place:
        match kind:
            case FigureFormat.CSV:
                yield from _write_csv(place, printings, units, say)
            case FigureFormat.JSON:
                yield from _write_json(place, printings, units, say)
            case FigureFormat.XLSX:
                # A tenth of a second that the other formats need not wait for.
                from yearbook_viewer.export.figure_sheets import write_sheets  # noqa: PLC0415

                yield from (Written(*told) for told in write_sheets(place, printings, units, say))


def in_pages(
    read: Callable[[Sequence[FigureAddress]], Sequence[Printing]], addresses: Sequence[FigureAddress]
) -> Iterator[Printing]:
    """The figures at these addresses, read a page at a time. May raise what `read` raises."""
    for first in range(0, len(addresses), _PAGE):
        yield from read(addresses[first : first + _PAGE])


def _write_csv(path: Path, printings: Iterable[Printing], units: Sequence[str], say: Catalogue) -> Iterator[Written]:
    """UTF-8 with the byte order mark by which Excel knows it, lines ended by CR LF as RFC 4180 has them."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(headings(units, say))
        rows = 0
        for rows, printing in enumerate(printings, 1):
            writer.writerow([_csv_cell(cell) for cell in cells(printing, units, say)])
            if rows % TOLD_EVERY == 0:
                yield Written(rows)
    yield Written(rows)


def _csv_cell(cell: Cell) -> str:
    return format(cell, "f") if isinstance(cell, Decimal) else harmless(str(cell))


def _write_json(path: Path, printings: Iterable[Printing], units: Sequence[str], say: Catalogue) -> Iterator[Written]:
    """A line each; numbers with the digits that are printed, and an empty string for what is missing."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write('{"figures": [')
        rows = 0
        for rows, printing in enumerate(printings, 1):
            file.write(("\n" if rows == 1 else ",\n") + _json(_told(printing, units, say)))
            if rows % TOLD_EVERY == 0:
                yield Written(rows)
        file.write("\n]}\n")
    yield Written(rows)


def _told(printing: Printing, units: Sequence[str], say: Catalogue) -> dict[str, object]:
    """A figure as programs read it. Offsets are code points into the entry's text, `end` exclusive."""
    figure = printing.figure
    value, unit = converted(figure.value, figure.unit, units) or ("", "")
    return {
        "indicator": figure.indicator,
        "text": figure.text,
        "value": printed_value(figure),
        "unit": figure.unit,
        **({"converted_value": value, "converted_unit": unit} if units else {}),
        "qualifier": figure.qualifier,
        "role": figure.role.value,
        "relation": figure.relation,
        "year": figure.year,
        "period": figure.period.value,
        "scope": figure.scope,
        "target": figure.target,
        "doubt": figure.doubt,
        "doubt_words": doubt_words(figure, say),
        "subject": printing.subject,
        "evidence": {
            "start": figure.start,
            "end": figure.end,
            "sentence": printing.sentence,
            **({"sentence_cut": True} if printing.sentence_cut else {}),
            "sentence_start": printing.sentence_start,
            "section": printing.section,
            "section_path": list(printing.section_path),
            "entry": printing.address.entry,
            "ordinal": printing.address.ordinal,
            "entry_title": printing.entry_title,
            "entry_year": printing.entry_year,
            "place": list(printing.place),
            "volume": printing.volume,
            "volume_year": printing.volume_year,
            "file": printing.file,
        },
    }


def _json(value: object) -> str:
    """As `json.dumps`, which knows no decimal numbers."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_json(key)}: {_json(each)}" for key, each in value.items()) + "}"
    if isinstance(value, Decimal):
        return format(value, "f")
    return json.dumps("" if value is None else value, ensure_ascii=False)
