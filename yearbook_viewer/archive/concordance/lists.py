"""What a slab lists: the places of grams, read from as few leaves as may hold them."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from yearbook_viewer.archive.concordance import slabs, tallies
from yearbook_viewer.archive.concordance.grams import only, others_from
from yearbook_viewer.archive.concordance.hits import are_in
from yearbook_viewer.archive.concordance.leaves import Leaf, Local
from yearbook_viewer.archive.concordance.places import Numbers
from yearbook_viewer.archive.concordance.slabs import Directory, Field, Slab

# Fewer than as many hits for each leaf, and only the leaves are read in which they may be.
_SPARSE = 4
# So many leaves are read that are not wanted rather than to ask twice.
_GAP = 2
# What goes on otherwise is unpacked gram by gram, and sorted: it has to have so many times fewer leaves.
_SPARED = 3
# Leaves that are read by one statement: some 10 MB.
_AT_ONCE = 500
# Places that are looked through at once, while the processor has them at hand.
_TOGETHER = 1 << 16


class Shelf(NamedTuple):
    """A slab that is asked. `rows`: where its rows begin and end among all; None if it was merged since."""

    slab: Slab
    directories: dict[Field, Directory]
    rows: tuple[int, int] | None


def _spread(directory: Directory, grams: tuple[int, int]) -> tuple[int, int]:
    """The leaves that may hold these grams: the first, and the one behind the last."""
    first, last = np.searchsorted(directory.grams, np.array(grams, np.uint64)).tolist()
    return max(first - 1, 0), last


def tally_of(reader: Connection, shelf: Shelf, key: int) -> NDArray[Any] | None:
    """How often the gram or character stands in each row of the slab, None where that is not kept."""
    keys = shelf.directories[Field.TALLIES].grams
    at = int(np.searchsorted(keys, np.uint64(key)))
    if shelf.rows is None or at == len(keys) or keys[at] != key:
        return None
    (content,) = slabs.blobs(reader, shelf.slab.id, Field.TALLIES, at, at + 1)
    return tallies.unpacked(content)


def leaves_of(shelves: Sequence[Shelf], grams: tuple[int, int]) -> int:
    """How many leaves may hold these grams."""
    spreads = (_spread(shelf.directories[Field.TEXT], grams) for shelf in shelves)
    return sum(last - first for first, last in spreads)


def listed(reader: Connection, shelves: Sequence[Shelf], field: Field, grams: tuple[int, int]) -> Numbers:
    """The coordinates of grams, slab by slab, in each of them gram by gram."""
    wanted = [(shelf, range(*_spread(shelf.directories[field], grams))) for shelf in shelves]
    found: dict[int, list[Local]] = {}
    for slab, local in _local(reader, field, grams, wanted):
        found.setdefault(slab.id, []).append(local)
    told = []
    for shelf in shelves:
        if shelf.slab.id in found:
            places = np.concatenate(found.pop(shelf.slab.id), dtype=np.int64)
            places += shelf.slab.first
            told.append(places)
    # A list may have a million places: one is not copied.
    return told[0] if len(told) == 1 else np.concatenate([np.zeros(0, np.int64), *told])


def are_listed(reader: Connection, shelves: Sequence[Shelf], gram: int, wanted: Numbers) -> NDArray[np.bool_]:
    """Which of the coordinates, which rise, are those of a gram."""
    asked: list[tuple[Shelf, Sequence[int]]] = []
    meant: dict[int, tuple[NDArray[np.bool_], Local]] = {}
    held = np.zeros(len(wanted), np.bool_)
    for shelf in shelves:
        slab, directory = shelf.slab, shelf.directories[Field.TEXT]
        begin, end = np.searchsorted(wanted, (slab.first, slab.end)).tolist()
        if begin == end:
            continue
        near = (wanted[begin:end] - slab.first).astype(np.uint32)
        first, last = _spread(directory, only(gram))
        numbers: Sequence[int] = range(first, last)
        if len(near) < _SPARSE * (last - first):
            # All leaves but the first begin with the gram.
            of_leaf = np.searchsorted(directory.places[first + 1 : last], near, "right")
            numbers = (of_leaf[np.flatnonzero(np.diff(of_leaf, prepend=-1))] + first).tolist()
        asked.append((shelf, numbers))
        meant[slab.id] = (held[begin:end], near)
    for slab, places in _together(_local(reader, Field.TEXT, only(gram), asked)):
        held_there, near = meant[slab.id]
        begin, end = np.searchsorted(near, places[[0, -1]]).tolist()
        held_there[begin : end + 1] = are_in(near[begin : end + 1], places)
    return held


def are_followed(reader: Connection, shelves: Sequence[Shelf], gram: int, wanted: Numbers) -> NDArray[np.bool_]:
    """The same of coordinates at which the first character of the gram is known to stand.

    What nearly always goes on so is told sooner by what goes on otherwise.
    """
    others = others_from(gram)
    if _SPARED * sum(leaves_of(shelves, grams) for grams in others) > leaves_of(shelves, only(gram)):
        return are_listed(reader, shelves, gram, wanted)
    otherwise = np.concatenate([listed(reader, shelves, Field.TEXT, grams) for grams in others])
    otherwise.sort()
    return ~are_in(wanted, otherwise)


def _together(found: Iterator[tuple[Slab, Local]]) -> Iterator[tuple[Slab, Local]]:
    """Places of the same slab, which rise from leaf to leaf, joined to more."""
    for slab, leaves in groupby(found, itemgetter(0)):
        joined: list[Local] = []
        size = 0
        for _, places in leaves:
            joined.append(places)
            size += len(places)
            if size >= _TOGETHER:
                yield slab, np.concatenate(joined)
                joined, size = [], 0
        if joined:
            yield slab, np.concatenate(joined)


def _local(
    reader: Connection, field: Field, grams: tuple[int, int], wanted: Sequence[tuple[Shelf, Sequence[int]]]
) -> Iterator[tuple[Slab, Local]]:
    """The places of grams in some leaves of slabs, and in leaves between them: of each slab leaf by leaf."""
    known = {shelf.slab.id: shelf.slab for shelf, _ in wanted}
    whole = {shelf.slab.id: _filled(shelf.directories[field], grams, numbers) for shelf, numbers in wanted}
    asked = [(shelf.slab.id, *stretch) for shelf, numbers in wanted for stretch in _stretches(numbers)]
    for portion in _portions(asked):
        for slab, number, blob in slabs.blobs_of(reader, field, portion):
            leaf = Leaf(blob, slab)
            alone = number < len(whole[slab]) and whole[slab][number] and leaf.is_one_run
            places = leaf.whole() if alone else leaf.places(grams)
            if len(places):
                yield known[slab], places


def _filled(directory: Directory, grams: tuple[int, int], numbers: Sequence[int]) -> list[bool]:
    """Whether one gram fills each leaf of a slab, as far as leaves are asked for: it and the next one begin with it."""
    if grams[1] != grams[0] + 1 or not numbers:
        return []
    begun = directory.grams[: numbers[-1] + 2] == grams[0]
    filled: list[bool] = (begun[:-1] & begun[1:]).tolist()
    return filled


def _portions(stretches: Sequence[tuple[int, int, int]]) -> Iterator[list[tuple[int, int, int]]]:
    """Stretches of leaves (slab, first, behind the last) in portions of at most _AT_ONCE leaves."""
    portion: list[tuple[int, int, int]] = []
    room = _AT_ONCE
    for slab, first, last in stretches:
        begin = first
        while begin < last:
            end = min(last, begin + room)
            portion.append((slab, begin, end))
            room -= end - begin
            begin = end
            if not room:
                yield portion
                portion, room = [], _AT_ONCE
    if portion:
        yield portion


def _stretches(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Rising numbers as stretches from one to before another, with those between that are few."""
    if isinstance(numbers, range) or not numbers:
        if numbers:
            yield numbers[0], numbers[-1] + 1
        return
    first = last = numbers[0]
    for number in numbers[1:]:
        if number > last + 1 + _GAP:
            yield first, last + 1
            first = number
        last = number
    yield first, last + 1
