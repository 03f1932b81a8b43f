"""The legend of a chart: the series by line and symbol, then what the symbols say; on the screen and on paper."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from yearbook_viewer.export.series_rows import PRINT_NAMES, Print
from yearbook_viewer.gui.chart_courses import Panel
from yearbook_viewer.gui.chart_styles import paint_line, paint_symbol, plain_style, style_of
from yearbook_viewer.gui.theme import Theme
from yearbook_viewer.messages import Catalogue

FONT_PIXELS = 13
_ROW = 22.0
_SIGN = 30.0
_GAP = 7.0
_BETWEEN = 20.0


@dataclass(frozen=True, slots=True)
class Item:
    """One entry: a series by its `style`, or what kind of printing the symbol `told` shows in all of them.

    `colour`: as in Line.
    """

    words: str
    style: int | None
    told: Print = Print.FIRST
    proposed: bool = False
    colour: int | None = None


def items_of(panels: Sequence[Panel], say: Catalogue) -> tuple[Item, ...]:
    """The series that are drawn, then the kinds of printings among their points where there are others than first."""
    lines = [line for panel in panels for line in panel.lines]
    series = [
        Item(
            say("{series}(待判断)", series=line.label) if line.proposed else line.label,
            line.style,
            proposed=line.proposed,
            colour=line.colour,
        )
        for line in lines
    ]
    met = {spot.told for line in lines if not line.proposed for spot in line.spots}
    kinds = [Item(say(PRINT_NAMES[told]), None, told) for told in Print if told in met]
    kinds = [kind for kind in kinds if kind.told is not Print.AGAIN]
    return (*series, *(kinds if met - {Print.FIRST, Print.AGAIN} else ()))


def height_for(items: Sequence[Item], width: float, font: QFont) -> float:
    """Pixels that the legend takes at that width."""
    return max((top + _ROW for top, _, _ in _placed(items, width, font)), default=0.0)


def paint(  # noqa: PLR0913, PLR0917  what, where and in which look
    painter: QPainter, items: Sequence[Item], area: QRectF, font: QFont, theme: Theme, ground: str
) -> None:
    """Paint the legend from the left upper corner of the area."""
    metrics = QFontMetricsF(font)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font)
    for top, left, item in _placed(items, area.width(), font):
        style = plain_style(theme) if item.style is None else style_of(item.style, theme, item.colour)
        middle = QPointF(area.left() + left + _SIGN / 2, area.top() + top + _ROW / 2)
        if item.style is not None:
            paint_line(painter, middle, _SIGN, style, proposed=item.proposed)
        paint_symbol(painter, middle, style, item.told, ground, proposed=item.proposed)
        painter.setPen(QColor(theme.dim if item.style is None else theme.ink))
        room = area.width() - left - _SIGN - _GAP
        words = metrics.elidedText(item.words, Qt.TextElideMode.ElideRight, room)
        painter.drawText(
            QPointF(middle.x() + _SIGN / 2 + _GAP, middle.y() + (metrics.ascent() - metrics.descent()) / 2), words
        )
    painter.restore()


class ChartLegend(QWidget):
    """The legend above a chart on the screen."""

    def __init__(self, say: Catalogue, theme: Theme, family: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.items: tuple[Item, ...] = ()
        self._say = say
        font = QFont(family)
        font.setPixelSize(FONT_PIXELS)
        self.setFont(font)
        self.setAccessibleName(say("图例"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_items(self, items: Sequence[Item]) -> None:
        self.items = tuple(items)
        self.setAccessibleDescription(self._say("、").join(item.words for item in items))
        self._fit()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  Qt's signature
        painter = QPainter(self)
        paint(painter, self.items, QRectF(self.rect()), self.font(), self._theme, self._theme.paper)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(round(height_for(self.items, self.width(), self.font())))


Placed = tuple[float, float, Item]


def _placed(items: Sequence[Item], width: float, font: QFont) -> list[Placed]:
    """Each item with the top and the left of where it stands, in rows as wide as there is room."""
    metrics = QFontMetricsF(font)
    placed: list[Placed] = []
    top = left = 0.0
    for item in items:
        needed = _SIGN + _GAP + metrics.horizontalAdvance(item.words)
        if left and left + needed > width:
            top, left = top + _ROW, 0.0
        placed.append((top, left, item))
        left += needed + _BETWEEN
    return placed
