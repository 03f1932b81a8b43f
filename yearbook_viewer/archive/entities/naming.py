"""What the reader says of entities: which of them are one and the same, and how he calls them."""

from collections.abc import Iterable, Mapping
from functools import cached_property

from yearbook_viewer.records import LinkState
from yearbook_viewer.records.entities import EntityKey, NameLink


class Naming:
    """The keys that names and homes tell (tally.py), and those that are shown for them. Never changed."""

    def __init__(self, links: Iterable[NameLink] = (), renamed: Mapping[EntityKey, str] = {}) -> None:
        """`links`: accepted and refused ones; `renamed`: the name that the reader has chosen for a key."""
        self.links = tuple(links)
        self.renamed = dict(renamed)

    def shown(self, key: EntityKey) -> EntityKey:
        """The key that is shown for one that is told."""
        return self._called(self._one_of.get(key, key))

    def told(self, key: EntityKey) -> tuple[EntityKey, ...]:
        """The keys that are shown as this one, the one that stands for the others first."""
        found = [key] if self.shown(key) == key else []
        found += (each for each in (*self._one_of, *self.renamed) if self.shown(each) == key)
        return tuple(dict.fromkeys(sorted(dict.fromkeys(found), key=lambda each: each != self._one_of.get(each, each))))

    def standing(self, key: EntityKey) -> EntityKey:
        """The told key that decisions on a shown one are kept under; itself where it is told too."""
        if key in self._one_of or key in self.renamed:
            return key
        return next(iter(self.told(key)), key)

    @property
    def changed(self) -> Iterable[EntityKey]:
        """The told keys that are not shown as they are."""
        return (key for key in {**self._one_of, **self.renamed} if self.shown(key) != key)

    @cached_property
    def refused(self) -> frozenset[frozenset[EntityKey]]:
        """The pairs of shown keys that the reader holds to be different."""
        pairs = ((self.shown(link.one), self.shown(link.other)) for link in self.links if not _is_accepted(link))
        return frozenset(map(frozenset, pairs))

    @cached_property
    def _one_of(self) -> dict[EntityKey, EntityKey]:
        """Of each key that was joined to others the one that stands for them: that which tells most."""
        groups: dict[EntityKey, list[EntityKey]] = {}
        for link in filter(_is_accepted, self.links):
            one, other = (groups.setdefault(key, [key]) for key in (link.one, link.other))
            if one is not other:
                one += other
                groups |= dict.fromkeys(other, one)
        return {key: min(group, key=_tells_less) for key, group in groups.items()}

    @cached_property
    def _chosen(self) -> dict[EntityKey, str]:
        """The chosen name of what stands for a group: its own, or that of another in it."""
        chosen = {self._one_of.get(key, key): name for key, name in self.renamed.items()}
        return chosen | {key: name for key, name in self.renamed.items() if self._one_of.get(key, key) == key}

    def _called(self, key: EntityKey) -> EntityKey:
        name = self._chosen.get(key)
        return EntityKey(key.kind, name, key.home) if name else key


def _is_accepted(link: NameLink) -> bool:
    return link.state is LinkState.ACCEPTED


def _tells_less(key: EntityKey) -> tuple[bool, int, str, str]:
    """A name that needs no home stands before others, a long one before a short one."""
    return bool(key.home), -len(key.name), key.name, key.home
