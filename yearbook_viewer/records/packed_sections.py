"""Sections of a long entry, and how the tree lists those of any entry, kept in columns.

As objects the sections of a text of 100 MB fill more than a hundred megabytes, and Python looks through them all
whenever it tidies its memory, which stops the window for that long.
"""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from yearbook_viewer.records.found import KnowsStarts, Section, Subheading
from yearbook_viewer.records.kept import SectionId, SectionListing
from yearbook_viewer.records.packed import Packed, Strings

# No sub-headings.
_NONE: Mapping[int, tuple[Subheading, ...]] = MappingProxyType({})


class PackedSections(Packed[Section], KnowsStarts):
    """The sections of an entry."""

    __slots__ = (
        "_above",
        "_bodies",
        "_dates",
        "_ends",
        "_paths",
        "_prefixes",
        "_signatures",
        "_starts",
        "_subheadings",
        "_titles",
    )

    def __init__(self, sections: Iterable[Section] = ()) -> None:
        self._starts, self._bodies, self._ends, self._prefixes = array("I"), array("I"), array("I"), array("I")
        self._titles, self._dates = Strings(), Strings()
        self._paths: list[tuple[str, ...]] = []
        self._above = array("I")
        # Few have any.
        self._subheadings: dict[int, tuple[Subheading, ...]] = {}
        self._signatures: dict[int, tuple[str, ...]] = {}
        known: dict[tuple[str, ...], int] = {}
        for place, section in enumerate(sections):
            self._starts.append(section.start)
            self._bodies.append(section.body)
            self._ends.append(section.end)
            self._prefixes.append(section.prefix)
            self._titles.append(section.title)
            self._dates.append(section.date)
            above = section.path[:-1]
            if above not in known:
                known[above] = len(self._paths)
                self._paths.append(above)
            self._above.append(known[above])
            if section.subheadings:
                self._subheadings[place] = section.subheadings
            if section.signature:
                self._signatures[place] = section.signature

    def begun_at(self, offset: int) -> int:
        return bisect_right(self._starts, offset)

    def last_nested(self, place: int) -> int:
        """As the function of this name."""
        depths = [len(path) for path in self._paths]
        level = depths[self._above[place]]
        following = range(place + 1, len(self))
        return next((at - 1 for at in following if depths[self._above[at]] <= level), len(self) - 1)

    def __len__(self) -> int:
        return len(self._starts)

    def _made(self, place: int) -> Section:
        title = self._titles[place]
        return Section(
            title=title,
            path=(*self._paths[self._above[place]], title),
            start=self._starts[place],
            body=self._bodies[place],
            end=self._ends[place],
            prefix=self._prefixes[place],
            subheadings=self._subheadings.get(place, ()),
            signature=self._signatures.get(place, ()),
            date=self._dates[place],
        )


class PackedListings(Packed[SectionListing]):
    """The sections of an entry as the tree shows them."""

    __slots__ = ("_dates", "_ids", "_levels", "_prefixes", "_subheadings", "_titles")

    def __init__(  # noqa: PLR0913, PLR0917  a column each
        self,
        ids: Iterable[int] = (),
        titles: Iterable[str] = (),
        levels: Iterable[int] = (),
        prefixes: Iterable[int] = (),
        dates: Iterable[str] = (),
        subheadings: Mapping[int, tuple[Subheading, ...]] = _NONE,
    ) -> None:
        """The fields of the sections in their order; `subheadings`: by the places of the few that have any."""
        self._ids, self._levels, self._prefixes = array("q", ids), array("I", levels), array("I", prefixes)
        self._titles, self._dates = Strings(titles), Strings(dates)
        self._subheadings = subheadings

    def picked(self, places: Iterable[int]) -> "PackedListings":
        """Those at these places."""
        found = list(places)
        return PackedListings(
            (self._ids[place] for place in found),
            (self._titles[place] for place in found),
            (self._levels[place] for place in found),
            (self._prefixes[place] for place in found),
            (self._dates[place] for place in found),
            {at: self._subheadings[place] for at, place in enumerate(found) if place in self._subheadings},
        )

    def levels(self, first: int, last: int) -> Sequence[int]:
        """The level of each section from the place `first` on to before `last`."""
        return self._levels[first:last]

    def titles(self) -> list[str]:
        """Of each section its title with its sub-headings, a line each."""
        titles = list(self._titles)
        for place, subheadings in self._subheadings.items():
            titles[place] = _lines(titles[place], subheadings)
        return titles

    def place_of(self, section: SectionId) -> int:
        """Where the section with the id stands; ValueError if it does not."""
        return self._ids.index(section)

    def __len__(self) -> int:
        return len(self._ids)

    def _made(self, place: int) -> SectionListing:
        return SectionListing(
            id=SectionId(self._ids[place]),
            title=self._titles[place],
            level=self._levels[place],
            prefix=self._prefixes[place],
            subheadings=self._subheadings.get(place, ()),
            date=self._dates[place],
        )


def last_nested(sections: Sequence[Section], place: int) -> int:
    """The place of the last section nested in the one at the place; that place itself if none is."""
    if isinstance(sections, PackedSections):
        return sections.last_nested(place)
    following = range(place + 1, len(sections))
    level = sections[place].level
    return next((at - 1 for at in following if sections[at].level <= level), len(sections) - 1)


def levels_of(sections: Sequence[SectionListing], first: int, last: int) -> Sequence[int]:
    """The level of each of the sections from the place `first` on to before `last`."""
    if isinstance(sections, PackedListings):
        return sections.levels(first, last)
    return [section.level for section in sections[first:last]]


def place_among(sections: Sequence[SectionListing], section: SectionId) -> int | None:
    """Where the section with the id stands among these; None if it does not."""
    if isinstance(sections, PackedListings):
        try:
            return sections.place_of(section)
        except ValueError:
            return None
    return next((place for place, each in enumerate(sections) if each.id == section), None)


def picked(sections: Sequence[SectionListing], places: Iterable[int]) -> Sequence[SectionListing]:
    """The sections at these places."""
    if isinstance(sections, PackedListings):
        return sections.picked(places)
    return [sections[place] for place in places]


def titles_of(sections: Sequence[SectionListing]) -> list[str]:
    """Of each section its title with its sub-headings, a line each."""
    if isinstance(sections, PackedListings):
        return sections.titles()
    return [_lines(section.title, section.subheadings) for section in sections]


def _lines(title: str, subheadings: Sequence[Subheading]) -> str:
    return "\n".join((title, *(each.title for each in subheadings)))
