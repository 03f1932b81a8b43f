"""The figures of what is being read as the rows of a table."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont, QIcon

from yearbook_viewer.export.figure_cells import QUALIFIER_NAMES, harmless
from yearbook_viewer.gui.cell_sides import LEFT, RIGHT, TOLD
from yearbook_viewer.gui.figure_lines import Column, FigureLine
from yearbook_viewer.gui.passage import Passage
from yearbook_viewer.gui.theme import Theme
from yearbook_viewer.messages import N_, Catalogue
from yearbook_viewer.places import resource
from yearbook_viewer.records import Period
from yearbook_viewer.text.series.families import family_of
from yearbook_viewer.wordings import DOUBTS, PERIOD_NAMES

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
    Column.PERIOD: N_("时期"),
    Column.SCOPE: N_("范围"),
    Column.SECTION: N_("章节"),
    Column.DOUBT: N_("存疑"),
}

# The others hold words and signs of ours.
_WORDS_OF_THE_TEXT = (Column.INDICATOR, Column.TEXT, Column.QUALIFIER, Column.SCOPE, Column.SECTION)
_TOLD = TOLD | {Qt.ItemDataRole.DecorationRole, Qt.ItemDataRole.FontRole}
_DIMMED = (Column.TEXT, Column.QUALIFIER, Column.PERIOD, Column.SCOPE, Column.SECTION, Column.DOUBT)


class FiguresModel(QAbstractTableModel):
    """Rows in the order of the text until a column is sorted by; goals among them only where they are asked for."""

    def __init__(self, say: Catalogue, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._all: Sequence[FigureLine] = ()
        self._lines: list[FigureLine] = []
        self._with_targets = False
        self._units: tuple[str, ...] = ()
        self._sorted: tuple[int, Qt.SortOrder] = (-1, Qt.SortOrder.AscendingOrder)
        self._italic = QFont()
        self._italic.setItalic(True)
        self._wear(theme)

    def show_passage(self, passage: Passage | None) -> None:
        """The figures of the passage; none for None. The sorting stays."""
        self.beginResetModel()
        self._all = passage.lines if passage else ()
        self._lines = self._meant()
        self._arrange()
        self.endResetModel()

    def set_theme(self, theme: Theme) -> None:
        self._wear(theme)
        self._tell_changed()

    def show_targets(self, on: bool) -> None:
        """Whether goals (力争, 计划) stand in the table too."""
        if on == self._with_targets:
            return
        self.beginResetModel()
        self._with_targets = on
        self._lines = self._meant()
        self._arrange()
        self.endResetModel()

    def set_units(self, units: Sequence[str]) -> None:
        """Show values in these units, at most one of a family; the others as they are."""
        self._units = tuple(units)
        self._tell_changed()

    @property
    def targets(self) -> int:
        """How many rows are goals, shown or not."""
        return sum(line.target for line in self._all)

    @property
    def families(self) -> list[str]:
        """What the values measure, the most frequent first."""
        counted = Counter(family_of(line.measured).name for line in self._all if line.measured is not None)
        return [family for family, _ in counted.most_common() if family]

    def place(self, row: int) -> int:
        """Where the figure of a row stands among those of the entry."""
        return self._lines[row].place

    def places(self, row: int) -> tuple[int, ...]:
        """The same of all figures in the row, the changes too."""
        line = self._lines[row]
        return line.changes if line.level is None else (line.level, *line.changes)

    def row_of(self, place: int) -> int | None:
        """The row that shows the figure at that place of the entry."""
        return next((row for row, line in enumerate(self._lines) if line.holds(place)), None)

    def is_target(self, place: int) -> bool:
        """Whether the figure at that place of the entry is a goal."""
        return any(line.target and line.holds(place) for line in self._all)

    def table_text(self, rows: Sequence[int]) -> str:
        """The rows as TSV with a header, for the clipboard; no cell is a formula where it is pasted."""
        header = "\t".join(str(self.headerData(column, Qt.Orientation.Horizontal)) for column in Column)
        body = ("\t".join(self._copied(self._lines[row], column) for column in Column) for row in rows)
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
        if role not in _TOLD or not index.isValid():
            return None
        line, column = self._lines[index.row()], Column(index.column())
        answer: object = None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                answer = self._shown(line, column)
            case Qt.ItemDataRole.ToolTipRole:
                answer = self._tip(line, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                answer = self._spoken(line, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                answer = _alignment(column)
            case Qt.ItemDataRole.ForegroundRole:
                answer = self._colour(line, column)
            case Qt.ItemDataRole.DecorationRole if column is Column.INDICATOR:
                answer = self._doubtful if line.texts[Column.DOUBT] else self._goal if line.target else None
            case Qt.ItemDataRole.FontRole if line.target:
                answer = self._italic
        return answer

    def shown(self, row: int, column: Column) -> str:
        """The text of a cell."""
        return self._shown(self._lines[row], column)

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

    def _wear(self, theme: Theme) -> None:
        self._dim, self._rise, self._fall = QColor(theme.dim), QColor(theme.rise), QColor(theme.inconsistent)
        self._doubtful, self._goal = _sign("doubt", theme), _sign("goal", theme)

    def _meant(self) -> list[FigureLine]:
        return [line for line in self._all if self._with_targets or not line.target]

    def _tell_changed(self) -> None:
        if self._lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._lines) - 1, len(Column) - 1))

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
        text = line.text_in(column, self._units)
        match column:
            case Column.INDICATOR if line.target:
                return self._say("{indicator}〔目标〕", indicator=text)
            case Column.QUALIFIER:
                return self._say(QUALIFIER_NAMES.get(text, "")) or text
            case Column.PERIOD:
                return self._say(PERIOD_NAMES[Period(text)])
            case Column.DOUBT:
                return self._say(DOUBTS.get(text, ""))
        return text

    def _copied(self, line: FigureLine, column: Column) -> str:
        words = " ".join(self._shown(line, column).split("\n")).replace("\t", " ").strip()
        return harmless(words) if column in _WORDS_OF_THE_TEXT else words

    def _spoken(self, line: FigureLine, column: Column) -> str:
        words = f"{self._say(HEADINGS[column])} {self._shown(line, column).strip()}"
        if column is Column.INDICATOR and line.texts[Column.DOUBT]:
            return self._say("{words},存疑:{doubt}", words=words, doubt=self._shown(line, Column.DOUBT))
        return words

    def _tip(self, line: FigureLine, column: Column) -> str:
        text = self._shown(line, column).strip()
        if column is Column.CHANGE and line.changes:
            years = "、".join(
                self._say("较 {year} 年", year=year) if year.isdecimal() else self._say("较上年或上年同期")
                for year in sorted(line.tip)
            )
            return f"{text}({years})"
        if column in (Column.VALUE, Column.UNIT) and self._units:
            return self._say("{shown}(原文:{text})", shown=text, text=line.texts[Column.TEXT])
        if column is Column.INDICATOR:
            goal = self._say("目标,不是已有的事实。") if line.target else ""
            return "\n".join(part for part in (text, goal, self._shown(line, Column.DOUBT)) if part)
        return text

    def _colour(self, line: FigureLine, column: Column) -> QColor | None:
        if column is Column.CHANGE and line.changes and not line.target:
            return self._fall if line.fallen else self._rise
        return self._dim if column in _DIMMED or line.target else None


def _sign(name: str, theme: Theme) -> QIcon:
    return QIcon(str(resource("resources", "icons", f"{name}-{theme.name}.svg")))


def _alignment(column: Column) -> Qt.AlignmentFlag:
    return RIGHT if column is Column.VALUE else LEFT
