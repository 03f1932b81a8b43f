"""The table of all entities: columns, sorting by a click, and what can be done with the chosen ones."""

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from yearbook_viewer.gui.entities_browser_model import ORDERS, EntitiesBrowserModel, EntityColumn
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records.entities import Entity, EntityOrder

ROW_HEIGHT = 31
WIDTHS = {
    EntityColumn.KIND: 82,
    EntityColumn.MENTIONS: 68,
    EntityColumn.ENTRIES: 54,
    EntityColumn.YEARS: 88,
}
# Rows that are looked at for what is chosen: more than anybody merges.
_CHOSEN = 1_000


class EntitiesBrowserTable(QTableView):
    """`row_entered`: the row that is the current one now; `opened`: one that the reader goes on to.

    `order_wished`: an EntityOrder; `merge_requested`, `copy_requested`: for the chosen rows.
    """

    row_entered = Signal(int)
    opened = Signal(int)
    order_wished = Signal(object)
    merge_requested = Signal()
    copy_requested = Signal()

    def __init__(self, model: EntitiesBrowserModel, say: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self.setAccessibleName(say("全部实体"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        # Nothing is measured by its rows: there may be a hundred thousand.
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.verticalHeader().hide()
        self._set_up_header()
        self.open_act = self._act(say("打开实体页(&O)"), (), lambda: self.opened.emit(self.currentIndex().row()))
        self.merge_act = self._act(say("合并选中的两个(&M)…"), (), self.merge_requested.emit)
        self.copy_act = self._act(say("复制(&C)"), (QKeySequence.StandardKey.Copy,), self.copy_requested.emit)
        self.activated.connect(lambda index: self.opened.emit(index.row()))
        self.selectionModel().currentRowChanged.connect(self._enter)

    def chosen(self) -> list[Entity]:
        """The chosen ones that are here, from top to bottom."""
        rows = sorted({
            row
            for stretch in self.selectionModel().selection().toList()
            for row in range(stretch.top(), min(stretch.bottom() + 1, stretch.top() + _CHOSEN))
        })  # fmt: skip
        return [entity for row in rows if (entity := self._model.entity(row)) is not None]

    def show_order(self, order: EntityOrder) -> None:
        """Let the header say what the rows are sorted by."""
        column = next(column for column, each in ORDERS.items() if each is order)
        falling = order is EntityOrder.COUNT
        header = self.horizontalHeader()
        header.blockSignals(True)
        header.setSortIndicator(column, Qt.SortOrder.DescendingOrder if falling else Qt.SortOrder.AscendingOrder)
        header.blockSignals(False)
        self._order = order

    def keyboardSearch(self, search: str) -> None:
        """Nothing: Qt would ask for the words of every row."""

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        # A selection of its own, always empty: Qt asks for each column whether all rows are chosen.
        header.setSelectionModel(QItemSelectionModel(self._model, header))
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(EntityColumn.NAME, QHeaderView.ResizeMode.Stretch)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.sectionClicked.connect(self._sort)
        self.show_order(EntityOrder.NAME)
        for column, width in WIDTHS.items():
            self.setColumnWidth(column, width)

    def _sort(self, column: int) -> None:
        wanted = ORDERS.get(EntityColumn(column))
        # Qt has turned the arrow already.
        self.show_order(wanted or self._order)
        if wanted:
            self.order_wished.emit(wanted)

    def _enter(self, index: QModelIndex) -> None:
        if index.isValid():
            self.row_entered.emit(index.row())

    def _act(self, words: str, keys: tuple[QKeySequence.StandardKey, ...], act: Callable[[], object]) -> QAction:
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
