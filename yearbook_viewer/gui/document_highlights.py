"""Highlights over a document that don't change it: search hits, the current one, a flash."""

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

_TINT = 0.5


def highlight(
    document: QTextDocument, first: int, last: int, background: QColor, ink: QColor | None = None
) -> QTextEdit.ExtraSelection:
    """The stretch between two positions of the document on a background, in another ink if one is given."""
    cursor = QTextCursor(document)
    cursor.setPosition(first)
    cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
    coloured = QTextCharFormat()
    coloured.setBackground(background)
    if ink is not None:
        coloured.setForeground(ink)
    selection = QTextEdit.ExtraSelection()
    selection.cursor = cursor
    selection.format = coloured
    return selection


def dotted(document: QTextDocument, first: int, last: int, ink: QColor, background: QColor) -> QTextEdit.ExtraSelection:
    """The stretch between two positions with dots below it in the one colour, on a tint of the other.

    A tint, because names of every colour may stand on it and have to be read.
    """
    tint = QColor(background)
    tint.setAlphaF(_TINT)
    selection = highlight(document, first, last, tint)
    selection.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    selection.format.setUnderlineColor(ink)
    return selection
