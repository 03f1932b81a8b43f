"""How a section that was found is painted: its title and count, where it stands, two lines of its text."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from yearbook_viewer.gui.hit_words import count_words, marked_title, standing, text_after_title
from yearbook_viewer.gui.hits_model import HitRole
from yearbook_viewer.gui.lit_text import LitText, smaller
from yearbook_viewer.gui.paged_rows import WAITING
from yearbook_viewer.gui.painted_rows import RowDelegate
from yearbook_viewer.gui.theme import Theme
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Hit

_SIDE, _TOP = 12, 8
# Between title, the line below it and the text, pixels.
_GAP = 2
_LINES = 2


class HitDelegate(RowDelegate):
    """A hairline parts the rows."""

    def __init__(self, say: Catalogue, theme: Theme) -> None:
        super().__init__(theme)
        self._say = say

    def row_height(self, font: QFont) -> int:
        line = QFontMetrics(font).height()
        return 2 * _TOP + 2 * _GAP + (1 + _LINES) * line + QFontMetrics(smaller(font)).height()

    def paint_row(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        hit = index.data(HitRole.HIT)
        area: QRect = option.rect.adjusted(_SIDE, _TOP, -_SIDE, -_TOP)
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

    def _paint_hit(self, painter: QPainter, font: QFont, area: QRect, hit: Hit, colours: tuple[QColor, QColor]) -> None:
        """`colours`: of the title, and of what stands beside and below it."""
        of_title, dim = colours
        metrics, small = QFontMetrics(font), smaller(font)
        line = metrics.height()
        count = count_words(hit, self._say)
        room = area.width()
        if count:
            painter.setFont(small)
            painter.setPen(dim)
            painter.drawText(QRect(area.left(), area.top(), room, line), Qt.AlignmentFlag.AlignRight, count)
            room -= QFontMetrics(small).horizontalAdvance(count) + _SIDE
        painter.setPen(of_title)
        LitText(font, room, self.theme).beginning(*marked_title(hit), 1).draw(painter, QPointF(area.left(), area.top()))
        top = area.top() + line + _GAP
        small_metrics = QFontMetrics(small)
        painter.setFont(small)
        painter.setPen(dim)
        where = small_metrics.elidedText(standing(hit, self._say), Qt.TextElideMode.ElideMiddle, area.width())
        painter.drawText(QRect(area.left(), top, area.width(), small_metrics.height()), 0, where)
        top += small_metrics.height() + _GAP
        painter.setPen(QColor(self.theme.ink))
        snippet = LitText(font, area.width(), self.theme).around(*text_after_title(hit), _LINES)
        snippet.draw(painter, QPointF(area.left(), top))
