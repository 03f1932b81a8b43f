"""Tables of an entry as a document shows them: which cells stand where, before they are given a look."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from yearbook_viewer.records import Cell, Table
from yearbook_viewer.text.folds import fold

# A cell of numbers stands at the right: 1,234.5, -3.2%, 12—15, and what stands for none.
_NUMBER = re.compile(r"[-+±]?[\d,. ]*\d[\d,. ]*[%‰]?(?:[-—~][\d,. ]+[%‰]?)?|[-—…]{1,3}")


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell with its offsets in the entry's text; `is_number`: its words are a number, or a sign for none."""

    row: int
    column: int
    rows: int
    columns: int
    start: int
    end: int
    is_number: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """A table, or the rows of it that a stretch of text holds; the first `heads` rows name the columns."""

    rows: int
    columns: int
    heads: int
    cells: tuple[GridCell, ...]


def grids_in(text: str, tables: Sequence[Table], start: int, end: int) -> Iterator[tuple[int, int, Grid]]:
    """The tables between two offsets in order, each with the first and last offset of its rows; whole rows only."""
    for table in tables[bisect_left(tables, start, key=attrgetter("end")) :]:
        if table.start >= end:
            return
        cells = [cell for cell in table.cells if start <= cell.start and cell.end <= end]
        if cells:
            yield max(table.start, start), min(table.end, end), _grid(text, cells)


def is_bare(text: str, table: Table) -> bool:
    """Whether nothing but white space stands between the cells: a table set with | or ─ is none."""
    at = table.start
    for cell in table.cells:
        if text[at : cell.start].strip():
            return False
        at = cell.end
    return not text[at : table.end].strip()


def _grid(text: str, cells: list[Cell]) -> Grid:
    top = min(cell.row for cell in cells)
    deepest = max(cell.row for cell in cells) + 1
    placed = [
        GridCell(
            row=cell.row - top,
            column=cell.column,
            rows=min(cell.rows, deepest - cell.row),
            columns=cell.columns,
            start=cell.start,
            end=cell.end,
            is_number=_NUMBER.fullmatch(fold(text[cell.start : cell.end]).strip()) is not None,
        )
        for cell in cells
    ]
    columns = max(cell.column + cell.columns for cell in placed)
    heads = 0 if top else _heads(placed)
    # A number that names a column (2020) stands in its middle like the other names.
    placed = [replace(cell, is_number=False) if cell.row < heads else cell for cell in placed]
    return Grid(deepest - top, columns, heads, tuple(placed))


def _heads(cells: list[GridCell]) -> int:
    """How many rows name the columns: the first, and those that its first cell reaches down to."""
    first = cells[0]
    is_row_of_numbers = sum(cell.is_number for cell in cells if cell.row == 0) > 1 and cells[-1].row == 0
    return 0 if is_row_of_numbers else first.rows
