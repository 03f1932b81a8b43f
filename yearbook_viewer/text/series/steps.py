"""Years of entries whose volumes follow each other, where only some entries tell which year they describe."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from yearbook_viewer.records import Printing
from yearbook_viewer.text.series.printed import title_of

# Volumes of following years describe years that follow each other, not the same one and not the next but one.
_SAME, _NEXT_BUT_ONE = 0, 2


def in_years_told(printings: Sequence[Printing]) -> Sequence[Printing]:
    """The printings, those of an entry whose year was taken from its volume with the year that the next volume's entry
    of its title leaves to it: where the volume of 1986 says 年末 of 1986, that of 1985 tells of 1985."""
    volumes: dict[str, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    for printing in printings:
        if printing.volume_year is not None and printing.entry_year is not None:
            volumes[title_of(printing)][printing.volume_year].add(printing.entry_year)
    later = {title: moved for title, years in volumes.items() if (moved := _moved(years))}
    if not later:
        return printings
    said = {printing.address.entry for printing in printings if str(printing.entry_year) in printing.sentence}
    return [
        _a_year_later(printing)
        if printing.address.entry not in said and printing.volume_year in later.get(title_of(printing), ())
        else printing
        for printing in printings
    ]


def _moved(years: dict[int, set[int]]) -> set[int]:
    """The volumes, by year, whose entries are to be read as of a year later."""
    one = {volume: next(iter(told)) for volume, told in years.items() if len(told) == 1}
    moved: set[int] = set()
    for later, former in pairwise(sorted(one, reverse=True)):
        if later - former == 1 and one[later] - one[former] == _NEXT_BUT_ONE:
            one[former] += 1
            moved.add(former)
    for former, later in pairwise(sorted(one)):
        if later - former == 1 and one[later] - one[former] == _SAME:
            one[later] += 1
            moved.add(later)
    return moved


def _a_year_later(printing: Printing) -> Printing:
    figure, year = printing.figure, printing.entry_year
    if year is None:
        return printing
    if figure.year is not None and str(figure.year) not in printing.sentence:
        figure = replace(figure, year=figure.year + 1)
    return replace(printing, figure=figure, entry_year=year + 1)
