"""Search while typing: from the box to the archive, from a hit to its place in the text."""

from functools import partial

from PySide6.QtCore import QObject

from yearbook_viewer.gui.bookshelf import Bookshelf
from yearbook_viewer.gui.document_view import DocumentView
from yearbook_viewer.gui.passage import Passage
from yearbook_viewer.gui.reader import Reader
from yearbook_viewer.gui.search_box import SearchBox
from yearbook_viewer.gui.side_tabs import SideTabs
from yearbook_viewer.records import Hit, Hits, SearchWish

NOTHING = Hits(0, 0, 0, ())


class SearchDesk(QObject):
    """Holds the words that are searched for and what was found for them."""

    def __init__(
        self, shelf: Bookshelf, reader: Reader, box: SearchBox, tabs: SideTabs, document: DocumentView
    ) -> None:
        super().__init__(box)
        self._shelf = shelf
        self._reader = reader
        self._box = box
        self._tabs = tabs
        self._document = document
        self._words = ""
        self._hits = NOTHING
        self._open_when_found = False
        box.words_changed.connect(self._search)
        box.results_requested.connect(self._enter_results)
        box.open_requested.connect(self._open_first)
        box.closed.connect(self.close)
        tabs.search.hit_chosen.connect(self._open)
        tabs.search.closed.connect(self._leave_results)

    def mark_hits(self, passage: Passage) -> None:
        """Mark the hits that stand in the passage."""
        if self._words:
            wish, entry = SearchWish(self._words), passage.entry_id
            self._shelf.ask(lambda archive: archive.places(wish, entry), self._document.show_hits, slot="places")
        else:
            self._document.show_hits([])

    def close(self) -> None:
        """Put the results away and take the marks out of the text."""
        self._words = ""
        self._hits = NOTHING
        self._box.clear()
        self._tabs.close_search()
        self._document.show_hits([])
        self._document.setFocus()

    def _search(self, words: str) -> None:
        if words == self._words:
            return
        if not words:
            self._words = ""
            self._hits = NOTHING
            self._tabs.close_search()
            self._document.show_hits([])
            return
        self._words = words
        self._hits = NOTHING
        self._shelf.search(SearchWish(words), partial(self._show, words))

    def _show(self, words: str, hits: Hits) -> None:
        if words != self._words:
            return
        self._hits = hits
        self._tabs.show_hits(words, hits)
        if self._reader.passage:
            self.mark_hits(self._reader.passage)
        if self._open_when_found:
            self._open_when_found = False
            self._tabs.search.open_current()

    def _enter_results(self) -> None:
        if self._hits.first:
            self._tabs.search.enter()

    def _open_first(self) -> None:
        """Enter in the box: open the first hit, as soon as it is found."""
        if self._hits.first:
            self._tabs.search.open_current()
        else:
            self._open_when_found = bool(self._words)

    def _leave_results(self) -> None:
        self.close()

    def _open(self, hit: Hit) -> None:
        self._reader.open(hit.entry, hit.section, partial(self._document.flash, hit.start, hit.end))
