"""Lines of a table that add up though no name says so: 春, 夏, 秋, 冬 and 全年, in most rows."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from yearbook_viewer.records import Figure
from yearbook_viewer.text.audit.misprints import Misprint, explaining
from yearbook_viewer.text.audit.precision import last_digit, value_of
from yearbook_viewer.text.audit.totals import Sum, adds_up, off_by
from yearbook_viewer.text.figures.table_units import is_additive

# So many rows, and such a share of them, have to add up for a column to be known as the total of the others.
_FEWEST, _MOSTLY = 3, 0.6
_FEWEST_PARTS, _MOST_PARTS = 2, 40
# A total of so many digits is no chance.
_TELLING = 4
# What is further off is no slip.
_FAR = 2

_Place = tuple[int, int]


def sums_by_lines(cells: Mapping[_Place, Figure]) -> list[Sum]:
    """The sums of each row where one column is the total of all others beside it, and of each column likewise.

    `cells`: the amounts of a table by row and column. Only where most rows add up are the others told too.
    """
    turned = {(column, row): figure for (row, column), figure in cells.items()}
    return [*_of_rows(cells), *_of_rows(turned)]


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
