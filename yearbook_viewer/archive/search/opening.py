"""An archive opened to be searched."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from yearbook_viewer.archive.concordance.indexed import IndexedConcordance
from yearbook_viewer.archive.concordance.inventory import standing
from yearbook_viewer.archive.concordance.joined import JoinedConcordance
from yearbook_viewer.archive.concordance.scanned import ScannedConcordance, parts_of
from yearbook_viewer.archive.search.holdings import Entries, Holdings, entries_of
from yearbook_viewer.archive.store import Store
from yearbook_viewer.records import EntryId


def opened(store: Store) -> Holdings:
    """All that can be searched: what is placed in the index, and the rest to be scanned."""
    state = store.state()
    # Both wait for the disk most of the time.
    with ThreadPoolExecutor(1) as aside:
        told = aside.submit(_entries, store)
        read = store.read(standing)
        entries = told.result()
    if state is None or store.state() != state:
        # Somebody wrote meanwhile: what was read may not be of one state.
        read, entries = store.read(lambda reader: (standing(reader), entries_of(reader)))
    indexed = IndexedConcordance(store, read, entries.id)
    lacking = indexed.lacking
    return Holdings(JoinedConcordance(indexed, _scanned(store, lacking)), entries, len(lacking))


def _entries(store: Store) -> Entries:
    """The current entries, made ready for the search; through the connection that it asks next."""
    entries = store.read_on(entries_of)
    _ = entries.folded_titles
    return entries


def opened_without_index(store: Store) -> Holdings:
    """All that can be searched, to be scanned: where the index is damaged and that cannot be written down.

    Nothing of the index is read: what stands in pages that are no pages any more cannot be.
    """
    entries = store.read(entries_of)
    current = [EntryId(entry) for entry in entries.id.tolist()]
    return Holdings(JoinedConcordance(_scanned(store, ()), _scanned(store, current)), entries, len(current))


def _scanned(store: Store, entries: Sequence[EntryId]) -> ScannedConcordance:
    return ScannedConcordance(store, store.read(lambda reader: parts_of(reader, entries)))
