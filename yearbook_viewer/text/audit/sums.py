"""The sums of an entry: parts that its sentences tell, and columns and rows of its tables, against their totals."""

from collections.abc import Sequence
from decimal import Decimal

from yearbook_viewer.records import Figure, Finding, Table
from yearbook_viewer.text.audit.clauses.cells import is_cell
from yearbook_viewer.text.audit.clauses.measures import in_one_counter
from yearbook_viewer.text.audit.clauses.sentences import Sentence
from yearbook_viewer.text.audit.numbers.misprints import Misprint, explaining
from yearbook_viewer.text.audit.numbers.precision import value_of
from yearbook_viewer.text.audit.tables.table_lines import sums_by_lines
from yearbook_viewer.text.audit.tables.table_sums import amounts_of, sums_of_table
from yearbook_viewer.text.audit.totals.told_sums import told_sums
from yearbook_viewer.text.audit.totals.totals import NEAR, Sum, finding_of


def sums(sentences: Sequence[Sentence], figures: Sequence[Figure], tables: Sequence[Table] = ()) -> list[Finding]:
    """What the sums in these figures come to, in the order of the text; only parts in their total's unit are added.

    `tables`: those that some of the figures stand in; there parts are added column by column, row by row.

    Whole numbers are exact; rounded ones may differ by half of their last digit each, as statistical
    yearbooks warn (未作机械调整). A list counts as complete if it ends with 其他, names both halves, equals its total
    or comes near it; otherwise it is partial as long as it stays below.
    """
    found = [finding_of(each) for each in told_sums([in_one_counter(each) for each in sentences])]
    for table, inside in zip(tables, _tabulated(figures, tables), strict=True):
        named = [each for each in sums_of_table(table, inside) if _may_be_whole(each)]
        told = {each.total.start for each in named}
        found += [finding_of(each) for each in named]
        found += [finding_of(each) for each in sums_by_lines(amounts_of(table, inside)) if each.total.start not in told]
    return sorted((finding for finding in found if finding is not None), key=lambda finding: finding.checked.start)


def _tabulated(figures: Sequence[Figure], tables: Sequence[Table]) -> list[list[Figure]]:
    """The cells of each table."""
    rows: list[list[Figure]] = [[] for _ in tables]
    at = 0
    for figure in figures:
        while at < len(tables) and tables[at].end <= figure.start:
            at += 1
        inside = at < len(tables) and tables[at].start <= figure.start and is_cell(tables[at], figure)
        if inside:
            rows[at].append(figure)
    return rows


def _may_be_whole(each: Sum) -> bool:
    """Whether rows of a table that come to more than their total were meant to make it up, and do not overlap."""
    parts = [part for part in each.parts if part.unit == each.total.unit]
    added = sum((value_of(part) for part in parts), Decimal(0))
    whole = value_of(each.total)
    # What lies between its least and its largest part is an average: 完成预算108.0, 92.0, together 103.9.
    if len(parts) > 1 and min(map(value_of, parts)) < whole < max(map(value_of, parts)):
        return explaining(each.total, parts) > Misprint.NONE
    if added <= whole or each.complete:
        return True
    return len(parts) > 1 and (added - whole <= abs(whole) * NEAR or explaining(each.total, parts) > Misprint.NONE)
