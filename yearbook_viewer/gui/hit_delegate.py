"""How a section that was found is painted: its title and count, where it stands, two lines of its text."""

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout
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
# Rows whose layout is kept: more than a high window shows, for they are painted anew with all that moves beside them.
_KEPT = 64


class _Row(NamedTuple):
    """What a row tells, laid out for its width."""

    times: str
    title: QTextLayout
    where: str
    snippet: QTextLayout


class HitDelegate(RowDelegate):
    """A hairline parts the rows."""

    def __init__(self, say: Catalogue, theme: Theme) -> None:
        super().__init__(theme)
        self._say = say
        self._rows: dict[tuple[Hit, int, str, str], _Row] = {}

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
        row = self._row(hit, font, area.width())
        small = smaller(font)
        line, small_line = QFontMetrics(font).height(), QFontMetrics(small).height()
        painter.setFont(small)
        painter.setPen(dim)
        painter.drawText(QRect(area.left(), area.top(), area.width(), line), Qt.AlignmentFlag.AlignRight, row.times)
        painter.setPen(of_title)
        row.title.draw(painter, QPointF(area.left(), area.top()))
        top = area.top() + line + _GAP
        painter.setPen(dim)
        painter.drawText(QRect(area.left(), top, area.width(), small_line), 0, row.where)
        painter.setPen(QColor(self.theme.ink))
        row.snippet.draw(painter, QPointF(area.left(), top + small_line + _GAP))

    def _row(self, hit: Hit, font: QFont, width: int) -> _Row:
        key = hit, width, font.key(), self.theme.name
        row = self._rows.get(key)
        if row is None:
            if len(self._rows) >= _KEPT:
                self._rows.pop(next(iter(self._rows)))
            row = self._rows[key] = self._laid_out(hit, font, width)
        return row

    def _laid_out(self, hit: Hit, font: QFont, width: int) -> _Row:
        metrics = QFontMetrics(smaller(font))
        count = count_words(hit, self._say)
        room = width - metrics.horizontalAdvance(count) - _SIDE if count else width
        title = LitText(font, room, self.theme).beginning(*marked_title(hit), 1)
        where = metrics.elidedText(standing(hit, self._say), Qt.TextElideMode.ElideMiddle, width)
        return _Row(count, title, where, LitText(font, width, self.theme).around(*text_after_title(hit), _LINES))
