"""The sums of a table: totals with their parts in the same column or in the same row."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from operator import attrgetter

from yearbook_viewer.records import Cell, Figure, Table
from yearbook_viewer.records.found import PART
from yearbook_viewer.text.sums import Sum, adds_up

# A sign before the number of a cell, or a footnote's mark behind it.
_SIGN = 4
_start_of = attrgetter("start")


def is_cell(table: Table, figure: Figure) -> bool:
    """Whether the figure is a cell of the table, not a figure of a sentence in one."""
    cell = _cell(table, figure)
    return figure.start - cell.start <= _SIGN and cell.end - figure.end <= _SIGN


def _cell(table: Table, figure: Figure) -> Cell:
    return table.cells[bisect_right(table.cells, figure.start, key=_start_of) - 1]


def sums_of_table(table: Table, figures: Sequence[Figure]) -> list[Sum]:
    """Each total with its parts in the same column, or, for parts named in its head (其中:女), in the same row."""
    places = [(cell.row, cell.column, figure) for figure in figures for cell in (_cell(table, figure),)]
    named: dict[tuple[bool, int, str], list[tuple[int, Figure]]] = defaultdict(list)
    for row, column, figure in places:
        named[True, column, figure.indicator].append((row, figure))
        named[False, row, figure.indicator].append((column, figure))
    sums: dict[Figure, Sum] = {}
    for row, column, figure in places:
        if not figure.relation.startswith(PART):
            continue
        name = figure.relation.removeprefix(PART)
        total = _nearest(named[True, column, name], row, figure) or _nearest(named[False, row, name], column, figure)
        if total is not None:
            sums.setdefault(total, Sum(total)).parts.append(figure)
    rows = {figure: row for row, _, figure in places}
    columns: dict[tuple[int, ...], list[Sum]] = defaultdict(list)
    for each in sums.values():
        columns[rows[each.total], *(rows[part] for part in each.parts)].append(each)
    for alike in columns.values():
        agreed = sum(adds_up(each) for each in alike)
        for each in alike:
            each.complete = len(each.parts) > 1 and 2 * agreed >= len(alike) and agreed > 0
    return list(sums.values())


def _nearest(totals: Sequence[tuple[int, Figure]], place: int, part: Figure) -> Figure | None:
    """The total of this name that a part belongs to: the next below or behind it, else the last before it."""
    others = [
        (at < place, abs(at - place), figure)
        for at, figure in totals
        if figure is not part and figure.year == part.year and figure.target == part.target
    ]
    return min(others, key=lambda each: each[:2])[2] if others else None
