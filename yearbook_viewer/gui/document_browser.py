"""A browser for documents that come from outside: it loads nothing and gives away plain text only."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QMimeData, QPoint, QUrl
from PySide6.QtGui import QContextMenuEvent, QKeySequence, QTextCursor, QTextDocument
from PySide6.QtWidgets import QMenu, QTextBrowser

from yearbook_viewer.messages import Catalogue


class PlainBrowser(QTextBrowser):
    """Shows documents built elsewhere; links are told of, never followed. Positions count UTF-16 units.

    Actions that are added to it stand in its context menu.
    """

    def __init__(self, say: Catalogue) -> None:
        super().__init__()
        self._menu_words = (say("复制"), say("全选"))
        self._shown: QTextDocument | None = None
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)

    def show_document(self, document: QTextDocument) -> None:
        """Take the document over and show it from its beginning."""
        document.setParent(self)
        self.setDocument(document)
        # Qt deletes only the document that the browser made for itself.
        if self._shown is not None:
            self._shown.deleteLater()
        self._shown = document

    def top_position(self) -> int:
        """The position of the first text in view."""
        # In the margin above the text Qt may find a place far below.
        margin = int(self.document().rootFrame().frameFormat().topMargin()) + 1
        top = max(margin - self.verticalScrollBar().value(), 0)
        return self.cursorForPosition(QPoint(self.viewport().width() // 2, top)).position()

    def position_under(self, point: QPoint) -> int:
        """The position of the character that is seen at a point of the viewport."""
        cursor = self.cursorForPosition(point)
        # Qt gives the gap that is nearest, which for the second half of a character is the one behind it.
        behind = self.cursorRect(cursor).left() > point.x() and not cursor.atBlockStart()
        return cursor.position() - behind

    def tip_at(self, position: int) -> str:
        """The tip of the character at a position; empty where it has none."""
        cursor = self._cursor_at(position)
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
        return cursor.charFormat().toolTip()

    def bring_into_view(self, first: int, last: int) -> None:
        """Scroll, if the stretch between the positions cannot be seen as a whole."""
        seen = self.viewport().rect()
        if not all(seen.contains(self.cursorRect(self._cursor_at(position))) for position in (first, last)):
            self.scroll_to_position(first, self.viewport().height() // 3)

    def scroll_to_position(self, position: int, below_top: int) -> None:
        """Scroll so that the position stands so many pixels below the top of the view."""
        # The size is asked for, because the scroll bar knows only what has been laid out.
        self.document().size()
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect(self._cursor_at(position)).top() - below_top)

    @contextmanager
    def place_kept(self) -> Iterator[None]:
        """Let the text at the top of the view stay there while sizes change."""
        if self.verticalScrollBar().value() == 0:
            yield
            return
        position = self.top_position()
        yield
        self.scroll_to_position(position, 0)

    @contextmanager
    def words_kept(self) -> Iterator[None]:
        """Let the same text stay where it is while it is built anew, and the same words selected."""
        pixels, old = self.verticalScrollBar().value(), self.textCursor()
        yield
        cursor = self._cursor_at(old.anchor())
        cursor.setPosition(old.position(), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        # The size is asked for, because the scroll bar knows only what has been laid out.
        self.document().size()
        self.verticalScrollBar().setValue(pixels)

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: ARG002  Qt's signature
        """Nothing: an imported page must reach neither the disk nor the network."""
        return None

    def createMimeDataFromSelection(self) -> QMimeData:
        """The selection as plain text only."""
        data = QMimeData()
        data.setText("".join(self._selected()).replace("\u200b", ""))
        return data

    def _selected(self) -> Iterator[str]:
        """What is selected, paragraph by paragraph; a tab before a cell of the same row, else a line end."""
        chosen = self.textCursor()
        block = self.document().findBlock(chosen.selectionStart())
        row: tuple[object, int] | None = None
        while block.isValid() and block.position() <= chosen.selectionEnd():
            part = QTextCursor(block)
            table = part.currentTable()
            row_before, row = row, None if table is None else (table, table.cellAt(part).row())
            if block.position() > chosen.selectionStart():
                yield "\t" if row is not None and row == row_before else "\n"
            part.setPosition(max(block.position(), chosen.selectionStart()))
            last = min(block.position() + block.length() - 1, chosen.selectionEnd())
            part.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
            yield part.selectedText()
            block = block.next()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.context_menu(event.pos())
        menu.exec(event.globalPos())
        menu.deleteLater()

    def context_menu(self, point: QPoint | None = None) -> QMenu:  # noqa: ARG002  for browsers that look there
        """What can be done with the text, and the actions that were added to the browser; `point`: of the viewport."""
        menu = QMenu(self)
        copy_words, all_words = self._menu_words
        copy = menu.addAction(copy_words, QKeySequence(QKeySequence.StandardKey.Copy), self.copy)
        copy.setEnabled(self.textCursor().hasSelection())
        menu.addAction(all_words, QKeySequence(QKeySequence.StandardKey.SelectAll), self.selectAll)
        if self.actions():
            menu.addSeparator()
            menu.addActions(self.actions())
        return menu

    def _cursor_at(self, position: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        return cursor
