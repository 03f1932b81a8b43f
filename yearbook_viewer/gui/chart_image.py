"""A chart as a picture with its title, legend and sources: PNG, or SVG. Always on white, as paper is."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QImageWriter,
    QPainter,
    QPicture,
    QTextLayout,
    QTextOption,
)
from PySide6.QtSvg import QSvgGenerator

from yearbook_viewer.export.files import write_whole
from yearbook_viewer.gui import chart_legend
from yearbook_viewer.gui.chart_courses import Measure, Panel
from yearbook_viewer.gui.chart_view import ChartView
from yearbook_viewer.gui.fonts import paper_family
from yearbook_viewer.gui.theme import PAPER
from yearbook_viewer.messages import Catalogue

WIDTH = 1200
# Of the lines of one panel alone, and of one among others.
_ONE_PANEL, _OF_SEVERAL = 520, 320
# Points of a screen as points of the picture: sharp on paper.
_RATIO = 2
_MARGIN = 40
_TITLE, _SOURCE = 26, 14
_GAP = 18
_SMALL = 1.5


@dataclass(frozen=True, slots=True)
class Picture:
    """What goes onto the picture."""

    title: str
    panels: tuple[Panel, ...]
    measure: Measure
    source: str


def write_picture(path: Path, picture: Picture, say: Catalogue) -> None:
    """Write it, as SVG where the name ends so, else as PNG. Raises ArchiveProblem where the file cannot be written."""
    page = _Page(picture, say)
    write_whole(path, page.svg() if path.suffix.lower() == ".svg" else page.png())


class _Page:
    """The picture laid out: title, legend, lines, sources, from above."""

    def __init__(self, picture: Picture, say: Catalogue) -> None:
        self._picture = picture
        self._items = chart_legend.items_of(picture.panels, say)
        self._inside = WIDTH - 2 * _MARGIN
        self._title_lines = _lines(picture.title, _font(_TITLE, bold=True), self._inside)
        self._source_lines = _lines(picture.source, _font(_SOURCE), self._inside)
        count = len(picture.panels)
        self._lines_height = _ONE_PANEL if count == 1 else _OF_SEVERAL * count
        self._legend_height = chart_legend.height_for(self._items, self._inside, _font(chart_legend.FONT_PIXELS))
        self.height = round(
            2 * _MARGIN
            + len(self._title_lines) * _TITLE * _SMALL
            + self._legend_height
            + self._lines_height
            + len(self._source_lines) * _SOURCE * _SMALL
            + 3 * _GAP
        )

    def png(self) -> bytes:
        image = QImage(QSize(WIDTH, self.height) * _RATIO, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(_RATIO)
        image.fill(QColor(PAPER.paper))
        image.setText("Title", self._picture.title)
        image.setText("Source", self._picture.source)
        self._paint_on(image, _RATIO)
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"png")).write(image)
        return bytes(buffer.data().data())

    def svg(self) -> bytes:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        generator = QSvgGenerator()
        generator.setOutputDevice(buffer)
        # The axes are painted from records of painting (QPicture), which are stretched where the resolutions differ.
        generator.setResolution(QPicture().logicalDpiX())
        generator.setSize(QSize(WIDTH, self.height))
        generator.setViewBox(QRect(0, 0, WIDTH, self.height))
        generator.setTitle(self._picture.title)
        generator.setDescription(self._picture.source)
        self._paint_on(generator, 1)
        return bytes(buffer.data().data())

    def _paint_on(self, device: QImage | QSvgGenerator, stroke: float) -> None:
        painter = QPainter(device)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.fillRect(QRectF(0, 0, WIDTH, self.height), QColor(PAPER.paper))
        top = _write(painter, self._title_lines, _font(_TITLE, bold=True), PAPER.ink, _MARGIN) + _GAP
        area = QRectF(_MARGIN, top, self._inside, self._legend_height)
        chart_legend.paint(painter, self._items, area, _font(chart_legend.FONT_PIXELS), PAPER, PAPER.paper)
        top += self._legend_height + _GAP
        view = ChartView(PAPER, paper_family(), stroke)
        # Laid out as on a screen, on none.
        view.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        view.resize(self._inside, self._lines_height)
        view.show_panels(self._picture.panels, self._picture.measure)
        view.show()
        view.grab()
        view.render(painter, QRectF(_MARGIN, top, self._inside, self._lines_height), view.viewport().rect())
        view.close()
        view.deleteLater()
        top += self._lines_height + _GAP
        _write(painter, self._source_lines, _font(_SOURCE), PAPER.dim, top)
        painter.end()


def _font(pixels: int, *, bold: bool = False) -> QFont:
    font = QFont(paper_family())
    font.setPixelSize(pixels)
    font.setBold(bold)
    return font


def _lines(words: str, font: QFont, width: float) -> list[str]:
    """The words in lines of that width."""
    layout = QTextLayout(words, font)
    layout.setTextOption(QTextOption())
    layout.beginLayout()
    lines: list[str] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        lines.append(words[line.textStart() : line.textStart() + line.textLength()])
    layout.endLayout()
    return lines


def _write(painter: QPainter, lines: Sequence[str], font: QFont, colour: str, top: float) -> float:
    """Write lines below each other; returns where the next one would begin."""
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    for line in lines:
        painter.drawText(QPointF(_MARGIN, top + metrics.ascent()), line)
        top += font.pixelSize() * _SMALL
    return top
