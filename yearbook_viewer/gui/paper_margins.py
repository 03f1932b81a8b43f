"""What stands in the margins of a page on paper, and how wide they are. Lengths are pixels of 1/96 inch."""

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QPageLayout, QPageSize, QPainter

from yearbook_viewer.gui.fonts import paper_family
from yearbook_viewer.gui.theme import PAPER

INCH = 96
SIDE = 94  # 25 mm
TOP = 94
BOTTOM = 87
_HEADER = 53  # where the header's line stands, and the footer's as far from the lower edge
_PIXELS = 11


def a4(orientation: QPageLayout.Orientation = QPageLayout.Orientation.Portrait) -> QPageLayout:
    """The whole sheet; the margins are ours."""
    layout = QPageLayout(QPageSize(QPageSize.PageSizeId.A4), orientation, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def paint_margins(painter: QPainter, size: QSizeF, lines: tuple[str, str], side: float = SIDE) -> None:
    """The header with a rule below it, and the footer, on a page of that size. `side`: the margin left and right."""
    font = QFont(paper_family())
    font.setPixelSize(_PIXELS)
    painter.setFont(font)
    painter.setPen(QColor(PAPER.dim))
    header, footer = lines
    width = size.width() - 2 * side
    line = 2.0 * _PIXELS
    painter.drawText(QRectF(side, _HEADER, width, line), Qt.AlignmentFlag.AlignLeft, header)
    lower = size.height() - _HEADER - line / 2
    painter.drawText(QRectF(side, lower, width, line), Qt.AlignmentFlag.AlignHCenter, footer)
    rule = _HEADER + 0.85 * line
    painter.setPen(QColor(PAPER.hairline))
    painter.drawLine(QPointF(side, rule), QPointF(side + width, rule))
