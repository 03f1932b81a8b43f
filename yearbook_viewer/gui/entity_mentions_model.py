"""Every mention of an entity, a row each, by year and place in the text; the rows come page by page."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from yearbook_viewer.gui.entity_words import mention_words
from yearbook_viewer.gui.paged_rows import WAITING, PagedRows
from yearbook_viewer.records.entities import Mention

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()

PAGE = 40


class MentionRole(IntEnum):
    """MENTION: that of a row, None while it is not there yet. BEGINS_YEAR: whether it is the first of its year."""

    MENTION = Qt.ItemDataRole.UserRole
    BEGINS_YEAR = Qt.ItemDataRole.UserRole + 1


class MentionsModel(QAbstractListModel):
    """`page_wanted`: which page (counted from 0) is to be given to `take_page`, one at a time."""

    page_wanted = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: PagedRows[Mention] = PagedRows(PAGE, self.page_wanted.emit, self)

    def show_mentions(self, total: int, first: Sequence[Mention]) -> None:
        """So many from now on, and the first of them."""
        self.beginResetModel()
        self._rows.start(total, first)
        self.endResetModel()

    def take_page(self, number: int, mentions: Sequence[Mention]) -> None:
        """The rows of the page that was wanted; none where it cannot be had."""
        taken = self._rows.take(number, mentions)
        if taken:
            # The row behind may have been the first of its year as far as was known.
            last = min(taken[-1] + 1, self._rows.count - 1)
            self.dataChanged.emit(self.index(taken[0]), self.index(last))

    def mention(self, row: int) -> Mention | None:
        """None where it is not here yet."""
        return self._rows.row(row) if 0 <= row < self._rows.count else None

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else self._rows.count

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        mention = self.mention(index.row())
        match role:
            case MentionRole.MENTION:
                return mention
            case MentionRole.BEGINS_YEAR:
                before = self.mention(index.row() - 1)
                return mention is not None and (before is None or before.year != mention.year)
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return mention_words(mention) if mention else WAITING
            case Qt.ItemDataRole.ToolTipRole:
                return mention.sentence if mention else None
        return None
