"""Which entries and sections the words in the box above the tree keep."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from yearbook_viewer.records import EntryListing, SectionListing
from yearbook_viewer.records.packed_sections import levels_of, picked, titles_of
from yearbook_viewer.text.folds import fold


class Filter:
    """Keeps titles that contain the words, whatever the width or case; everything for no words."""

    def __init__(self, words: str) -> None:
        self.words = words
        self._folded = fold(words.strip())
        self._titles: dict[int, _Titles] = {}

    def __bool__(self) -> bool:
        return bool(self._folded)

    def narrowed(self, words: str) -> "Filter":
        """A filter by other words for the same entries; what was folded need not be folded again."""
        other = Filter(words)
        other._titles = self._titles
        return other

    def takes(self, title: str) -> bool:
        return self._folded in fold(title)

    def keeps_entry(self, entry: EntryListing) -> bool:
        above = (entry.title, *entry.place, entry.volume)
        return any(map(self.takes, above)) or self._titles_of(entry.sections).contain(self._folded)

    def kept(self, sections: Sequence[SectionListing]) -> Sequence[SectionListing]:
        """The sections that are kept, with every section above one of them; all where none is."""
        if not self or not self._titles_of(sections).contain(self._folded):
            return sections
        matching = set(self._titles_of(sections).places(self._folded))
        levels = levels_of(sections, 0, len(sections))
        found: list[int] = []
        level = 0
        for place in range(len(sections) - 1, -1, -1):
            if place in matching or levels[place] < level:
                found.append(place)
                level = levels[place]
        return picked(sections, reversed(found))

    def _titles_of(self, sections: Sequence[SectionListing]) -> "_Titles":
        known = self._titles.get(id(sections))
        if known is None or known.sections is not sections:
            known = self._titles[id(sections)] = _Titles(sections)
        return known


class _Titles:
    """The titles of sections with their sub-headings, folded, in one text: a hundred thousand are searched at once."""

    def __init__(self, sections: Sequence[SectionListing]) -> None:
        self.sections = sections
        titles = titles_of(sections)
        # A fold keeps the length, and no words hold the end of a line.
        self._folded = fold("\n".join(titles))
        self._starts = list(accumulate((len(title) + 1 for title in titles), initial=0))

    def contain(self, words: str) -> bool:
        return words in self._folded

    def places(self, words: str) -> Iterator[int]:
        """The places of the sections whose titles contain the words."""
        at = self._folded.find(words)
        while at >= 0:
            place = bisect_right(self._starts, at) - 1
            yield place
            at = self._folded.find(words, self._starts[place + 1])
