"""The rows of the tree, each made when it is first asked for."""

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass

from yearbook_viewer.records import EntryId, SectionId, SectionListing
from yearbook_viewer.records.packed_sections import place_among


@dataclass(frozen=True, slots=True)
class Below:
    """The sections of the rows below a row: some of those of its entry, by their places among them."""

    sections: Sequence[SectionListing] = ()
    places: range = range(0)


_NOTHING = Below()


class Node:
    """A row of the tree. `entry`, `section`: what it stands in; None for a year or a place, and above the sections.

    Both are None for a row that only holds many sections together. `below`: the sections of the rows below it;
    `entries`: those of the rows below a year or a place.
    `start`: where its text begins in the entry, for a sub-heading; otherwise None. Code points. `remark`: what its
    tooltip says besides the label.
    """

    __slots__ = (
        "_below",
        "_children",
        "_make",
        "entries",
        "entry",
        "label",
        "parent",
        "prefix",
        "remark",
        "row",
        "section",
        "start",
    )

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
        entries: Set[EntryId] = frozenset(),
        below: "Below | Callable[[], Below]" = _NOTHING,
        make: "Callable[[Node], list[Node]] | None" = None,
    ) -> None:
        """`below`, `make`: are asked for what they give when it is first needed."""
        self.label = label
        self.parent = parent
        self.row = row
        self.entry = entry
        self.section = section
        self.start = start
        self.prefix = prefix
        self.remark = remark
        self.entries = entries
        self._below = below
        self._make = make
        self._children: list[Node] | None = None if make else []

    @property
    def below(self) -> Below:
        if not isinstance(self._below, Below):
            self._below = self._below()
        return self._below

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


def entry_below(node: Node, entry: EntryId) -> Node | None:
    """The row of an entry; no rows are made but those beside the ones that lead to it."""
    above: Node | None = node
    while above is not None:
        found = next((child for child in above.children if child.entry == entry or entry in child.entries), None)
        if found is None or found.entry is not None:
            return found
        above = found
    return None


def descendant(node: Node, section: SectionId) -> Node | None:
    """The row of a section below an entry's row; no rows are made but those beside the ones that lead to it."""
    place = place_among(node.below.sections, section)
    above: Node | None = node
    while above is not None and place is not None:
        for child in above.children:
            if child.section == section and child.start is None:
                return child
        above = next((child for child in above.children if place in child.below.places), None)
    return None
