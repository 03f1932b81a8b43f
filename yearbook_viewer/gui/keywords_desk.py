"""The keywords of the entry being read: asked for when its text is on the screen, and searched for when chosen."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QLineEdit

from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.gui.bookshelf import Bookshelf
from yearbook_viewer.gui.keywords_strip import KeywordsStrip
from yearbook_viewer.gui.passage import Passage
from yearbook_viewer.gui.reader import Reader
from yearbook_viewer.gui.tasks import Lane
from yearbook_viewer.records import EntryId

# Whoever leafs through entries wants the text first.
_CALM_MS = 300
_SLOT = "keywords"


class KeywordsDesk(QObject):
    """What loads the words that are common everywhere takes a second: never in the lane of reading."""

    def __init__(self, shelf: Bookshelf, reader: Reader, strip: KeywordsStrip, search: QLineEdit) -> None:
        super().__init__(strip)
        self._shelf = shelf
        self._strip = strip
        self._search = search
        self._entry: EntryId | None = None
        self._ask_later = QTimer(self, interval=_CALM_MS, singleShot=True)
        self._ask_later.timeout.connect(self._ask)
        reader.passage_shown.connect(self._follow)
        strip.word_chosen.connect(self._search_for)

    def _follow(self, passage: Passage | None) -> None:
        entry = passage.entry_id if passage else None
        if entry != self._entry:
            self._entry = entry
            self._strip.show_words(())
            self._ask_later.start()

    def _ask(self) -> None:
        entry = self._entry
        if entry is not None:
            self._shelf.ask(
                lambda archive: archive.keywords(entry), self._strip.show_words, _SLOT, Lane.LEARN, self._lack
            )

    def _lack(self, _problem: ArchiveProblem) -> None:
        """The entry is gone; whoever shows it says so."""

    def _search_for(self, word: str) -> None:
        self._search.setText(word)
        self._search.setFocus()
