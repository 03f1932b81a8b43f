"""The rows of the tree, and which of them a filter keeps."""

from collections.abc import Callable, Iterable

from yearbook_viewer.records import EntryId, EntryListing, SectionId, SectionListing
from yearbook_viewer.text.folds import fold


class Node:
    """A row of the tree. `entry`, `section`: what it stands in; None for a year or a place, and above the sections.

    `start`: where its text begins in the entry, for a sub-heading; otherwise None. Code points. `remark`: what its
    tooltip says besides the label.
    """

    __slots__ = ("_children", "_make", "entry", "label", "parent", "prefix", "remark", "row", "section", "start")

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
        remark: str = "",
        make: "Callable[[Node], list[Node]] | None" = None,
    ) -> None:
        self.label = label
        self.parent = parent
        self.row = row
        self.entry = entry
        self.section = section
        self.start = start
        self.prefix = prefix
        self.remark = remark
        self._make = make
        self._children: list[Node] | None = None if make else []

    @property
    def has_children(self) -> bool:
        """Whether there are any; only what has some is given a maker."""
        return self._children is None or bool(self._children)

    @property
    def children(self) -> "list[Node]":
        if self._children is None:
            assert self._make is not None  # children are unmade only where there is a maker
            self._children = self._make(self)
            self._make = None
        return self._children


class Filter:
    """Which titles are kept: those that contain the words, whatever the width or case. Everything for no words."""

    def __init__(self, words: str) -> None:
        self._words = fold(words.strip())

    def __bool__(self) -> bool:
        return bool(self._words)

    def takes(self, title: str) -> bool:
        return self._words in fold(title)

    def keeps_entry(self, entry: EntryListing) -> bool:
        above = (entry.title, *entry.place, entry.volume)
        return any(map(self.takes, above)) or any(map(self.keeps_section, entry.sections))

    def keeps_section(self, section: SectionListing) -> bool:
        return self.takes(section.title) or any(self.takes(sub.title) for sub in section.subheadings)

    def kept(self, sections: Iterable[SectionListing]) -> list[SectionListing]:
        """The sections that are kept, with every section above one of them; all where none is."""
        listed = list(sections)
        if not self or not any(map(self.keeps_section, listed)):
            return listed
        found: list[SectionListing] = []
        level = 0
        for section in reversed(listed):
            if self.keeps_section(section) or section.level < level:
                found.append(section)
                level = section.level
        return found[::-1]


def descendant(node: Node, section: SectionId) -> Node | None:
    """The row of a section below an entry's row."""
    for child in node.children:
        if child.section == section and child.start is None:
            return child
        found = descendant(child, section)
        if found:
            return found
    return None
