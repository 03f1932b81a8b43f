"""The axes of a chart: whole years below, values with thousands set apart at the left."""

from collections.abc import Sequence
from math import ceil, floor, log10

import pyqtgraph
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetrics

from yearbook_viewer.gui.theme import Theme

TICK_PIXELS = 12
# Room that a year's label takes, with what stands between two.
_YEAR_ROOM = 46
_VALUE_ROOM = 34
_LEAST_STEPS = 3
_YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100)
# Where the values stay far above 0, the axis need not begin there: their course would be a flat line.
_FAR = 0.45
# Room above and below the values, as a share of what they span.
_AIR = 0.08


class YearAxis(pyqtgraph.AxisItem):  # type: ignore[misc]  # pyqtgraph has no types
    """Whole years only, as many as there is room for."""

    def __init__(self) -> None:
        super().__init__("bottom")
        self.enableAutoSIPrefix(False)

    def tickValues(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, list[float]]]:  # noqa: N803  pyqtgraph's names
        most = max(int(size // _YEAR_ROOM), 1)
        years = range(ceil(minVal), floor(maxVal) + 1)
        step = next((step for step in _YEAR_STEPS if len(years) <= most * step), _YEAR_STEPS[-1])
        return [(step, [float(year) for year in years if year % step == 0])]

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:  # noqa: ARG002
        return [f"{value:.0f}" for value in values]


class ValueAxis(pyqtgraph.AxisItem):  # type: ignore[misc]  # pyqtgraph has no types
    """Steps of 1, 2 or 5 with thousands set apart."""

    def __init__(self) -> None:
        super().__init__("left")
        self.enableAutoSIPrefix(False)

    def tickValues(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, list[float]]]:  # noqa: N803
        step = step_for(maxVal - minVal, max(int(size // _VALUE_ROOM), _LEAST_STEPS))
        first, last = ceil(minVal / step - 1e-9), floor(maxVal / step + 1e-9)
        return [(step, [number * step for number in range(first, last + 1)])]

    def boundingRect(self) -> QRectF:
        """With room for half a label at either end: without it they are left out where a grid is drawn."""
        return QRectF(super().boundingRect()).adjusted(0, -TICK_PIXELS, 0, TICK_PIXELS)

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:  # noqa: ARG002
        digits = max(0, -floor(log10(spacing) + 1e-9))
        return [f"{value:,.{digits}f}".replace("-", "−") for value in values]


def step_for(span: float, most: int) -> float:
    """The smallest step of 1, 2 or 5 times a power of ten that gives at most so many ticks."""
    rough = max(span, 1e-9) / most
    power = 10.0 ** floor(log10(rough))
    return next(step * power for step in (1, 2, 5, 10) if step * power >= rough * (1 - 1e-9))


def bounds(values: Sequence[float], foot: float | None = None) -> tuple[float, float]:
    """From where to where the axis of these values goes. `foot`: a value that is to be seen too."""
    seen = [*values] if foot is None else [*values, foot]
    low, high = min(seen), max(seen)
    if foot is None and 0 < low < high * (1 - _FAR):
        low = 0.0
    span = (high - low) or abs(high) or 1.0
    return (low if low == 0 else low - span * _AIR), high + span * _AIR


def dress(axis: pyqtgraph.AxisItem, theme: Theme, font: QFont) -> None:
    """The axis in the theme's colours: hairlines, dim words."""
    axis.setPen(pyqtgraph.mkPen(theme.hairline, width=1))
    axis.setTextPen(pyqtgraph.mkPen(theme.dim))
    axis.setStyle(tickFont=font, tickLength=0, tickTextOffset=7, maxTickLevel=0, tickAlpha=255)


def width_of(labels: Sequence[str], font: QFont) -> int:
    """Pixels that the labels of an axis take."""
    metrics = QFontMetrics(font)
    return max((metrics.horizontalAdvance(label) for label in labels), default=0) + 14
