"""The reader's dictionary as a table: a line for each name, with what it is, what it stands for and where it holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from yearbook_viewer.gui.theme import Theme
from yearbook_viewer.messages import N_, Catalogue
from yearbook_viewer.records import EntryId, Kind
from yearbook_viewer.records.entities import OwnName
from yearbook_viewer.text.pinyin_order import initials_of, spelled
from yearbook_viewer.wordings import KIND_NAMES, NEVER_MARKED

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
    """A line of the dictionary, its name by its syllables. `sought`: what it is found by: names and their sounds."""

    own: OwnName
    reading: str
    sought: str


def spelled_names(names: Sequence[OwnName]) -> tuple[Spelled, ...]:
    """The lines with their readings, whose tables are loaded for the first: not for the window's thread."""
    lines = []
    for own in names:
        reading = spelled(own.name, own.kind or Kind.NAME)
        sounds = reading.replace(" ", ""), initials_of(reading)
        lines.append(Spelled(own, reading, "\n".join((own.name, own.entity, *sounds)).casefold()))
    return tuple(lines)


class _Line:
    """A line in words."""

    __slots__ = ("cells", "own", "reading", "sought")

    def __init__(self, line: Spelled, kind: str, where: str) -> None:
        self.own, self.reading = line.own, line.reading
        self.cells = (line.own.name, kind, line.own.entity, where)
        self.sought = f"{line.sought}\n{kind.casefold()}\n{where.casefold()}"

    def place(self, column: NameColumn) -> tuple[str, str]:
        """Where it stands in the order of a column: a name by its sound, and by itself among those that sound alike."""
        return (self.reading, self.cells[column]) if column is NameColumn.NAME else (self.cells[column], "")


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
        kinds = {kind: say(name) for kind, name in KIND_NAMES.items()}
        never, everywhere, gone = say(NEVER_MARKED), say("全部条目"), say("已不在档案中的条目")
        self._all = []
        for line in names:
            own = line.own
            where = everywhere if own.entry is None else titles.get(own.entry, gone)
            self._all.append(_Line(line, kinds[own.kind] if own.kind else never, where))
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
        lines = [line for line in self._all if all(word in line.sought for word in words)]
        column, order = self._order
        self._shown = sorted(lines, key=lambda line: line.place(column), reverse=order is Qt.SortOrder.DescendingOrder)
        self.endResetModel()
