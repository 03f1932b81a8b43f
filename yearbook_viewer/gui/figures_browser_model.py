"""The figures of a whole archive as a table whose rows come page by page, when they are looked at."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from yearbook_viewer.gui.cell_sides import LEFT, RIGHT, TOLD
from yearbook_viewer.gui.figures_browser_rows import HEADINGS, ORDERS, BrowserColumn, BrowserRow
from yearbook_viewer.gui.paged_rows import WAITING, PagedRows
from yearbook_viewer.gui.theme import Theme
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import FigureAddress, FigureOrder

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()

# Rows that are read at once: more than a window shows, and read in some ten milliseconds.
PAGE = 64


class FiguresBrowserModel(QAbstractTableModel):
    """Knows the addresses of all rows, and the words of those that were looked at.

    `page_wanted`: which page (counted from 0) is to be given to `take_page`, one at a time.
    `order_changed`: the reader sorts by another column; `order_refused`: by one that nothing is sorted by.
    """

    page_wanted = Signal(int)
    order_changed = Signal()
    order_refused = Signal()

    def __init__(self, say: Catalogue, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._theme = theme
        self._addresses: Sequence[FigureAddress] = ()
        self._rows: PagedRows[BrowserRow] = PagedRows(PAGE, self.page_wanted.emit, self)
        self._units: Mapping[str, str] = {}
        self.order = FigureOrder.TEXT
        self.falling = False

    def show_addresses(self, addresses: Sequence[FigureAddress]) -> None:
        """These rows from now on; where they are as many as before, the view stays where it is."""
        same = len(addresses) == self._rows.count
        if not same:
            self.beginResetModel()
        self._addresses = addresses
        self._rows.start(len(addresses))
        if same:
            self._changed(0, len(addresses) - 1)
        else:
            self.endResetModel()

    def page(self, number: int) -> Sequence[FigureAddress]:
        """The addresses of the rows of a page."""
        return self._addresses[number * PAGE : (number + 1) * PAGE]

    def take_page(self, number: int, rows: Sequence[BrowserRow]) -> None:
        """The rows of the page that was wanted; none where it cannot be had."""
        taken = self._rows.take(number, rows)
        if taken:
            self._changed(taken[0], taken[-1])

    def set_units(self, units: Mapping[str, str]) -> None:
        """Which unit the values of a family are shown in, where that is not their own."""
        self._units = units
        self._changed(0, self._rows.count - 1)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._changed(0, self._rows.count - 1)

    def address(self, row: int) -> FigureAddress:
        """The address of the figure in a row."""
        return self._addresses[row]

    def addresses(self, rows: Sequence[range]) -> list[FigureAddress]:
        """The addresses of the rows in these stretches, in the order of the table."""
        return [address for stretch in rows for address in self._addresses[stretch.start : stretch.stop]]

    @property
    def all_addresses(self) -> Sequence[FigureAddress]:
        return self._addresses

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else self._rows.count

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(BrowserColumn)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal or section < 0:
            return None
        column = BrowserColumn(section)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                # Qt's own arrow is drawn over words at the right side.
                sign = (" ↓" if self.falling else " ↑") if ORDERS.get(column) is self.order else ""
                return self._say(HEADINGS[column]) + sign
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
            case Qt.ItemDataRole.ToolTipRole:
                if column in ORDERS:
                    return self._say("单击按此列排序,第三次单击回到原文顺序")
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in TOLD or not index.isValid():
            return None
        column = BrowserColumn(index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        row = self._rows.row(index.row())
        if row is None:
            return WAITING if role == Qt.ItemDataRole.DisplayRole and not column else None
        answer: object = None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                answer = self._shown(row, column)
            case Qt.ItemDataRole.ToolTipRole:
                answer = row.tip(column, self._units)
            case Qt.ItemDataRole.AccessibleTextRole:
                answer = f"{self._say(HEADINGS[column])} {self._shown(row, column)}"
            case Qt.ItemDataRole.ForegroundRole:
                answer = self._colour(row, column)
        return answer

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """By the column, or in the order of the text for column -1; the rows come from the archive in that order."""
        wanted = FigureOrder.TEXT if column < 0 else ORDERS.get(BrowserColumn(column))
        if wanted is None:
            self.order_refused.emit()
            return
        falling = column >= 0 and order is Qt.SortOrder.DescendingOrder
        if (wanted, falling) != (self.order, self.falling):
            self.order, self.falling = wanted, falling
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(BrowserColumn) - 1)
            self.order_changed.emit()

    def _changed(self, first: int, last: int) -> None:
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(BrowserColumn) - 1))

    def _shown(self, row: BrowserRow, column: BrowserColumn) -> str:
        text = row.text(column, self._units)
        return f"{text} ?" if column is BrowserColumn.TEXT and row.doubtful else text

    def _colour(self, row: BrowserRow, column: BrowserColumn) -> QColor | None:
        if column is BrowserColumn.CHANGE:
            return QColor(self._theme.inconsistent if row.sign == "−" else self._theme.rise)
        if column in (BrowserColumn.INDICATOR, BrowserColumn.VALUE, BrowserColumn.UNIT, BrowserColumn.YEAR):
            return QColor(self._theme.dim) if row.target else None
        return QColor(self._theme.dim)


def _alignment(column: BrowserColumn) -> Qt.AlignmentFlag:
    return RIGHT if column in (BrowserColumn.VALUE, BrowserColumn.CHANGE) else LEFT
