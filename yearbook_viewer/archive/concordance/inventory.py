"""The index as it stands when a concordance is opened: which slabs are asked, and which of their rows are in use."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from yearbook_viewer.archive import sqlite
from yearbook_viewer.archive.concordance import slabs, tracts
from yearbook_viewer.archive.concordance.blobs import Unsound
from yearbook_viewer.archive.concordance.lists import Shelf
from yearbook_viewer.archive.concordance.placed import Placed
from yearbook_viewer.archive.concordance.places import Numbers
from yearbook_viewer.archive.concordance.slabs import VERSION, Directory, Field, Slab
from yearbook_viewer.archive.concordance.tracts import Tracts
from yearbook_viewer.archive.states import EntryState, SlabState


class Standing(NamedTuple):
    """What is read when a concordance is opened. `tracts`: the rows of all shelves, with their coordinates."""

    shelves: tuple[Shelf, ...]
    tracts: Tracts
    displaced: tuple[tuple[int, int], ...]
    unsound: tuple[int, ...]


def standing_with_current(reader: Connection) -> tuple[Standing, Numbers]:
    """The index as it stands, and the current entries."""
    current = sqlite.fetched(reader, "SELECT id FROM entries WHERE state = ? ORDER BY id", (str(EntryState.CURRENT),))
    return standing(reader), np.fromiter((row[0] for row in current), np.int64, len(current))


def standing(reader: Connection) -> Standing:
    """The index as it stands, without slabs of another version and those found damaged."""
    shelves: list[Shelf] = []
    rows: list[Tracts] = []
    unsound: list[int] = []
    count = 0
    known = [slab for slab in slabs.standing(reader, SlabState.WHOLE) if slab.version == VERSION]
    crossed = {slab.id for two in pairwise(known) for slab in two if two[0].end > two[1].first}
    for slab in known:
        try:
            own = slabs.tracts_of(reader, slab)
            directories = directories_of(reader, slab.id)
        except Unsound:
            unsound.append(slab.id)
            continue
        if slab.id in crossed or not _fits(own, slab):
            unsound.append(slab.id)
            continue
        shelves.append(Shelf(slab, directories, (count, count + len(own))))
        rows.append(own)
        count += len(own)
    return Standing(tuple(shelves), tracts.joined(rows), slabs.displaced(reader), tuple(unsound))


def _fits(rows: Tracts, slab: Slab) -> bool:
    """Whether the coordinates of the rows are those of the slab: no checksum tells of its own row in the table."""
    return not len(rows) or bool(slab.first <= rows.first[0] and rows.lasts(np.array([-1]))[0] <= slab.end)


def rows_that_hold(rows: Placed, displaced: Sequence[tuple[int, int]]) -> NDArray[np.bool_]:
    """Which rows tell where an entry stands now, whether it is current or not."""
    return _that_hold(rows.entry, rows.first, displaced)


def runs_that_hold(rows: Tracts, displaced: Sequence[tuple[int, int]]) -> NDArray[np.bool_]:
    """The same of runs: an entry is placed anew as a whole."""
    return _that_hold(rows.runs.entry, rows.first[rows.begins], displaced)


def _that_hold(entry: Numbers, first: Numbers, displaced: Sequence[tuple[int, int]]) -> NDArray[np.bool_]:
    hold = np.ones(len(entry), np.bool_)
    if displaced:
        entries, below = (np.array(column, np.int64) for column in zip(*sorted(displaced), strict=True))
        at = np.minimum(np.searchsorted(entries, entry), len(entries) - 1)
        hold &= ~((entries[at] == entry) & (first < below[at]))
    return hold


def runs_in_use(read: Standing, current: Numbers) -> NDArray[np.bool_]:
    """Which runs are those of current entries that are all there."""
    runs = read.tracts.runs
    used = runs_that_hold(read.tracts, read.displaced)
    if not len(used):
        return used
    used &= np.isin(runs.entry, current)
    held = np.where(used, runs.held, 0)
    # An entry may be in several slabs; one that is not all there, or twice, is not placed. (np.unique would do it too,
    # and loads all of numpy.ma.)
    order = np.argsort(runs.entry, kind="stable")
    ranked = runs.entry[order]
    firsts = np.flatnonzero(np.diff(ranked, prepend=-1))
    missing = runs.total[order][firsts] - np.add.reduceat(held[order], firsts)
    if missing.any():
        used &= ~np.isin(runs.entry, ranked[firsts][missing != 0])
    return used


def directories_of(reader: Connection, slab: int) -> dict[Field, Directory]:
    """The directories of a slab; Unsound as `slabs.blobs`."""
    return {field: slabs.directory_of(reader, slab, field) for field in (Field.TEXT, Field.HEADINGS, Field.TALLIES)}
