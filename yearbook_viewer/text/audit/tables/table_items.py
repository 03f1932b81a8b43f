"""The lines of a table, its rows and its columns: what heads each, its items with their names, and what words name."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from yearbook_viewer.records import Figure, Table
from yearbook_viewer.text.audit.clauses.cells import is_cell
from yearbook_viewer.text.audit.tables.table_sums import amounts_of
from yearbook_viewer.text.figures.surface import folded

# A larger table has more numbers than a slip can tell apart.
_MOST_ROWS, _MOST_COLUMNS = 40, 24
TOTAL = re.compile(
    r"(?:.{0,6}[合总共小累]计|(?:[全本].{1,2})?计|总数|全(?:[市县省区州国镇乡村校年局院厂行社]|公司|系统)|.{0,4}平均)(?:\(.*\))?"
)
# Within a table of months or quarters these are sums of them.
_SPAN = re.compile("上半年|下半年|前三季度|第?[一二三四]季度小计")
_PART_OF_SPAN = re.compile("第?[一二三四]季度?|[0-9]{1,2}月份?")
_AMONG = re.compile("^(?:其中|#)[:：]?")
_BRACKETS = re.compile(r"[(（].*")
_HAN = re.compile("[\u4e00-\u9fff]|(?:18|19|20)[0-9]{2}")
_ANY_NUMBER = re.compile(r"[-−+]?[0-9][0-9,.]*%?")
_SIGNS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_NUMERALS = {sign: f"{number}月" for number, sign in enumerate(_SIGNS, 1)}
_MONTHS_OF_A_YEAR = 12
_start_of = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Line:
    """A row or a column.

    `head`: what names it; `names`: of its items, one for each of `figures`, without totals; `sums`: its totals, of
    halves of a year too, with their names; `whole`: that of all, if one is printed; `is_whole`: the line itself is
    that of all; `across`: a row.
    """

    head: str
    names: tuple[str, ...]
    figures: tuple[Figure, ...]
    sums: tuple[tuple[str, Figure], ...]
    whole: Figure | None
    is_whole: bool
    across: bool


def lines_of(text: str, table: Table, cells: Sequence[Figure]) -> list[Line]:
    """The columns of a table, and its rows. `cells`: the figures of the entry's tables, in the order of the text."""
    first, last = bisect_left(cells, table.start, key=_start_of), bisect_left(cells, table.end, key=_start_of)
    amounts = amounts_of(table, [cell for cell in cells[first:last] if is_cell(table, cell) and cell.value is not None])
    rows, columns = ({place[axis] for place in amounts} for axis in (0, 1))
    if not amounts or len(rows) > _MOST_ROWS or len(columns) > _MOST_COLUMNS:
        return []
    labels: dict[int, str] = {}
    heads: dict[int, str] = {}
    for cell in table.cells:
        words = folded("".join(text[cell.start : cell.end].split()))
        if words and cell.row in rows and cell.column < min(columns):
            # A number of its row, or what it belongs to, is no name.
            if not _HAN.search(labels.get(cell.row, "")):
                labels[cell.row] = words
        elif words and cell.row < min(rows) and cell.columns < len(columns):
            for column in range(cell.column, cell.column + cell.columns):
                heads[column] = heads.get(column, "") + words
    beside = _side_by_side(text, table, amounts)
    if beside:
        return [Line("", *_told(beside), (), None, is_whole=True, across=False)]
    turned = {(column, row): figure for (row, column), figure in amounts.items()}
    return [
        *_lines(turned, _named(heads), _named(labels), across=False),
        *_lines(amounts, _named(labels), _named(heads), across=True),
    ]


def _named(words: Mapping[int, str]) -> dict[int, str]:
    """The names as a text has them: without units, months with their sign."""
    bare = {at: _BRACKETS.sub("", _AMONG.sub("", each)) or each for at, each in words.items()}
    numerals = [each for each in bare.values() if each in _NUMERALS]
    numbers = [each for each in bare.values() if each.isdigit() and 0 < int(each) <= _MONTHS_OF_A_YEAR]
    if len(numerals) == _MONTHS_OF_A_YEAR:
        return {at: _NUMERALS.get(each, each) for at, each in bare.items()}
    if len(numbers) == _MONTHS_OF_A_YEAR:
        return {at: f"{int(each)}月" if each in numbers else each for at, each in bare.items()}
    return bare


def _lines(
    amounts: Mapping[tuple[int, int], Figure], heads: Mapping[int, str], names: Mapping[int, str], *, across: bool
) -> Iterator[Line]:
    by_line: dict[int, list[tuple[str, Figure]]] = defaultdict(list)
    for (line, at), figure in sorted(amounts.items(), key=lambda item: item[0]):
        by_line[line].append((names.get(at, ""), figure))
    in_parts = any(_PART_OF_SPAN.fullmatch(name) for name in names.values())
    for line, cells in by_line.items():
        sums = [each for each in cells if TOTAL.fullmatch(each[0]) or (in_parts and _SPAN.fullmatch(each[0]))]
        items = [each for each in cells if each not in sums]
        if items:
            head = heads.get(line, "")
            wholes = [figure for name, figure in sums if TOTAL.fullmatch(name)]
            whole = wholes[-1] if wholes and wholes[-1] is cells[-1][1] else next(iter(wholes), None)
            yield Line(
                head, *_told(items), tuple(sums), whole, is_whole=TOTAL.fullmatch(head) is not None, across=across
            )


def _told(items: Sequence[tuple[str, Figure]]) -> tuple[tuple[str, ...], tuple[Figure, ...]]:
    return tuple(name for name, _ in items), tuple(figure for _, figure in items)


def _side_by_side(text: str, table: Table, amounts: Mapping[tuple[int, int], Figure]) -> list[tuple[str, Figure]]:
    """The numbers of a table in whose rows names and numbers take turns (1月 8642 2月 7120), each with its name."""
    found: list[tuple[str, Figure]] = []
    last: tuple[int, str] | None = None
    for cell in table.cells:
        amount = amounts.get((cell.row, cell.column))
        words = folded("".join(text[cell.start : cell.end].split()))
        if amount is None:
            if _ANY_NUMBER.fullmatch(words):
                return []
            last = (cell.row, words) if words else None
        elif last is None or last[0] != cell.row:
            return []
        else:
            found.append((last[1], amount))
            last = None
    several = len({cell.row for cell in table.cells}) < len(found)
    alike = len({figure.unit for _, figure in found}) == 1
    return found if several and alike and not any(TOTAL.fullmatch(words) for words, _ in found) else []
