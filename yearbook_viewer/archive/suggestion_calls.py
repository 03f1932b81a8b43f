"""What an archive proposes to who types a search, and the searches that are kept in it."""

from collections.abc import Generator
from dataclasses import dataclass, replace
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING

from yearbook_viewer.archive import entry_names, saved_searches
from yearbook_viewer.archive.search_calls import SearchCalls
from yearbook_viewer.archive.store import Store
from yearbook_viewer.records.searched import SavedSearch, SearchId, SearchWish, Suggestion

if TYPE_CHECKING:
    from yearbook_viewer.archive.proposals.gathering import Gathered
    from yearbook_viewer.archive.proposals.known import Known, Stands
    from yearbook_viewer.archive.proposals.vocabulary import Vocabulary
    from yearbook_viewer.archive.search.searcher import Searcher

# So few are added up anew for who asks after a change, within milliseconds; else it is left to `learn`.
_FEW_NAMES, _FEW_ENTRIES = 2_000, 100
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

        A few seconds for a million names; goes on or is given up between two steps. What the numbers say is nobody's
        business.
        """
        from yearbook_viewer.archive.proposals.gathering import current, gathering
        from yearbook_viewer.archive.proposals.vocabulary import NOTHING, Vocabulary

        yield from entry_names.fill(self._store)
        held, state = self._learned, self._store.state()
        if held is None or held.state != state:
            names = Vocabulary((yield from gathering(self._ask, self._ask(current))))
            # Who asks meanwhile is told names.
            held = self._learned = _Learned(state, names, held.words if held else NOTHING)
            yield 0
        self._learned = replace(held, words=self._words_now())
        yield 0
        # Opened now, so that who types next does not wait for it.
        self._search(lambda _: None)

    def suggestions(self, typed: str, limit: int = 10) -> tuple[Suggestion, ...]:
        """What may be meant by what is typed so far, the likeliest first; each is all that would be typed.

        In a large archive as it stood when `learn` was asked last, in one that never was as it is now.
        """
        from yearbook_viewer.archive.proposals.completing import suggestions

        return self._search(lambda searcher: suggestions(self._known(searcher, monotonic() + _LOOKING_S), typed, limit))

    def did_you_mean(self, words: str) -> tuple[str, ...]:
        """Searches like this one, which finds nothing, that find something: the likeliest first, none where none do."""
        from yearbook_viewer.archive.proposals.meant import meant

        def finds(typed: str) -> bool:
            return self.search(SearchWish(typed), 0).total > 0

        def told(searcher: "Searcher") -> tuple[str, ...]:
            return meant(self._known(searcher, monotonic() + 10 * _LOOKING_S), words, finds, _MEANT)

        return self._search(told)

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

    def _known(self, searcher: "Searcher", until: float) -> "Known":
        from yearbook_viewer.archive.proposals.known import Known
        from yearbook_viewer.archive.proposals.vocabulary import NOTHING

        with self._learning:
            held = self._learned
            if held is None or (len(held.names) < _FEW_NAMES and held.state != self._store.state()):
                held = self._learned = self._learned_at_once(held or _Learned(None, NOTHING, NOTHING))
        return Known(held.names, held.words, _stands(searcher, until))

    def _learned_at_once(self, held: _Learned) -> _Learned:
        """The names as they are now; as they were where there may be so many that who types would wait for them."""
        from yearbook_viewer.archive.proposals.gathering import current, gathering
        from yearbook_viewer.archive.proposals.vocabulary import Vocabulary

        # Asked before: what is written between makes it be learned anew.
        state = self._store.state()
        entries = self._ask(lambda reader: current(reader, _FEW_ENTRIES + 1))
        if len(entries) > _FEW_ENTRIES:
            return held
        steps = gathering(self._ask, entries)
        while True:
            try:
                next(steps)
            except StopIteration as end:
                return _Learned(state, Vocabulary(end.value), held.words)

    def _words_now(self) -> "Vocabulary":
        from yearbook_viewer.archive.proposals.gathering import current
        from yearbook_viewer.archive.proposals.vocabulary import Vocabulary
        from yearbook_viewer.archive.proposals.words import dictionary, sample, words_in

        if self._dictionary is None:
            self._dictionary = dictionary()
        return Vocabulary(words_in(self._dictionary, self._ask(lambda reader: sample(reader, current(reader)))))


def _stands(searcher: "Searcher", until: float) -> "Stands":
    """How often folded letters stand in the archive; 0 when the time is over, and where that takes long."""
    from yearbook_viewer.archive.concordance.scanned import Stopped

    concordance = searcher.holdings.concordance.stopping(lambda: monotonic() > until)

    def stands(letters: str) -> int:
        try:
            return 0 if monotonic() > until else int(concordance.counts(letters).sum())
        except Stopped:
            return 0

    return stands
