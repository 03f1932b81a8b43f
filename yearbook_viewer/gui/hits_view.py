"""The list of what a search found: rows of one height, reached by keyboard, of which there may be a million."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from yearbook_viewer.gui.hit_delegate import HitDelegate
from yearbook_viewer.gui.hits_model import HitsModel
from yearbook_viewer.gui.theme import Theme
from yearbook_viewer.messages import Catalogue


class HitsView(QTableView):
    """`row_chosen`: the row to be opened. `left_upwards`: the reader went up from the first row.

    A table of one column and not a QListView: that one asks for the size of every row at each change.
    """

    row_chosen = Signal(int)
    left_upwards = Signal()

    def __init__(self, model: HitsModel, say: Catalogue, theme: Theme) -> None:
        super().__init__()
        self._delegate = HitDelegate(say, theme, self)
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self.setAccessibleName(say("搜索结果"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.horizontalHeader()
        # A selection of its own, always empty: Qt asks for a column whether all of a million rows are chosen.
        header.setSelectionModel(QItemSelectionModel(model, header))
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().hide()
        self._measure()
        self.clicked.connect(lambda index: self.row_chosen.emit(index.row()))
        self.activated.connect(lambda index: self.row_chosen.emit(index.row()))

    def follow(self, row: int) -> None:
        """Make a row the chosen one, and show it."""
        index = self.model().index(row, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def set_theme(self, theme: Theme) -> None:
        self._delegate.theme = theme
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Nothing: Qt would ask for the words of every row."""

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Home and End go to the first and the last row, as people expect of a list; Ctrl is not needed."""
        to = {
            QAbstractItemView.CursorAction.MoveHome: 0,
            QAbstractItemView.CursorAction.MoveEnd: self.model().rowCount() - 1,
        }.get(action)
        if to is None or to < 0:
            return super().moveCursor(action, modifiers)
        return self.model().index(to, 0)

    def _measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._delegate.row_height(self.font()))
