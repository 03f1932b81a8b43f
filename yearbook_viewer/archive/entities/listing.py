"""The entities of an archive as they are listed: narrowed, put in order, a page at a time."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt

from yearbook_viewer.archive.entities.described import LATEST
from yearbook_viewer.archive.entities.lettered import Lettered, Mask, holds, sorting
from yearbook_viewer.archive.entities.naming import Naming
from yearbook_viewer.archive.entities.tally import Numbers, Tally
from yearbook_viewer.archive.entities.year_bits import years_between
from yearbook_viewer.archive.search.holdings import NO_YEAR
from yearbook_viewer.records import Kind
from yearbook_viewer.records.entities import Entity, EntityKey, EntityOrder, EntityWish
from yearbook_viewer.text.pinyin_order import initial_of, spelled

_KINDS = tuple(Kind)


class Listing:
    """All entities, by number: those that are told, and behind them the keys that the reader alone has named.

    `lettered`: of the same tally, for one list after the other.
    """

    def __init__(self, tally: Tally, naming: Naming, lettered: Lettered) -> None:
        self._tally = tally
        self._lettered = lettered
        self._own: list[EntityKey] = []
        shown = np.arange(len(tally.keys))
        for key in naming.changed:
            number = tally.numbers.get(key)
            if number is not None:
                shown[number] = self._number_for(naming.shown(key))
        size = len(tally.keys) + len(self._own)
        self._shown = shown
        self._mentions = np.bincount(shown, tally.mentions, size).astype(np.int64)
        self._entries = np.bincount(shown, tally.entries, size).astype(np.int64)
        self._first = np.full(size, LATEST, np.int64)
        self._last = np.full(size, NO_YEAR, np.int64)
        self._years = np.zeros((len(tally.years), size), np.uint64)
        np.minimum.at(self._first, shown, tally.first)
        np.maximum.at(self._last, shown, tally.last)
        for years, told in zip(self._years, tally.years, strict=True):
            np.bitwise_or.at(years, shown, told)

    def numbers(self, wish: EntityWish, named: Iterable[EntityKey] | None = None) -> Numbers:
        """The numbers of the entities that are meant, in order. `named`: what `wish.entry` names, as shown."""
        kept = self._mentions >= max(wish.least, 1)
        if wish.kinds:
            kept &= np.isin(self._kind, [_KINDS.index(kind) for kind in wish.kinds])
        if wish.initial:
            kept &= self._initial == ord(wish.initial)
        if wish.years != (None, None):
            kept &= np.any(self._years & years_between(*wish.years)[:, None] != 0, axis=0)
        if named is not None:
            there = np.zeros(len(kept), np.bool_)
            numbers = map(self._number, named)
            there[[number for number in numbers if number is not None]] = True
            kept &= there
        if wish.words.strip():
            kept &= self._holding(wish.words)
        chosen = self._order[kept[self._order]]
        match wish.order:
            case EntityOrder.NAME:
                return chosen
            case EntityOrder.COUNT:
                return chosen[np.argsort(-self._mentions[chosen], kind="stable")]
            case EntityOrder.FIRST_YEAR:
                return chosen[np.argsort(self._first[chosen], kind="stable")]

    def entity(self, number: int) -> Entity:
        """The entity of a number."""
        first, last = int(self._first[number]), int(self._last[number])
        key = self._key(number)
        return Entity(
            key,
            tuple(self._names_of(number)) or (key.name,),
            int(self._mentions[number]),
            int(self._entries[number]),
            None if first == LATEST else first,
            None if last == NO_YEAR else last,
        )

    def mentions_of(self, key: EntityKey) -> int:
        """How often an entity is named."""
        number = self._number(key)
        return 0 if number is None else int(self._mentions[number])

    def entity_of(self, key: EntityKey) -> Entity:
        """The entity of a key, one that is nowhere named too."""
        number = self._number(key)
        return Entity(key, (key.name,), 0, 0, None, None) if number is None else self.entity(number)

    def initial(self, number: int) -> str:
        """`A`–`Z`, or `#`."""
        return chr(int(self._initial[number]))

    def _key(self, number: int) -> EntityKey:
        told = len(self._tally.keys)
        return self._tally.keys[number] if number < told else self._own[number - told]

    def _number(self, key: EntityKey) -> int | None:
        known = self._tally.numbers.get(key)
        return len(self._tally.keys) + self._own.index(key) if known is None and key in self._own else known

    def _number_for(self, key: EntityKey) -> int:
        known = self._number(key)
        if known is None:
            self._own.append(key)
            return len(self._tally.keys) + len(self._own) - 1
        return known

    def _names_of(self, number: int) -> Sequence[str]:
        """What an entity is called, the most frequent first."""
        order, starts = self._rows
        counts: dict[str, int] = {}
        for row in order[starts[number] : starts[number + 1]].tolist():
            name = self._tally.names[row]
            counts[name] = counts.get(name, 0) + int(self._tally.counts[row])
        return sorted(counts, key=lambda name: (-counts[name], name))

    def _holding(self, words: str) -> Mask:
        found = np.zeros(len(self._mentions), np.bool_)
        np.logical_or.at(found, self._shown, self._lettered.holding(words))
        for number, key in enumerate(self._own, len(self._tally.keys)):
            found[number] |= holds(key, words)
        return found

    @cached_property
    def _rows(self) -> tuple[Numbers, Numbers]:
        """The numbers of names, those of one entity behind each other, and where those of each begin."""
        owner = self._shown[self._tally.named]
        sizes = np.bincount(owner, minlength=len(self._mentions))
        return np.argsort(owner, kind="stable"), np.concatenate(([0], np.cumsum(sizes)))

    @cached_property
    def _kind(self) -> npt.NDArray[np.uint8]:
        numbers = {kind: number for number, kind in enumerate(_KINDS)}
        return np.array([numbers[key.kind] for key in (*self._tally.keys, *self._own)], np.uint8)

    @cached_property
    def _initial(self) -> npt.NDArray[np.uint8]:
        own = [ord(initial_of(spelled(key.name, key.kind))) for key in self._own]
        return np.concatenate((self._lettered.initials, np.array(own, np.uint8)))

    @cached_property
    def _order(self) -> Numbers:
        """The numbers in the order of an index."""
        order = self._lettered.order
        own = sorted((sorting(key, spelled(key.name, key.kind)), number) for number, key in enumerate(self._own))
        told = order.tolist() if own else []
        places = [bisect_left(told, each, key=self._lettered.sorting_of) for each, _ in own]
        return np.insert(order, places, [number + len(self._tally.keys) for _, number in own])
