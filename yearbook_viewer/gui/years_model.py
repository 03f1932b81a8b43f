"""The figures of two years that count the same, as the rows of a table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from yearbook_viewer.gui.figure_lines import number_text
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Extraction, Figure, FigurePair, Role

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()

_TENTH = Decimal("0.1")
# In the scale that both are printed with.
_SCALES = {"亿": Decimal(10**8), "万": Decimal(10**4)}
# Two rates differ by points.
_POINTS = {"%": "个百分点", "‰": "个千分点"}


class Column(IntEnum):
    """From left to right."""

    INDICATOR = 0
    OLD = 1
    NEW = 2
    DIFFERENCE = 3
    RATE = 4


@dataclass(frozen=True, slots=True)
class YearsRow:
    """What either year prints; one of them at least. `texts`: what stands in each column."""

    old: Figure | None
    new: Figure | None
    texts: tuple[str, ...]


class YearsModel(QAbstractTableModel):
    """A row a pair: what either year prints, in its own words, and by how much they differ."""

    def __init__(self, say: Catalogue) -> None:
        super().__init__()
        self._say = say
        self._names = "", ""
        self.rows: list[YearsRow] = []

    def show_rows(self, rows: Sequence[YearsRow], names: tuple[str, str]) -> None:
        """Rows in their order; `names` head the columns of the two years."""
        self.beginResetModel()
        self._names = names
        self.rows = list(rows)
        self.endResetModel()

    def table_text(self) -> str:
        """All rows as TSV with a header, for the clipboard."""
        header = [str(self.headerData(column, Qt.Orientation.Horizontal)) for column in Column]
        return "\n".join("\t".join(cells) for cells in [header, *(row.texts for row in self.rows)]) + "\n"

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal or section < 0:
            return None
        column = Column(section)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        words = {
            Column.INDICATOR: self._say("指标"),
            Column.OLD: self._names[0],
            Column.NEW: self._names[1],
            Column.DIFFERENCE: self._say("增减"),
            Column.RATE: self._say("增减 %"),
        }
        return words[column]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        column = Column(index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.rows[index.row()].texts[column]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            heading = self.headerData(column, Qt.Orientation.Horizontal)
            return f"{heading} {self.rows[index.row()].texts[column]}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        return None


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeft if column is Column.INDICATOR else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter


def years_rows(old: Extraction, new: Extraction, pairs: Iterable[FigurePair]) -> list[YearsRow]:
    """The pairs as rows, in words: made beside the window, which only shows them."""
    return [
        _row(
            None if pair.old is None else old.figures[pair.old],
            None if pair.new is None else new.figures[pair.new],
        )
        for pair in pairs
    ]


def _row(old: Figure | None, new: Figure | None) -> YearsRow:
    indicator = next((figure.indicator for figure in (new, old) if figure), "")
    return YearsRow(old, new, (indicator, _printed(old), _printed(new), *_compared(old, new)))


def _printed(figure: Figure | None) -> str:
    """As the text has it, a change with its sign."""
    if figure is None:
        return ""
    sign = {Role.LEVEL: "", Role.INCREASE: "＋", Role.DECREASE: "−"}[figure.role]
    return sign + " ".join(figure.text.split())


def _compared(old: Figure | None, new: Figure | None) -> tuple[str, str]:
    """By how much, in the unit or in points of it, and by how many per cent; of rates and changes no per cent."""
    if old is None or new is None or old.value is None or new.value is None:
        return "", ""
    before, after = _signed(old, old.value), _signed(new, new.value)
    scale = next((scale for scale in _SCALES if scale in old.text and scale in new.text), "")
    difference = _with_sign((after - before) / _SCALES.get(scale, 1), scale + _POINTS.get(new.unit, new.unit))
    if new.unit in _POINTS or new.role is not Role.LEVEL or before <= 0:
        return difference, ""
    return difference, _with_sign(((after - before) / before * 100).quantize(_TENTH), "%")


def _signed(figure: Figure, value: Decimal) -> Decimal:
    return -value if figure.role is Role.DECREASE else value


def _with_sign(number: Decimal, unit: str) -> str:
    if not number:
        return f"0{unit}"
    return f"{'−' if number < 0 else '＋'}{number_text(abs(number))}{unit}"
