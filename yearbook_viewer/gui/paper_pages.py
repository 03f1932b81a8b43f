"""The pages of a text on paper: its lines one by one, and the rules of its tables."""

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QColor, QPainter, QPen, QTextBlock, QTextCursor, QTextDocument, QTextLine, QTextTable

from yearbook_viewer.gui.theme import PAPER

_RULE = 0.5


@dataclass(slots=True)
class Page:
    """What stands on one page, in pixels from the upper left corner of its text.

    `lines`: each with the origin of its paragraph; `rules`: above each row of a table and below the last.
    """

    lines: list[tuple[QTextLine, QPointF]] = field(default_factory=list)
    rules: list[QLineF] = field(default_factory=list)


def text_pages(document: QTextDocument, height: float) -> list[Page]:
    """The pages of a document whose page size is set; `height` is that of a page."""
    layout = document.documentLayout()
    pages = [Page() for _ in range(document.pageCount())]
    ruled: tuple[QTextTable | None, int] = (None, -1)
    # How far down the cells of the table reach: the frame that Qt tells has margins in it, and covers the next line.
    low = 0.0
    block = document.begin()
    while block.isValid():
        bounds = layout.blockBoundingRect(block)
        place = bounds.topLeft()
        table = QTextCursor(block).currentTable()
        row = -1 if table is None else table.cellAt(block.position()).row()
        if (table, row) != ruled:
            if ruled[0] is not None and table is not ruled[0]:
                _rule(document, ruled[0], low + ruled[0].format().cellPadding(), pages, height)
                low = 0.0
            if table is not None:
                _rule(document, table, place.y() - table.format().cellPadding(), pages, height)
            ruled = (table, row)
        if table is not None:
            low = max(low, bounds.bottom())
        _take_lines(block, place, pages, height)
        block = block.next()
    return pages


def _take_lines(block: QTextBlock, place: QPointF, pages: list[Page], height: float) -> None:
    lines = block.layout()
    for index in range(lines.lineCount()):
        line = lines.lineAt(index)
        page = int((place.y() + line.y() + line.height() / 2) / height)
        pages[page].lines.append((line, QPointF(place.x(), place.y() - page * height)))


def _rule(document: QTextDocument, table: QTextTable, y: float, pages: list[Page], height: float) -> None:
    frame = document.documentLayout().frameBoundingRect(table)
    page = min(max(int(y / height), 0), len(pages) - 1)
    line = y - page * height
    pages[page].rules.append(QLineF(frame.left(), line, frame.right(), line))


def whole_rows(page: Page, height: float) -> list[Page]:
    """One endless page with a table, cut into pages of a height so that no row is torn that fits on one.

    A row ends with the rule above the next, or the one below the last.
    """
    rules = [rule.y1() for rule in page.rules]
    lines = sorted(origin.y() + line.y() for line, origin in page.lines)
    tops = [0.0]
    for top, bottom in pairwise([0.0, *rules]):
        if bottom - tops[-1] > height and top > tops[-1]:
            tops.append(top)
        while bottom - tops[-1] > height:
            # The row alone is higher than a page: it is torn above the last line that begins on the page.
            begun = lines[bisect_right(lines, tops[-1]) : bisect_right(lines, tops[-1] + height)]
            tops.append(begun[-1] if begun else tops[-1] + height)
    pages = [Page() for _ in tops]
    for line, origin in page.lines:
        number = bisect_right(tops, origin.y() + line.y()) - 1
        pages[number].lines.append((line, QPointF(origin.x(), origin.y() - tops[number])))
    for rule in page.rules:
        number = bisect_right(tops, rule.y1()) - 1
        pages[number].rules.append(rule.translated(0, -tops[number]))
        # One at which the page is cut closes the page before too.
        if number and rule.y1() == tops[number]:
            pages[number - 1].rules.append(rule.translated(0, -tops[number - 1]))
    return pages


# QTextDocument draws the line before a page once more above that page, out of sight; but the text of a PDF would
# have it twice. So each line is drawn on its own. The document is passed along because the lines belong to it.
def paint_page(_document: QTextDocument, page: Page, painter: QPainter) -> None:
    """Draw a page with the origin at the upper left corner of its text."""
    painter.setPen(QPen(QColor(PAPER.hairline), _RULE))
    painter.drawLines(page.rules)
    for line, origin in page.lines:
        line.draw(painter, origin)
