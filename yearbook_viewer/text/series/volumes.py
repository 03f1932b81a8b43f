"""What one volume prints held against what the others print: 一致, 修订, 矛盾; and values that fit no series."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from types import MappingProxyType

from yearbook_viewer.records import (
    EntryId,
    Figure,
    Finding,
    FindingKind,
    Printing,
    Role,
    SeriesKey,
    Verdict,
    VolumeFinding,
)
from yearbook_viewer.text.audit.changes.changes import between
from yearbook_viewer.text.audit.changes.growth import against_values
from yearbook_viewer.text.audit.clauses.facts import agree, signed
from yearbook_viewer.text.audit.clauses.statements import Change
from yearbook_viewer.text.audit.numbers.misprints import may_be_mistyped
from yearbook_viewer.text.audit.numbers.precision import interval_of, is_of_common_size, last_digit, value_of
from yearbook_viewer.text.audit.numbers.proportion import goes_on, out_of_proportion
from yearbook_viewer.text.audit.numbers.rates import POINTS, is_rate
from yearbook_viewer.text.audit.repeats.mistypings import Likeness, likeness
from yearbook_viewer.text.audit.repeats.repeated import written
from yearbook_viewer.text.audit.repeats.repeats import may_be_one
from yearbook_viewer.text.audit.tables.outliers import around
from yearbook_viewer.text.audit.tables.outliers import written as written_over_years
from yearbook_viewer.text.series.accumulated import accumulated
from yearbook_viewer.text.series.aligned import moved, out_of_line
from yearbook_viewer.text.series.changed import led_from_another, turned_round
from yearbook_viewer.text.series.counted_up import counted_up
from yearbook_viewer.text.series.courses import kinds_of
from yearbook_viewer.text.series.printed import Led, Printed, told_by_series
from yearbook_viewer.text.series.recalled import recalled
from yearbook_viewer.text.series.steps import in_years_told
from yearbook_viewer.text.series.unchanged import unchanged

_AGREEING = (Verdict.CONSISTENT, Verdict.ROUNDING)
_RECOUNTED = Decimal("1.2")
# How much the values beside the first or last of them differ where that is a slip.
_STEADY_AT_END = Decimal("1.25")
# So many values besides that are far off tell of a year that was unlike others.
_MANY = 2
# What is reckoned and estimated is reckoned again.
_RECKONED = re.compile("值|收入|投资|零售|消费|人口|产量|总产|工资|存款|贷款|总额|出口|进口|用电|能耗|率")
_LIKELIEST = (*_AGREEING, Verdict.INCONSISTENT)


def volume_findings(
    printings: Iterable[Printing], same: Mapping[SeriesKey, SeriesKey] = MappingProxyType({})
) -> list[VolumeFinding]:
    """What the entries of one subject print, held against each other, in the order of entries and figures.

    `printings`: all figures of those entries, amounts and changes, in any order. `same`: of series
    that the reader joined the one that stands for them. SERIES: two entries print a value of
    the same year, or one prints how it changed since a year of which another prints the value. CONSISTENT where they
    agree as far as they are printed; REVISED where a later entry prints another value of that year; INCONSISTENT
    where a change does not come from any value printed of its year, or two entries of one volume differ. Changes at
    comparable prices are left alone. OUTLIER: as in an entry, over what the entries print.
    """
    printed = [printing for printing in printings if is_of_common_size(printing.figure)]
    printings = in_years_told(printed)
    found: list[VolumeFinding] = []
    for told in told_by_series(printings, same).values():
        values = _of_one_meaning(told.values)
        found += _printed_again(values)
        found += _led_to(told.changes, values)
        found += _out_of_proportion(values)
    found = led_from_another(found, printings)
    known = {finding.checked.address for finding in found if finding.verdict is not Verdict.REVISED}
    kinds = kinds_of(printings)
    astray = {finding.checked.address: finding for finding in (*found, *out_of_line(kinds)) if _is_astray(finding)}
    found = [finding for finding in found if not _is_astray(finding)]
    found += _likely_slips(astray.values(), moved(kinds))
    wrong = {finding.checked.address: finding for finding in _told_amiss(printings)}
    # What was held to be counted again may be another year's.
    found = [each for each in found if each.verdict is not Verdict.REVISED or each.checked.address not in wrong]
    found += (finding for address, finding in wrong.items() if address not in known)
    # As it is printed, not as it was understood.
    by_address = {printing.address: printing for printing in printed}
    found = [
        replace(
            each,
            checked=by_address[each.checked.address],
            against=tuple(by_address[other.address] for other in each.against),
        )
        for each in found
    ]
    return sorted(found, key=lambda finding: (finding.checked.address, finding.kind, finding.arithmetic))


def _told_amiss(printings: Sequence[Printing]) -> Iterator[VolumeFinding]:
    """What no series tells: by what is added up, recalled, said to be unchanged, counted from year to year."""
    yield from accumulated(printings)
    yield from recalled(printings)
    yield from unchanged(printings)
    yield from counted_up(printings)


def _is_astray(finding: VolumeFinding) -> bool:
    return finding.kind is FindingKind.OUTLIER


def _likely_slips(
    astray: Iterable[VolumeFinding], shaken: Mapping[tuple[EntryId, bool], Collection[Printing]]
) -> Iterator[VolumeFinding]:
    """The values out of proportion without those of an entry of which several others lie far off in the same direction
    (`shaken`), as where a new mill opens, and those of a first or last year beside which the others change much."""
    entries: dict[tuple[EntryId, bool], list[VolumeFinding]] = defaultdict(list)
    for finding in astray:
        above = signed(finding.checked.figure) > signed(finding.against[0].figure)
        entries[finding.checked.address.entry, above].append(finding)
    for key, findings in entries.items():
        others = [each for each in shaken.get(key, ()) if each is not findings[0].checked]
        if len(findings) == 1 and len(others) < _MANY and not _is_at_an_end_of_what_changes(findings[0]):
            yield findings[0]


def _is_at_an_end_of_what_changes(finding: VolumeFinding) -> bool:
    year = finding.checked.entry_year or 0
    years = [other.entry_year or 0 for other in finding.against]
    values = [signed(other.figure) for other in finding.against]
    if min(years) < year < max(years) or max(values) <= min(values) * _STEADY_AT_END:
        return False
    return year < min(years) or not goes_on(values, signed(finding.checked.figure))


def _of_one_meaning(values: Sequence[Printed]) -> dict[int, list[Printed]]:
    """By year, one value of each entry, first prints first; an entry that prints several under one name prints none."""
    by_entry: dict[tuple[int, int], list[Printed]] = defaultdict(list)
    for value in values:
        by_entry[value.year, value.entry].append(value)
    found: dict[int, list[Printed]] = defaultdict(list)
    for (year, _), own in by_entry.items():
        first, *others = own
        if all(agree(first.printing.figure, other.printing.figure) for other in others):
            found[year].append(first)
    return {year: sorted(own, key=lambda value: (value.when, value.printing.address)) for year, own in found.items()}


def _printed_again(values: dict[int, list[Printed]]) -> Iterator[VolumeFinding]:
    for own in values.values():
        for former, later in pairwise(own):
            if former.told != later.told:
                continue
            checked, against = later.printing.figure, former.printing.figure
            if agree(checked, against):
                verdict, sign = Verdict.CONSISTENT, "=" if signed(checked) == signed(against) else "≈"
            elif may_be_one(signed(checked), signed(against)):
                verdict, sign = (Verdict.REVISED if _is_revised(former, later) else Verdict.INCONSISTENT), "≠"
            else:
                continue
            words = f"{later.year}: {written(checked, sign, against)}"
            yield VolumeFinding(FindingKind.SERIES, verdict, words, later.printing, (former.printing,))


def _is_revised(former: Printed, later: Printed) -> bool:
    """Whether a later entry may mean to print another value: not one that is the first typed amiss."""
    one, other = former.printing.figure, later.printing.figure
    values = sorted(abs(signed(figure)) for figure in (one, other))
    mistyped = likeness(other, one)
    # Who counts again comes near to what was counted first.
    far = values[1] > values[0] * _RECOUNTED and mistyped is Likeness.SLIGHT
    return former.when < later.when and mistyped < Likeness.FAIR and not far and not _is_one_digit(one, other)


def _is_one_digit(former: Figure, later: Figure) -> bool:
    """Whether a value that is counted, not reckoned, is told again with one digit that is another: 7100亩, 7700亩."""
    if former.unit != later.unit or any(_RECKONED.search(each.indicator) for each in (former, later)):
        return False
    digit = max(last_digit(each) for each in (former, later))
    here, there = (f"{abs(value_of(each)) / digit:.0f}" for each in (former, later))
    apart = [abs(int(one) - int(other)) for one, other in zip(here, there, strict=False) if one != other]
    told = len(here.rstrip("0")) >= _MANY and len(there.rstrip("0")) >= _MANY
    return told and len(here) == len(there) and len(apart) == 1 and apart[0] >= _MANY


def _led_to(changes: Sequence[Led], values: dict[int, list[Printed]]) -> Iterator[VolumeFinding]:
    in_points = any(led.change.figure.unit in POINTS for led in changes)
    for led in changes:
        bases = [
            value
            for value in values.get(led.base, ())
            if value.entry != led.level.entry and value.told == led.level.told
        ]
        # What was printed last before, then the others.
        bases.sort(key=lambda value: (value.when >= led.level.when, abs(led.level.when - value.when)))
        held = [(base, finding) for base in bases if (finding := _held(led, base, in_points=in_points)) is not None]
        if not held:
            continue
        base, finding = min(held, key=lambda each: _LIKELIEST.index(each[1].verdict))
        verdict = Verdict.CONSISTENT if finding.verdict in _AGREEING else Verdict.INCONSISTENT
        against = (base.printing, led.level.printing)
        yield VolumeFinding(FindingKind.SERIES, verdict, finding.arithmetic, led.printing, against)


def _held(led: Led, base: Printed, *, in_points: bool) -> Finding | None:
    """The change of one entry against the value of another; None where they do not make an arithmetic.

    `in_points`: other entries tell changes of this share in points; in per cent the same is another change.
    """
    level, earlier, change = led.level.printing.figure, base.printing.figure, led.change.figure
    mistyped = _is_mistyped(level, earlier, change, multiple=led.change.multiple)
    if not (is_rate(change) or mistyped or may_be_one(signed(level), signed(earlier))):
        return None
    if change.unit in POINTS:
        if not level.unit == earlier.unit == "%":
            return None
        return between(level, earlier, change) or turned_round(level, earlier, change)
    if is_rate(level) or is_rate(change):
        told = not is_rate(level) or (in_points and _is_in_points(level, earlier, led.change))
        return against_values(level, earlier, led.change) if told else None
    if not change.unit == level.unit == earlier.unit:
        return None
    return between(level, earlier, change) or turned_round(level, earlier, change)


def _is_in_points(level: Figure, earlier: Figure, change: Change) -> bool:
    """Whether a change of a share in per cent is by how many points it changed: 21.4%, 23.0%, 提高1.6%."""
    if change.multiple or not level.unit == earlier.unit == change.figure.unit == "%":
        return False
    meant = between(level, earlier, change.figure)
    return meant is not None and meant.verdict in _AGREEING


def _is_mistyped(level: Figure, earlier: Figure, change: Figure, *, multiple: bool) -> bool:
    """Whether a value would come from an earlier one by an amount of change but for one misprint."""
    if multiple or is_rate(change) or not change.unit == level.unit == earlier.unit:
        return False
    then, by = interval_of(earlier), interval_of(change)
    return may_be_mistyped(level, then + by if change.role is Role.INCREASE else then - by)


def _out_of_proportion(values: dict[int, list[Printed]]) -> Iterator[VolumeFinding]:
    latest = [values[year][-1] for year in sorted(values)]
    if len({value.entry for value in latest}) < 2:
        return
    for at in out_of_proportion([signed(value.printing.figure) for value in latest]):
        shown = [latest[place] for place in around(at, len(latest))]
        here = shown.index(latest[at])
        words = written_over_years([value.year for value in shown], [value.printing.figure for value in shown], here)
        against = tuple(value.printing for value in shown if value is not latest[at])
        yield VolumeFinding(FindingKind.OUTLIER, Verdict.INCONSISTENT, words, latest[at].printing, against)
