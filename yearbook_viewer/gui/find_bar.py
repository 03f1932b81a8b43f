"""The bar that finds words in the text being read."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from yearbook_viewer.gui.clear_button import add_clear_button
from yearbook_viewer.messages import Catalogue


class FindBar(QWidget):
    """Hidden until opened. Enter goes to the next occurrence, Shift+Enter to the previous one.

    Text that an input method is still composing is not searched for: only `textChanged` is heard, which
    tells of committed text.
    """

    words_changed = Signal(str)
    next_requested = Signal()
    previous_requested = Signal()
    closed = Signal()

    def __init__(self, say: Catalogue) -> None:
        super().__init__()
        self._say = say
        self._words = QLineEdit(self)
        self._words.setPlaceholderText(say("在正文中查找"))
        self._words.setAccessibleName(say("在正文中查找"))
        add_clear_button(self._words, say)
        self._words.textChanged.connect(self.words_changed)
        self._words.installEventFilter(self)
        self._count = QLabel(self)
        self._count.setProperty("dim", True)
        self._count.setAccessibleName(say("查找结果"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._words, 1)
        layout.addWidget(self._count)
        self._previous = self._button("‹", say("上一处"))
        self._previous.clicked.connect(self.previous_requested)
        self._next = self._button("›", say("下一处"))
        self._next.clicked.connect(self.next_requested)
        close = self._button("×", say("关闭查找栏"))
        close.clicked.connect(self.close_bar)
        for button in (self._previous, self._next, close):
            layout.addWidget(button)
        self.show_count(0, 0)
        self.hide()

    def open(self, words: str = "") -> None:
        """Show the bar and take the keyboard; words that are given replace those of last time."""
        self.show()
        if words and words != self._words.text():
            self._words.setText(words)
        elif self._words.text():
            self.words_changed.emit(self._words.text())
        self._words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._words.selectAll()

    def close_bar(self) -> None:
        """Hide the bar; the words stay in it for the next time."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def words(self) -> str:
        return self._words.text()

    def show_count(self, current: int, total: int) -> None:
        """Which occurrence is current (from 1), of how many."""
        if total:
            self._count.setText(f"{current}/{total}")
        else:
            self._count.setText(self._say("没有找到") if self._words.text() else "")
        self._previous.setEnabled(total > 0)
        self._next.setEnabled(total > 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self._words
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ):
            backwards = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            (self.previous_requested if backwards else self.next_requested).emit()
            return True
        return super().eventFilter(watched, event)

    def _button(self, sign: str, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(sign)
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button
