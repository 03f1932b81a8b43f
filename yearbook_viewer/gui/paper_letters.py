"""The letters of lists and tables on paper."""

from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextFormat

from yearbook_viewer.gui.fonts import paper_family

# Of 1/96 inch.
PIXELS = 12


def lettered(colour: str, pixels: int = PIXELS, *, bold: bool = False) -> QTextCharFormat:
    """Bold by the pen: the carried font has one weight."""
    letters = QTextCharFormat()
    letters.setFontFamilies([paper_family()])
    letters.setProperty(QTextFormat.Property.FontPixelSize, pixels)
    letters.setForeground(QColor(colour))
    if bold:
        letters.setFontWeight(QFont.Weight.Bold)
    return letters
