"""The tab of figures: the table, what to say where there is none, and the findings of the passage below it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QByteArray, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QLabel, QTableView, QVBoxLayout, QWidget

from yearbook_viewer.gui.figure_lines import Column
from yearbook_viewer.gui.figures_bar import FiguresBar
from yearbook_viewer.gui.figures_model import HEADINGS, FiguresModel
from yearbook_viewer.gui.finding_cards import FindingCard, FindingWishes, link_button
from yearbook_viewer.gui.listed_findings import Listed
from yearbook_viewer.gui.passage import Passage
from yearbook_viewer.gui.theme import Theme
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Entry

# Least and greatest width of a column while the reader has not set it; between them it fits what it shows.
WIDTHS = {
    Column.INDICATOR: (110, 260),
    Column.TEXT: (56, 110),
    Column.VALUE: (60, 156),
    Column.UNIT: (48, 90),
    Column.CHANGE: (86, 120),
    Column.QUALIFIER: (52, 80),
    Column.YEAR: (56, 70),
    Column.PERIOD: (60, 90),
    Column.SCOPE: (60, 120),
    Column.SECTION: (90, 200),
    Column.DOUBT: (70, 320),
}
# Border and scroll bar beside the columns.
FRAME = 16
# What is seen beside the indicator without scrolling, in a panel of the usual width.
FIRST_SEEN = (Column.TEXT, Column.VALUE, Column.UNIT, Column.CHANGE)
# Where the panel is too narrow for large values: what gives way, in this order, while the indicator has less than the
# first number, and how far. A number that is cut tells nothing, so it gives way last and least.
GIVING_WAY = {Column.TEXT: (110, 84), Column.UNIT: (84, 48), Column.CHANGE: (84, 86), Column.VALUE: (84, 124)}
LEAST_INDICATOR = 84
ROW_HEIGHT = 31
# Rows that the widths are measured by: the first ones tell them, and a long table is shown at once.
MEASURED = 150

ALONE = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


class FiguresTable(QWidget):
    """`figure_chosen`: the place of the row's figure among those of the entry; `series_requested`: the same, of one
    that the reader wants to see over the years; `export_requested`: he wants figures out of the program, and whether
    it is those of the chosen rows.

    `findings_requested`: the reader wants to see all findings, not only the first; what he asks of that one goes to
    the wishes.
    """

    figure_chosen = Signal(int)
    series_requested = Signal(int)
    export_requested = Signal(bool)
    findings_requested = Signal()

    def __init__(self, say: Catalogue, theme: Theme, wishes: FindingWishes) -> None:
        super().__init__()
        self._say = say
        self._wishes = wishes
        self._entry: Entry | None = None
        self.model = FiguresModel(say, theme, self)
        self.view = QTableView()
        self.view.setModel(self.model)
        self._fitting = self._fitted = False
        self._set_by_reader = False
        self.view.setAccessibleName(say("指标表"))
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setShowGrid(False)
        self.view.setAlternatingRowColors(True)
        self.view.setWordWrap(False)
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setTabKeyNavigation(False)
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.view.setSortingEnabled(True)
        self._set_up_header()
        self._set_up_menu()
        self.bar = FiguresBar(say, lambda: self.model.families)
        self.bar.units.units_changed.connect(self._show_units)
        self.bar.targets_switched.connect(self._show_targets)
        self.bar.export_requested.connect(lambda: self.export_requested.emit(False))
        self.word = QLabel()
        self.word.setProperty("dim", True)
        self.word.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.word.setContentsMargins(10, 10, 10, 10)
        self.card: FindingCard | None = None
        self.more = link_button("")
        self.more.clicked.connect(self.findings_requested)

        panel = QFrame()
        panel.setObjectName("panel")
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.word)
        inside.addWidget(self.view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.bar)
        layout.addWidget(panel, 1)
        layout.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._layout = layout

        self.view.clicked.connect(self._choose)
        self.view.activated.connect(self._choose)
        self.show_passage(None)

    def show_passage(self, passage: Passage | None) -> None:
        """The figures of what is being read."""
        self._entry = passage.reading.extraction.entry if passage else None
        self.model.show_passage(passage)
        self.bar.show_targets(self.model.targets)
        self._show_rows()
        self.view.scrollToTop()
        self.view.horizontalScrollBar().setValue(0)

    def show_findings(self, findings: Sequence[Listed]) -> None:
        """The first of these findings as a card below the table, and a link to the others."""
        if self.card:
            self._layout.removeWidget(self.card)
            self.card.deleteLater()
            self.card = None
        if findings and self._entry:
            self.card = FindingCard(findings[0], self._entry, self._wishes, self._say)
            self._layout.insertWidget(2, self.card)
            # Now: Qt would style it in the turn in which all of the window is painted.
            self.card.show()
        others = len(findings) - 1
        self.more.setVisible(others > 0)
        self.more.setText(self._say("另有 {count} 处核对结果", count=others))

    def show_figure(self, place: int) -> None:
        """Choose the row of the figure at that place of the entry, and bring it into view; goals are shown for one."""
        if self.model.is_target(place):
            self.bar.targets.setChecked(True)
        row = self.model.row_of(place)
        if row is not None:
            index = self.model.index(row, 0)
            # selectRow would heed what keys are held, and may then choose nothing.
            self.view.selectionModel().setCurrentIndex(index, ALONE)
            self.view.scrollTo(index)

    def chosen_place(self) -> int | None:
        """The place of the chosen row's figure among those of the entry; None where no row is chosen."""
        chosen = self.view.selectionModel().selectedRows()
        return self.model.place(chosen[0].row()) if chosen else None

    def copy_rows(self) -> None:
        """The chosen rows, or all where none is chosen, as TSV with a header."""
        rows = self._chosen_rows() or range(self.model.rowCount())
        QGuiApplication.clipboard().setText(self.model.table_text(rows))

    def chosen_rows(self) -> int:
        """How many rows are chosen."""
        return len(self._chosen_rows())

    def chosen_places(self) -> tuple[int, ...]:
        """Where the figures of the chosen rows stand among those of the entry, in the order of the rows."""
        return tuple(place for row in self._chosen_rows() for place in self.model.places(row))

    def columns_state(self) -> QByteArray:
        """Widths and hidden columns as the reader set them, for `restore_columns`; empty if he did not."""
        return self.view.horizontalHeader().saveState() if self._set_by_reader else QByteArray()

    def restore_columns(self, state: QByteArray) -> None:
        """As they were; the rows stand in the order of the text again."""
        header = self.view.horizontalHeader()
        header.restoreState(state)
        self._set_by_reader = True
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        for column, switch in self._switches.items():
            switch.setChecked(not header.isSectionHidden(column))

    def set_theme(self, theme: Theme) -> None:
        self.model.set_theme(theme)

    def _chosen_rows(self) -> list[int]:
        return sorted(index.row() for index in self.view.selectionModel().selectedRows())

    def _show_rows(self) -> None:
        """The rows that the model has now, or why there are none."""
        self._fit_columns()
        lacking = self.model.rowCount() == 0
        only_goals = self._say("这里只有目标,没有已成事实的指标。")
        self.word.setText(only_goals if self.model.targets else self._say("这里没有指标。"))
        self.word.setVisible(lacking)
        self.view.setVisible(not lacking)
        self.bar.setVisible(not lacking or self.model.targets > 0)

    def _show_targets(self, on: bool) -> None:
        self.model.show_targets(on)
        self._show_rows()

    def _show_units(self, units: Sequence[str]) -> None:
        self.model.set_units(units)
        self._fit_columns()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._fitted:
            self._fit_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _set_up_header(self) -> None:
        header = self.view.horizontalHeader()
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setHighlightSections(False)
        header.setResizeContentsPrecision(MEASURED)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setToolTip(self._say("单击按此列排序,第三次单击回到原文顺序"))
        header.sectionResized.connect(self._resized)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._switches = {column: self._switch(header, column) for column in Column if column is not Column.INDICATOR}
        header.addActions(list(self._switches.values()))

    def _set_up_menu(self) -> None:
        """What is done with a row: at the right button, and at the menu key."""
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        acts: tuple[tuple[str, Callable[[], None]], ...] = (
            (self._say("复制(&C)"), self.copy_rows),
            (self._say("历年走势图(&H)…"), self._ask_for_series),
            (self._say("导出数据(&X)…"), lambda: self.export_requested.emit(True)),
        )
        for words, act in acts:
            action = QAction(words, self.view)
            action.triggered.connect(lambda _=False, act=act: act())
            self.view.addAction(action)

    def _ask_for_series(self) -> None:
        index = self.view.currentIndex()
        if index.isValid():
            self.series_requested.emit(self.model.place(index.row()))

    def _fit_columns(self) -> None:
        """As wide as what they show needs, the indicator taking what is left; as the reader set them, if he did."""
        if self._set_by_reader:
            return
        # Nothing is measured behind another tab.
        self._fitted = self.isVisible()
        if not self._fitted:
            return
        widths = {column: max(least, min(most, self._needed(column))) for column, (least, most) in WIDTHS.items()}
        seen = [column for column in FIRST_SEEN if not self.view.isColumnHidden(column)]
        room = self.width() - FRAME - sum(widths[column] for column in seen)
        for column, (indicator, least) in GIVING_WAY.items():
            gives = min(indicator - room, widths[column] - least)
            if column in seen and gives > 0:
                widths[column] -= gives
                room += gives
        widths[Column.INDICATOR] = max(LEAST_INDICATOR, min(WIDTHS[Column.INDICATOR][1], room))
        self._fitting = True
        for column, width in widths.items():
            self.view.setColumnWidth(column, width)
        self._fitting = False

    def _needed(self, column: Column) -> int:
        """The width that a column's first rows need. The view's own way to tell it asks ten things of each cell."""
        texts = [self.model.shown(row, column) for row in range(min(self.model.rowCount(), MEASURED))]
        if column is Column.INDICATOR or not texts:
            return 0
        metrics = self.view.fontMetrics()
        needed = {text: metrics.horizontalAdvance(text) for text in set(texts)}
        widest = texts.index(max(needed, key=needed.__getitem__))
        return self.view.sizeHintForIndex(self.model.index(widest, column)).width() + 4

    def _resized(self) -> None:
        if not self._fitting and self.view.isVisible():
            self._set_by_reader = True

    def _switch(self, header: QHeaderView, column: Column) -> QAction:
        action = QAction(self._say(HEADINGS[column]), header)
        action.setCheckable(True)
        action.setChecked(not header.isSectionHidden(column))
        action.toggled.connect(lambda shown: self._show_column(column, shown))
        return action

    def _show_column(self, column: Column, shown: bool) -> None:
        self.view.horizontalHeader().setSectionHidden(column, not shown)
        self._set_by_reader = True

    def _choose(self, index: QModelIndex) -> None:
        self.figure_chosen.emit(self.model.place(index.row()))
