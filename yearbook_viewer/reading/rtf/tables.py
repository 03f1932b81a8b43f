r"""Tables of RTF: rows of cells told by where their right edges stand (\cellx), in twentieths of a point."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from yearbook_viewer.reading.layouts import Grid, Line

# Edges that are so near are one; programs round them.
_NEAR = 60


@dataclass(slots=True)
class CellShape:
    """A cell as its row defines it: `edge`: where it ends; what it is merged with."""

    edge: int
    down: bool = False
    goes_down: bool = False
    goes_on: bool = False


@dataclass(slots=True)
class RichPlace:
    """How many rows and columns a cell covers."""

    rows: int = 1
    columns: int = 1


@dataclass(slots=True)
class RichRow:
    """A row: the shapes of its cells, and what stands in them."""

    left: int
    shapes: list[CellShape]
    contents: list[list[Line | Grid]] = field(default_factory=list)


def placed(rows: Sequence[RichRow]) -> list[list[tuple[RichPlace, list[Line | Grid]]]]:
    """The cells that begin in each row, with the columns that all rows share."""
    edges = _shared(rows)
    above: dict[int, RichPlace] = {}
    table: list[list[tuple[RichPlace, list[Line | Grid]]]] = []
    for row in rows:
        cells: list[tuple[RichPlace, list[Line | Grid]]] = []
        below: dict[int, RichPlace] = {}
        column = _column(edges, row.left)
        if column:
            cells.append((RichPlace(columns=column), []))
        for number, content in enumerate(row.contents):
            shape = row.shapes[number] if number < len(row.shapes) else None
            end = column + 1 if shape is None else max(_column(edges, shape.edge), column + 1)
            if shape is not None and shape.goes_on and cells:
                cells[-1][0].columns += end - column
                cells[-1][1].extend(content)
            elif shape is not None and shape.goes_down and column in above:
                above[column].rows += 1
                below[column] = above[column]
            else:
                place = RichPlace(columns=end - column)
                cells.append((place, content))
                if shape is not None and shape.down:
                    below[column] = place
            column = end
        above = below
        table.append(cells)
    return table


def _shared(rows: Sequence[RichRow]) -> list[int]:
    """The edges of all rows, those that are near each other once."""
    edges: list[int] = []
    for edge in sorted({edge for row in rows for edge in (row.left, *(shape.edge for shape in row.shapes))}):
        if not edges or edge - edges[-1] > _NEAR:
            edges.append(edge)
    return edges


def _column(edges: Sequence[int], edge: int) -> int:
    return max(bisect_left(edges, edge - _NEAR), 0)
