"""What the heads of a table say of time and coverage: 年末人口 (stock), 1—12月 (flow), 市区, 规模以上."""

from dataclasses import dataclass

from yearbook_viewer.records import Period
from yearbook_viewer.text.figures.grids import Grid
from yearbook_viewer.text.figures.periods import period_said
from yearbook_viewer.text.figures.scopes import scope_said
from yearbook_viewer.text.figures.surface import folded


@dataclass(frozen=True, slots=True)
class Covered:
    """The stretch of time and the coverage that a row or a column says; empty where it says none."""

    period: Period
    scope: str


def covered(words: str) -> Covered:
    """What these words of a head or a stub say."""
    simple = folded(words)
    span = scope_said(simple)
    return Covered(period_said(simple), words[span[0] : span[1]])


def over_column(grid: Grid, at: int) -> Covered:
    """What the head of this column says, all its rows together."""
    return covered("".join(grid.words(row, at) for row in range(grid.first)))


def both(row: Covered, column: Covered) -> Covered:
    """What a row and a column say together; the row knows better."""
    return Covered(row.period or column.period, row.scope or column.scope)
