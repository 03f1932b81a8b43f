"""Columns of rates in a table against the columns they come from: 比上年增长(%), 占总量(%)."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from operator import attrgetter
from typing import NamedTuple

from yearbook_viewer.records import Figure, Finding, FindingKind, Role, Table, Verdict
from yearbook_viewer.text.audit.changes.growth import against_values
from yearbook_viewer.text.audit.clauses.cells import is_cell
from yearbook_viewer.text.audit.clauses.statements import Change
from yearbook_viewer.text.audit.clauses.wording import UNSAID
from yearbook_viewer.text.audit.numbers.precision import RATES, Interval, has_many_digits, interval_of, plain, value_of
from yearbook_viewer.text.audit.numbers.rates import printed_rate, rate_verdict, rate_words
from yearbook_viewer.text.audit.totals.totals import added

# So many rows, and such a share of them, have to agree for the column to be known as made of the others.
_FEWEST, _MOSTLY = 3, 0.6
# Columns beside a rate that it may come from.
_BESIDE = 4
_HUNDRED = 100
_start_of = attrgetter("start")


class _Row(NamedTuple):
    """A row's values and rates, each with its column, from left to right."""

    levels: list[tuple[int, Figure]]
    rates: list[tuple[int, Figure]]


def table_rates(tables: Sequence[Table], figures: Sequence[Figure]) -> Iterator[Finding]:
    """The rates of tables that do not come from the values of their row where those of most rows do (不符)."""
    at = 0
    for table in tables:
        rows: dict[int, _Row] = defaultdict(lambda: _Row([], []))
        while at < len(figures) and figures[at].start < table.start:
            at += 1
        while at < len(figures) and figures[at].start < table.end:
            figure = figures[at]
            at += 1
            if not is_cell(table, figure) or figure.value is None or figure.target:
                continue
            cell = table.cells[bisect_right(table.cells, figure.start, key=_start_of) - 1]
            row = rows[cell.row]
            if figure.unit == "%":
                row.rates.append((cell.column, figure))
            elif figure.role is Role.LEVEL and figure.unit not in RATES:
                row.levels.append((cell.column, figure))
        yield from _changes(rows)
        yield from _shares(rows)


def _changes(rows: Mapping[int, _Row]) -> Iterator[Finding]:
    """Rates of change with the values of two years in their row."""
    found: dict[tuple[int, int, int], list[Finding]] = defaultdict(list)
    for row in rows.values():
        for at, rate in row.rates:
            if rate.role is Role.LEVEL:
                continue
            beside = [each for each in row.levels if each[0] < at][-_BESIDE:]
            for one, level in beside:
                for other, earlier in beside:
                    if one == other or level.unit != earlier.unit or not _is_year_before(earlier, level):
                        continue
                    finding = against_values(level, earlier, Change(rate, UNSAID))
                    if finding is not None:
                        found[at, one, other].append(finding)
    yield from _mostly(found)


def _is_year_before(earlier: Figure, level: Figure) -> bool:
    return level.year is not None and earlier.year == level.year - 1


def _shares(rows: Mapping[int, _Row]) -> Iterator[Finding]:
    """Shares of the row that has all of it, with the values that they are shares of."""
    found: dict[tuple[int, int, int], list[Finding]] = defaultdict(list)
    wholes: dict[tuple[int, int], tuple[int, Figure]] = {}
    for number, row in rows.items():
        for at, rate in row.rates:
            if rate.role is Role.LEVEL and value_of(rate) == _HUNDRED:
                for column, level in row.levels:
                    wholes.setdefault((at, column), (number, level))
    if not wholes:
        yield from _shares_of_sums(rows)
    for number, row in rows.items():
        for at, rate in row.rates:
            for column, part in [each for each in row.levels if each[0] < at][-_BESIDE:]:
                whole = wholes.get((at, column))
                if rate.role is not Role.LEVEL or whole is None or whole[0] == number:
                    continue
                finding = _share(part, value_of(whole[1]), interval_of(whole[1]), rate)
                if finding is not None and part.unit == whole[1].unit:
                    against = tuple(sorted((part, whole[1]), key=_start_of))
                    found[at, column, 0].append(replace(finding, against=against))
    yield from _mostly(found)


def _shares_of_sums(rows: Mapping[int, _Row]) -> Iterator[Finding]:
    """Shares of all the values in a column, where no row tells how much that is."""
    lines: dict[tuple[int, int], list[tuple[Figure, Figure]]] = defaultdict(list)
    for row in rows.values():
        for at, rate in row.rates:
            for column, part in [each for each in row.levels if each[0] < at][-_BESIDE:]:
                if rate.role is Role.LEVEL:
                    lines[at, column].append((part, rate))
    found: dict[tuple[int, int, int], list[Finding]] = defaultdict(list)
    for (at, column), pairs in lines.items():
        whole = sum((interval_of(part) for part, _ in pairs), Interval(Decimal(0), Decimal(0)))
        total = added([part for part, _ in pairs])
        if len({(part.unit, part.year) for part, _ in pairs}) > 1 or total <= 0:
            continue
        for part, rate in pairs:
            finding = _share(part, total, whole, rate)
            if finding is not None:
                found[at, column, 0].append(replace(finding, against=(part,)))
    yield from _mostly(found)


def _share(part: Figure, whole: Decimal, interval: Interval, rate: Figure) -> Finding | None:
    """A rate against a part and its whole, told by its value and where that may lie; `against` is left empty."""
    quotient = interval_of(part).over(interval)
    if quotient is None:
        return None
    per = printed_rate(rate).per
    computed = value_of(part) / whole * per
    verdict = rate_verdict(computed, quotient.times(per), rate)
    sides = f"{plain(value_of(part))} ÷ {plain(whole)}"
    return Finding(FindingKind.SHARE, verdict, rate_words(sides, computed, rate, verdict), rate, ())


def _mostly(found: Mapping[tuple[int, int, int], Sequence[Finding]]) -> Iterator[Finding]:
    """Of columns of which most rows agree the findings of those that do not."""
    told: set[int] = set()
    for findings in found.values():
        wrong = [finding for finding in findings if finding.verdict is Verdict.INCONSISTENT]
        right = len(findings) - len(wrong)
        # Two rates of three digits and more come from their rows by no chance.
        few = (
            len(wrong) == 1
            and sum(has_many_digits(each.checked) for each in findings if each not in wrong) >= _FEWEST - 1
        )
        if (right < _FEWEST and not few) or right < _MOSTLY * len(findings):
            continue
        for finding in wrong:
            if finding.checked.start not in told:
                told.add(finding.checked.start)
                yield finding
