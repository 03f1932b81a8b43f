"""What a search found over the years as the rows of a table."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from yearbook_viewer.export.hit_years import COLUMNS, YearRow
from yearbook_viewer.gui.cell_sides import LEFT, RIGHT
from yearbook_viewer.messages import Catalogue

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class HitsYearsModel(QAbstractTableModel):
    """A row a year that the archive has anything of; those that the search is narrowed to are bold."""

    def __init__(self, say: Catalogue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._chosen: frozenset[int | None] = frozenset()
        self.rows: Sequence[YearRow] = ()

    def show_years(self, rows: Sequence[YearRow], chosen: frozenset[int | None]) -> None:
        """These rows from now on."""
        self.beginResetModel()
        self.rows, self._chosen = rows, chosen
        self.endResetModel()

    def table_text(self) -> str:
        """All rows as TSV with a header, for the clipboard."""
        header = [self._say(name) for name in COLUMNS]
        body = [[str(cell) for cell in row.cells(self._say("没有年份"))] for row in self.rows]
        return "\n".join("\t".join(cells) for cells in [header, *body]) + "\n"

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal or section < 0:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._say(COLUMNS[section])
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(section)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        answer: object = None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                answer = self._words(row, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                answer = f"{self._say(COLUMNS[column])} {self._words(row, column)}"
            case Qt.ItemDataRole.TextAlignmentRole:
                answer = _alignment(column)
            case Qt.ItemDataRole.FontRole if row.year in self._chosen:
                answer = QFont()
                answer.setBold(True)
        return answer

    def _words(self, row: YearRow, column: int) -> str:
        cell = row.cells(self._say("没有年份"))[column]
        return str(cell) if column == 0 or isinstance(cell, str) else f"{cell:,}"


def _alignment(column: int) -> Qt.AlignmentFlag:
    return LEFT if column == 0 else RIGHT
