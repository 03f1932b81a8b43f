"""The window 历年分布: how much of a search each year has, as bars above and as a table below."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QFrame,
    QHeaderView,
    QLabel,
    QMenu,
    QSizePolicy,
    QSplitter,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from yearbook_viewer.export.hit_rows import Searched
from yearbook_viewer.export.hit_years import MEASURE_NAMES, Measure, YearRow, gaps, write_years
from yearbook_viewer.gui.chart_saving import ChartSaving, framed
from yearbook_viewer.gui.fonts import Families, paper_family
from yearbook_viewer.gui.hits_years_model import HitsYearsModel
from yearbook_viewer.gui.hits_years_view import HitsYearsView
from yearbook_viewer.gui.legend import FlowLayout
from yearbook_viewer.gui.notices import NoticeBar
from yearbook_viewer.gui.picture_page import Making, Page, Painting, painting
from yearbook_viewer.gui.settings import Settings
from yearbook_viewer.gui.tasks import Tasks
from yearbook_viewer.gui.theme import PAPER, Theme
from yearbook_viewer.gui.window_beside import WindowBeside
from yearbook_viewer.messages import N_, Catalogue

FIRST_SIZE = QSize(880, 680)
_LEAST = (400, 480)
_SPLIT = (400, 240)
_PLOT_HEIGHT = 520
_TIPS = {
    Measure.HITS: N_("各年有多少处"),
    Measure.SECTIONS: N_("各年有多少节里有"),
    Measure.SHARE: N_("各年每一千节里有多少节有,便于比较厚薄不同的年份"),
}


class HitsYearsWindow(WindowBeside):
    """A window of its own beside the main one. `year_chosen`: the search is to be narrowed to that year, None for
    what has no year; the year it is narrowed to already is to be let go.
    """

    year_chosen = Signal(object)

    def __init__(self, say: Catalogue, families: Families, theme: Theme, settings: Settings, tasks: Tasks) -> None:
        super().__init__(settings, "hits_years")
        self._say = say
        self._families, self._theme, self._tasks = families, theme, tasks
        self._searched: Searched | None = None
        self._chosen: frozenset[int | None] = frozenset()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 12, 12, 12)
        self._column.setSpacing(8)
        self._both = QSplitter(Qt.Orientation.Vertical, self)

    def making(self) -> Iterator[None]:
        """What is left to be made, step by step, see `coming_up.ComingUp`."""
        say = self._say
        self.measures = {measure: self._measure_button(measure) for measure in Measure}
        self.out = QToolButton()
        self.notices = NoticeBar(say)
        self._saving = ChartSaving(self, self.notices, self._settings, self._tasks, say)
        self._lay_out_tools()
        yield
        self.title, self.word, self.notes = QLabel(), QLabel(), QLabel()
        self.view = HitsYearsView(self._theme, self._families.interface)
        self.view.setAccessibleName(say("历年分布图"))
        self.view.tell = self._tip
        yield
        self._lay_out_plot()
        yield
        # Shown when there is something to draw.
        self.view.hide()
        yield from self.view.making_axes()
        yield
        self.model = HitsYearsModel(say, self)
        self.table = QTableView()
        self._set_up_table()
        self._both.addWidget(framed(1, self.table))
        self._both.setSizes(_SPLIT)
        yield
        self.view.year_chosen.connect(self.year_chosen)
        self.table.clicked.connect(self._row_chosen)
        # Not `activated`: where a single click activates, the year would be chosen and let go at once.
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            enter = QShortcut(QKeySequence(key), self.table, lambda: self._row_chosen(self.table.currentIndex()))
            enter.setContext(Qt.ShortcutContext.WidgetShortcut)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        # What is wrapped tells Qt too small a least height.
        self.setMinimumSize(*_LEAST)
        self.come_back(FIRST_SIZE.boundedTo(QGuiApplication.primaryScreen().availableSize()))

    @property
    def measure(self) -> Measure:
        """What is drawn now."""
        return next(measure for measure, button in self.measures.items() if button.isChecked())

    def show_years(self, rows: Sequence[YearRow], searched: Searched) -> None:
        """How much each year has of this search."""
        self._searched = searched
        self._chosen = searched.wish.narrowed.years
        self.model.show_years(rows, self._chosen)
        self.setWindowTitle(self._say("历年分布 — {words}", words=searched.wish.words))
        self.title.setText(self._say("“{words}”的历年分布", words=searched.wish.words.strip()))
        # 年:2019 alone finds sections, and in them no words.
        self.measures[Measure.HITS].setEnabled(searched.total > 0)
        if not searched.total and self.measure is Measure.HITS:
            self.measures[Measure.SECTIONS].setChecked(True)
        self._draw()

    def set_theme(self, theme: Theme) -> None:
        self.view.set_theme(theme)

    def painting(self, path: Path) -> Painting:
        """Paint the plot for a file, see `picture_page.painting`."""
        words = self._searched.asked(self._say) if self._searched else ""
        title = f"{self.title.text()}({self._say(MEASURE_NAMES[self.measure])})"
        source = " ".join(part for part in (words, self.notes.text()) if part)
        return painting(path, Page(title, source, _PLOT_HEIGHT, self._made_view))

    def save_table(self, path: Path) -> None:
        """Write the table as a workbook or CSV, by the end of the name. Raises ArchiveProblem."""
        if self._searched:
            write_years(path, self.model.rows, self._searched, self._say)

    def _draw(self) -> None:
        rows = self.model.rows
        self.view.show_years(rows, self.measure, self._chosen)
        drawn = any(row.sections for row in rows if row.year is not None)
        self.view.setVisible(drawn)
        self.title.setVisible(drawn)
        self.word.setVisible(not drawn)
        self.out.setEnabled(drawn)
        self.notes.setText(self._noted(rows))
        self.notes.setVisible(drawn and bool(self.notes.text()))

    def _noted(self, rows: Sequence[YearRow]) -> str:
        """What the bars do not show."""
        notes = []
        if stretches := gaps([row for row in rows if row.year is not None]):
            years = (f"{first}—{last}" if last > first else str(first) for first, last in stretches)
            notes.append(self._say("斜线:档案里没有这些年份的内容({years})。", years=self._say("、").join(years)))
        if rows and rows[-1].year is None and rows[-1].hits:
            notes.append(self._say("另有 {count} 处没有年份。", count=f"{rows[-1].hits:,}"))
        return "".join(notes)

    def _tip(self, row: YearRow) -> str:
        return self._say(
            "{year} 年:{hits} 处,{sections} 节(当年共 {all} 节,每千节 {share})",
            year=row.year,
            hits=f"{row.hits:,}",
            sections=f"{row.sections:,}",
            all=f"{row.of_sections:,}",
            share=f"{row.share():,}",
        )

    def _row_chosen(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        row = self.model.rows[index.row()]
        if row.hits or row.sections:
            self.year_chosen.emit(row.year)

    def _made_view(self, size: QSize, stroke: float) -> Making:
        view = HitsYearsView(PAPER, paper_family(), stroke)
        view.resize(size)
        yield
        yield from view.making_axes()
        yield
        view.show_years(self.model.rows, self.measure, self._chosen)
        return view

    def _export_picture(self) -> None:
        self._saving.save_picture(self.title.text(), self.painting)

    def _export_table(self) -> None:
        self._saving.save_table(self.title.text(), self.save_table)

    def _measure_button(self, measure: Measure) -> QToolButton:
        button = QToolButton()
        button.setText(self._say(MEASURE_NAMES[measure]))
        button.setToolTip(self._say(_TIPS[measure]))
        button.setCheckable(True)
        button.setChecked(measure is Measure.HITS)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(self._draw)
        return button

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.model.table_text())

    def _lay_out_tools(self) -> None:
        say = self._say
        tools = QWidget(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        tools.setSizePolicy(policy)
        row = FlowLayout(tools, gap=4)
        group = QButtonGroup(self)
        for button in self.measures.values():
            group.addButton(button)
            row.addWidget(button)
        self.out.setText(say("导出(&E) ▾"))
        self.out.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.out.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.out)
        menu.addAction(say("图片(PNG、SVG)(&P)…"), lambda: self._saving.save_picture(self.title.text(), self.painting))
        menu.addAction(
            say("表格(Excel、CSV)(&T)…"), lambda: self._saving.save_table(self.title.text(), self.save_table)
        )
        menu.addSeparator()
        menu.addAction(say("复制表格(&C)"), self._copy)
        self.out.setMenu(menu)
        row.addWidget(self.out)
        self._column.addWidget(tools)
        self._column.addWidget(self.notices)
        self._column.addWidget(self._both, 1)

    def _lay_out_plot(self) -> None:
        for label in (self.title, self.word, self.notes):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        font = self.title.font()
        font.setPixelSize(17)
        font.setBold(True)
        self.title.setFont(font)
        self.notes.setProperty("dim", True)
        self.word.setProperty("dim", True)
        self.word.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.word.setText(self._say("没有找到,或者找到的都没有年份。"))
        self._both.setChildrenCollapsible(False)
        self._both.setHandleWidth(10)
        self._both.addWidget(framed(16, self.title, self.view, self.word, self.notes))

    def _set_up_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setAccessibleName(self._say("历年分布表"))
        table.setToolTip(self._say("单击一年,只看这一年的结果;再单击一次,又看全部"))
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        copy = QAction(self._say("复制表格(&C)"), table)
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(self._copy)
        table.addAction(copy)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
