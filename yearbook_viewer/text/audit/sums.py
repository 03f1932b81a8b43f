"""The arithmetic of a text, checked: parts under 其中 and columns of tables against their totals."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from operator import attrgetter

from yearbook_viewer.records import Cell, Figure, Finding, Table
from yearbook_viewer.records.found import PART
from yearbook_viewer.text.audit.precision import half_digit as _half_digit
from yearbook_viewer.text.audit.precision import value_of as _value
from yearbook_viewer.text.audit.sentences import Sentence
from yearbook_viewer.text.audit.told_sums import told_sums
from yearbook_viewer.text.audit.totals import NEAR as _NEAR
from yearbook_viewer.text.audit.totals import Sum as _Sum
from yearbook_viewer.text.audit.totals import finding_of

# A sign before the number of a cell, or a footnote's mark behind it.
_SIGN = 4
_start_of = attrgetter("start")


def sums(sentences: Sequence[Sentence], figures: Sequence[Figure], tables: Sequence[Table] = ()) -> list[Finding]:
    """What the sums in these figures come to, in the order of the text; only parts in their total's unit are added.

    `tables`: those that some of the figures stand in; there parts are added column by column, row by row.

    Whole numbers are exact; rounded ones may differ by half of their last digit each, as statistical
    yearbooks warn (未作机械调整). A list counts as complete if it ends with 其他, names both halves, equals its total
    or comes near it; otherwise it is partial as long as it stays below.
    """
    tabulated = _tabulated(figures, tables)
    found = [finding_of(each) for each in told_sums(sentences)]
    found += [finding_of(each) for each in tabulated if _may_be_whole(each)]
    return sorted((finding for finding in found if finding is not None), key=lambda finding: finding.checked.start)


def _tabulated(figures: Sequence[Figure], tables: Sequence[Table]) -> list[_Sum]:
    """The sums of the tables."""
    rows: list[list[Figure]] = [[] for _ in tables]
    at = 0
    for figure in figures:
        while at < len(tables) and tables[at].end <= figure.start:
            at += 1
        inside = at < len(tables) and tables[at].start <= figure.start and _is_cell(tables[at], figure)
        if inside:
            rows[at].append(figure)
    return [each for table, inside in zip(tables, rows, strict=True) for each in _sums_of_table(table, inside)]


def _is_cell(table: Table, figure: Figure) -> bool:
    """Whether the figure is a cell of the table, not a figure of a sentence in one."""
    cell = _cell(table, figure)
    return figure.start - cell.start <= _SIGN and cell.end - figure.end <= _SIGN


def _cell(table: Table, figure: Figure) -> Cell:
    return table.cells[bisect_right(table.cells, figure.start, key=_start_of) - 1]


def _sums_of_table(table: Table, figures: Sequence[Figure]) -> list[_Sum]:
    """Each total with its parts in the same column, or, for parts named in its head (其中:女), in the same row."""
    places = [(cell.row, cell.column, figure) for figure in figures for cell in (_cell(table, figure),)]
    named: dict[tuple[bool, int, str], list[tuple[int, Figure]]] = defaultdict(list)
    for row, column, figure in places:
        named[True, column, figure.indicator].append((row, figure))
        named[False, row, figure.indicator].append((column, figure))
    sums: dict[Figure, _Sum] = {}
    for row, column, figure in places:
        if not figure.relation.startswith(PART):
            continue
        name = figure.relation.removeprefix(PART)
        total = _nearest(named[True, column, name], row, figure) or _nearest(named[False, row, name], column, figure)
        if total is not None:
            sums.setdefault(total, _Sum(total)).parts.append(figure)
    rows = {figure: row for row, _, figure in places}
    columns: dict[tuple[int, ...], list[_Sum]] = defaultdict(list)
    for each in sums.values():
        columns[rows[each.total], *(rows[part] for part in each.parts)].append(each)
    for alike in columns.values():
        agreed = sum(_adds_up(each) for each in alike)
        for each in alike:
            each.complete = len(each.parts) > 1 and 2 * agreed >= len(alike) and agreed > 0
    return list(sums.values())


def _nearest(totals: Sequence[tuple[int, Figure]], place: int, part: Figure) -> Figure | None:
    """The total of this name that a part belongs to: the next below or behind it, else the last before it."""
    others = [
        (at < place, abs(at - place), figure)
        for at, figure in totals
        if figure is not part and figure.year == part.year and figure.target == part.target
    ]
    return min(others, key=lambda each: each[:2])[2] if others else None


def _adds_up(each: _Sum) -> bool:
    added = sum((_value(part) for part in each.parts), Decimal(0))
    tolerance = sum((_half_digit(figure) for figure in (each.total, *each.parts)), Decimal(0))
    return len(each.parts) > 1 and abs(added - _value(each.total)) <= tolerance


def _may_be_whole(each: _Sum) -> bool:
    """Whether rows of a table that come to more than their total were meant to make it up, and do not overlap."""
    parts = [part for part in each.parts if part.unit == each.total.unit]
    added = sum((_value(part) for part in parts), Decimal(0))
    whole = _value(each.total)
    return added <= whole or each.complete or (len(parts) > 1 and added - whole <= abs(whole) * _NEAR)
