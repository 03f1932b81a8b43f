"""How a section that was found is painted: its title and count, where it stands, two lines of its text."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from yearbook_viewer.gui.hit_words import Marks, count_words, marked_title, standing, text_after_title
from yearbook_viewer.gui.hits_model import WAITING, HitRole
from yearbook_viewer.gui.theme import Theme
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Hit

_SIDE, _TOP = 12, 8
# Between title, the line below it and the text, pixels.
_GAP = 2
_LINES = 2
# The second line's letters beside those of the others.
_SMALLER = 0.9
_ELLIPSIS = "…"
# Characters before the first hit, where a narrow list would not show it otherwise.
_LEAD = 6


class HitDelegate(QStyledItemDelegate):
    """Rows are all of one height, so that a list of a million needs not be measured."""

    def __init__(self, say: Catalogue, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._say = say
        self.theme = theme

    def row_height(self, font: QFont) -> int:
        """Pixels of a row in that font."""
        line = QFontMetrics(font).height()
        return 2 * _TOP + 2 * _GAP + (1 + _LINES) * line + QFontMetrics(_smaller(font)).height()

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, self.row_height(option.font))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        hit = index.data(HitRole.HIT)
        self.initStyleOption(option, index)
        option.text = ""
        view = option.widget
        view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, view)
        area: QRect = option.rect.adjusted(_SIDE, _TOP, -_SIDE, -_TOP)
        painter.save()
        if isinstance(hit, Hit):
            # On the colour of what is chosen only ink is dark enough.
            is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            title, dim = (self.theme.ink,) * 2 if is_chosen else (self.theme.accent, self.theme.dim)
            self._paint_hit(painter, option.font, area, hit, (QColor(title), QColor(dim)))
        else:
            painter.setPen(QColor(self.theme.dim))
            painter.drawText(area, 0, WAITING)
        painter.setPen(QColor(self.theme.hairline))
        painter.drawLine(area.left(), option.rect.bottom(), area.right(), option.rect.bottom())
        painter.restore()

    def _paint_hit(self, painter: QPainter, font: QFont, area: QRect, hit: Hit, colours: tuple[QColor, QColor]) -> None:
        """`colours`: of the title, and of what stands beside and below it."""
        of_title, dim = colours
        metrics, small = QFontMetrics(font), _smaller(font)
        line = metrics.height()
        count = count_words(hit, self._say)
        room = area.width()
        if count:
            painter.setFont(small)
            painter.setPen(dim)
            painter.drawText(QRect(area.left(), area.top(), room, line), Qt.AlignmentFlag.AlignRight, count)
            room -= QFontMetrics(small).horizontalAdvance(count) + _SIDE
        painter.setPen(of_title)
        self._laid_out(font, *marked_title(hit), room, lines=1).draw(painter, QPointF(area.left(), area.top()))
        top = area.top() + line + _GAP
        small_metrics = QFontMetrics(small)
        painter.setFont(small)
        painter.setPen(dim)
        where = small_metrics.elidedText(standing(hit, self._say), Qt.TextElideMode.ElideMiddle, area.width())
        painter.drawText(QRect(area.left(), top, area.width(), small_metrics.height()), 0, where)
        top += small_metrics.height() + _GAP
        painter.setPen(QColor(self.theme.ink))
        self._snippet(font, hit, area.width()).draw(painter, QPointF(area.left(), top))

    def _snippet(self, font: QFont, hit: Hit, width: int) -> QTextLayout:
        """As much of the text as two lines hold, the first hit within it."""
        text, marks = text_after_title(hit)
        layout = self._lines(font, text, marks, width, _LINES)
        if marks and marks[0][1] > _shown(layout):
            cut = max(marks[0][0] - _LEAD, 0)
            text = _ELLIPSIS + text[cut:]
            marks = tuple((start - cut + 1, end - cut + 1) for start, end in marks)
        return self._laid_out(font, text, marks, width, lines=_LINES)

    def _laid_out(self, font: QFont, text: str, marks: Marks, width: int, *, lines: int) -> QTextLayout:
        """As much of the text as the lines hold; what is left out is told by an ellipsis."""
        layout = self._lines(font, text, marks, width, lines)
        shown = _shown(layout)
        return layout if shown == len(text) else self._lines(font, text[: shown - 1] + _ELLIPSIS, marks, width, lines)

    def _lines(self, font: QFont, text: str, marks: Marks, width: int, lines: int) -> QTextLayout:
        found = QTextCharFormat()
        found.setBackground(QColor(self.theme.found))
        found.setForeground(QColor(self.theme.ink))
        layout = QTextLayout(text, font)
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
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top))
            top += line.height()
        layout.endLayout()
        return layout


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
    return len(text) + sum(character > "\uffff" for character in text)


def _smaller(font: QFont) -> QFont:
    smaller = QFont(font)
    if font.pixelSize() > 0:
        smaller.setPixelSize(round(font.pixelSize() * _SMALLER))
    else:
        smaller.setPointSizeF(font.pointSizeF() * _SMALLER)
    return smaller
