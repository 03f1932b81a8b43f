"""Proposals while one types: from the box to the archive and back, and the words of earlier searches."""

from collections.abc import Sequence
from functools import partial
from time import monotonic

from PySide6.QtCore import QObject, QTimer

from yearbook_viewer.gui.bookshelf import Bookshelf
from yearbook_viewer.gui.search_box import SearchBox
from yearbook_viewer.gui.search_history import SearchHistory
from yearbook_viewer.gui.suggestions_popup import SuggestionsPopup
from yearbook_viewer.gui.tasks import Lane, Tasks, Walk
from yearbook_viewer.records import Suggestion, SuggestionKind

_PROPOSED, _RECENT = 10, 8
# Names and words are learned some time after the window is there and nothing is to be done, or when they are needed.
_CALM_MS = 4_000
# After a change they are learned anew; never for more than a twentieth of the time.
_SHARE = 20


class SuggestionsDesk(QObject):
    """Asks for proposals whenever the reader types; what is half typed by an input method is no typing."""

    def __init__(
        self, shelf: Bookshelf, tasks: Tasks, box: SearchBox, popup: SuggestionsPopup, history: SearchHistory
    ) -> None:
        super().__init__(box)
        self._shelf = shelf
        self._tasks = tasks
        self._box = box
        self._popup = popup
        self._history = history
        self._learning: Walk | None = None
        self._is_stale = True
        self._begun = 0.0
        self._learn_later = QTimer(self, interval=_CALM_MS, singleShot=True)
        self._learn_later.timeout.connect(self._learn)
        box.textEdited.connect(self._ask)
        popup.empty_focused.connect(self._focused)
        popup.taken.connect(self._take)
        shelf.opened.connect(self._start_anew)
        shelf.listed.connect(self._archive_changed)

    def _ask(self, typed: str) -> None:
        if not typed.strip():
            self._tasks.forget("suggestions")
            self._show_recent()
            return
        self._shelf.ask(
            lambda archive: archive.suggestions(typed, _PROPOSED),
            partial(self._show, typed),
            slot="suggestions",
            lane=Lane.SUGGEST,
            # Nobody is told of a proposal that could not be made: the search itself says what is wrong.
            failed=lambda _: self._popup.hide(),
        )

    def _show(self, typed: str, suggestions: Sequence[Suggestion]) -> None:
        if typed == self._box.text():
            self._popup.show_suggestions(suggestions)

    def _show_recent(self) -> None:
        recent = self._history.recent[:_RECENT]
        self._popup.show_suggestions([Suggestion(words, SuggestionKind.SEARCHED) for words in recent])

    def _focused(self) -> None:
        if self._is_stale and not self._learning:
            self._learn()
        if not self._box.text() and not self._popup.isVisible():
            # Once the box has the focus.
            QTimer.singleShot(0, self, self._show_recent_if_empty)

    def _show_recent_if_empty(self) -> None:
        if not self._box.text():
            self._show_recent()

    def _take(self, words: str) -> None:
        self._tasks.forget("suggestions")
        self._box.setText(words)

    def _start_anew(self) -> None:
        """Another archive is open."""
        if self._learning:
            self._learning.stop()
        self._popup.hide()
        self._archive_changed()

    def _archive_changed(self) -> None:
        self._is_stale = True
        if not self._learning and not self._learn_later.isActive():
            self._learn_later.start(_CALM_MS)

    def _learn(self) -> None:
        archive = self._shelf.archive
        self._learn_later.stop()
        if archive is None:
            return
        self._is_stale = False
        self._begun = monotonic()
        self._learning = self._tasks.walk(
            archive.learn, lambda _: None, self._learned, lambda _: self._learned(False), lane=Lane.LEARN
        )

    def _learned(self, _whole: bool) -> None:
        self._learning = None
        if self._is_stale:
            took = round((monotonic() - self._begun) * 1000)
            self._learn_later.start(max(_CALM_MS, _SHARE * took))
