"""Tables without uprights: rows of figures whose cells stand one below the other."""

from collections.abc import Sequence

from yearbook_viewer.reading.blocks import TableCell
from yearbook_viewer.reading.pdf.grids import is_figure
from yearbook_viewer.reading.pdf.lines import Line, joined
from yearbook_viewer.reading.pdf.pieces import Grid, Piece

_LEAST_ROWS = 3
# So many of its cells, the words at the left among them, must be figures; lists of names stay lines.
_FIGURES = 0.3
# Rows of a table stand at most so many sizes apart.
_APART = 3.2


def with_tables(rows: Sequence[list[Piece]]) -> list[Piece]:
    """The rows of a column as lines, and as tables where rows stand in columns of figures."""
    found: list[Piece] = []
    run: list[list[Line]] = []
    for row in [*rows, []]:
        lines = [piece for piece in row if isinstance(piece, Line)]
        if len(lines) > 1 and len(lines) == len(row) and (not run or _follows(run[-1], lines)):
            run.append(lines)
            continue
        found += _table_or_lines(run)
        run = [lines] if len(lines) > 1 else []
        if not run:
            found += row
    return found + _table_or_lines(run)


def _follows(above: Sequence[Line], below: Sequence[Line]) -> bool:
    return above[0].base - below[0].base <= _APART * max(above[0].size, below[0].size)


def _table_or_lines(run: Sequence[list[Line]]) -> list[Piece]:
    """The run as a table; rows at its head that do not fit stay lines before it."""
    for begin in range(min(3, len(run))):
        grid = _grid(run[begin:])
        if grid:
            return [*map(joined, run[:begin]), grid]
    return [joined(row) for row in run]


def _grid(run: Sequence[list[Line]]) -> Grid | None:
    cells = [line for row in run for line in row]
    if len(run) < _LEAST_ROWS or sum(is_figure(line.text) for line in cells) < _FIGURES * len(cells):
        return None
    columns: list[tuple[float, float]] = []
    for line in sorted(cells, key=_left):
        if columns and line.left < columns[-1][1]:
            columns[-1] = columns[-1][0], max(columns[-1][1], line.right)
        else:
            columns.append((line.left, line.right))
    table: list[list[TableCell]] = []
    for row in run:
        places = [
            next(place for place, (left, right) in enumerate(columns) if left <= line.left <= right) for line in row
        ]
        if len(set(places)) < len(places):
            return None
        words = dict(zip(places, (line.text for line in row), strict=True))
        table.append([TableCell(words.get(place, "")) for place in range(len(columns))])
    if len(columns) < 2 or len(cells) < 0.5 * len(columns) * len(run):
        return None
    last = run[-1][0]
    return Grid(
        table, columns[0][0], columns[-1][1], last.base - 0.2 * last.size, run[0][0].base + 0.8 * run[0][0].size
    )


def _left(line: Line) -> float:
    return line.left
