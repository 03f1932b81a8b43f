"""Sentences that sum up a table: where some numbers are the sums of its columns the others have to be so too."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from operator import attrgetter

from yearbook_viewer.records import Entry, Figure, Finding, FindingKind, Role, Table, Verdict
from yearbook_viewer.text.audit.clauses.akin import telling
from yearbook_viewer.text.audit.clauses.sentences import Sentence
from yearbook_viewer.text.audit.numbers.misprints import may_be_mistyped
from yearbook_viewer.text.audit.numbers.precision import (
    RATES,
    Interval,
    interval_of,
    is_well_read,
    plain,
    scale_of,
    value_of,
)
from yearbook_viewer.text.audit.tables.table_items import Line, lines_of
from yearbook_viewer.text.audit.tables.table_named import named_in, words_at
from yearbook_viewer.text.audit.totals.totals import added, are_alike
from yearbook_viewer.text.figures.table_units import is_additive
from yearbook_viewer.text.figures.units import COUNTERS

# The words of the text and those of the table stand at most so far apart.
_REACH = 600
_FEWEST = 3
# So many digits of numbers that are sums of columns are so by no chance; of the table's length alone more.
_SURE, _SURE_OF_COUNT = 3, 5
# What is so many times a sum is no slip of it.
_FURTHEST = Decimal(2)
# A list that is told to be longer, or shorter, by more than this is another.
_MOST_MORE = 2
# What is told of no sum.
_OTHER = re.compile("上年|去年|年初|同期|计划|占|比|平均|每|均|其中|最|除|达标|以[上下内外]")
_REST = re.compile("其[他它余]|等$")
_start_of = attrgetter("start")


def table_summaries(entry: Entry, figures: Sequence[Figure], sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """What a sentence near a table tells of all its rows (四所医院共有病床235张、医师42人): what its columns add up to
    (相符), and, where enough do so by no chance, what does not though named as a column is (不符); so too how many
    rows there are. Of tables that print no totals."""
    if not entry.layout.tables:
        return
    prose = {figure.start for sentence in sentences for figure in sentence.figures}
    cells = [figure for figure in figures if figure.start not in prose]
    told: set[int] = set()
    for table in entry.layout.tables:
        near = [each for each in sentences if each.figures and _is_near(each, table)]
        if not near:
            continue
        columns = [line for line in lines_of(entry.text, table, cells) if not line.across and _may_add(line)]
        for sentence in near if columns else ():
            for finding in _of_sentence(sentence, columns, _above(entry, table)):
                if finding.checked.start not in told:
                    told.add(finding.checked.start)
                    yield finding


def _is_near(sentence: Sentence, table: Table) -> bool:
    return table.start - _REACH <= sentence.figures[0].start <= table.end + _REACH


def _above(entry: Entry, table: Table) -> str:
    """What heads the first column."""
    cell = table.cells[0]
    return entry.text[cell.start : cell.end]


def _may_add(line: Line) -> bool:
    first = line.figures[0]
    if len(line.sums) > (line.whole is not None) or len(line.figures) < _FEWEST or first.unit in RATES:
        return False
    return all(item.unit == first.unit and is_additive(item.unit, item.indicator) for item in line.figures)


def _of_sentence(sentence: Sentence, columns: Sequence[Line], rows: str) -> Iterator[Finding]:
    amounts = [at for at, figure in enumerate(sentence.figures) if _is_amount(figure)]
    right: dict[int, int] = {}
    for at in amounts:
        for column, line in enumerate(columns):
            if column not in right.values() and at not in right and _is_sum(sentence.figures[at], line):
                right[at] = column
    digits = sum(len(_printed(sentence.figures[at]).normalize().as_tuple().digits) for at in right)
    if digits < _SURE:
        return
    for at, column in right.items():
        yield _finding(sentence.figures[at], columns[column], Verdict.CONSISTENT)
    left = [column for column in range(len(columns)) if column not in right.values()]
    for at in amounts:
        figure = sentence.figures[at]
        if at in right or _OTHER.search(words_at(sentence, at).lead):
            continue
        named = [column for column in left if _is_named(sentence, at, columns[column])]
        if not named and (len(left) == 1 or {at - 1, at + 1} & right.keys()):
            named = [column for column in left if may_be_mistyped(figure, _total(columns[column]))]
        if len(named) == 1 and _may_be(figure, columns[named[0]]):
            left.remove(named[0])
            yield _finding(figure, columns[named[0]], Verdict.INCONSISTENT)
    if digits >= _SURE_OF_COUNT and not left and len(right) > 1:
        yield from _counted(sentence, amounts, right, columns[0], rows)


def _counted(
    sentence: Sentence, amounts: Sequence[int], right: dict[int, int], line: Line, rows: str
) -> Iterator[Finding]:
    """How many there are, told before their sums, against how many the table lists."""
    many = len(line.figures)
    for at in amounts:
        figure = sentence.figures[at]
        if at in right or at > min(right) or figure.unit not in COUNTERS or any(map(_REST.search, line.names)):
            continue
        words = words_at(sentence, at).lead
        apart = abs(value_of(figure) - many)
        if 0 < apart <= _MOST_MORE and telling(rows) & telling(words) and not _OTHER.search(words):
            words = f"{plain(value_of(figure))} ≠ {many}"
            yield Finding(FindingKind.TABLE, Verdict.INCONSISTENT, words, figure, line.figures)
        return


def _is_amount(figure: Figure) -> bool:
    level = figure.role is Role.LEVEL and figure.value is not None and figure.value > 0
    return level and not figure.qualifier and not figure.target and figure.unit not in RATES and is_well_read(figure)


def _printed(figure: Figure) -> Decimal:
    """A number as it is printed, without its scale."""
    return value_of(figure) / scale_of(figure)


def _is_sum(figure: Figure, line: Line) -> bool:
    total = _total(line)
    if not line.figures[0].unit:
        return total.holds(value_of(figure)) or total.holds(_printed(figure))
    return are_alike(figure, line.figures[0]) and total.meets(interval_of(figure))


def _total(line: Line) -> Interval:
    total = Interval(Decimal(0), Decimal(0))
    for item in line.figures:
        total = total + interval_of(item)
    exact = added(line.figures)
    return total if min(value_of(item) for item in line.figures) % 1 else Interval(exact, exact)


def _is_named(sentence: Sentence, at: int, line: Line) -> bool:
    figure, lead = sentence.figures[at], words_at(sentence, at).lead
    if line.figures[0].unit and not are_alike(figure, line.figures[0]):
        return False
    said = lead + figure.indicator
    if figure.unit and figure.unit in line.head:
        return True
    return bool(named_in((line.head,), said)) or bool(telling(line.head) and telling(line.head) <= telling(said))


def _may_be(figure: Figure, line: Line) -> bool:
    """Whether a number that is no sum of a column may be meant to be it: no item of it, and of its size."""
    value = value_of(figure) if line.figures[0].unit else _printed(figure)
    if any(value_of(item) == value for item in line.figures) or _total(line).holds(value):
        return False
    total = added(line.figures)
    return total < value * _FURTHEST and value < total * _FURTHEST


def _finding(figure: Figure, line: Line, verdict: Verdict) -> Finding:
    sides = " + ".join(plain(value_of(item)) for item in line.figures)
    words = f"{sides} = {plain(added(line.figures))}"
    if verdict is Verdict.INCONSISTENT:
        words += f" ≠ {plain(value_of(figure) if line.figures[0].unit else _printed(figure))}"
    return Finding(FindingKind.TABLE, verdict, words, figure, tuple(sorted(line.figures, key=_start_of)))
