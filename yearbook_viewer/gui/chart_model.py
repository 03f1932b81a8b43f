"""The printings of the charted series as the rows of a table."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QIcon

from yearbook_viewer.export.series_rows import (
    POINTS,
    PRINT_NAMES,
    RATES,
    Print,
    SeriesRow,
    in_unit,
    rounded_rate,
    volume_words,
)
from yearbook_viewer.gui.cell_sides import LEFT, RIGHT, TOLD
from yearbook_viewer.gui.chart_courses import Course
from yearbook_viewer.gui.chart_styles import icon, style_of
from yearbook_viewer.gui.figure_lines import number_text
from yearbook_viewer.gui.theme import Theme
from yearbook_viewer.messages import N_, Catalogue
from yearbook_viewer.text.sentences import sentence_around

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class ChartColumn(IntEnum):
    """From left to right."""

    YEAR = 0
    SERIES = 1
    PRINTED = 2
    VALUE = 3
    UNIT = 4
    CHANGE = 5
    GROWTH = 6
    TOLD = 7
    VOLUME = 8
    SECTION = 9


HEADINGS = {
    ChartColumn.YEAR: N_("年份"),
    ChartColumn.SERIES: N_("指标"),
    ChartColumn.PRINTED: N_("原文"),
    ChartColumn.VALUE: N_("数值"),
    ChartColumn.UNIT: N_("单位"),
    ChartColumn.CHANGE: N_("比上年增减"),
    ChartColumn.GROWTH: N_("比上年 %"),
    ChartColumn.TOLD: N_("印次"),
    ChartColumn.VOLUME: N_("卷册"),
    ChartColumn.SECTION: N_("章节"),
}
_NUMBERS = (ChartColumn.VALUE, ChartColumn.CHANGE, ChartColumn.GROWTH)
_TOLD = TOLD | {Qt.ItemDataRole.DecorationRole}
_DIM = (ChartColumn.UNIT, ChartColumn.VOLUME, ChartColumn.SECTION)


class ChartLine:
    """A row ready to be shown."""

    __slots__ = ("fallen", "goes_on", "row", "style", "texts", "tip")

    def __init__(self, course: Course, row: SeriesRow, say: Catalogue) -> None:
        family = row.key.family
        self.row = row
        self.style = course.style
        self.fallen = row.change is not None and row.change < 0
        self.goes_on = row.leads
        words, at = row.printing.sentence, row.figure.start - row.printing.sentence_start
        first, last = sentence_around(words, at, at + row.figure.end - row.figure.start)
        self.tip = words[first:last]
        change = "" if row.change is None else signed_text(in_unit(row.change, family, course.unit))
        self.texts = {
            ChartColumn.YEAR: str(row.year),
            ChartColumn.SERIES: course.label,
            ChartColumn.PRINTED: printed_words(row),
            ChartColumn.VALUE: number_text(in_unit(row.value, family, course.unit)),
            ChartColumn.UNIT: course.unit,
            ChartColumn.CHANGE: f"{change} {say(POINTS)}" if change and family in RATES else change,
            ChartColumn.GROWTH: "" if row.growth is None else signed_text(rounded_rate(row.growth)),
            ChartColumn.TOLD: say(PRINT_NAMES[row.told]),
            ChartColumn.VOLUME: volume_words(row.printing, say),
            ChartColumn.SECTION: row.printing.section_title,
        }


class ChartModel(QAbstractTableModel):
    """Series by series, each by year; what is only proposed is not among them."""

    def __init__(self, say: Catalogue, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._theme = theme
        self._lines: list[ChartLine] = []
        self._icons: dict[int, QIcon] = {}

    def show_courses(self, courses: Sequence[Course]) -> None:
        """The rows of these series."""
        self.beginResetModel()
        own = [course for course in courses if not course.proposed]
        self._lines = [ChartLine(course, row, self._say) for course in own for row in course.rows]
        self._paint_icons()
        self.endResetModel()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._paint_icons()
        if self._lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._lines) - 1, len(ChartColumn) - 1))

    def row(self, number: int) -> SeriesRow:
        """The printing that the row shows."""
        return self._lines[number].row

    def number_of(self, rows: Sequence[SeriesRow]) -> int | None:
        """The first row that shows one of these printings."""
        wanted = {row.printing.address for row in rows}
        return next((at for at, line in enumerate(self._lines) if line.row.printing.address in wanted), None)

    def table_text(self, rows: Sequence[int]) -> str:
        """The rows as TSV with a header, for the clipboard."""
        header = "\t".join(self._say(HEADINGS[column]) for column in ChartColumn)
        body = ("\t".join(self._lines[row].texts[column] for column in ChartColumn) for row in rows)
        return "\n".join([header, *body]) + "\n"

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(ChartColumn)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal or section < 0:
            return None
        column = ChartColumn(section)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._say(HEADINGS[column])
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
            case Qt.ItemDataRole.ToolTipRole if column in (ChartColumn.CHANGE, ChartColumn.GROWTH):
                return self._say("按各年最后一次印出的数值计算;上一年没有印出时空着")
            case Qt.ItemDataRole.ToolTipRole if column is ChartColumn.TOLD:
                return self._say("一卷里印出几个不同的数值(同卷不一)时,线不经过它们")
        return None

    def texts(self, column: ChartColumn, most: int) -> list[str]:
        """What the first cells of a column show, so many at most."""
        return [line.texts[column] for line in self._lines[:most]]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in _TOLD or not index.isValid():
            return None
        line, column = self._lines[index.row()], ChartColumn(index.column())
        answer: object = None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                answer = line.texts[column]
            case Qt.ItemDataRole.ToolTipRole:
                answer = line.tip
            case Qt.ItemDataRole.AccessibleTextRole:
                answer = f"{self._say(HEADINGS[column])} {line.texts[column]}"
            case Qt.ItemDataRole.TextAlignmentRole:
                answer = _alignment(column)
            case Qt.ItemDataRole.DecorationRole if column is ChartColumn.SERIES:
                answer = self._icons[line.style]
            case Qt.ItemDataRole.ForegroundRole:
                answer = self._colour(line, column)
        return answer

    def _colour(self, line: ChartLine, column: ChartColumn) -> QColor | None:
        if column in (ChartColumn.CHANGE, ChartColumn.GROWTH):
            return QColor(self._theme.inconsistent if line.fallen else self._theme.rise)
        if column is ChartColumn.TOLD and line.row.told in (Print.REVISED, Print.OTHER):
            return QColor(self._theme.inconsistent)
        return QColor(self._theme.dim) if column in _DIM or not line.goes_on else None

    def _paint_icons(self) -> None:
        styles = {line.style for line in self._lines}
        self._icons = {number: icon(style_of(number, self._theme), self._theme.paper) for number in styles}


def printed_words(row: SeriesRow) -> str:
    """The figure in the text's own words, on one line."""
    return "".join(row.figure.text.split())


def signed_text(number: object) -> str:
    """A change as people read it: ＋1,823, −0.5."""
    text = f"{number:,f}"
    return "−" + text[1:] if text.startswith("-") else "＋" + text


def _alignment(column: ChartColumn) -> Qt.AlignmentFlag:
    return RIGHT if column in _NUMBERS else LEFT
