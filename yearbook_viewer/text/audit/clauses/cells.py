"""Which cell of a table a figure stands in."""

from bisect import bisect_right
from operator import attrgetter

from yearbook_viewer.records import Cell, Figure, Table

# A sign before the number of a cell, or a footnote's mark behind it.
_SIGN = 4
_start_of = attrgetter("start")


def is_cell(table: Table, figure: Figure) -> bool:
    """Whether the figure is a cell of the table, not a figure of a sentence in one."""
    cell = cell_of(table, figure)
    return figure.start - cell.start <= _SIGN and cell.end - figure.end <= _SIGN


def cell_of(table: Table, figure: Figure) -> Cell:
    """The cell that the figure stands in."""
    return table.cells[bisect_right(table.cells, figure.start, key=_start_of) - 1]
