"""Figures as rows of a table: a level with the changes that belong to it, parts below their total.

Beside `figures`, not in it: a window that shows figures need not load the rules that find them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from yearbook_viewer.records import Figure, Role
from yearbook_viewer.records.found import PART

# A change belongs to a level that stands at most this many rows and characters before it.
_ROWS_BACK = 12
_REACH = 240

# A number with decimals, its thousands set apart or not.
_WITH_DECIMALS = re.compile(r"([0-9０-９][0-9０-９,，\s]*)[.．]([0-9０-９]+)")
_APART = re.compile(r"[,，\s]")


def printed_value(figure: Figure) -> Decimal | None:
    """The value with the decimals that are printed: 33995.80 of 33995.80吨, where the value is 33995.8.

    As it is where the number is printed in another unit (1.20亿元), in characters or as a whole.
    """
    value = figure.value
    if value is None:
        return None
    for whole, decimals in _WITH_DECIMALS.findall(figure.text):
        printed = Decimal(f"{_APART.sub('', whole)}.{decimals}")
        if printed == abs(value):
            return printed.copy_sign(value)
    return value


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A row of the table. `level`, `changes`: indices into the figures; `level` is None where only a change is printed.

    `depth`: 1 for a part under its total, otherwise 0.
    """

    indicator: str
    level: int | None
    changes: tuple[int, ...]
    depth: int


def rows_of(figures: Sequence[Figure]) -> tuple[FigureRow, ...]:
    """The rows in the order of the text; every figure stands in exactly one of them."""
    rows: list[tuple[int, list[int]]] = []
    for number, figure in enumerate(figures):
        home = _home(figures, rows, figure) if figure.role is not Role.LEVEL else None
        if home is None:
            rows.append((number, []))
        else:
            home.append(number)
    return tuple(_row(figures, first, changes) for first, changes in rows)


def _home(figures: Sequence[Figure], rows: list[tuple[int, list[int]]], change: Figure) -> list[int] | None:
    for first, changes in reversed(rows[-_ROWS_BACK:]):
        level = figures[first]
        if change.start - level.start > _REACH:
            return None
        # What is planned to grow stands in no row of what is, nor the other way round.
        if level.role is Role.LEVEL and level.indicator == change.indicator and level.target == change.target:
            return changes
    return None


def _row(figures: Sequence[Figure], first: int, changes: list[int]) -> FigureRow:
    figure = figures[first]
    depth = 1 if figure.relation.startswith(PART) else 0
    if figure.role is Role.LEVEL:
        return FigureRow(figure.indicator, first, tuple(changes), depth)
    return FigureRow(figure.indicator, None, (first, *changes), depth)
