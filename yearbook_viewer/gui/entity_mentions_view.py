"""The mentions of an entity as dated lines: the year at the left, the sentence with the name lit up, its place."""

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QColor, QFont, QFontMetrics, QGuiApplication, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from yearbook_viewer.gui.entity_mentions_model import WAITING, MentionRole, MentionsModel
from yearbook_viewer.gui.entity_words import mention_words, where_words
from yearbook_viewer.gui.lit_text import LitText, smaller
from yearbook_viewer.gui.theme import Theme
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records.entities import Mention

Index = QModelIndex | QPersistentModelIndex

_SIDE, _TOP, _GAP = 12, 7, 2
_LINES = 2
# Four digits and some air.
_YEAR_LETTERS = "0000 "


class MentionDelegate(QStyledItemDelegate):
    """Rows are all of one height, so that a long list needs not be measured."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def row_height(self, font: QFont) -> int:
        """Pixels of a row in that font."""
        return 2 * _TOP + _GAP + _LINES * QFontMetrics(font).height() + QFontMetrics(smaller(font)).height()

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(100, self.row_height(option.font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        mention = index.data(MentionRole.MENTION)
        self.initStyleOption(option, index)
        option.text = ""
        view = option.widget
        view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, view)
        area: QRect = option.rect.adjusted(_SIDE, _TOP, -_SIDE, -_TOP)
        painter.save()
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
        painter.restore()

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


class MentionsView(QTableView):
    """`shown`: the Mention whose place is to be seen in the main window; `opened`: one that the reader goes to.

    A table of one column and not a QListView: that one asks for the size of every row at each change.
    """

    shown = Signal(object)
    opened = Signal(object)

    def __init__(self, model: MentionsModel, say: Catalogue, theme: Theme) -> None:
        super().__init__()
        self._model = model
        self._delegate = MentionDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self.setAccessibleName(say("所有提及"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.horizontalHeader()
        header.setSelectionModel(QItemSelectionModel(model, header))
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().hide()
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._act(say("在正文中打开(&O)"), (), self._open_current)
        self._act(say("复制(&C)"), (QKeySequence.StandardKey.Copy,), self._copy)
        self._measure()
        self.clicked.connect(self._show)
        self.activated.connect(self._open)

    def set_theme(self, theme: Theme) -> None:
        self._delegate.theme = theme
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure()

    def keyboardSearch(self, search: str) -> None:
        """Nothing: Qt would ask for the words of every row."""

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Home and End go to the first and the last row, as people expect of a list; Ctrl is not needed."""
        to = {
            QAbstractItemView.CursorAction.MoveHome: 0,
            QAbstractItemView.CursorAction.MoveEnd: self._model.rowCount() - 1,
        }.get(action)
        if to is None or to < 0:
            return super().moveCursor(action, modifiers)
        return self._model.index(to)

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

    def _act(self, words: str, keys: tuple[QKeySequence.StandardKey, ...], act: object) -> None:
        action = QAction(words, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(act)
        self.addAction(action)

    def _measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._delegate.row_height(self.font()))
