"""From coordinates to rows, a million of them in some milliseconds."""

import numpy as np
from numpy.typing import NDArray

from yearbook_viewer.archive.concordance.places import Numbers

# Coordinates that one number of the map stands for; a row has some hundred.
_BLOCK = np.int64(7)
# Fewer coordinates than this are found sooner one by one.
_FEW = 2_000
# So many rows are put into the map in the time in which one coordinate is found by itself.
_ROWS_FOR_ONE = 10


class RowMap:
    """The rows that begin at these coordinates (rising; of rows that begin at the same, all but the last are empty)."""

    def __init__(self, first: Numbers) -> None:
        self._first = first
        # The row that each block begins in; four bytes for as many coordinates as _BLOCK says.
        self._blocks: NDArray[np.int32] | None = None
        self._following = first
        # How many were asked for so far, a few at a time left out.
        self._asked = 0

    def rows(self, coordinates: Numbers) -> Numbers:
        """The last row that begins at each of them or before; -1 for those before the first row."""
        if len(coordinates) >= _FEW:
            self._asked += len(coordinates)
        worth_a_map = self._asked * _ROWS_FOR_ONE >= len(self._first) > 0
        if len(coordinates) < _FEW or not worth_a_map:
            return np.asarray(np.searchsorted(self._first, coordinates, "right") - 1)
        if self._blocks is None:
            self._following = np.append(self._first, np.iinfo(np.int64).max)
            begin = -((self._first[0] - self._first) >> _BLOCK)
            rows_of_blocks = np.arange(len(begin), dtype=np.int32)
            self._blocks = np.repeat(rows_of_blocks, np.diff(begin, append=begin[-1] + 1))
        blocks = coordinates - self._first[0]
        blocks >>= _BLOCK
        np.clip(blocks, 0, len(self._blocks) - 1, out=blocks)
        rows: Numbers = self._blocks[blocks].astype(np.int64)
        # On from there, as long as the next one begins soon enough.
        following = self._following
        late = np.flatnonzero(following[rows + 1] <= coordinates)
        while len(late):
            on = rows[late] + 1
            rows[late] = on
            late = late[following[on + 1] <= coordinates[late]]
        rows[coordinates < self._first[0]] = -1
        return rows
