"""Hits in the middle of their lines as the rows of a table (KWIC)."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from yearbook_viewer.export.hit_rows import told_line
from yearbook_viewer.gui.cell_sides import LEFT, MIDDLE, RIGHT, TOLD
from yearbook_viewer.gui.section_words import as_plain
from yearbook_viewer.gui.theme import Theme
from yearbook_viewer.messages import N_, Catalogue
from yearbook_viewer.records.searched import ContextLine, LineOrder

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class LineColumn(IntEnum):
    """From left to right."""

    YEAR = 0
    BEFORE = 1
    WORDS = 2
    AFTER = 3
    ENTRY = 4
    SECTION = 5


HEADINGS = {
    LineColumn.YEAR: N_("年份"),
    LineColumn.BEFORE: N_("前文"),
    LineColumn.WORDS: N_("词语"),
    LineColumn.AFTER: N_("后文"),
    LineColumn.ENTRY: N_("条目"),
    LineColumn.SECTION: N_("章节"),
}
# What a click on a heading sorts by.
ORDERS = {
    LineColumn.YEAR: LineOrder.YEAR,
    LineColumn.BEFORE: LineOrder.BEFORE,
    LineColumn.AFTER: LineOrder.AFTER,
    LineColumn.WORDS: LineOrder.FOUND,
}
ORDER_NAMES = {
    LineOrder.FOUND: N_("相关在前"),
    LineOrder.BEFORE: N_("按前文"),
    LineOrder.AFTER: N_("按后文"),
    LineOrder.YEAR: N_("按年份"),
}
ORDER_TIPS = {
    LineOrder.FOUND: N_("先后与搜索结果一样"),
    LineOrder.BEFORE: N_("按词语左边的字排,最靠近的字先比"),
    LineOrder.AFTER: N_("按词语右边的字排"),
    LineOrder.YEAR: N_("按记述的年份排,没有年份的在最后"),
}
_SIDES = {
    LineColumn.BEFORE: RIGHT,
    LineColumn.WORDS: MIDDLE,
}
_DIM = (LineColumn.YEAR, LineColumn.ENTRY, LineColumn.SECTION)


class LinesModel(QAbstractTableModel):
    """The lines in the order in which the archive gave them."""

    def __init__(self, say: Catalogue, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._lines: Sequence[ContextLine] = ()
        self._wear(theme)

    def show_lines(self, lines: Sequence[ContextLine]) -> None:
        """These rows from now on."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def line(self, row: int) -> ContextLine:
        """The hit that the row shows."""
        return self._lines[row]

    def set_theme(self, theme: Theme) -> None:
        self._wear(theme)
        if self._lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._lines) - 1, len(LineColumn) - 1))

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(LineColumn)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal or section < 0:
            return None
        column = LineColumn(section)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._say(HEADINGS[column])
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
            case Qt.ItemDataRole.ToolTipRole if column in ORDERS:
                return self._say(ORDER_TIPS[ORDERS[column]])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in TOLD or not index.isValid():
            return None
        line, column = self._lines[index.row()], LineColumn(index.column())
        answer: object = None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                answer = _words(line, column)
            case Qt.ItemDataRole.ToolTipRole:
                answer = _tip(line)
            case Qt.ItemDataRole.AccessibleTextRole:
                answer = f"{self._say(HEADINGS[column])} {_words(line, column)}"
            case Qt.ItemDataRole.TextAlignmentRole:
                answer = _alignment(column)
            case Qt.ItemDataRole.ForegroundRole if column in _DIM:
                answer = self._dim
        return answer

    def _wear(self, theme: Theme) -> None:
        self._dim = QColor(theme.dim)


def _words(line: ContextLine, column: LineColumn) -> str:
    match column:
        case LineColumn.YEAR:
            return "" if line.year is None else str(line.year)
        case LineColumn.BEFORE:
            return line.before
        case LineColumn.WORDS:
            return line.words
        case LineColumn.AFTER:
            return line.after
        case LineColumn.ENTRY:
            return line.entry_title
        case LineColumn.SECTION:
            return line.title


def _tip(line: ContextLine) -> str:
    """The whole line and where it stands, for a table too narrow to show them."""
    where = " › ".join(part for part in (line.entry_title, line.title) if part)
    before, after = told_line(line)
    return as_plain(f"{before}{line.words}{after}\n{where}")


def _alignment(column: LineColumn) -> Qt.AlignmentFlag:
    return _SIDES.get(column, LEFT)
