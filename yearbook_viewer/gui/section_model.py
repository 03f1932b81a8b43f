"""The tree of an archive as a Qt model: year, place in the volume, entry, section, sub-heading.

Nodes make their children when they are first asked for, so that an archive of 100,000 sections costs
no more than what is unfolded.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from enum import IntEnum
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from yearbook_viewer.gui.section_filter import Filter
from yearbook_viewer.gui.section_nodes import Below, Node, descendant, entry_below
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
# Entries that are looked through in two milliseconds or three.
_AT_ONCE = 64


class TreeRole(IntEnum):
    """What the tree holds beside the words it shows: the node itself."""

    NODE = Qt.ItemDataRole.UserRole


# A view asks eight things of each row that it paints, most of which have no answer.
_TOLD = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.AccessibleDescriptionRole,
        TreeRole.NODE,
    }
)


class SectionTreeModel(QAbstractItemModel):
    """Entries grouped by the year they describe, the newest first, then by their places in the volume; one column.

    A place that several entries share is one row, where the first of them stands. Volumes are told apart only where
    a year has placed entries of more than one.
    """

    def __init__(self, say: Catalogue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._root = Node("")
        self._titles: Counter[str] = Counter()
        self._long: Set[EntryId] = frozenset()
        # That of the newest listings, which has folded their titles.
        self._sieve = Filter("")
        self._sifted: Sequence[EntryListing] = ()
        self._filter = self._sieve

    def showing(self, listings: Sequence[EntryListing], words: str) -> Iterator[None]:
        """Show these entries, of which those that contain the words (all for none), with everything above and below.

        A step after every few entries, so that something else can be done between two; shown with the last.
        """
        if listings is not self._sifted:
            self._sifted, self._sieve = listings, Filter("")
        sieve = self._sieve.narrowed(words)
        years: dict[int | None, list[EntryListing]] = {}
        titles: Counter[str] = Counter()
        long: set[EntryId] = set()
        for first in range(0, len(listings), _AT_ONCE):
            for entry in listings[first : first + _AT_ONCE]:
                titles[entry.title] += 1
                if len(entry.sections) > LONG:
                    long.add(entry.id)
                if sieve.keeps(entry):
                    years.setdefault(entry.year, []).append(entry)
            yield
        self._titles, self._long, self._filter = titles, long, sieve
        self.beginResetModel()
        self._root = Node("", make=partial(self._years, years))
        self.endResetModel()

    @property
    def empty(self) -> bool:
        return not self._root.children

    def find(self, entry: EntryId, section: SectionId | None) -> QModelIndex:
        """The row of an entry or of one of its sections; invalid if the filter hides it."""
        node = entry_below(self._root, entry)
        if node and section is not None:
            node = descendant(node, section)
        return self._index_of(node) if node else QModelIndex()

    def is_long(self, entry: EntryId) -> bool:
        """Whether the entry has more sections than are unfolded without being asked for."""
        return entry in self._long

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
        # Not by hasIndex, which asks for both counts: a view asks this for each of a thousand rows.
        children = self._node(parent).children
        return self.createIndex(row, 0, children[row]) if column == 0 and 0 <= row < len(children) else QModelIndex()

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

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in _TOLD or not index.isValid():
            return None
        node: Node = index.internalPointer()
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return node.label
            case Qt.ItemDataRole.ToolTipRole:
                return as_plain("\n".join(filter(None, (node.label, node.remark))))
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return node.remark
            case TreeRole.NODE:
                return node
        return None

    def _node(self, index: Index) -> Node:
        return index.internalPointer() if index.isValid() else self._root

    def _index_of(self, node: Node) -> QModelIndex:
        return self.createIndex(node.row, 0, node)

    def _years(self, entries: Mapping[int | None, Sequence[EntryListing]], root: Node) -> list[Node]:
        years = []
        for row, year in enumerate(sorted(entries, key=lambda year: -(year or 0))):
            label = self._say("{year} 年", year=year) if year else self._say("年份未知")
            held = {entry.id for entry in entries[year]}
            years.append(Node(label, root, row, entries=held, make=partial(self._of_year, entries[year])))
        return years

    def _of_year(self, entries: Sequence[EntryListing], above: Node) -> list[Node]:
        volumes = {self._volume(entry) for entry in entries if entry.place}
        return self._placed([(self._steps(entry, apart=len(volumes) > 1), entry) for entry in entries])(above)

    def _placed(self, entries: Sequence[tuple[tuple[str, ...], EntryListing]]) -> Callable[[Node], list[Node]]:
        """The rows of entries below a row, each with the steps that still lead down to it."""

        def make(above: Node) -> list[Node]:
            rows: dict[str | EntryId, list[tuple[tuple[str, ...], EntryListing]]] = {}
            for steps, entry in entries:
                rows.setdefault(steps[0] if steps else entry.id, []).append((steps[1:], entry))
            nodes = []
            for row, (step, below) in enumerate(rows.items()):
                if isinstance(step, str):
                    held = {entry.id for _, entry in below}
                    remark = self._volume(below[0][1])
                    nodes.append(Node(step, above, row, remark=remark, entries=held, make=self._placed(below)))
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
        sieve = self._filter

        def below() -> Below:
            kept = sieve.kept(entry)
            return Below(kept, range(len(kept)))

        return Node(
            self._entry_label(entry),
            above,
            row,
            entry=entry.id,
            remark=remark,
            below=below,
            make=(lambda node: self._nested(node.below, entry.id)(node)) if entry.sections else None,
        )

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
