"""Which entities an archive names, how often and when: added up from the names of its entries, as columns of numbers.

An archive of 100,000 sections has three million names, a tenth of them different: a second or two, and 100 MB at most.
"""

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection

from yearbook_viewer.archive import entry_names, schema
from yearbook_viewer.archive.entities.described import LATEST, Described
from yearbook_viewer.archive.entities.proposing import Candidate
from yearbook_viewer.archive.entities.year_bits import WORDS, mark_years
from yearbook_viewer.archive.entry_names import END, KINDS, TITLE, Portion
from yearbook_viewer.archive.proposals.gathering import FACTORS, Ask, codes_of
from yearbook_viewer.archive.search.holdings import NO_YEAR
from yearbook_viewer.records import EntryId, Kind
from yearbook_viewer.records.entities import EntityKey
from yearbook_viewer.text.entities.homes import Home
from yearbook_viewer.text.entities.linking import key_of
from yearbook_viewer.text.search_folds import search_fold

_entries = schema.entries

Numbers = npt.NDArray[np.int64]
Hashes = npt.NDArray[np.uint64]

# Different names that are kept; of more the rarest go.
MOST = 500_000
# Entries read in one transaction, and code points of names added up at once.
_ENTRIES, _CODES = 200, 500_000

# Odd factors: a name is told apart from the same letters of another kind, or of another home.
_KIND, _HOME = np.uint64(0x9E37_79B9_7F4A_7C15), np.uint64(0xC2B2_AE3D_27D4_EB4F)
# Entries' numbers in a parcel are less.
_SHIFT = 40


# Short names with the full name that an entry gives them.
Aliases = Mapping[str, str]


@dataclass(frozen=True)
class Tally:
    """Entities by number, as names and homes tell them; what the reader says of them comes on top (naming.py).

    `numbers`: of the keys. `mentions`, `entries`: how often each is named and in how many entries; `first`, `last`: the
    years of those, LATEST and NO_YEAR for none; `years`: which ones, as `years_between` tells them. `names`: what they
    are called, by another number: `named` is the entity's, `counts` how often it is called so.
    """

    keys: Sequence[EntityKey]
    numbers: Mapping[EntityKey, int]
    mentions: Numbers
    entries: Numbers
    first: Numbers
    last: Numbers
    years: Hashes
    names: Sequence[str]
    named: Numbers
    counts: Numbers

    def candidates(self) -> Sequence[Candidate]:
        """Its entities, to be held against each other."""
        columns = zip(self.keys, self.mentions.tolist(), self.first.tolist(), self.last.tolist(), strict=True)
        return [
            Candidate(key, mentions, *((None, None) if first == LATEST else (first, last)))
            for key, mentions, first, last in columns
        ]


def tallying(
    ask: "Ask[list[list[Portion]]]",
    entries: Sequence[Described],
    aliases: Mapping[EntryId, Aliases],
    everywhere: Aliases,
) -> Generator[int, None, Tally]:
    """Add the names of these entries up; says how many entries are done.

    `aliases`: of single entries; `everywhere`: of all, by folded letters.
    """
    adding = _Adding(everywhere)
    parcel: list[tuple[Described, list[Portion]]] = []
    size = 0
    for first in range(0, len(entries), _ENTRIES):
        some = entries[first : first + _ENTRIES]
        portions = ask(partial(_portions, entries=[each.entry for each in some]))
        parcel += zip(some, portions, strict=True)
        size += sum(len(portion.told) for each in portions for portion in each)
        if size > _CODES:
            adding.add(parcel, aliases)
            parcel, size = [], 0
            yield first + _ENTRIES
    if parcel:
        adding.add(parcel, aliases)
    yield len(entries)
    return adding.tally()


def key_in(name: str, kind: Kind, home: Home, aliases: Aliases, everywhere: Aliases) -> EntityKey:
    """What a name stands for in an entry. `aliases`: of that entry; `everywhere`: of all, by folded letters."""
    full = aliases.get(name) or (everywhere.get(search_fold(name), name) if everywhere else name)
    return key_of(full, kind, home)


def _hashes_of(portions: Sequence[Portion]) -> Hashes:
    """A number for the letters of each name."""
    codes = codes_of("".join(portion.told for portion in portions))
    ends = np.flatnonzero(codes == ord(END))
    if not len(ends):
        return np.zeros(0, np.uint64)
    starts = np.concatenate(([0], ends[:-1] + 1))
    place = np.arange(len(codes)) - np.repeat(starts, ends - starts + 1)
    return np.asarray(np.add.reduceat(codes.astype(np.uint64) * FACTORS[place], starts))


class _Adding:
    """Entities under way: each parcel of entries is added whole, so that an entry counts once for each."""

    def __init__(self, everywhere: Aliases) -> None:
        self._everywhere = everywhere
        self._keys: list[EntityKey] = []
        self._numbers: dict[EntityKey, int] = {}
        self._columns = np.zeros((4, 0), np.int64)
        self._years = np.zeros((WORDS, 0), np.uint64)
        self._names: list[str] = []
        self._named = np.zeros(0, np.int64)
        self._counts = np.zeros(0, np.int64)
        # What the names are told apart by, rising, and the number of each.
        self._hashes = np.zeros(0, np.uint64)
        self._places = np.zeros(0, np.int64)
        self._homes: dict[object, int] = {}

    def add(self, parcel: Sequence[tuple[Described, Sequence[Portion]]], aliases: Mapping[EntryId, Aliases]) -> None:
        """The names of some entries, all portions of each."""
        portions = [portion for _, each in parcel for portion in each]
        sizes = [len(portion.kinds) for portion in portions]
        owner = np.repeat(np.repeat(np.arange(len(parcel)), [len(each) for _, each in parcel]), sizes)
        kinds = np.frombuffer(b"".join(portion.kinds for portion in portions), np.uint8)
        counts = np.frombuffer(b"".join(portion.counts for portion in portions), "<u2").astype(np.int64)
        kept = np.flatnonzero(kinds != TITLE)
        if not len(kept):
            return
        owner, kind, count = owner[kept], kinds[kept], counts[kept]
        home = self._home_numbers(parcel)[owner, kind]
        hashes = _hashes_of(portions)[kept]
        self._mark_aliases(home, hashes, owner, parcel, aliases)
        hashes = hashes + kind * _KIND + home.astype(np.uint64) * _HOME

        names = "".join(portion.told for portion in portions).split(END)

        def named(place: int) -> tuple[str, EntityKey]:
            described, name = parcel[int(owner[place])][0], names[int(kept[place])]
            return name, self._key(name, KINDS[int(kind[place])], described, aliases)

        places = self._places_of(hashes, named)
        self._counts += np.bincount(places, count, len(self._counts)).astype(np.int64)
        self._count(self._named[places], owner, count, np.array([each.year for each, _ in parcel], np.int64))
        if len(self._names) > 2 * MOST:
            self._forget_the_rarest()

    def tally(self) -> Tally:
        """All that was added."""
        mentions, entries, first, last = self._columns
        return Tally(
            self._keys,
            self._numbers,
            mentions,
            entries,
            first,
            last,
            self._years,
            self._names,
            self._named,
            self._counts,
        )

    def _key(self, name: str, kind: Kind, entry: Described, aliases: Mapping[EntryId, Aliases]) -> EntityKey:
        return key_in(name, kind, entry.home, aliases.get(entry.entry, {}), self._everywhere)

    def _home_numbers(self, parcel: Sequence[tuple[Described, Sequence[Portion]]]) -> Numbers:
        """For each entry and kind the number of what a name of that kind means elsewhere something else by."""

        def numbered(told: object) -> int:
            return self._homes.setdefault(told, len(self._homes))

        return np.array(
            [[_home_of_kind(kind, each.home, numbered) for kind in KINDS] for each, _ in parcel],
            np.int64,
        )

    def _mark_aliases(
        self,
        home: Numbers,
        hashes: Hashes,
        owner: Numbers,
        parcel: Sequence[tuple[Described, Sequence[Portion]]],
        aliases: Mapping[EntryId, Aliases],
    ) -> None:
        """Give the short names that an entry explains a home of their own: they mean in it what it says."""
        for number, (each, _) in enumerate(parcel):
            told = aliases.get(each.entry)
            if told:
                words = _hashes_of([Portion("".join(word + END for word in told), b"", b"")])
                home[(owner == number) & np.isin(hashes, words)] = self._homes.setdefault(each.entry, len(self._homes))

    def _places_of(self, hashes: Hashes, named: Callable[[int], tuple[str, EntityKey]]) -> Numbers:
        """The numbers of names; those that are new are numbered."""
        unlike, first, which = np.unique(hashes, return_index=True, return_inverse=True)
        at = np.searchsorted(self._hashes, unlike)
        known = np.zeros(len(unlike), np.bool_)
        inside = at < len(self._hashes)
        known[inside] = self._hashes[at[inside]] == unlike[inside]
        places = np.zeros(len(unlike), np.int64)
        places[known] = self._places[at[known]]
        new = np.flatnonzero(~known)
        places[new] = np.arange(len(self._names), len(self._names) + len(new))
        owners = []
        for place in first[new].tolist():
            name, key = named(place)
            self._names.append(name)
            owners.append(self._number(key))
        self._named = np.concatenate((self._named, np.array(owners, np.int64)))
        self._counts = np.concatenate((self._counts, np.zeros(len(new), np.int64)))
        self._hashes = np.insert(self._hashes, at[new], unlike[new])
        self._places = np.insert(self._places, at[new], places[new])
        lacking = len(self._keys) - self._columns.shape[1]
        fresh = np.tile(np.array([[0], [0], [LATEST], [NO_YEAR]], np.int64), lacking)
        self._columns = np.concatenate((self._columns, fresh), axis=1)
        self._years = np.concatenate((self._years, np.zeros((len(self._years), lacking), np.uint64)), axis=1)
        return places[which]

    def _number(self, key: EntityKey) -> int:
        number = self._numbers.setdefault(key, len(self._keys))
        if number == len(self._keys):
            self._keys.append(key)
        return number

    def _count(self, entity: Numbers, owner: Numbers, count: Numbers, years: Numbers) -> None:
        mentions, entries, first, last = self._columns
        mentions += np.bincount(entity, count, len(mentions)).astype(np.int64)
        pairs = np.unique((owner << _SHIFT) + entity)
        owner, entity = pairs >> _SHIFT, pairs & ((1 << _SHIFT) - 1)
        entries += np.bincount(entity, minlength=len(entries))
        year = years[owner]
        told = year != NO_YEAR
        np.minimum.at(first, entity[told], year[told])
        np.maximum.at(last, entity[told], year[told])
        mark_years(self._years, entity[told], year[told])

    def _forget_the_rarest(self) -> None:
        """Keep the names that are most frequent so far; who has none left goes with them."""
        kept = np.sort(np.argpartition(self._counts, -MOST)[-MOST:])
        number = np.full(len(self._names), -1, np.int64)
        number[kept] = np.arange(len(kept))
        known = number[self._places] >= 0
        self._hashes, self._places = self._hashes[known], number[self._places[known]]
        entities, self._named = np.unique(self._named[kept], return_inverse=True)
        self._names = [self._names[place] for place in kept.tolist()]
        self._counts = self._counts[kept]
        self._keys = [self._keys[entity] for entity in entities.tolist()]
        self._numbers = {key: place for place, key in enumerate(self._keys)}
        self._columns, self._years = self._columns[:, entities], self._years[:, entities]


def _home_of_kind(kind: Kind, home: Home, numbered: Callable[[object], int]) -> int:
    """What tells names of this kind apart."""
    if kind is Kind.PER:
        return numbered(home.book)
    return numbered(home if kind in {Kind.ORG, Kind.LOC} else None)


def _portions(reader: Connection, entries: Sequence[EntryId]) -> list[list[Portion]]:
    stored = entry_names.stored(reader, entries)
    return [
        [entry_names.unpacked(content) for content in stored.get(entry) or entry_names.made(reader, entry)]
        for entry in entries
    ]
