"""The counts of one facet as a list of check marks with bars."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from yearbook_viewer.gui.facet_rows import FacetRow
from yearbook_viewer.gui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()

# Pixels: beside a bar, beside the words in it, between name and count, and what a row is higher than its letters.
_SIDE, _INSIDE, _GAP, _LINE_GAP = 10, 6, 8, 5
# A bar's corners, and the width of the least one that counts something.
_ROUND, _LEAST = 4, 3
_MARK = "✓ "


class FacetRole(IntEnum):
    """The FacetRow of a row."""

    ROW = Qt.ItemDataRole.UserRole


class FacetsModel(QAbstractListModel):
    """`toggled`: the value of a row that is to be narrowed to, or not any more."""

    toggled = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[FacetRow] = ()

    def show_rows(self, rows: Sequence[FacetRow]) -> None:
        """These rows; the view stays where it is if they are of the same values."""
        same = [row.value for row in rows] == [row.value for row in self._rows]
        if not same:
            self.beginResetModel()
        self._rows = rows
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def toggle(self, index: Index) -> None:
        """Narrow to the value of the row, or not any more."""
        if index.isValid():
            self.toggled.emit(self._rows[index.row()].value)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        answer: object = None
        match role:
            case FacetRole.ROW:
                answer = row
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                answer = f"{_MARK if row.chosen else ''}{row.name} {row.count:,}"
            case Qt.ItemDataRole.ToolTipRole:
                answer = row.tip
        return answer


class FacetDelegate(QStyledItemDelegate):
    """Name and count on a bar; the chosen ones with a check mark."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(80, option.fontMetrics.height() + _LINE_GAP)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: FacetRow = index.data(FacetRole.ROW)
        self.initStyleOption(option, index)
        option.text = ""
        option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        area: QRect = option.rect.adjusted(_SIDE, 1, -_SIDE, -1)
        metrics = option.fontMetrics
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.selection))
        width = max(area.width() * row.share, _LEAST if row.count else 0)
        painter.drawRoundedRect(QRectF(area.left(), area.top(), width, area.height()), _ROUND, _ROUND)
        count = f"{row.count:,}"
        line = area.adjusted(_INSIDE, 0, -_INSIDE, 0)
        painter.setPen(QColor(self.theme.ink))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)
        line.setRight(line.right() - metrics.horizontalAdvance(count) - _GAP)
        name = f"{_MARK}{row.name}" if row.chosen else row.name
        painter.drawText(
            line, Qt.AlignmentFlag.AlignVCenter, metrics.elidedText(name, Qt.TextElideMode.ElideRight, line.width())
        )
        painter.restore()
