"""The total that a text tells before its table, one digit of it mistyped, however the table calls it: 合计, 总计."""

from bisect import bisect_left
from collections.abc import Sequence

from yearbook_viewer.records import Entry, Figure, Role, Table
from yearbook_viewer.records.found import PART
from yearbook_viewer.text.audit.clauses.akin import telling
from yearbook_viewer.text.audit.clauses.facts import Fact, agree
from yearbook_viewer.text.audit.numbers.precision import RATES, scale_of
from yearbook_viewer.text.audit.repeats.mistypings import Likeness, alike_cells
from yearbook_viewer.text.audit.tables.table_lines import sums_by_lines
from yearbook_viewer.text.audit.tables.table_sums import amounts_of, sums_of_table
from yearbook_viewer.text.audit.totals.totals import adds_up

# The words of the text and those of the table stand at most so far apart.
_REACH = 400
_FEWEST_PARTS = 3
_TITLE, _HEAD = 120, 16
# So many characters that tell something are in the name and above the table, unless the numbers are alike by no chance.
_SHARED = 2


def mistyped_totals(
    entry: Entry, facts: Sequence[Fact], loose: Sequence[Fact], cells: Sequence[Figure]
) -> dict[Figure, Figure]:
    """Of `loose` figures of the text the totals of tables that they would be but for a mistyped digit.

    A total counts if its parts come to it; it may not be told elsewhere in the text. `facts`: all that the text
    states; `cells`: the figures of the tables, in the order of the text.
    """
    found: dict[Figure, Figure] = {}
    unmatched = {fact.figure for fact in loose}
    at = 0
    for table in entry.layout.tables:
        inside: list[Figure] = []
        while at < len(cells) and cells[at].start < table.end:
            if cells[at].start >= table.start:
                inside.append(cells[at])
            at += 1
        first = bisect_left(facts, table.start - _REACH, key=_start_of)
        near = facts[first : bisect_left(facts, table.end + _REACH, lo=first, key=_start_of)]
        if inside and near:
            found |= _of_table(entry, table, inside, near, unmatched)
    return found


def _start_of(fact: Fact) -> int:
    return fact.figure.start


def _of_table(
    entry: Entry, table: Table, inside: Sequence[Figure], near: Sequence[Fact], loose: set[Figure]
) -> dict[Figure, Figure]:
    amounts = amounts_of(table, inside)
    sums = [*sums_of_table(table, inside), *sums_by_lines(amounts)]
    totals = {
        each.total.start: each.total
        for each in sums
        if len(each.parts) >= _FEWEST_PARTS and adds_up(each.total, each.parts)
    }
    if not totals:
        return {}
    rows = {figure.start: place[0] for place, figure in amounts.items()}
    wholes = [total for total in totals.values() if not total.relation]
    right = {(rows[whole.start], fact.sentence) for whole in wholes for fact in near if _are_one(fact.figure, whole)}
    above = entry.text[max(0, table.start - _TITLE) : table.start].rpartition("。")[2]
    about = telling(entry.text[:_HEAD] + entry.title + above)
    found: dict[Figure, Figure] = {}
    for fact, number, alike in alike_cells(near, wholes):
        whole = wholes[number]
        if fact.figure not in loose or fact.figure.relation.startswith(PART) or fact.times or alike is Likeness.NONE:
            continue
        if any(_are_one(each.figure, whole) for each in near):
            continue
        # Its sentence tells another total of the same row rightly.
        beside = (rows[whole.start], fact.sentence) in right
        named = len(telling(fact.key.name) & about) >= _SHARED
        counted = whole.unit == fact.figure.unit or (not whole.unit and fact.figure.unit in whole.indicator)
        bare = not whole.unit and fact.figure.unit not in RATES and scale_of(fact.figure) == 1
        if (counted and (beside or named or alike is Likeness.STRONG)) or (bare and named and alike is Likeness.STRONG):
            found[fact.figure] = whole
    return found


def _are_one(figure: Figure, whole: Figure) -> bool:
    same = figure.unit == whole.unit or (not whole.unit and figure.unit in whole.indicator)
    return same and figure.role is Role.LEVEL and agree(figure, whole)
