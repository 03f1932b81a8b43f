"""The same indicator over the years: which series there are, what each prints, which may be one and the same."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from sqlalchemy import Connection, select

from yearbook_viewer.archive import schema
from yearbook_viewer.archive import series_links as links
from yearbook_viewer.archive.browsing import Columns, Mask, Numbers, Stock, browsed, columns_of, stock_of
from yearbook_viewer.archive.figure_columns import FOLLOWED
from yearbook_viewer.archive.printings import figures_at, quoted_printings
from yearbook_viewer.records import (
    FigureAddress,
    LinkState,
    Series,
    SeriesKey,
    SeriesLink,
    SeriesListing,
)
from yearbook_viewer.text.folds import fold
from yearbook_viewer.text.series.names import scope_of, series_key
from yearbook_viewer.text.series.proposals import LEAST, Course, likeness, proposals

_entries = schema.entries


@dataclass(frozen=True, slots=True)
class Followed:
    """The figures that belong to series. `places`: in the columns; `groups`: of each the number of its series.

    `subjects`, `names`, `families`, `scopes`: what the four parts of a key are numbered by; `parts`: of each series.
    """

    columns: Columns
    places: Numbers
    groups: Numbers
    subjects: Sequence[str]
    names: Sequence[str]
    families: Sequence[str]
    scopes: Sequence[str]
    parts: Sequence[Sequence[int]]

    def key(self, group: int) -> SeriesKey:
        subject, name, family, scope = self.parts[group]
        return SeriesKey(self.subjects[subject], self.names[name], self.families[family], self.scopes[scope])

    def members(self, groups: Iterable[int]) -> Iterator[tuple[int, Numbers]]:
        """Each of these series with the places of its figures in the columns, in reading order."""
        order = np.argsort(self.groups, kind="stable")
        ends = np.cumsum(np.bincount(self.groups, minlength=len(self.parts)))
        for group in groups:
            begin = int(ends[group - 1]) if group else 0
            yield group, self.places[order[begin : int(ends[group])]]

    def years(self) -> Numbers:
        """Of each series how many years have a value."""
        years = self.columns.year[self.places].astype(np.int64)
        low = int(years.min(initial=0))
        span = int(years.max(initial=0)) - low + 1
        # One number for a series and a year.
        both = np.unique(self.groups * span + (years - low)) // span
        return np.bincount(both, minlength=len(self.parts))


def series_listings(columns: Columns, words: str, limit: int) -> tuple[SeriesListing, ...]:
    """The series to choose from, most years first, then most printings.

    `words`: stand in the indicator or in the name of the series, each of them.
    """
    followed = followed_in(columns, words)
    printed = np.bincount(followed.groups, minlength=len(followed.parts))
    first = np.lexsort((-printed, -followed.years()))[:limit].tolist()
    return tuple(_listing(followed, group, places) for group, places in followed.members(first))


def series(reader: Connection, key: SeriesKey) -> Series:
    """A series with those joined to it: every printing, by year, then by the year of the volume."""
    joined = links.joined(reader, key)
    wanted = {key, *joined}
    followed = followed_in(columns_of(stock_on(reader, [each.subject for each in wanted])))
    columns = followed.columns
    groups = [group for group in range(len(followed.parts)) if followed.key(group) in wanted]
    places = followed.places[np.isin(followed.groups, np.array(groups, np.int64))]
    addresses = [
        FigureAddress(columns.entries[entry].id, ordinal)
        for entry, ordinal in zip(columns.entry[places].tolist(), columns.ordinal[places].tolist(), strict=True)
    ]
    told = sorted(
        quoted_printings(reader, addresses),
        key=lambda each: (each.figure.year, each.volume_year or each.entry_year or 0, each.address),
    )
    indicator = _most_printed(columns.words[word][0] for word in columns.word[places].tolist()) if told else key.name
    return Series(key, indicator, tuple(told), joined)


def series_of(reader: Connection, address: FigureAddress) -> SeriesKey | None:
    """The series that a figure belongs to; None for one that belongs to none or is not there."""
    subject = reader.scalars(select(_entries.c.subject).where(_entries.c.id == address.entry)).one_or_none()
    figure = figures_at(reader, {address.entry: {address.ordinal}}).get(address.entry, {}).get(address.ordinal)
    return None if subject is None or figure is None else series_key(figure, subject)


def series_links(reader: Connection, key: SeriesKey) -> tuple[SeriesLink, ...]:
    """The series that were or may be taken for one with this: likeliest first."""
    decided = links.decided(reader, key)
    subjects = {key.subject, *(other.subject for other in decided), *_similar(reader, key.subject)}
    followed = followed_in(columns_of(stock_on(reader, sorted(subjects))))
    courses = {
        followed.key(group): _course(followed, group, places)
        for group, places in followed.members(range(len(followed.parts)))
    }
    course = courses.get(key, Course(key))
    told = [
        SeriesLink(key, other, state, likeness(course, courses.get(other, Course(other))))
        for other, state in decided.items()
    ]
    open_ones = (other for other in courses.values() if other.key not in decided)
    told += [SeriesLink(key, other, LinkState.PROPOSED, share) for other, share in proposals(course, open_ones)]
    return tuple(sorted(told, key=lambda link: -link.likeness))


def _similar(reader: Connection, subject: str) -> list[str]:
    """The subjects whose name is so like this one that they may be the same body."""
    here = Course(SeriesKey(subject, "", "", ""))
    found = reader.scalars(select(_entries.c.subject).where(_entries.c.subject != "").distinct())
    return [other for other in found if likeness(here, Course(SeriesKey(other, "", "", ""))) >= LEAST]


def stock_on(reader: Connection, subjects: Sequence[str]) -> Stock:
    """The figures of the entries on these subjects."""
    return stock_of(reader, browsed(reader, _entries.c.subject.in_(subjects)), whole=False)


def followed_in(columns: Columns, words: str = "") -> Followed:
    """The figures that belong to series, numbered by series; `words`: only series that hold them."""
    subject_of_entry, subjects = _numbered(entry.subject for entry in columns.entries)
    name_of_word, names = _numbered(name for _, name in columns.words)
    family_of_unit, families = _numbered(family for _, family in columns.units)
    mask = columns.flags & FOLLOWED != 0
    mask &= np.array([bool(subject) for subject in subjects], np.bool_)[subject_of_entry][columns.entry]
    named = np.array([bool(name) for name in names], np.bool_) & _holding(words, columns, name_of_word, names)
    mask &= named[name_of_word][columns.word]
    places = np.flatnonzero(mask)
    told = columns.scope[places], subject_of_entry[columns.entry[places]], name_of_word[columns.word[places]]
    scopes, scope = _scopes(told, columns.scopes, subjects, names)
    keys = np.stack(
        [
            subject_of_entry[columns.entry[places]],
            name_of_word[columns.word[places]],
            family_of_unit[columns.unit[places]],
            scope,
        ]
    )
    # One number a key: sorting rows of four takes five times as long.
    sizes = [len(subjects) or 1, len(names) or 1, len(families) or 1, len(scopes) or 1]
    single = np.ravel_multi_index(list(keys.astype(np.int64)), sizes) if len(places) else np.zeros(0, np.int64)
    found, groups = np.unique(single, return_inverse=True)
    parts = np.stack(np.unravel_index(found, sizes), axis=1).tolist()
    return Followed(columns, places, groups, subjects, names, families, scopes, parts)


def _scopes(
    told: tuple[Numbers, Numbers, Numbers], scopes: Sequence[str], subjects: Sequence[str], names: Sequence[str]
) -> tuple[Sequence[str], Numbers]:
    """The scopes as they tell series apart, and the number of each figure's. `told`: its scope, subject and name."""
    sizes = [len(scopes) or 1, len(subjects) or 1, len(names) or 1]
    single = np.ravel_multi_index([each.astype(np.int64) for each in told], sizes)
    found, inverse = np.unique(single, return_inverse=True)
    triples = zip(*(each.tolist() for each in np.unravel_index(found, sizes)), strict=True)
    numbers, fewer = _numbered(scope_of(scopes[scope], subjects[by], names[name]) for scope, by, name in triples)
    return fewer, numbers[inverse]


def _holding(words: str, columns: Columns, name_of_word: Numbers, names: Sequence[str]) -> Mask:
    """Which names hold the words, in themselves or in any indicator that is printed for them."""
    wanted = fold(words).split()
    if not wanted:
        return np.ones(len(names), np.bool_)
    held = np.array(
        [all(word in fold(indicator) or word in name for word in wanted) for indicator, name in columns.words], np.bool_
    )
    return np.bincount(name_of_word[held], minlength=len(names)) > 0


def _numbered(words: Iterable[str]) -> tuple[Numbers, list[str]]:
    """Each word as a number, and the words by their numbers."""
    numbers: dict[str, int] = {}
    told = [numbers.setdefault(word, len(numbers)) for word in words]
    return np.array(told, np.int64), list(numbers)


def _listing(followed: Followed, group: int, places: Numbers) -> SeriesListing:
    columns = followed.columns
    years = columns.year[places]
    return SeriesListing(
        key=followed.key(group),
        indicator=_most_printed(columns.words[word][0] for word in columns.word[places].tolist()),
        unit=_most_printed(columns.units[unit][0] for unit in columns.unit[places].tolist()),
        first_year=int(years.min()),
        last_year=int(years.max()),
        years=len(np.unique(years)),
        printings=len(places),
    )


def _course(followed: Followed, group: int, places: Numbers) -> Course:
    columns = followed.columns
    years, first = np.unique(columns.year[places], return_index=True)
    values = columns.magnitude[places[first]]
    return Course(followed.key(group), dict(zip(years.tolist(), values.tolist(), strict=True)))


def _most_printed(words: Iterable[str]) -> str:
    """The word met most often; of several the one met first."""
    counted: dict[str, int] = {}
    for word in words:
        counted[word] = counted.get(word, 0) + 1
    return max(counted, key=lambda word: counted[word])
