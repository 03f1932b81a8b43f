"""A previewed file as Qt models: its entries and sections as a tree, and the list of the files that wait."""

from collections.abc import Sequence
from enum import IntEnum
from pathlib import Path

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from yearbook_viewer.gui.import_sitting import HeldFile
from yearbook_viewer.messages import N_, Catalogue, sentence
from yearbook_viewer.records.previewed import PreviewedEntry, PreviewedFile, PreviewedSection

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class PreviewColumn(IntEnum):
    TITLE = 0
    LEVEL = 1
    DATE = 2
    FIRST_WORDS = 3


HEADINGS = {
    PreviewColumn.TITLE: N_("标题"),
    PreviewColumn.LEVEL: N_("层次"),
    PreviewColumn.DATE: N_("日期"),
    PreviewColumn.FIRST_WORDS: N_("开头的文字"),
}


class PreviewNode:
    """A row: an entry (level 0) or a section. `entry`: the place of its entry in the file."""

    __slots__ = ("cells", "children", "entry", "parent", "row")

    def __init__(self, cells: tuple[str, ...], entry: int, parent: "PreviewNode | None" = None) -> None:
        self.cells = cells
        self.entry = entry
        self.parent = parent
        self.children: list[PreviewNode] = []
        self.row = 0
        if parent is not None:
            self.row = len(parent.children)
            parent.children.append(self)


class PreviewTreeModel(QAbstractItemModel):
    """The entries of a previewed file, the sections below them as they are nested."""

    def __init__(self, say: Catalogue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._root = PreviewNode((), 0)

    def show_file(self, found: PreviewedFile | None) -> None:
        """Show how this file would be cut; nothing for None."""
        self.beginResetModel()
        self._root = PreviewNode((), 0)
        for place, entry in enumerate(found.entries if found else ()):
            self._add_entry(entry, place)
        self.endResetModel()

    def entry_at(self, index: Index) -> int:
        """The place of the entry that a row belongs to; 0 for no row."""
        return self._node(index).entry

    def has_dates(self) -> bool:
        """Whether any row has a date of its own."""
        waiting = list(self._root.children)
        while waiting:
            node = waiting.pop()
            if node.cells[PreviewColumn.DATE]:
                return True
            waiting.extend(node.children)
        return False

    def index(self, row: int, column: int, parent: Index = ROOT) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, self._node(parent).children[row])

    def parent(self, child: Index) -> QModelIndex:  # type: ignore[override]  # Qt overloads QObject.parent()
        above = self._node(child).parent
        return self.createIndex(above.row, 0, above) if above and above.parent else QModelIndex()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.column() > 0 else len(self._node(parent).children)

    def columnCount(self, parent: Index = ROOT) -> int:  # noqa: ARG002  Qt's signature
        return len(PreviewColumn)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole and section >= 0:
            return self._say(HEADINGS[PreviewColumn(section)])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self._node(index).cells[index.column()]
        return None

    def _node(self, index: Index) -> PreviewNode:
        return index.internalPointer() if index.isValid() else self._root

    def _add_entry(self, entry: PreviewedEntry, place: int) -> None:
        title = entry.title or self._say("(没有标题)")
        above = PreviewNode((title, self._say("条目"), entry.date, entry.first_words), place, self._root)
        # The innermost open section of each level; one that skips a level stands below the last one above it.
        open_nodes = [(0, above)]
        for section in entry.sections:
            while open_nodes[-1][0] >= section.level and len(open_nodes) > 1:
                open_nodes.pop()
            open_nodes.append((section.level, PreviewNode(self._cells(section), place, open_nodes[-1][1])))

    def _cells(self, section: PreviewedSection) -> tuple[str, ...]:
        return section.title or self._say("(开头)"), str(section.level), section.date, section.first_words


class HeldModel(QAbstractListModel):
    """The files that wait for the reader's word, a line each; the tooltip says where a file lies and why it waits."""

    def __init__(self, say: Catalogue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._held: list[HeldFile] = []

    def show_files(self, held: Sequence[HeldFile]) -> None:
        """Show these files."""
        self.beginResetModel()
        self._held = list(held)
        self.endResetModel()

    def file(self, row: int) -> HeldFile | None:
        return self._held[row] if 0 <= row < len(self._held) else None

    def files(self) -> list[HeldFile]:
        return list(self._held)

    def row_of(self, path: Path) -> int:
        """The row of a file; -1 for one that does not wait."""
        return next((row for row, held in enumerate(self._held) if held.path == path), -1)

    def remove(self, files: Sequence[HeldFile]) -> None:
        """These files wait no more."""
        gone = set(files)
        if len(gone) > 1:
            self.show_files([file for file in self._held if file not in gone])
            return
        for row in [row for row, file in enumerate(self._held) if file in gone]:
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._held[row]
            self.endRemoveRows()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._held)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        held = self.file(index.row()) if index.isValid() else None
        if held is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return held.path.name
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleDescriptionRole:
                return "\n".join([str(held.path), *(sentence(reason, self._say) for reason in held.reasons)])
        return None
