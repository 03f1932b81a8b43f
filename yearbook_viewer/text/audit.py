"""The arithmetic of a text, checked: parts under 其中 and columns of tables against their totals."""

import re
from collections.abc import Sequence
from decimal import Decimal

from yearbook_viewer.records import Figure, Finding, FindingKind, Role, Table, Verdict
from yearbook_viewer.records.found import PART
from yearbook_viewer.text.figures.numerals import ONE
from yearbook_viewer.text.figures.scan import RANGE
from yearbook_viewer.text.sums import Sum, half_digit, scale_of, value_of
from yearbook_viewer.text.table_sums import is_cell, sums_of_table

# Rates do not add up.
_RATES = frozenset(("%", "‰", "‱", "个百分点", "百分点", "倍"))
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


def audit(figures: Sequence[Figure], tables: Sequence[Table] = ()) -> list[Finding]:
    """What the sums in these figures come to, in the order of the text; only parts in their total's unit are added.

    `tables`: those that some of the figures stand in; there parts are added column by column, row by row.

    Whole numbers are exact; rounded ones may differ by half of their last digit each, as statistical
    yearbooks warn (未作机械调整). A list counts as complete if it ends with 其他, names both halves, equals its total
    or comes near it; otherwise it is partial as long as it stays below.
    """
    told, tabulated = _apart(figures, tables)
    found = [_finding(each) for each in _sums(told)]
    found += [_finding(each) for each in tabulated if _may_be_whole(each)]
    return sorted((finding for finding in found if finding is not None), key=lambda finding: finding.total.start)


def _apart(figures: Sequence[Figure], tables: Sequence[Table]) -> tuple[list[Figure], list[Sum]]:
    """The figures of the text, and the sums of the tables."""
    told: list[Figure] = []
    rows: list[list[Figure]] = [[] for _ in tables]
    at = 0
    for figure in figures:
        while at < len(tables) and tables[at].end <= figure.start:
            at += 1
        inside = at < len(tables) and tables[at].start <= figure.start and is_cell(tables[at], figure)
        (rows[at] if inside else told).append(figure)
    sums = [each for table, inside in zip(tables, rows, strict=True) for each in sums_of_table(table, inside)]
    return told, sums


def _may_be_whole(each: Sum) -> bool:
    """Whether rows of a table that come to more than their total were meant to make it up, and do not overlap."""
    parts = [part for part in each.parts if part.unit == each.total.unit]
    added = sum((value_of(part) for part in parts), Decimal(0))
    whole = value_of(each.total)
    return added <= whole or each.complete or (len(parts) > 1 and added - whole <= abs(whole) * _NEAR)


def _sums(figures: Sequence[Figure]) -> list[Sum]:
    latest: dict[str, Figure] = {}
    open_sums: dict[str, Sum] = {}
    found: list[Sum] = []
    for figure in figures:
        if figure.role is not Role.LEVEL:
            continue
        name = figure.relation.removeprefix(PART) if figure.relation.startswith(PART) else None
        if name is not None:
            current = open_sums.get(name)
            if current is None and name in latest:
                current = open_sums[name] = Sum(latest[name])
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


def _finding(each: Sum) -> Finding | None:
    total = each.total
    parts = tuple(part for part in each.parts if part.unit == total.unit and part.qualifier != RANGE)
    if not parts or total.unit in _RATES or total.qualifier == RANGE:
        return None
    verdict = _verdict(each, parts)
    if verdict is None:
        return None
    return Finding(FindingKind.SUM, verdict, _arithmetic(total, parts, verdict), total, parts)


def _verdict(each: Sum, parts: Sequence[Figure]) -> Verdict | None:
    total = each.total
    whole, added = value_of(total), sum((value_of(part) for part in parts), Decimal(0))
    if added == whole:
        return Verdict.CONSISTENT
    blurred = bool(total.qualifier) or any(part.qualifier for part in parts)
    tolerance = sum((half_digit(figure) for figure in (total, *parts)), Decimal(0))
    complete = each.complete or _is_complete(whole, added, parts)
    if abs(added - whole) <= tolerance and (complete or added > whole):
        return Verdict.ROUNDING
    if added < whole and not complete:
        return Verdict.PARTIAL
    if blurred or (not each.complete and _crosses(whole, parts)):
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
    if any(value_of(part) > whole for part in parts) or _LEFT_OVER.match(parts[-1].indicator):
        return False
    names = [part.indicator for part in parts]
    if len(names) == 2 and any("男" in name for name in names):
        return False
    return any(word in name for name in names for word in _CROSSING)


def _arithmetic(total: Figure, parts: Sequence[Figure], verdict: Verdict) -> str:
    """The sum written out in the text's own scale, or in base units where the scales differ."""
    scales = {scale_of(figure) for figure in (total, *parts)}
    scale = scales.pop() if len(scales) == 1 else ONE
    whole, added = value_of(total), sum((value_of(part) for part in parts), Decimal(0))
    shown = " + ".join(_plain(value_of(part) / scale) for part in parts)
    if len(parts) > 1 and verdict is not Verdict.CONSISTENT:
        shown += f" = {_plain(added / scale)}"
    sign = {
        Verdict.CONSISTENT: "=",
        Verdict.ROUNDING: "≈",
        Verdict.PARTIAL: "<",
        Verdict.INCONSISTENT: ">" if len(parts) == 1 and added > whole else "≠",
    }[verdict]
    return f"{shown} {sign} {_plain(whole / scale)}"


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
