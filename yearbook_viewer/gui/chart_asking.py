"""What a chart asks of the archive: series with their goals, and those that may be the same."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from yearbook_viewer.records import (
    FigureAddress,
    FigureFilter,
    LinkState,
    Printing,
    Series,
    SeriesKey,
    SeriesLink,
    SeriesListing,
)
from yearbook_viewer.text.series.names import series_key

if TYPE_CHECKING:
    from yearbook_viewer.archive.archive import Archive

# Proposals that are drawn beside a series, the likeliest: more would hide it.
DRAWN_PROPOSALS = 2
LISTED = 200
# Goals of one indicator; a chart has no room for more.
_MOST_GOALS = 500


@dataclass(frozen=True, slots=True)
class Charted:
    """A series as it is charted. `proposed`: the likeliest of those that may be the same, by their links."""

    series: Series
    goals: tuple[Printing, ...]
    links: tuple[SeriesLink, ...]
    proposed: tuple[Series, ...]


def charted(archive: "Archive", keys: Sequence[SeriesKey]) -> tuple[Charted, ...]:
    """The series with these keys, each once: what was joined to an earlier one is drawn with that."""
    found: list[Charted] = []
    drawn: set[SeriesKey] = set()
    for key in keys:
        if key in drawn:
            continue
        series = archive.series(key)
        drawn |= {key, *series.joined}
        links = archive.series_links(key)
        likely = [link.other for link in links if link.state is LinkState.PROPOSED and link.other not in keys]
        proposed = tuple(archive.series(other) for other in likely[:DRAWN_PROPOSALS])
        goals = tuple(goal for each in (key, *series.joined) for goal in _goals(archive, each))
        found.append(Charted(series, goals, links, proposed))
    return tuple(found)


def listings_with(archive: "Archive", words: str, subject: str) -> tuple[SeriesListing, ...]:
    """The series to choose from."""
    return archive.series_listings(words, subject, LISTED)


def key_and_words(archive: "Archive", address: FigureAddress) -> tuple[SeriesKey | None, str]:
    """The series of a figure, and its indicator; None for a figure that belongs to no series."""
    (printing,) = archive.printings([address])
    return archive.series_of(address), printing.figure.indicator


def _goals(archive: "Archive", key: SeriesKey) -> Iterator[Printing]:
    wanted = FigureFilter(series=key.name, subject=key.subject, family=key.family, targets=True, changes=False)
    addresses = archive.figures(wanted)
    for printing in archive.printings(addresses[:_MOST_GOALS]):
        # A goal belongs to the series that the same words would belong to as a fact.
        if printing.figure.target and series_key(replace(printing.figure, target=False), key.subject) == key:
            yield printing
