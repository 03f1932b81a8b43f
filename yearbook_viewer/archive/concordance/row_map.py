"""From coordinates to rows, a million of them in some milliseconds."""

import numpy as np

from yearbook_viewer.archive.concordance.places import Numbers

# Coordinates that one number of the map stands for; a row has some hundred.
_BLOCK = np.int64(8)
# Fewer coordinates than this are found sooner one by one.
_FEW = 2_000


class RowMap:
    """The rows that begin at these coordinates (rising; of rows that begin at the same, all but the last are empty)."""

    def __init__(self, first: Numbers) -> None:
        self._first = first
        self._following = np.append(first, np.iinfo(np.int64).max)
        self._blocks: Numbers | None = None

    def rows(self, coordinates: Numbers) -> Numbers:
        """The last row that begins at each of them or before; -1 for those before the first row."""
        if len(coordinates) < _FEW or not len(self._first):
            return np.asarray(np.searchsorted(self._first, coordinates, "right") - 1)
        if self._blocks is None:
            self._blocks = np.cumsum(np.bincount((self._first - self._first[0]) >> _BLOCK)) - 1
        blocks = (coordinates - self._first[0]) >> _BLOCK
        # Rows that begin in a block before; then on, as long as the next one begins soon enough.
        rows = np.where(blocks > 0, self._blocks[np.clip(blocks - 1, 0, len(self._blocks) - 1)], 0)
        rows[coordinates < self._first[0]] = -1
        following = self._following
        late = np.flatnonzero(following[rows + 1] <= coordinates)
        while len(late):
            rows[late] += 1
            late = late[following[rows[late] + 1] <= coordinates[late]]
        return rows
