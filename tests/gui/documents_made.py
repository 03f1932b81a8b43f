"""Texts as they are shown: a view of them, and what is seen in it."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QTextCursor

from yearbook_viewer.gui.document_view import DocumentView
from yearbook_viewer.gui.fonts import Families
from yearbook_viewer.gui.theme import LIGHT
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Entry, EntryId, Extraction, Reading, Section, SectionId


def shown_view(say: Catalogue, families: Families) -> DocumentView:
    """A small one, without a text."""
    view = DocumentView(say, families, LIGHT)
    view.resize(700, 400)
    view.show()
    return view


def reading_of(text: str) -> Reading:
    entry = Entry(0, text, "题", "", "", "", None, 0, (Section("", ("",), 0, 0, len(text)),))
    return Reading(EntryId(1), Extraction(entry, (), (), ()), (SectionId(1),))


def centre_of(view: DocumentView, words: str) -> QPoint:
    cursor = view.document().find(words)
    middle = QTextCursor(view.document())
    middle.setPosition((cursor.selectionStart() + cursor.selectionEnd()) // 2)
    return view.cursorRect(middle).center()


def highlights(view: DocumentView) -> list[tuple[str, QColor]]:
    return [(each.cursor.selectedText(), each.format.background().color()) for each in view.extraSelections()]
