"""What a slab lists: the places of grams, read from as few leaves as may hold them."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from yearbook_viewer.archive.concordance import slabs, tallies
from yearbook_viewer.archive.concordance.hits import are_in
from yearbook_viewer.archive.concordance.leaves import Leaf, Local
from yearbook_viewer.archive.concordance.places import Numbers
from yearbook_viewer.archive.concordance.slabs import Directory, Field, Slab

# Fewer than as many hits for each leaf, and only the leaves are read in which they may be.
_SPARSE = 4
# So many leaves are read that are not wanted rather than to ask twice.
_GAP = 2


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
    (blob,) = slabs.blobs(reader, shelf.slab.id, Field.TALLIES, at, at + 1)
    return tallies.unpacked(blob, shelf.slab.id)


def leaves_of(shelves: Sequence[Shelf], gram: int) -> int:
    """How many leaves may hold the gram."""
    spreads = (_spread(shelf.directories[Field.TEXT], (gram, gram + 1)) for shelf in shelves)
    return sum(last - first for first, last in spreads)


def all_listed(reader: Connection, shelves: Sequence[Shelf], gram: int) -> Numbers:
    """The coordinates of a gram, rising."""
    listed_ = (listed(reader, shelf, Field.TEXT, (gram, gram + 1)) for shelf in shelves)
    found = [places for places in listed_ if len(places)]
    # A list may have a million places: one is not copied.
    return found[0] if len(found) == 1 else np.concatenate([np.zeros(0, np.int64), *found])


def are_listed(reader: Connection, shelves: Sequence[Shelf], gram: int, wanted: Numbers) -> NDArray[np.bool_]:
    """Which of the coordinates, which rise, are those of a gram."""
    held = np.zeros(len(wanted), np.bool_)
    for shelf in shelves:
        slab, directory = shelf.slab, shelf.directories[Field.TEXT]
        begin, end = np.searchsorted(wanted, (slab.first, slab.end)).tolist()
        if begin == end:
            continue
        near = (wanted[begin:end] - slab.first).astype(np.uint32)
        first, last = _spread(directory, (gram, gram + 1))
        numbers: Sequence[int] = range(first, last)
        if len(near) < _SPARSE * (last - first):
            # All leaves but the first begin with the gram.
            of_leaf = np.searchsorted(directory.places[first + 1 : last], near, "right")
            numbers = (of_leaf[np.flatnonzero(np.diff(of_leaf, prepend=-1))] + first).tolist()
        found = _local(reader, shelf, Field.TEXT, (gram, gram + 1), numbers)
        if found:
            held[begin:end] = are_in(near, found[0] if len(found) == 1 else np.concatenate(found))
    return held


def listed(reader: Connection, shelf: Shelf, field: Field, grams: tuple[int, int]) -> Numbers:
    """The coordinates of grams in one slab, gram by gram."""
    found = _local(reader, shelf, field, grams, range(*_spread(shelf.directories[field], grams)))
    if not found:
        return np.zeros(0, np.int64)
    places = np.concatenate(found, dtype=np.int64)
    places += shelf.slab.first
    return places


def _local(
    reader: Connection, shelf: Shelf, field: Field, grams: tuple[int, int], numbers: Sequence[int]
) -> list[Local]:
    """The places of grams in some leaves of a slab, and in leaves between them; gram by gram."""
    slab, directory = shelf.slab.id, shelf.directories[field]
    # A leaf is filled by one gram if it begins with it and the next one does.
    last = numbers[-1] if numbers else 0
    filled = directory.grams[: last + 2] == grams[0] if grams[1] == grams[0] + 1 else np.zeros(0, np.bool_)
    whole = (filled[:-1] & filled[1:]).tolist()
    found = []
    for begin, end in _stretches(numbers):
        for number, blob in enumerate(slabs.blobs(reader, slab, field, begin, end), begin):
            leaf = Leaf(blob, slab)
            alone = number < len(whole) and whole[number] and leaf.is_one_run
            found.append(leaf.whole() if alone else leaf.places(grams))
    return [places for places in found if len(places)]


def _stretches(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Rising numbers as stretches from one to before another, with those between that are few."""
    if isinstance(numbers, range):
        if len(numbers):
            yield numbers.start, numbers.stop
        return
    first = last = numbers[0]
    for number in numbers[1:]:
        if number > last + 1 + _GAP:
            yield first, last + 1
            first = number
        last = number
    yield first, last + 1
