"""A document that is shown while it is still being built: its beginning at once, the rest in turns of their own."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextDocument

from yearbook_viewer.gui.document import Building
from yearbook_viewer.gui.document_positions import Positions

# Characters of the beginning, about a screen of them, and of each further turn of the event loop: some 3 ms, which an
# answer and a painting may share a turn with.
_FIRST, _AT_ONCE = 1_000, 400


class Growth(QObject):
    """`positions`: as far as they have come. `ended`: the document has become whole, some time after its beginning."""

    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._building: Building | None = None
        self._further = QTimer(self, interval=0, singleShot=True)
        self._further.timeout.connect(self._go_on)
        self.positions = Positions()

    def begin(self, building: Building) -> QTextDocument:
        """Another document: its beginning, which grows from now on."""
        building.go_on(_FIRST)
        self._building = building
        self.positions = building.built.positions
        if not building.is_whole:
            self._further.start()
        return building.built.document

    def need(self, offset: int) -> None:
        """The text at the offset is to be there."""
        while self._building and not self._building.is_whole and not self.positions.reach(offset):
            self._grow(_AT_ONCE)

    def grow_to(self, pixels: float) -> None:
        """The document is to be so high, if there is as much text."""
        while (
            self._building
            and not self._building.is_whole
            and self._building.built.document.documentLayout().documentSize().height() < pixels
        ):
            self._grow(_AT_ONCE)

    def end(self) -> None:
        """Build at once what is lacking, for somebody needs all of it."""
        if self._building and not self._building.is_whole:
            self._grow(None)

    def stop(self) -> None:
        """Nothing is shown any more."""
        self._further.stop()
        self._building = None
        self.positions = Positions()

    def _go_on(self) -> None:
        if self._building and not self._building.is_whole:
            self._grow(_AT_ONCE)
            if not self._building.is_whole:
                self._further.start()

    def _grow(self, length: int | None) -> None:
        """By so many characters; by all that is lacking where no number is told."""
        if self._building:
            self._building.go_on(length)
            if self._building.is_whole:
                self._further.stop()
                self.ended.emit()
