"""The arithmetic of a text, checked: parts under 其中 and columns of tables against their totals."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from operator import attrgetter

from yearbook_viewer.records import Cell, Figure, Finding, FindingKind, Role, Table, Verdict
from yearbook_viewer.records.found import PART
from yearbook_viewer.text.audit.precision import RATES, common_scale
from yearbook_viewer.text.audit.precision import half_digit as _half_digit
from yearbook_viewer.text.audit.precision import plain as _plain
from yearbook_viewer.text.audit.precision import value_of as _value
from yearbook_viewer.text.figures.scan import RANGE

# A list ends with what is left over, or names both halves of a whole.
_LEFT_OVER = re.compile(r"^(?:其他|其它|其余|另外|其馀|剩余)")
_HALVES = (
    ("男", "女"),
    ("城镇", "农村"),
    ("城镇", "乡村"),
    ("进口", "出口"),
    ("中央", "地方"),
    ("国内", "入境"),
    ("境内", "境外"),
)
# These cut across any other division of a group: a woman may be a party member too.
_CROSSING = ("女", "少数民族", "党员", "党外", "本科", "大专", "研究生", "高级职称", "中级职称", "岁")
# A list of three and more that comes this near to its total was meant to be complete.
_NEAR = Decimal("0.03")

# A sign before the number of a cell, or a footnote's mark behind it.
_SIGN = 4
_start_of = attrgetter("start")


@dataclass(slots=True)
class _Sum:
    """A total and the parts that the text gives for it; `complete`: other columns show that they are all of them."""

    total: Figure
    parts: list[Figure] = field(default_factory=list)
    complete: bool = False


def sums(figures: Sequence[Figure], tables: Sequence[Table] = ()) -> list[Finding]:
    """What the sums in these figures come to, in the order of the text; only parts in their total's unit are added.

    `tables`: those that some of the figures stand in; there parts are added column by column, row by row.

    Whole numbers are exact; rounded ones may differ by half of their last digit each, as statistical
    yearbooks warn (未作机械调整). A list counts as complete if it ends with 其他, names both halves, equals its total
    or comes near it; otherwise it is partial as long as it stays below.
    """
    told, tabulated = _apart(figures, tables)
    found = [_finding(each) for each in _sums(told)]
    found += [_finding(each) for each in tabulated if _may_be_whole(each)]
    return sorted((finding for finding in found if finding is not None), key=lambda finding: finding.checked.start)


def _apart(figures: Sequence[Figure], tables: Sequence[Table]) -> tuple[list[Figure], list[_Sum]]:
    """The figures of the text, and the sums of the tables."""
    told: list[Figure] = []
    rows: list[list[Figure]] = [[] for _ in tables]
    at = 0
    for figure in figures:
        while at < len(tables) and tables[at].end <= figure.start:
            at += 1
        inside = at < len(tables) and tables[at].start <= figure.start and _is_cell(tables[at], figure)
        (rows[at] if inside else told).append(figure)
    sums = [each for table, inside in zip(tables, rows, strict=True) for each in _sums_of_table(table, inside)]
    return told, sums


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


def _sums(figures: Sequence[Figure]) -> list[_Sum]:
    latest: dict[str, Figure] = {}
    open_sums: dict[str, _Sum] = {}
    found: list[_Sum] = []
    for figure in figures:
        if figure.role is not Role.LEVEL:
            continue
        name = figure.relation.removeprefix(PART) if figure.relation.startswith(PART) else None
        if name is not None:
            current = open_sums.get(name)
            if current is None and name in latest:
                current = open_sums[name] = _Sum(latest[name])
                found.append(current)
            if current is not None:
                current.parts.append(figure)
        if name is None:
            # A figure of its own ends every list before it.
            open_sums.clear()
        if name != figure.indicator:
            latest[figure.indicator] = figure
            open_sums.pop(figure.indicator, None)
    return found


def _finding(each: _Sum) -> Finding | None:
    total = each.total
    parts = tuple(part for part in each.parts if part.unit == total.unit and part.qualifier != RANGE)
    if not parts or total.unit in RATES or total.qualifier == RANGE:
        return None
    verdict = _verdict(each, parts)
    if verdict is None:
        return None
    return Finding(FindingKind.SUM, verdict, _arithmetic(total, parts, verdict), total, parts)


def _verdict(each: _Sum, parts: Sequence[Figure]) -> Verdict | None:
    total = each.total
    whole, added = _value(total), sum((_value(part) for part in parts), Decimal(0))
    if added == whole:
        return Verdict.CONSISTENT
    blurred = bool(total.qualifier) or any(part.qualifier for part in parts)
    tolerance = sum((_half_digit(figure) for figure in (total, *parts)), Decimal(0))
    complete = each.complete or _is_complete(whole, added, parts)
    if abs(added - whole) <= tolerance and (complete or added > whole):
        return Verdict.ROUNDING
    if added < whole and not complete:
        return Verdict.PARTIAL
    if blurred or _crosses(whole, parts):
        return None
    return Verdict.INCONSISTENT


def _is_complete(whole: Decimal, added: Decimal, parts: Sequence[Figure]) -> bool:
    names = [part.indicator for part in parts]
    if _LEFT_OVER.match(names[-1]):
        return True
    if len(parts) == 2 and any(
        (a in names[0] and b in names[1]) or (b in names[0] and a in names[1]) for a, b in _HALVES
    ):
        return True
    return len(parts) >= 3 and abs(added - whole) <= whole * _NEAR


def _crosses(whole: Decimal, parts: Sequence[Figure]) -> bool:
    """Whether the parts may overlap, so that together they may be more than the whole."""
    if any(_value(part) > whole for part in parts) or _LEFT_OVER.match(parts[-1].indicator):
        return False
    names = [part.indicator for part in parts]
    if len(names) == 2 and any("男" in name for name in names):
        return False
    return any(word in name for name in names for word in _CROSSING)


def _arithmetic(total: Figure, parts: Sequence[Figure], verdict: Verdict) -> str:
    """The sum written out in the text's own scale, or in base units where the scales differ."""
    scale = common_scale(total, *parts)
    whole, added = _value(total), sum((_value(part) for part in parts), Decimal(0))
    shown = " + ".join(_plain(_value(part) / scale) for part in parts)
    if len(parts) > 1 and verdict is not Verdict.CONSISTENT:
        shown += f" = {_plain(added / scale)}"
    sign = {
        Verdict.CONSISTENT: "=",
        Verdict.ROUNDING: "≈",
        Verdict.PARTIAL: "<",
        Verdict.INCONSISTENT: ">" if len(parts) == 1 and added > whole else "≠",
    }[verdict]
    return f"{shown} {sign} {_plain(whole / scale)}"
