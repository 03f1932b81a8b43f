"""What is named in the passage: kinds, and under each the names with how often they stand there."""

from collections import defaultdict
from operator import itemgetter

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from yearbook_viewer.gui.cell_sides import RIGHT, TOLD
from yearbook_viewer.gui.certainty import is_doubtful
from yearbook_viewer.gui.passage import Passage
from yearbook_viewer.gui.theme import Theme
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Kind, Mark
from yearbook_viewer.wordings import KIND_NAMES

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()

_COLUMNS = 2


class Named:
    """A name with its mentions in the order of the text."""

    __slots__ = ("group", "mentions", "text")

    def __init__(self, text: str, group: int) -> None:
        self.text = text
        self.group = group
        self.mentions: list[Mark] = []

    @property
    def doubtful(self) -> bool:
        """Whether none of its mentions is sure."""
        return all(map(is_doubtful, self.mentions))


class EntitiesModel(QAbstractItemModel):
    """Two levels, two columns: the name and its number of mentions; the commonest names first."""

    def __init__(self, say: Catalogue, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._theme = theme
        self._groups: list[tuple[Kind, list[Named]]] = []

    def show_passage(self, passage: Passage | None) -> None:
        self.beginResetModel()
        self._groups = _groups(passage.marks() if passage else [])
        self.endResetModel()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme

    @property
    def total(self) -> int:
        """How many different names there are."""
        return sum(len(names) for _, names in self._groups)

    def widest(self) -> QModelIndex:
        """The cell with the greatest count; invalid where there is none."""
        counts = [
            (count, index)
            for group, (_, names) in enumerate(self._groups)
            for count, index in (
                (len(names), self.createIndex(group, 1, None)),
                # The most frequent name of a kind stands first.
                (len(names[0].mentions), self.createIndex(0, 1, names[0])),
            )
        ]
        return max(counts, key=itemgetter(0), default=(0, QModelIndex()))[1]

    def named(self, index: Index) -> Named | None:
        """The name of a row; None for the row of a kind."""
        found = index.internalPointer() if index.isValid() else None
        return found if isinstance(found, Named) else None

    def find(self, mark: Mark) -> QModelIndex:
        """The row of the name that the mark is a mention of; invalid if it does not stand in the passage."""
        for _, names in self._groups:
            for row, name in enumerate(names):
                if mark in name.mentions:
                    return self.createIndex(row, 0, name)
        return QModelIndex()

    def index(self, row: int, column: int, parent: Index = ROOT) -> QModelIndex:
        # Not by hasIndex, which asks for both counts: a view asks this for every row.
        if not 0 <= column < _COLUMNS or row < 0:
            return QModelIndex()
        if not parent.isValid():
            return self.createIndex(row, column, None) if row < len(self._groups) else QModelIndex()
        if parent.column() > 0 or self.named(parent):
            return QModelIndex()
        names = self._groups[parent.row()][1]
        return self.createIndex(row, column, names[row]) if row < len(names) else QModelIndex()

    def parent(self, child: Index) -> QModelIndex:  # type: ignore[override]  # Qt overloads QObject.parent()
        named = self.named(child)
        return self.createIndex(named.group, 0, None) if named else QModelIndex()

    def rowCount(self, parent: Index = ROOT) -> int:
        if not parent.isValid():
            return len(self._groups)
        return 0 if parent.column() > 0 or self.named(parent) else len(self._groups[parent.row()][1])

    def columnCount(self, parent: Index = ROOT) -> int:  # noqa: ARG002  Qt's signature
        return _COLUMNS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in TOLD or not index.isValid():
            return None
        named = self.named(index)
        kind, names = self._groups[named.group if named else index.row()]
        text = named.text if named else self._say(KIND_NAMES[kind])
        count = len(named.mentions) if named else len(names)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._called(text, named) if index.column() == 0 else str(count)
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(named) if named else None
            case Qt.ItemDataRole.TextAlignmentRole if index.column() == 1:
                return RIGHT
            case Qt.ItemDataRole.ForegroundRole:
                return QColor(self._ink(kind, named, index.column()))
        return None

    def _called(self, text: str, named: Named | None) -> str:
        return self._say("{name}(存疑)", name=text) if named and named.doubtful else text

    def _ink(self, kind: Kind, named: Named | None, column: int) -> str:
        """As in the text, where what is doubtful has not the colour of its kind."""
        if column:
            return self._theme.dim
        return self._theme.ink if named and named.doubtful else self._theme.marks[kind]

    def _tip(self, named: Named) -> str:
        count = len(named.mentions)
        words = self._say("{name}:{count} 处,再次单击到下一处", name=named.text, count=count)
        doubtful = [mark.certainty for mark in named.mentions if is_doubtful(mark)]
        if not doubtful:
            return words
        doubt = self._say("{count} 处存疑,把握最低 {percent}%", count=len(doubtful), percent=min(doubtful))
        return f"{words}\n{doubt}"


def _groups(marks: list[Mark]) -> list[tuple[Kind, list[Named]]]:
    mentions: dict[Kind, dict[str, list[Mark]]] = defaultdict(lambda: defaultdict(list))
    for mark in marks:
        # A name broken by a line end is the same name.
        mentions[mark.kind]["".join(mark.text.split())].append(mark)
    groups = []
    for group, kind in enumerate(kind for kind in Kind if kind in mentions):
        names = []
        for text, where in sorted(mentions[kind].items(), key=lambda item: -len(item[1])):
            name = Named(text, group)
            name.mentions = where
            names.append(name)
        groups.append((kind, names))
    return groups
