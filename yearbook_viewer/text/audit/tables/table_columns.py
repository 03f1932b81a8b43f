"""Lines of a table that come from others: 增减额 = 2022年 − 2021年, 亩产 = 总产 ÷ 面积, 年末 = 年初 + 增 − 减."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, pairwise, permutations, product
from statistics import median

from yearbook_viewer.records import Figure, Finding, Table
from yearbook_viewer.text.audit.clauses.wording import is_comparable_by_convention
from yearbook_viewer.text.audit.numbers.precision import RATES
from yearbook_viewer.text.audit.tables.table_held import Held, held, is_slip
from yearbook_viewer.text.audit.tables.table_numbers import Number, Numbers, numbers_of, turned, words_of
from yearbook_viewer.text.audit.tables.table_ranks import misplaced_ranks
from yearbook_viewer.text.audit.tables.table_relations import (
    DIFFERENCE,
    GROWTH,
    PERCENTAGE,
    RELATIONS,
    Mean,
    Quotient,
    Relation,
    Row,
    Share,
    Signed,
    may_come_from,
)
from yearbook_viewer.text.figures.table_units import is_additive

# Of wider tables neighbouring lines are looked at; of longer ones the columns only.
_MOST_COLUMNS, _MOST_ROWS, _APART = 12, 16, 4
# What a line is headed by that is made of others.
_HINT = re.compile("[增减升降±率占比均每差余净]|单产|亩产|完成|指数|结存|年[末底]|期末|%|％")
_MEAN = re.compile("均")
_SHORTEST_COURSE, _LONGEST_COURSE = 3, 31
# So many rows tell a factor that no head prints: 365 days, 15 亩.
_FEWEST_OF_FACTOR, _TOLD_OF_FACTOR = 4, 7.0
# Factors of rounded numbers differ by so much of them.
_ALIKE = 0.02
_PERCENT = 100
# No rate is so many percent.
_NO_RATE = 1000
_COURSE = (DIFFERENCE, GROWTH, PERCENTAGE)
# 年初, 增加, 减少, 年末: what is added and taken away before the last, or behind the first.
_FEWEST_OF_FLOW, _MOST_OF_FLOW = 4, 8
_FLOWS: Mapping[int, Sequence[Relation]] = {
    size: [Signed((1, *signs)) for signs in product((1, -1), repeat=size - 2) if -1 in signs]
    for size in range(_FEWEST_OF_FLOW, _MOST_OF_FLOW + 1)
}


def table_columns(text: str, tables: Sequence[Table], figures: Sequence[Figure]) -> Iterator[Finding]:
    """The numbers that do not come from others as most numbers of their column, or of their row, do (不符).

    The others stand beside it, or are that of its own row and the one of the row before: 比上年增长, 累计.
    """
    starts = [figure.start for figure in figures]
    for table in tables:
        rows = numbers_of(text, table, figures, starts)
        words = list(words_of(text, table.cells))
        heads = {cell.column: said for cell, said in reversed(words)}
        names = {cell.row: said for cell, said in reversed(words)}
        columns = dict(list(turned(rows).items())[:_MOST_COLUMNS])
        yield from misplaced_ranks(words, columns)
        told: set[frozenset[int]] = set()
        for lines, said in ((columns, heads), (rows if len(rows) <= _MOST_ROWS else {}, names)):
            for each in _surest(_made(lines, said)):
                for finding in each.findings:
                    places = frozenset(figure.start for figure in (finding.checked, *finding.against))
                    if not any(len(places & other) > 1 for other in told):
                        told.add(places)
                        yield finding


def _surest(found: Iterator[tuple[int, Held]]) -> list[Held]:
    """Of each line the surest way in which it is made, the surest line first."""
    by_line: dict[int, Held] = {}
    for line, each in found:
        if line not in by_line or each.told > by_line[line].told:
            by_line[line] = each
    return sorted(by_line.values(), key=lambda each: -each.told)


def _made(lines: Numbers, words: Mapping[int, str]) -> Iterator[tuple[int, Held]]:
    """The lines that come from others, with how they do."""
    order = sorted(lines)
    hinted = {at: _HINT.search(words.get(at, "")) is not None for at in order}
    falling = any(number.value < 0 for line in lines.values() for number in line.values())
    for three in combinations(order, 3):
        if three[-1] - three[0] <= _APART:
            yield from _of_three(lines, three, hinted, falling=falling)
    for several in {tuple(order[first : first + size]) for size in (4, len(order)) for first in range(len(order) - 3)}:
        if not _FEWEST_OF_FLOW <= len(several) <= _MOST_OF_FLOW:
            continue
        for made in (several[-1], several[0]):
            rows = _rows([lines[made], *(lines[at] for at in several if at != made)])
            if any(each.figure is None or _is_rate(each) for row in rows for each in row):
                break
            flows = _FLOWS[len(several)]
            yield from _told(made, _of_amounts(rows, held(rows, flows, hinted=hinted[made], slips=True)))
    for one, made in permutations(order, 2):
        if abs(one - made) <= _APART:
            for each in _courses(lines[one], lines[made], hinted=hinted[made]):
                yield from _told(made, each)
    for made in {order[0], order[-1]} if len(order) > _SHORTEST_COURSE else ():
        rows = _rows([lines[made], *(lines[at] for at in order if at != made)])
        yield from _told(made, held(rows, (Mean(),), hinted=_MEAN.search(words.get(made, "")) is not None, slips=True))


def _of_three(
    lines: Numbers, three: Sequence[int], hinted: Mapping[int, bool], *, falling: bool
) -> Iterator[tuple[int, Held]]:
    """Of the ways in which one of three lines comes from the two others those that leave least.

    面积 × 亩产 = 总产 holds but for rounding where 总产 ÷ 面积 = 亩产 does.
    """
    rows = _rows([lines[at] for at in three])
    found: list[tuple[int, Held]] = []
    for first, second, third in permutations(range(3)):
        if not any(may_come_from(row[first].near, row[second].near, row[third].near) for row in rows[:2]):
            continue
        turned_rows = [(row[first], row[second], row[third]) for row in rows]
        each = held(turned_rows, RELATIONS, hinted=hinted[three[first]], falling=falling)
        found += _told(three[first], _of_amounts(turned_rows, each))
    if not found and len(rows) >= _FEWEST_OF_FACTOR:
        for first, second, third in permutations(range(3)):
            found += _told(three[first], _by_a_factor([(row[first], row[second], row[third]) for row in rows]))
    least = min((len(each.wrong) for _, each in found), default=0)
    yield from (each for each in found if len(each[1].wrong) == least)


def _is_rate(number: Number) -> bool:
    """Whether a number is a rate by its column: 年内增加 86200 is none."""
    return number.figure is not None and number.figure.unit in RATES and abs(number.value) < _NO_RATE


def _told(line: int, each: Held | None) -> Iterator[tuple[int, Held]]:
    if each is not None:
        yield line, each


def _of_amounts(rows: Sequence[Row], each: Held | None) -> Held | None:
    """Without averages, where amounts add up: 合计 is 甲镇 and 乙镇 together, in the column 户均人口 it is not."""
    if each is None or not each.wrong or not isinstance(each.relation, Signed):
        return each
    if all(_adds_up(row) for row in rows if row not in each.wrong):
        return replace(each, wrong=[row for row in each.wrong if _adds_up(row)])
    return each


def _adds_up(row: Row) -> bool:
    told = [each.figure for each in row if each.figure is not None]
    return all(is_additive(figure.unit, figure.indicator) for figure in told)


def _rows(lines: Sequence[Mapping[int, Number]]) -> list[Row]:
    """The places that all lines fill; without those whose rates are at comparable prices though nothing says so."""
    first, *others = lines
    return [
        (number, *(line[at] for line in others))
        for at, number in first.items()
        if all(at in line for line in others)
        and (number.figure is None or not is_comparable_by_convention(number.figure.indicator))
    ]


def _by_a_factor(rows: Sequence[Row]) -> Held | None:
    """A quotient times a number that is the same in most rows: 床位使用率 = 床日 ÷ (床位 × 365)."""
    factors = [made.near * other.near / one.near for made, one, other in rows if one.near]
    factor = median(factors) if len(factors) >= _FEWEST_OF_FACTOR else 0.0
    alike = sum(abs(each - factor) <= _ALIKE * factor for each in factors)
    if factor <= 0 or 2 * alike <= len(rows):
        return None
    found = held(rows, (Quotient(factor),), hinted=False, slips=True)
    return found if found is not None and found.told >= _TOLD_OF_FACTOR else None


def _courses(one: Mapping[int, Number], made: Mapping[int, Number], *, hinted: bool) -> Iterator[Held | None]:
    """A line that tells how another went from one place to the next, or how much of its total each number is."""
    places = sorted(one.keys() & made.keys())
    if len(places) < _SHORTEST_COURSE:
        return
    steps = list(pairwise(sorted(one)))
    for following in (steps, [(behind, before) for before, behind in steps]):
        rows = [(made[at], one[at], one[before]) for before, at in following if at in made]
        yield held(rows, _COURSE, hinted=hinted)
    # 累计: what is there with what came before.
    rows = [(one[at], made[at], made[before]) for before, at in pairwise(places)]
    yield held(rows, (DIFFERENCE,), hinted=False)
    if made[places[0]].value == one[places[0]].value and len(places) <= _LONGEST_COURSE:
        several: list[Row] = [(made[at], *(one[each] for each in places[: nth + 1])) for nth, at in enumerate(places)]
        yield held(several, (Signed((1,) * _LONGEST_COURSE),), hinted=False)
    yield _of_a_base([(made[at], one[at]) for at in places])
    for base in {places[0], places[-1], min(one), max(one, key=lambda at: one[at].value)}:
        rows = [(made[at], one[at], one[base]) for at in places if at != base]
        yield held(rows, (PERCENTAGE,), hinted=hinted)


def _of_a_base(rows: Sequence[Row]) -> Held | None:
    """Shares of what the table does not print (完成计划 of each quarter, 占比 of some trades): all but one come out,
    and a misprint explains that."""
    if len(rows) < _FEWEST_OF_FACTOR or not all(_is_share(made) and not _is_rate(one) for made, one in rows):
        return None
    for made, one in sorted(rows, key=lambda row: -row[0].near)[:2]:
        if one.near > 0:
            relation = Share(one.near / made.near * _PERCENT)
            wrong = [row for row in rows if abs(relation.computed([row[1].near]) - row[0].near) > relation.slack(row)]
            if len(wrong) == 1 and is_slip(wrong[0], relation, signed=False):
                return Held(relation, wrong, _TOLD_OF_FACTOR)
    return None


def _is_share(number: Number) -> bool:
    return number.figure is not None and number.figure.unit == "%" and number.value > 0
