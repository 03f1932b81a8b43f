"""Columns of ranks in a table (位次, 名次) against the order of the numbers that they rank."""

import re
from collections.abc import Iterable, Iterator, Mapping

from yearbook_viewer.records import Cell, Finding, FindingKind, Verdict
from yearbook_viewer.text.audit.numbers.precision import plain
from yearbook_viewer.text.audit.tables.table_numbers import Number, Numbers

_RANK = re.compile("位次|名次|排名|排位|序位|位序")
_FEWEST = 4
# Two that changed places are told from another order in so many rows and more, by the column right before only.
_FEWEST_OF_TWO = 6

_Column = Mapping[int, Number]
_Wrong = list[tuple[int, int]]


def misplaced_ranks(words: Iterable[tuple[Cell, str]], columns: Numbers) -> Iterator[Finding]:
    """The rows whose rank is not that of their number, where all others' are (不符): said of that number.

    `words`: the cells of the table that hold words, with these; `columns`: its numbers.
    """
    for cell, head in words:
        if _RANK.search(head):
            ranks = {row: number for row, number in columns.get(cell.column, {}).items() if row > cell.row}
            yield from _misplaced(ranks, cell.column, columns)


def _misplaced(ranks: _Column, at: int, columns: Numbers) -> Iterator[Finding]:
    others = [column for column in columns if column != at and ranks.keys() <= columns[column].keys()]
    ways = [(_wrong(ranks, columns[column], falling), column) for column in others for falling in (True, False)]
    if len(ranks) < _FEWEST or not ways:
        return
    wrong, column = min(ways, key=lambda way: (len(way[0]), abs(at - way[1])))
    swapped = len(wrong) == 2 and len(ranks) >= _FEWEST_OF_TWO and column == at - 1
    for row, rank in wrong if len(wrong) == 1 or swapped else ():
        number, printed = columns[column][row], ranks[row]
        if number.figure is not None:
            words = f"{plain(number.value)}: {rank} ≠ {plain(printed.value)}"
            passage = (printed.cell.start, printed.cell.end)
            yield Finding(FindingKind.TABLE, Verdict.INCONSISTENT, words, number.figure, (), (passage,))


def _wrong(ranks: _Column, numbers: _Column, falling: bool) -> _Wrong:
    """The rows whose rank is another, with the one they have; those of one number share theirs."""
    values = [numbers[row].value for row in ranks]
    found: _Wrong = []
    for row, rank in ranks.items():
        own = numbers[row].value
        before = sum(value > own if falling else value < own for value in values)
        if not before < rank.value <= before + values.count(own):
            found.append((row, before + 1))
    return found
