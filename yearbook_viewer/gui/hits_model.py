"""The sections that a search found, as a list whose rows come page by page, when they are looked at."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from yearbook_viewer.gui.hit_words import spoken
from yearbook_viewer.gui.paged_rows import WAITING, PagedRows
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Hit, Hits

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()

# Rows that come at once: the first of them with the answer itself.
PAGE = 20
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
        self._rows: PagedRows[Hit] = PagedRows(PAGE, self.page_wanted.emit, self)

    def show_hits(self, hits: Hits = _NOTHING) -> None:
        """What was found, nothing by default: the first page is in it. As many rows as before stay where they are."""
        same = hits.sections == self._rows.count
        if not same:
            self.beginResetModel()
        self._rows.start(hits.sections, hits.first)
        if not same:
            self.endResetModel()
        elif hits.sections:
            self.dataChanged.emit(self.index(0), self.index(hits.sections - 1))

    def take_page(self, number: int, hits: Sequence[Hit]) -> None:
        """The rows of the page that was wanted; none where it cannot be had."""
        taken = self._rows.take(number, hits)
        if taken:
            self.dataChanged.emit(self.index(taken[0]), self.index(taken[-1]))
        if taken is not None:
            self.page_taken.emit(number)

    def hit(self, row: int) -> Hit | None:
        """The section of a row; None where it is not here yet, then its page is asked for."""
        return self._rows.row(row)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else self._rows.count

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
