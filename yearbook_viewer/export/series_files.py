"""Series over the years as tables for other programs: CSV, and an Excel workbook with numbers as numbers."""

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO, StringIO
from pathlib import Path

from yearbook_viewer.export.figure_cells import fitting, sentence_that_fits, sentence_words
from yearbook_viewer.export.files import write_whole
from yearbook_viewer.export.series_rows import (
    POINTS,
    PRINT_NAMES,
    RATES,
    SeriesRow,
    in_unit,
    rounded_rate,
    volume_words,
)
from yearbook_viewer.messages import N_, Catalogue
from yearbook_viewer.records import Printing

Cell = str | int | Decimal

COLUMNS = (
    N_("年份"),
    N_("单位或地区"),
    N_("指标"),
    N_("原文"),
    N_("数值"),
    N_("单位"),
    N_("比上年增减"),
    N_("增减单位"),
    N_("比上年 %"),
    N_("印次"),
    N_("卷册"),
    N_("条目"),
    N_("章节"),
    N_("句子"),
)
_WIDTHS = (7, 16, 26, 16, 14, 10, 14, 10, 11, 10, 22, 22, 26, 80)

# What a spreadsheet takes for a formula at the beginning of a cell (OWASP, "CSV Injection").
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")

_Sentence = Callable[[Printing, Catalogue], str]


@dataclass(frozen=True, slots=True)
class SeriesTable:
    """A series to be written: what it is called, the unit that its values are told in, its printings."""

    label: str
    unit: str
    rows: Sequence[SeriesRow]


def write_series(path: Path, tables: Sequence[SeriesTable], source: str, say: Catalogue) -> None:
    """Write the series below each other, as a workbook where the name ends in .xlsx, else as values with commas.

    `source`: a line that says where the values come from, behind the rows of the workbook. Raises
    ArchiveProblem("cannot-write") or ArchiveProblem("output-is-archive").
    """
    if path.suffix.lower() == ".xlsx":
        write_whole(path, _workbook(tables, source, say))
    else:
        write_whole(path, _commas(tables, say).encode("utf-8-sig"))


def cells(table: SeriesTable, row: SeriesRow, sentence: _Sentence, say: Catalogue) -> tuple[Cell, ...]:
    """One printing in the order of COLUMNS; empty where there is nothing to say."""
    family = row.key.family
    printing = row.printing
    change = "" if row.change is None else in_unit(row.change, family, table.unit)
    return (
        row.year,
        row.key.subject,
        table.label,
        "".join(row.figure.text.split()),
        in_unit(row.value, family, table.unit),
        table.unit,
        change,
        "" if change == "" else say(POINTS) if family in RATES else table.unit,
        "" if row.growth is None else rounded_rate(row.growth),
        say(PRINT_NAMES[row.told]),
        volume_words(printing, say),
        printing.entry_title,
        printing.section_title,
        sentence(printing, say),
    )


def _all_cells(tables: Sequence[SeriesTable], sentence: _Sentence, say: Catalogue) -> Iterator[tuple[Cell, ...]]:
    for table in tables:
        for row in table.rows:
            yield cells(table, row, sentence, say)


def _commas(tables: Sequence[SeriesTable], say: Catalogue) -> str:
    """Lines ended by CR LF as RFC 4180 has them."""
    lines = StringIO()
    writer = csv.writer(lines)
    writer.writerow([say(name) for name in COLUMNS])
    for row in _all_cells(tables, sentence_words, say):
        writer.writerow([_plain(cell) for cell in row])
    return lines.getvalue()


def _plain(cell: Cell) -> str:
    """Numbers as they are; words in quotation marks where a spreadsheet would calculate with them."""
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    words = str(cell)
    return f"“{words}”" if words.startswith(_FORMULA) else words


def _workbook(tables: Sequence[SeriesTable], source: str, say: Catalogue) -> bytes:
    from xlsxwriter import Workbook  # noqa: PLC0415  a tenth of a second that values with commas need not wait for

    contents = BytesIO()
    book = Workbook(contents, {"in_memory": True})
    sheet = book.add_worksheet(say("历年数据"))
    bold = book.add_format({"bold": True, "bottom": 1})
    year = book.add_format({"num_format": "0"})
    for column, (name, width) in enumerate(zip(COLUMNS, _WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, say(name), bold)
    sheet.freeze_panes(1, 1)
    last = 0
    for last, row in enumerate(_all_cells(tables, sentence_that_fits, say), 1):
        for column, cell in enumerate(row):
            if isinstance(cell, int):
                sheet.write_number(last, column, cell, year)
            elif isinstance(cell, Decimal):
                sheet.write_number(last, column, float(cell), book.add_format({"num_format": _number_format(cell)}))
            elif cell:
                sheet.write_string(last, column, cell[: fitting(cell)])
    sheet.autofilter(0, 0, max(last, 1), len(COLUMNS) - 1)
    if source:
        sheet.write_string(last + 2, 0, source[: fitting(source)])
    book.close()
    return contents.getvalue()


def _number_format(value: Decimal) -> str:
    """Thousands set apart, with as many decimals as the number has."""
    exponent = value.as_tuple().exponent
    decimals = max(-exponent, 0) if isinstance(exponent, int) else 0
    return "#,##0" + ("." + "0" * decimals if decimals else "")
