"""What an archive tells of the figures in it: browsing, series, the reader's word on findings."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from yearbook_viewer.archive import figure_columns, finding_queries, printings, queries, reviews, series_links
from yearbook_viewer.archive.asking import Answer, Asked
from yearbook_viewer.archive.finding_queries import KeptFindings
from yearbook_viewer.archive.store import Store
from yearbook_viewer.records import (
    EntryId,
    EntryListing,
    FigureAddress,
    FigureFilter,
    FigureGroup,
    FigureGrouping,
    FigureOrder,
    KeptFinding,
    LinkState,
    Printing,
    Review,
    Series,
    SeriesKey,
    SeriesLink,
    SeriesListing,
    VolumeFinding,
)

if TYPE_CHECKING:
    from yearbook_viewer.archive.browsing import Columns, Numbers


class FigureCalls(Asked):
    """The calls of an archive that are about figures."""

    def __init__(self, store: Store) -> None:
        """Made by `Archive.open`."""
        super().__init__(store)
        # The state of the archive's file, and all figures as they stood then.
        self._held: tuple[tuple[int, bytes] | None, Columns] | None = None

    def figures(
        self, wanted: FigureFilter = FigureFilter(), order: FigureOrder = FigureOrder.TEXT, *, falling: bool = False
    ) -> Sequence[FigureAddress]:
        """The addresses of all figures that are meant, in order: packed, a million of them take 8 MB.

        Equal ones stand in reading order, the newest year first; those without what they are sorted by stand last.
        """
        from yearbook_viewer.archive import figure_queries

        columns, kept = self._meant(wanted)
        return figure_queries.figures(columns, kept, order, falling=falling)

    def printings(self, addresses: Sequence[FigureAddress]) -> tuple[Printing, ...]:
        """The figures at these addresses in that order; ArchiveProblem for one whose entry is gone since."""
        return self._ask(lambda reader: printings.printings(reader, addresses))

    def quoted_printings(self, addresses: Sequence[FigureAddress]) -> tuple[Printing, ...]:
        """The same with whole sentences, for what goes out of the program."""
        return self._ask(lambda reader: printings.quoted_printings(reader, addresses))

    def figure_groups(self, wanted: FigureFilter, by: FigureGrouping, limit: int = 200) -> tuple[FigureGroup, ...]:
        """How many of the figures that are meant have the same, the most frequent first.

        By place, a figure counts for each of the titles between volume and entry.
        """
        from yearbook_viewer.archive import figure_queries

        columns, kept = self._meant(wanted)
        return figure_queries.figure_groups(columns, kept, by, limit)

    def series_listings(self, words: str = "", subject: str = "", limit: int = 200) -> tuple[SeriesListing, ...]:
        """The series to choose from, those with most years first; `words` stand in their indicators."""
        from yearbook_viewer.archive import browsing, series_queries

        if not subject:
            return series_queries.series_listings(self._all_figures(), words, limit)
        stock = self._browse(lambda reader: series_queries.stock_on(reader, [subject]))
        return series_queries.series_listings(browsing.columns_of(stock), words, limit)

    def series(self, key: SeriesKey) -> Series:
        """A series with all that is printed of it and of those joined to it by accepted links."""
        from yearbook_viewer.archive import series_queries

        return self._browse(lambda reader: series_queries.series(reader, key))

    def series_of(self, address: FigureAddress) -> SeriesKey | None:
        """The series that a figure belongs to; None for changes, goals and what has no value, year or subject."""
        from yearbook_viewer.archive import series_queries

        return self._ask(lambda reader: series_queries.series_of(reader, address))

    def series_links(self, key: SeriesKey) -> tuple[SeriesLink, ...]:
        """The series that were or may be taken for one with this: accepted, refused and proposed, likeliest first."""
        from yearbook_viewer.archive import series_queries

        return self._browse(lambda reader: series_queries.series_links(reader, key))

    def decide_link(self, one: SeriesKey, other: SeriesKey, state: LinkState) -> None:
        """Say whether two series are one; PROPOSED takes a decision back. Can be undone."""
        with self._store.writing() as writer:
            series_links.decide(writer, one, other, state)

    def kept_findings(
        self, entry: EntryId | None = None, volume: tuple[str, int | None] | None = None
    ) -> Sequence[KeptFinding]:
        """The findings of an entry, a volume (its name and year) or the archive, in reading order.

        Read a page at a time as they are asked for, each with the reader's present word on it.
        """
        numbers = self._ask(lambda reader: finding_queries.addresses(reader, entry, volume))
        return KeptFindings(
            numbers, lambda wanted: self._ask(lambda reader: finding_queries.findings_at(reader, wanted))
        )

    def volume_findings(self, entry: EntryId | None = None) -> tuple[VolumeFinding, ...]:
        """What entries of one subject, or without one of one title, print held against each other, about this entry or
        all; by subject.

        One subject after the other, each read in a transaction of its own: a large archive takes minutes.
        """
        from yearbook_viewer.archive import volume_queries
        from yearbook_viewer.text.series.volumes import volume_findings

        found: list[VolumeFinding] = []
        same = self._ask(series_links.groups)
        for like in self._browse(partial(volume_queries.likes, entry=entry)):
            printed = self._ask(partial(volume_queries.printings_on, like=like, same=same))
            found += volume_findings(printed, same)
        return tuple(each for each in found if entry is None or entry in _entries_of(each))

    def siblings(self, entry: EntryId) -> tuple[EntryListing, ...]:
        """The same entry of other years, the nearest year first: of the same subject and, where it can be, title."""
        return self._ask(lambda reader: queries.siblings(reader, entry))

    def reviews(self, entry: EntryId) -> tuple[Review, ...]:
        """The reader's word on the findings of an entry, in the order of the text."""
        return self._ask(lambda reader: reviews.reviews(reader, entry))

    def review(self, review: Review) -> None:
        """Give the reader's word on a finding, in the place of an earlier one; OPEN without words takes it back.

        Can be undone; kept when the entry is read again, and carried over to a revision. ValueError where no figure
        of the entry begins.
        """
        with self._store.writing() as writer:
            reviews.review(writer, review)

    def _meant(self, wanted: FigureFilter) -> "tuple[Columns, Numbers]":
        """Columns that hold all figures that are meant, and their places in them."""
        from yearbook_viewer.archive import browsing, figure_queries

        if figure_queries.is_of_all(wanted):
            columns = self._all_figures()
            return columns, figure_queries.meant(columns, wanted)
        stock = self._browse(lambda reader: figure_queries.stock_for(reader, wanted))
        columns, section = browsing.columns_of(stock), wanted.section
        within = None if section is None else self._ask(lambda reader: figure_queries.inside(reader, section))
        return columns, figure_queries.meant(columns, wanted, within)

    def _all_figures(self) -> "Columns":
        """The figures of all current entries; held, some 40 bytes each, until anybody writes into the archive."""
        from yearbook_viewer.archive import browsing

        state, held = self._store.state(), self._held
        if held is None or state is None or held[0] != state:
            figure_columns.fill(self._store)
            # Asked before the figures are read: what is written between makes them be read again.
            state = self._store.state()
            stock = self._ask(lambda reader: browsing.stock_of(reader, browsing.browsed(reader), whole=True))
            held = self._held = (state, browsing.columns_of(stock))
        return held[1]

    def _browse(self, question: Callable[[Connection], Answer]) -> Answer:
        """Ask what the figures' columns tell, after making those that an earlier program had not."""
        figure_columns.fill(self._store)
        return self._ask(question)


def _entries_of(finding: VolumeFinding) -> set[EntryId]:
    return {printing.address.entry for printing in (finding.checked, *finding.against)}
