"""A table as rows and columns: which rows are its head, which columns name the rows, what stands above it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from yearbook_viewer.records import Cell, Table
from yearbook_viewer.text.figures.cells import Heading, Says, Unit, Value, heading_of, unit_of, value_of
from yearbook_viewer.text.figures.surface import folded
from yearbook_viewer.text.paragraphs import WHITE, Line, lines_before

# A table of more places than this is not held at once.
_LARGEST = 4_000_000
_DEEPEST_HEAD = 5
_ABOVE, _REACH = 4, 600
_LONGEST_CAPTION = 60
_MOSTLY = 0.5

_YEAR = re.compile(r"(?:18|19|20)\d\d年?度?")
_UNITS = re.compile(r"单位:([^()\n]+)")
# Some print them below: (单位:户、人).
_UNITS_ALONE = re.compile(r"\s*([(（]?(?:计量)?单位[:：][^()（）。；\n]{1,40}(?:[)）]|(?=[ \t\u3000]*(?:\n|$))))")
# 各法庭结案表(件): the title may end with its unit.
_LAST_NOTE = re.compile(r"[(]([^()]{1,12})[)]\s*$")
_UNIT_SIGNS = re.compile(r"[、,;\s]+")
_CAPTION_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})年?(?![0-9])")
_UNIT_COLUMN = re.compile(r"(?:计[量算]?|度量|数量)?单位(?:名称)?")
# Columns that name no figures but may name rows.
_TIMES = re.compile(r"年份|年度|月份|日期|时间|届次|期次")
_YEAR_COLUMN = re.compile(r"年份|年度$|年别|年次|^年$|时间")


@dataclass(slots=True)
class Grid:
    """`places`: row by row the cell that covers each column; `values`: of the cells that are numbers.

    `heads`: of each column what its head says, from the top down; `labels`: columns that name the rows; `unit_column`:
    the one that gives each row's unit, -1 for none; `year_columns`: those that give the year of what stands behind
    them in the row, more than one where a long table is set side by side; `figures`: columns of figures. `first`: the
    first row below the head. `units`: of the caption. `year`: of the caption.
    """

    text: str
    places: list[list[Cell | None]]
    values: dict[int, Value] = field(default_factory=dict)
    heads: list[list[Heading]] = field(default_factory=list)
    labels: list[int] = field(default_factory=list)
    figures: list[int] = field(default_factory=list)
    unit_column: int = -1
    year_columns: list[int] = field(default_factory=list)
    first: int = 0
    units: list[Unit] = field(default_factory=list)
    year: int | None = None

    def words(self, row: int, column: int) -> str:
        """The words at a place, without white space among them."""
        cell = self.places[row][column]
        return "" if cell is None else "".join(self.text[cell.start : cell.end].split())

    def value(self, row: int, column: int) -> Value | None:
        """The number of the cell that begins at a place."""
        cell = self.places[row][column]
        if cell is None or (cell.row, cell.column) != (row, column):
            return None
        return self.values.get(cell.start)


def grid_of(text: str, table: Table) -> Grid | None:
    """The table read; None if it holds no row of figures."""
    height = max((cell.row + cell.rows for cell in table.cells), default=0)
    width = max((cell.column + cell.columns for cell in table.cells), default=0)
    if height * width > _LARGEST or width < 2:
        return None
    grid = Grid(text, [[None] * width for _ in range(height)])
    for cell in table.cells:
        for row in range(cell.row, cell.row + cell.rows):
            grid.places[row][cell.column : cell.column + cell.columns] = [cell] * cell.columns
        value = value_of(text[cell.start : cell.end]) if cell.end > cell.start else None
        if value is not None:
            grid.values[cell.start] = value
    _read_caption(grid, table)
    top = _below_titles(grid)
    grid.first = _below_head(grid, top)
    if grid.first >= height:
        return None
    grid.heads = [_heads(grid, top, column) for column in range(width)]
    _name_columns(grid)
    return grid if grid.figures else None


def _read_caption(grid: Grid, table: Table) -> None:
    """Year and units from the lines above the table."""
    above: list[Line] = []
    for line in lines_before(grid.text, max(0, table.start - _REACH), table.start):
        if len(above) == _ABOVE or len(line.text) > _LONGEST_CAPTION or line.text[-1] in "。；;":
            break
        above.append(line)
    for line in above:
        _read_title(grid, line.text)
    below = _UNITS_ALONE.match(grid.text, table.end)
    if not grid.units and below is not None:
        _read_title(grid, below[1])


def _read_title(grid: Grid, words: str) -> None:
    flat = folded(words)
    units = _UNITS.search(flat) or _LAST_NOTE.search(flat)
    if not grid.units:
        named = _UNIT_SIGNS.split(units[1].strip()) if units else [flat.strip(WHITE + "()")]
        found = [unit_of(word) for word in named if word]
        grid.units = [unit for unit in found if unit is not None]
    years = _CAPTION_YEAR.findall(flat)
    if grid.year is None and years:
        grid.year = int(years[-1])


def _below_titles(grid: Grid) -> int:
    """The first row that is no title: a title is one cell over the whole breadth, or a unit at its end."""
    for row, places in enumerate(grid.places):
        words = {grid.words(row, column) for column in range(len(places))} - {""}
        if len(words) > 1 or any(cell is not None and cell.start in grid.values for cell in places):
            return row
        for each in words:
            _read_title(grid, each)
    return len(grid.places)


def _below_head(grid: Grid, top: int) -> int:
    """The first row of figures: behind words, years, and the numbers of the columns."""
    for row in range(top, min(len(grid.places), top + _DEEPEST_HEAD)):
        if any(_is_figure(grid, row, column) for column in range(len(grid.places[row]))) and not _counts_columns(
            grid, row
        ):
            if row == top and _is_row_of_years(grid, row):
                continue
            return row
        if row > top and _repeats_years(grid, top, row):
            return row
    return min(len(grid.places), top + _DEEPEST_HEAD)


def _is_figure(grid: Grid, row: int, column: int) -> bool:
    cell = grid.places[row][column]
    return (
        cell is not None
        and cell.start in grid.values
        and not (_YEAR.fullmatch(grid.words(row, column)) and _is_row_of_years(grid, row))
    )


def _is_row_of_years(grid: Grid, row: int) -> bool:
    """Whether all numbers of a row are years that follow one another: the head, not its figures."""
    words = [grid.words(row, column) for column in range(len(grid.places[row]))]
    numbers = [word for column, word in enumerate(words) if _has_value(grid, row, column)]
    if not numbers or not all(_YEAR.fullmatch(word) for word in numbers):
        return False
    years = [int(word[:4]) for word in numbers]
    steps = {later - former for former, later in pairwise(years)}
    return all(step > 0 for step in steps) or all(step < 0 for step in steps)


def _repeats_years(grid: Grid, top: int, row: int) -> bool:
    """Whether a row of numbers that look like years (1860, 1925) stands where no head can: below one, named as the
    other rows are, or last."""
    if not _is_row_of_years(grid, row):
        return False
    named = [grid.words(row, 0), *(grid.words(row - 1, column) for column in range(len(grid.places[row])))]
    if all(named) and not any(_has_value(grid, row - 1, column) for column in range(len(grid.places[row]))):
        return not _TIMES.search(named[0]) and row == top + 1
    return row == len(grid.places) - 1 or any(_is_row_of_years(grid, above) for above in range(top, row))


def _has_value(grid: Grid, row: int, column: int) -> bool:
    cell = grid.places[row][column]
    return cell is not None and cell.start in grid.values


def _counts_columns(grid: Grid, row: int) -> bool:
    """Whether the row numbers the columns: 甲 乙 1 2 3 4."""
    numbers = [value.number for column in range(len(grid.places[row])) if (value := grid.value(row, column))]
    return (
        len(numbers) > 2 and numbers == list(range(int(numbers[0]), int(numbers[0]) + len(numbers))) and numbers[0] < 2
    )


def _heads(grid: Grid, top: int, column: int) -> list[Heading]:
    """What stands above a column; in all but the last row of a head a blank place belongs to the head on its left."""
    found: list[Heading] = []
    seen: set[int] = set()
    for row in range(top, grid.first):
        if _counts_columns(grid, row):
            continue
        cell = grid.places[row][column]
        reach = column
        while row < grid.first - 1 and reach > 1 and not grid.words(row, reach) and _is_open_head(grid, row, column):
            reach -= 1
            cell = grid.places[row][reach]
        if cell is not None and cell.end > cell.start and cell.start not in seen:
            seen.add(cell.start)
            found.append(heading_of(grid.text[cell.start : cell.end]))
    return found


def _is_open_head(grid: Grid, row: int, column: int) -> bool:
    """Whether a blank place of a head has words below it, so that what stands on its left may cover it."""
    return column > 0 and any(grid.words(below, column) for below in range(row + 1, grid.first))


def _name_columns(grid: Grid) -> None:
    rows = range(grid.first, len(grid.places))
    serial = True
    for column, heads in enumerate(grid.heads):
        filled = [row for row in rows if grid.words(row, column)]
        numbers = sum(_has_value(grid, row, column) for row in filled)
        title = "".join(grid.words(row, column) for row in range(grid.first))
        if filled and _holds_years(grid, filled, column, title):
            grid.year_columns.append(column)
        elif any(head.says is Says.NOTHING for head in heads):
            if _TIMES.fullmatch(title) and not numbers and not grid.labels and not grid.figures:
                grid.labels.append(column)
        elif _UNIT_COLUMN.fullmatch(title) and _holds_units(grid, filled, column):
            grid.unit_column = column
        elif numbers and numbers >= _MOSTLY * _told(grid, filled, column):
            if serial and not grid.labels and _is_serial(grid, filled, column):
                continue
            grid.figures.append(column)
        elif not grid.figures and filled:
            grid.labels.append(column)
        serial = serial and not grid.figures


def _holds_years(grid: Grid, rows: Sequence[int], column: int, title: str) -> bool:
    """Whether a column tells the rows' years: its head says so, or it leads the rows; 1860 and 1925 may be numbers."""
    years = sum(_YEAR.fullmatch(grid.words(row, column)) is not None for row in rows)
    if years < _MOSTLY * len(rows):
        return False
    if _YEAR_COLUMN.search(title) is not None:
        return not _CAPTION_YEAR.search(title)
    if grid.figures or grid.year_columns or any(head.year is not None for head in grid.heads[column]):
        return False
    return not grid.labels or not title or any(not _has_value(grid, row, column) for row in rows)


def _holds_units(grid: Grid, rows: Sequence[int], column: int) -> bool:
    return sum(unit_of(folded(grid.words(row, column))) is not None for row in rows) > _MOSTLY * len(rows)


def _told(grid: Grid, rows: Sequence[int], column: int) -> int:
    """How many cells of a column say something; a dash says nothing."""
    return sum(grid.words(row, column).strip("-—–－…‥⋯.·/×*# ") != "" for row in rows)


def _is_serial(grid: Grid, rows: Sequence[int], column: int) -> bool:
    """Whether a first column without a head counts the rows: 1, 2, 3 beside words."""
    numbers = [value.number for row in rows if (value := grid.value(row, column))]
    words = column + 1 < len(grid.heads) and any(
        grid.words(row, column + 1) and not _has_value(grid, row, column + 1) for row in rows
    )
    return words and numbers == list(range(1, len(numbers) + 1))
