"""PDF, print and preview: one document, laid out and painted page by page in one way."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSizeF
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QPageLayout,
    QPainter,
    QPdfWriter,
    QTextDocument,
)
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo, QPrintPreviewDialog
from PySide6.QtWidgets import QDialog, QWidget

from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.export.files import write_whole
from yearbook_viewer.gui.document_plan import breadcrumb
from yearbook_viewer.gui.document_text import STAND_INS, hyphens_can_stand_in, printed
from yearbook_viewer.gui.fonts import POSTSCRIPT_NAME, carried, unprintable
from yearbook_viewer.gui.paper import PaperChoice, chosen_text
from yearbook_viewer.gui.paper_document import figures_document, text_document
from yearbook_viewer.gui.paper_margins import BOTTOM, INCH, SIDE, TOP, a4, paint_margins
from yearbook_viewer.gui.paper_pages import paint_page, text_pages
from yearbook_viewer.gui.paper_pdf import name_characters
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Reading

_HEADER_CHARACTERS = 48


def export_pdf(reading: Reading, choice: PaperChoice, target: Path, say: Catalogue) -> int:
    """Write the chosen text as a PDF of A4 pages and return their number; needs a running QGuiApplication.

    A file that stood there before stays whole until the new one is on the disk. Raises ArchiveProblem("cannot-write").
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageLayout(a4())
    writer.setTitle(reading.extraction.entry.title)
    writer.setCreator("yearbook-viewer")
    pages = _paint(writer, reading, choice, say)
    pdf = bytes(buffer.data().data())
    wide = _wide_characters(reading, choice, say)
    renamed = STAND_INS if hyphens_can_stand_in(reading.extraction.entry.text) else {}
    # Qt names spaces tabs, because both have the same empty glyph.
    write_whole(target, name_characters(pdf, POSTSCRIPT_NAME, wide, {"\t": " ", **renamed}))
    return pages


def print_document(printer: QPrinter, reading: Reading, choice: PaperChoice, say: Catalogue) -> int:
    """Print the pages that the printer is set to; returns how many there are in all."""
    printer.setFullPage(True)
    printer.setDocName(reading.extraction.entry.title)
    return _paint(printer, reading, choice, say)


def print_with_dialog(parent: QWidget | None, reading: Reading, choice: PaperChoice, say: Catalogue) -> bool:
    """Ask for the printer and print; False if the reader thought better of it.

    Raises ArchiveProblem("no-printer"), whose sentence proposes a PDF.
    """
    if not QPrinterInfo.availablePrinterNames():
        raise ArchiveProblem("no-printer")
    printer = _printer()
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(say("打印"))
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return False
    print_document(printer, reading, choice, say)
    return True


def preview(parent: QWidget | None, reading: Reading, choice: PaperChoice, say: Catalogue) -> None:
    """Show the pages as they will be printed, until the reader closes the dialog."""
    printer = _printer()
    dialog = QPrintPreviewDialog(printer, parent)
    dialog.setWindowTitle(say("打印预览"))
    dialog.resize(900, 760)
    dialog.paintRequested.connect(lambda asked: print_document(asked, reading, choice, say))
    dialog.exec()
    dialog.deleteLater()


def missing_characters(reading: Reading, choice: PaperChoice) -> tuple[str, ...]:
    """What no font on this machine has; on paper a box would stand in its place."""
    return unprintable(printed(chosen_text(reading.extraction.entry, choice)))


def margin_lines(reading: Reading, page: int, pages: int, say: Catalogue) -> tuple[str, str]:
    """The header and the footer of a page, counted from 1."""
    header = printed(breadcrumb(reading.extraction.entry, say))
    if len(header) > _HEADER_CHARACTERS:
        header = f"{header[: _HEADER_CHARACTERS - 1]}…"
    return header, say("第 {page} 页,共 {pages} 页", page=page, pages=pages)


def _wide_characters(reading: Reading, choice: PaperChoice, say: Catalogue) -> tuple[str, ...]:
    """The characters beyond U+FFFF that are painted in the carried font, in the order of painting."""
    header, _ = margin_lines(reading, 1, 1, say)
    painted = dict.fromkeys(header + chosen_text(reading.extraction.entry, choice))
    return carried(character for character in painted if character > "\uffff")


def _printer() -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(a4())
    return printer


def _paint(device: QPrinter | QPdfWriter, reading: Reading, choice: PaperChoice, say: Catalogue) -> int:
    size = device.pageLayout().fullRect(QPageLayout.Unit.Inch).size() * INCH
    sheets = list(_sheets(reading, choice, QSizeF(size.width() - 2 * SIDE, size.height() - TOP - BOTTOM), say))
    painter = QPainter(device)
    if not painter.isActive():
        raise ArchiveProblem("cannot-print", printer=device.printerName() if isinstance(device, QPrinter) else "PDF")
    scale = device.resolution() / INCH
    painter.scale(scale, scale)
    ranges = device.pageRanges()
    is_first = True
    for number, paint in enumerate(sheets, start=1):
        if not ranges.isEmpty() and not ranges.contains(number):
            continue
        if not is_first:
            device.newPage()
        is_first = False
        paint_margins(painter, size, margin_lines(reading, number, len(sheets), say))
        painter.save()
        painter.translate(SIDE, TOP)
        paint(painter)
        painter.restore()
    painter.end()
    return len(sheets)


def _sheets(
    reading: Reading, choice: PaperChoice, room: QSizeF, say: Catalogue
) -> Iterator[Callable[[QPainter], None]]:
    """What paints each page, with the origin at the upper left corner of its text."""
    text = text_document(reading, choice, say)
    text.setPageSize(room)
    for page in text_pages(text, room.height()):
        yield partial(paint_page, text, page)
    figures = figures_document(reading, choice, say)
    if figures is not None:
        figures.setPageSize(room)
        for number in range(figures.pageCount()):
            yield partial(_paint_page, figures, number, room)


def _paint_page(document: QTextDocument, page: int, room: QSizeF, painter: QPainter) -> None:
    context = QAbstractTextDocumentLayout.PaintContext()
    context.clip = QRectF(0, page * room.height(), room.width(), room.height())
    painter.translate(0, -page * room.height())
    painter.setClipRect(context.clip)
    document.documentLayout().draw(painter, context)
