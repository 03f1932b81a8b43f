"""Totals that the text tells of a table which prints none: 三家医院开放床位1110张, and a column of three hospitals."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from yearbook_viewer.records import Entry, Figure, Role
from yearbook_viewer.text.audit.akin import telling
from yearbook_viewer.text.audit.facts import Fact
from yearbook_viewer.text.audit.misprints import Misprint, explaining
from yearbook_viewer.text.audit.table_sums import amounts_of, is_cell
from yearbook_viewer.text.audit.totals import adds_up, are_alike
from yearbook_viewer.text.figures.table_units import is_additive

_REACH = 400
_FEWEST = 3
_SHARED = 2


def mistyped_sums(entry: Entry, loose: Sequence[Fact], cells: Sequence[Figure]) -> dict[Figure, Sequence[Figure]]:
    """Of `loose` figures of the text the columns that they sum up but for a misprint.

    A column counts if all its cells are additive amounts of one unit and none is the total of the others. `cells`: the
    figures of the tables.
    """
    found: dict[Figure, Sequence[Figure]] = {}
    for table in entry.layout.tables:
        near = [fact for fact in loose if table.start - _REACH <= fact.figure.start <= table.end + _REACH]
        inside = (
            [each for each in cells if table.start <= each.start < table.end and is_cell(table, each)] if near else []
        )
        columns: dict[int, list[Figure]] = defaultdict(list)
        for (_, number), figure in amounts_of(table, inside).items():
            columns[number].append(figure)
        for column in columns.values():
            if _may_be_summed(column):
                for fact in near:
                    if fact.figure not in found and _sums_up(fact.figure, column):
                        found[fact.figure] = column
    return found


def _may_be_summed(column: Sequence[Figure]) -> bool:
    if len(column) < _FEWEST or any(figure.relation or figure.role is not Role.LEVEL for figure in column):
        return False
    first = column[0]
    alike = all(each.unit == first.unit and each.year == first.year for each in column)
    return alike and is_additive(first.unit, first.indicator) and not any(each.value is None for each in column)


def _sums_up(figure: Figure, column: Sequence[Figure]) -> bool:
    """Whether a figure would be the sum of a column of its name but for a misprint."""
    common = telling(figure.indicator)
    for cell in column:
        common &= telling(cell.indicator)
    if len(common) < min(_SHARED, max(len(telling(figure.indicator)), 1)) or not are_alike(figure, column[0]):
        return False
    if figure.value is None or figure.value <= max((cell.value or Decimal(0)) for cell in column):
        return False
    return not adds_up(figure, column) and explaining(figure, column) > Misprint.NONE
