"""The figures of two years that count the same, as the rows of a table."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from yearbook_viewer.export.year_rows import YearRow
from yearbook_viewer.gui.cell_sides import LEFT, RIGHT
from yearbook_viewer.messages import Catalogue

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class Column(IntEnum):
    """From left to right."""

    INDICATOR = 0
    OLD = 1
    NEW = 2
    DIFFERENCE = 3
    RATE = 4


class YearsModel(QAbstractTableModel):
    """A row a pair: what either year prints, in its own words, and by how much they differ."""

    def __init__(self, say: Catalogue) -> None:
        super().__init__()
        self._say = say
        self._names = "", ""
        self.rows: list[YearRow] = []

    def show_rows(self, rows: Sequence[YearRow], names: tuple[str, str]) -> None:
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
    return LEFT if column is Column.INDICATOR else RIGHT
