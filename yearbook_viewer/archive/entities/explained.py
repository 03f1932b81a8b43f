"""The short names that the texts of an archive explain themselves, looked up by the word they are explained with."""

from collections.abc import Callable, Sequence
from functools import cache, partial

import numpy as np
from sqlalchemy import Connection

from yearbook_viewer.archive.entry_names import names_of, spelled
from yearbook_viewer.archive.search.holdings import Holdings
from yearbook_viewer.archive.texts import texts_between
from yearbook_viewer.records import EntryId, Kind
from yearbook_viewer.text.entities.aliases import CUE, short_names

# Parts of texts that are read in one transaction, as many as are read at all, and how much of each.
_PARTS, _MOST, _READ = 200, 20_000, 20_000

_Explained = dict[EntryId, dict[str, str]]


def explained(ask: Callable[[Callable[[Connection], _Explained]], _Explained], holdings: Holdings) -> _Explained:
    """By entry the short names of bodies with the full ones, both spelled as names are."""
    chosen = np.flatnonzero(holdings.concordance.counts(CUE))[:_MOST]
    parts = holdings.concordance.parts.at(chosen)
    wanted = [
        (EntryId(entry), start, min(end, start + _READ))
        for entry, start, end in zip(parts.entry.tolist(), parts.start.tolist(), parts.end.tolist(), strict=True)
    ]
    found: _Explained = {}
    for first in range(0, len(wanted), _PARTS):
        for entry, told in ask(partial(_read, wanted=wanted[first : first + _PARTS])).items():
            found.setdefault(entry, {}).update(told)
    return found


def _read(reader: Connection, wanted: Sequence[tuple[EntryId, int, int]]) -> _Explained:
    @cache
    def bodies(entry: EntryId) -> frozenset[str]:
        return frozenset(name for name, kind in names_of(reader, entry) if kind is Kind.ORG)

    found: _Explained = {}
    for (entry, _, _), text in zip(wanted, texts_between(reader, wanted), strict=True):
        for short, full in short_names(text, partial(bodies, entry)):
            if name := spelled(short):
                found.setdefault(entry, {}).setdefault(name, spelled(full) or full)
    return found
