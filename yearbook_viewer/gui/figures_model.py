"""The figures of what is being read as the rows of a table."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from yearbook_viewer.gui.figure_lines import Column, FigureLine
from yearbook_viewer.gui.passage import Passage
from yearbook_viewer.gui.theme import Theme
from yearbook_viewer.messages import N_, Catalogue

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


HEADINGS = {
    Column.INDICATOR: N_("指标"),
    Column.TEXT: N_("原文"),
    Column.VALUE: N_("数值"),
    Column.UNIT: N_("单位"),
    Column.CHANGE: N_("变化"),
    Column.QUALIFIER: N_("限定"),
    Column.YEAR: N_("年份"),
    Column.SECTION: N_("章节"),
}

QUALIFIERS = {"range": N_("区间")}


class FiguresModel(QAbstractTableModel):
    """Rows in the order of the text until a column is sorted by."""

    def __init__(self, say: Catalogue, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._theme = theme
        self._lines: list[FigureLine] = []
        self._sorted: tuple[int, Qt.SortOrder] = (-1, Qt.SortOrder.AscendingOrder)

    def show_passage(self, passage: Passage | None) -> None:
        """The figures of the passage; none for None. The sorting stays."""
        self.beginResetModel()
        self._lines = list(passage.lines) if passage else []
        self._arrange()
        self.endResetModel()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        if self._lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._lines) - 1, len(Column) - 1))

    def place(self, row: int) -> int:
        """Where the figure of a row stands among those of the entry."""
        return self._lines[row].place

    def row_of(self, place: int) -> int | None:
        """The row that shows the figure at that place of the entry."""
        return next((row for row, line in enumerate(self._lines) if line.holds(place)), None)

    def table_text(self, rows: Sequence[int]) -> str:
        """The rows as TSV with a header, for the clipboard."""
        header = "\t".join(str(self.headerData(column, Qt.Orientation.Horizontal)) for column in Column)
        body = ("\t".join(self._lines[row].texts[column].strip() for column in Column) for row in rows)
        return "\n".join([header, *body]) + "\n"

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal or section < 0:
            return None
        column = Column(section)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._change_heading() if column is Column.CHANGE else self._say(HEADINGS[column])
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], Column(index.column())
        answer: object = None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                answer = self._shown(line, column)
            case Qt.ItemDataRole.ToolTipRole:
                answer = self._tip(line, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                answer = f"{self._say(HEADINGS[column])} {self._shown(line, column).strip()}"
            case Qt.ItemDataRole.TextAlignmentRole:
                answer = _alignment(column)
            case Qt.ItemDataRole.ForegroundRole:
                answer = self._colour(line, column)
        return answer

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """By the column, or in the order of the text for column -1."""
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        lines = [(self._lines[index.row()], index.column()) for index in kept]
        self._sorted = (column, order)
        self._arrange()
        rows = {id(line): row for row, line in enumerate(self._lines)}
        self.changePersistentIndexList(kept, [self.index(rows[id(line)], at) for line, at in lines])
        self.layoutChanged.emit()

    def _arrange(self) -> None:
        at, order = self._sorted
        self._lines.sort(key=lambda line: line.order)
        if at < 0:
            return
        column, falling = Column(at), order is Qt.SortOrder.DescendingOrder
        if column not in (Column.VALUE, Column.CHANGE):
            self._lines.sort(key=lambda line: line.texts[column].strip(), reverse=falling)
            return
        numbered = [(number, line) for line in self._lines if (number := line.number(column)) is not None]
        numbered.sort(key=lambda pair: pair[0], reverse=falling)
        # Rows without a number stay at the end, whichever way the numbers run.
        self._lines = [line for _, line in numbered] + [line for line in self._lines if line.number(column) is None]

    def _change_heading(self) -> str:
        """较 2019 年 where every change compares with the same year."""
        compared = set[str]().union(*(line.tip for line in self._lines)) if self._lines else set()
        if len(compared) == 1 and (year := next(iter(compared))).isdecimal():
            return self._say("较 {year} 年", year=year)
        return self._say(HEADINGS[Column.CHANGE])

    def _shown(self, line: FigureLine, column: Column) -> str:
        text = line.texts[column]
        return self._say(QUALIFIERS[text]) if column is Column.QUALIFIER and text in QUALIFIERS else text

    def _tip(self, line: FigureLine, column: Column) -> str:
        if column is Column.CHANGE and line.changes:
            years = "、".join(
                self._say("较 {year} 年", year=year) if year.isdecimal() else self._say("较上年或上年同期")
                for year in sorted(line.tip)
            )
            return f"{line.texts[column]}({years})"
        text = line.texts[column].strip()
        if column is Column.INDICATOR and line.target:
            return self._say("{indicator}(目标,不是已有的事实)", indicator=text)
        return text

    def _colour(self, line: FigureLine, column: Column) -> QColor | None:
        if column is Column.CHANGE and line.changes:
            return QColor(self._theme.inconsistent if line.fallen else self._theme.rise)
        if column in (Column.TEXT, Column.QUALIFIER, Column.SECTION) or line.target:
            return QColor(self._theme.dim)
        return None


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column is Column.VALUE else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
