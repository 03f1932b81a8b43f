"""Where words stand, told by the index; by the texts only where the offsets of few hits are wanted.

    concordance = open_concordance(store)          # some milliseconds for 100,000 parts
    concordance.lacking                            # current entries that have to be scanned (ScannedConcordance)
    concordance.counts(search_fold("工商联"))        # exact, one number for each of concordance.parts

It stands for the entries that were current when it was opened: open it anew when `Store.state` says that the file is
another. Any question may raise `Unsound`, where a blob is found damaged, or where parts have to be read of a slab that
was merged since: `report` writes that down, the next concordance that is opened is without the slab, and `upkeep.fill`
makes it anew.
Loads numpy.
"""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from threading import Lock
from typing import TypeVar

import numpy as np
from sqlalchemy import Connection

from yearbook_viewer.archive.concordance import hits, lists, slabs
from yearbook_viewer.archive.concordance.blobs import Unsound
from yearbook_viewer.archive.concordance.counting import Counted, Counting, Counts
from yearbook_viewer.archive.concordance.grams import grams_from, only, pairs_of, rarest_first, whole_character
from yearbook_viewer.archive.concordance.inventory import Standing, directories_of, runs_in_use, standing_with_current
from yearbook_viewer.archive.concordance.lists import Shelf
from yearbook_viewer.archive.concordance.placed_parts import PlacedParts
from yearbook_viewer.archive.concordance.places import HeadingCounts, Numbers, Places
from yearbook_viewer.archive.concordance.slabs import VERSION, Field
from yearbook_viewer.archive.states import SlabState
from yearbook_viewer.archive.store import Store
from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.records import EntryId

Result = TypeVar("Result")

# Counts that are remembered, of all words together, eight bytes each.
_REMEMBERED = 5_000_000
# So many pairs of a long word are looked up; what is left then, if it is little, is looked at in the texts.
_PAIRS, _FEW = 8, 200
# Of more places those in headings are listed sooner than told apart.
_MANY = 20_000
# Measured: so many code points of texts are looked through in the time that the list of a pair in a slab takes.
_AS_SOON = 1_000


class IndexedConcordance:
    """The concordance of the current entries that are placed soundly; see Concordance.

    `lacking`: the other current entries. `unsound`: slabs that could not be opened.
    """

    def __init__(self, store: Store, read: Standing, current: Numbers) -> None:
        """`current`: the current entries, as they stood when the rest was read."""
        self._store = store
        self._shelves = read.shelves
        self._tracts = read.tracts
        self.unsound = read.unsound
        used = runs_in_use(read, current)
        self.parts = PlacedParts(store, read.shelves, read.tracts, used)
        self._counting = Counting(read.tracts, self.parts, all_asked=bool(used.all()))
        headed = np.searchsorted(read.tracts.begins, read.tracts.heads, "right") - 1
        placed_ = np.isin(current, read.tracts.runs.entry[headed[used[headed]]])
        self.lacking = tuple(EntryId(entry) for entry in current[~placed_].tolist())
        self._counted: OrderedDict[str, Counted] = OrderedDict()
        self._lock = Lock()

    def counts(self, word: str) -> Counts:
        """See Concordance; may raise Unsound."""
        return self._remembered(word).text

    def heading_counts(self, word: str) -> HeadingCounts:
        """See Concordance; may raise Unsound."""
        return self._remembered(word).headings

    def places(self, word: str, parts: Numbers | None = None) -> Places:
        """See Concordance; may raise Unsound."""
        counts = self.counts(word)
        chosen = np.flatnonzero(counts) if parts is None else parts[counts[parts] > 0]
        return self._store.read(lambda reader: hits.places_in_texts(reader, self.parts, chosen, word))

    def _remembered(self, word: str) -> Counted:
        with self._lock:
            known = self._counted.get(word)
            if known is not None:
                self._counted.move_to_end(word)
                return known
        counted = self._ask(lambda reader, shelves: self._count(reader, shelves, word))
        for column in (counted.text, *counted.headings):
            column.flags.writeable = False
        with self._lock:
            self._counted[word] = counted
            while len(self._counted) * len(self.parts) > _REMEMBERED and len(self._counted) > 1:
                self._counted.popitem(last=False)
        return counted

    def _ask(self, question: Callable[[Connection, Sequence[Shelf]], Result]) -> Result:
        return self._store.read(lambda reader: question(reader, self._shelves_now(reader)))

    def _shelves_now(self, reader: Connection) -> Sequence[Shelf]:
        """The slabs to ask: those of before, or what they were merged into, for coordinates stay. Unsound where
        something is there no more.
        """
        now = {slab.id: slab for slab in slabs.standing(reader, SlabState.WHOLE) if slab.version == VERSION}
        if all(shelf.slab.id in now for shelf in self._shelves):
            return self._shelves
        known = {shelf.slab.id: shelf for shelf in self._shelves}
        # One without a character may go: it lists nothing, and another may begin where it does.
        ours = [shelf.slab for shelf in self._shelves if shelf.slab.span]
        shelves = [
            known[slab.id] if slab.id in known else Shelf(slab, directories_of(reader, slab.id), None)
            for slab in now.values()
            if slab.id in known or any(slab.first < own.end and own.first < slab.end for own in ours)
        ]
        for own in ours:
            if not any(each.slab.first <= own.first and own.end <= each.slab.end for each in shelves):
                raise Unsound(own.id)
        self._counting.look_at_each()
        self._shelves = tuple(shelves)
        return self._shelves

    def _count(self, reader: Connection, shelves: Sequence[Shelf], word: str) -> Counted:
        if not len(self._tracts):
            return self._counting.of_parts(self._tracts.first, self._tracts.first)
        if len(word) == 1:
            return self._count_short(reader, shelves, word, whole_character(word), grams_from(word))
        if len(word) == 2 and word[0] != word[1]:
            gram = pairs_of(word)[0].gram
            return self._count_short(reader, shelves, word, gram, only(gram))
        first, *others = rarest_first(word, lambda pair: lists.leaves_of(shelves, only(pair.gram)))
        starts = lists.listed(reader, shelves, Field.TEXT, only(first.gram))
        starts -= first.offset
        # Characters of the word that are known to stand there.
        known = {first.offset, first.offset + 1}
        for number, (gram, offset) in enumerate(others):
            if not len(starts):
                break
            if self._are_soon_read(starts, (len(others) - number) * len(shelves), number):
                return self._per_text(reader, word, starts)
            among = lists.are_followed if offset in known else lists.are_listed
            starts = starts[among(reader, shelves, gram, starts + offset)]
            known |= {offset, offset + 1}
        counting = self._counting
        rows = counting.rows(starts)
        ends = counting.rows_of_ends(starts + (len(word) - 1), rows)
        if len(word) > 2:
            held = starts + (len(word) - 1) < self._tracts.lasts(ends)
            if ends is not rows:
                held &= counting.are_of_one_part(rows, ends)
            if not held.all():
                starts, rows, ends = starts[held], rows[held], ends[held]
        if len(starts) and hits.may_overlap(word):
            kept = hits.apart(starts, len(word))
            among_all = np.searchsorted(starts, kept)
            starts, rows, ends = kept, rows[among_all], ends[among_all]
        return counting.per_row(starts, rows, starts + (len(word) - 1) < self._tracts.insides_end(ends))

    def _count_short(
        self, reader: Connection, shelves: Sequence[Shelf], word: str, key: int, grams: tuple[int, int]
    ) -> Counted:
        """What needs no second look: the tallies where there are some, the places elsewhere."""
        counting = self._counting
        counted = [(shelf, tally) for shelf in shelves if (tally := lists.tally_of(reader, shelf, key)) is not None]
        with_tally = {shelf.slab.id for shelf, _ in counted}
        others = [shelf for shelf in shelves if shelf.slab.id not in with_tally]
        listed = lists.listed(reader, others, Field.TEXT, grams)
        if not counted and len(listed) < _MANY:
            rows = counting.rows(listed)
            lasts = listed + (len(word) - 1)
            return counting.per_row(listed, rows, lasts < self._tracts.insides_end(counting.rows_of_ends(lasts, rows)))
        text = counting.none()
        counting.add_places(text, listed)
        for shelf, tally in counted:
            counting.add_tally(text, shelf, tally)
        return Counted(text, counting.in_headings(lists.listed(reader, shelves, Field.HEADINGS, grams)))

    def _are_soon_read(self, starts: Numbers, lists_left: int, looked_up: int) -> bool:
        """Whether the texts in which hits may begin are read sooner than so many lists, or enough was looked up."""
        if looked_up >= _PAIRS and len(starts) <= _FEW:
            return True
        if len(starts) > lists_left:
            return False
        rows = self._counting.rows(starts)
        return int(self._tracts.spans[rows].sum()) <= _AS_SOON * lists_left

    def _per_text(self, reader: Connection, word: str, starts: Numbers) -> Counted:
        """How often a long word stands in the parts in which it may."""
        parts = self._counting.parts_of(starts)
        chosen = parts[np.flatnonzero(np.diff(parts, prepend=-1))]
        found = hits.places_in_texts(reader, self.parts, chosen, word)
        return self._counting.of_parts(found.part, found.part[found.end <= self.parts.at(found.part).body])


def open_concordance(store: Store) -> IndexedConcordance:
    """The concordance as it stands now."""
    return IndexedConcordance(store, *store.read(standing_with_current))


def report(store: Store, damage: Unsound) -> None:
    """Note that a slab is not sound, so that it is given up and made anew; nothing where that cannot be written."""
    try:
        with store.writing() as writer:
            slabs.settle(writer, [damage.slab], SlabState.GONE)
    except ArchiveProblem:
        return
