"""The entities of a whole archive as a table whose rows come page by page, when they are looked at."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from yearbook_viewer.gui.cell_sides import LEFT, RIGHT, TOLD
from yearbook_viewer.gui.entity_words import entity_name, span_of_years
from yearbook_viewer.gui.paged_rows import WAITING, PagedRows
from yearbook_viewer.gui.theme import Theme
from yearbook_viewer.messages import N_, Catalogue
from yearbook_viewer.records.entities import Entity, EntityKey, EntityOrder
from yearbook_viewer.wordings import KIND_NAMES

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()

# Rows that are read at once: more than a window shows.
PAGE = 64


class EntityColumn(IntEnum):
    """From left to right."""

    NAME = 0
    KIND = 1
    MENTIONS = 2
    ENTRIES = 3
    YEARS = 4


HEADINGS = {
    EntityColumn.NAME: N_("名称"),
    EntityColumn.KIND: N_("类别"),
    EntityColumn.MENTIONS: N_("提及"),
    EntityColumn.ENTRIES: N_("条目"),
    EntityColumn.YEARS: N_("年份"),
}

# What a column is sorted by; the others are not.
ORDERS = {
    EntityColumn.NAME: EntityOrder.NAME,
    EntityColumn.MENTIONS: EntityOrder.COUNT,
    EntityColumn.YEARS: EntityOrder.FIRST_YEAR,
}


class EntitiesBrowserModel(QAbstractTableModel):
    """Knows how many entities there are, and those of the pages that were looked at.

    `page_wanted`: which page (counted from 0) is to be given to `take_page`, one at a time.
    """

    page_wanted = Signal(int)

    def __init__(self, say: Catalogue, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._theme = theme
        self._rows: PagedRows[Entity] = PagedRows(PAGE, self.page_wanted.emit, self)

    def show_entities(self, total: int, first: Sequence[Entity]) -> None:
        """So many entities from now on, the first page among them; as many as before stay where they are."""
        same = total == self._rows.count
        if not same:
            self.beginResetModel()
        self._rows.start(total, first)
        if same:
            self._changed(range(total))
        else:
            self.endResetModel()

    def take_page(self, number: int, entities: Sequence[Entity]) -> None:
        """The rows of the page that was wanted; none where it cannot be had."""
        self._changed(self._rows.take(number, entities) or range(0))

    def entity(self, row: int) -> Entity | None:
        """None where it is not here yet."""
        return self._rows.row(row) if 0 <= row < self._rows.count else None

    def row_of(self, key: EntityKey, rows: range) -> int | None:
        """Which of these rows, all looked at already, is this entity."""
        return next((row for row in rows if (entity := self.entity(row)) and entity.key == key), None)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._changed(range(self._rows.count))

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else self._rows.count

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(EntityColumn)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Vertical:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._say(HEADINGS[EntityColumn(section)])
            case Qt.ItemDataRole.TextAlignmentRole:
                # At the right stands the arrow of the order.
                return LEFT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in TOLD or not index.isValid():
            return None
        column, entity = EntityColumn(index.column()), self.entity(index.row())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if entity is None:
            return WAITING if role == Qt.ItemDataRole.DisplayRole and column is EntityColumn.NAME else None
        return self._told(entity, column, role)

    def _told(self, entity: Entity, column: EntityColumn, role: int) -> object:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._shown(entity, column)
            case Qt.ItemDataRole.ToolTipRole:
                return "、".join(dict.fromkeys((entity.key.name, *entity.names)))
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self._say(HEADINGS[column])} {self._shown(entity, column)}"
            case Qt.ItemDataRole.ForegroundRole:
                return self._colour(entity, column)
        return None

    def _shown(self, entity: Entity, column: EntityColumn) -> str:
        match column:
            case EntityColumn.NAME:
                return entity_name(entity.key)
            case EntityColumn.KIND:
                return self._say(KIND_NAMES[entity.key.kind])
            case EntityColumn.MENTIONS:
                return f"{entity.mentions:,}"
            case EntityColumn.ENTRIES:
                return f"{entity.entries:,}"
        return span_of_years(entity.first, entity.last)

    def _colour(self, entity: Entity, column: EntityColumn) -> QColor | None:
        match column:
            case EntityColumn.NAME:
                return None
            case EntityColumn.KIND:
                return QColor(self._theme.marks[entity.key.kind])
        return QColor(self._theme.dim)

    def _changed(self, rows: range) -> None:
        if rows:
            self.dataChanged.emit(self.index(rows[0], 0), self.index(rows[-1], len(EntityColumn) - 1))


def _alignment(column: EntityColumn) -> Qt.AlignmentFlag:
    return RIGHT if column in (EntityColumn.MENTIONS, EntityColumn.ENTRIES) else LEFT
