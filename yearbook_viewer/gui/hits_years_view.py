"""Bars of a search over the years, on the screen and on paper.

Loaded when the plot is opened for the first time, and with it pyqtgraph and numpy.
"""

from collections.abc import Callable, Iterator, Sequence

import pyqtgraph
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QWidget

from yearbook_viewer.export.hit_years import Measure, YearRow, gaps
from yearbook_viewer.gui.chart_axes import width_of
from yearbook_viewer.gui.theme import Theme
from yearbook_viewer.gui.year_plots import YearPlots
from yearbook_viewer.records import Kind

_BAR = 0.72
# Above the highest bar, as a share of it.
_AIR = 0.06
_MARGIN = 0.6
_LEAST = 220, 140
_FAINT = 0.4
_GAPS, _BARS = -20, 10


class HitsYearsView(YearPlots):
    """`year_chosen`: a year was clicked on. What it says when the mouse is over it is asked of `tell`.

    A year with nothing found has a dash at the foot; one that the archive has nothing of is hatched.
    """

    year_chosen = Signal(object)

    def __init__(self, theme: Theme, family: str, stroke: float | None = None, parent: QWidget | None = None) -> None:
        """`stroke`: how many points of a picture make a line that is one wide; the screen tells its own."""
        super().__init__(theme, family, stroke, parent)
        self._rows: Sequence[YearRow] = ()
        self._measure = Measure.HITS
        self._chosen: frozenset[int | None] = frozenset()
        self._plot: pyqtgraph.PlotItem | None = None
        self.tell: Callable[[YearRow], str] = _nothing
        self.setMinimumSize(*_LEAST)

    def making_axes(self) -> Iterator[None]:
        """Make what takes longest, before there is anything to draw, in a few steps."""
        plot, _ = yield from self._making_plot(0)
        self._plot = plot

    def show_years(self, rows: Sequence[YearRow], measure: Measure, chosen: frozenset[int | None]) -> None:
        """Draw these. `chosen`: the years that the search is narrowed to, which stand out then."""
        self._rows = [row for row in rows if row.year is not None]
        self._measure, self._chosen = measure, chosen
        self._draw()

    def row_at(self, place: QPointF) -> YearRow | None:
        """The year whose column holds a place of the scene, from the foot to the top of the plot."""
        if self._plot is None:
            return None
        box = self._plot.getViewBox()
        if not box.sceneBoundingRect().contains(place):
            return None
        x = box.mapSceneToView(place).x()
        return next((row for row in self._rows if row.year is not None and abs(row.year - x) <= 0.5), None)

    def place_of(self, year: int) -> QPointF:
        """A place in the column of a year, in the coordinates of the view."""
        assert self._plot is not None  # a year is shown
        box = self._plot.getViewBox()
        middle = sum(box.viewRange()[1]) / 2
        return QPointF(self.mapFromScene(box.mapViewToScene(QPointF(year, middle))))

    def _draw_anew(self) -> None:
        """With axes of its own: where only what is drawn is another, they stay, for they take longest to be made."""
        self.clear()
        self._plot = None
        self._draw()

    def _draw(self) -> None:
        self.setBackground(self._theme.paper)
        if not self._rows:
            self.clear()
            self._plot = None
            return
        if self._plot is None:
            for _ in self.making_axes():
                pass
        plot = self._plot
        assert plot is not None  # its axes are made
        plot.clear()
        years = [row.year for row in self._rows if row.year is not None]
        highest = max(row.value(self._measure) for row in self._rows) or 1.0
        plot.setXRange(min(years) - _MARGIN, max(years) + _MARGIN, padding=0)
        plot.setYRange(0, highest * (1 + _AIR), padding=0)
        left = plot.getAxis("left")
        ticks = left.tickValues(0, highest * (1 + _AIR), self.height())
        left.setWidth(max(width_of(left.tickStrings(own, 1.0, step), self._font) for step, own in ticks))
        self._add_gaps(plot, highest * (1 + _AIR))
        self._add_bars(plot)

    def _add_gaps(self, plot: pyqtgraph.PlotItem, height: float) -> None:
        stretches = gaps(self._rows)
        if stretches:
            hatching = QBrush(_faint(self._theme.dim), Qt.BrushStyle.BDiagPattern)
            middles = [(first + last) / 2 for first, last in stretches]
            widths = [last - first + 1 - (1 - _BAR) for first, last in stretches]
            self._add(plot, middles, widths, [height] * len(middles), hatching, _GAPS)

    def _add_bars(self, plot: pyqtgraph.PlotItem) -> None:
        theme = self._theme
        blue = theme.marks[Kind.ORG]
        for colour, rows in (
            (QColor(blue), [row for row in self._rows if not self._chosen or row.year in self._chosen]),
            (_faint(blue), [row for row in self._rows if self._chosen and row.year not in self._chosen]),
        ):
            shown = [row for row in rows if row.value(self._measure)]
            if shown:
                heights = [row.value(self._measure) for row in shown]
                brush = pyqtgraph.mkBrush(colour)
                self._add(plot, [row.year for row in shown], [_BAR] * len(shown), heights, brush, _BARS)
        nothing = [row.year for row in self._rows if row.year is not None and not row.value(self._measure)]
        pen = pyqtgraph.mkPen(theme.dim, width=2 * self._stroke)
        for year in nothing:
            dash = pyqtgraph.PlotCurveItem([year - _BAR / 4, year + _BAR / 4], [0, 0], pen=pen)
            dash.setZValue(_BARS)
            plot.addItem(dash)

    def _add(  # noqa: PLR0913, PLR0917  what is drawn, and how
        self,
        plot: pyqtgraph.PlotItem,
        middles: Sequence[float | int | None],
        widths: Sequence[float],
        heights: Sequence[float],
        brush: QBrush,
        above: int,
    ) -> None:
        bars = pyqtgraph.BarGraphItem(
            x=list(middles), width=list(widths), height=list(heights), brush=brush, pen=pyqtgraph.mkPen(None)
        )
        bars.setZValue(above)
        plot.addItem(bars)

    def _told_at(self, place: QPointF) -> str | None:
        row = self.row_at(place)
        return self.tell(row) if row else None

    def _choose_at(self, place: QPointF) -> None:
        if row := self.row_at(place):
            self.year_chosen.emit(row.year)


def _faint(colour: str) -> QColor:
    """The colour let through by what is behind it."""
    faint = QColor(colour)
    faint.setAlphaF(_FAINT)
    return faint


def _nothing(_row: YearRow) -> str:
    return ""
