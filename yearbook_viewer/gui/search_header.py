"""The top of the search tab: how much was found, how it is ordered, and what else can be done with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from yearbook_viewer.gui.hit_words import ORDER_NAMES
from yearbook_viewer.gui.legend import FlowLayout
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import HitOrder, Hits, SearchWish


class SearchHeader(QWidget):
    """Counts, remarks, and a row of tools.

    `order_chosen`: a HitOrder; `exact_switched`: letter for letter or not; `within_switched`: only in the entry that
    is read, or not.
    """

    order_chosen = Signal(object)
    exact_switched = Signal(bool)
    within_switched = Signal(bool)

    def __init__(self, say: Catalogue) -> None:
        super().__init__()
        self._say = say
        self.count = _line()
        self.count.setProperty("dim", False)
        self.count.setAccessibleName(say("搜索结果的数目"))
        self.remarks = _line()
        self.scanned = _line()
        self.order = QToolButton()
        self.order.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.order.setToolTip(say("小节的先后"))
        self.orders = self._order_menu()
        self.exact = self._switch(say("逐字精确"), say("繁简、全角半角、大小写、〇与零、空格都要一样"))
        self.exact.clicked.connect(self.exact_switched)
        self.within = self._switch(say("仅本条目"), say("只在正在读的条目中搜索"))
        self.within.clicked.connect(self.within_switched)
        tools = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        tools.setSizePolicy(policy)
        self._tools = FlowLayout(tools, gap=2)
        tools.setContentsMargins(6, 0, 6, 0)
        for button in (self.order, self.exact, self.within):
            self._add(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for label in (self.count, self.remarks, self.scanned):
            layout.addWidget(label)
        layout.addWidget(tools)

    def add_tool(self, action: QAction) -> QToolButton:
        """Put a command into the row of tools; the button it has there."""
        button = QToolButton()
        button.setDefaultAction(action)
        button.setAccessibleName(action.iconText())
        self._add(button)
        return button

    def show_wish(self, wish: SearchWish, *, within: bool) -> None:
        """How was searched. `within`: in the entry that is read alone."""
        for order, action in self.orders.items():
            action.setChecked(order is wish.order)
        name = self._say(ORDER_NAMES[wish.order])
        self.order.setText(f"{name} ▾")
        self.order.setAccessibleName(self._say("先后:{order}", order=name))
        for button, on in ((self.exact, wish.exact), (self.within, within)):
            button.setChecked(on)

    def show_counts(self, hits: Hits) -> None:
        """How much was found, and whether all of it comes from the index."""
        say = self._say
        total, sections, entries = (f"{count:,}" for count in (hits.total, hits.sections, hits.entries))
        if hits.total:
            words = say(
                "共 {total} 处,{sections} 个小节,{entries} 个条目", total=total, sections=sections, entries=entries
            )
        else:
            # Sections of a year, or without some words: nothing in them is a hit.
            words = say("共 {sections} 个小节,{entries} 个条目", sections=sections, entries=entries)
        self.count.setText(words)
        self.count.setVisible(hits.sections > 0)
        self.show_scanned(hits.scanned)

    def show_scanned(self, entries: int) -> None:
        """How many entries the index lacks, which are read through at every search."""
        self.scanned.setText(self._say("索引正在补建,暂以逐篇查找代替(还有 {count} 个条目)", count=f"{entries:,}"))
        self.scanned.setVisible(entries > 0)

    def show_remarks(self, remarks: str) -> None:
        """What is to be said about the words as they were typed; empty for nothing."""
        self.remarks.setText(remarks)
        self.remarks.setVisible(bool(remarks))

    def _add(self, button: QToolButton) -> None:
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setProperty("compact", True)
        self._tools.addWidget(button)

    def _order_menu(self) -> dict[HitOrder, QAction]:
        menu, group = QMenu(self.order), QActionGroup(self)
        actions = {order: menu.addAction(self._say(name)) for order, name in ORDER_NAMES.items()}
        for order, action in actions.items():
            action.setCheckable(True)
            group.addAction(action)
            action.triggered.connect(lambda _=False, order=order: self.order_chosen.emit(order))
        self.order.setMenu(menu)
        return actions

    def _switch(self, words: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setText(words)
        button.setCheckable(True)
        button.setToolTip(tip)
        return button


def _line() -> QLabel:
    label = QLabel()
    label.setProperty("dim", True)
    label.setWordWrap(True)
    label.setContentsMargins(10, 0, 10, 0)
    label.hide()
    return label
