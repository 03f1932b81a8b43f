"""Lines of a table that add up though no name says so (春, 夏, 秋, 冬 and 全年, in most rows), and parts of years."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from yearbook_viewer.records import Figure, Finding, Table
from yearbook_viewer.text.audit.clauses.stretches import months_of
from yearbook_viewer.text.audit.numbers.misprints import Misprint, explaining
from yearbook_viewer.text.audit.numbers.precision import last_digit, value_of
from yearbook_viewer.text.audit.tables.table_items import Line, lines_of
from yearbook_viewer.text.audit.totals.totals import Sum, adds_up, finding_of, off_by
from yearbook_viewer.text.figures.table_units import is_additive

# So many rows, and such a share of them, have to add up for a column to be known as the total of the others.
_FEWEST, _MOSTLY = 3, 0.6
_FEWEST_PARTS, _MOST_PARTS = 2, 40
# A total of so many digits is no chance.
_TELLING = 4
# What is further off is no slip.
_FAR = 2
_OF_ALL, _SEVERAL = re.compile("总|全部"), 3
# Of months, quarters and halves of a year.
_SIZES = (1, 3, 6)

_Place = tuple[int, int]


def sums_by_lines(cells: Mapping[_Place, Figure]) -> list[Sum]:
    """The sums of each row where one column is the total of all others beside it, and of each column likewise.

    `cells`: the amounts of a table by row and column. Only where most rows add up are the others told too.
    """
    turned = {(column, row): figure for (row, column), figure in cells.items()}
    return [*_of_rows(cells), *_of_rows(turned)]


def named_sums(text: str, tables: Sequence[Table], figures: Sequence[Figure]) -> Iterator[Finding]:
    """The sums that the names of totals tell (上半年, 1—9月, 全年, 总供水量), where one misprint keeps them from coming
    out (不符)."""
    for table in tables:
        for each in _sums_named(lines_of(text, table, figures)):
            finding = finding_of(each)
            if finding is not None:
                yield finding


def _sums_named(lines: Sequence[Line]) -> Iterator[Sum]:
    for line in lines:
        months = [(months_of(name), figure) for name, figure in zip(line.names, line.figures, strict=True)]
        months += [(months_of(name), figure) for name, figure in line.sums]
        months = [(told, figure) for told, figure in months if told and is_additive(figure.unit, figure.indicator)]
        for whole, total in months:
            for size in _SIZES:
                parts = [(told, figure) for told, figure in months if len(told) == size and told < whole]
                if len(parts) * size != len(whole) or len(parts) < _FEWEST_PARTS:
                    continue
                figures = [figure for _, figure in parts]
                alike = all((part.unit, part.year) == (total.unit, total.year) for part in figures)
                if alike and explaining(total, figures) is not Misprint.NONE:
                    yield Sum(total, figures, complete=True)
        for at in (0, -1):
            parts_of_all = [
                figure for name, figure in zip(line.names, line.figures, strict=True) if name != line.names[at]
            ]
            if (
                line.across
                or line.whole is not None
                or not _OF_ALL.match(line.names[at])
                or len(parts_of_all) < _SEVERAL
            ):
                continue
            each = _sum([*parts_of_all, line.figures[at]], -1)
            if each is not None and explaining(each.total, each.parts) >= Misprint.SWAP:
                yield Sum(each.total, each.parts, complete=True)


def _of_rows(cells: Mapping[_Place, Figure]) -> Iterator[Sum]:
    rows: dict[int, list[tuple[int, Figure]]] = defaultdict(list)
    for (row, column), figure in sorted(cells.items(), key=lambda item: item[0]):
        rows[row].append((column, figure))
    shapes: dict[tuple[int, ...], list[list[Figure]]] = defaultdict(list)
    for line in rows.values():
        if _FEWEST_PARTS < len(line) <= _MOST_PARTS:
            shapes[tuple(column for column, _ in line)].append([figure for _, figure in line])
    for lines in shapes.values():
        for total in (-1, 0):
            yield from _mostly([_sum(line, total) for line in lines])


def _sum(line: Sequence[Figure], total: int) -> Sum | None:
    """The first or the last of a line as the total of the others; None where they cannot be added."""
    whole = line[total]
    parts = [*line[:-1]] if total else [*line[1:]]
    alike = all((part.unit, part.year) == (whole.unit, whole.year) for part in parts)
    additive = all(is_additive(part.unit, part.indicator) for part in line)
    return Sum(whole, parts, complete=True) if alike and additive and value_of(whole) > 0 else None


def _mostly(sums: Sequence[Sum | None]) -> Iterator[Sum]:
    told = [each for each in sums if each is not None]
    right = [each for each in told if adds_up(each.total, each.parts)]
    if len(right) >= _FEWEST and len(right) >= _MOSTLY * len(told):
        yield from (each for each in told if off_by(each.total, each.parts) < _FAR)
    elif right and 2 * len(right) >= len(told) and max(map(_digits, right)) >= _TELLING:
        # One that comes to its total in so many digits is no chance; the others may be misprinted.
        yield from right
        wrong = [each for each in told if each not in right]
        yield from (each for each in wrong if explaining(each.total, each.parts) is not Misprint.NONE)


def _digits(each: Sum) -> int:
    """How many digits of a total tell that its parts come to it by no chance; none where they are few."""
    if len(each.parts) <= _FEWEST_PARTS:
        return 0
    return len(f"{value_of(each.total) / last_digit(each.total):.0f}".rstrip("0"))
