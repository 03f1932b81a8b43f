"""The order in which a page is read: down one column, then the next; what spans them parts what is above and below."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from yearbook_viewer.reading.pdf.lines import Line
from yearbook_viewer.reading.pdf.pieces import Piece, bottom_of, top_of

# Columns of text have at least so many lines, each this many ems long; cells of a table are shorter.
_LEAST_LINES = 3
_LEAST_WIDTH = 7.0
# In ems: how far a full line ends before the gutter's end, and how far a line may be indented behind it.
_REACHES = 3.0
_INDENT = 2.6
# In points.
_OFF_CENTRE = 12.0
# A page has at most four columns.
_DEEPEST = 2


@dataclass(frozen=True, slots=True)
class Column:
    """Pieces one below the other, from above."""

    pieces: list[Piece]


def columns(pieces: Sequence[Piece], depth: int = 0) -> list[Column]:
    """The page's columns in the order in which they are read."""
    ordered = sorted(pieces, key=top_of, reverse=True)
    gutter = _gutter([piece for piece in ordered if isinstance(piece, Line)]) if depth <= _DEEPEST else None
    if gutter is None:
        return [Column(ordered)] if ordered else []
    found: list[Column] = []
    left: list[Piece] = []
    right: list[Piece] = []
    across: list[Piece] = []
    for piece in ordered:
        if (piece.left < gutter - 1 and piece.right > gutter + 1) or _is_title(piece, ordered):
            found += _both(left, right, depth)
            left, right = [], []
            across.append(piece)
            continue
        if across:
            found.append(Column(across))
            across = []
        (left if piece.right <= gutter + 1 else right).append(piece)
    if across:
        found.append(Column(across))
    return found + _both(left, right, depth)


def _is_title(piece: Piece, pieces: Sequence[Piece]) -> bool:
    """Whether it stands in the middle and alone at its height, as a title above three columns does."""
    left, right = min(each.left for each in pieces), max(each.right for each in pieces)
    if abs((piece.left - left) - (right - piece.right)) > _OFF_CENTRE:
        return False
    return not any(
        bottom_of(each) < top_of(piece) and bottom_of(piece) < top_of(each) for each in pieces if each is not piece
    )


def _both(left: list[Piece], right: list[Piece], depth: int) -> list[Column]:
    return [*(columns(left, depth + 1) if left else []), *(columns(right, depth + 1) if right else [])]


def _gutter(lines: Sequence[Line]) -> float | None:
    """Where the right one of two columns begins; None where there are no two."""
    if len(lines) < 2 * _LEAST_LINES:
        return None
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    em = median(line.size for line in lines)
    inner = sorted({round(line.left) for line in lines if line.left > left + 0.15 * (right - left)})
    best: tuple[int, float] | None = None
    for place in inner:
        score = _parts_columns(lines, float(place), em)
        if score and (best is None or score > best[0]):
            best = score, float(place)
    return best[1] - 1.0 if best else None


def _parts_columns(lines: Sequence[Line], gutter: float, em: float) -> int:
    """How many lines end before and begin at the gutter; 0 where these are no columns of text."""
    before = [line for line in lines if line.right <= gutter]
    after = [line for line in lines if line.left >= gutter - 1]
    ends = [line for line in before if gutter - line.right <= _REACHES * em]
    begins = [line for line in after if line.left - gutter <= _INDENT * em]
    if len(ends) < _LEAST_LINES or len(begins) < _LEAST_LINES or len(ends) < 0.4 * len(before):
        return 0
    beside = [line for line in begins if line.base <= ends[0].base + em and line.base >= ends[-1].base - em]
    if len(beside) < _LEAST_LINES:
        return 0
    if min(median(line.right - line.left for line in side) for side in (ends, begins)) < _LEAST_WIDTH * em:
        return 0
    flush = sum(line.left - gutter <= 1.5 for line in begins)
    return len(ends) + flush


def side_by_side(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """A column's pieces in rows: lines at one height together, each table by itself."""
    rows: list[list[Piece]] = []
    for piece in pieces:
        last = rows[-1][0] if rows else None
        if (
            isinstance(piece, Line)
            and isinstance(last, Line)
            and abs(last.base - piece.base) <= 0.4 * min(last.size, piece.size)
        ):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return rows
