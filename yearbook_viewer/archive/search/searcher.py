"""Searches over one state of an archive, with the last rankings remembered."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

import numpy as np

from yearbook_viewer.archive.browsing import Columns
from yearbook_viewer.archive.concordance.places import Numbers
from yearbook_viewer.archive.search.evaluation import Found, evaluate, leaves_of, positive
from yearbook_viewer.archive.search.holdings import Holdings
from yearbook_viewer.archive.search.inquiry import Answer, Ask, Inquiry
from yearbook_viewer.archive.search.leaves import Leaves
from yearbook_viewer.archive.search.marking import Marking
from yearbook_viewer.archive.search.narrowing import narrowed
from yearbook_viewer.archive.search.ranking import Ranking
from yearbook_viewer.archive.search.wording import Exactness, Folding
from yearbook_viewer.records import EntryId, SearchWish
from yearbook_viewer.text.query.parsing import parse

# Wishes whose rankings are remembered; one of a million parts takes 20 MB.
_REMEMBERED = 4


@dataclass(frozen=True, slots=True)
class Answered:
    """A wish that was evaluated: all that was found before it was narrowed, the ranking of the rest, and the hits."""

    found: Found
    ranking: Ranking
    marking: Marking


class Searcher:
    """Answers wishes, in any thread; a damaged index raises Unsound, and what is stopped Stopped."""

    def __init__(self, holdings: Holdings, ask: Ask, figures: Callable[[], Columns]) -> None:
        """`figures`: the figures of all current entries."""
        self.holdings = holdings
        self._ask = ask
        self._figures = figures
        self._answered: OrderedDict[SearchWish, Answered] = OrderedDict()
        self._lock = Lock()

    def answered(self, wish: SearchWish, stop: Callable[[], bool]) -> Answered | None:
        """The wish evaluated; None where it asks for nothing."""
        return self.shown(wish, stop, lambda answered: answered)

    def shown(self, wish: SearchWish, stop: Callable[[], bool], show: Callable[[Answered | None], Answer]) -> Answer:
        """What `show` makes of the wish evaluated; what it reads, it reads in the transaction of the evaluation, unless
        that takes long.
        """
        with self._lock:
            known = wish in self._answered
            if known:
                self._answered.move_to_end(wish)
            answered = self._answered.get(wish)
        if known:
            return show(answered)
        query = parse(wish.words).query
        if query is None:
            return show(None)
        inquiry = Inquiry(self.holdings, self._ask, self._figures, stop)
        wording = Exactness(inquiry) if wish.exact else Folding(inquiry)
        leaves = Leaves(inquiry, wording)

        def evaluated() -> Answered:
            found = evaluate(self.holdings, leaves, query)
            ranking = Ranking(self.holdings, narrowed(self.holdings, found, wish.narrowed), wish.order)
            return self._remembered(wish, Answered(found, ranking, Marking(self.holdings, wording, positive(query))))

        if self.holdings.scanned or any(leaves.takes_reading(leaf) for leaf, _ in leaves_of(query)):
            # It may take long, and a transaction that is open keeps writers waiting.
            return show(evaluated())
        return self._ask(lambda _: show(evaluated()))

    def parts_in(self, entry: EntryId) -> Numbers:
        """The parts of an entry, in the order of its text."""
        return np.flatnonzero(self.holdings.concordance.parts.entry == entry)

    def _remembered(self, wish: SearchWish, answered: Answered) -> Answered:
        with self._lock:
            self._answered[wish] = answered
            while len(self._answered) > _REMEMBERED:
                self._answered.popitem(last=False)
        return answered
