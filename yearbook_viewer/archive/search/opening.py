"""An archive opened to be searched."""

from collections.abc import Sequence

from sqlalchemy import Connection

from yearbook_viewer.archive.concordance.indexed import IndexedConcordance
from yearbook_viewer.archive.concordance.inventory import Standing, standing_for
from yearbook_viewer.archive.concordance.joined import JoinedConcordance
from yearbook_viewer.archive.concordance.scanned import ScannedConcordance, parts_of
from yearbook_viewer.archive.search.holdings import Entries, Holdings, entries_of
from yearbook_viewer.archive.store import Store
from yearbook_viewer.records import EntryId


def opened(store: Store) -> Holdings:
    """All that can be searched: what is placed in the index, and the rest to be scanned."""
    read, entries = store.read(_read)
    indexed = IndexedConcordance(store, read)
    lacking = indexed.lacking
    return Holdings(JoinedConcordance(indexed, _scanned(store, lacking)), entries, len(lacking))


def _read(reader: Connection) -> tuple[Standing, Entries]:
    entries = entries_of(reader)
    return standing_for(reader, entries.id), entries


def opened_without_index(store: Store) -> Holdings:
    """All that can be searched, to be scanned: where the index is damaged and that cannot be written down.

    Nothing of the index is read: what stands in pages that are no pages any more cannot be.
    """
    entries = store.read(entries_of)
    current = [EntryId(entry) for entry in entries.id.tolist()]
    return Holdings(JoinedConcordance(_scanned(store, ()), _scanned(store, current)), entries, len(current))


def _scanned(store: Store, entries: Sequence[EntryId]) -> ScannedConcordance:
    return ScannedConcordance(store, store.read(lambda reader: parts_of(reader, entries)))
