"""What an archive finds: searches, their counts and lines, and where the words stand in an entry."""

from collections.abc import Callable, Generator
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING

from yearbook_viewer.archive.asking import Answer
from yearbook_viewer.archive.figure_calls import FigureCalls
from yearbook_viewer.archive.store import Store
from yearbook_viewer.errors import ArchiveDamaged
from yearbook_viewer.records import EntryId
from yearbook_viewer.records.searched import (
    ContextLine,
    ContextLines,
    Facets,
    Hit,
    Hits,
    Indexing,
    LineOrder,
    SearchWish,
)

if TYPE_CHECKING:
    from yearbook_viewer.archive.search.holdings import Holdings
    from yearbook_viewer.archive.search.searcher import Answered, Searcher

State = tuple[int, bytes]


def never() -> bool:
    """For who waits for an answer to the end."""
    return False


class SearchCalls(FigureCalls):
    """The calls of an archive that are about searching; a value that is searched for is looked up in the figures."""

    def __init__(self, store: Store) -> None:
        """Made by `Archive.open`."""
        super().__init__(store)
        # The state of the archive's file, and what was searched in it.
        self._searched: tuple[State | None, Searcher] | None = None
        self._opening = Lock()

    def search(self, wish: SearchWish, limit: int = 20, stop: Callable[[], bool] = never) -> Hits:
        """The first sections that are meant, and how many there are; see Hits and HitOrder.

        As soon as `stop` says so the answer is given up: it is empty then.
        """
        from yearbook_viewer.archive.concordance.scanned import Stopped
        from yearbook_viewer.archive.search.rows import hits_at

        def shown(searcher: "Searcher", answered: "Answered | None") -> Hits:
            scanned = searcher.holdings.scanned
            if answered is None:
                return Hits(0, 0, 0, (), scanned)
            ranking, chosen = answered.ranking, answered.ranking.first(max(limit, 0))
            first = self._ask_on(lambda reader: hits_at(reader, searcher.holdings, answered, chosen))
            return Hits(ranking.total, ranking.sections, ranking.entries, first, scanned)

        def found(searcher: "Searcher") -> Hits:
            return searcher.shown(wish, stop, partial(shown, searcher))

        try:
            return self._search(found)
        except Stopped:
            return Hits(0, 0, 0, ())

    def hits(self, wish: SearchWish, first: int, count: int) -> tuple[Hit, ...]:
        """Further rows of the same ranking: `count` of them from the row `first` on, fewer at its end."""
        from yearbook_viewer.archive.search.rows import hits_at

        def found(searcher: "Searcher") -> tuple[Hit, ...]:
            answered = searcher.answered(wish, never)
            if answered is None or count < 1:
                return ()
            chosen = answered.ranking.first(first + count)[first:]
            return self._ask_on(lambda reader: hits_at(reader, searcher.holdings, answered, chosen))

        return self._search(found)

    def facets(self, wish: SearchWish) -> Facets:
        """The counts by which what was found can be narrowed."""
        from yearbook_viewer.archive.search.facets import facets

        def found(searcher: "Searcher") -> Facets:
            answered = searcher.answered(wish, never)
            return facets(searcher.holdings, answered.found, wish.narrowed) if answered else Facets((), (), 0, ())

        return self._search(found)

    def places(self, wish: SearchWish, entry: EntryId) -> tuple[tuple[int, int], ...]:
        """Where any of the words stand in an entry, merged, in the order of its text."""

        def found(searcher: "Searcher") -> tuple[tuple[int, int], ...]:
            answered = searcher.answered(wish, never)
            if answered is None:
                return ()
            parts = searcher.parts_in(entry)
            return self._ask_on(
                lambda reader: tuple(span for marked in answered.marking.all_in(reader, parts) for span in marked.spans)
            )

        return self._search(found)

    def context_lines(
        self, wish: SearchWish, limit: int = 5_000, order: LineOrder = LineOrder.FOUND, width: int = 30
    ) -> ContextLines:
        """The hits in the middle of their lines, with `width` code points of text on either side."""
        from yearbook_viewer.archive.search.lines import context_lines

        def found(searcher: "Searcher") -> ContextLines:
            answered = searcher.answered(wish, never)
            if answered is None:
                return ContextLines(0, ())
            wanted = (limit, order, width)
            return self._ask_on(lambda reader: context_lines(reader, searcher.holdings, answered, wanted))

        return self._search(found)

    def lines_of_sections(self, wish: SearchWish, first: int, count: int, width: int = 30) -> tuple[ContextLine, ...]:
        """All hits of `count` sections of the ranking, from the section `first` on, as lines: for all there are."""
        from yearbook_viewer.archive.search.lines import lines_in

        def found(searcher: "Searcher") -> tuple[ContextLine, ...]:
            answered = searcher.answered(wish, never)
            if answered is None or count < 1:
                return ()
            wanted = (first, count, width)
            return self._ask_on(lambda reader: lines_in(reader, searcher.holdings, answered, wanted))

        return self._search(found)

    def indexing(self) -> Indexing:
        """How many of the current entries are in the index; the others are read through at every search.

        Opens the index and makes it ready: the first search after it does not wait for that.
        """

        def told(searcher: "Searcher") -> Indexing:
            searcher.holdings.make_ready()
            total = len(searcher.holdings.entries.id)
            return Indexing(total - searcher.holdings.scanned, total)

        return self._search(told)

    def index(self) -> Generator[Indexing, None, None]:
        """Put into the index what is missing, damaged or of another version, turn by turn.

        Closing the generator keeps what was done. Nothing where the archive is read-only or another process is at it.
        """
        from yearbook_viewer.archive.concordance import upkeep

        yield from upkeep.fill(self._store)

    def _search(self, question: "Callable[[Searcher], Answer]") -> Answer:
        """Ask what is searched; what turns out damaged in the index is given up, and its entries are scanned."""
        from yearbook_viewer.archive.concordance.blobs import Unsound
        from yearbook_viewer.archive.concordance.indexed import report

        given_up: set[int] = set()
        while True:
            try:
                return question(self._searcher())
            except Unsound as damage:
                if damage.slab in given_up:
                    # It could not be written down.
                    break
                given_up.add(damage.slab)
                report(self._store, damage)
            except ArchiveDamaged:
                # The pages may be those of the index alone: the texts tell whether they are damaged too.
                break
        return question(self._searcher_of_texts())

    def _made(self, holdings: "Holdings") -> "Searcher":
        from yearbook_viewer.archive.search.searcher import Searcher

        return Searcher(holdings, self._ask_on, self._all_figures)

    def _searcher(self) -> "Searcher":
        """What is searched; held until anybody writes into the archive."""
        from yearbook_viewer.archive.search.opening import opened, opened_without_index

        with self._opening:
            state, held = self._store.state(), self._searched
            if held is None or state is None or held[0] != state:
                # The state is asked before: what is written between makes it be opened again.
                try:
                    holdings = opened(self._store)
                except ArchiveDamaged:
                    holdings = opened_without_index(self._store)
                held = self._searched = (state, self._made(holdings))
            return held[1]

    def _searcher_of_texts(self) -> "Searcher":
        """One that does not ask the index; held until anybody writes into the archive."""
        from yearbook_viewer.archive.search.opening import opened_without_index

        state = self._store.state()
        searcher = self._made(opened_without_index(self._store))
        with self._opening:
            self._searched = (state, searcher)
        return searcher
