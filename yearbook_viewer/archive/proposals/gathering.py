"""The names of all entries added up: millions of them as columns of numbers, without a string for each."""

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from functools import partial
from random import Random
from typing import NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection, select

from yearbook_viewer.archive import entry_names, schema
from yearbook_viewer.archive.entry_names import END, TITLE, Portion
from yearbook_viewer.archive.states import EntryState
from yearbook_viewer.records import EntryId
from yearbook_viewer.text.search_folds import search_fold

_entries = schema.entries

Answer = TypeVar("Answer")
Ask = Callable[[Callable[[Connection], Answer]], Answer]

# The most frequent names that are kept; with as many, looking through all of them takes some ten milliseconds.
MOST = 500_000

# Entries read in one transaction, and code points of names added up at once.
_ENTRIES, _CODES = 500, 2_000_000

_END = ord(END)
# A factor for each place in a name: names are told apart by the sums of their characters times these (64 bits, odd).
# Python's own generator: the installed program has no numpy.random.
_DICE = Random(20_261_122)
FACTORS = np.array([_DICE.getrandbits(63) | 1 for _ in range(64)], np.uint64)


class Gathered(NamedTuple):
    """Different names: how often each is there, its number of kind, its length, and all their code points together.

    `keys`: tell names apart that are not the same folded; rising. A key is the sum of the characters, END among them,
    times FACTORS.
    """

    keys: npt.NDArray[np.uint64]
    counts: npt.NDArray[np.int64]
    kinds: npt.NDArray[np.uint8]
    lengths: npt.NDArray[np.int64]
    codes: npt.NDArray[np.uint32]


def gathering(ask: "Ask[Sequence[Portion]]", entries: Sequence[EntryId]) -> Generator[int, None, Gathered]:
    """Add the names of these entries up (rising), those of one kind and another; says how many entries are done."""
    whole, waiting, size = added([]), list[Gathered](), 0
    for done, portions in _parcels(ask, entries):
        yield done
        waiting.append(added([of_portions(portions)]))
        size += len(waiting[-1].keys)
        # Added to the whole in ever larger lots, so that each name is moved a few times only.
        if size > len(whole.keys):
            whole, waiting, size = added([whole, *waiting]), [], 0
    return added([whole, *waiting])


def of_portions(portions: Iterable[Portion]) -> Gathered:
    """Portions behind each other; the same names several times, with the same key."""
    parts = list(portions)
    told = "".join(part.told for part in parts)
    count = np.frombuffer(b"".join(part.counts for part in parts), "<u2").astype(np.int64)
    kind = np.frombuffer(b"".join(part.kinds for part in parts), np.uint8)
    codes = codes_of(told)
    folded = codes_of(search_fold(told)).astype(np.uint64)
    ends = np.flatnonzero(codes == _END)
    starts = np.concatenate(([0], ends[:-1] + 1)) if len(ends) else ends
    if not len(ends):
        return Gathered(np.empty(0, np.uint64), count, kind, np.empty(0, np.int64), np.empty(0, np.uint32))
    length = ends - starts
    place = np.arange(len(codes)) - np.repeat(starts, length + 1)
    key = np.add.reduceat(folded * FACTORS[place], starts)
    return Gathered(key, count, kind, length, codes[codes != _END])


def added(parts: Sequence[Gathered]) -> Gathered:
    """The same names added up: the kind and the letters are those that are most frequent among them.

    Of more than twice MOST the rarest go.
    """
    if not parts:
        return of_portions(())
    key, count, kind, length, codes = (np.concatenate(column) for column in zip(*parts, strict=True))
    order = np.lexsort((-count, key))
    first = np.flatnonzero(np.diff(key[order], prepend=key[order[:1]] + np.uint64(1)))
    if not len(first):
        return Gathered(key, count, kind, length, codes)
    total = np.add.reduceat(count[order], first)
    chosen = order[first]
    if len(chosen) > 2 * MOST:
        frequent = np.sort(np.argpartition(total, -MOST)[-MOST:])
        chosen, total = chosen[frequent], total[frequent]
    return some_of(Gathered(key, count, kind, length, codes), chosen)._replace(counts=total)


def some_of(names: Gathered, chosen: npt.NDArray[np.int64]) -> Gathered:
    """The chosen names, in that order."""
    codes = stretches(names.codes, names.lengths, chosen)
    return Gathered(names.keys[chosen], names.counts[chosen], names.kinds[chosen], names.lengths[chosen], codes)


def stretches(
    codes: npt.NDArray[np.uint32], length: npt.NDArray[np.int64], chosen: npt.NDArray[np.int64]
) -> npt.NDArray[np.uint32]:
    """The code points of the chosen names, in that order."""
    starts: npt.NDArray[np.int64] = np.cumsum(length) - length
    wanted = length[chosen]
    ends = np.cumsum(wanted)
    places = np.arange(ends[-1] if len(ends) else 0) + np.repeat(starts[chosen] - ends + wanted, wanted)
    found: npt.NDArray[np.uint32] = codes[places]
    return found


def codes_of(text: str) -> npt.NDArray[np.uint32]:
    """The code points of a text."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")


def text_of(codes: npt.NDArray[np.uint32]) -> str:
    """The inverse of `codes_of`."""
    return codes.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")


def current(reader: Connection, most: int | None = None) -> list[EntryId]:
    """The current entries, rising; the first `most` of them."""
    found = select(_entries.c.id).where(_entries.c.state == EntryState.CURRENT).order_by(_entries.c.id).limit(most)
    return [EntryId(entry) for entry in reader.scalars(found)]


def _parcels(ask: "Ask[Sequence[Portion]]", entries: Sequence[EntryId]) -> Iterator[tuple[int, list[Portion]]]:
    """Portions of so many names that adding them up is worth it, and how many entries are read with them."""
    parcel: list[Portion] = []
    size = 0
    for first in range(0, len(entries), _ENTRIES):
        portions = ask(partial(_portions, entries=entries[first : first + _ENTRIES]))
        parcel += portions
        size += sum(len(portion.told) for portion in portions)
        if size > _CODES:
            yield first + _ENTRIES, parcel
            parcel, size = [], 0
    yield len(entries), parcel


def _portions(reader: Connection, entries: Sequence[EntryId]) -> Sequence[Portion]:
    """The names of these entries as they are now, with the titles that the reader may have put right."""
    stored = entry_names.stored(reader, entries)
    contents = (content for entry in entries for content in stored.get(entry) or entry_names.made(reader, entry))
    wanted = _entries.c.id.between(entries[0], entries[-1])
    titles = reader.scalars(select(_entries.c.title).where(wanted, _entries.c.state == EntryState.CURRENT))
    names = [title for title in map(entry_names.spelled, titles) if len(search_fold(title)) == len(title)]
    of_titles = Portion("".join(name + END for name in names), b"\x01\x00" * len(names), bytes([TITLE]) * len(names))
    return [*map(entry_names.unpacked, contents), of_titles] if names else list(map(entry_names.unpacked, contents))
