"""What a page is made of when its lines and tables are known: pieces with their places."""

from dataclasses import dataclass
from itertools import takewhile

from yearbook_viewer.reading.blocks import TableCell
from yearbook_viewer.reading.pdf.lines import Line, is_ideograph

Row = list[Line]

# In points: the edges of a table on two pages.
_SAME_EDGE = 4.0


@dataclass(frozen=True, slots=True)
class Grid:
    """A table on a page, and where it stands."""

    cells: list[list[TableCell]]
    left: float
    right: float
    bottom: float
    top: float


Piece = Line | Grid


def top_of(piece: Piece) -> float:
    """Its upper edge, in points from the page's foot; of a line by the height of its letters."""
    return piece.top if isinstance(piece, Grid) else piece.base + 0.8 * piece.size


def bottom_of(piece: Piece) -> float:
    """Its lower edge, in points from the page's foot."""
    return piece.bottom if isinstance(piece, Grid) else piece.base - 0.2 * piece.size


def continued(begun: Grid, after: Grid) -> Grid | None:
    """Both as one table where the second goes on with the first on the next page, with its head printed again.

    None where they are two.
    """
    alike = abs(begun.left - after.left) < _SAME_EDGE and abs(begun.right - after.right) < _SAME_EDGE
    if after.top <= begun.bottom or not alike or _width(begun) != _width(after):
        return None
    again = sum(1 for _ in takewhile(_is_same, zip(begun.cells, after.cells, strict=False)))
    return Grid([*begun.cells, *after.cells[again:]], begun.left, begun.right, after.bottom, after.top)


def _width(grid: Grid) -> int:
    return sum(cell.columns for cell in grid.cells[0])


def _is_same(rows: tuple[list[TableCell], list[TableCell]]) -> bool:
    return rows[0] == rows[1]


def run_on(before: str, after: str) -> tuple[str, str]:
    """The end of one line and the next line put together: the first without its hyphen, and what goes between."""
    last, first = before[-1:], after[:1]
    if last == "\u00ad" and first.isalpha():
        return before[:-1], ""
    hyphened = last == "-" and before[-2:-1].isascii() and before[-2:-1].isalpha()
    if hyphened and first.isascii() and first.islower():
        return before[:-1], ""
    if not last or not first or last.isspace() or first.isspace() or is_ideograph(last) or is_ideograph(first):
        return before, ""
    if not (last.isascii() and first.isascii()):
        return before, ""
    # A number that a line's end divides is one number.
    if last.isdigit() and first.isdigit():
        return before, ""
    worded = last.isalnum() or last in ",.;:!?)"
    return before, " " if (worded and first.isalpha()) or (last.isalpha() and first.isdigit()) else ""
