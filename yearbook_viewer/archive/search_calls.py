"""What an archive finds: searches, their counts and lines, and where the words stand in an entry."""

from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING

from yearbook_viewer.archive import sqlite
from yearbook_viewer.archive.asking import Asked
from yearbook_viewer.archive.store import Store
from yearbook_viewer.records import EntryId
from yearbook_viewer.records.searched import ContextLine, ContextLines, Facets, Hit, Hits, LineOrder, SearchWish

if TYPE_CHECKING:
    from yearbook_viewer.archive.search.searcher import Searcher

State = tuple[int, bytes]


def never() -> bool:
    """For who waits for an answer to the end."""
    return False


class SearchCalls(Asked):
    """The calls of an archive that are about searching."""

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

        searcher = self._searcher()
        try:
            asked = searcher.asked(wish, stop)
        except Stopped:
            asked = None
        if asked is None:
            return Hits(0, 0, 0, (), searcher.holdings.scanned)
        ranking = asked.ranking
        first = self._rows(searcher, wish, 0, limit)
        return Hits(ranking.total, len(ranking.parts), ranking.entries, first, searcher.holdings.scanned)

    def hits(self, wish: SearchWish, first: int, count: int) -> tuple[Hit, ...]:
        """Further rows of the same ranking: `count` of them from the row `first` on, fewer at its end."""
        return self._rows(self._searcher(), wish, first, count)

    def facets(self, wish: SearchWish) -> Facets:
        """The counts by which what was found can be narrowed."""
        from yearbook_viewer.archive.search.facets import facets

        searcher = self._searcher()
        asked = searcher.asked(wish, never)
        return facets(searcher.holdings, asked.found, wish.narrowed) if asked else Facets((), (), 0, ())

    def places(self, wish: SearchWish, entry: EntryId) -> tuple[tuple[int, int], ...]:
        """Where any of the words stand in an entry, merged, in the order of its text."""
        from yearbook_viewer.archive.search.rows import merged

        searcher = self._searcher()
        asked = searcher.asked(wish, never)
        if asked is None:
            return ()
        spans = merged(searcher.places_in(asked, searcher.parts_in(entry)))
        return tuple(span for part in sorted(spans) for span in spans[part])

    def context_lines(
        self, wish: SearchWish, limit: int = 5_000, order: LineOrder = LineOrder.FOUND, width: int = 30
    ) -> ContextLines:
        """The hits in the middle of their lines, with `width` code points of text on either side."""
        from yearbook_viewer.archive.search.lines import context_lines

        searcher = self._searcher()
        asked = searcher.asked(wish, never)
        if asked is None:
            return ContextLines(0, ())
        return self._ask(lambda reader: context_lines(reader, searcher, asked, (limit, order, width)))

    def lines_of_sections(self, wish: SearchWish, first: int, count: int, width: int = 30) -> tuple[ContextLine, ...]:
        """All hits of `count` sections of the ranking, from the section `first` on, as lines: for all there are."""
        from yearbook_viewer.archive.search.lines import lines_in

        searcher = self._searcher()
        asked = searcher.asked(wish, never)
        if asked is None or count < 1:
            return ()
        return self._ask(lambda reader: lines_in(reader, searcher, asked, (first, count, width)))

    def _rows(self, searcher: "Searcher", wish: SearchWish, first: int, count: int) -> tuple[Hit, ...]:
        from yearbook_viewer.archive.search.rows import hits_at

        asked = searcher.asked(wish, never)
        if asked is None or count < 1:
            return ()
        chosen = asked.ranking.first(first + count)[first:]
        return self._ask(lambda reader: hits_at(reader, searcher, asked, chosen))

    def _searcher(self) -> "Searcher":
        """What is searched; held until anybody writes into the archive."""
        from yearbook_viewer.archive.search.opening import opened
        from yearbook_viewer.archive.search.searcher import Searcher

        with self._opening:
            state, held = sqlite.state_of(self.path), self._searched
            if held is None or state is None or held[0] != state:
                # The state is asked before: what is written between makes it be opened again.
                held = self._searched = (state, Searcher(opened(self._store, self._ask)))
            return held[1]
