"""Which entries and sections the words in the box above the tree keep."""

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from yearbook_viewer.records import EntryId, EntryListing, SectionListing
from yearbook_viewer.records.packed_sections import levels_of, picked, titles_of
from yearbook_viewer.text.folds import fold


class Filter:
    """Keeps titles that contain the words, whatever the width or case; everything for no words."""

    def __init__(self, words: str) -> None:
        self._folded = fold(words.strip())
        self._titles: dict[EntryId, _Titles] = {}

    def __bool__(self) -> bool:
        return bool(self._folded)

    def narrowed(self, words: str) -> "Filter":
        """A filter by other words for the same entries; what was folded need not be folded again."""
        other = Filter(words)
        other._titles = self._titles
        return other

    def keeps(self, entry: EntryListing) -> bool:
        """Whether the entry is kept, for its own sake or that of a section."""
        return not self or self._titles_of(entry).name_or_hold(self._folded)

    def kept(self, entry: EntryListing) -> Sequence[SectionListing]:
        """The sections that are kept, with every section above one of them; all where none is."""
        if not self or not self._titles_of(entry).hold(self._folded):
            return entry.sections
        matching = set(self._titles_of(entry).places(self._folded))
        levels = levels_of(entry.sections, 0, len(entry.sections))
        found: list[int] = []
        level = 0
        for place in range(len(levels) - 1, -1, -1):
            if place in matching or levels[place] < level:
                found.append(place)
                level = levels[place]
        return picked(entry.sections, reversed(found))

    def _titles_of(self, entry: EntryListing) -> "_Titles":
        known = self._titles.get(entry.id)
        if known is None:
            known = self._titles[entry.id] = _Titles(entry)
        return known


class _Titles:
    """What an entry is called and stands under, and the titles of its sections with their sub-headings: folded, in two
    texts. A hundred thousand sections are searched at once.
    """

    __slots__ = ("_above", "_folded", "_starts")

    def __init__(self, entry: EntryListing) -> None:
        titles = titles_of(entry.sections)
        # A fold keeps the length, and no words hold the end of a line.
        self._above = fold("\n".join((entry.title, *entry.place, entry.volume)))
        self._folded = fold("\n".join(titles))
        self._starts = array("I", accumulate((len(title) + 1 for title in titles), initial=0))

    def name_or_hold(self, words: str) -> bool:
        return words in self._above or words in self._folded

    def hold(self, words: str) -> bool:
        return words in self._folded

    def places(self, words: str) -> Iterator[int]:
        """The places of the sections whose titles contain the words."""
        at = self._folded.find(words)
        while at >= 0:
            place = bisect_right(self._starts, at) - 1
            yield place
            at = self._folded.find(words, self._starts[place + 1])
