"""Columns of a table that come from two others, row by row: 增减额 = 2022年 − 2021年, 亩产 = 总产 ÷ 面积."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import partial
from itertools import combinations, permutations
from operator import attrgetter
from typing import NamedTuple

from yearbook_viewer.records import Cell, Figure, Finding, FindingKind, Table, Verdict
from yearbook_viewer.text.audit.precision import plain

# So many rows, and such a share of all, have to agree for a column to be known as made of the others.
_FEWEST, _MOSTLY = 3, 0.6
# Wider tables are looked at by neighbouring columns.
_MOST_COLUMNS, _APART = 12, 4
_MOST_ROWS = 400
# 万元 by 人, 吨 by 亩 in 公斤, and percentages.
_SCALES = tuple(Decimal(10) ** power for power in (0, 2, 1, 3, 4, -1, -2, -3, -4))
_USUAL = _SCALES[:2]
_TELLING = 100
# Of the first rows some have to agree.
_FIRST, _SOME = 8, 3
_NUMBER = re.compile(r"\s*([-−－+]?)([0-9０-９]{1,12}(?:,[0-9]{3})*)(?:\.([0-9]{1,4}))?\s*")
_start_of = attrgetter("start")


class _Number(NamedTuple):
    """The number of a cell; `digit`: what its last digit is worth; `figure`: the one that was found there, if any."""

    value: Decimal
    digit: Decimal
    cell: Cell
    figure: Figure | None


def table_columns(text: str, tables: Sequence[Table], figures: Sequence[Figure]) -> Iterator[Finding]:
    """The cells that do not come from two others of their row as most cells of their column do (不符)."""
    starts = [figure.start for figure in figures]
    for table in tables:
        rows: dict[int, dict[int, _Number]] = defaultdict(dict)
        for cell in table.cells:
            number = _number(text, cell, figures, starts)
            if number is not None and cell.row <= _MOST_ROWS:
                rows[cell.row][cell.column] = number
        columns = sorted({column for row in rows.values() for column in row})[:_MOST_COLUMNS]
        told: set[int] = set()
        for three in combinations(columns, 3):
            if three[-1] - three[0] <= _APART:
                for finding in _columns(rows, three):
                    if finding.checked.start not in told:
                        told.add(finding.checked.start)
                        yield finding


def _number(text: str, cell: Cell, figures: Sequence[Figure], starts: Sequence[int]) -> _Number | None:
    found = _NUMBER.fullmatch(text, cell.start, cell.end)
    if found is None:
        return None
    digit = Decimal(1).scaleb(-len(found[3] or ""))
    value = Decimal(f"{found[2].replace(',', '')}.{found[3] or 0}")
    at = bisect_right(starts, cell.end - 1) - 1
    figure = figures[at] if at >= 0 and figures[at].start >= cell.start else None
    return _Number(-value if found[1] in ("-", "−", "－") else value, digit, cell, figure)


class _Row(NamedTuple):
    """The three cells of a row: the one that may be made of the others, and those."""

    made: _Number
    one: _Number
    other: _Number


def _columns(rows: Mapping[int, Mapping[int, _Number]], three: Sequence[int]) -> Iterator[Finding]:
    """What of three columns does not come from the others, read in the way that holds in most rows.

    面积 × 亩产 = 总产 holds but for rounding where 总产 ÷ 面积 = 亩产 does.
    """
    held = [found for order in permutations(three) if (found := _column(rows, *order)) is not None]
    yield from min(held, key=len, default=[])


def _column(rows: Mapping[int, Mapping[int, _Number]], made: int, one: int, other: int) -> list[Finding] | None:
    """The cells of a column that do not come from two others where most do; None where they do not."""
    full = [
        _Row(row[made], row[one], row[other]) for row in rows.values() if made in row and one in row and other in row
    ]
    if len(full) <= _FEWEST:
        return None
    # Where no fall has its sign, rises and falls are printed without.
    differ = _is_difference if any(row.made.value < 0 for row in full) else _is_unsigned_difference
    for fits, sign, scale in ((differ, "−", Decimal(1)), *_QUOTIENTS):
        if sum(map(fits, full[:_FIRST])) < min(_SOME, len(full) - 1):
            continue
        right = [row for row in full if fits(row)]
        telling = sum(row.made.value not in (0, 1) and (sign == "−" or _is_telling(row, scale)) for row in right)
        if telling < _FEWEST or len(right) < _MOSTLY * len(full):
            continue
        return [finding for row in full if not fits(row) for finding in _finding(row, sign, scale)]
    return None


def _is_difference(row: _Row) -> bool:
    """Whether a cell is the difference of two, as far as rounding goes."""
    return abs(row.one.value - row.other.value - row.made.value) <= _slack(row)


def _is_unsigned_difference(row: _Row) -> bool:
    return abs(abs(row.one.value - row.other.value) - row.made.value) <= _slack(row)


def _slack(row: _Row) -> Decimal:
    rounded = min(each.digit for each in row) < 1
    return max(each.digit for each in row) if rounded else Decimal(0)


def _is_quotient(row: _Row, scale: Decimal) -> bool:
    if not row.other.value:
        return False
    return abs(row.one.value / row.other.value * scale - row.made.value) <= row.made.digit


def _is_telling(row: _Row, scale: Decimal) -> bool:
    """Whether a cell comes from two others by no chance: in three digits, where it is no ratio and no percentage."""
    usual = scale in _USUAL and row.made.digit < 1
    return usual or row.made.value >= _TELLING * row.made.digit


# How a cell may come from two others by division, and times what.
_QUOTIENTS: tuple[tuple[Callable[[_Row], bool], str, Decimal], ...] = tuple(
    (partial(_is_quotient, scale=scale), "÷", scale) for scale in _SCALES
)


def _finding(row: _Row, sign: str, scale: Decimal) -> Iterator[Finding]:
    checked = row.made.figure or row.one.figure
    if checked is None or not row.other.value:
        return
    one, other = row.one.value, row.other.value
    computed = (one - other if sign == "−" else one / other * scale).quantize(row.made.digit, ROUND_HALF_UP)
    sides = f"{plain(one)} {sign} {plain(other)}{f' × {plain(scale)}' if scale != 1 else ''}"
    words = f"{sides} = {plain(computed)} ≠ {plain(row.made.value)}".replace("-", "−")
    others = [each for each in row if each.figure is not checked]
    against = sorted((each.figure for each in others if each.figure is not None), key=_start_of)
    passages = tuple((each.cell.start, each.cell.end) for each in others if each.figure is None)
    yield Finding(FindingKind.TABLE, Verdict.INCONSISTENT, words, checked, tuple(against), passages)
