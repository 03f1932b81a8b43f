"""Series over the years: chosen at the left, drawn at the right, every printing in the table below."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QLabel,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from yearbook_viewer.export.series_files import SeriesTable, write_series
from yearbook_viewer.export.series_rows import SeriesRow
from yearbook_viewer.gui.chart_asking import Charted
from yearbook_viewer.gui.chart_chooser import Chooser
from yearbook_viewer.gui.chart_courses import (
    Course,
    Line,
    Measure,
    Panel,
    Spot,
    Wish,
    courses_of,
    listing_of,
    panels_of,
    source_line,
    styles_of,
    title_of,
)
from yearbook_viewer.gui.chart_image import Picture, picture_painting
from yearbook_viewer.gui.chart_legend import ChartLegend, items_of
from yearbook_viewer.gui.chart_links import LinksPanel
from yearbook_viewer.gui.chart_saving import ChartSaving, framed
from yearbook_viewer.gui.chart_styles import MOST
from yearbook_viewer.gui.chart_table import ChartTable
from yearbook_viewer.gui.chart_tools import ChartTools
from yearbook_viewer.gui.chart_view import ChartView
from yearbook_viewer.gui.chart_words import spot_words
from yearbook_viewer.gui.fonts import Families
from yearbook_viewer.gui.notices import NoticeBar
from yearbook_viewer.gui.picture_page import Painting
from yearbook_viewer.gui.settings import Settings
from yearbook_viewer.gui.tasks import Tasks
from yearbook_viewer.gui.theme import Theme
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import SeriesKey

FIRST_SIZE = QSize(1180, 800)
# Pixels of the chooser and the chart, of the list and the proposals, of the chart and the table.
_SIDES, _LEFT, _RIGHT = (270, 880), (420, 220), (460, 250)


class ChartWindow(QDialog):
    """Not modal. `asked`: words and a subject to list series by; `ticked`: keys that are to be drawn; `decided`: two
    keys and the LinkState between them; `place_requested`: a Printing that is to be read in the main window.
    """

    asked = Signal(str, str)
    ticked = Signal(object)
    decided = Signal(object, object, object)
    place_requested = Signal(object)

    def __init__(self, say: Catalogue, families: Families, theme: Theme, settings: Settings, tasks: Tasks) -> None:
        super().__init__()
        self._say = say
        self._families, self._theme, self._settings, self._tasks = families, theme, settings, tasks
        self._chart: Sequence[Charted] = ()
        self._styles: dict[SeriesKey, int] = {}
        self._courses: tuple[Course, ...] = ()
        self._panels: tuple[Panel, ...] = ()
        self.setWindowTitle(say("历年走势图"))
        self.setWindowFlags(Qt.WindowType.Window)
        self.sides = QSplitter(Qt.Orientation.Horizontal)
        QVBoxLayout(self).addWidget(self.sides)
        self._beside = QWidget(self.sides)
        self._right = QSplitter(Qt.Orientation.Vertical, self._beside)

    def making(self) -> Iterator[None]:
        """What is left to be made, step by step, see `coming_up.ComingUp`."""
        say, theme, family = self._say, self._theme, self._families.interface
        self.chooser = Chooser(say, theme, MOST)
        self.links = LinksPanel(say)
        self._lay_out_left()
        yield
        self.tools = ChartTools(say)
        self.notices = NoticeBar(say)
        self._saving = ChartSaving(self, self.notices, self._settings, self._tasks, say)
        self._lay_out_right()
        yield
        self.title = QLabel()
        self.title.setWordWrap(True)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.legend = ChartLegend(say, theme, family)
        self.view = ChartView(theme, family)
        self.view.setAccessibleName(say("走势图"))
        self.view.tell = self._words_of
        yield
        self.word = QLabel()
        self.word.setProperty("dim", True)
        self.word.setWordWrap(True)
        self.word.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.source = QLabel()
        self.source.setProperty("dim", True)
        self.source.setWordWrap(True)
        self.source.setTextFormat(Qt.TextFormat.PlainText)
        self._lay_out_chart()
        yield
        # For most charts this is all that is needed.
        yield from self.view.making_frame()
        yield
        self.table = ChartTable(say, theme)
        self._below = framed(1, self.table)
        self._right.addWidget(self._below)
        self._share_room()
        self._connect()
        self.resize(FIRST_SIZE.boundedTo(QGuiApplication.primaryScreen().availableSize()))
        self.show_chart((), editable=False)

    def choose(self, keys: Sequence[SeriesKey]) -> None:
        """Tick these series and ask for them to be drawn."""
        self.chooser.model.choose(keys)
        self.ticked.emit(self.chooser.model.chosen())

    def show_chart(self, chart: Sequence[Charted], *, editable: bool) -> None:
        """Draw these series. `editable`: the reader may decide which series are the same."""
        self._chart = chart
        self._styles = styles_of(chart, self._styles)
        self.links.show_links(chart, editable=editable)
        self.chooser.model.know([listing_of(each.series) for each in chart])
        self._draw()

    def set_theme(self, theme: Theme) -> None:
        self.chooser.set_theme(theme)
        self.legend.set_theme(theme)
        self.view.set_theme(theme)
        self.table.rows.set_theme(theme)

    def painting(self, path: Path) -> Painting:
        """Paint the chart for a file, see `picture_page.painting`."""
        measure = self.tools.wish().measure
        picture = Picture(self.title.text(), self._panels, measure, self.source.text())
        return picture_painting(path, picture, self._say)

    def save_table(self, path: Path) -> None:
        """Write the table as a workbook or CSV, by the end of the name. Raises ArchiveProblem."""
        own = [course for course in self._courses if not course.proposed]
        tables = [SeriesTable(course.label, course.unit, course.rows) for course in own]
        write_series(path, tables, self.source.text(), self._say)

    def _draw(self) -> None:
        wish = self.tools.wish()
        self._courses = courses_of(self._chart, self._styles, wish)
        self.tools.show_courses(self._courses)
        self._panels = panels_of(self._courses, wish.measure, self._say)
        self.title.setText(title_of(self._courses, self._say))
        self.source.setText(source_line(self._courses, self._say))
        self.legend.show_items(items_of(self._panels, self._say))
        self.view.show_panels(self._panels, wish.measure)
        self.table.show_courses(self._courses)
        self.chooser.model.show_styles(self._styles)
        drawn = bool(self._panels)
        for widget in (self.title, self.legend, self.area, self.source):
            widget.setVisible(drawn)
        self._below.setVisible(bool(self._courses))
        self.word.setVisible(not drawn)
        self.word.setText(self._lacking(wish))

    def _lacking(self, wish: Wish) -> str:
        """Why nothing is drawn."""
        if not self._chart:
            return self._say("请在左边勾选一个或几个指标,\n这里会画出它们历年的走势。")
        if wish.measure is Measure.GROWTH and any(course.rows for course in self._courses):
            return self._say("没有相邻的两年都印出数值,算不出比上年的增减。")
        return self._say("没有印出可以画的数值。")

    def _words_of(self, panel: Panel, line: Line, spot: Spot) -> str:
        return spot_words(line, spot, panel.unit, self.tools.wish().measure, self._say)

    def _spot_chosen(self, spot: Spot) -> None:
        """A point was clicked on: its row is chosen and its words are shown, of several printings those that count."""
        self.table.show_spot(spot)
        self.view.mark(spot)
        row = next((row for row in spot.rows if row.leads), spot.rows[0])
        self.place_requested.emit(row.printing)

    def _row_shown(self, row: SeriesRow) -> None:
        spots = [drawn.spot for drawn in self.view.drawn]
        self.view.mark(next((spot for spot in spots if row in spot.rows), None))

    def _name(self) -> str:
        """Of the files that the chart goes into."""
        return self.title.text() or self._say("历年走势图")

    def _connect(self) -> None:
        self.chooser.asked.connect(self.asked)
        self.chooser.ticked.connect(self.ticked)
        self.links.decided.connect(self.decided)
        self.tools.wish_changed.connect(lambda _: self._draw())
        self.tools.picture_requested.connect(lambda: self._saving.save_picture(self._name(), self.painting))
        self.tools.table_requested.connect(lambda: self._saving.save_table(self._name(), self.save_table))
        self.tools.copy_requested.connect(self.table.copy_rows)
        self.view.spot_chosen.connect(self._spot_chosen)
        self.table.row_shown.connect(self._row_shown)
        self.table.row_chosen.connect(lambda row: self.place_requested.emit(row.printing))

    def _lay_out_left(self) -> None:
        self._left = QSplitter(Qt.Orientation.Vertical)
        self.sides.insertWidget(0, self._left)
        self._left.addWidget(self.chooser)
        self._left.addWidget(self.links)
        self._left.setMinimumWidth(256)

    def _lay_out_right(self) -> None:
        column = QVBoxLayout(self._beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.tools)
        column.addWidget(self.notices)
        column.addWidget(self._right, 1)

    def _lay_out_chart(self) -> None:
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self.view)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.title.setProperty("heading", True)
        font = self.title.font()
        font.setPixelSize(17)
        font.setBold(True)
        self.title.setFont(font)
        self._right.addWidget(framed(16, self.title, self.legend, self.area, self.word, self.source))

    def _share_room(self) -> None:
        self.sides.setStretchFactor(1, 1)
        for splitter, sizes in ((self._left, _LEFT), (self._right, _RIGHT), (self.sides, _SIDES)):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(10)
            splitter.setSizes(sizes)
