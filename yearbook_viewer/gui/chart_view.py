"""The lines of a chart on the screen and on paper: panels below each other, one for each unit.

Loaded when a chart is opened for the first time, and with it pyqtgraph and numpy.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import pyqtgraph
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QGraphicsItem, QWidget

from yearbook_viewer.export.series_rows import Print
from yearbook_viewer.gui.chart_axes import TICK_PIXELS, ValueAxis, bounds, width_of
from yearbook_viewer.gui.chart_courses import Line, Measure, Panel, Spot
from yearbook_viewer.gui.chart_styles import (
    RING,
    SeriesStyle,
    is_hollow,
    style_of,
    symbol_size,
)
from yearbook_viewer.gui.theme import Theme
from yearbook_viewer.gui.year_plots import YearPlots

# Pixels of a panel, so that its lines are more than a streak.
LEAST_PANEL = 116
# How far from a point the mouse may be to mean it.
REACH = 13.0
_MARKED = 24.0
_FOOT = {Measure.VALUE: None, Measure.GROWTH: 0.0, Measure.INDEX: 100.0}
# The years reach so far beyond the first and the last value.
_MARGIN = 0.45
_LINES, _POINTS, _MARK = 10, 20, 30


@dataclass(frozen=True, slots=True)
class Frame:
    """A panel without its lines: the unit above it, and its axes."""

    unit: pyqtgraph.LabelItem
    plot: pyqtgraph.PlotItem
    left: ValueAxis


@dataclass(frozen=True, slots=True)
class Drawn:
    """A point that can be met with the mouse."""

    plot: pyqtgraph.PlotItem
    panel: Panel
    line: Line
    spot: Spot


class ChartView(YearPlots):
    """`spot_chosen`: a Spot was clicked on. What a point says when the mouse is over it is asked of `tell`."""

    spot_chosen = Signal(object)

    def __init__(self, theme: Theme, family: str, stroke: float | None = None, parent: QWidget | None = None) -> None:
        """`stroke`: how many points of a picture make a line that is one wide; the screen tells its own."""
        super().__init__(theme, family, stroke, parent)
        self._panels: Sequence[Panel] = ()
        self._measure = Measure.VALUE
        self._frames: list[Frame] = []
        self.marked: Spot | None = None
        self._mark: tuple[pyqtgraph.PlotItem, pyqtgraph.ScatterPlotItem] | None = None
        self.drawn: list[Drawn] = []
        self.tell: Callable[[Panel, Line, Spot], str] = _nothing
        self.ci.layout.setVerticalSpacing(2)
        self.setMinimumSize(220, LEAST_PANEL)

    def show_panels(self, panels: Sequence[Panel], measure: Measure) -> None:
        """Draw these from above."""
        self._panels, self._measure = panels, measure
        self.marked = None
        self._draw()

    def making_frame(self) -> Iterator[None]:
        """Make one more panel without lines, which takes longest, before there is anything to draw; in a few steps."""
        number = len(self._frames)
        unit = self.addLabel("", row=2 * number, col=0, justify="left")
        unit.item.setFont(self._font)
        unit.setAttr("color", self._theme.dim)
        plot, left = yield from self._making_plot(2 * number + 1)
        # A symbol at the edge is drawn whole; nothing lies outside that would have to be hidden.
        plot.getViewBox().setFlag(QGraphicsItem.GraphicsItemFlag.ItemClipsChildrenToShape, False)
        self._frames.append(Frame(unit, plot, left))

    def mark(self, spot: Spot | None) -> None:
        """Put a ring around a point, and take the last one away."""
        self.marked = spot
        if self._mark:
            plot, ring = self._mark
            plot.removeItem(ring)
            self._mark = None
        here = next((drawn for drawn in self.drawn if drawn.spot is spot), None)
        if here is not None:
            pen = pyqtgraph.mkPen(self._theme.accent, width=2)
            ring = _scatter([_place(here.spot)], "o", _MARKED, pen, None, _MARK)
            here.plot.addItem(ring)
            self._mark = (here.plot, ring)

    def place_of(self, spot: Spot) -> QPointF:
        """Where a point stands, in the coordinates of the view."""
        here = next(drawn for drawn in self.drawn if drawn.spot is spot)
        return QPointF(self.mapFromScene(self._scene_place(here)))

    def spot_at(self, place: QPointF) -> Drawn | None:
        """The point that is nearest to a place of the scene, if one is within reach."""
        found, least = None, REACH
        for drawn in self.drawn:
            away = self._scene_place(drawn) - place
            distance = (away.x() ** 2 + away.y() ** 2) ** 0.5
            if distance < least:
                found, least = drawn, distance
        return found

    def _draw_anew(self) -> None:
        """With axes of its own: where only what is drawn is another, they stay, for they take longest to be made."""
        self.clear()
        self._frames = []
        self._draw()

    def _draw(self) -> None:
        self.drawn = []
        self._mark = None
        self.setMinimumHeight(LEAST_PANEL * max(len(self._panels), 1))
        self.setBackground(self._theme.paper)
        # The first stays, for the next chart; who has nothing to show does not show this view.
        while len(self._frames) > max(len(self._panels), 1):
            frame = self._frames.pop()
            self.removeItem(frame.plot)
            self.removeItem(frame.unit)
        while len(self._frames) < len(self._panels):
            for _ in self.making_frame():
                pass
        years = [spot.year for panel in self._panels for line in panel.lines for spot in line.spots]
        for frame in self._frames:
            frame.plot.clear()
        framed = list(zip(self._frames, self._panels, strict=False))
        width = max((self._fill(frame, panel) for frame, panel in framed), default=0)
        for frame, _ in framed:
            frame.plot.setXRange(min(years) - _MARGIN, max(years) + _MARGIN, padding=0)
            # The same year stands below itself in every panel.
            frame.left.setWidth(width)
        if self.marked:
            self.mark(self.marked)

    def _fill(self, frame: Frame, panel: Panel) -> int:
        """Put the lines of a panel into it; how many pixels the labels of its axis take."""
        frame.unit.setText(panel.unit, size=f"{TICK_PIXELS}px", color=self._theme.dim)
        room = self._set_range(frame.plot, frame.left, panel)
        for line in panel.lines:
            self._add(frame.plot, panel, line)
        return room

    def _set_range(self, plot: pyqtgraph.PlotItem, axis: ValueAxis, panel: Panel) -> int:
        values = [spot.value for line in panel.lines for spot in line.spots]
        foot = _FOOT[self._measure]
        low, high = bounds(values, foot)
        plot.setYRange(low, high, padding=0)
        if foot is not None:
            pen = pyqtgraph.mkPen(self._theme.dim, width=self._stroke)
            plot.addItem(pyqtgraph.InfiniteLine(pos=foot, angle=0, pen=pen))
        ticks = axis.tickValues(low, high, self.height() / len(self._panels))
        return max(width_of(axis.tickStrings(own, 1.0, step), self._font) for step, own in ticks)

    def _add(self, plot: pyqtgraph.PlotItem, panel: Panel, line: Line) -> None:
        style = style_of(line.style, self._theme, line.colour)
        pen = self._stroked(style.line(proposed=line.proposed))
        for run in line.runs:
            if len(run) > 1:
                _curve(plot, run, pen)
        for first, last in _same_year(line):
            pen = pyqtgraph.mkPen(self._theme.dim, width=self._stroke, style=Qt.PenStyle.DotLine)
            _curve(plot, [_place(first), _place(last)], pen)
        for look in dict.fromkeys((spot.told, spot.leads) for spot in line.spots):
            spots = [spot for spot in line.spots if (spot.told, spot.leads) == look]
            self._add_points(plot, spots, style, proposed=line.proposed)
        self.drawn += [Drawn(plot, panel, line, spot) for spot in line.spots]

    def _add_points(
        self, plot: pyqtgraph.PlotItem, spots: Sequence[Spot], style: SeriesStyle, *, proposed: bool
    ) -> None:
        """Points that look the same."""
        told, pen = spots[0].told, self._stroked(style.outline())
        places = [_place(spot) for spot in spots]
        fill = self._theme.paper if is_hollow(told, proposed=proposed) else style.colour
        plot.addItem(_scatter(places, style.symbol, symbol_size(told, leads=spots[0].leads), pen, fill, _POINTS))
        if told is Print.REVISED:
            plot.addItem(_scatter(places, "o", RING, pen, None, _POINTS))

    def _stroked(self, pen: QPen) -> QPen:
        pen.setWidthF(pen.widthF() * self._stroke)
        return pen

    def _scene_place(self, drawn: Drawn) -> QPointF:
        box = drawn.plot.getViewBox()
        return QPointF(box.mapViewToScene(QPointF(*_place(drawn.spot))))

    def _told_at(self, place: QPointF) -> str | None:
        drawn = self.spot_at(place)
        return self.tell(drawn.panel, drawn.line, drawn.spot) if drawn else None

    def _choose_at(self, place: QPointF) -> None:
        if drawn := self.spot_at(place):
            self.spot_chosen.emit(drawn.spot)


def _nothing(_panel: Panel, _line: Line, _spot: Spot) -> str:
    return ""


def _place(spot: Spot) -> tuple[float, float]:
    return float(spot.year), spot.value


def _same_year(line: Line) -> list[tuple[Spot, Spot]]:
    """The lowest and the highest point of each year that is printed with several values; goals are no values."""
    years: dict[int, list[Spot]] = {}
    for spot in line.spots:
        if spot.told is not Print.GOAL:
            years.setdefault(spot.year, []).append(spot)
    several = (sorted(own, key=lambda spot: spot.value) for own in years.values() if len(own) > 1)
    return [(own[0], own[-1]) for own in several]


def _curve(plot: pyqtgraph.PlotItem, places: Sequence[tuple[float, float]], pen: QPen) -> None:
    x, y = zip(*places, strict=True)
    curve = pyqtgraph.PlotCurveItem(list(x), list(y), pen=pen, antialias=True)
    curve.setZValue(_LINES)
    plot.addItem(curve)


def _scatter(  # noqa: PLR0913, PLR0917  what is drawn, and how
    places: Sequence[tuple[float, float]], symbol: object, size: float, pen: QPen, fill: str | None, above: int
) -> pyqtgraph.ScatterPlotItem:
    """Points without a cache of pictures: on paper they are drawn, not photographed."""
    x, y = zip(*places, strict=True)
    brush = pyqtgraph.mkBrush(fill)
    points = pyqtgraph.ScatterPlotItem(
        list(x), list(y), symbol=symbol, size=size, pen=pen, brush=brush, antialias=True, useCache=False
    )
    points.setZValue(above)
    return points
