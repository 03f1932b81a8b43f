"""The figures of an entry: numbers that state a fact, with unit, qualifier, indicator, role, relation and year."""

from collections.abc import Sequence
from operator import attrgetter

from yearbook_viewer.records import Entry, Figure, Mark
from yearbook_viewer.text.figures.clauses import places
from yearbook_viewer.text.figures.relations import figures_of
from yearbook_viewer.text.figures.scan import amounts
from yearbook_viewer.text.figures.surface import surface_of
from yearbook_viewer.text.figures.tabulated import figures_in


def find_figures(entry: Entry, marks: Sequence[Mark]) -> tuple[Figure, ...]:
    """The figures below the entry's head, and of a title that states one, in the order of the text; offsets into it.

    `marks`: what was found in the entry; numerals inside DOC and NAME marks are no figures. Those of its tables are
    read from their cells.
    """
    surface = surface_of(entry, marks)
    found = figures_of(surface, places(surface, amounts(surface)), entry)
    told = [figure for table in entry.layout.tables for figure in figures_in(entry.text, table, entry.year)]
    return tuple(sorted([*found, *told], key=attrgetter("start")) if told else found)
