"""A place on the disk on one line: what does not fit is left out in the middle, for its ends say most."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from yearbook_viewer.reading.limits import shown


class PathLabel(QLabel):
    """Dimmed, with the whole path as its tooltip and for those who listen."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("dim", True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        # A long path does not widen the window.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_path(self, path: Path, words: str = "{path}") -> None:
        """Show a path in words."""
        self.setText(words.format(path=shown(path)))
        self.setToolTip(shown(path))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = self.contentsRect()
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, area.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)
