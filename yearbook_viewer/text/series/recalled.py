"""What an entry recalls of an earlier year, in whatever words, held against what that year's own entry prints."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from yearbook_viewer.records import Figure, FindingKind, Printing, Role, Verdict, VolumeFinding
from yearbook_viewer.text.audit.akin import are_opposed, core_of, telling
from yearbook_viewer.text.audit.changes import between
from yearbook_viewer.text.audit.facts import agree, parts_in
from yearbook_viewer.text.audit.misprints import Misprint, explaining
from yearbook_viewer.text.audit.mistypings import Likeness, likeness
from yearbook_viewer.text.audit.precision import RATES, value_of
from yearbook_viewer.text.audit.repeated import written
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
_OF_ALL_THINGS = frozenset(("人民币", "人", "个", "户", "家", "名"))
# In a longer entry some number looks like any.
_CROWD = 60
# So much of what a name tells is in the other.
_MOSTLY = 0.6
# 比上年多发375万千瓦时: what is more or less than the year before.
_MORE = re.compile(r"(?:比|较)(?:上年|去年|[0-9]{4}年)末?同?期?(?:(多)|少)[\u4e00-\u9fff]{0,4}$")

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
        if year is None or not is_plain(figure):
            continue
        at = figure.start - printing.sentence_start
        more = _MORE.search(printing.sentence[max(0, at - _REACH) : max(0, at)])
        if more is not None:
            role = Role.INCREASE if more[1] else Role.DECREASE
            changes.append(replace(printing, figure=replace(figure, role=role, relation="")))
        elif figure.role is not Role.LEVEL:
            changes.append(printing)
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
    return plain and not figure.target and figure.unit not in RATES and not figure.doubt


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
    alone = len(near) == 1 and family_of(other.figure.unit).name not in _OF_ALL_THINGS
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


def _are_akin(one: Printing, other: Printing) -> bool:
    here, there = words_of(one), words_of(other)
    return bool(telling(here) & telling(there)) and not are_opposed(here, there)


def _have_one_name(one: Printing, other: Printing) -> bool:
    """Whether most of what either name tells is in the other."""
    here, there = telling(words_of(one)), telling(words_of(other))
    return _are_akin(one, other) and len(here & there) >= _MOSTLY * min(len(here), len(there))


def _led_amiss(change: Printing, own: _ByYear) -> Iterator[VolumeFinding]:
    """An amount of change held against the entry of the year before, where no name tells what it changed from."""
    year, figure = change.entry_year, change.figure
    if (
        year is None
        or figure.relation not in ("", "prior", str(year - 1))
        or not 0 < len(own.get(year - 1, ())) <= _CROWD
    ):
        return
    levels = [
        level
        for level in own.get(year, ())
        if level.address.entry == change.address.entry
        and level.sentence_start == change.sentence_start
        and level.figure.start < figure.start
        and level.figure.unit == figure.unit
    ]
    pairs = [
        (level, other)
        for level in levels
        for other in own[year - 1]
        if _are_of_one_kind(other, level) and _are_near(other.figure, level.figure)
    ]
    held = [(level, other, between(level.figure, other.figure, figure)) for level, other in pairs]
    if any(finding is None or finding.verdict is not Verdict.INCONSISTENT for *_, finding in held):
        return
    for level, other, finding in reversed(held):
        if finding is None or not _are_akin(other, level):
            continue
        whole, part = (level, other) if figure.role is Role.INCREASE else (other, level)
        one_name = [each for each, before, _ in held if each is level and _have_one_name(before, level)]
        sure = level is levels[-1] and len(one_name) == 1 and _have_one_name(other, level)
        if sure or explaining(whole.figure, (part.figure, figure)) >= Misprint.SWAP:
            yield VolumeFinding(FindingKind.SERIES, Verdict.INCONSISTENT, finding.arithmetic, change, (other, level))
            return
