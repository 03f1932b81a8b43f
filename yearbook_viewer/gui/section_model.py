"""The tree of an archive as a Qt model: year, entry, section, sub-heading.

Nodes make their children when they are first asked for, so that an archive of 100,000 sections costs
no more than what is unfolded.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from enum import IntEnum
from itertools import groupby

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from yearbook_viewer.messages import OUTCOME_NAMES, Catalogue
from yearbook_viewer.records import EntryId, EntryListing, Outcome, SectionId, SectionListing, Subheading
from yearbook_viewer.text.folds import fold

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class TreeRole(IntEnum):
    """What the tree holds beside the words it shows: the node itself, and how many leading characters are shared."""

    NODE = Qt.ItemDataRole.UserRole
    PREFIX = Qt.ItemDataRole.UserRole + 1


class Node:
    """A row of the tree. `entry` and `section` are what it stands in; None for a year, and above the sections.

    `start`: where its text begins in the entry, for a sub-heading; otherwise None. Code points.
    """

    __slots__ = ("_children", "_make", "entry", "label", "parent", "prefix", "row", "section", "start")

    def __init__(  # noqa: PLR0913  a node is all it shows, and is made in four places of this file only
        self,
        label: str,
        parent: "Node | None" = None,
        row: int = 0,
        *,
        entry: EntryId | None = None,
        section: SectionId | None = None,
        start: int | None = None,
        prefix: int = 0,
        make: "Callable[[Node], list[Node]] | None" = None,
    ) -> None:
        self.label = label
        self.parent = parent
        self.row = row
        self.entry = entry
        self.section = section
        self.start = start
        self.prefix = prefix
        self._make = make
        self._children: list[Node] | None = None if make else []

    @property
    def children(self) -> "list[Node]":
        if self._children is None:
            assert self._make is not None  # children are unmade only where there is a maker
            self._children = self._make(self)
            self._make = None
        return self._children


class _Filter:
    """Which titles are kept: those that contain the words, whatever the width or case. Everything for no words."""

    def __init__(self, words: str) -> None:
        self._words = fold(words.strip())

    def __bool__(self) -> bool:
        return bool(self._words)

    def takes(self, title: str) -> bool:
        return self._words in fold(title)

    def keeps_entry(self, entry: EntryListing) -> bool:
        return self.takes(entry.title) or any(self.keeps_section(section) for section in entry.sections)

    def keeps_section(self, section: SectionListing) -> bool:
        return self.takes(section.title) or any(self.takes(sub.title) for sub in section.subheadings)


class SectionTreeModel(QAbstractItemModel):
    """Entries grouped by the year they describe, the newest first; one column."""

    def __init__(self, say: Catalogue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._root = Node("")
        self._listings: tuple[EntryListing, ...] = ()
        self._titles: Counter[str] = Counter()
        self._filter = _Filter("")

    def show_listings(self, listings: Sequence[EntryListing]) -> None:
        """Show these entries through the filter that is set."""
        self._listings = tuple(listings)
        self._titles = Counter(listing.title for listing in listings)
        self._rebuild()

    def filter_by(self, words: str) -> None:
        """Keep what contains the words, and everything above it; all for no words."""
        self._filter = _Filter(words)
        self._rebuild()

    @property
    def empty(self) -> bool:
        return not self._root.children

    def find(self, entry: EntryId, section: SectionId | None) -> QModelIndex:
        """The row of an entry or of one of its sections; invalid if the filter hides it."""
        for year in self._root.children:
            for node in year.children:
                if node.entry == entry:
                    wanted = node if section is None else _descendant(node, section)
                    return self._index_of(wanted) if wanted else QModelIndex()
        return QModelIndex()

    def first_entry(self) -> EntryId | None:
        """The entry at the top, None in an empty tree."""
        return next((node.entry for year in self._root.children for node in year.children), None)

    def unfolded(self, limit: int) -> list[QModelIndex]:
        """The rows to unfold so that at least `limit` matches of the filter are seen, those above first."""
        found: list[QModelIndex] = []
        waiting = list(self._root.children)
        while waiting and len(found) < limit:
            node = waiting.pop(0)
            if node.children:
                found.append(self._index_of(node))
                waiting[:0] = node.children
        return found

    def index(self, row: int, column: int, parent: Index = ROOT) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, self._node(parent).children[row])

    def parent(self, child: Index) -> QModelIndex:  # type: ignore[override]  # Qt overloads QObject.parent()
        above = self._node(child).parent
        return self._index_of(above) if above and above.parent else QModelIndex()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.column() > 0 else len(self._node(parent).children)

    def columnCount(self, parent: Index = ROOT) -> int:  # noqa: ARG002  Qt's signature
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        node = self._node(index)
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return node.label
            case TreeRole.NODE:
                return node
            case TreeRole.PREFIX:
                return node.prefix
        return None

    def _node(self, index: Index) -> Node:
        return index.internalPointer() if index.isValid() else self._root

    def _index_of(self, node: Node) -> QModelIndex:
        return self.createIndex(node.row, 0, node)

    def _rebuild(self) -> None:
        self.beginResetModel()
        self._root = Node("", make=self._years)
        self.endResetModel()

    def _years(self, root: Node) -> list[Node]:
        kept = [entry for entry in self._listings if not self._filter or self._filter.keeps_entry(entry)]
        kept.sort(key=lambda entry: -(entry.year or 0))
        years = []
        for row, (year, group) in enumerate(groupby(kept, key=lambda entry: entry.year)):
            label = self._say("{year} 年", year=year) if year else self._say("年份未知")
            years.append(Node(label, root, row, make=self._entries(tuple(group))))
        return years

    def _entries(self, entries: Sequence[EntryListing]) -> Callable[[Node], list[Node]]:
        def make(year: Node) -> list[Node]:
            return [
                Node(self._entry_label(entry), year, row, entry=entry.id, make=self._sections(entry))
                for row, entry in enumerate(entries)
            ]

        return make

    def _entry_label(self, entry: EntryListing) -> str:
        """The title; with its subject where several entries have the same one (政府工作报告 · 海拉尔区)."""
        plain = self._titles[entry.title] == 1 or not entry.subject or entry.subject in entry.title
        flag = self._say(OUTCOME_NAMES[Outcome.DOUBTFUL]) if entry.doubtful else ""
        return " · ".join(filter(None, (entry.title, "" if plain else entry.subject, flag)))

    def _sections(self, entry: EntryListing) -> Callable[[Node], list[Node]]:
        return lambda node: self._nested(node, entry.id, self._kept(entry))

    def _kept(self, entry: EntryListing) -> list[SectionListing]:
        """The sections the filter keeps, with every section above one of them."""
        if not self._filter or not any(self._filter.keeps_section(section) for section in entry.sections):
            return list(entry.sections)
        kept: list[SectionListing] = []
        level = 0
        for section in reversed(entry.sections):
            if self._filter.keeps_section(section) or section.level < level:
                kept.append(section)
                level = section.level
        return kept[::-1]

    def _nested(self, above: Node, entry: EntryId, sections: Sequence[SectionListing]) -> list[Node]:
        """The nodes directly below; each makes those of the deeper sections that follow it."""
        if not sections:
            return []
        top = min(section.level for section in sections)
        heads = [place for place, section in enumerate(sections) if section.level == top]
        # A deeper section before the first of this level stands beside it.
        if heads[0] > 0:
            heads.insert(0, 0)
        nodes = []
        for row, (head, end) in enumerate(zip(heads, [*heads[1:], len(sections)], strict=True)):
            section, below = sections[head], tuple(sections[head + 1 : end])
            nodes.append(
                Node(
                    section.title or self._say("(开头)"),
                    above,
                    row,
                    entry=entry,
                    section=section.id,
                    prefix=section.prefix,
                    make=self._below(entry, section, below),
                )
            )
        return nodes

    def _below(
        self, entry: EntryId, section: SectionListing, below: Sequence[SectionListing]
    ) -> Callable[[Node], list[Node]]:
        def make(node: Node) -> list[Node]:
            subheadings = [
                self._subheading(sub, node, row, entry, section.id) for row, sub in enumerate(section.subheadings)
            ]
            nested = self._nested(node, entry, below)
            for row, child in enumerate(nested, len(subheadings)):
                child.row = row
            return subheadings + nested

        return make

    def _subheading(self, sub: Subheading, above: Node, row: int, entry: EntryId, section: SectionId) -> Node:
        return Node(sub.title, above, row, entry=entry, section=section, start=sub.start)


def _descendant(node: Node, section: SectionId) -> Node | None:
    for child in node.children:
        if child.section == section and child.start is None:
            return child
        found = _descendant(child, section)
        if found:
            return found
    return None
