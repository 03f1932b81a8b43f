"""Windows of their own beside the main one: the next time they come as the reader left them."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QWidget

from yearbook_viewer.gui.settings import Settings


class WindowBeside(QWidget):
    """`closed`: the reader closed it."""

    closed = Signal()

    def __init__(self, settings: Settings, name: str) -> None:
        """`name`: under which the settings keep how it looks."""
        super().__init__(None, Qt.WindowType.Window)
        self._settings = settings
        self._name = name
        self._splitter: QSplitter | None = None
        QShortcut(QKeySequence(QKeySequence.StandardKey.Close), self, self.close)

    def come_back(self, first_size: QSize) -> None:
        """As large and where it was when it was left; of this size at first."""
        geometry = self._settings.state(self._name)
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            self.resize(first_size)

    def come_back_split(self, splitter: QSplitter, first_split: Sequence[int]) -> None:
        """Its parts as large as they were; of so many pixels at first."""
        self._splitter = splitter
        split = self._settings.state(f"{self._name}_splitter")
        if split.isEmpty() or not splitter.restoreState(split):
            splitter.setSizes(list(first_split))

    def remember(self) -> None:
        """Write down how it looks."""
        self._settings.set_state(self._name, self.saveGeometry())
        if self._splitter:
            self._settings.set_state(f"{self._name}_splitter", self._splitter.saveState())

    def closeEvent(self, event: QCloseEvent) -> None:
        self.remember()
        super().closeEvent(event)
        self.closed.emit()
