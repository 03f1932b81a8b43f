"""The rows of the table of figures, in words: made beside the window, which only shows them."""

from collections.abc import Sequence
from decimal import Decimal
from enum import IntEnum

from yearbook_viewer.export.figure_cells import converted
from yearbook_viewer.records import Figure, Role
from yearbook_viewer.text.figure_rows import FigureRow, printed_value


class Column(IntEnum):
    """From left to right. New ones come last, for what a reader set stands under these numbers."""

    INDICATOR = 0
    TEXT = 1
    VALUE = 2
    UNIT = 3
    CHANGE = 4
    QUALIFIER = 5
    YEAR = 6
    SECTION = 7
    PERIOD = 8
    SCOPE = 9
    DOUBT = 10


class FigureLine:
    """A row ready to be shown. `level` and `changes` are places among the figures of the entry.

    `texts`: what stands in each column, where no language and no unit is chosen; of PERIOD and DOUBT the keys.
    """

    __slots__ = (
        "_changed",
        "change_value",
        "changes",
        "fallen",
        "level",
        "measured",
        "order",
        "place",
        "target",
        "texts",
        "tip",
        "value",
    )  # fmt: skip

    def __init__(self, order: int, row: FigureRow, numbered: Sequence[tuple[int, Figure]], section: str) -> None:
        changes = [numbered[place] for place in row.changes]
        place, figure = changes[0] if row.level is None else numbered[row.level]
        level = None if row.level is None else figure
        self._changed = tuple(change for _, change in changes)
        self.order = order
        self.place = place
        self.level = None if row.level is None else place
        self.changes = tuple(place for place, _ in changes)
        self.value = level.value if level else None
        self.measured = level.unit if level else None
        self.change_value = _signed(changes[0][1]) if changes else None
        self.fallen = bool(changes) and changes[0][1].role is Role.DECREASE
        self.target = figure.target
        self.texts = {
            Column.INDICATOR: "　" * row.depth + row.indicator,
            Column.TEXT: figure.text,
            Column.VALUE: number_text(printed_value(level) if level else None),
            Column.UNIT: figure.unit,
            Column.CHANGE: self._change_words(()),
            Column.QUALIFIER: figure.qualifier,
            Column.YEAR: "" if figure.year is None else str(figure.year),
            Column.PERIOD: figure.period.value,
            Column.SCOPE: figure.scope,
            Column.SECTION: section,
            Column.DOUBT: next((each.doubt for each in (figure, *self._changed) if each.doubt), ""),
        }
        self.tip = {change.relation for _, change in changes}

    def holds(self, place: int) -> bool:
        """Whether the row shows the figure at that place of the entry."""
        return place == self.level or place in self.changes

    def number(self, column: Column) -> Decimal | None:
        """What a column of numbers is sorted by."""
        return self.change_value if column is Column.CHANGE else self.value

    def text_in(self, column: Column, units: Sequence[str]) -> str:
        """What stands in a column where the reader wants values in these units, as far as they measure the same."""
        if units and column in {Column.VALUE, Column.UNIT} and self.measured is not None:
            told = converted(self.value, self.measured, units)
            if told:
                return number_text(told[0]) if column is Column.VALUE else told[1]
        if units and column is Column.CHANGE:
            return self._change_words(units)
        return self.texts[column]

    def _change_words(self, units: Sequence[str]) -> str:
        return "、".join(_change_text(change, self.measured, units) for change in self._changed)


def _signed(change: Figure) -> Decimal | None:
    if change.value is None:
        return None
    return -change.value if change.role is Role.DECREASE else change.value


def _change_text(change: Figure, measured: str | None, units: Sequence[str]) -> str:
    """＋1,823, with its unit where that is another than the level's, which is `measured`."""
    sign = "−" if change.role is Role.DECREASE else "＋"
    if change.value is None:
        return sign + change.text
    value, unit = converted(change.value, change.unit, units) or (printed_value(change), change.unit)
    return sign + number_text(value) + ("" if change.unit == measured else unit)


def number_text(value: Decimal | None) -> str:
    """A value as people read it: thousands with commas, no exponent; empty for no value."""
    return "" if value is None else f"{value:,f}"
