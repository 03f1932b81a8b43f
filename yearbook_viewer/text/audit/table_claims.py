"""What the text says of a table's cells without telling them: how much one grew, how much of the whole one is."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from operator import attrgetter

from yearbook_viewer.records import Entry, Figure, Finding, FindingKind, Role, Table, Verdict
from yearbook_viewer.text.audit.changes import between
from yearbook_viewer.text.audit.growth import against_values
from yearbook_viewer.text.audit.misprints import Misprint, explaining
from yearbook_viewer.text.audit.near_misses import is_near_miss
from yearbook_viewer.text.audit.precision import RATES, Interval, interval_of, plain, value_of
from yearbook_viewer.text.audit.rates import rate_verdict, rate_words
from yearbook_viewer.text.audit.sentences import SIGN, Sentence
from yearbook_viewer.text.audit.statements import Change
from yearbook_viewer.text.audit.table_sums import is_cell, sums_of_table
from yearbook_viewer.text.audit.totals import Sum, adds_up
from yearbook_viewer.text.audit.wording import UNSAID
from yearbook_viewer.text.series.names import series_name

_start_of = attrgetter("start")
_SHARE = re.compile("占[^,;:]{0,12}$")
_CLAUSE = re.compile(f"[,;:{SIGN}]")
_SHORTEST_LABEL = 2
_HUNDRED = Decimal(100)
# A rate of fewer digits comes out by chance.
_TELLING = Decimal(10)
# The cells of a larger table are too many for a slip to tell anything.
_MOST = 200
# The text on a table stands so near it.
_REACH = 1500


def table_claims(entry: Entry, figures: Sequence[Figure], sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Changes and shares that the text near a table tells of its cells (比上年增加, with the columns of both years; 占,
    with a column and its total): 不符 where none of the cells named comes to the number, and one would but for a slip.
    """
    at = 0
    if not entry.layout.tables:
        return
    told = [(sentence, place) for sentence in sentences for place in range(len(sentence.figures))]
    starts = [sentence.figures[place].start for sentence, place in told]
    for table in entry.layout.tables:
        while at < len(figures) and figures[at].start < table.start:
            at += 1
        first = at
        while at < len(figures) and figures[at].start < table.end:
            at += 1
        cells = [figure for figure in figures[first:at] if is_cell(table, figure) and figure.value is not None]
        if 0 < len(cells) <= _MOST:
            near = told[bisect_left(starts, table.start - _REACH) : bisect_right(starts, table.end + _REACH)]
            yield from _changes(cells, near)
            yield from _shares(entry.text, table, cells, near)


def _changes(cells: Sequence[Figure], told: Sequence[tuple[Sentence, int]]) -> Iterator[Finding]:
    """Changes since the year before, of a name that a table has with the values of both years."""
    by_name: dict[tuple[str, str], dict[int, Figure]] = defaultdict(dict)
    for cell in cells:
        if cell.role is Role.LEVEL and cell.year is not None and cell.unit not in RATES and not cell.target:
            by_name[series_name(cell.indicator), cell.unit].setdefault(cell.year, cell)
    for sentence, at in told:
        change = sentence.figures[at]
        if change.role is Role.LEVEL or change.year is None or change.target or change.qualifier or change.doubt:
            continue
        base = int(change.relation) if change.relation.isdigit() else change.year - 1
        name = series_name(change.indicator)
        pairs = [
            (values[change.year], values[base])
            for (own, _), values in by_name.items()
            if own and change.year in values and base in values and (own in name or name.endswith(own))
        ]
        held = [(pair, finding) for pair in pairs if (finding := _change(*pair, change)) is not None]
        if any(finding.verdict is not Verdict.INCONSISTENT for _, finding in held):
            continue
        for (level, earlier), finding in held:
            if _is_slip(level, earlier, change):
                yield finding
                break


def _change(level: Figure, earlier: Figure, change: Figure) -> Finding | None:
    if change.unit == "%":
        return against_values(level, earlier, Change(change, UNSAID))
    return between(level, earlier, change) if change.unit == level.unit else None


def _is_slip(level: Figure, earlier: Figure, change: Figure) -> bool:
    """Whether a misprint would explain the change, so that the cells are the ones meant."""
    if change.unit != "%":
        whole, part = (level, earlier) if change.role is Role.INCREASE else (earlier, level)
        return explaining(whole, (part, change)) > Misprint.NONE
    quotient = interval_of(level).over(interval_of(earlier))
    if quotient is None:
        return False
    rise = change.role is Role.INCREASE
    low, high = ((each - 1) * _HUNDRED for each in (quotient.low, quotient.high))
    rates = Interval(low, high) if rise else Interval(-high, -low)
    rate = (value_of(level) / value_of(earlier) - 1) * _HUNDRED
    return is_near_miss(rate if rise else -rate, rates, change)


def _shares(
    text: str, table: Table, cells: Sequence[Figure], told: Sequence[tuple[Sentence, int]]
) -> Iterator[Finding]:
    """Shares that the text tells of a row which its clause names, of a column whose total is there."""
    sums = [each for each in sums_of_table(table, cells) if len(each.parts) > 1 and adds_up(each.total, each.parts)]
    labels = {part.start: _label(text, table, part) for each in sums for part in each.parts}
    for sentence, at in told:
        share = sentence.figures[at]
        words = sentence.before(at)
        if share.unit != "%" or share.role is not Role.LEVEL or share.qualifier or not _SHARE.search(words):
            continue
        if value_of(share) < _TELLING:
            continue
        clause = _CLAUSE.split(words)[-1]
        held = [
            (each, part, finding)
            for each in sums
            for part in each.parts
            if len(labels[part.start]) >= _SHORTEST_LABEL and labels[part.start] in clause
            if (finding := _share(part, each, share)) is not None
        ]
        if not held or any(finding.verdict is not Verdict.INCONSISTENT for *_, finding in held):
            continue
        for each, part, finding in held:
            whole = interval_of(part).over(interval_of(each.total))
            computed = value_of(part) / value_of(each.total) * _HUNDRED
            if whole is not None and is_near_miss(computed, whole.times(_HUNDRED), share):
                yield finding
                break


def _share(part: Figure, each: Sum, share: Figure) -> Finding | None:
    quotient = interval_of(part).over(interval_of(each.total))
    if quotient is None:
        return None
    computed = value_of(part) / value_of(each.total) * _HUNDRED
    verdict = rate_verdict(computed, quotient.times(_HUNDRED), share)
    words = rate_words(f"{plain(value_of(part))} ÷ {plain(value_of(each.total))}", computed, share, verdict)
    return Finding(FindingKind.TABLE, verdict, words, share, (part, each.total))


def _label(text: str, table: Table, figure: Figure) -> str:
    """What names the row of a cell: the first cell of the row."""
    cell = table.cells[bisect_right(table.cells, figure.start, key=_start_of) - 1]
    first = next((other for other in table.cells if other.row == cell.row), cell)
    return text[first.start : first.end].strip()
