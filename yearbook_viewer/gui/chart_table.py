"""The table below a chart: every printing, with the words it stands in."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from yearbook_viewer.gui.chart_courses import Course, Spot
from yearbook_viewer.gui.chart_model import ChartColumn, ChartModel
from yearbook_viewer.gui.theme import Theme
from yearbook_viewer.messages import Catalogue

ROW_HEIGHT = 29
# Rows that the widths are measured by: the first ones tell them, and a long table is shown at once.
MEASURED = 60
# Least and greatest width of a column; between them it fits what it shows.
WIDTHS = {
    ChartColumn.YEAR: (56, 66),
    ChartColumn.SERIES: (110, 230),
    ChartColumn.PRINTED: (76, 170),
    ChartColumn.VALUE: (76, 170),
    ChartColumn.UNIT: (48, 100),
    ChartColumn.CHANGE: (92, 150),
    ChartColumn.GROWTH: (76, 110),
    ChartColumn.TOLD: (56, 90),
    ChartColumn.VOLUME: (110, 240),
    ChartColumn.SECTION: (110, 280),
}


class ChartTable(QTableView):
    """`row_chosen`: the printing of a row is to be read, a SeriesRow; `row_shown`: it is the current one."""

    row_chosen = Signal(object)
    row_shown = Signal(object)

    def __init__(self, say: Catalogue, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = ChartModel(say, theme, self)
        self.setModel(self.rows)
        self.setAccessibleName(say("历年数据表"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIconSize(QSize(30, 16))
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setResizeContentsPrecision(MEASURED)
        self.clicked.connect(self._choose)
        self.selectionModel().currentRowChanged.connect(self._show_current)

    def show_courses(self, courses: Sequence[Course]) -> None:
        """The printings of these series; the name of the series only where there are several."""
        self.rows.show_courses(courses)
        self.setColumnHidden(ChartColumn.SERIES, sum(not course.proposed for course in courses) < 2)
        for column, (least, most) in WIDTHS.items():
            self.setColumnWidth(column, max(least, min(most, self._room(column))))

    def _room(self, column: ChartColumn) -> int:
        """Pixels that the heading and the first cells of a column take."""
        texts = self.rows.texts(column, MEASURED)
        own = {text: self.fontMetrics().horizontalAdvance(text) for text in set(texts)}
        widest = texts.index(max(own, key=own.__getitem__)) if texts else 0
        needed = self.sizeHintForIndex(self.rows.index(widest, column)).width()
        return max(needed + 6, self.horizontalHeader().sectionSizeHint(column))

    def show_spot(self, spot: Spot) -> None:
        """Choose the row of a point and bring it into view."""
        row = self.rows.number_of(spot.rows)
        if row is not None:
            self.selectRow(row)
            self.scrollTo(self.rows.index(row, 0))

    def copy_rows(self) -> None:
        """The chosen rows, or all where none is chosen, as TSV with a header."""
        chosen = sorted(index.row() for index in self.selectionModel().selectedRows())
        QGuiApplication.clipboard().setText(self.rows.table_text(chosen or range(self.rows.rowCount())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_rows()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        self.row_chosen.emit(self.rows.row(index.row()))

    def _show_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self.row_shown.emit(self.rows.row(current.row()))
