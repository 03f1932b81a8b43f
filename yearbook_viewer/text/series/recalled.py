"""What an entry recalls of an earlier year, in whatever words, held against what that year's own entry prints."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from yearbook_viewer.records import Figure, Finding, FindingKind, Printing, Role, Verdict, VolumeFinding
from yearbook_viewer.text.audit import wording
from yearbook_viewer.text.audit.akin import are_opposed, core_of, telling
from yearbook_viewer.text.audit.changes import between
from yearbook_viewer.text.audit.facts import agree, parts_in
from yearbook_viewer.text.audit.growth import against_values
from yearbook_viewer.text.audit.misprints import Misprint, explaining, may_be_mistyped
from yearbook_viewer.text.audit.mistypings import Likeness, likeness
from yearbook_viewer.text.audit.precision import (
    RATES,
    Interval,
    half_digit,
    interval_of,
    is_well_read,
    last_digit,
    plain,
    value_of,
)
from yearbook_viewer.text.audit.rates import rate_verdict, rate_words, rounded
from yearbook_viewer.text.audit.repeated import written
from yearbook_viewer.text.audit.statements import Change
from yearbook_viewer.text.figures.scan import RANGE
from yearbook_viewer.text.series.families import family_of
from yearbook_viewer.text.series.names import series_name

# So many digits are the same by no chance.
_TELLING = 3
# The words before a figure that say what it is of.
_REACH = 16
_CLAUSE = re.compile("[,，;；:：。、]")
# What changed so much from one year to the next is something else.
_MOST = Decimal(2)
# What all kinds of things are counted in.
OF_ALL_THINGS = frozenset(("人民币", "人", "个", "户", "家", "名"))
# In a longer entry some number looks like any.
_CROWD = 60
# So much of what a name tells is in the other.
_MOSTLY = 0.6
# 比上年多发375万千瓦时: what is more or less than the year before.
_MORE = re.compile(r"(?:比|较)(?:上年|去年|[0-9]{4}年)末?同?期?(?:(多)|少)[\u4e00-\u9fff]{0,4}$")
# 收购11.27万担,减1.21万担: nothing but that it is more or less.
_ALONE = re.compile(r"[,，;；、][\u4e00-\u9fff]{0,6}?(?<!新)(?:(增|多|升)|减|少|降)[加产收购销量少]{0,2}(?:了)?$")
# 为上年的80.7%.
_OF_THE_FORMER = re.compile(r"(?:为|是|达|到|相当于|占)(?:上年|去年)(?:同期|全年)?的?$")
# A value of so many digits finds another so close to it by no chance.
_MANY, _CLOSE = 4, Decimal("1.1")
_TEN, _HUNDRED = Decimal(10), Decimal(100)
# What a rate is told of.
_MULTIPLES = {"%": Decimal(100), "倍": Decimal(1)}
_POWERS = (Decimal(10), Decimal("0.1"))

_ByYear = Mapping[int, Sequence[Printing]]


def recalled(printings: Iterable[Printing]) -> Iterator[VolumeFinding]:
    """Values that an entry prints of an earlier year and that year's entry does not (不符), changes since it likewise.

    Told where the value is the one of another year (1990's for 1991's), or where it is one of that entry's own with
    digits mistyped, of a name that has something in common; and where an amount of change would lead to one of that
    entry's own but for a misprint.
    """
    own: dict[int, list[Printing]] = defaultdict(list)
    told: list[Printing] = []
    changes: list[Printing] = []
    for printing in printings:
        year, figure = printing.entry_year, printing.figure
        if year is None or not (is_plain(figure) or _is_rate(figure)):
            continue
        at = figure.start - printing.sentence_start
        before = printing.sentence[max(0, at - _REACH) : max(0, at)]
        if figure.unit in _MULTIPLES and _OF_THE_FORMER.search(before):
            changes.append(replace(printing, figure=replace(figure, role=Role.LEVEL, relation="")))
            continue
        more = _MORE.search(before) or (_ALONE.search(before) if figure.role is Role.LEVEL else None)
        if more is not None:
            role = Role.INCREASE if more[1] else Role.DECREASE
            changes.append(replace(printing, figure=replace(figure, role=role, relation="")))
        elif figure.role is not Role.LEVEL:
            changes.append(printing)
        elif figure.unit in RATES:
            continue
        elif figure.year == year:
            own[year].append(printing)
        elif figure.year is not None and figure.year < year and _digits(figure) >= _TELLING:
            told.append(printing)
    for printing in told:
        against = _recalled_amiss(printing, own)
        if against is not None:
            words = f"{printing.figure.year}: {written(printing.figure, '≠', against.figure)}"
            yield VolumeFinding(FindingKind.SERIES, Verdict.INCONSISTENT, words, printing, (against,))
    for change in changes:
        yield from _led_amiss(change, own)


def is_plain(figure: Figure) -> bool:
    """Whether a figure is an amount as it is: no rate, no goal, not blurred and not in doubt."""
    plain = figure.value is not None and figure.value > 0 and not figure.qualifier and figure.qualifier != RANGE
    return plain and not figure.target and figure.unit not in RATES and is_well_read(figure)


def _is_rate(figure: Figure) -> bool:
    whole = figure.value is not None and figure.value > 0 and not figure.qualifier and not figure.target
    return whole and figure.unit in _MULTIPLES and is_well_read(figure)


def _digits(figure: Figure) -> int:
    return len(value_of(figure).normalize().as_tuple().digits)


def _recalled_amiss(printing: Printing, own: _ByYear) -> Printing | None:
    """What the entry of the year that a value is told of prints instead; None where it prints it or nothing like it."""
    figure = printing.figure
    entries = own.get(figure.year or 0, ())
    alike = [other for other in entries if _are_of_one_kind(other, printing)]
    if not 0 < len(entries) <= _CROWD or any(agree(other.figure, figure) for other in alike):
        return None
    near = [other for other in alike if _are_near(other.figure, figure)]
    for year, others in own.items():
        if year in (figure.year, printing.entry_year):
            continue
        for other in others:
            if _are_of_one_kind(other, printing) and value_of(other.figure) == value_of(figure):
                found = [each for each in near if _core(each) == _core(other)] or (near if len(near) == 1 else [])
                if found:
                    return found[0]
    mistyped = [
        other
        for other in near
        if likeness(other.figure, figure) >= Likeness.FAIR and _may_be_meant(other, printing, near)
    ]
    return mistyped[0] if len(mistyped) == 1 else None


def _may_be_meant(other: Printing, printing: Printing, near: Sequence[Printing]) -> bool:
    """Whether the names have something in common, or nothing else is measured so."""
    alone = len(near) == 1 and family_of(other.figure.unit).name not in OF_ALL_THINGS
    return alone or _are_akin(other, printing)


def _are_of_one_kind(one: Printing, other: Printing) -> bool:
    same = family_of(one.figure.unit).name == family_of(other.figure.unit).name
    scopes = {one.figure.scope, other.figure.scope} - {""}
    return same and len(scopes) <= 1 and parts_in(words_of(one)) == parts_in(words_of(other))


def _are_near(one: Figure, other: Figure) -> bool:
    return value_of(one) < value_of(other) * _MOST and value_of(other) < value_of(one) * _MOST


def _core(printing: Printing) -> str:
    return core_of(series_name(printing.figure.indicator))


def words_of(printing: Printing) -> str:
    """The words of its clause before a figure, with its name."""
    at = printing.figure.start - printing.sentence_start
    return _CLAUSE.split(printing.sentence[max(0, at - _REACH) : max(0, at)])[-1] + printing.figure.indicator


def shared(one: str, other: str) -> float:
    """How much of what the lesser of two names tells is in the other; nothing of names that exclude each other.

    Where one tells nothing (总产值) all that they say is compared.
    """
    here, there = telling(one), telling(other)
    if not here or not there:
        here, there = frozenset(core_of(one)), frozenset(core_of(other))
    if not here or not there or are_opposed(one, other):
        return 0.0
    return len(here & there) / min(len(here), len(there))


def _are_akin(one: Printing, other: Printing) -> bool:
    return shared(words_of(one), words_of(other)) > 0


def _have_one_name(one: Printing, other: Printing) -> bool:
    """Whether most of what either name tells is in the other."""
    return shared(words_of(one), words_of(other)) >= _MOSTLY


def _led_amiss(change: Printing, own: _ByYear) -> Iterator[VolumeFinding]:
    """A change held against the entry of the year before, where no name tells what it changed from."""
    year, figure = change.entry_year, change.figure
    if (
        year is None
        or figure.relation not in ("", "prior", str(year - 1))
        or not 0 < len(own.get(year - 1, ())) <= _CROWD
    ):
        return
    rate = figure.unit in _MULTIPLES
    if rate and (wording.is_comparable(change.sentence) or wording.is_comparable_by_convention(figure.indicator)):
        return
    levels = [
        level
        for level in own.get(year, ())
        if level.address.entry == change.address.entry
        and level.sentence_start == change.sentence_start
        and level.figure.start < figure.start
        and (rate or level.figure.unit == figure.unit)
    ]
    held = [
        (level, other, finding)
        for level in levels
        for other in own[year - 1]
        if _are_of_one_kind(other, level) and _are_near(other.figure, level.figure)
        if (finding := _held(level.figure, other.figure, figure)) is not None
    ]
    if any(finding.verdict is not Verdict.INCONSISTENT for *_, finding in held):
        return
    for level, other, finding in reversed(held):
        one_name = [each for each, before, _ in held if each is level and _have_one_name(before, level)]
        named = _are_akin(other, level)
        sure = named and level is levels[-1] and len(one_name) == 1 and _have_one_name(other, level)
        meant = named or _is_the_only_one_near(level, other, own)
        if (sure and not rate) or (meant and _is_slip(level.figure, other.figure, figure, named=named)):
            yield VolumeFinding(FindingKind.SERIES, Verdict.INCONSISTENT, finding.arithmetic, change, (other, level))
            return


def _held(level: Figure, earlier: Figure, change: Figure) -> Finding | None:
    """A change against two values; of a rate that would have to be said of something else nothing."""
    if change.unit not in _MULTIPLES:
        return between(level, earlier, change)
    if change.role is not Role.LEVEL:
        return against_values(level, earlier, Change(change, wording.UNSAID))
    quotient = interval_of(level).over(interval_of(earlier))
    if quotient is None:
        return None
    per = _MULTIPLES[change.unit]
    rate = value_of(level) / value_of(earlier) * per
    verdict = rate_verdict(rate, quotient.times(per), change)
    words = rate_words(f"{plain(value_of(level))} ÷ {plain(value_of(earlier))}", rate, change, verdict)
    return Finding(FindingKind.SERIES, verdict, words, change, (earlier, level))


def _is_slip(level: Figure, earlier: Figure, change: Figure, *, named: bool) -> bool:
    """Whether one misprint, or the wrong one of two values as base, explains that a change does not come out."""
    one, other = value_of(level), value_of(earlier)
    off = one - other if change.role is Role.INCREASE else other - one
    if change.unit in _MULTIPLES:
        rises = change.role is not Role.DECREASE
        per = _MULTIPLES[change.unit]
        rate = (one if change.role is Role.LEVEL else off) / other * per
        turned_round = change.role is not Role.LEVEL and abs(off / one * per - value_of(change)) <= half_digit(change)
        if rate > 0 and (turned_round or _is_rate_mistyped(change, rate)):
            return True
        # Not the rate, but the value beside it.
        low, high = ((value_of(change) + half) / per for half in (-half_digit(change), half_digit(change)))
        shift = 0 if change.role is Role.LEVEL else 1
        times = sorted((shift + each if rises else shift - each) for each in (low, high))
        meant = Interval(other * times[0], other * times[1])
        return named and _digits(level) >= _TELLING and meant.low > 0 and may_be_mistyped(level, meant)
    if off <= 0:
        return False
    whole, part = (level, earlier) if change.role is Role.INCREASE else (earlier, level)
    if named and _digits_of(off, last_digit(change)) == _digits_of(value_of(change), last_digit(change)):
        return True
    return explaining(whole, (part, change)) >= (Misprint.SWAP if named else Misprint.DIGIT)


def _is_rate_mistyped(change: Figure, rate: Decimal) -> bool:
    """Whether a rate is the right one with digits swapped or the point misplaced; of three digits also one wrong."""
    digit, half = last_digit(change), half_digit(change)
    if value_of(change) >= _HUNDRED * digit:
        return may_be_mistyped(change, Interval(rate - half, rate + half))
    swapped = _digits_of(rate, digit) == _digits_of(value_of(change), digit)
    return value_of(change) >= _TEN * digit and (
        swapped or any(abs(value_of(change) * power - rate) <= half for power in _POWERS)
    )


def _digits_of(number: Decimal, digit: Decimal) -> list[str]:
    return sorted(f"{rounded(number, digit) / digit:.0f}".strip("0"))


def _is_the_only_one_near(level: Printing, other: Printing, own: _ByYear) -> bool:
    """Whether nothing else in the entry of the year before, or in its own, comes so near to a value of many digits."""
    year = level.entry_year or 0
    if _digits(level.figure) < _MANY or not _are_close(level.figure, other.figure):
        return False
    rivals = [each for each in own[year - 1] if _are_of_one_kind(each, level) and _are_close(each.figure, level.figure)]
    return len(rivals) == 1


def _are_close(one: Figure, other: Figure) -> bool:
    low, high = sorted((value_of(one), value_of(other)))
    return high <= low * _CLOSE
