"""The index and the texts that it lacks, as one concordance."""

from collections.abc import Callable
from typing import Self

import numpy as np
from numpy.typing import NDArray

from yearbook_viewer.archive.concordance.places import AllParts, Concordance, HeadingCounts, Parts
from yearbook_viewer.archive.concordance.scanned import ScannedConcordance


class JoinedConcordance:
    """The parts of the index, then those that are scanned; see Concordance. Its questions may raise Unsound."""

    def __init__(self, indexed: Concordance, scanned: ScannedConcordance) -> None:
        self._indexed = indexed
        self._scanned = scanned
        self.parts: AllParts = _joined(indexed.parts, scanned.parts) if len(scanned.parts) else indexed.parts

    def stopping(self, stop: Callable[[], bool]) -> Self:
        """The same concordance, which raises Stopped as soon as `stop` says so."""
        same = type(self).__new__(type(self))
        same._indexed, same._scanned, same.parts = self._indexed, self._scanned.stopping(stop), self.parts
        return same

    def counts(self, word: str) -> NDArray[np.uint32]:
        """See Concordance."""
        counts = self._indexed.counts(word)
        return np.concatenate((counts, self._scanned.counts(word))) if len(self._scanned.parts) else counts

    def heading_counts(self, word: str) -> HeadingCounts:
        """See Concordance."""
        told = self._indexed.heading_counts(word)
        if not len(self._scanned.parts):
            return told
        part, hits = self._scanned.heading_counts(word)
        return HeadingCounts(
            np.concatenate((told.part, part + len(self._indexed.parts))), np.concatenate((told.hits, hits))
        )


def _joined(one: AllParts, other: AllParts) -> Parts:
    return Parts(
        np.concatenate((one.entry, other.entry)),
        np.concatenate((one.section, other.section)),
        np.concatenate((one.start, other.start)),
        np.concatenate((one.body, other.body)),
        np.concatenate((one.end, other.end)),
    )
