"""Where words stand, told by reading the texts themselves: for entries that the index lacks."""

from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from threading import Lock
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, select

from yearbook_viewer.archive import schema
from yearbook_viewer.archive.concordance.places import HeadingCounts, Numbers, Parts, Places, heading_counts_of
from yearbook_viewer.archive.states import EntryState
from yearbook_viewer.archive.store import Store
from yearbook_viewer.records import EntryId
from yearbook_viewer.text.search_folds import search_fold

_entries, _sections, _texts = schema.entries, schema.sections, schema.texts

# How much is read in one transaction: code points, and entries.
_SHELF, _SHELF_ENTRIES = 1_000_000, 200
# How many places of words asked for before are remembered, 25 bytes each.
_REMEMBERED = 1_000_000


class Stopped(Exception):
    """Thrown out of a scan whose answer nobody waits for any more."""


class _Seen(NamedTuple):
    """All places of a word; `heading`: whether each lies in a heading."""

    places: Places
    heading: NDArray[np.bool_]


class ScannedConcordance:
    """The concordance of some entries, each question answered by reading all of their texts."""

    def __init__(self, store: Store, parts: Parts) -> None:
        """`parts`: as `parts_of` gives them."""
        self._store = store
        self.parts = parts
        self._stop: Callable[[], bool] = lambda: False
        self._seen: OrderedDict[str, _Seen] = OrderedDict()
        self._lock = Lock()

    def stopping(self, stop: Callable[[], bool]) -> Self:
        """The same concordance, which raises Stopped as soon as `stop` says so."""
        same = type(self)(self._store, self.parts)
        same._stop, same._seen, same._lock = stop, self._seen, self._lock
        return same

    def counts(self, word: str) -> NDArray[np.uint32]:
        """See Concordance."""
        return _counted(self._scan(word).places.part, len(self.parts))

    def heading_counts(self, word: str) -> HeadingCounts:
        """See Concordance."""
        seen = self._scan(word)
        return heading_counts_of(seen.places.part[seen.heading])

    def places(self, word: str, parts: Numbers | None = None) -> Places:
        """See Concordance."""
        places = self._scan(word).places
        if parts is None:
            return places
        meant = np.isin(places.part, parts)
        return Places(places.part[meant], places.start[meant], places.end[meant])

    def _scan(self, word: str) -> _Seen:
        with self._lock:
            if word in self._seen:
                self._seen.move_to_end(word)
                return self._seen[word]
        seen = self._read_for(word)
        with self._lock:
            self._seen[word] = seen
            while sum(len(each.heading) for each in self._seen.values()) > _REMEMBERED and len(self._seen) > 1:
                self._seen.popitem(last=False)
        return seen

    def _read_for(self, word: str) -> _Seen:
        found: list[tuple[Numbers, Numbers, Numbers, NDArray[np.bool_]]] = []
        for shelf in self._shelves():
            if self._stop():
                raise Stopped
            wanted = [int(self.parts.entry[first]) for first, _ in shelf]
            texts = self._store.read(lambda reader, wanted=wanted: _read(reader, wanted))  # type: ignore[misc]
            for (first, last), entry in zip(shelf, wanted, strict=True):
                if entry in texts:
                    found += _hits_in(self.parts, range(first, last), texts[entry], word)
        if not found:
            nothing = np.zeros(0, np.int64)
            return _Seen(Places(nothing, nothing, nothing), np.zeros(0, np.bool_))
        part, start, end, heading = (np.concatenate(column) for column in zip(*found, strict=True))
        return _Seen(Places(part, start, end), heading)

    def _shelves(self) -> Iterator[list[tuple[int, int]]]:
        """The parts of some entries at a time: number of the first of each, and of the one after its last."""
        entry = self.parts.entry
        firsts = np.flatnonzero(np.diff(entry, prepend=-1)).tolist()
        shelf: list[tuple[int, int]] = []
        filled = 0
        for first, last in pairwise([*firsts, len(entry)]):
            length = int(self.parts.end[last - 1])
            if shelf and (filled + length > _SHELF or len(shelf) == _SHELF_ENTRIES):
                yield shelf
                shelf, filled = [], 0
            shelf.append((first, last))
            filled += length
        if shelf:
            yield shelf


def parts_of(reader: Connection, entries: Sequence[EntryId]) -> Parts:
    """The parts of these entries as far as they are current."""
    told: list[tuple[int, ...]] = []
    columns = _sections.c
    for first in range(0, len(entries), _SHELF_ENTRIES):
        some = entries[first : first + _SHELF_ENTRIES]
        current = _entries.c.state == EntryState.CURRENT
        heads = select(_entries.c.id, _entries.c.head_end).where(current, _entries.c.id.in_(some))
        slices = {row.id: [(row.id, 0, 0, 0, row.head_end)] for row in reader.execute(heads)}
        query = select(columns.entry_id, columns.id, columns.start, columns.body, columns.end)
        for row in reader.execute(
            query.where(columns.entry_id.in_(slices)).order_by(columns.entry_id, columns.ordinal)
        ):
            slices[row.entry_id].append(tuple(row))
        told += (part for entry in sorted(slices) for part in slices[entry])
    table = np.array(told, np.int64).reshape(-1, 5)
    return Parts(*(np.ascontiguousarray(column) for column in table.T))


def _read(reader: Connection, entries: Sequence[int]) -> dict[int, str]:
    columns = _texts.c
    query = select(columns.entry_id, columns.text).where(columns.entry_id.in_(entries))
    pieces: dict[int, list[str]] = {}
    for entry, text in reader.execute(query.order_by(columns.entry_id, columns.start)):
        pieces.setdefault(entry, []).append(text)
    return {entry: "".join(texts) for entry, texts in pieces.items()}


def _hits_in(
    parts: Parts, numbers: range, text: str, word: str
) -> Iterator[tuple[Numbers, Numbers, Numbers, NDArray[np.bool_]]]:
    """Part, start, end and whether it lies in a heading, of every hit in parts of a text, part by part."""
    for part in numbers:
        start, body, end = int(parts.start[part]), int(parts.body[part]), int(parts.end[part])
        folded = search_fold(text[start:end])
        if word not in folded:
            continue
        starts = np.fromiter(occurrences(folded, word), np.int64)
        kept = kept_positions(text[start:end]) + start
        ends = kept[starts + len(word) - 1] + 1
        yield np.full(len(starts), part), kept[starts], ends, ends <= body


def occurrences(text: str, word: str) -> Iterator[int]:
    """Where the word begins, as `str.count` counts."""
    start = text.find(word)
    while start >= 0:
        yield start
        start = text.find(word, start + len(word))


def kept_positions(text: str) -> Numbers:
    """Where the characters of the folded text stand in the text itself."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
    dropped = [ord(character) for character in set(text) if not search_fold(character)]
    return np.flatnonzero(~np.isin(codes, np.array(dropped, np.uint32)))


def _counted(parts: Numbers, size: int) -> NDArray[np.uint32]:
    return np.bincount(parts, minlength=size).astype(np.uint32)
