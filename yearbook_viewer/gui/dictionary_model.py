"""The reader's dictionary as a table: a line for each name, with what it is, what it stands for and where it holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from yearbook_viewer.gui.theme import Theme
from yearbook_viewer.messages import KIND_NAMES, N_, NEVER_MARKED, Catalogue
from yearbook_viewer.records import EntryId, Kind
from yearbook_viewer.records.entities import OwnName
from yearbook_viewer.text.pinyin_order import initials_of, spelled

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class NameColumn(IntEnum):
    """What stands in the columns: 名称, 类别, 所指 (the full name), 范围 (everywhere, or the one entry)."""

    NAME = 0
    KIND = 1
    ENTITY = 2
    WHERE = 3


HEADINGS = {
    NameColumn.NAME: N_("名称"),
    NameColumn.KIND: N_("类别"),
    NameColumn.ENTITY: N_("所指"),
    NameColumn.WHERE: N_("范围"),
}


@dataclass(frozen=True, slots=True)
class Spelled:
    """A line of the dictionary, its name by its syllables, and the first letters of those."""

    own: OwnName
    reading: str
    initials: str


def spelled_names(names: Sequence[OwnName]) -> tuple[Spelled, ...]:
    """The lines with their readings, whose tables are loaded for the first: not for the window's thread."""
    lines = []
    for own in names:
        reading = spelled(own.name, own.kind or Kind.NAME)
        lines.append(Spelled(own, reading, initials_of(reading)))
    return tuple(lines)


class _Line:
    """A line in words."""

    __slots__ = ("cells", "orders", "own", "searched")

    def __init__(self, line: Spelled, kind: str, where: str) -> None:
        own = self.own = line.own
        self.cells = (own.name, kind, own.entity, where)
        # The name's place is that of its reading, and its own among those that sound alike.
        self.orders = ((line.reading, own.name), *((cell, "") for cell in self.cells[1:]))
        self.searched = "\n".join((*self.cells, line.reading.replace(" ", ""), line.initials)).casefold()


class DictionaryModel(QAbstractTableModel):
    """The lines that hold the words of the filter, sorted by one column."""

    def __init__(self, say: Catalogue, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._theme = theme
        self._all: list[_Line] = []
        self._shown: list[_Line] = []
        self._words = ""
        self._order = (NameColumn.NAME, Qt.SortOrder.AscendingOrder)

    def show_names(self, names: Sequence[Spelled], titles: Mapping[EntryId, str]) -> None:
        """`titles`: of the entries that names may hold in."""
        say = self._say
        self._all = [
            _Line(
                line,
                say(KIND_NAMES[line.own.kind]) if line.own.kind else say(NEVER_MARKED),
                say("全部条目") if line.own.entry is None else titles.get(line.own.entry, say("已不在档案中的条目")),
            )
            for line in names
        ]
        self._narrow()

    def filter(self, words: str) -> None:
        """Show what holds all of these words, or names that sound so: linjiang, lj."""
        self._words = words.casefold()
        self._narrow()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme

    @property
    def total(self) -> int:
        """How many lines there are, filtered or not."""
        return len(self._all)

    def own(self, row: int) -> OwnName:
        return self._shown[row].own

    def find(self, name: str) -> int | None:
        """The row of a name; None where it is not shown."""
        return next((row for row, line in enumerate(self._shown) if line.own.name == name), None)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._order = NameColumn(column), order
        self._narrow()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(NameColumn)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._say(HEADINGS[NameColumn(section)])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self._shown[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return line.cells[index.column()] or None
            case Qt.ItemDataRole.ForegroundRole:
                return QColor(self._ink(line.own, index.column()))
        return None

    def _ink(self, own: OwnName, column: int) -> str:
        if column == NameColumn.KIND:
            return self._theme.marks[own.kind] if own.kind else self._theme.dim
        return self._theme.dim if column == NameColumn.WHERE and own.entry is None else self._theme.ink

    def _narrow(self) -> None:
        self.beginResetModel()
        words = self._words.split()
        lines = [line for line in self._all if all(word in line.searched for word in words)]
        column, order = self._order
        self._shown = sorted(lines, key=lambda line: line.orders[column], reverse=order is Qt.SortOrder.DescendingOrder)
        self.endResetModel()
