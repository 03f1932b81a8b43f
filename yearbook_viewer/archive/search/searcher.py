"""Searches over one state of an archive, with the last rankings remembered."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Lock

import numpy as np

from yearbook_viewer.archive.concordance.places import Numbers, Places
from yearbook_viewer.archive.search.evaluation import Found, evaluate, positive
from yearbook_viewer.archive.search.holdings import Holdings
from yearbook_viewer.archive.search.narrowing import narrowed
from yearbook_viewer.archive.search.ranking import Ranking
from yearbook_viewer.archive.search.wording import Wording
from yearbook_viewer.records import EntryId
from yearbook_viewer.records.searched import SearchWish
from yearbook_viewer.text.query.parsing import parse
from yearbook_viewer.text.query.tree import Query

# Wishes whose rankings are remembered; one of a million parts takes 20 MB.
_REMEMBERED = 4


@dataclass(frozen=True, slots=True)
class Asked:
    """A wish that was evaluated: all that was found before it was narrowed, and the ranking of the rest."""

    query: Query
    wording: Wording
    found: Found
    ranking: Ranking


class Searcher:
    """Answers wishes; may be asked in any thread."""

    def __init__(self, holdings: Holdings) -> None:
        self.holdings = holdings
        self._asked: OrderedDict[SearchWish, Asked | None] = OrderedDict()
        self._lock = Lock()

    def asked(self, wish: SearchWish, stop: Callable[[], bool]) -> Asked | None:
        """The wish evaluated; None where it asks for nothing."""
        with self._lock:
            if wish in self._asked:
                self._asked.move_to_end(wish)
                return self._asked[wish]
        asked = self._evaluated(wish, stop)
        with self._lock:
            self._asked[wish] = asked
            while len(self._asked) > _REMEMBERED:
                self._asked.popitem(last=False)
        return asked

    def places_in(self, asked: Asked, parts: Numbers) -> Sequence[Places]:
        """Where each of the words stands in these parts (rising)."""
        return [asked.wording.places(word, parts) for word in positive(asked.query)]

    def spans_in(self, asked: Asked, told: str) -> list[tuple[int, int]]:
        """Where the words stand in what is told, a title."""
        return [span for word in positive(asked.query) for span in asked.wording.spans_in(word, told)]

    def parts_in(self, entry: EntryId) -> Numbers:
        """The parts of an entry."""
        return np.flatnonzero(self.holdings.concordance.parts.entry == entry)

    def _evaluated(self, wish: SearchWish, stop: Callable[[], bool]) -> Asked | None:
        query = parse(wish.words).query
        if query is None:
            return None
        wording = Wording(self.holdings, stop)
        found = evaluate(self.holdings, wording, query)
        left = narrowed(self.holdings, found, wish.narrowed)
        return Asked(query, wording, found, Ranking(self.holdings, left, wish.order))
