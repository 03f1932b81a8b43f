"""How the series of a chart are told apart: by colour, by symbol and by the dashes of the line, each alone enough."""

from dataclasses import dataclass
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap, QTransform

from yearbook_viewer.export.series_rows import Print
from yearbook_viewer.gui.theme import Theme
from yearbook_viewer.records import Kind

# As many series as can still be told apart.
MOST = 12
LINE_WIDTH = 2.0
SYMBOL = 9.0
RING = 16.0
_SMALL = 6.5

_KINDS = (Kind.ORG, Kind.PER, Kind.LOC, Kind.TIME, Kind.DOC, Kind.NAME)
# In units of the line's width: line, gap, …; proposed series are dotted, so that no series of its own is.
_DASHES: tuple[tuple[float, ...], ...] = ((), (6, 3), (10, 3, 3, 3), (3, 2), (12, 4), (8, 2, 2, 2, 2, 2))
_DOTS = (0.5, 3)


@dataclass(frozen=True, slots=True)
class SeriesStyle:
    """How one series looks. `symbol`: around the middle, one wide and one high."""

    colour: str
    symbol: QPainterPath
    dashes: tuple[float, ...]

    def line(self, *, proposed: bool) -> QPen:
        """The pen of the line; dotted for a series that is only proposed."""
        pen = QPen(QColor(self.colour), LINE_WIDTH * (0.8 if proposed else 1))
        pen.setCosmetic(True)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        dashes = _DOTS if proposed else self.dashes
        if proposed:
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        if dashes:
            pen.setDashPattern(list(dashes))
        return pen

    def outline(self) -> QPen:
        """The pen around a symbol."""
        pen = QPen(QColor(self.colour), 1.6)
        pen.setCosmetic(True)
        return pen


def plain_style(theme: Theme) -> SeriesStyle:
    """What speaks of the points of all series."""
    return SeriesStyle(theme.dim, _symbols()[0], ())


def style_of(number: int, theme: Theme, colour: int | None = None) -> SeriesStyle:
    """The style of the series charted at that place; what would come round has another symbol and other dashes.

    `colour`: the style whose colour it has, if not its own.
    """
    round_, place = divmod(number, len(_KINDS))
    symbols = _symbols()
    return SeriesStyle(
        theme.marks[_KINDS[place if colour is None else colour % len(_KINDS)]],
        symbols[(place + round_) % len(symbols)],
        _DASHES[(place + 2 * round_) % len(_DASHES)],
    )


def symbol_size(told: Print, *, leads: bool) -> float:
    """Pixels across: a value that the line does not go through is smaller; a goal is none."""
    return SYMBOL if leads or told is Print.GOAL else _SMALL


def is_hollow(told: Print, *, proposed: bool) -> bool:
    return told is Print.GOAL or proposed


def paint_line(
    painter: QPainter, middle: QPointF, length: float, style: SeriesStyle, *, proposed: bool = False
) -> None:
    """A piece of the line as a legend shows it."""
    pen = style.line(proposed=proposed)
    pen.setCosmetic(False)
    painter.setPen(pen)
    half = QPointF(length / 2, 0)
    painter.drawLine(middle - half, middle + half)


def paint_symbol(  # noqa: PLR0913  where, what, and on what
    painter: QPainter, middle: QPointF, style: SeriesStyle, told: Print, paper: str, *, proposed: bool = False
) -> None:
    """One point as the chart draws it."""
    pen = style.outline()
    pen.setCosmetic(False)
    size = symbol_size(told, leads=told is not Print.OTHER)
    painter.save()
    painter.translate(middle)
    painter.setPen(pen)
    if told is Print.REVISED:
        painter.drawEllipse(QRectF(-RING / 2, -RING / 2, RING, RING))
    painter.setBrush(QColor(paper if is_hollow(told, proposed=proposed) else style.colour))
    painter.drawPath(QTransform.fromScale(size, size).map(style.symbol))
    painter.restore()


def icon(style: SeriesStyle, paper: str) -> QIcon:
    """A piece of the line with its symbol."""
    size = QSize(30, 16)
    ratio = 3
    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    middle = QPointF(size.width() / 2, size.height() / 2)
    paint_line(painter, middle, size.width(), style)
    paint_symbol(painter, middle, style, Print.FIRST, paper)
    painter.end()
    return QIcon(pixmap)


def _symbols() -> tuple[QPainterPath, ...]:
    circle, square = QPainterPath(), QPainterPath()
    circle.addEllipse(QRectF(-0.5, -0.5, 1, 1))
    square.addRect(QRectF(-0.44, -0.44, 0.88, 0.88))
    return (
        circle,
        square,
        _star((0.62, 0.62, 0.62), -pi / 2),
        _star((0.6,) * 4, -pi / 2),
        _star((0.62, 0.62, 0.62), pi / 2),
        _star((0.66, 0.3) * 5, -pi / 2),
        _star((0.56,) * 6, 0),
    )


def _star(distances: tuple[float, ...], first: float) -> QPainterPath:
    """A figure with corners at these distances from the middle, beginning in the direction `first`."""
    path = QPainterPath()
    turns = [first + 2 * pi * number / len(distances) for number in range(len(distances))]
    corners = [QPointF(far * cos(turn), far * sin(turn)) for far, turn in zip(distances, turns, strict=True)]
    path.moveTo(corners[0])
    for corner in corners[1:]:
        path.lineTo(corner)
    path.closeSubpath()
    return path
