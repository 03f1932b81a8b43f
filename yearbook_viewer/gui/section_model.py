"""The tree of an archive as a Qt model: year, place in the volume, entry, section, sub-heading.

Nodes make their children when they are first asked for, so that an archive of 100,000 sections costs
no more than what is unfolded.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from enum import IntEnum
from itertools import groupby, pairwise

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from yearbook_viewer.gui.section_filter import Filter
from yearbook_viewer.gui.section_nodes import Below, Node, descendant
from yearbook_viewer.gui.section_words import as_plain, section_words
from yearbook_viewer.messages import Catalogue, sentence
from yearbook_viewer.records import EntryId, EntryListing, Outcome, Reason, SectionId, SectionListing, Subheading
from yearbook_viewer.records.packed_sections import levels_of
from yearbook_viewer.wordings import OUTCOME_NAMES

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
# To unfold so many rows takes the view a moment; what has more is parted, and a reader asks for the parts.
LONG = 1_000
# The rows of a part: unfolded in a few hundredths of a second, and a hundred thousand make two hundred parts.
PART = 500


class TreeRole(IntEnum):
    """What the tree holds beside the words it shows: the node itself, and how many leading characters are shared."""

    NODE = Qt.ItemDataRole.UserRole
    PREFIX = Qt.ItemDataRole.UserRole + 1


class SectionTreeModel(QAbstractItemModel):
    """Entries grouped by the year they describe, the newest first, then by their places in the volume; one column.

    A place that several entries share is one row, where the first of them stands. Volumes are told apart only where
    a year has placed entries of more than one.
    """

    def __init__(self, say: Catalogue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._root = Node("")
        self._listings: tuple[EntryListing, ...] = ()
        self._titles: Counter[str] = Counter()
        self._filter = Filter("")

    def show_listings(self, listings: Sequence[EntryListing]) -> None:
        """Show these entries through the filter that is set."""
        self._listings = tuple(listings)
        self._titles = Counter(listing.title for listing in listings)
        self._filter = Filter(self._filter.words)
        self._rebuild()

    def filter_by(self, words: str) -> None:
        """Keep what contains the words, and everything above it; all for no words."""
        self._filter = self._filter.narrowed(words)
        self._rebuild()

    @property
    def empty(self) -> bool:
        return not self._root.children

    def find(self, entry: EntryId, section: SectionId | None) -> QModelIndex:
        """The row of an entry or of one of its sections; invalid if the filter hides it."""
        node = next((node for node in self._entry_nodes(self._root) if node.entry == entry), None)
        if node and section is not None:
            node = descendant(node, section)
        return self._index_of(node) if node else QModelIndex()

    def is_long(self, entry: EntryId) -> bool:
        """Whether the entry has more sections than are unfolded without being asked for."""
        return any(listing.id == entry and len(listing.sections) > LONG for listing in self._listings)

    def first_entry(self) -> EntryId | None:
        """The entry at the top, None in an empty tree."""
        return next((node.entry for node in self._entry_nodes(self._root)), None)

    def unfolded(self, limit: int) -> list[QModelIndex]:
        """The rows to unfold so that `limit` rows are seen, if there are as many, those above first."""
        found: list[QModelIndex] = []
        waiting = list(self._root.children)
        seen = len(waiting)
        while waiting and seen < limit:
            node = waiting.pop(0)
            if node.has_children:
                found.append(self._index_of(node))
                seen += len(node.children)
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

    def hasChildren(self, parent: Index = ROOT) -> bool:
        # The view asks this of every row it unfolds; those below need not be made for the answer.
        return parent.column() <= 0 and self._node(parent).has_children

    def columnCount(self, parent: Index = ROOT) -> int:  # noqa: ARG002  Qt's signature
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:  # noqa: PLR0911  one return a role
        if not index.isValid():
            return None
        node = self._node(index)
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return node.label
            case Qt.ItemDataRole.ToolTipRole:
                return as_plain("\n".join(filter(None, (node.label, node.remark))))
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return node.remark
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
        volumes = {self._volume(entry) for entry in entries if entry.place}
        return self._placed([(self._steps(entry, apart=len(volumes) > 1), entry) for entry in entries])

    def _placed(self, entries: Sequence[tuple[tuple[str, ...], EntryListing]]) -> Callable[[Node], list[Node]]:
        """The rows of entries below a row, each with the steps that still lead down to it."""

        def make(above: Node) -> list[Node]:
            rows: dict[str | EntryId, list[tuple[tuple[str, ...], EntryListing]]] = {}
            for steps, entry in entries:
                rows.setdefault(steps[0] if steps else entry.id, []).append((steps[1:], entry))
            nodes = []
            for row, (step, below) in enumerate(rows.items()):
                if isinstance(step, str):
                    nodes.append(Node(step, above, row, remark=self._volume(below[0][1]), make=self._placed(below)))
                else:
                    nodes.append(self._entry(below[0][1], above, row))
            return nodes

        return make

    def _steps(self, entry: EntryListing, *, apart: bool) -> tuple[str, ...]:
        """The rows between an entry's year and the entry itself."""
        steps = (self._volume(entry), *entry.place) if apart and entry.place else entry.place
        return tuple(filter(None, steps))

    def _volume(self, entry: EntryListing) -> str:
        year = self._say("{year} 年卷", year=entry.volume_year) if entry.volume_year else ""
        return " · ".join(filter(None, (entry.volume, year)))

    def _entry(self, entry: EntryListing, above: Node, row: int) -> Node:
        remark = "\n".join(sentence(Reason(doubt), self._say) for doubt in entry.doubts)
        kept = self._filter.kept(entry.sections)
        below = Below(kept, range(len(kept)))
        return Node(
            self._entry_label(entry),
            above,
            row,
            entry=entry.id,
            remark=remark,
            below=below,
            make=self._nested(below, entry.id) if kept else None,
        )

    def _entry_nodes(self, above: Node) -> Iterator[Node]:
        """The rows of entries below a row, in order."""
        for node in above.children:
            if node.entry is not None:
                yield node
            else:
                yield from self._entry_nodes(node)

    def _entry_label(self, entry: EntryListing) -> str:
        """The title; with its subject where several entries have the same one (政府工作报告 · 海拉尔区)."""
        plain = self._titles[entry.title] == 1 or not entry.subject or entry.subject in entry.title
        flag = self._say(OUTCOME_NAMES[Outcome.DOUBTFUL]) if entry.doubtful else ""
        return " · ".join(filter(None, (entry.title, "" if plain else entry.subject, flag)))

    def _nested(self, below: Below, entry: EntryId) -> Callable[[Node], list[Node]]:
        """The rows directly below a row; each makes those of the deeper sections that follow its own."""

        def make(above: Node) -> list[Node]:
            first, last = below.places.start, below.places.stop
            levels = levels_of(below.sections, first, last)
            top = min(levels)
            heads = [place for place, level in enumerate(levels, first) if level == top]
            # A deeper section before the first of this level stands beside it.
            if heads[0] > first:
                heads.insert(0, first)
            borders = [*heads, last]
            if len(heads) <= LONG:
                return self._headed(above, entry, below.sections, borders)
            return [
                self._part(above, row, entry, below.sections, borders[first : first + PART + 1], first)
                for row, first in enumerate(range(0, len(heads), PART))
            ]

        return make

    def _part(  # noqa: PLR0913, PLR0917  a row and what stands in it
        self,
        above: Node,
        row: int,
        entry: EntryId,
        sections: Sequence[SectionListing],
        borders: Sequence[int],
        first: int,
    ) -> Node:
        """A row for so many rows that stand side by side, of which `first` come before."""
        label = self._say(
            "第 {first}–{last} 节:{opening} … {closing}",
            first=first + 1,
            last=first + len(borders) - 1,
            opening=section_words(sections[borders[0]], self._say),
            closing=section_words(sections[borders[-2]], self._say),
        )
        below = Below(sections, range(borders[0], borders[-1]))
        return Node(label, above, row, below=below, make=lambda node: self._headed(node, entry, sections, borders))

    def _headed(
        self, above: Node, entry: EntryId, sections: Sequence[SectionListing], borders: Sequence[int]
    ) -> list[Node]:
        """A row for the section at each border but the last; it holds those up to the next border."""
        nodes = []
        for row, (head, end) in enumerate(pairwise(borders)):
            section, below = sections[head], Below(sections, range(head + 1, end))
            nodes.append(
                Node(
                    section_words(section, self._say),
                    above,
                    row,
                    entry=entry,
                    section=section.id,
                    prefix=0 if section.date else section.prefix,
                    below=below,
                    make=self._below(entry, section, below) if below.places or section.subheadings else None,
                )
            )
        return nodes

    def _below(self, entry: EntryId, section: SectionListing, below: Below) -> Callable[[Node], list[Node]]:
        def make(node: Node) -> list[Node]:
            subheadings = [
                self._subheading(sub, node, row, entry, section.id) for row, sub in enumerate(section.subheadings)
            ]
            nested = self._nested(below, entry)(node) if below.places else []
            for row, child in enumerate(nested, len(subheadings)):
                child.row = row
            return subheadings + nested

        return make

    def _subheading(self, sub: Subheading, above: Node, row: int, entry: EntryId, section: SectionId) -> Node:
        return Node(sub.title, above, row, entry=entry, section=section, start=sub.start)
