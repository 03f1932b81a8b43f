"""Two texts side by side in one document: what stands beside each other scrolls together."""

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)

from yearbook_viewer.gui.comparison_rows import Comparison
from yearbook_viewer.gui.document_browser import PlainBrowser
from yearbook_viewer.gui.document_highlights import highlight
from yearbook_viewer.gui.fonts import Families
from yearbook_viewer.gui.theme import Theme
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Kind
from yearbook_viewer.records.edits import Passage

TEXT_PIXELS = 16
_LINE_SPACING = 1.55
_PAGE_LINK = "page:"
_OLD, _NEW = 0, 1


class ComparisonView(PlainBrowser):
    """Shows a page of a comparison. `difference_changed`: which one is current (from 1, 0 for none), of how many."""

    difference_changed = Signal(int, int)

    def __init__(self, say: Catalogue, families: Families, theme: Theme) -> None:
        super().__init__(say)
        self._say = say
        self._families = families
        self._theme = theme
        self._comparison = Comparison((), (0,))
        self._page = 0
        self._current = -1
        self._table: QTextTable | None = None
        self.setObjectName("document")
        self.setAccessibleName(say("两种文字对照"))
        self.setPalette(theme.palette())
        self.anchorClicked.connect(self._follow)

    def show_comparison(self, comparison: Comparison) -> None:
        """Show it from its first difference on."""
        self._comparison = comparison
        self._current = -1
        self._show_page(0)
        self.difference_changed.emit(0, len(comparison.differences))
        self.step(1)

    def step(self, by: int) -> None:
        """Go to the next difference (1) or the one before (-1); behind the last comes the first."""
        differences = self._comparison.differences
        if not differences:
            return
        at = self._current + by if self._current >= 0 else (0 if by > 0 else -1)
        self._current = at % len(differences)
        self._show_current()
        self.difference_changed.emit(self._current + 1, len(differences))

    def show_offset(self, side: int, offset: int) -> None:
        """Bring the row into view whose passage holds the offset; `side`: 0 of the older text, 1 of the newer."""
        for number, row in enumerate(self._comparison.rows):
            passage = (row.old, row.new)[side]
            if passage is not None and passage.start <= offset < passage.end:
                if self._comparison.page_at(number) != self._page:
                    self._show_page(self._comparison.page_at(number))
                self._scroll_to(number)
                return

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.setPalette(theme.palette())
        with self.place_kept():
            self._show_page(self._page)

    def _show_current(self) -> None:
        first, _ = self._comparison.differences[self._current]
        page = self._comparison.page_at(first)
        if page != self._page:
            self._show_page(page)
        else:
            self._highlight()
        self._scroll_to(first)

    def _scroll_to(self, number: int) -> None:
        """Bring a row of the page that is shown into view."""
        if self._table:
            cell = self._table.cellAt(number - self._comparison.bounds(self._page)[0], _OLD)
            self.scroll_to_position(cell.firstPosition(), self.viewport().height() // 3)

    def _show_page(self, page: int) -> None:
        self._page = page
        document = QTextDocument()
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(18)
        cursor = QTextCursor(document)
        first, last = self._comparison.bounds(page)
        if page:
            self._write_link(cursor, self._say("↑ 显示上文"), page - 1)
        self._table = None
        if first < last:
            self._table = self._write_rows(cursor, first, last)
        if page + 1 < len(self._comparison.pages):
            self._write_link(cursor, self._say("↓ 显示下文"), page + 1)
        self.show_document(document)
        self._highlight()

    def _write_rows(self, cursor: QTextCursor, first: int, last: int) -> QTextTable:
        shape = QTextTableFormat()
        shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 99))
        shape.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, 50)] * 2)
        shape.setCellPadding(7)
        shape.setCellSpacing(0)
        shape.setBorder(1)
        shape.setBorderBrush(QColor(self._theme.hairline))
        shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        shape.setBorderCollapse(True)
        table = cursor.insertTable(last - first, 2, shape)
        line = QTextBlockFormat()
        line.setLineHeight(TEXT_PIXELS * _LINE_SPACING, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        empty = QTextCharFormat()
        empty.setBackground(QColor(self._theme.stripe))
        for number, row in enumerate(self._comparison.rows[first:last]):
            for column, passage in ((_OLD, row.old), (_NEW, row.new)):
                cell = table.cellAt(number, column)
                inside = cell.firstCursorPosition()
                inside.setBlockFormat(line)
                if passage is None:
                    cell.setFormat(empty)
                else:
                    alone = (row.old is None) != (row.new is None)
                    self._write(inside, passage, column, alone=alone)
        cursor.setPosition(table.lastPosition() + 1)
        return table

    def _write(self, cursor: QTextCursor, passage: Passage, column: int, *, alone: bool) -> None:
        """The words of a cell; what is changed in another colour, struck through (old) or underlined (new)."""
        plain, marked = self._plain(), self._marked(column)
        at = passage.start
        spans = ((passage.start, passage.end),) if alone else passage.changed
        for start, end in spans:
            cursor.insertText(passage.text[at - passage.start : start - passage.start], plain)
            cursor.insertText(passage.text[start - passage.start : end - passage.start], marked)
            at = end
        cursor.insertText(passage.text[at - passage.start :], plain)

    def _plain(self) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setFontFamilies([self._families.text])
        form.setProperty(QTextCharFormat.Property.FontPixelSize, TEXT_PIXELS)
        form.setForeground(QColor(self._theme.ink))
        return form

    def _marked(self, column: int) -> QTextCharFormat:
        form = self._plain()
        if column == _OLD:
            form.setForeground(QColor(self._theme.inconsistent))
            form.setFontStrikeOut(True)
        else:
            form.setForeground(QColor(self._theme.marks[Kind.ORG]))
            form.setFontUnderline(True)
        return form

    def _write_link(self, cursor: QTextCursor, words: str, page: int) -> None:
        form = self._plain()
        form.setAnchor(True)
        form.setAnchorHref(f"{_PAGE_LINK}{page}")
        form.setForeground(QColor(self._theme.accent))
        cursor.insertText(words, form)
        cursor.insertBlock()

    def _highlight(self) -> None:
        """The rows of the current difference on the colour of what is chosen."""
        first, last = self._comparison.bounds(self._page)
        if self._table is None or self._current < 0:
            self.setExtraSelections([])
            return
        low, high = self._comparison.differences[self._current]
        chosen = QColor(self._theme.selection)
        cells = [
            self._table.cellAt(row - first, column)
            for row in range(max(low, first), min(high, last))
            for column in (_OLD, _NEW)
        ]
        self.setExtraSelections(
            [highlight(self.document(), cell.firstPosition(), cell.lastPosition(), chosen) for cell in cells]
        )

    def _follow(self, link: QUrl) -> None:
        target = link.toString()
        if target.startswith(_PAGE_LINK):
            self._show_page(int(target.removeprefix(_PAGE_LINK)))
