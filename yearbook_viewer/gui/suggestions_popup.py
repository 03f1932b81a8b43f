"""The list below the search box: what is proposed while one types, and what was searched lately."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QInputMethodEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from yearbook_viewer.gui.suggestions_model import SuggestionRole, SuggestionsModel
from yearbook_viewer.gui.theme import Theme
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Suggestion

_ROWS = 10
_NARROWEST = 320
_GAP = 4
# Margins and borders above and below the rows.
_FRAME = 16


class SuggestionDelegate(QStyledItemDelegate):
    """Words at the left; at the right their kind, names in the colour of theirs, and how often they were met."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        suggestion = index.data(SuggestionRole.SUGGESTION)
        self.initStyleOption(option, index)
        words, option.text = option.text, ""
        option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        metrics = option.fontMetrics
        area: QRect = option.rect.adjusted(10, 0, -10, 0)
        counted = f"{suggestion.count:,}" if suggestion.count else ""
        kind = str(index.data(SuggestionRole.KIND_WORD))
        wide, right = metrics.horizontalAdvance("0") * 7, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.save()
        painter.setPen(QColor(self.theme.dim))
        painter.drawText(area, right, counted)
        room = area.adjusted(0, 0, -wide, 0)
        painter.setPen(QColor(self.theme.marks[suggestion.name] if suggestion.name else self.theme.dim))
        painter.drawText(room, right, kind)
        room.adjust(0, 0, -metrics.horizontalAdvance(kind) - 14, 0)
        painter.setPen(QColor(self.theme.ink))
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, int(option.fontMetrics.height()) + 12) if index.isValid() else QSize()


class SuggestionsPopup(QFrame):
    """Lies over the window and never has the keyboard: the box keeps it, and an input method with it.

    `taken`: the words that were chosen; `composing`: an input method has half-typed letters in the box. Down and Up go
    through the rows, Enter takes the chosen one, Esc closes the list before anything else is closed.
    """

    taken = Signal(str)
    empty_focused = Signal()

    def __init__(self, box: QLineEdit, say: Catalogue, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._box = box
        self._window = window
        self.composing = False
        self.setObjectName("panel")
        self.model = SuggestionsModel(say, self)
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setAccessibleName(say("搜索建议"))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._delegate = SuggestionDelegate(theme, self.view)
        self.view.setItemDelegate(self._delegate)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2, 2, 2, 2)
        layout.addWidget(self.view)
        self.view.clicked.connect(self._take)
        box.installEventFilter(self)
        window.installEventFilter(self)
        self.hide()

    def show_suggestions(self, suggestions: Sequence[Suggestion]) -> None:
        """Show them below the box, none of them chosen; nothing where there are none or letters are being composed."""
        self.model.show_suggestions(suggestions)
        if not suggestions or self.composing or not self._box.hasFocus():
            self.hide()
            return
        self._place()
        self.view.scrollToTop()
        self.show()
        self.raise_()

    def set_theme(self, theme: Theme) -> None:
        self._delegate.theme = theme
        self.view.viewport().update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._box:
            if event.type() is QEvent.Type.Resize and self.isVisible():
                self._place()
            return False
        match event.type():
            case QEvent.Type.KeyPress if isinstance(event, QKeyEvent):
                return self._key(event)
            case QEvent.Type.InputMethod if isinstance(event, QInputMethodEvent):
                self.composing = bool(event.preeditString())
                if self.composing:
                    self.hide()
            case QEvent.Type.FocusOut:
                self.composing = False
                self.hide()
            case QEvent.Type.MouseButtonPress | QEvent.Type.FocusIn:
                self.empty_focused.emit()
        return False

    def _key(self, event: QKeyEvent) -> bool:
        """Whether the key was for the list."""
        if not self.isVisible():
            return False
        current = self.view.currentIndex()
        match event.key():
            case Qt.Key.Key_Down:
                self._choose(min(current.row() + 1, self.model.rowCount() - 1))
            case Qt.Key.Key_Up if current.isValid():
                self._choose(current.row() - 1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if current.isValid():
                self._take(current)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.hide()
                return False
            case Qt.Key.Key_Escape:
                self.hide()
            case _:
                return False
        return True

    def _choose(self, row: int) -> None:
        """Choose a row; none for -1."""
        self.view.setCurrentIndex(self.model.index(row) if row >= 0 else QModelIndex())

    def _take(self, index: QModelIndex) -> None:
        suggestion = self.model.suggestion(index)
        self.hide()
        if suggestion:
            self.taken.emit(suggestion.words)

    def _place(self) -> None:
        window = self._window
        below = self._box.mapTo(window, QPoint(0, self._box.height() + _GAP))
        width = min(max(self._box.width(), _NARROWEST), window.width() - 2 * _GAP)
        left = max(_GAP, min(below.x(), window.width() - width - _GAP))
        height = self.view.sizeHintForRow(0) * min(self.model.rowCount(), _ROWS) + _FRAME
        self.setGeometry(left, below.y(), width, min(height, window.height() - below.y() - _GAP))
