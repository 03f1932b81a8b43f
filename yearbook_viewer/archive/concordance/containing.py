"""Which entries contain a word, told by the index; loads numpy."""

from collections.abc import Iterable

import numpy as np

from yearbook_viewer.archive.concordance.indexed import IndexedConcordance
from yearbook_viewer.archive.concordance.inventory import standing_with_current
from yearbook_viewer.archive.store import Store
from yearbook_viewer.records import EntryId


def entries_with(store: Store, words: Iterable[str]) -> list[EntryId]:
    """The current entries that contain any of these folded words, and those that the index lacks; may raise Unsound."""
    concordance = IndexedConcordance(store, *store.read(standing_with_current))
    found = np.zeros(len(concordance.parts), np.bool_)
    for word in words:
        found |= concordance.counts(word) > 0
    entries = concordance.parts.entry_of(np.flatnonzero(found))
    return sorted({*(EntryId(entry) for entry in entries.tolist()), *concordance.lacking})
