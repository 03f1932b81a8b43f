"""What a reader searches for, and what an archive answers."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

from yearbook_viewer.records.found import Kind
from yearbook_viewer.records.kept import EntryId, SectionId

SearchId = NewType("SearchId", int)


class Where(StrEnum):
    """Where words stand, the more telling first: the entry's title, the heading of a section, its text."""

    TITLE = "title"
    HEADING = "heading"
    TEXT = "text"


class HitOrder(StrEnum):
    """How sections that were found stand in a list.

    RELEVANCE: by where the words stand, then by how many hits there are, then the newer year. NEWEST, OLDEST: by the
    year described, those without a year last, then as in RELEVANCE.
    """

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


class LineOrder(StrEnum):
    """How lines of a concordance stand: as in the list of sections, or by what is left or right of the words."""

    FOUND = "found"
    BEFORE = "before"
    AFTER = "after"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What the reader has clicked among the counts; an empty set does not narrow. None stands for no year."""

    years: frozenset[int | None] = frozenset()
    entries: frozenset[EntryId] = frozenset()
    places: frozenset[Where] = frozenset()


@dataclass(frozen=True, slots=True)
class SearchWish:
    """A search. `words`: in the language of `text/query`, as typed; nothing is an error in it.

    `exact`: letter for letter, without the foldings of `text/search_folds.py`; a line end is no letter. `narrowed`: the
    counts that were clicked; `narrowed.entries` is also how one searches in a single entry.
    """

    words: str
    exact: bool = False
    order: HitOrder = HitOrder.RELEVANCE
    narrowed: Narrowing = field(default_factory=Narrowing)


@dataclass(frozen=True, slots=True)
class Hit:
    """A section in which the searched words stand, `section` None and `title` empty for an entry's head.

    A section is its own slice: heading and text, without the sections below it. `count`: how many hits it has.
    `start`, `end`: the first of them, into the entry's text (an empty stretch at 0 for a title that was put right by
    the reader and does not stand in the text). `snippet`: the text around it on one line, and around the first hit of
    each further word that stands far from it, with … between; `marks`: where hits begin and end in the snippet.
    """

    entry: EntryId
    section: SectionId | None
    entry_title: str
    title: str
    year: int | None
    where: Where
    count: int
    start: int
    end: int
    snippet: str
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Hits:
    """The first sections in order, and how much there is in all: hits, sections, entries.

    `scanned`: entries whose text had to be read through, for the index lacks them; 0 where it is whole.
    """

    total: int
    sections: int
    entries: int
    first: tuple[Hit, ...]
    scanned: int = 0

    def __iter__(self) -> Iterator[Hit]:
        return iter(self.first)


@dataclass(frozen=True, slots=True)
class YearCount:
    """A year described (None: no year): hits, sections with hits, and all sections the archive has of it."""

    year: int | None
    hits: int
    sections: int
    of_sections: int


@dataclass(frozen=True, slots=True)
class EntryCount:
    """An entry with hits."""

    entry: EntryId
    title: str
    year: int | None
    hits: int
    sections: int


@dataclass(frozen=True, slots=True)
class Facets:
    """Counts of what was found, by which it can be narrowed.

    Each list counts what the other two narrowings leave, so that a second value of it can be clicked as well.
    `years`: oldest first, no year last. `entries`: most hits first, at most 200 of them; `of_entries`: how many there
    are. `places`: sections by where the words stand.
    """

    years: tuple[YearCount, ...]
    entries: tuple[EntryCount, ...]
    of_entries: int
    places: tuple[tuple[Where, int], ...]


@dataclass(frozen=True, slots=True)
class ContextLine:
    """A hit in the middle of its line (KWIC): what stands before and after it, without line ends.

    `start`, `end`: of the hit, into the entry's text.
    """

    entry: EntryId
    section: SectionId | None
    entry_title: str
    title: str
    year: int | None
    start: int
    end: int
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class ContextLines:
    """Lines in the order asked for; `total`: how many hits there are, of which at most as many as asked are lines."""

    total: int
    lines: tuple[ContextLine, ...]


class SuggestionKind(StrEnum):
    """What a suggestion is: searched before, a name of that kind, a title or heading, or a word."""

    SEARCHED = "searched"
    NAME = "name"
    TITLE = "title"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the reader may mean by what he typed so far. `name`: the kind of a NAME; `count`: how often it was met."""

    words: str
    kind: SuggestionKind
    name: Kind | None = None
    count: int = 0


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search that the reader keeps in the archive under a name; `at`: when, `YYYY-MM-DDTHH:MM:SSZ`."""

    id: SearchId
    name: str
    wish: SearchWish
    at: str


@dataclass(frozen=True, slots=True)
class Indexing:
    """How far the index of an archive is: `done` of `total` current entries; the others are scanned meanwhile."""

    done: int
    total: int
