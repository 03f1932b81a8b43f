"""The keywords of the entry being read: asked for when its text is on the screen, and searched for when chosen."""

from collections import OrderedDict
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QLineEdit

from yearbook_viewer.archive.keyword_process import Weigher
from yearbook_viewer.gui.keywords_strip import KeywordsStrip
from yearbook_viewer.gui.passage import Passage
from yearbook_viewer.gui.reader import Reader
from yearbook_viewer.gui.tasks import Lane, Tasks
from yearbook_viewer.records import EntryId

# Whoever leafs through entries wants the text first.
_CALM_MS = 300
_SLOT = "keywords"
# Entries whose words are remembered, those asked for last.
_REMEMBERED = 500

# Another archive has another entry of the same number.
_Key = tuple[EntryId, str, int]


class KeywordsDesk(QObject):
    """Words are asked for in the lane of what is learnt beside all else."""

    def __init__(
        self,
        weigher: Weigher,
        tasks: Tasks,
        reader: Reader,
        strip: KeywordsStrip,
        search: QLineEdit,
    ) -> None:
        super().__init__(strip)
        self._weigher = weigher
        self._tasks = tasks
        self._strip = strip
        self._search = search
        self._passage: Passage | None = None
        self._known: OrderedDict[_Key, Sequence[str]] = OrderedDict()
        self._ask_later = QTimer(self, interval=_CALM_MS, singleShot=True)
        self._ask_later.timeout.connect(self._ask)
        reader.passage_shown.connect(self._follow)
        strip.word_chosen.connect(self._search_for)

    def _follow(self, passage: Passage | None) -> None:
        before, self._passage = self._passage, passage
        if passage and before and _key(passage) == _key(before):
            return
        self._tasks.forget(_SLOT)
        known = self._known.get(_key(passage)) if passage else None
        self._strip.show_words(known or ())
        if passage and known is None:
            self._ask_later.start()

    def _ask(self) -> None:
        if self._passage:
            text = self._passage.reading.extraction.entry.text
            take = partial(self._take, _key(self._passage))
            self._tasks.run(partial(self._weigher.read, text), take, slot=_SLOT, lane=Lane.LEARN)

    def _take(self, key: _Key, words: Sequence[str]) -> None:
        self._known[key] = words
        while len(self._known) > _REMEMBERED:
            self._known.popitem(last=False)
        if self._passage and _key(self._passage) == key:
            self._strip.show_words(words)

    def _search_for(self, word: str) -> None:
        self._search.setText(word)
        self._search.setFocus()


def _key(passage: Passage) -> _Key:
    entry = passage.reading.extraction.entry
    return passage.entry_id, entry.title, len(entry.text)
