"""What each word and field of a query is in all parts."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from sqlalchemy import Connection, select

from yearbook_viewer.archive import schema
from yearbook_viewer.archive.concordance.hits import are_in
from yearbook_viewer.archive.concordance.places import HeadingCounts, Numbers
from yearbook_viewer.archive.paths import name_in
from yearbook_viewer.archive.search.holdings import NO_YEAR, Counts, Mask, Told
from yearbook_viewer.archive.search.inquiry import Inquiry
from yearbook_viewer.archive.search.named import KINDS, counts_in_names
from yearbook_viewer.archive.search.valued import counts_of_values
from yearbook_viewer.archive.search.wording import Exactness, Wording
from yearbook_viewer.text.query.tree import Field, FieldName, Leaf, Values, Word, Years

_entries, _files = schema.entries, schema.files


@dataclass(frozen=True, slots=True)
class Held:
    """What a leaf is in the parts. `holds`: where; `hits`: how many each has, None for a leaf that has none anywhere.

    `heading`: the parts that have it in their heading (numbers, rising); None for what is no word, which has it
    wherever it holds. `title`: the heads (in the order of `Holdings.heads`) whose entries have it in their titles, or
    that it holds for.
    """

    holds: Mask
    hits: Counts | None
    heading: Numbers | None
    title: Mask

    def in_headings(self, parts: Numbers) -> Mask:
        """Which of these parts, which rise, have it in their heading."""
        return self.holds[parts] if self.heading is None else are_in(parts, self.heading)


class Leaves:
    """Looks leaves up; those that take reading only in parts that can matter."""

    def __init__(self, inquiry: Inquiry, wording: Wording) -> None:
        self._inquiry = inquiry
        self._holdings = inquiry.holdings
        self._wording = wording

    def takes_reading(self, leaf: Leaf) -> bool:
        """Whether more has to be read for it than the concordance."""
        match leaf:
            case Word():
                return isinstance(self._wording, Exactness)
            case Field(name):
                return name in KINDS or (name is FieldName.TITLE and isinstance(self._wording, Exactness))
            case Values():
                return True
            case Years():
                return False

    def bound(self, leaf: Leaf) -> Mask:
        """The parts in which it can hold at most, without reading."""
        match leaf:
            case Word():
                return self._with_titles(self._wording.bound(leaf), self._wording.titles(leaf)) > 0
            case Field(name, word) if name in KINDS:
                return self._wording.bound(word) > 0
            case _:
                return np.ones(len(self._holdings.concordance.parts), np.bool_)

    def held(self, leaf: Leaf, within: Mask | None) -> Held:
        """What it is in the parts; where only those `within` matter, others may be missing."""
        self._inquiry.go_on()
        match leaf:
            case Word():
                counts, headings = self._wording.counts(leaf, within)
                return self._in_titles(leaf, counts, headings, counts)
            case Field(FieldName.TITLE, word):
                _, headings = self._wording.counts(word, within)
                counts = np.zeros(len(self._holdings.concordance.parts), np.uint32)
                counts[headings.part] = headings.hits
                return self._in_titles(word, counts, headings, None)
            case Field(name, word) if name in KINDS:
                may = self._wording.bound(word) > 0
                chosen = np.flatnonzero(may if within is None else may & within)
                counts, headings = counts_in_names(
                    self._inquiry, KINDS[name], partial(self._wording.find, word), chosen
                )
                nowhere = np.zeros(len(self._holdings.heads), np.bool_)
                return Held(counts > 0, counts, headings.part, nowhere)
            case Field(name, word):
                return self._of_entries(self._told(name).counts(word.folded) > 0)
            case Years(first, last):
                year = self._holdings.entries.year
                mask = year != NO_YEAR
                if first is not None:
                    mask &= year >= min(first, _LATEST)
                if last is not None:
                    mask &= year <= min(last, _LATEST)
                return self._of_entries(mask)
            case Values(range=wanted):
                counts = counts_of_values(self._inquiry, wanted, within)
                holds = counts > 0
                return Held(holds, counts, None, holds[self._holdings.heads])

    def _in_titles(self, word: Word, counts: Counts, headings: HeadingCounts, everywhere: Counts | None) -> Held:
        """A word that may stand in titles; `everywhere` is None where it holds for all parts of entries so titled."""
        titles = self._wording.titles(word)
        hits = self._with_titles(counts, titles)
        of_heads = titles[self._holdings.entry[self._holdings.heads]] > 0
        holds = hits > 0
        if everywhere is None and titles.any():
            holds |= (titles > 0)[self._holdings.entry]
        return Held(holds, hits, headings.part, of_heads)

    def _with_titles(self, counts: Counts, titles: Numbers) -> Counts:
        """The counts; a head without any has those of its entry's title, which the reader may have put right."""
        if not titles.any():
            return counts
        heads = self._holdings.heads
        of_heads = titles[self._holdings.entry[heads]]
        lacking = (of_heads > 0) & (counts[heads] == 0)
        if lacking.any():
            counts = counts.copy()
            counts[heads[lacking]] = of_heads[lacking]
        return counts

    def _of_entries(self, mask: Mask) -> Held:
        holds = mask[self._holdings.entry]
        return Held(holds, None, None, holds[self._holdings.heads])

    def _told(self, name: FieldName) -> Told:
        """What is told of the entries in a field; read once for all who ask."""
        known = self._holdings.told.get(name)
        if known is None:
            told = self._inquiry.ask(_areas if name is FieldName.AREA else _sources)
            known = Told.folded(told.get(entry, ()) for entry in self._holdings.entries.id.tolist())
            self._holdings.told[name] = known
        return known


# Years are kept in two bytes.
_LATEST = 2**15 - 1


def _areas(reader: Connection) -> dict[int, Sequence[str]]:
    """What tells of the area an entry is about: subject, title, volume, and the titles it stands under."""
    columns = _entries.c
    rows = reader.execute(select(columns.id, columns.subject, columns.title, columns.volume, columns.place))
    return {row.id: (row.subject, row.title, row.volume, *row.place) for row in rows}


def _sources(reader: Connection) -> dict[int, Sequence[str]]:
    """What tells where an entry comes from: its source, its volume, its file."""
    columns = _entries.c
    query = select(columns.id, columns.source, columns.volume, _files.c.path)
    rows = reader.execute(query.join(_files, _files.c.id == columns.file_id))
    return {row.id: (row.source, row.volume, name_in(row.path)) for row in rows}
