"""What an archive proposes to who types a search, and the searches that are kept in it."""

from collections.abc import Generator
from dataclasses import dataclass, replace
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING

from yearbook_viewer.archive import entry_names, saved_searches, sqlite
from yearbook_viewer.archive.search_calls import SearchCalls
from yearbook_viewer.archive.store import Store
from yearbook_viewer.records.searched import SavedSearch, SearchId, SearchWish, Suggestion

if TYPE_CHECKING:
    from yearbook_viewer.archive.proposals.gathering import Gathered
    from yearbook_viewer.archive.proposals.known import Known, Stands
    from yearbook_viewer.archive.proposals.vocabulary import Vocabulary

# So few names are added up anew for who asks after a change, within milliseconds; else it is left to `learn`.
_FEW = 2_000
# How long words may be looked for in the archive for one answer, seconds.
_LOOKING_S = 0.02
# Searches proposed for one that finds nothing.
_MEANT = 5


@dataclass(frozen=True, slots=True)
class _Learned:
    """Names and words of the archive as it stood in one state of its file."""

    state: tuple[int, bytes] | None
    names: "Vocabulary"
    words: "Vocabulary"


class SuggestionCalls(SearchCalls):
    """The calls of an archive that are about typing a search."""

    def __init__(self, store: Store) -> None:
        """Made by `Archive.open`."""
        super().__init__(store)
        self._learned: _Learned | None = None
        self._dictionary: Gathered | None = None
        self._learning = Lock()

    def learn(self) -> Generator[int, None, None]:
        """Learn names and words of the archive as it stands now, so that `suggestions` answers at once.

        Says now and then how many entries are left whose names have to be made up first. Takes a second, for a million
        names some more.
        """
        from yearbook_viewer.archive.proposals.vocabulary import NOTHING

        yield from entry_names.fill(self._store)
        with self._learning:
            held = self._learned
            if held is None or held.state != sqlite.state_of(self.path):
                self._learned = held = self._learn(held.words if held else NOTHING)
        # Who asks meanwhile is told names.
        words = self._words_now()
        with self._learning:
            self._learned = replace(self._learned or held, words=words)
        self._searcher()
        yield 0

    def suggestions(self, typed: str, limit: int = 10) -> tuple[Suggestion, ...]:
        """What may be meant by what is typed so far, the likeliest first; each is all that would be typed.

        In a large archive as it stood when `learn` was asked last, in one that never was as it is now.
        """
        from yearbook_viewer.archive.proposals.completing import suggestions

        return suggestions(self._known(monotonic() + _LOOKING_S), typed, limit)

    def did_you_mean(self, words: str) -> tuple[str, ...]:
        """Searches like this one, which finds nothing, that find something: the likeliest first, none where none do."""
        from yearbook_viewer.archive.proposals.meant import meant

        known = self._known(monotonic() + 10 * _LOOKING_S)
        return meant(known, words, lambda typed: self.search(SearchWish(typed), 0).total > 0, _MEANT)

    def saved_searches(self) -> tuple[SavedSearch, ...]:
        """The searches that the reader keeps, in the order in which they were saved."""
        return self._ask(saved_searches.saved_searches)

    def save_search(self, name: str, wish: SearchWish) -> SearchId:
        """Keep a search under a name, in the place of one of that name. ValueError for a name of nothing."""
        with self._store.writing() as writer:
            return saved_searches.save(writer, name, wish)

    def rename_search(self, search: SearchId, name: str) -> None:
        """Give a kept search another name; another of that name goes."""
        with self._store.writing() as writer:
            saved_searches.rename(writer, search, name)

    def forget_search(self, search: SearchId) -> None:
        """Keep a search no longer."""
        with self._store.writing() as writer:
            saved_searches.forget(writer, search)

    def _known(self, until: float) -> "Known":
        from yearbook_viewer.archive.proposals.known import Known
        from yearbook_viewer.archive.proposals.vocabulary import NOTHING

        learned = self._learned
        if learned is None or (len(learned.names) < _FEW and learned.state != sqlite.state_of(self.path)):
            with self._learning:
                words = self._learned.words if self._learned else NOTHING
                learned = self._learned = self._learn(words)
        return Known(learned.names, learned.words, self._stands(until))

    def _learn(self, words: "Vocabulary") -> _Learned:
        from yearbook_viewer.archive.proposals.gathering import current, gathered
        from yearbook_viewer.archive.proposals.vocabulary import Vocabulary

        # Asked before: what is written between makes it be learned anew.
        state = sqlite.state_of(self.path)
        names = Vocabulary(gathered(self._ask, self._ask(current)))
        return _Learned(state, names, words)

    def _words_now(self) -> "Vocabulary":
        from yearbook_viewer.archive.proposals.gathering import current
        from yearbook_viewer.archive.proposals.vocabulary import Vocabulary
        from yearbook_viewer.archive.proposals.words import dictionary, sample, words_in

        if self._dictionary is None:
            self._dictionary = dictionary()
        return Vocabulary(words_in(self._dictionary, self._ask(lambda reader: sample(reader, current(reader)))))

    def _stands(self, until: float) -> "Stands":
        """How often folded letters stand in the archive; 0 when the time is over, and where that takes long."""
        from yearbook_viewer.archive.concordance.scanned import Stopped

        holdings = self._searcher().holdings
        concordance = holdings.concordance.stopping(lambda: monotonic() > until)

        def stands(letters: str) -> int:
            try:
                return 0 if monotonic() > until else int(concordance.counts(letters).sum())
            except Stopped:
                return 0

        return stands
