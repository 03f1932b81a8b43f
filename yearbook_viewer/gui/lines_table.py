"""The table of hits in their lines: words below each other in the middle, what stands around them at their sides."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from yearbook_viewer.gui.lines_model import ORDERS, LineColumn, LinesModel
from yearbook_viewer.gui.long_table import LongTable
from yearbook_viewer.gui.theme import Theme
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records.searched import LineOrder

# Least and greatest width of the columns beside the lines, and their share of the table in hundredths.
_SIDES = {LineColumn.ENTRY: (64, 220, 15), LineColumn.SECTION: (64, 220, 15)}
_YEAR, _WORDS = 58, (48, 220)
# Words that the width of their column is measured by.
_MEASURED = 300
_INSIDE = 6


class BeforeDelegate(QStyledItemDelegate):
    """What stands before the words is cut at its left end, so that what is next to them is seen."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideLeft


class WordsDelegate(QStyledItemDelegate):
    """The words are marked."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        self.initStyleOption(option, index)
        words, option.text = option.text, ""
        view = option.widget
        view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, view)
        metrics = option.fontMetrics
        area: QRect = option.rect.adjusted(_INSIDE, 0, -_INSIDE, 0)
        width = metrics.horizontalAdvance(words)
        if width > area.width():
            words = metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, area.width())
            width = metrics.horizontalAdvance(words)
        mark = QRect(0, 0, width, metrics.height())
        mark.moveCenter(area.center())
        painter.save()
        painter.setFont(option.font)
        painter.fillRect(mark.adjusted(-2, -1, 2, 1), QColor(self.theme.found))
        painter.setPen(QColor(self.theme.ink))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, words)
        painter.restore()


class LinesTable(LongTable):
    """`shown`: the row that is to be shown in its entry, clicked on; `opened`: the reader wants to go there.

    `order_wished`: a LineOrder.
    """

    shown = Signal(int)
    opened = Signal(int)
    order_wished = Signal(object)

    def __init__(self, model: LinesModel, say: Catalogue, theme: Theme) -> None:
        super().__init__(model, say("前后文对照表"))
        self._model = model
        self._fitting = False
        self._set_by_reader = False
        self.words_delegate = WordsDelegate(theme, self)
        # The other columns are painted by Qt's own, which takes a third of the time.
        self.setItemDelegateForColumn(LineColumn.BEFORE, BeforeDelegate(self))
        self.setItemDelegateForColumn(LineColumn.WORDS, self.words_delegate)
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setMinimumSectionSize(40)
        header.sectionClicked.connect(self._wish_order)
        header.sectionResized.connect(self._resized)
        for column in LineColumn:
            stretches = column in (LineColumn.BEFORE, LineColumn.AFTER)
            mode = QHeaderView.ResizeMode.Stretch if stretches else QHeaderView.ResizeMode.Interactive
            header.setSectionResizeMode(column, mode)
        self.clicked.connect(self._clicked)
        # Not `activated`: where a single click activates, the main window would come to the front with each.
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))
        model.modelReset.connect(self._fit)

    def chosen(self) -> list[int]:
        """The chosen rows from top to bottom."""
        # By stretches: a list of indexes of thousands of rows takes longer than a blink.
        stretches = self.selectionModel().selection().toList()
        return sorted({row for each in stretches for row in range(each.top(), each.bottom() + 1)})

    def show_order(self, order: LineOrder) -> None:
        """Let the heading say what the lines are sorted by."""
        header = self.horizontalHeader()
        column = next((column for column, each in ORDERS.items() if each is order), LineColumn.WORDS)
        header.setSortIndicatorShown(order is not LineOrder.FOUND)
        falls = order is LineOrder.YEAR
        header.setSortIndicator(column, Qt.SortOrder.DescendingOrder if falls else Qt.SortOrder.AscendingOrder)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _clicked(self, index: QModelIndex) -> None:
        """One line clicked on is shown; where several are chosen the reader is about to copy them."""
        if len(self.chosen()) == 1:
            self.shown.emit(index.row())

    def _wish_order(self, column: int) -> None:
        order = ORDERS.get(LineColumn(column))
        if order is not None:
            self.order_wished.emit(order)

    def _resized(self, column: int, _before: int, _after: int) -> None:
        # Columns that take what the others leave change with the window.
        stretches = self.horizontalHeader().sectionResizeMode(column) is QHeaderView.ResizeMode.Stretch
        if not self._fitting and not stretches:
            self._set_by_reader = True

    def _fit(self) -> None:
        """The words have the room they need, and the lines as much of the rest as can be."""
        if self._set_by_reader:
            return
        self._fitting = True
        metrics = QFontMetrics(self.font())
        rows = min(self._model.rowCount(), _MEASURED)
        own = max((metrics.horizontalAdvance(self._model.line(row).words) for row in range(rows)), default=0)
        least, most = max(_WORDS[0], self.horizontalHeader().sectionSizeHint(LineColumn.WORDS)), _WORDS[1]
        self.setColumnWidth(LineColumn.YEAR, _YEAR)
        self.setColumnWidth(LineColumn.WORDS, min(max(own + 2 * _INSIDE + 4, least), most))
        for column, (narrow, wide, share) in _SIDES.items():
            self.setColumnWidth(column, min(max(self.viewport().width() * share // 100, narrow), wide))
        self._fitting = False
