"""An archive opened to be searched."""

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection

from yearbook_viewer.archive.concordance.places import Parts
from yearbook_viewer.archive.concordance.scanned import ScannedConcordance, parts_of
from yearbook_viewer.archive.search.holdings import Entries, Holdings, entries_of
from yearbook_viewer.archive.store import Store

Answer = TypeVar("Answer")
Question = Callable[[Connection], tuple[Entries, Parts]]


def opened(store: Store, ask: Callable[[Question], tuple[Entries, Parts]]) -> Holdings:
    """All that can be searched, as one transaction sees it."""
    entries, parts = ask(lambda reader: (entries_of(reader), parts_of(reader)))
    return Holdings(ScannedConcordance(store, parts), entries, scanned=len(entries.id))
