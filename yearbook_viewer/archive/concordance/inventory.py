"""The index as it stands when a concordance is opened: which slabs are asked, and which of their rows are in use."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from yearbook_viewer.archive.concordance import placed, slabs
from yearbook_viewer.archive.concordance.blobs import Unsound
from yearbook_viewer.archive.concordance.lists import Shelf
from yearbook_viewer.archive.concordance.placed import Placed
from yearbook_viewer.archive.concordance.places import Numbers
from yearbook_viewer.archive.concordance.slabs import VERSION, Directory, Field, Slab
from yearbook_viewer.archive.states import EntryState, SlabState


class Standing(NamedTuple):
    """What is read when a concordance is opened. `rows`: of all shelves, with their coordinates."""

    shelves: tuple[Shelf, ...]
    rows: Placed
    current: Numbers
    displaced: tuple[tuple[int, int], ...]
    unsound: tuple[int, ...]


def standing(reader: Connection) -> Standing:
    """The index as it stands, without slabs of another version and those found damaged."""
    shelves: list[Shelf] = []
    rows: list[Placed] = []
    unsound: list[int] = []
    count = 0
    known = [slab for slab in slabs.standing(reader, SlabState.WHOLE) if slab.version == VERSION]
    crossed = {slab.id for two in pairwise(known) for slab in two if two[0].end > two[1].first}
    for slab in known:
        try:
            own = slabs.rows_of(reader, slab)
            directories = directories_of(reader, slab.id)
        except Unsound:
            unsound.append(slab.id)
            continue
        if slab.id in crossed or not _fits(own, slab):
            unsound.append(slab.id)
            continue
        shelves.append(Shelf(slab, directories, (count, count + len(own.entry))))
        rows.append(own)
        count += len(own.entry)
    current = reader.exec_driver_sql("SELECT id FROM entries WHERE state = ? ORDER BY id", (str(EntryState.CURRENT),))
    ids = np.array([row[0] for row in current.fetchall()], np.int64)
    return Standing(
        tuple(shelves), placed.joined(rows or [placed.no_rows()]), ids, slabs.displaced(reader), tuple(unsound)
    )


def _fits(rows: Placed, slab: Slab) -> bool:
    """Whether the coordinates of the rows are those of the slab: no checksum tells of its own row in the table."""
    return not len(rows.first) or bool(slab.first <= rows.first[0] and rows.last[-1] <= slab.end)


def rows_that_hold(rows: Placed, displaced: Sequence[tuple[int, int]]) -> NDArray[np.bool_]:
    """Which rows tell where an entry stands now, whether it is current or not."""
    hold = np.ones(len(rows.entry), np.bool_)
    if displaced:
        entries, below = (np.array(column, np.int64) for column in zip(*sorted(displaced), strict=True))
        at = np.minimum(np.searchsorted(entries, rows.entry), len(entries) - 1)
        hold &= ~((entries[at] == rows.entry) & (rows.first < below[at]))
    return hold


def rows_in_use(read: Standing) -> NDArray[np.bool_]:
    """Which rows are those of current entries that are all there."""
    rows = read.rows
    used = rows_that_hold(rows, read.displaced)
    runs = placed.runs_of(rows.entry)
    if not len(runs):
        return used
    used &= np.repeat(np.isin(rows.entry[runs], read.current), np.diff(runs, append=len(used)))
    lengths = np.add.reduceat(rows.end - rows.start if used.all() else np.where(used, rows.end - rows.start, 0), runs)
    # An entry may be in several slabs; one that is not all there, or twice, is not placed. (np.unique would do it too,
    # and loads all of numpy.ma.)
    order = np.argsort(rows.entry[runs], kind="stable")
    ranked = rows.entry[runs][order]
    firsts = np.flatnonzero(np.diff(ranked, prepend=-1))
    entries = ranked[firsts]
    missing = rows.total[runs][order][firsts] - np.add.reduceat(lengths[order], firsts)
    if missing.any():
        used &= ~np.isin(rows.entry, entries[missing != 0])
    return used


def directories_of(reader: Connection, slab: int) -> dict[Field, Directory]:
    """The directories of a slab; Unsound as `slabs.blobs`."""
    return {field: slabs.directory_of(reader, slab, field) for field in (Field.TEXT, Field.HEADINGS, Field.TALLIES)}
