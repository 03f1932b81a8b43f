"""The box of the tool bar in which is typed what is searched for in the whole archive."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from yearbook_viewer.gui.clear_button import add_clear_button
from yearbook_viewer.messages import Catalogue

# Answers take milliseconds; this only keeps the letters of one quick stroke together.
TYPING_DELAY_MS = 50
COMFORTABLE_WIDTH = 460


class SearchBox(QLineEdit):
    """Says what is searched for while it is typed, but never the half-typed letters of an input method."""

    words_changed = Signal(str)
    results_requested = Signal()
    open_requested = Signal()
    closed = Signal()

    def __init__(self, say: Catalogue) -> None:
        super().__init__()
        self._say = say
        self.setObjectName("search")
        self.say_where("")
        self.setAccessibleName(say("在整个档案中搜索"))
        add_clear_button(self, say)
        self._typed = QTimer(self, interval=TYPING_DELAY_MS, singleShot=True)
        self._typed.timeout.connect(self._say_words)
        self.textChanged.connect(self._typed.start)

    def say_where(self, title: str) -> None:
        """Which entry is searched alone; empty for the whole archive."""
        say = self._say
        self.setPlaceholderText(
            say("在“{title}”中搜索", title=title) if title else say("搜索全文、标题、人物、机构、数值　Ctrl+K")
        )

    def sizeHint(self) -> QSize:
        return QSize(COMFORTABLE_WIDTH, super().sizeHint().height())

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if event.preeditString():
            self._typed.stop()
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Down:
                self.results_requested.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if self._typed.isActive():
                    self._say_words()
                self.open_requested.emit()
            case Qt.Key.Key_Escape:
                self.closed.emit()
            case _:
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is Qt.FocusReason.ShortcutFocusReason:
            self.selectAll()

    def _say_words(self) -> None:
        self._typed.stop()
        self.words_changed.emit(self.text().strip())
