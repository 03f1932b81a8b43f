"""An index as a PDF: A4, two columns, names in pinyin order under their letters, each with where it is named."""

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QLineF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPageLayout,
    QPainter,
    QPdfWriter,
    QPen,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)

from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.export.files import write_whole
from yearbook_viewer.export.index_rows import IndexHead, reference_words
from yearbook_viewer.gui.document_text import printed
from yearbook_viewer.gui.fonts import POSTSCRIPT_NAME, carried, paper_family
from yearbook_viewer.gui.index_columns import Column, Row, columns_of, rows_of
from yearbook_viewer.gui.paper_letters import PIXELS, lettered
from yearbook_viewer.gui.paper_margins import BOTTOM, INCH, TOP, a4, paint_margins
from yearbook_viewer.gui.paper_pdf import name_characters
from yearbook_viewer.gui.theme import PAPER
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records.entities import IndexLine
from yearbook_viewer.wordings import KIND_NAMES

_SIDE, _BETWEEN = 66, 30
_LETTER_PIXELS, _KIND_PIXELS, _TITLE_PIXELS = 14, 17, 20
# Of what follows the first line of a name.
_INDENT = 24
# What stands above the columns of the first page.
_TITLE_HEIGHT = 62
_RULE = 0.5
# Higher than any column.
_ENDLESS = 3e7
# Names that are laid out in well under 16 ms.
_AT_A_TIME = 12


@dataclass(frozen=True, slots=True)
class PaintedIndex:
    """A PDF as Qt wrote it, and the characters beyond U+FFFF in it, in the order in which they were painted."""

    pdf: bytes
    wide: tuple[str, ...]


def index_pdf_steps(head: IndexHead, lines: Sequence[IndexLine], say: Catalogue) -> Generator[int, None, PaintedIndex]:
    """Lay out and paint a little at a time, so that a window can answer its reader between two steps.

    Tells how many lines are laid out, and at its end gives what was painted. Needs a running QGuiApplication, and its
    thread. Raises ArchiveProblem("cannot-print").
    """
    size = a4().fullRect(QPageLayout.Unit.Inch).size() * INCH
    room = QSizeF((size.width() - 2 * _SIDE - _BETWEEN) / 2, size.height() - TOP - BOTTOM)
    # The lines to be drawn belong to them.
    documents: list[QTextDocument] = []
    rows: list[Row] = []
    # In the order of their first painting.
    wide = _wide(_header(head, say) + printed(head.scope or head.archive))
    done = 0
    for document, count in _documents(lines, head, say):
        document.setPageSize(QSizeF(room.width(), _ENDLESS))
        rows += rows_of(document, rows[-1].bottom if rows else 0.0)
        documents.append(document)
        wide |= _wide(document.toRawText())
        done += count
        yield done
    columns = columns_of(rows, [room.height() - _TITLE_HEIGHT] * 2, room.height())
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageLayout(a4())
    writer.setTitle(head.heading(say))
    writer.setCreator("yearbook-viewer")
    painter = QPainter(writer)
    if not painter.isActive():
        raise ArchiveProblem("cannot-print", printer="PDF")
    try:
        scale = writer.resolution() / INCH
        painter.scale(scale, scale)
        pages = max((len(columns) + 1) // 2, 1)
        for page in range(pages):
            if page:
                writer.newPage()
            footer = say("第 {page} 页,共 {pages} 页", page=page + 1, pages=pages)
            paint_margins(painter, size, (_header(head, say), footer), _SIDE)
            if not page:
                _paint_title(painter, size, head, say)
            top = TOP + (0 if page else _TITLE_HEIGHT)
            _paint_columns(painter, size, top, columns[2 * page : 2 * page + 2])
            yield done
    finally:
        painter.end()
    return PaintedIndex(bytes(buffer.data().data()), carried(wide))


def write_index_pdf(painted: PaintedIndex, target: Path) -> None:
    """Put the PDF on the disk, from any thread. A file that stood there before stays whole until then.

    Raises ArchiveProblem("cannot-write").
    """
    # Qt names spaces tabs, because both have the same empty glyph.
    write_whole(target, name_characters(painted.pdf, POSTSCRIPT_NAME, painted.wide, {"\t": " "}))


def _wide(words: str) -> dict[str, None]:
    return dict.fromkeys(character for character in words if character > "\uffff")


def _header(head: IndexHead, say: Catalogue) -> str:
    return printed(" › ".join(part for part in (say("索引"), head.archive, head.scope) if part))


def _paint_columns(painter: QPainter, size: QSizeF, top: float, columns: Sequence[Column]) -> None:
    width = (size.width() - 2 * _SIDE - _BETWEEN) / 2
    for place, column in enumerate(columns):
        painter.save()
        painter.translate(_SIDE + place * (width + _BETWEEN), top)
        for line, origin in column:
            line.draw(painter, origin)
        painter.restore()
    if len(columns) > 1:
        painter.setPen(QPen(QColor(PAPER.hairline), _RULE))
        middle = size.width() / 2
        painter.drawLine(QLineF(middle, top, middle, size.height() - BOTTOM))


def _paint_title(painter: QPainter, size: QSizeF, head: IndexHead, say: Catalogue) -> None:
    width = size.width() - 2 * _SIDE
    font = QFont(paper_family())
    for words, pixels, colour, below in (
        (say("索引"), _TITLE_PIXELS, PAPER.ink, 0),
        (head.scope or head.archive, PIXELS, PAPER.dim, 30),
    ):
        font.setPixelSize(pixels)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        place = QRectF(_SIDE, TOP + below - 4, width, 1.5 * pixels)
        fitting = painter.fontMetrics().elidedText(printed(words), Qt.TextElideMode.ElideRight, int(width))
        painter.drawText(place, Qt.AlignmentFlag.AlignHCenter, fitting)


def _documents(lines: Sequence[IndexLine], head: IndexHead, say: Catalogue) -> Iterator[tuple[QTextDocument, int]]:
    """The index in handfuls of lines, each a document of its own with how many there are: laid out at once they take
    seconds."""
    kinds = len({line.kind for line in lines})
    before: IndexLine | None = None
    for first in range(0, len(lines), _AT_A_TIME):
        document = QTextDocument()
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        document.setUseDesignMetrics(True)
        option = document.defaultTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(option)
        cursor = QTextCursor(document)
        handful = lines[first : first + _AT_A_TIME]
        for line in handful:
            if kinds > 1 and (before is None or before.kind is not line.kind):
                _insert(cursor, _heading(1, 14), [(say(KIND_NAMES[line.kind]), lettered(PAPER.accent, _KIND_PIXELS))])
            if before is None or (before.kind, before.initial) != (line.kind, line.initial):
                _insert(cursor, _heading(2, 8), [(line.initial, lettered(PAPER.accent, _LETTER_PIXELS, bold=True))])
            references = printed(reference_words(line, head))
            name = (printed(line.name), lettered(PAPER.ink))
            _insert(cursor, _entry(), [name, (f"  {references}", lettered(PAPER.dim))])
            before = line
        yield document, len(handful)


def _insert(cursor: QTextCursor, block: QTextBlockFormat, pieces: Sequence[tuple[str, QTextCharFormat]]) -> None:
    if cursor.document().isEmpty():
        cursor.setBlockFormat(block)
    else:
        cursor.insertBlock(block)
    for words, letters in pieces:
        cursor.insertText(words, letters)


def _heading(level: int, above: float) -> QTextBlockFormat:
    block = QTextBlockFormat()
    block.setHeadingLevel(level)
    block.setTopMargin(above)
    block.setBottomMargin(3)
    return block


def _entry() -> QTextBlockFormat:
    block = QTextBlockFormat()
    block.setLeftMargin(_INDENT)
    block.setTextIndent(-_INDENT)
    block.setTopMargin(2)
    return block
