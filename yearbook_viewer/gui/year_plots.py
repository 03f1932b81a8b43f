"""What plots over the years have in common, on the screen and on paper: axes, pens, what the mouse meets.

Loaded when a plot is opened for the first time, and with it pyqtgraph and numpy.
"""

from abc import abstractmethod
from collections.abc import Generator
from typing import Any

import pyqtgraph
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QToolTip, QWidget

from yearbook_viewer.gui.chart_axes import TICK_PIXELS, ValueAxis, YearAxis, dress
from yearbook_viewer.gui.theme import Theme

_GRID = -10


class YearPlots(pyqtgraph.GraphicsLayoutWidget):  # type: ignore[misc]  # pyqtgraph has no types
    """Plots in a column, which the mouse neither shifts nor widens."""

    def __init__(self, theme: Theme, family: str, stroke: float | None = None, parent: QWidget | None = None) -> None:
        """`stroke`: how many points of a picture make a line that is one wide; the screen tells its own."""
        super().__init__(parent)
        self._of_picture = stroke
        self._theme = theme
        self._font = QFont(family)
        self._font.setPixelSize(TICK_PIXELS)
        self.setFrameShape(self.Shape.NoFrame)
        self.ci.layout.setContentsMargins(0, 0, 0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scene().sigMouseMoved.connect(self._hover)
        self.scene().sigMouseClicked.connect(self._clicked)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._draw_anew()

    def event(self, event: QEvent) -> bool:
        """Drawn again on a screen that is finer or coarser: the pens count its points."""
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self._draw_anew()
        return bool(super().event(event))

    def leaveEvent(self, event: QEvent) -> None:
        QToolTip.hideText()
        super().leaveEvent(event)

    @abstractmethod
    def _draw_anew(self) -> None:
        """All of it, axes too."""

    @abstractmethod
    def _told_at(self, place: QPointF) -> str | None:
        """What is said of a place of the scene; None where nothing is that can be chosen."""

    @abstractmethod
    def _choose_at(self, place: QPointF) -> None:
        """A place of the scene was clicked on."""

    @property
    def _stroke(self) -> float:
        return self._of_picture or self.devicePixelRatioF()

    def _making_plot(self, row: int) -> Generator[None, None, tuple[pyqtgraph.PlotItem, ValueAxis]]:
        """Make an empty plot in a few steps; in the end it and the axis at its left."""
        left, below = ValueAxis(), YearAxis()
        for axis in (left, below):
            dress(axis, self._theme, self._font)
        box = pyqtgraph.ViewBox(enableMenu=False)
        yield
        plot = pyqtgraph.PlotItem(viewBox=box, axisItems={"left": left, "bottom": below}, enableMenu=False)
        yield
        self.addItem(plot, row, 0)
        for axis in (left, below):
            axis.setZValue(_GRID)
        plot.hideButtons()
        plot.setMouseEnabled(x=False, y=False)
        box.setDefaultPadding(0)
        plot.showGrid(y=True, alpha=1.0)
        return plot, left

    def _hover(self, place: QPointF) -> None:
        words = self._told_at(place)
        shape = Qt.CursorShape.ArrowCursor if words is None else Qt.CursorShape.PointingHandCursor
        self.viewport().setCursor(shape)
        if words is None:
            QToolTip.hideText()
            return
        at = self.mapFromScene(place)
        QToolTip.showText(self.viewport().mapToGlobal(at + QPoint(4, 4)), words, self)

    def _clicked(self, event: Any) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._choose_at(event.scenePos())
