"""The proof-reading sheet as a PDF: A4 across, in the carried font, every page under the headings of its columns."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPageLayout,
    QPainter,
    QPdfWriter,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextLength,
    QTextOption,
    QTextTableFormat,
)

from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.export.files import write_whole
from yearbook_viewer.export.finding_words import REVIEW_NAMES
from yearbook_viewer.export.proof_sheet import COLUMNS, ProofLine, ProofSheet
from yearbook_viewer.gui.document_text import printed
from yearbook_viewer.gui.fonts import POSTSCRIPT_NAME, carried, paper_family
from yearbook_viewer.gui.paper_letters import PIXELS, lettered
from yearbook_viewer.gui.paper_margins import BOTTOM, INCH, TOP, a4, paint_margins
from yearbook_viewer.gui.paper_pages import Page, paint_page, text_pages, whole_rows
from yearbook_viewer.gui.paper_pdf import name_characters
from yearbook_viewer.gui.theme import PAPER
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Verdict

_SIDE = 57  # 15 mm
_TITLE_PIXELS = 20
_PADDING = 4
# Between the header's rule and the text.
_HEADINGS_AT, _HEADINGS_HEIGHT = 75, 17

# Higher than any sheet, and as far as Qt counts.
_ENDLESS = 3e7
# Rows that are laid out in well under 100 ms.
_AT_A_TIME = 25

# A stretch of a cell: its words, whether they are bold, and their colour.
_Piece = tuple[str, bool, str]
# Cells of paragraphs of pieces.
_Row = list[list[list[_Piece]]]


def export_proof_pdf(sheet: ProofSheet, target: Path, say: Catalogue) -> None:
    """Write the sheet; needs a running QGuiApplication.

    A file that stood there before stays whole until the new one is on the disk. Raises ArchiveProblem("cannot-write").
    """
    for _ in proof_pdf_steps(sheet, target, say):
        pass


def proof_pdf_steps(sheet: ProofSheet, target: Path, say: Catalogue) -> Iterator[None]:
    """The same a little at a time, so that a window can answer its reader between two steps."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageLayout(a4(QPageLayout.Orientation.Landscape))
    title = sheet.heading(say)[0]
    writer.setTitle(f"{title} {sheet.scope or sheet.archive}")
    writer.setCreator("yearbook-viewer")
    yield from _paint(writer, sheet, say)
    told = [_header(sheet, say), *sheet.heading(say), *(words for line in sheet.lines for words in _words(line, say))]
    wide = carried(character for character in dict.fromkeys("".join(told)) if character > "\uffff")
    # Qt names spaces tabs, because both have the same empty glyph.
    write_whole(target, name_characters(bytes(buffer.data().data()), POSTSCRIPT_NAME, wide, {"\t": " "}))


def _header(sheet: ProofSheet, say: Catalogue) -> str:
    title, *_ = sheet.heading(say)
    return printed(" › ".join(part for part in (title, sheet.archive, sheet.scope) if part))


def _words(line: ProofLine, say: Catalogue) -> Iterator[str]:
    for cell in _cells(0, line, say):
        for pieces in cell:
            for words, _, _ in pieces:
                yield printed(words)


def _paint(device: QPdfWriter, sheet: ProofSheet, say: Catalogue) -> Iterator[None]:
    size = device.pageLayout().fullRect(QPageLayout.Unit.Inch).size() * INCH
    room = QSizeF(size.width() - 2 * _SIDE, size.height() - TOP - BOTTOM)
    endless = Page()
    # The lines to be drawn belong to them.
    documents: list[QTextDocument] = []
    for document in _documents(sheet, say):
        document.setPageSize(QSizeF(room.width(), _ENDLESS))
        _append(endless, text_pages(document, _ENDLESS)[0], joins=bool(documents))
        documents.append(document)
        yield
    pages = whole_rows(endless, room.height())
    painter = QPainter(device)
    if not painter.isActive():
        raise ArchiveProblem("cannot-print", printer="PDF")
    scale = device.resolution() / INCH
    painter.scale(scale, scale)
    header = _header(sheet, say)
    try:
        for number, page in enumerate(pages, start=1):
            if number > 1:
                device.newPage()
            footer = say("第 {page} 页,共 {pages} 页", page=number, pages=len(pages))
            paint_margins(painter, size, (header, footer), _SIDE)
            if number > 1:
                _paint_headings(painter, room.width(), say)
            painter.save()
            painter.translate(_SIDE, TOP)
            paint_page(documents[0], page, painter)
            painter.restore()
            yield
    finally:
        painter.end()


def _append(endless: Page, more: Page, *, joins: bool) -> None:
    """Put the rows of another document below; its first rule falls on the last one so far."""
    shift = endless.rules[-1].y1() - more.rules[0].y1() if joins else 0.0
    endless.lines += [(line, origin + QPointF(0, shift)) for line, origin in more.lines]
    endless.rules += [rule.translated(0, shift) for rule in more.rules[joins:]]


def _paint_headings(painter: QPainter, width: float, say: Catalogue) -> None:
    """Above the rows of a page that does not begin with them."""
    font = QFont(paper_family())
    font.setPixelSize(PIXELS - 1)
    painter.setFont(font)
    painter.setPen(QColor(PAPER.dim))
    left = _SIDE + 0.0
    for name, share in COLUMNS:
        place = QRectF(left + _PADDING, _HEADINGS_AT, width * share / 100, _HEADINGS_HEIGHT)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, say(name))
        left += width * share / 100


def _documents(sheet: ProofSheet, say: Catalogue) -> Iterator[QTextDocument]:
    """Heading and first rows, then the other rows, a handful in each: a long table takes seconds to lay out."""
    document = _empty_document()
    cursor = QTextCursor(document)
    title, of, counted = sheet.heading(say)
    centred = QTextBlockFormat()
    centred.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    centred.setBottomMargin(PIXELS)
    cursor.setBlockFormat(centred)
    cursor.insertText(printed(title), lettered(PAPER.ink, _TITLE_PIXELS))
    for words in (of, counted):
        block = QTextBlockFormat()
        block.setBottomMargin(PIXELS / 2)
        cursor.insertBlock(block)
        cursor.insertText(printed(words), lettered(PAPER.ink))
    head: list[_Row] = [[[[(say(name), False, PAPER.dim)]] for name, _ in COLUMNS]]
    if sheet.lines:
        cursor.insertBlock(QTextBlockFormat())
        _insert_table(cursor, head + _rows(sheet, 0, say))
    yield document
    for first in range(_AT_A_TIME, len(sheet.lines), _AT_A_TIME):
        document = _empty_document()
        _insert_table(QTextCursor(document), _rows(sheet, first, say))
        yield document


def _empty_document() -> QTextDocument:
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setUseDesignMetrics(True)
    option = document.defaultTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    return document


def _rows(sheet: ProofSheet, first: int, say: Catalogue) -> list[_Row]:
    lines = sheet.lines[first : first + _AT_A_TIME]
    return [_cells(number, line, say) for number, line in enumerate(lines, start=first + 1)]


def _insert_table(cursor: QTextCursor, rows: Sequence[_Row]) -> None:
    shape = QTextTableFormat()
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    shape.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, share) for _, share in COLUMNS])
    shape.setCellPadding(_PADDING)
    shape.setCellSpacing(0)
    shape.setBorder(0)
    table = cursor.insertTable(len(rows), len(COLUMNS), shape)
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            inside = table.cellAt(row, column).firstCursorPosition()
            for number, pieces in enumerate(cell):
                if number:
                    inside.insertBlock()
                for words, bold, colour in pieces:
                    inside.insertText(printed(words), lettered(colour, bold=bold))


def _cells(number: int, line: ProofLine, say: Catalogue) -> _Row:
    kind, *checked = line.checked
    wrong = line.verdict is Verdict.INCONSISTENT
    verdict = (line.called, wrong, PAPER.inconsistent if wrong else PAPER.ink)
    return [
        [[(str(number), False, PAPER.dim)]],
        [[(step, False, PAPER.ink)] for step in line.place],
        [[(words, bold, PAPER.ink) for words, bold in quoted.pieces()] for quoted in line.passages],
        [[(kind, True, PAPER.ink)], *([(words, False, PAPER.ink)] for words in checked)],
        [[verdict]],
        [[(say(REVIEW_NAMES[line.state]), False, PAPER.ink)]],
        [[(words, False, PAPER.ink)] for words in line.words.split("\n")],
    ]
