"""Which columns of a table are parts of which, where their head does not say so but their numbers do."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from yearbook_viewer.text.figures.cells import Says
from yearbook_viewer.text.figures.closing import Adding, Line, agreeing, digits
from yearbook_viewer.text.figures.columns import Column
from yearbook_viewer.text.figures.grids import Grid
from yearbook_viewer.text.figures.surface import folded

_TOTAL = re.compile(r"(?:.{0,6}[合总共小]计|计|总数|总人数)(?:\([^()]*\))?")
# Columns that nothing but their numbers makes parts: so many digits would have to agree by chance.
_SURE = 6
_SURE_OF_A_TOTAL = 2
_WIDEST = 40


def wholes_across(grid: Grid, columns: Mapping[int, Column], lines: Mapping[int, Line]) -> dict[int, int]:
    """The column that each column is a part of, where the rows show it.

    `lines`: the amounts of each column by their row. Columns behind (or before) one that is called a total are its
    parts if they come to it in half of the rows; behind any other only if they do in all of them.
    """
    wholes: dict[int, int] = {}
    order = [at for at in columns if columns[at].says is Says.LEVEL and lines.get(at)]
    totals = {at for at in order if _TOTAL.fullmatch(_title(grid, at))}
    for place, at in enumerate(order):
        if columns[at].whole >= 0:
            continue
        behind = _beside(grid, columns, order[place + 1 :], at, totals)
        if at in totals:
            before = _beside(grid, columns, order[:place][::-1], at, totals)
            free = [[part for part in side if part not in wholes] for side in (behind, before)]
            parts = next((run for side in free if (run := _mostly(lines, at, side))), [])
        elif at not in wholes:
            parts = _always(lines, at, behind)
        else:
            parts = []
        wholes.update(dict.fromkeys(parts, at))
    return wholes


def _title(grid: Grid, column: int) -> str:
    """The lowest words of a column's head."""
    words = (folded(grid.words(row, column)) for row in range(grid.first - 1, -1, -1))
    return next((each for each in words if each), "")


def _beside(
    grid: Grid, columns: Mapping[int, Column], others: Sequence[int], at: int, totals: set[int]
) -> Sequence[int]:
    """The columns next to one, up to a total, another year, or another head above."""
    found: list[int] = []
    for other in others[:_WIDEST]:
        mine, its = columns[at], columns[other]
        if other in totals or (mine.year, mine.target) != (its.year, its.target):
            break
        if len(grid.heads[at]) > 1 and grid.heads[at][:1] != grid.heads[other][:1]:
            break
        found.append(other)
    return found


def _mostly(lines: Mapping[int, Line], whole: int, others: Sequence[int]) -> list[int]:
    """The columns that come to a total in at least half of the rows, group behind group."""
    found: list[int] = []
    while len(found) < len(others):
        run = _voted(lines, whole, others[len(found) :])
        told = agreeing(lines[whole], [lines[at] for at in run])
        good = {row for row, agrees in told.items() if agrees}
        if len(run) < 2 or 2 * len(good) < len(told):
            break
        kept = {row: lines[whole][row] for row in good}
        if digits(kept, [lines[at] for at in run]) < _SURE_OF_A_TOTAL:
            break
        found += run
    return found


def _always(lines: Mapping[int, Line], whole: int, others: Sequence[int]) -> list[int]:
    """The columns that come to another in every row, group behind group."""
    found: list[int] = []
    while len(found) < len(others):
        run = _voted(lines, whole, others[len(found) :])
        parts = [lines[at] for at in run]
        told = agreeing(lines[whole], parts)
        if len(run) < 2 or not all(told.values()) or digits(lines[whole], parts) < _SURE:
            break
        found += run
    return found


def _voted(lines: Mapping[int, Line], whole: int, others: Sequence[int]) -> list[int]:
    """As many of the columns as come to the whole in the most rows."""
    votes: Counter[int] = Counter()
    for row, amount in lines[whole].items():
        adding = Adding({row: amount})
        for count, at in enumerate(others, 1):
            if row in lines[at] and adding.add({row: lines[at][row]}):
                votes[count] += 1
                break
            if adding.is_over:
                break
    return list(others[: max(votes, key=votes.__getitem__)]) if votes else []
