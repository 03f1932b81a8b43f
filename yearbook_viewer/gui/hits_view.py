"""The list of what a search found: rows of one height, reached by keyboard, of which there may be a million."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from yearbook_viewer.gui.hit_delegate import HitDelegate
from yearbook_viewer.gui.hits_model import HitsModel
from yearbook_viewer.gui.painted_rows import PaintedRows
from yearbook_viewer.gui.theme import Theme
from yearbook_viewer.messages import Catalogue


class HitsView(PaintedRows):
    """`row_chosen`: the row to be opened. `left_upwards`: the reader went up from the first row."""

    row_chosen = Signal(int)
    left_upwards = Signal()

    def __init__(self, model: HitsModel, say: Catalogue, theme: Theme) -> None:
        super().__init__(model, HitDelegate(say, theme), say("搜索结果"))
        self.clicked.connect(lambda index: self.row_chosen.emit(index.row()))
        self.activated.connect(lambda index: self.row_chosen.emit(index.row()))

    def follow(self, row: int) -> None:
        """Make a row the chosen one, and show it."""
        index = self.model().index(row, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)
