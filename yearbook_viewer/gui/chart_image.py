"""A chart of series as a picture with its title, legend and sources."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter

from yearbook_viewer.gui import chart_legend
from yearbook_viewer.gui.chart_courses import Measure, Panel
from yearbook_viewer.gui.chart_view import ChartView
from yearbook_viewer.gui.fonts import paper_family
from yearbook_viewer.gui.picture_page import INSIDE, Making, Page, Painting, painting, paper_font
from yearbook_viewer.gui.theme import PAPER
from yearbook_viewer.messages import Catalogue

# Of the lines of one panel alone, and of one among others.
_ONE_PANEL, _OF_SEVERAL = 520, 320


@dataclass(frozen=True, slots=True)
class Picture:
    """What goes onto the picture."""

    title: str
    panels: tuple[Panel, ...]
    measure: Measure
    source: str


def picture_painting(path: Path, picture: Picture, say: Catalogue) -> Painting:
    """Paint it for a file, see `picture_page.painting`."""
    items = chart_legend.items_of(picture.panels, say)
    count = len(picture.panels)

    def paint_legend(painter: QPainter, area: QRectF) -> None:
        chart_legend.paint(painter, items, area, paper_font(chart_legend.FONT_PIXELS), PAPER, PAPER.paper)

    page = Page(
        picture.title,
        picture.source,
        _ONE_PANEL if count == 1 else _OF_SEVERAL * count,
        partial(_made_view, picture),
        chart_legend.height_for(items, INSIDE, paper_font(chart_legend.FONT_PIXELS)),
        paint_legend,
    )
    return painting(path, page)


def _made_view(picture: Picture, size: QSize, stroke: float) -> Making:
    view = ChartView(PAPER, paper_family(), stroke)
    view.resize(size)
    yield
    for _ in picture.panels:
        yield from view.making_frame()
    yield
    view.show_panels(picture.panels, picture.measure)
    return view
