"""A slab that is being written, leaf after leaf."""

from collections.abc import Iterable

import numpy as np
from sqlalchemy import Connection

from yearbook_viewer.archive.concordance import leaves, slabs, tallies
from yearbook_viewer.archive.concordance.leaves import Runs
from yearbook_viewer.archive.concordance.placed import Placed
from yearbook_viewer.archive.concordance.slabs import Directory, Field
from yearbook_viewer.archive.concordance.tallies import Tally
from yearbook_viewer.archive.states import SlabState


class Draft:
    """A slab that is being written: its leaves and tallies in order, then its end."""

    def __init__(self, state: SlabState) -> None:
        self.slab = 0
        self._state = state
        self._size = 0
        self._directories: dict[Field, list[tuple[int, int]]] = {Field.TEXT: [], Field.HEADINGS: [], Field.TALLIES: []}

    def begin(self, writer: Connection, first: int, span: int) -> None:
        """Make the slab, with these coordinates."""
        self.slab = slabs.begin(writer, self._state, first, span)

    def put(self, writer: Connection, field: Field, portion: Iterable[Runs]) -> None:
        """The next leaves of a field."""
        directory = self._directories[field]
        packed = []
        first = len(directory)
        for runs in portion:
            directory.append((int(runs.grams[0]), int(runs.places[0])))
            packed.append(leaves.packed(runs))
            self._size += len(runs.places) if field is Field.TEXT else 0
        slabs.put(writer, self.slab, [(field, first + at, blob) for at, blob in enumerate(packed)])

    def put_tally(self, writer: Connection, tally: Tally) -> None:
        """How often something stands in each row; the next in the order of the grams."""
        directory = self._directories[Field.TALLIES]
        slabs.put(writer, self.slab, [(Field.TALLIES, len(directory), tallies.packed(tally))])
        directory.append((tally.gram, 0))

    def end(self, writer: Connection, rows: Placed) -> None:
        """Write what tells of the leaves."""
        slabs.put_rows(writer, self.slab, rows)
        blobs = []
        for field, told in self._directories.items():
            grams = np.array([gram for gram, _ in told], np.uint64)
            directory = Directory(grams, np.array([at for _, at in told], np.int64))
            blobs.append((Field.DIRECTORIES, int(field), slabs.directory_blob(directory)))
        slabs.put(writer, self.slab, blobs)
        slabs.note_size(writer, self.slab, self._size)
