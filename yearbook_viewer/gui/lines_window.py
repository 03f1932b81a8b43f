"""The window 前后文对照: every hit in the middle of its line, so that what stands around the words can be compared."""

from collections.abc import Sequence
from enum import Enum, auto
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from yearbook_viewer.gui.legend import FlowLayout
from yearbook_viewer.gui.lines_model import ORDER_NAMES, ORDER_TIPS, LinesModel
from yearbook_viewer.gui.lines_table import LinesTable
from yearbook_viewer.gui.list_panel import ListPanel, ListStatus
from yearbook_viewer.gui.settings import Settings
from yearbook_viewer.gui.theme import Theme
from yearbook_viewer.gui.window_beside import WindowBeside
from yearbook_viewer.messages import N_, Catalogue
from yearbook_viewer.records.searched import ContextLine, ContextLines, LineOrder, SearchWish

FIRST_SIZE = QSize(1_080, 680)


class Copied(Enum):
    """As what lines go to the clipboard."""

    PLAIN = auto()
    CITED = auto()
    TABLE = auto()


_COPY_NAMES = {
    Copied.PLAIN: N_("复制(&C)"),
    Copied.CITED: N_("复制并附引文(&Q)"),
    Copied.TABLE: N_("复制为表格(&T)"),
}


class LinesWindow(WindowBeside):
    """A window of its own beside the main one.

    `order_wished`: a LineOrder; `show_requested`: a ContextLine whose place is to be seen in the main window, while
    this one stays in front; `open_requested`: one that the reader goes to. `copy_requested`: lines, and as what they
    go (Copied); `export_requested`: the chosen lines, none where all are meant.
    """

    order_wished = Signal(object)
    show_requested = Signal(object)
    open_requested = Signal(object)
    copy_requested = Signal(object, object)
    export_requested = Signal(object)

    def __init__(self, say: Catalogue, theme: Theme, settings: Settings) -> None:
        super().__init__(settings, "lines")
        self._say = say
        self.order = LineOrder.FOUND
        self.model = LinesModel(say, theme, self)
        self.table = LinesTable(self.model, say, theme)
        self.status = ListStatus(say)
        self.status.clear()
        self.status.setWordWrap(True)
        self.status.setTextFormat(Qt.TextFormat.PlainText)
        self.panel = ListPanel(self.table, say("没有可以对照的行:没有找到,或者搜索里没有写要找的词。"))
        self.orders = {order: self._order_button(order) for order in ORDER_NAMES}
        self.copy, self.export = QToolButton(), QToolButton()
        self._lay_out()
        self._connect()
        self._choose_order(LineOrder.FOUND)
        self.come_back(FIRST_SIZE)

    def await_lines(self, wish: SearchWish) -> None:
        """The lines of this search are asked for."""
        self.setWindowTitle(self._say("前后文对照 — {words}", words=wish.words))
        self.status.wait()

    def show_lines(self, found: ContextLines) -> None:
        """What was found, in the order that was asked for."""
        self.table.clearSelection()
        self.model.show_lines(found.lines)
        self.table.scrollToTop()
        self.panel.show_list(filled=bool(found.lines))
        for button in (self.copy, self.export):
            button.setEnabled(bool(found.lines))
        total, listed = f"{found.total:,}", f"{len(found.lines):,}"
        if len(found.lines) < found.total:
            self.status.tell(self._say("共 {total} 处,列出前 {listed} 处", total=total, listed=listed))
        else:
            self.status.tell(self._say("共 {total} 处", total=total))

    def tell(self, words: str) -> None:
        """Say what was done or what could not be."""
        self.status.tell(words)

    def set_theme(self, theme: Theme) -> None:
        self.table.words_delegate.theme = theme
        self.model.set_theme(theme)

    def _chosen(self) -> Sequence[ContextLine]:
        return [self.model.line(row) for row in self.table.chosen()]

    def _show(self, row: int) -> None:
        if 0 <= row < self.model.rowCount():
            self.show_requested.emit(self.model.line(row))

    def _open(self, row: int) -> None:
        if 0 <= row < self.model.rowCount():
            self.open_requested.emit(self.model.line(row))

    def _copy(self, form: Copied) -> None:
        """The chosen lines; all that are listed where none is."""
        lines = self._chosen() or [self.model.line(row) for row in range(self.model.rowCount())]
        if lines:
            self.copy_requested.emit(lines, form)

    def _choose_order(self, order: LineOrder) -> None:
        self.order = order
        self.orders[order].setChecked(True)
        self.table.show_order(order)

    def _wish_order(self, order: LineOrder) -> None:
        if order is not self.order:
            self._choose_order(order)
            self.order_wished.emit(order)

    def _order_button(self, order: LineOrder) -> QToolButton:
        button = QToolButton()
        button.setText(self._say(ORDER_NAMES[order]))
        button.setToolTip(self._say(ORDER_TIPS[order]))
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self._wish_order(order))
        return button

    def _connect(self) -> None:
        self.table.shown.connect(self._show)
        self.table.opened.connect(self._open)
        self.table.order_wished.connect(self._wish_order)
        self.export.clicked.connect(lambda: self.export_requested.emit(()))
        self.table.add_act(self._say("打开(&O)"), (), lambda: self._open(self.table.currentIndex().row()))
        for form, name in _COPY_NAMES.items():
            keys = (QKeySequence.StandardKey.Copy,) if form is Copied.PLAIN else ()
            self.table.add_act(self._say(name), keys, partial(self._copy, form))
        self.table.add_act(
            self._say("导出选中的行(&X)…"), (), lambda: self.export_requested.emit(tuple(self._chosen()))
        )
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)

    def _lay_out(self) -> None:
        say = self._say
        group = QButtonGroup(self)
        tools = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        tools.setSizePolicy(policy)
        row = FlowLayout(tools, gap=4)
        for button in self.orders.values():
            group.addButton(button)
            row.addWidget(button)
        self.copy.setText(say("复制(&C) ▾"))
        self.copy.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.copy)
        for form, name in _COPY_NAMES.items():
            menu.addAction(say(name), partial(self._copy, form))
        self.copy.setMenu(menu)
        self.export.setText(say("导出(&X)…"))
        for button in (self.copy, self.export):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(6)
        layout.addWidget(tools)
        layout.addWidget(self.status)
        layout.addWidget(self.panel, 1)
