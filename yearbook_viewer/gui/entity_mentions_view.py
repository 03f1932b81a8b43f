"""The mentions of an entity as dated lines: the year at the left, the sentence with the name lit up, its place."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QKeySequence, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from yearbook_viewer.gui.entity_mentions_model import MentionRole, MentionsModel
from yearbook_viewer.gui.entity_words import mention_words, where_words
from yearbook_viewer.gui.lit_text import LitText, smaller
from yearbook_viewer.gui.paged_rows import WAITING
from yearbook_viewer.gui.painted_rows import PaintedRows, RowDelegate
from yearbook_viewer.gui.theme import Theme
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records.entities import Mention

Index = QModelIndex | QPersistentModelIndex

_SIDE, _TOP, _GAP = 12, 7, 2
_LINES = 2
# Four digits and some air.
_YEAR_LETTERS = "0000 "


class MentionDelegate(RowDelegate):
    """A year stands beside its first mention alone."""

    def row_height(self, font: QFont) -> int:
        return 2 * _TOP + _GAP + _LINES * QFontMetrics(font).height() + QFontMetrics(smaller(font)).height()

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        mention = index.data(MentionRole.MENTION)
        area: QRect = option.rect.adjusted(_SIDE, _TOP, -_SIDE, -_TOP)
        begins_year = bool(index.data(MentionRole.BEGINS_YEAR))
        if begins_year and index.row():
            painter.setPen(QColor(self.theme.hairline))
            painter.drawLine(option.rect.left(), option.rect.top(), option.rect.right(), option.rect.top())
        if isinstance(mention, Mention):
            # On the colour of what is chosen only ink is dark enough.
            is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            dim = QColor(self.theme.ink if is_chosen else self.theme.dim)
            if begins_year:
                self._paint_year(painter, option.font, area, mention.year, is_chosen=is_chosen)
            area.setLeft(area.left() + QFontMetrics(option.font).horizontalAdvance(_YEAR_LETTERS))
            self._paint_mention(painter, option.font, area, mention, dim)
        else:
            painter.setPen(QColor(self.theme.dim))
            painter.drawText(area, 0, WAITING)

    def _paint_year(self, painter: QPainter, font: QFont, area: QRect, year: int | None, *, is_chosen: bool) -> None:
        bold = QFont(font)
        bold.setBold(True)
        painter.setFont(bold)
        painter.setPen(QColor(self.theme.ink if is_chosen else self.theme.accent))
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft, "—" if year is None else str(year))

    def _paint_mention(self, painter: QPainter, font: QFont, area: QRect, mention: Mention, dim: QColor) -> None:
        painter.setPen(QColor(self.theme.ink))
        text = LitText(font, area.width(), self.theme).around(mention.sentence, (mention.lit,), _LINES)
        text.draw(painter, QPointF(area.left(), area.top()))
        small = smaller(font)
        metrics = QFontMetrics(small)
        painter.setFont(small)
        painter.setPen(dim)
        below = QRect(area.left(), area.bottom() + 1 - metrics.height(), area.width(), metrics.height())
        where = metrics.elidedText(where_words(mention), Qt.TextElideMode.ElideMiddle, area.width())
        painter.drawText(below, 0, where)


class MentionsView(PaintedRows):
    """`shown`: the Mention whose place is to be seen in the main window; `opened`: one that the reader goes to."""

    shown = Signal(object)
    opened = Signal(object)

    def __init__(self, model: MentionsModel, say: Catalogue, theme: Theme) -> None:
        super().__init__(model, MentionDelegate(theme), say("所有提及"))
        self._model = model
        self.add_act(say("在正文中打开(&O)"), (), self._open_current)
        self.add_act(say("复制(&C)"), (QKeySequence.StandardKey.Copy,), self._copy)
        self.clicked.connect(self._show)
        self.activated.connect(self._open)

    def _show(self, index: QModelIndex) -> None:
        mention = self._model.mention(index.row())
        if mention:
            self.shown.emit(mention)

    def _open(self, index: QModelIndex) -> None:
        mention = self._model.mention(index.row())
        if mention:
            self.opened.emit(mention)

    def _open_current(self) -> None:
        self._open(self.currentIndex())

    def _copy(self) -> None:
        mention = self._model.mention(self.currentIndex().row())
        if mention:
            QGuiApplication.clipboard().setText(mention_words(mention))
