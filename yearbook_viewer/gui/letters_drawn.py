"""The letters of the interface, drawn ahead while nothing else is to be done.

A letter takes ten times as long when it is drawn for the first time: a list of lines that nobody has seen yet would
take as long as two turns of the event loop may.
"""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QObject, QPointF, QSize, QTimer
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from yearbook_viewer.gui.next_turn import NextTurn

# The first part of GB/T 2312-1980: the 3,755 ideographs that nearly all of a text consists of, in its rows 16 to 55, of
# 94 letters each but for the last one, which has 89.
_ROWS, _CELLS, _LEFT_OVER = range(0xB0, 0xD8), range(0xA1, 0xFF), 5
# Letters of one turn, which takes 2 ms, and milliseconds between two turns.
_AT_ONCE, _BETWEEN_MS = 94, 15
# Where a letter begins within a pixel, each of which Qt draws by itself: a font's letters are seldom as wide as so many
# pixels, so that in a line they come to begin anywhere.
_BEGINNINGS = (0.0, 0.25, 0.5, 0.75)


class LettersDrawn(QObject):
    """Of these fonts, for the screen of a window."""

    def __init__(self, window: QWidget, fonts: Sequence[QFont]) -> None:
        super().__init__(window)
        self._window = window
        self._fonts = fonts
        self._steps = self._drawing()
        self._next = QTimer(self, interval=_BETWEEN_MS)
        self._next.timeout.connect(NextTurn(self._go_on, self).start)

    def begin(self) -> None:
        """Draw them from now on, a few in each turn."""
        self._next.start()

    def _go_on(self) -> None:
        if next(self._steps, self) is self:
            self._next.stop()

    def _drawing(self) -> Iterator[None]:
        letters = common_letters()
        for begins in _BEGINNINGS:
            for font in self._fonts:
                for first in range(0, len(letters), _AT_ONCE):
                    self._draw(letters[first : first + _AT_ONCE], font, begins)
                    yield

    def _draw(self, letters: str, font: QFont, begins: float) -> None:
        ratio, metrics = self._window.devicePixelRatioF(), QFontMetrics(font)
        picture = QPixmap(QSize(metrics.horizontalAdvance(letters) + 1, metrics.height()) * ratio)
        picture.setDevicePixelRatio(ratio)
        painter = QPainter(picture)
        painter.setFont(font)
        painter.drawText(QPointF(begins, metrics.ascent()), letters)
        painter.end()


def common_letters() -> str:
    """The ideographs that nearly all of a text consists of."""
    codes = bytes(byte for row in _ROWS for cell in _CELLS for byte in (row, cell))
    return codes[: -2 * _LEFT_OVER].decode("gb2312")
