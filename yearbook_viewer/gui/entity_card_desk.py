"""From a mark in the text to what it stands for: its card beside the text, its page in the window of entities."""

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.gui.bookshelf import Bookshelf
from yearbook_viewer.gui.document_view import DocumentView
from yearbook_viewer.gui.entities_browser_wishes import LISTED_KINDS
from yearbook_viewer.gui.entities_panel import EntitiesPanel
from yearbook_viewer.gui.marked_places import marks_in
from yearbook_viewer.gui.passage import Passage
from yearbook_viewer.gui.reader import Reader
from yearbook_viewer.gui.surroundings import Surroundings
from yearbook_viewer.gui.tasks import Lane
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import EntryId, Mark

_SLOT = "entity card"


class EntityCardDesk(QObject):
    """A mark that is clicked on has its card shown; with Ctrl held down, or from its menu, its page.

    `page_requested`: the EntityKey whose page is wished.
    """

    page_requested = Signal(object)

    def __init__(
        self, around: Surroundings, shelf: Bookshelf, reader: Reader, document: DocumentView, panel: EntitiesPanel
    ) -> None:
        super().__init__(panel)
        self._say: Catalogue = around.say
        self._tasks = around.tasks
        self._shelf = shelf
        self._reader = reader
        self._document = document
        self._panel = panel
        self._entry: EntryId | None = None
        self._mark: Mark | None = None
        document.mark_chosen.connect(self._choose)
        document.menu_opening.connect(self._offer)
        panel.mention_chosen.connect(self._show_card)
        panel.card.open_requested.connect(self.page_requested)
        reader.passage_shown.connect(self._follow)
        shelf.listed.connect(self.refresh)

    def show_page(self) -> None:
        """The page of the mark in the selected words, else of the one that was clicked on last."""
        passage, span = self._reader.passage, self._document.selected_span()
        marked = marks_in(passage.reading.extraction.marks, span) if passage and span else ()
        if marked:
            self._show_page_of(marked[0])
        elif self._panel.card.key:
            self.page_requested.emit(self._panel.card.key)

    def _choose(self, place: int) -> None:
        if self._reader.passage:
            mark = self._reader.passage.reading.extraction.marks[place]
            if QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier:
                self._show_page_of(mark)
            else:
                self._show_card(mark)

    def _offer(self, menu: QMenu, place: int | None) -> None:
        """At the end of the menu of a mark: its page."""
        passage = self._reader.passage
        mark = passage.reading.extraction.marks[place] if passage and place is not None else None
        if mark and mark.kind in LISTED_KINDS:
            menu.addSeparator()
            menu.addAction(self._say("查看实体(&V)"), partial(self._show_page_of, mark))

    def _show_page_of(self, mark: Mark) -> None:
        passage = self._reader.passage
        if passage and mark.kind in LISTED_KINDS:
            entry = passage.entry_id
            self._shelf.ask(
                lambda archive: archive.entity_of(entry, mark), self.page_requested.emit, "entity of mark", Lane.NAMES
            )

    def _show_card(self, mark: Mark) -> None:
        passage = self._reader.passage
        if passage is None or mark.kind not in LISTED_KINDS:
            self._clear()
            return
        self._mark = mark
        entry = passage.entry_id
        self._shelf.ask(
            lambda archive: archive.entity_page(archive.entity_of(entry, mark)),
            self._panel.card.show_page, _SLOT, Lane.NAMES, self._lost,
        )  # fmt: skip

    def refresh(self) -> None:
        """What the archive tells of it may be more or less now."""
        if self._mark:
            self._show_card(self._mark)

    def _follow(self, passage: Passage | None) -> None:
        """The card stays while the same entry is read."""
        entry = passage.entry_id if passage else None
        if entry != self._entry:
            self._entry = entry
            self._clear()

    def _lost(self, _problem: ArchiveProblem) -> None:
        """It is named nowhere any more."""
        self._panel.card.clear()

    def _clear(self) -> None:
        self._mark = None
        self._tasks.forget(_SLOT)
        self._panel.card.clear()
