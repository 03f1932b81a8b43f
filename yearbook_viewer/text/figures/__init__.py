"""The figures of an entry: numbers that state a fact, with unit, qualifier, indicator, role, relation and year."""

from collections.abc import Sequence

from yearbook_viewer.records import Entry, Figure, Mark
from yearbook_viewer.text.figures.clauses import places
from yearbook_viewer.text.figures.relations import figures_of
from yearbook_viewer.text.figures.scan import amounts
from yearbook_viewer.text.figures.surface import surface_of


def find_figures(entry: Entry, marks: Sequence[Mark]) -> tuple[Figure, ...]:
    """The figures below the entry's head in the order of the text; offsets into the entry's text.

    `marks`: what was found in the entry; numerals inside DOC and NAME marks are no figures.
    """
    surface = surface_of(entry, marks)
    return tuple(figures_of(surface, places(surface, amounts(surface)), entry))
