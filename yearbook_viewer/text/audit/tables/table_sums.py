"""The sums of a table: totals with their parts in the same column or in the same row."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from yearbook_viewer.records import Figure, Role, Table
from yearbook_viewer.records.found import PART
from yearbook_viewer.text.audit.clauses.cells import cell_of
from yearbook_viewer.text.audit.numbers.precision import RATES, half_digit, value_of
from yearbook_viewer.text.audit.totals.totals import Sum, adds_up
from yearbook_viewer.text.figures.table_units import is_additive

# From so many rows a group of parts is looked for in vain; the rest stays together.
_MISSES = 8

_Place = tuple[int, int]
_Line = Mapping[int, Figure]
# Of a column, with the year of its figures and whether they are targets.
_Name = tuple[int, str, int | None, bool]


def sums_of_table(table: Table, figures: Sequence[Figure]) -> list[Sum]:
    """Each total with its parts in the same column, and each with its parts in the same row.

    `figures`: those that are cells of the table. Where one column tells which rows are parts of which, the others
    are added so too; the same for rows. Parts that fall into groups which each come to the total (按经济类型分,
    按规模分) are as many sums.
    """
    cells = amounts_of(table, figures)
    turned = {(column, row): figure for (row, column), figure in cells.items()}
    down, across = _links(cells), _links(turned)
    # What is told of a part in its column is not looked for in its row.
    across = {place: total for place, total in across.items() if place[::-1] not in down}
    return [*_sums(cells, _spread(cells, down)), *_sums(turned, _spread(turned, across))]


def amounts_of(table: Table, figures: Sequence[Figure]) -> dict[_Place, Figure]:
    """Of a table's cells, given by `figures`, those that hold no change, by row and column."""
    cells: dict[_Place, Figure] = {}
    for figure in figures:
        cell = cell_of(table, figure)
        if figure.role is Role.LEVEL:
            cells.setdefault((cell.row, cell.column), figure)
    return cells


def _links(cells: Mapping[_Place, Figure]) -> dict[_Place, int]:
    """Of each part whose total stands in its column the row of that total.

    Of several totals of one name it is the next one below, as for subtotals, else the last one above; but the last
    one above where the first of them leads its parts and the next is no subtotal itself.
    """
    totals: dict[_Name, list[int]] = defaultdict(list)
    first: dict[_Name, int] = {}
    parts: list[tuple[int, _Name]] = []
    for (row, column), figure in cells.items():
        # The 亩产 of all is no sum of those of each.
        if figure.unit not in RATES and not is_additive(figure.unit, figure.indicator):
            continue
        totals[column, figure.indicator, figure.year, figure.target].append(row)
        if figure.relation.startswith(PART):
            name = column, figure.relation.removeprefix(PART), figure.year, figure.target
            parts.append((row, name))
            first.setdefault(name, row)
    found: dict[_Place, int] = {}
    for row, name in parts:
        rows = totals.get(name, [])
        above, below = bisect_left(rows, row) - 1, bisect_right(rows, row)
        if above >= 0 and (below == len(rows) or (rows[0] < first[name] and not _is_part(cells, rows[below], name))):
            found[row, name[0]] = rows[above]
        elif below < len(rows):
            found[row, name[0]] = rows[below]
    return found


def _is_part(cells: Mapping[_Place, Figure], row: int, name: _Name) -> bool:
    return cells[row, name[0]].relation == PART + name[1]


def _spread(cells: Mapping[_Place, Figure], told: Mapping[_Place, int]) -> dict[_Place, int]:
    """The same in the columns that do not tell, for amounts that add up."""
    votes: dict[int, Counter[int]] = defaultdict(Counter)
    for (row, _), total in told.items():
        votes[row][total] += 1
    found = dict(told)
    for (row, column), figure in cells.items():
        if (row, column) in told or row not in votes:
            continue
        total = votes[row].most_common(1)[0][0]
        whole = cells.get((total, column))
        if whole is not None and _may_add(figure, whole):
            found[row, column] = total
    return found


def _may_add(part: Figure, whole: Figure) -> bool:
    alike = (part.unit, part.year, part.target) == (whole.unit, whole.year, whole.target)
    return alike and all(is_additive(figure.unit, figure.indicator) for figure in (part, whole))


def _sums(cells: Mapping[_Place, Figure], links: Mapping[_Place, int]) -> list[Sum]:
    """The sums of each column, those of a total's row together."""
    parts: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for row, column in sorted(links):
        parts[links[row, column]][column].append(row)
    found: list[Sum] = []
    for total, columns in parts.items():
        lines = {column: {row: cells[row, column] for row in rows} for column, rows in columns.items()}
        wholes = {column: cells[total, column] for column in columns}
        for group in _groups(wholes, lines):
            found += _of_group(wholes, lines, group)
    return found


def _of_group(wholes: Mapping[int, Figure], lines: Mapping[int, _Line], group: Sequence[int]) -> list[Sum]:
    """The sums of a group of rows; those that have parts in the same rows tell each other whether these are all."""
    alike: dict[tuple[int, ...], list[Sum]] = defaultdict(list)
    for column, line in lines.items():
        rows = tuple(row for row in group if row in line)
        if rows:
            alike[rows].append(Sum(wholes[column], [line[row] for row in rows]))
    for sums in alike.values():
        agreed = sum(len(each.parts) > 1 and adds_up(each.total, each.parts) for each in sums)
        for each in sums:
            each.complete = len(each.parts) > 1 and 2 * agreed >= len(sums) and agreed > 0
    return [each for sums in alike.values() for each in sums]


def _groups(wholes: Mapping[int, Figure], lines: Mapping[int, _Line]) -> list[list[int]]:
    """The rows of parts in groups that each come to the total; rows between such groups are a group too."""
    rows = sorted({row for line in lines.values() for row in line})
    found: list[list[int]] = []
    loose: list[int] = []
    at = misses = 0
    while at < len(rows):
        end = _end_of_group(wholes, lines, rows, at) if misses < _MISSES else at
        if end > at:
            found += [loose, rows[at:end]] if loose else [rows[at:end]]
            at, loose = end, []
        else:
            loose.append(rows[at])
            at, misses = at + 1, misses + 1
    return [*found, loose] if loose else found


def _end_of_group(wholes: Mapping[int, Figure], lines: Mapping[int, _Line], rows: Sequence[int], at: int) -> int:
    """Behind how many rows at least half of the columns come to their totals; `at` if they never do."""
    sums = [_Adding(value_of(whole), half_digit(whole)) for whole in wholes.values()]
    whole_lines = list(lines.values())
    for end in range(at, len(rows)):
        for each, line in zip(sums, whole_lines, strict=True):
            if rows[end] in line:
                each.add(line[rows[end]])
        filled = [each for each in sums if each.count > 0]
        if end > at and 2 * sum(each.is_right for each in filled) >= len(filled):
            return end + 1
        if 2 * sum(each.is_over for each in filled) > len(sums):
            break
    return at


@dataclass(slots=True)
class _Adding:
    """What is left of a total when its parts are taken from it one by one."""

    left: Decimal
    blur: Decimal
    count: int = 0

    def add(self, part: Figure) -> None:
        self.left -= value_of(part)
        self.blur += half_digit(part)
        self.count += 1

    @property
    def is_right(self) -> bool:
        return self.count > 1 and abs(self.left) <= self.blur

    @property
    def is_over(self) -> bool:
        return self.left < -self.blur
