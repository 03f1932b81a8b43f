"""The columns of figures of a table: what the head says of each."""

from collections.abc import Sequence
from dataclasses import dataclass

from yearbook_viewer.text.figures.cells import Heading, Says, Unit
from yearbook_viewer.text.figures.grids import Grid


@dataclass(frozen=True, slots=True)
class Column:
    """What the head of a column says: `name` empty where the rows name their figures; `whole`: the column that it
    is a part of by its sign, -1 for none."""

    name: str
    says: Says
    unit: Unit | None
    year: int | None
    base: str
    target: bool
    whole: int


def columns_of(grid: Grid, described: int | None) -> dict[int, Column]:
    """What is said of each column of figures; `described`: the year that 上年 is counted from."""
    columns: dict[int, Column] = {}
    level: Column | None = None
    level_at = -1
    for place in grid.figures:
        heads = grid.heads[place]
        column = _column(heads, described, level, level_at)
        columns[place] = column
        if column.says is Says.LEVEL and column.whole < 0:
            level, level_at = column, place
    return columns


def _column(heads: Sequence[Heading], described: int | None, level: Column | None, level_at: int) -> Column:
    says = next((head.says for head in heads if head.says is not Says.LEVEL), Says.LEVEL)
    name = _joined([head.name for head in heads])
    unit = next((head.unit for head in reversed(heads) if head.unit is not None), None)
    year = next((head.year for head in heads if head.year is not None), None)
    shift = sum(head.shift for head in heads)
    if year is None and shift and described is not None:
        year = described + shift
    if says is not Says.LEVEL and level is not None:
        name, year = name or level.name, year or level.year
    whole = level_at if any(head.part for head in heads) else -1
    base = next((head.base for head in heads if head.base), "")
    return Column(name, says, unit, year, base, any(head.target for head in heads), whole)


def _joined(names: Sequence[str]) -> str:
    """The names one behind another, none twice."""
    return "".join(name for at, name in enumerate(names) if name and name not in names[:at])
