"""What stands around a list that is asked for: how many were found, and words in its place where nothing was."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QLabel, QStackedLayout, QWidget

from yearbook_viewer.messages import Catalogue

# After so long without an answer the reader is told that one is under way.
_PATIENCE_MS = 300


class ListPanel(QFrame):
    """A list, or the `word` that says why there is none."""

    def __init__(self, listed: QWidget, words: str = "") -> None:
        super().__init__()
        self.setObjectName("panel")
        self.word = QLabel(words)
        self.word.setProperty("dim", True)
        self.word.setWordWrap(True)
        self.word.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.word.setContentsMargins(14, 14, 14, 14)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(1, 1, 1, 1)
        self._stack.addWidget(listed)
        self._stack.addWidget(self.word)

    def show_list(self, *, filled: bool) -> None:
        """The list where something is in it, else the word."""
        self._stack.setCurrentIndex(0 if filled else 1)


class ListStatus(QLabel):
    """How much is listed; while an answer is long under way, that."""

    def __init__(self, say: Catalogue) -> None:
        super().__init__(say("正在读取…"))
        self.setProperty("dim", True)
        self.setAccessibleName(say("列出了多少"))
        self._patience = QTimer(self, interval=_PATIENCE_MS, singleShot=True)
        self._patience.timeout.connect(lambda: self.setText(say("正在读取…")))

    def wait(self) -> None:
        """Something was asked for."""
        self._patience.start()

    def stop_waiting(self) -> None:
        """It has come, or will not."""
        self._patience.stop()

    def tell(self, words: str) -> None:
        """It has come, or will not: this is said of it."""
        self.stop_waiting()
        self.setText(words)
