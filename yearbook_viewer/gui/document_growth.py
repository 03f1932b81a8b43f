"""A document that is shown while it is still being built: its beginning at once, the rest in turns of their own."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextDocument

from yearbook_viewer.gui.document import Building
from yearbook_viewer.gui.document_positions import Positions
from yearbook_viewer.gui.next_turn import NextTurn

# Characters of the beginning, most of a screen of them, and of each further turn of the event loop: some 3 ms, which an
# answer and a painting may share a turn with.
_FIRST, _AT_ONCE = 600, 400


class Growth(QObject):
    """`positions`: as far as they have come. `ended`: the document has become whole, some time after its beginning."""

    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        # None once it is whole.
        self._building: Building | None = None
        self._further = NextTurn(self._go_on, self)
        self.positions = Positions()

    def begin(self, building: Building) -> QTextDocument:
        """Another document: its beginning, which grows from now on."""
        building.go_on(_FIRST)
        self._building = None if building.is_whole else building
        self.positions = building.built.positions
        self._further.start()
        return building.built.document

    def need(self, offset: int, below: int = 0) -> None:
        """The text at the offset is to be there, with so many pixels of text below it.

        Without those it could not be scrolled to the upper part of a view.
        """
        while self._building and not self.positions.reach(offset):
            self._grow(self._building, _AT_ONCE)
        if self._building:
            document = self._building.built.document
            block = document.findBlock(self.positions.position(offset))
            self.grow_to(document.documentLayout().blockBoundingRect(block).bottom() + below)

    def grow_to(self, pixels: float) -> None:
        """The document is to be so high, if there is as much text."""
        while self._building and self._building.built.document.size().height() < pixels:
            self._grow(self._building, _AT_ONCE)

    def end(self) -> None:
        """Build at once what is lacking, for somebody needs all of it."""
        if self._building:
            self._grow(self._building)

    def stop(self) -> None:
        """Nothing is shown any more."""
        self._building = None
        self.positions = Positions()

    def _go_on(self) -> None:
        if self._building:
            self._grow(self._building, _AT_ONCE)
            self._further.start()

    def _grow(self, building: Building, length: int | None = None) -> None:
        """By so many characters; by all that is lacking where no number is told."""
        building.go_on(length)
        if building.is_whole:
            self._building = None
            self.ended.emit()
