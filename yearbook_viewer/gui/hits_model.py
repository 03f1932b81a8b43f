"""What a search found, as a list: a heading for each entry, its hits below it."""

from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import EntryId, Hit, Hits

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class HitRole(IntEnum):
    """The Hit of a row, None for a heading."""

    HIT = Qt.ItemDataRole.UserRole


class HitsModel(QAbstractListModel):
    """Hits in reading order; headings cannot be chosen."""

    def __init__(self, say: Catalogue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._rows: list[Hit | str] = []

    def show_hits(self, hits: Hits | None) -> None:
        self.beginResetModel()
        self._rows = self._rows_of(hits) if hits else []
        self.endResetModel()

    def first_hit(self) -> QModelIndex:
        """The row of the first hit, invalid where there is none."""
        return self.index(1) if self._rows else QModelIndex()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if isinstance(self._rows[index.row()], Hit):
            return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        hit = row if isinstance(row, Hit) else None
        match role:
            case HitRole.HIT:
                return hit
            case Qt.ItemDataRole.DisplayRole:
                return f"{hit.title or hit.entry_title}\n{hit.snippet}" if hit else row
            case Qt.ItemDataRole.ToolTipRole:
                return hit.snippet if hit else row
        return None

    def _rows_of(self, hits: Hits) -> list[Hit | str]:
        rows: list[Hit | str] = []
        by_entry: dict[EntryId, list[Hit]] = {}
        for hit in hits:
            by_entry.setdefault(hit.entry, []).append(hit)
        for of_entry in by_entry.values():
            rows.append(self._heading(of_entry[0], sum(hit.count for hit in of_entry)))
            rows.extend(of_entry)
        return rows

    def _heading(self, hit: Hit, count: int) -> str:
        year = self._say("{year} 年", year=hit.year) if hit.year else self._say("年份未知")
        return self._say("{year} · {title} · {count} 处", year=year, title=hit.entry_title, count=count)
