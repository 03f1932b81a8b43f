"""A table of up to a million rows: nothing in it is measured row by row, and every key does what people expect."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

ROW_HEIGHT = 31


class LongTable(QTableView):
    """Whole rows are chosen; its actions are its context menu."""

    def __init__(self, model: QAbstractItemModel, name: str, parent: QWidget | None = None) -> None:
        """`name`: for those who hear it."""
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        # A selection of its own, always empty: Qt asks for each column whether all rows are chosen.
        header.setSelectionModel(QItemSelectionModel(model, header))
        header.setHighlightSections(False)

    def add_act(
        self, words: str, keys: tuple[QKeySequence.StandardKey | str, ...], act: Callable[[], object]
    ) -> QAction:
        """A command for the menu of the rows."""
        action = QAction(words, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda _=False: act())
        self.addAction(action)
        return action

    def enter(self) -> None:
        """Give it the keyboard, at its first row where it stands at none yet; not where it is empty."""
        if self.model().rowCount():
            if not self.currentIndex().isValid():
                self.setCurrentIndex(self.model().index(0, 0))
            self.setFocus(Qt.FocusReason.TabFocusReason)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Home and End go to the first and the last row, as people expect of a list; Ctrl is not needed."""
        to = {
            QAbstractItemView.CursorAction.MoveHome: 0,
            QAbstractItemView.CursorAction.MoveEnd: self.model().rowCount() - 1,
        }.get(action)
        if to is None or to < 0:
            return super().moveCursor(action, modifiers)
        return self.model().index(to, max(self.currentIndex().column(), 0))

    def keyboardSearch(self, search: str) -> None:
        """Nothing: Qt would ask for the words of every row."""
