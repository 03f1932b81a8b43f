"""The rows of the table of figures, in words: made beside the window, which only shows them."""

from collections.abc import Sequence
from decimal import Decimal
from enum import IntEnum

from yearbook_viewer.records import Figure, Role
from yearbook_viewer.text.figure_rows import FigureRow


class Column(IntEnum):
    """From left to right."""

    INDICATOR = 0
    TEXT = 1
    VALUE = 2
    UNIT = 3
    CHANGE = 4
    QUALIFIER = 5
    YEAR = 6
    SECTION = 7


class FigureLine:
    """A row ready to be shown. `level` and `changes` are places among the figures of the entry."""

    __slots__ = ("change_value", "changes", "fallen", "level", "order", "place", "target", "texts", "tip", "value")

    def __init__(self, order: int, row: FigureRow, numbered: Sequence[tuple[int, Figure]], section: str) -> None:
        changes = [numbered[place] for place in row.changes]
        place, figure = changes[0] if row.level is None else numbered[row.level]
        level = None if row.level is None else figure
        self.order = order
        self.place = place
        self.level = None if row.level is None else place
        self.changes = tuple(place for place, _ in changes)
        self.value = level.value if level else None
        self.change_value = _signed(changes[0][1]) if changes else None
        self.fallen = bool(changes) and changes[0][1].role is Role.DECREASE
        self.target = figure.target
        self.texts = {
            Column.INDICATOR: "　" * row.depth + row.indicator,
            Column.TEXT: figure.text,
            Column.VALUE: number_text(self.value),
            Column.UNIT: figure.unit,
            Column.CHANGE: "、".join(_change_text(change, level) for _, change in changes),
            Column.QUALIFIER: figure.qualifier,
            Column.YEAR: "" if figure.year is None else str(figure.year),
            Column.SECTION: section,
        }
        self.tip = {change.relation for _, change in changes}

    def holds(self, place: int) -> bool:
        """Whether the row shows the figure at that place of the entry."""
        return place == self.level or place in self.changes

    def number(self, column: Column) -> Decimal | None:
        """What a column of numbers is sorted by."""
        return self.change_value if column is Column.CHANGE else self.value


def _signed(change: Figure) -> Decimal | None:
    if change.value is None:
        return None
    return -change.value if change.role is Role.DECREASE else change.value


def _change_text(change: Figure, level: Figure | None) -> str:
    """＋1,823, with its unit where that is another than the level's."""
    sign = "−" if change.role is Role.DECREASE else "＋"
    unit = "" if level and level.unit == change.unit else change.unit
    return sign + (number_text(change.value) + unit if change.value is not None else change.text)


def number_text(value: Decimal | None) -> str:
    """A value as people read it: thousands with commas, no exponent; empty for no value."""
    return "" if value is None else f"{value:,f}"
