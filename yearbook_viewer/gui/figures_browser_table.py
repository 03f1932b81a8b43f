"""The table of the figures browser: columns, sorting, and what can be done with the chosen rows."""

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QMenu, QTableView, QWidget

from yearbook_viewer.gui.figures_browser_model import FiguresBrowserModel
from yearbook_viewer.gui.figures_browser_rows import HEADINGS, ORDERS, BrowserColumn
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import FigureOrder

ROW_HEIGHT = 31
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


class FiguresBrowserTable(QTableView):
    """`opened`: the row to be opened in its entry; the others: what is wished for the chosen rows."""

    opened = Signal(int)
    copy_requested = Signal()
    series_requested = Signal()
    export_requested = Signal()

    def __init__(self, model: FiguresBrowserModel, say: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._model = model
        self.setModel(model)
        self.setAccessibleName(say("全部数据"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        # Nothing is measured by its rows: there are a million.
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.verticalHeader().hide()
        self._set_up_header()
        self.actions_ = {
            "open": self._act(say("打开(&O)"), (), lambda: self.opened.emit(self.currentIndex().row())),
            "copy": self._act(say("复制(&C)"), (QKeySequence.StandardKey.Copy,), self.copy_requested.emit),
            "series": self._act(say("历年走势(&H)…"), ("Ctrl+Shift+G",), self.series_requested.emit),
            "export": self._act(say("导出(&X)…"), ("Ctrl+Shift+E",), self.export_requested.emit),
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
        # A selection of its own, always empty: Qt asks for each column whether all of a million rows are chosen.
        header.setSelectionModel(QItemSelectionModel(self._model, header))
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        header.setSortIndicatorShown(False)
        for column, width in WIDTHS.items():
            self.setColumnWidth(column, width)

    def _act(self, words: str, keys: tuple[QKeySequence.StandardKey | str, ...], act: Callable[[], object]) -> QAction:
        action = QAction(words, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda _=False: act())
        self.addAction(action)
        return action

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Home and End go to the first and the last row, as people expect of a list; Ctrl is not needed."""
        to = {
            QAbstractItemView.CursorAction.MoveHome: 0,
            QAbstractItemView.CursorAction.MoveEnd: self._model.rowCount() - 1,
        }.get(action)
        if to is None or to < 0:
            return super().moveCursor(action, modifiers)
        return self._model.index(to, max(self.currentIndex().column(), 0))
