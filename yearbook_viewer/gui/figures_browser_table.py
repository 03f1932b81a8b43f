"""The table of the figures browser: columns, sorting, and what can be done with the chosen rows."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from yearbook_viewer.gui.figures_browser_model import FiguresBrowserModel
from yearbook_viewer.gui.figures_browser_rows import HEADINGS, ORDERS, BrowserColumn
from yearbook_viewer.gui.long_table import LongTable
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import FigureOrder

WIDTHS = {
    BrowserColumn.INDICATOR: 200,
    BrowserColumn.TEXT: 110,
    BrowserColumn.VALUE: 130,
    BrowserColumn.UNIT: 62,
    BrowserColumn.CHANGE: 96,
    BrowserColumn.YEAR: 60,
    BrowserColumn.PERIOD: 66,
    BrowserColumn.SCOPE: 76,
    BrowserColumn.SUBJECT: 130,
    BrowserColumn.VOLUME: 130,
    BrowserColumn.ENTRY: 150,
    BrowserColumn.SECTION: 130,
}


class FiguresBrowserTable(LongTable):
    """`opened`: the row to be opened in its entry; the others: what is wished for the chosen rows."""

    opened = Signal(int)
    copy_requested = Signal()
    series_requested = Signal()
    export_requested = Signal()

    def __init__(self, model: FiguresBrowserModel, say: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(model, say("全部数据"), parent)
        self._say = say
        self._model = model
        self._set_up_header()
        self.actions_ = {
            "open": self.add_act(say("打开(&O)"), (), lambda: self.opened.emit(self.currentIndex().row())),
            "copy": self.add_act(say("复制(&C)"), (QKeySequence.StandardKey.Copy,), self.copy_requested.emit),
            "series": self.add_act(say("历年走势(&H)…"), ("Ctrl+Shift+G",), self.series_requested.emit),
            "export": self.add_act(say("导出(&X)…"), ("Ctrl+Shift+E",), self.export_requested.emit),
        }
        self.activated.connect(lambda index: self.opened.emit(index.row()))
        model.order_refused.connect(self.show_order)

    def chosen(self) -> list[range]:
        """The chosen rows as stretches, from top to bottom."""
        selection = self.selectionModel().selection()
        ranges = sorted((stretch.top(), stretch.bottom()) for stretch in selection.toList())
        stretches: list[range] = []
        for top, bottom in ranges:
            if stretches and top < stretches[-1].stop:
                stretches[-1] = range(stretches[-1].start, max(stretches[-1].stop, bottom + 1))
            else:
                stretches.append(range(top, bottom + 1))
        return stretches

    def shown_columns(self) -> list[BrowserColumn]:
        """Those that are not hidden, from left to right."""
        header = self.horizontalHeader()
        columns = [BrowserColumn(header.logicalIndex(place)) for place in range(header.count())]
        return [column for column in columns if not header.isSectionHidden(column)]

    def show_order(self) -> None:
        """Let the header say what the rows are sorted by."""
        column = next((column for column, order in ORDERS.items() if order is self._model.order), -1)
        falling = self._model.falling
        header = self.horizontalHeader()
        header.blockSignals(True)
        header.setSortIndicator(column, Qt.SortOrder.DescendingOrder if falling else Qt.SortOrder.AscendingOrder)
        header.blockSignals(False)

    def sort_by(self, order: FigureOrder, *, falling: bool) -> None:
        """As a click on the header would."""
        column = next((column for column, each in ORDERS.items() if each is order), -1)
        self.horizontalHeader().setSortIndicator(
            column, Qt.SortOrder.DescendingOrder if falling else Qt.SortOrder.AscendingOrder
        )

    def column_switches(self, menu: QMenu) -> list[QAction]:
        """A switch for each column but the first."""
        return [self._switch(column, menu) for column in BrowserColumn if column is not BrowserColumn.INDICATOR]

    def _switch(self, column: BrowserColumn, menu: QMenu) -> QAction:
        action = QAction(self._say(HEADINGS[column]), menu, checkable=True)
        action.setChecked(not self.isColumnHidden(column))
        action.toggled.connect(lambda shown: self.setColumnHidden(column, not shown))
        return action

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        header.setSortIndicatorShown(False)
        for column, width in WIDTHS.items():
            self.setColumnWidth(column, width)
