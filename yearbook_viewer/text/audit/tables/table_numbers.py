"""The numbers of a table as they are printed, by row and column, with the head above and the name before them."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from yearbook_viewer.records import Cell, Figure, Table

# In a longer or a broader table the lines behind are not looked at.
_MOST_ROWS, _MOST_COLUMNS = 400, 24
_NUMBER = re.compile(
    r"\s*([-−－+＋▲△]?)"
    r"([0-9０-９]{1,3}(?:[,， \xa0][0-9０-９]{3}){1,4}|[0-9０-９]{1,12})"
    r"(?:[.．]([0-9０-９]{1,4}))?\s*[%％‰]?\s*"
)
_APART = re.compile(r"[,，\s]")
# From here on a whole number may be a rounded one.
_LARGE = 1000
_YEARS = range(1800, 2101)
_MINUS = frozenset("-−－▲△")


@dataclass(frozen=True, slots=True)
class Number:
    """The number of a cell; `digit`: what its last digit is worth; `figure`: the one that was found there, if any.

    `near`: the value for quick reckoning; `blur`: how far rounding may have moved it, nothing for a count.
    """

    value: Decimal
    digit: Decimal
    near: float
    blur: float
    cell: Cell
    figure: Figure | None


# By line (row or column) and place in it.
Numbers = Mapping[int, Mapping[int, Number]]


def numbers_of(text: str, table: Table, figures: Sequence[Figure], starts: Sequence[int]) -> Numbers:
    """The numbers of a table by row and column. `figures`: the entry's own, `starts`: where these begin."""
    rows: dict[int, dict[int, Number]] = defaultdict(dict)
    for cell in table.cells:
        if cell.row > _MOST_ROWS or cell.column > _MOST_COLUMNS:
            continue
        number = _number(text, cell, figures, starts)
        if number is not None:
            rows[cell.row][cell.column] = number
    return rows


def turned(rows: Numbers) -> Numbers:
    """Columns for rows."""
    columns: dict[int, dict[int, Number]] = defaultdict(dict)
    for row, line in rows.items():
        for column, number in line.items():
            columns[column][row] = number
    return {column: columns[column] for column in sorted(columns)}


def words_of(text: str, cells: Sequence[Cell]) -> Iterator[tuple[Cell, str]]:
    """The cells that hold words, with these."""
    for cell in cells:
        words = "".join(text[cell.start : cell.end].split())
        if words and not _NUMBER.fullmatch(words):
            yield cell, words


def _number(text: str, cell: Cell, figures: Sequence[Figure], starts: Sequence[int]) -> Number | None:
    found = _NUMBER.fullmatch(text, cell.start, cell.end)
    if found is None:
        return None
    digit = Decimal(1).scaleb(-len(found[3] or ""))
    whole = _APART.sub("", found[2])
    value = Decimal(f"{whole}.{found[3] or 0}")
    at = bisect_right(starts, cell.end - 1) - 1
    figure = figures[at] if at >= 0 and figures[at].start >= cell.start else None
    if figure is None and digit == 1 and value in _YEARS:
        return None
    value = -value if found[1] in _MINUS else value
    blur = float(digit) / 2 if digit < 1 or abs(value) >= _LARGE else 0.0
    return Number(value, digit, float(value), blur, cell, figure)
