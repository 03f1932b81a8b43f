"""Passages of a text that are pointed out: a flare that passes, and marks that stay until they are let go."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QColor, QKeyEvent, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QTextEdit

from yearbook_viewer.gui.document_highlights import highlight
from yearbook_viewer.gui.document_positions import Positions
from yearbook_viewer.gui.theme import Theme

_MILLISECONDS = 1400
_STRENGTH = 0.45

Spans = Sequence[tuple[int, int]]


class Pointing(QObject):
    """What is pointed out in a view, let go with a click into it or Esc. Spans are code points into the entry's text.

    `changed`: what is to be seen of it is another now.
    """

    changed = Signal()

    def __init__(self, view: QTextEdit) -> None:
        super().__init__(view)
        self.marked: Spans = ()
        self._flaring: Spans = ()
        self._flare = QVariantAnimation(self)
        self._flare.setDuration(_MILLISECONDS)
        self._flare.setStartValue(1.0)
        self._flare.setEndValue(0.0)
        self._flare.valueChanged.connect(self.changed)
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)

    def flash(self, spans: Spans) -> None:
        """Let these flare up."""
        self._flare.stop()
        self._flaring = spans
        self._flare.start()
        self.changed.emit()

    def mark(self, spans: Spans) -> None:
        """Let these flare up and stay marked."""
        self.marked = spans
        self.flash(spans)

    def let_go(self) -> None:
        """Point out nothing any more."""
        if self.marked:
            self.marked = ()
            self._flare.stop()
            self.changed.emit()

    def stop(self) -> None:
        """End the flare."""
        self._flare.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.marked and _is_click_or_escape(event):
            self.let_go()
        return super().eventFilter(watched, event)

    def selections(
        self, document: QTextDocument, positions: Positions, shown: tuple[int, int], theme: Theme
    ) -> Iterator[QTextEdit.ExtraSelection]:
        """What is to be seen of it in a document that shows the text between two offsets."""
        accent = QColor(theme.accent)
        for first, last in _within(self.marked, positions, shown):
            marked = highlight(document, first, last, QColor(theme.selection))
            marked.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            marked.format.setUnderlineColor(accent)
            yield marked
        if self._flare.state() == QVariantAnimation.State.Running:
            glow = QColor(accent)
            glow.setAlphaF(_STRENGTH * float(self._flare.currentValue()))
            for first, last in _within(self._flaring, positions, shown):
                yield highlight(document, first, last, glow)


def _is_click_or_escape(event: QEvent) -> bool:
    if isinstance(event, QKeyEvent):
        return event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape
    return event.type() == QEvent.Type.MouseButtonPress


def _within(spans: Spans, positions: Positions, shown: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """The positions of those that are shown at least in part."""
    for start, end in spans:
        if start < shown[1] and end > shown[0]:
            yield positions.span(start, end)
