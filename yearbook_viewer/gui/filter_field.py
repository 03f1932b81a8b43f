"""The fields that a list is narrowed by, each with its label."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from yearbook_viewer.gui.clear_button import add_clear_button
from yearbook_viewer.messages import Catalogue


class FilterField(QLineEdit):
    """`changed`: the words are others, but never the half-typed letters of an input method; `left_downwards`."""

    changed = Signal()
    left_downwards = Signal()

    def __init__(self, name: str, example: str, say: Catalogue) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(example)
        add_clear_button(self, say)
        self.textChanged.connect(self.changed)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        if event.preeditString():
            self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)


def labelled(label: str, *parts: QWidget) -> QWidget:
    """A label with what it names, which stay together where the row is broken."""
    pair = QWidget()
    layout = QHBoxLayout(pair)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(6)
    named = QLabel(label)
    named.setProperty("dim", True)
    named.setBuddy(parts[0])
    for part in (named, *parts):
        layout.addWidget(part)
    return pair
