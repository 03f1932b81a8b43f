"""A few lines of a text with passages in it lit up, laid out for a row of a list."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextLayout, QTextOption

from yearbook_viewer.gui.hit_words import Marks
from yearbook_viewer.gui.theme import Theme

# A line of a row that tells where something stands, beside the size of its text.
_SMALLER = 0.9
_ELLIPSIS = "…"
# Characters before the first lit passage, where a narrow list would not show it otherwise.
_LEAD = 6


@dataclass(frozen=True, slots=True)
class LitText:
    """How wide it stands, in what letters, and what colour lights it up."""

    font: QFont
    width: int
    theme: Theme

    def around(self, text: str, marks: Marks, lines: int) -> QTextLayout:
        """As much of the text as the lines hold, the first lit passage within it."""
        layout = self._laid_out(text, marks, lines)
        if not marks or marks[0][1] <= _shown(layout):
            return self._ended(layout, text, marks, lines)
        cut = max(marks[0][0] - _LEAD, 0)
        behind = tuple((start - cut + 1, end - cut + 1) for start, end in marks)
        return self.beginning(_ELLIPSIS + text[cut:], behind, lines)

    def beginning(self, text: str, marks: Marks, lines: int) -> QTextLayout:
        """As much of the text as the lines hold; what is left out is told by an ellipsis."""
        return self._ended(self._laid_out(text, marks, lines), text, marks, lines)

    def _ended(self, layout: QTextLayout, text: str, marks: Marks, lines: int) -> QTextLayout:
        """The layout of the text, with an ellipsis where the lines do not hold all of it."""
        shown = _shown(layout)
        return layout if shown == len(text) else self._laid_out(text[: shown - 1] + _ELLIPSIS, marks, lines)

    def _laid_out(self, text: str, marks: Marks, lines: int) -> QTextLayout:
        found = QTextCharFormat()
        found.setBackground(QColor(self.theme.found))
        found.setForeground(QColor(self.theme.ink))
        layout = QTextLayout(text, self.font)
        formats = []
        for start, end in marks:
            if start >= len(text):
                break
            one = QTextLayout.FormatRange()
            one.start, one.length, one.format = _units(text[:start]), _units(text[start:end]), found
            formats.append(one)
        layout.setFormats(formats)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        top = 0.0
        for _ in range(lines):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(self.width)
            line.setPosition(QPointF(0, top))
            top += line.height()
        layout.endLayout()
        return layout


def smaller(font: QFont) -> QFont:
    """For what stands beside or below the text."""
    small = QFont(font)
    if font.pixelSize() > 0:
        small.setPixelSize(round(font.pixelSize() * _SMALLER))
    else:
        small.setPointSizeF(font.pointSizeF() * _SMALLER)
    return small


def _shown(layout: QTextLayout) -> int:
    """How many code points of its text the lines of a layout hold."""
    last = layout.lineAt(layout.lineCount() - 1) if layout.lineCount() else None
    units = last.textStart() + last.textLength() if last else 0
    text = layout.text()
    if units >= _units(text):
        return len(text)
    # A character beyond U+FFFF takes two units.
    return len(text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore"))


def _units(text: str) -> int:
    """The UTF-16 units of a text, in which Qt counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
