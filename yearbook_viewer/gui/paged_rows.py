"""Rows of which there may be a million: known by their number, read page by page when they are looked at."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QTimer

Row = TypeVar("Row")

# Stands in a row that is not here yet.
WAITING = "…"
# Pages that are kept, the ones looked at last.
KEPT = 100
# Pages that a window can show at the same time; of those scrolled past no more are asked for.
_SEEN = 3


class PagedRows(Generic[Row]):
    """What a model of such rows has to know.

    `size`: rows of a page; `ask`: told which page (counted from 0) is to be given to `take`, one at a time.
    """

    def __init__(self, size: int, ask: Callable[[int], None], owner: QObject) -> None:
        self.size = size
        self.count = 0
        self._tell = ask
        self._pages: OrderedDict[int, Sequence[Row]] = OrderedDict()
        self._wanted: OrderedDict[int, None] = OrderedDict()
        self._asked: int | None = None
        # After a paint, when it is known which pages it lacked.
        self._ask_later = QTimer(owner, interval=0, singleShot=True)
        self._ask_later.timeout.connect(self._ask)

    def start(self, count: int, first: Sequence[Row] = ()) -> None:
        """So many rows from now on; `first`: those of them that are here, whole pages of them if not all."""
        self.count = count
        self._pages.clear()
        self._wanted.clear()
        self._asked = None
        for begin in range(0, len(first), self.size):
            page = first[begin : begin + self.size]
            if len(page) == min(self.size, count - begin):
                self._pages[begin // self.size] = page

    def take(self, number: int, rows: Sequence[Row]) -> range | None:
        """The page that was wanted, empty where it cannot be had; which rows are here now that were not.

        None for a page that is not wanted any more.
        """
        if number != self._asked:
            return None
        self._asked = None
        self._wanted.pop(number, None)
        begin = number * self.size
        page = rows[: self.count - begin]
        if page:
            self._pages[number] = page
            while len(self._pages) > KEPT:
                self._pages.popitem(last=False)
        self._ask()
        return range(begin, begin + len(page))

    def row(self, at: int) -> Row | None:
        """A row; None where it is not here yet, then its page is asked for."""
        number, place = divmod(at, self.size)
        page = self._pages.get(number)
        if page is not None:
            self._pages.move_to_end(number)
            return page[place] if place < len(page) else None
        if number not in self._wanted:
            self._wanted[number] = None
            while len(self._wanted) > _SEEN:
                self._wanted.popitem(last=False)
            self._ask_later.start()
        return None

    def _ask(self) -> None:
        if self._asked is None and self._wanted:
            self._asked = next(iter(self._wanted))
            self._tell(self._asked)
