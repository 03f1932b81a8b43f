"""A plot as a picture with a title above it and its sources below: PNG, or SVG. Always on white, as paper is."""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from functools import partial
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
from PySide6.QtWidgets import QGraphicsView

from yearbook_viewer.export.files import write_whole
from yearbook_viewer.gui.fonts import paper_family
from yearbook_viewer.gui.theme import PAPER

WIDTH = 1200
# Points of a screen as points of the picture: sharp on paper.
_RATIO = 2
_MARGIN = 40
INSIDE = WIDTH - 2 * _MARGIN
_TITLE, _SOURCE = 26, 14
_GAP = 18
_SMALL = 1.5


# Makes a plot in a few steps.
Making = Generator[None, None, QGraphicsView]


@dataclass(frozen=True, slots=True)
class Page:
    """What goes onto the picture, from above.

    `legend_height`, `paint_legend`: of what stands between title and plot. `made_view`: makes the plot in a few steps,
    in the end filled and ready to be shown, of the size given and for so many points of the picture to a line that is
    one wide; `plot_height`: how high.
    """

    title: str
    source: str
    plot_height: int
    made_view: Callable[[QSize, float], Making]
    legend_height: float = 0
    paint_legend: Callable[[QPainter, QRectF], None] | None = None


# Paints in a few steps, between which a window can do something else; in the end what is left to do, in any thread.
Painting = Generator[None, None, Callable[[], None]]


def painting(path: Path, page: Page) -> Painting:
    """Paint it; what it gives writes it, as SVG where the name ends so, else as PNG.

    That raises ArchiveProblem where the file cannot be written.
    """
    view = yield from page.made_view(QSize(INSIDE, page.plot_height), 1 if _is_svg(path) else _RATIO)
    yield
    # Laid out as on a screen, on none.
    view.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    view.show()
    yield
    view.grab()
    yield
    laid_out = _LaidOut(page, view)
    encoded = yield from (laid_out.svg() if _is_svg(path) else laid_out.png())
    yield
    view.close()
    view.deleteLater()
    return lambda: write_whole(path, encoded())


def _is_svg(path: Path) -> bool:
    return path.suffix.lower() == ".svg"


def paper_font(pixels: int, *, bold: bool = False) -> QFont:
    """The carried font in that size."""
    font = QFont(paper_family())
    font.setPixelSize(pixels)
    font.setBold(bold)
    return font


# Paints in a few steps; in the end what encodes it, in any thread.
Encoding = Generator[None, None, Callable[[], bytes]]


class _LaidOut:
    def __init__(self, page: Page, view: QGraphicsView) -> None:
        self._page = page
        self._view = view
        self._title_lines = _lines(page.title, paper_font(_TITLE, bold=True), INSIDE)
        self._source_lines = _lines(page.source, paper_font(_SOURCE), INSIDE)
        self.height = round(
            2 * _MARGIN
            + len(self._title_lines) * _TITLE * _SMALL
            + page.legend_height
            + page.plot_height
            + len(self._source_lines) * _SOURCE * _SMALL
            + 3 * _GAP
        )

    def png(self) -> Encoding:
        """Painted in a few steps, encoded when it is asked for."""
        image = QImage(QSize(WIDTH, self.height) * _RATIO, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(_RATIO)
        image.fill(QColor(PAPER.paper))
        image.setText("Title", self._page.title)
        image.setText("Source", self._page.source)
        yield
        self._paint_on(image)
        return partial(_as_png, image)

    def svg(self) -> Encoding:
        """The same."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        generator = QSvgGenerator()
        generator.setOutputDevice(buffer)
        # The axes are painted from records of painting (QPicture), which are stretched where the resolutions differ.
        generator.setResolution(QPicture().logicalDpiX())
        generator.setSize(QSize(WIDTH, self.height))
        generator.setViewBox(QRect(0, 0, WIDTH, self.height))
        generator.setTitle(self._page.title)
        generator.setDescription(self._page.source)
        yield
        self._paint_on(generator)
        return lambda: bytes(buffer.data().data())

    def _paint_on(self, device: QImage | QSvgGenerator) -> None:
        page = self._page
        painter = QPainter(device)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.fillRect(QRectF(0, 0, WIDTH, self.height), QColor(PAPER.paper))
        top = _write(painter, self._title_lines, paper_font(_TITLE, bold=True), PAPER.ink, _MARGIN) + _GAP
        if page.paint_legend:
            page.paint_legend(painter, QRectF(_MARGIN, top, INSIDE, page.legend_height))
        top += page.legend_height + _GAP
        view = self._view
        view.render(painter, QRectF(_MARGIN, top, INSIDE, page.plot_height), view.viewport().rect())
        top += page.plot_height + _GAP
        _write(painter, self._source_lines, paper_font(_SOURCE), PAPER.dim, top)
        painter.end()


def _as_png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


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
