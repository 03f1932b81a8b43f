"""An archive opened to be searched."""

from yearbook_viewer.archive.concordance.indexed import IndexedConcordance
from yearbook_viewer.archive.concordance.inventory import Standing, standing
from yearbook_viewer.archive.concordance.joined import JoinedConcordance
from yearbook_viewer.archive.concordance.placed import no_rows
from yearbook_viewer.archive.concordance.scanned import ScannedConcordance, parts_of
from yearbook_viewer.archive.search.holdings import Holdings, entries_of
from yearbook_viewer.archive.store import Store


def opened(store: Store) -> Holdings:
    """All that can be searched: what is placed in the index, and the rest to be scanned."""
    read, entries = store.read(lambda reader: (standing(reader), entries_of(reader)))
    indexed = IndexedConcordance(store, read)
    lacking = indexed.lacking
    scanned = ScannedConcordance(store, store.read(lambda reader: parts_of(reader, lacking)))
    return Holdings(JoinedConcordance(indexed, scanned), entries, len(lacking))


def opened_without_index(store: Store) -> Holdings:
    """All that can be searched, to be scanned: where the index is damaged and that cannot be written down."""
    read, entries = store.read(lambda reader: (standing(reader), entries_of(reader)))
    indexed = IndexedConcordance(store, Standing((), no_rows(), read.current, (), ()))
    scanned = ScannedConcordance(store, store.read(lambda reader: parts_of(reader, indexed.lacking)))
    return Holdings(JoinedConcordance(indexed, scanned), entries, len(indexed.lacking))
