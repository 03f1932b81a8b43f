"""The sections that a search found, as a list whose rows come page by page, when they are looked at."""

from collections import OrderedDict
from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from yearbook_viewer.gui.hit_words import spoken
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Hit, Hits

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()

# Rows that come at once: the first of them with the answer itself.
PAGE = 20
# Pages that are kept, the ones looked at last.
KEPT = 100
# Pages that a window can show at the same time; of those scrolled past no more are asked for.
_SEEN = 3
WAITING = "…"
_NOTHING = Hits(0, 0, 0, ())


class HitRole(IntEnum):
    """The Hit of a row, None while it is not there yet."""

    HIT = Qt.ItemDataRole.UserRole


class HitsModel(QAbstractListModel):
    """Knows how many rows there are, and those of the pages that were looked at.

    `page_wanted`: which page (counted from 0) is to be given to `take_page`, one at a time. `page_taken`: it is here.
    """

    page_wanted = Signal(int)
    page_taken = Signal(int)

    def __init__(self, say: Catalogue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._count = 0
        self._pages: OrderedDict[int, Sequence[Hit]] = OrderedDict()
        self._wanted: OrderedDict[int, None] = OrderedDict()
        self._asked: int | None = None
        # After a paint, when it is known which pages it lacked.
        self._ask_later = QTimer(self, interval=0, singleShot=True)
        self._ask_later.timeout.connect(self._ask)

    def show_hits(self, hits: Hits = _NOTHING) -> None:
        """What was found, nothing by default: the first page is in it. As many rows as before stay where they are."""
        same = hits.sections == self._count
        if not same:
            self.beginResetModel()
        self._count = hits.sections
        self._pages.clear()
        self._wanted.clear()
        self._asked = None
        if hits.first:
            self._pages[0] = hits.first[:PAGE]
        if not same:
            self.endResetModel()
        elif self._count:
            self.dataChanged.emit(self.index(0), self.index(self._count - 1))

    def take_page(self, number: int, hits: Sequence[Hit]) -> None:
        """The rows of the page that was wanted; none where it cannot be had."""
        if number != self._asked:
            return
        self._asked = None
        self._wanted.pop(number, None)
        rows = hits[: self._count - number * PAGE]
        if rows:
            self._pages[number] = rows
            while len(self._pages) > KEPT:
                self._pages.popitem(last=False)
            self.dataChanged.emit(self.index(number * PAGE), self.index(number * PAGE + len(rows) - 1))
        self.page_taken.emit(number)
        self._ask()

    def hit(self, row: int) -> Hit | None:
        """The section of a row; None where it is not here yet, then its page is asked for."""
        number, place = divmod(row, PAGE)
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

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else self._count

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        hit = self.hit(index.row())
        match role:
            case HitRole.HIT:
                return hit
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return spoken(hit, self._say) if hit else WAITING
            case Qt.ItemDataRole.ToolTipRole:
                return hit.snippet if hit else None
        return None

    def _ask(self) -> None:
        if self._asked is None and self._wanted:
            self._asked = next(iter(self._wanted))
            self.page_wanted.emit(self._asked)
