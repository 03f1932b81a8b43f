"""The arithmetic of a text, checked: what its figures say of each other, kind by kind."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from yearbook_viewer.records import Entry, Figure, Finding, FindingKind, Role, Verdict
from yearbook_viewer.text.audit.changes.balances import balances
from yearbook_viewer.text.audit.changes.base_elsewhere import base_elsewhere
from yearbook_viewer.text.audit.changes.before_and_after import before_and_after
from yearbook_viewer.text.audit.changes.by_how_much import by_how_much
from yearbook_viewer.text.audit.changes.changes import changes
from yearbook_viewer.text.audit.changes.compared import compared
from yearbook_viewer.text.audit.changes.directions import gone_astray
from yearbook_viewer.text.audit.changes.doublings import doublings
from yearbook_viewer.text.audit.changes.flows import flows
from yearbook_viewer.text.audit.changes.growth import growth
from yearbook_viewer.text.audit.changes.left_over import left_over
from yearbook_viewer.text.audit.changes.named_values import named_values
from yearbook_viewer.text.audit.changes.now_and_then import now_and_then
from yearbook_viewer.text.audit.changes.of_parts import changed_with_parts
from yearbook_viewer.text.audit.changes.paired import paired
from yearbook_viewer.text.audit.changes.planned import planned
from yearbook_viewer.text.audit.changes.points_meant import points_meant
from yearbook_viewer.text.audit.changes.ranks import ranks
from yearbook_viewer.text.audit.changes.ratios import ratios
from yearbook_viewer.text.audit.changes.since_then import since_then
from yearbook_viewer.text.audit.changes.weighed_changes import settled_changes, weighed_changes
from yearbook_viewer.text.audit.changes.yearly import yearly
from yearbook_viewer.text.audit.clauses.measures import as_printed, in_one_unit
from yearbook_viewer.text.audit.clauses.outside_brackets import outside_brackets
from yearbook_viewer.text.audit.clauses.sentences import Sentence, sentences_of
from yearbook_viewer.text.audit.clauses.statements import statements_of
from yearbook_viewer.text.audit.counts.counts import counts
from yearbook_viewer.text.audit.gainsaid import without_gainsaid
from yearbook_viewer.text.audit.numbers.precision import is_of_common_size, value_of
from yearbook_viewer.text.audit.quotients.net_rates import net_rates
from yearbook_viewer.text.audit.quotients.per_one import turned
from yearbook_viewer.text.audit.quotients.quotients import quotients
from yearbook_viewer.text.audit.quotients.worked_out import worked_out
from yearbook_viewer.text.audit.repeats.dates_told import dates_told
from yearbook_viewer.text.audit.repeats.repeats import repeats
from yearbook_viewer.text.audit.shares.colon_ratios import colon_ratios
from yearbook_viewer.text.audit.shares.fractions import fractions
from yearbook_viewer.text.audit.shares.rates_of_parts import rates_of_parts
from yearbook_viewer.text.audit.shares.shares import shares
from yearbook_viewer.text.audit.sums import sums
from yearbook_viewer.text.audit.tables.outliers import outliers
from yearbook_viewer.text.audit.tables.table_claims import table_claims
from yearbook_viewer.text.audit.tables.table_columns import table_columns
from yearbook_viewer.text.audit.tables.table_extremes import table_extremes
from yearbook_viewer.text.audit.tables.table_lines import named_sums
from yearbook_viewer.text.audit.tables.table_rates import table_rates
from yearbook_viewer.text.audit.tables.table_summaries import table_summaries
from yearbook_viewer.text.audit.tables.tabled import tables
from yearbook_viewer.text.audit.totals.in_step import in_step

_AGREEING = frozenset((Verdict.CONSISTENT, Verdict.ROUNDING))


def audit(entry: Entry, figures: Sequence[Figure]) -> list[Finding]:
    """What was checked in an entry, in the order of the text. `figures`: the entry's own, in the order of the text."""
    figures = [figure for figure in figures if is_of_common_size(figure)]
    sentences = [in_one_unit(sentence) for sentence in sentences_of(entry, figures)]
    averaged = turned(sentences)
    statements = statements_of(sentences)
    changed = changes(statements)
    grown = growth(statements)
    known = {found.checked.start for found in (*changed, *grown) if found.verdict is not Verdict.PARTIAL}
    between_pairs = list(paired(sentences, {finding.checked.start for finding in changed}))
    held = known | {found.checked.start for found in between_pairs}
    apart = list(before_and_after(sentences, held))
    apart += compared(sentences, held | {found.checked.start for found in apart})
    summed = sums(sentences, figures, entry.layout.tables)
    accounts = list(flows(sentences))
    accounts += balances(sentences, {start for each in accounts for start in _starts(each)})
    summed += in_step(sentences, [*summed, *accounts])
    adding = {start for each in (*summed, *accounts) if each.verdict is Verdict.CONSISTENT for start in _starts(each)}
    apart += list(settled_changes(sentences, [*changed, *grown, *between_pairs, *apart]))
    changed = list(_of_later(changed, [*between_pairs, *apart]))
    known = {found.checked.start for found in (*changed, *grown) if found.verdict is not Verdict.PARTIAL}
    held = known | {found.checked.start for found in (*between_pairs, *apart)}
    rows = list(now_and_then(sentences, held))
    rows += since_then(sentences, held | {found.checked.start for found in rows})
    rows += named_values(sentences, held | {found.checked.start for found in rows})
    rows += by_how_much(sentences, held | {found.checked.start for found in rows})
    rated = list(ratios(statements, sentences))
    rated += points_meant(sentences, held | {found.checked.start for found in (*rows, *rated)})
    rows += list(weighed_changes(sentences, [*changed, *grown, *between_pairs, *apart, *rows, *rated]))
    told = [*changed, *grown, *between_pairs, *apart, *rows, *rated]
    rows += base_elsewhere(sentences, {each.checked.start for each in told if each.verdict is not Verdict.PARTIAL})
    found = [
        *grown,
        *doublings(entry, statements, figures),
        *changed,
        *_settled(between_pairs, adding),
        *_settled(apart, adding),
        *_settled(rows, adding),
        *changed_with_parts(summed, [*changed, *grown]),
        *yearly(sentences, [*changed, *grown, *between_pairs, *apart, *rows]),
        *accounts,
        *shares(sentences),
        *colon_ratios(entry, figures),
        *fractions(entry, figures),
        *rates_of_parts(sentences),
        *rated,
        *quotients(averaged),
        *net_rates(sentences),
        *counts(entry, figures),
        *repeats(entry, sentences),
        *ranks(entry, figures),
        *dates_told(entry, figures),
        *tables(entry, figures, sentences),
        *table_rates(entry.layout.tables, figures),
        *table_columns(entry.text, entry.layout.tables, figures),
        *table_summaries(entry, figures, sentences),
        *table_extremes(entry, figures, [figure for sentence in sentences for figure in sentence.figures]),
        *_not_told(named_sums(entry.text, entry.layout.tables, figures), summed),
        *outliers(entry, figures),
    ]
    known = {finding.checked.start for finding in (*found, *summed) if finding.verdict is not Verdict.PARTIAL}
    found += _outside_brackets(sentences, known)
    found += planned(sentences, known)
    found += left_over(sentences, known)
    found += worked_out(averaged, [*found, *summed])
    claims = list(table_claims(entry, figures, sentences, _settled_by(found, summed)))
    reckoned = {each.checked.start for each in claims}
    found = [*(each for each in found if not _is_cell_missed(each) or each.checked.start not in reckoned), *claims]
    found = list(without_gainsaid(entry.text, [*gone_astray(sentences, found), *summed], accounts))
    return sorted(as_printed(found, figures), key=lambda finding: finding.checked.start)


def _outside_brackets(sentences: Sequence[Sentence], known: set[int]) -> Iterator[Finding]:
    """The changes that are held against their values only where what stands in brackets between them is left out."""
    bare = list(outside_brackets(sentences))
    if not bare:
        return
    statements = statements_of(bare)
    told = [*changes(statements), *growth(statements)]
    held = known | {each.checked.start for each in told}
    told += before_and_after(bare, held)
    told += compared(bare, held)
    yield from (each for each in told if each.verdict is not Verdict.PARTIAL and each.checked.start not in known)


def _settled(found: Iterable[Finding], adding: Collection[int]) -> Iterator[Finding]:
    """The findings without those that hold a part of a sum that adds up (`adding`: where these begin) for another's
    difference."""
    return (each for each in found if each.verdict is not Verdict.INCONSISTENT or each.checked.start not in adding)


def _of_later(changed: Iterable[Finding], apart: Iterable[Finding]) -> Iterator[Finding]:
    """The changes without those that were held against the earlier of two values between which another lies:
    32640元,2010年为28136元,增加4504元,增幅16.0%."""
    lies = {found.checked.start: found.against for found in apart if found.verdict in _AGREEING}
    for each in changed:
        read = [figure for figure in each.against if figure.start in lies]
        levels = [figure for figure in each.against if figure.start not in lies]
        earlier = any(level != max(lies[figure.start], key=value_of) for figure in read for level in levels)
        if each.verdict is not Verdict.INCONSISTENT or not earlier or read[0].role is not Role.INCREASE:
            yield each


def _not_told(found: Iterable[Finding], told: Iterable[Finding]) -> Iterator[Finding]:
    """The findings without those of numbers that others (`told`) do not agree with either."""
    wrong = {each.checked.start for each in told if each.verdict is Verdict.INCONSISTENT}
    return (each for each in found if each.checked.start not in wrong)


def _settled_by(found: Iterable[Finding], summed: Iterable[Finding]) -> set[int]:
    """Where the figures begin that something is found of, or that come out with others."""
    told = [each for each in (*found, *summed) if each.verdict is not Verdict.PARTIAL and not _is_cell_missed(each)]
    return {start for each in told for start in (_starts(each) if each.verdict in _AGREEING else (each.checked.start,))}


def _is_cell_missed(each: Finding) -> bool:
    """Whether a number of the text is another than that of a table, which may be but part of what the text tells."""
    return each.kind is FindingKind.TABLE and each.verdict is Verdict.INCONSISTENT


def _starts(finding: Finding) -> Iterator[int]:
    return (figure.start for figure in (finding.checked, *finding.against))
