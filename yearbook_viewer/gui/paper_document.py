"""The document that is printed, previewed and exported: text, and the table of figures after it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextOption,
    QTextTable,
    QTextTableCell,
    QTextTableFormat,
)

from yearbook_viewer.gui.document import Look, build
from yearbook_viewer.gui.document_runs import EVERYTHING, NOTHING
from yearbook_viewer.gui.document_text import printed
from yearbook_viewer.gui.figure_lines import number_text
from yearbook_viewer.gui.fonts import paper_family
from yearbook_viewer.gui.paper import PaperChoice, chosen_spans, paper_blocks
from yearbook_viewer.gui.theme import PAPER
from yearbook_viewer.messages import N_, Catalogue
from yearbook_viewer.records import Figure, Reading
from yearbook_viewer.text.figure_rows import FigureRow, printed_value, rows_of

TEXT_PIXELS = 15  # of 1/96 inch: 11.25 pt, 40 characters on a line of A4

_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight

# Heading, share of the width in per cent, side.
_COLUMNS = (
    (N_("指标"), 36, _LEFT),
    (N_("原文"), 16, _LEFT),
    (N_("数值"), 18, _RIGHT),
    (N_("单位"), 9, _LEFT),
    (N_("限定"), 8, _LEFT),
    (N_("变化"), 13, _RIGHT),
)


def text_document(reading: Reading, choice: PaperChoice, say: Catalogue) -> QTextDocument:
    """The chosen text as it is printed, in pixels of 1/96 inch; needs a running QGuiApplication."""
    extraction = reading.extraction
    visible = EVERYTHING if choice.with_marks else NOTHING
    look = Look(PAPER, paper_family(), TEXT_PIXELS, visible, links=False)
    document = build(extraction, paper_blocks(extraction.entry, choice), look, say).document
    _set_for_paper(document)
    return document


def figures_document(reading: Reading, choice: PaperChoice, say: Catalogue) -> QTextDocument | None:
    """The table of the figures in the chosen text; None if it is not wanted or there are none."""
    entry = reading.extraction.entry
    spans = chosen_spans(entry, choice)
    figures = [each for each in reading.extraction.figures if any(start <= each.start < end for start, end in spans)]
    if not choice.with_figures or not figures:
        return None
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    _set_for_paper(document)
    cursor = QTextCursor(document)
    block = QTextBlockFormat()
    block.setBottomMargin(TEXT_PIXELS * 0.6)
    cursor.setBlockFormat(block)
    cursor.insertText(say("附:指标表"), _letters(1.2, PAPER.ink))
    table = cursor.insertTable(1, len(_COLUMNS), _table_format())
    for column, (heading, _, side) in enumerate(_COLUMNS):
        _write(table.cellAt(0, column), say(heading), side, PAPER.dim)
    section = None
    for row in rows_of(figures):
        first = figures[row.changes[0] if row.level is None else row.level]
        # A table of facts; goals stand in the text.
        if first.target:
            continue
        stands_in = entry.section_at(first.start)
        if stands_in is not section:
            section = stands_in
            _append_section(table, entry.title if section is None else section.title or entry.title)
        table.appendRows(1)
        for column, words in enumerate(_cells(figures, row)):
            _write(table.cellAt(table.rows() - 1, column), words, _COLUMNS[column][2], PAPER.ink)
        _indent(table.cellAt(table.rows() - 1, 0), row.depth)
    return document


def _append_section(table: QTextTable, title: str) -> None:
    table.appendRows(1)
    last = table.rows() - 1
    table.mergeCells(last, 0, 1, len(_COLUMNS))
    cell = table.cellAt(last, 0)
    _write(cell, title, _LEFT, PAPER.accent)
    shaded = cell.format()
    shaded.setBackground(QColor(PAPER.stripe))
    cell.setFormat(shaded)


def _set_for_paper(document: QTextDocument) -> None:
    """The same line breaks at every resolution, and none beyond the margin."""
    document.setUseDesignMetrics(True)
    option = document.defaultTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)


def _indent(cell: QTextTableCell, depth: int) -> None:
    block = QTextBlockFormat()
    block.setLeftMargin(depth * TEXT_PIXELS)
    cell.firstCursorPosition().mergeBlockFormat(block)


def _cells(figures: list[Figure], row: FigureRow) -> tuple[str, ...]:
    level = None if row.level is None else figures[row.level]
    changes = [figures[index] for index in row.changes]
    return (
        row.indicator,
        level.text if level else "",
        number_text(printed_value(level) if level else None),
        level.unit if level else "",
        level.qualifier if level else "",
        "\n".join(each.text for each in changes),
    )


def _table_format() -> QTextTableFormat:
    shape = QTextTableFormat()
    shape.setHeaderRowCount(1)
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    shape.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, share) for _, share, _ in _COLUMNS])
    shape.setCellPadding(4)
    shape.setCellSpacing(0)
    shape.setBorder(0.5)
    shape.setBorderBrush(QColor(PAPER.hairline))
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    shape.setBorderCollapse(True)
    return shape


def _write(cell: QTextTableCell, words: str, side: Qt.AlignmentFlag, colour: str) -> None:
    cursor = cell.firstCursorPosition()
    block = QTextBlockFormat()
    block.setAlignment(side)
    cursor.setBlockFormat(block)
    cursor.insertText(printed(words), _letters(0.8, colour))


def _letters(size: float, colour: str) -> QTextCharFormat:
    letters = QTextCharFormat()
    letters.setFontFamilies([paper_family()])
    letters.setProperty(QTextFormat.Property.FontPixelSize, round(TEXT_PIXELS * size))
    letters.setForeground(QColor(colour))
    return letters
