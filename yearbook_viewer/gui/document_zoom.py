"""The size of the text in a browser and the width of its lines: changed in steps, by command or Ctrl and the wheel."""

from abc import abstractmethod

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QTextDocument, QWheelEvent

from yearbook_viewer.gui.document_browser import PlainBrowser
from yearbook_viewer.messages import Catalogue

TEXT_PIXELS = 18
LINE_CHARACTERS = 36
ZOOM_STEPS = (0.5, 0.67, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0)

_LEAST_MARGIN = 32


class ZoomedBrowser(PlainBrowser):
    """`zoom_changed`: the size of the text as a multiple of its usual one."""

    zoom_changed = Signal(float)

    def __init__(self, say: Catalogue) -> None:
        super().__init__(say)
        self._zoom = 1.0

    @abstractmethod
    def rebuild(self) -> None:
        """Show the same text again, as it looks now."""

    def zoom(self) -> float:
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """The size of the text as a multiple of its usual one, held within the first and last of ZOOM_STEPS."""
        held = min(max(zoom, ZOOM_STEPS[0]), ZOOM_STEPS[-1])
        if held != self._zoom:
            self._zoom = held
            self.rebuild()
            self.zoom_changed.emit(held)

    def zoom_in(self) -> None:
        self.set_zoom(next((step for step in ZOOM_STEPS if step > self._zoom), ZOOM_STEPS[-1]))

    def zoom_out(self) -> None:
        self.set_zoom(next((step for step in reversed(ZOOM_STEPS) if step < self._zoom), ZOOM_STEPS[0]))

    def zoom_reset(self) -> None:
        self.set_zoom(1.0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)()
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        with self.place_kept():
            super().resizeEvent(event)
            self.set_margins(self.document())

    def set_margins(self, document: QTextDocument) -> None:
        """Lines of LINE_CHARACTERS in the middle of the view, shorter where there is no room for them."""
        frame = document.rootFrame().frameFormat()
        room = self.viewport().width() - LINE_CHARACTERS * TEXT_PIXELS * self._zoom
        side = max(_LEAST_MARGIN, int(room / 2))
        if frame.leftMargin() != side or frame.topMargin() != _LEAST_MARGIN:
            frame.setMargin(_LEAST_MARGIN)
            frame.setLeftMargin(side)
            frame.setRightMargin(side)
            document.rootFrame().setFrameFormat(frame)
