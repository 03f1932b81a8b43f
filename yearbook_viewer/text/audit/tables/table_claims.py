"""What the text reckons from its tables without telling how: sums, shares, changes and averages of their rows."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from operator import attrgetter

from yearbook_viewer.records import Entry, Figure, Finding, FindingKind, Role, Verdict
from yearbook_viewer.text.audit.clauses.facts import agree
from yearbook_viewer.text.audit.clauses.sentences import Sentence
from yearbook_viewer.text.audit.numbers.chances import CERTAIN, slip_by_chance
from yearbook_viewer.text.audit.numbers.precision import (
    RATES,
    Interval,
    interval_of,
    is_well_read,
    last_digit,
    plain,
    scale_of,
    value_of,
)
from yearbook_viewer.text.audit.numbers.rates import SIGNS, rounded
from yearbook_viewer.text.audit.tables.table_items import Line, lines_of
from yearbook_viewer.text.audit.tables.table_named import Told, named_in, words_at
from yearbook_viewer.text.audit.tables.table_readings import readings_of
from yearbook_viewer.text.audit.tables.table_reckoned import Reading
from yearbook_viewer.text.audit.totals.totals import are_alike

# The words of the text and those of the table stand at most so far apart.
_REACH = 1200
# How likely it may be by chance that a number is one of its readings mistyped, by how surely words tell of them.
_ALLOWED = {Told.LOOSELY: 0.015, Told.PARTLY: 0.015, Told.NAMED: 0.07, Told.FULLY: 0.25}
# What is so many times a reading is no slip of it, by how surely words tell of it.
_FURTHEST = {Told.LOOSELY: 2, Told.PARTLY: 2, Told.NAMED: 12, Told.FULLY: 12}
_FEWEST = 3
_MANY = 100
_HUNDRED = Decimal(100)
_NUMBER = re.compile("[0-9０-９][0-9０-９.,，．]*")
# 新增就业目标1600人 above the table of what was reached.
_GOAL = re.compile("目标|计划|任务|指标数")
_LINK = re.compile("(?:分?别?[为是有达共计约]|达到)+$")
_FEW = 4
_QUANTITY = re.compile("[人数量额]+$")
_start_of = attrgetter("start")


def table_claims(
    entry: Entry, figures: Sequence[Figure], sentences: Sequence[Sentence], known: Collection[int]
) -> Iterator[Finding]:
    """Numbers that the text near a table reckons from it: those that come out as words tell (相符, 舍入差), and those
    where none of the readings that the words allow comes out and one misprint explains why, or the number stands
    beside what they name (不符). `known`: where figures begin of which something is found already."""
    if not entry.layout.tables:
        return
    told = [(sentence, at) for sentence in sentences for at in range(len(sentence.figures))]
    starts = [sentence.figures[at].start for sentence, at in told]
    prose = set(starts)
    cells = [figure for figure in figures if figure.start not in prose]
    places = [cell.start for cell in cells]
    found: set[int] = set()
    for table in entry.layout.tables:
        near = told[bisect_left(starts, table.start - _REACH) : bisect_left(starts, table.end + _REACH)]
        near = [(sentence, at) for sentence, at in near if _may_be_reckoned(sentence.figures[at], {*known, *found})]
        lines = lines_of(entry.text, table, cells) if near else []
        printed = cells[bisect_left(places, table.start) : bisect_left(places, table.end)] if lines else []
        bare = not any(cell.unit and cell.unit not in RATES for cell in printed)
        for sentence, at in near:
            figure = _unscaled(sentence.figures[at]) if bare else sentence.figures[at]
            if lines:
                same = any(_are_same(figure, cell) for cell in printed)
                finding = (_beside if same else _held)(figure, lines, sentence, at)
                if finding is not None:
                    found.add(figure.start)
                    yield replace(finding, checked=sentence.figures[at])


def _unscaled(figure: Figure) -> Figure:
    """A number of the text as a table prints it that says nothing of 万元 or 万人."""
    scale = scale_of(figure)
    if scale == 1 or figure.unit in RATES:
        return figure
    digits = _NUMBER.search(figure.text)
    return figure if digits is None else replace(figure, value=value_of(figure) / scale, text=digits[0])


def _may_be_reckoned(figure: Figure, known: Collection[int]) -> bool:
    return (
        figure.value is not None
        and figure.start not in known
        and not figure.qualifier
        and not figure.target
        and not _GOAL.search(figure.indicator)
        and is_well_read(figure)
        and value_of(figure) > 0
    )


def _are_same(figure: Figure, cell: Figure) -> bool:
    if cell.value is None:
        return False
    if are_alike(figure, cell):
        return agree(figure, cell)
    return not cell.unit and value_of(figure) / scale_of(figure) == value_of(cell) / scale_of(cell)


def _held(figure: Figure, lines: Sequence[Line], sentence: Sentence, at: int) -> Finding | None:
    readings = list(readings_of(lines, figure, words_at(sentence, at)))
    # 及格率93.1% where 6.9% are left.
    if figure.unit == "%" and any(_comes_out(_all_but(each), figure) for each in readings):
        return None
    right = max((each for each in readings if _comes_out(each, figure)), default=None, key=lambda each: each.told)
    if right is not None and right.told >= Told.NAMED:
        exact = rounded(right.value, last_digit(figure)) == value_of(figure)
        return _finding(figure, right, Verdict.CONSISTENT if exact else Verdict.ROUNDING)
    fallen = next((each for each in readings if -each.value == value_of(figure) and each.told >= Told.NAMED), None)
    if right is None and fallen is not None:
        return _finding(figure, fallen, Verdict.INCONSISTENT)
    # What comes out loosely may do so by chance, but for what is named in full.
    for told in (Told.FULLY,) if right is not None else reversed(Told):
        alike = [each for each in readings if each.told is told and _is_near(each, figure)]
        # A single number that no words name, or what two differ by, is met by chance.
        alike = [each for each in alike if told > Told.LOOSELY or each.is_sum]
        values = {each.value for each in alike}
        chances = [(_chance(figure, each) * len(values), each) for each in alike]
        least, best = min(chances, default=(CERTAIN, None), key=lambda each: each[0])
        if best is not None and least <= _ALLOWED[told]:
            return _finding(figure, best, Verdict.INCONSISTENT)
    return None


def _beside(figure: Figure, lines: Sequence[Line], sentence: Sentence, at: int) -> Finding | None:
    """A number of the table that stands beside the one that words name: 甲县获金牌26枚, of 24 金牌 and 26 银牌."""
    words = words_at(sentence, at)
    said = words.before.rpartition(";")[2]
    rows = [line for line in lines if line.across]
    named = [rows[each] for each in named_in(tuple(row.head for row in rows), said)]
    for reading in readings_of(lines, figure, words) if len(named) == 1 and figure.role is Role.LEVEL else ():
        meant = reading.used[0]
        if not reading.is_single or reading.told < Told.FULLY or meant not in named[0].figures:
            continue
        column = next((line for line in lines if not line.across and meant in line.figures), None)
        if column is None:
            continue
        in_row = _names_both(words.lead, named[0].head, column.head) and _has(named[0], figure)
        in_column = value_of(meant) >= _MANY and named[0].head in words.lead and _has(column, figure)
        if in_row or in_column:
            return None if _are_same(figure, meant) else _finding(figure, reading, Verdict.INCONSISTENT)
    return None


def _has(line: Line, figure: Figure) -> bool:
    return sum(_are_same(figure, item) for item in line.figures) == 1


def _names_both(words: str, row: str, column: str) -> bool:
    """Whether words before a number tell what heads its column, what counts it left out, and nothing but its row."""
    told = _LINK.sub("", words)
    name = next((each for each in (column, _QUANTITY.sub("", column)) if len(each) > 1 and told.endswith(each)), "")
    rest = told.removesuffix(name).strip("、和及获有")
    return name != "" and (not rest or (row in rest and len(rest) - len(row) <= _FEW and "其中" not in rest))


def _chance(figure: Figure, reading: Reading) -> float:
    """How likely it is by chance that one misprint explains a number, or one of those that are added to be it."""
    found = slip_by_chance(figure, reading.interval)
    if reading.told is not Told.FULLY or not reading.is_sum or len(reading.used) < _FEWEST:
        return found
    off = value_of(figure) - reading.value
    blur = last_digit(figure)
    chances = [
        slip_by_chance(part, Interval(value_of(part) + off - blur, value_of(part) + off + blur))
        for part in reading.used
        if value_of(part) + off > blur
    ]
    return min(found, *(each * len(reading.used) for each in chances)) if chances else found


def _all_but(reading: Reading) -> Reading:
    rest = Interval(_HUNDRED - reading.interval.high, _HUNDRED - reading.interval.low)
    return replace(reading, value=_HUNDRED - reading.value, interval=rest)


def _comes_out(reading: Reading, figure: Figure) -> bool:
    """Whether a number is what a reading gives, or but for the last of many digits, which some cut off."""
    off, digit = abs(reading.value - value_of(figure)), last_digit(figure)
    cut_off = off <= digit and value_of(figure) >= _MANY * digit
    return cut_off or reading.interval.meets(interval_of(figure))


def _is_near(reading: Reading, figure: Figure) -> bool:
    furthest = _FURTHEST[reading.told]
    return reading.value < furthest * value_of(figure) and value_of(figure) < furthest * reading.value


def _finding(figure: Figure, reading: Reading, verdict: Verdict) -> Finding:
    rate = figure.unit in RATES
    scale, unit = (1, figure.unit) if rate else (scale_of(figure), "")
    digit = last_digit(figure)
    shown = plain(rounded(reading.value, digit if verdict is not Verdict.ROUNDING else digit / 10) / scale)
    words = f"{reading.sides} = {shown}{unit}".replace("-", "−")
    if reading.is_single:
        words = f"{plain(value_of(figure) / scale)} {SIGNS[verdict]} {shown}"
    elif verdict is not Verdict.CONSISTENT:
        words += f" {SIGNS[verdict]} {plain(value_of(figure) / scale)}{unit}"
    return Finding(FindingKind.TABLE, verdict, words, figure, tuple(sorted(reading.used, key=_start_of)))
