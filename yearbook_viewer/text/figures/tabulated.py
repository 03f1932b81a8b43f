"""The figures of a table: each numeric cell of a row of data, with what its row, its column and the caption say."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from yearbook_viewer.records import Figure, Role, Table
from yearbook_viewer.records.found import PART
from yearbook_viewer.text.figures.across import wholes_across
from yearbook_viewer.text.figures.cells import POINTS, RATES, Says, Unit, Value, heading_of
from yearbook_viewer.text.figures.closing import Amount
from yearbook_viewer.text.figures.columns import Column, columns_of
from yearbook_viewer.text.figures.covered import Covered, both, covered, over_column
from yearbook_viewer.text.figures.grids import Grid, grid_of
from yearbook_viewer.text.figures.stubs import Stub, stubs_of
from yearbook_viewer.text.figures.table_units import fitting, is_additive
from yearbook_viewer.text.figures.times import PRIOR
from yearbook_viewer.text.figures.wholes import wholes_of

# As far up as a unit is looked for.
_DEEPEST = 4
_AMOUNT_OF_CHANGE = ("额", "量", "数", "增减", "净增", "±")
_OF_AMOUNT = ("额", "量", "数")


@dataclass(frozen=True, slots=True)
class _Place:
    """A cell with a number in it, and what is said of it on its left and above."""

    grid: Grid
    row: int
    at: int
    value: Value
    stub: Stub
    column: Column

    @property
    def indicator(self) -> str:
        """The row's name and the column's; of a total the column's alone."""
        stub, column = self.stub, self.column
        if stub.total and column.name:
            return column.name
        if not column.name or column.name in stub.name:
            return stub.name or stub.words
        return column.name if stub.name in column.name else stub.name + column.name

    @property
    def says(self) -> Says:
        """Whether this is an amount or a change."""
        return self.column.says if self.column.says is not Says.LEVEL else self.stub.says


def figures_in(text: str, table: Table, year: int | None) -> list[Figure]:
    """The figures of a table in the order of the text; offsets into it. `year`: the year described."""
    grid = grid_of(text, table)
    if grid is None:
        return []
    described = grid.year or year
    places: dict[tuple[int, int], _Place] = {}
    columns = columns_of(grid, described)
    stubs = stubs_of(grid)
    for row, stub in stubs.items():
        for at, column in columns.items():
            value = grid.value(row, at) if stub.filled else None
            if value is not None:
                places[row, at] = _Place(grid, row, at, value, stub, column)
    units = {key: _unit(place) for key, place in places.items()}
    rows = {row: covered(stub.words) for row, stub in stubs.items() if stub.filled}
    heads = {at: over_column(grid, at) for at in columns}
    wholes = _wholes(grid, columns, stubs, places, units)
    found: dict[tuple[int, int], Figure] = {}
    for key, place in places.items():
        unit, whole = units[key], key
        # Where only the whole is said to be in 万元 its parts are too, and theirs.
        for _ in range(_DEEPEST):
            whole = wholes.get(whole, whole)
            if not unit.name and place.value.unit is None and whole in units:
                unit = units[whole]
        found[key] = _figure(place, unit, described, both(rows[place.row], heads[place.at]))
    return [_as_part(figure, found.get(wholes.get(key, key))) for key, figure in found.items()]


def _wholes(
    grid: Grid,
    columns: Mapping[int, Column],
    stubs: Mapping[int, Stub],
    places: Mapping[tuple[int, int], _Place],
    units: Mapping[tuple[int, int], Unit],
) -> dict[tuple[int, int], tuple[int, int]]:
    """The place of what each figure is a part of: a column under 其中 tells it first, then the rows, then the columns
    that come to another."""
    by_row: dict[int, dict[int, Amount]] = defaultdict(dict)
    by_column: dict[int, dict[int, Amount]] = defaultdict(dict)
    for (row, at), place in places.items():
        unit = units[row, at]
        if place.says is Says.LEVEL and not place.value.qualifier and is_additive(unit.name, place.indicator):
            number = -place.value.number if place.value.negative else place.value.number
            by_row[row][at] = by_column[at][row] = Amount(number, unit)
    rows, across = wholes_of(stubs, by_row), wholes_across(grid, columns, by_column)
    signed = {at: _divided(columns, across, at) for at in columns if columns[at].whole >= 0}
    wholes: dict[tuple[int, int], tuple[int, int]] = {}
    for row, at in places:
        if at in signed:
            wholes[row, at] = row, signed[at]
        elif row in rows:
            wholes[row, at] = rows[row], at
        elif at in across:
            wholes[row, at] = row, across[at]
    return wholes


def _divided(columns: Mapping[int, Column], across: Mapping[int, int], at: int) -> int:
    """The column that a 其中 speaks of: behind a finished division (总人口, 男, 女) what was divided."""
    level = columns[at].whole
    if level not in across or any(across.get(other) == across[level] for other in columns if other > at):
        return level
    return across[level]


def _as_part(figure: Figure, whole: Figure | None) -> Figure:
    """The figure, told to be a part where it and its whole are amounts that add up."""
    if whole is None or whole is figure or figure.role is not Role.LEVEL or whole.role is not Role.LEVEL:
        return figure
    if not is_additive(figure.unit, figure.indicator):
        return figure
    return replace(figure, relation=PART + whole.indicator)


def _figure(place: _Place, unit: Unit, described: int | None, covers: Covered) -> Figure:
    cell = place.grid.places[place.row][place.at]
    assert cell is not None  # a place that has a value has a cell
    value, stub, column = place.value, place.stub, place.column
    start, end = cell.start + value.start, cell.start + value.end
    number = _plain(value.number * unit.multiplier)
    role = _role(place.says, value)
    if role is Role.LEVEL and value.negative:
        number = -number
    return Figure(
        start=start,
        end=end,
        text=place.grid.text[start:end],
        value=number,
        unit=unit.name,
        qualifier=value.qualifier,
        indicator=place.indicator,
        role=role,
        relation="" if role is Role.LEVEL else column.base or stub.base or PRIOR,
        year=column.year or _year_beside(place) or stub.year or described,
        target=column.target or stub.target,
        period=covers.period,
        scope=covers.scope,
    )


def _year_beside(place: _Place) -> int | None:
    """The year that stands before a cell in a table set side by side: 年份 产量 年份 产量."""
    before = [column for column in place.grid.year_columns if column < place.at]
    return heading_of(place.grid.words(place.row, before[-1])).year if len(before) > 1 else None


def _role(says: Says, value: Value) -> Role:
    if says is Says.LEVEL:
        return Role.LEVEL
    return Role.DECREASE if value.negative is not (says is Says.FALL) else Role.INCREASE


def _unit(place: _Place) -> Unit:
    """The cell's own unit, else what is nearest: a rate of the column, the row's, the column's, the caption's."""
    own = place.value.unit
    if own is not None and own.name:
        return own
    unit = _printed(place)
    return unit if own is None else Unit(unit.name, own.multiplier)


def _printed(place: _Place) -> Unit:
    stub, column, grid = place.stub, place.column, place.grid
    if column.unit is not None and (column.unit.name in {*RATES, "元"} or stub.unit is None):
        return column.unit
    if place.says is not Says.LEVEL:
        return _unit_of_change(place)
    if stub.unit is not None:
        return stub.unit
    order = sum(at < place.at for at in grid.figures)
    return fitting(place.indicator, grid.units, order, len(grid.figures))


def _unit_of_change(place: _Place) -> Unit:
    """Of a change without a unit of its own: percent, unless its head speaks of an amount."""
    stub, grid = place.stub, place.grid
    if stub.unit is not None and stub.unit.name in RATES:
        return Unit(POINTS) if stub.says is Says.LEVEL else stub.unit
    head = "".join(grid.words(row, place.at) for row in range(grid.first))
    if not (head if stub.says is Says.LEVEL else stub.words).endswith(_AMOUNT_OF_CHANGE):
        return Unit("%")
    # 单位:万元、%: a column headed 增减 is told in the other unit, one headed 增减额 is not.
    if not head.endswith(_OF_AMOUNT) and stub.unit is None and any(unit.name in RATES for unit in grid.units):
        return Unit("%")
    return stub.unit or fitting(place.indicator, grid.units, 0, 0)


def _plain(value: Decimal) -> Decimal:
    """The same number without noughts behind the point."""
    whole = value.to_integral_value()
    return whole if value == whole else value.normalize()
