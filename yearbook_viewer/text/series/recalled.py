"""What an entry recalls of an earlier year, in whatever words, held against what that year's own entry prints."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from yearbook_viewer.records import Figure, FindingKind, Printing, Role, Verdict, VolumeFinding
from yearbook_viewer.text.audit.akin import core_of
from yearbook_viewer.text.audit.facts import agree
from yearbook_viewer.text.audit.mistypings import Likeness, likeness
from yearbook_viewer.text.audit.precision import RATES, is_well_read, value_of
from yearbook_viewer.text.audit.repeated import written
from yearbook_viewer.text.series.changed import led_amiss
from yearbook_viewer.text.series.families import family_of
from yearbook_viewer.text.series.kin import (
    CROWD,
    MULTIPLES,
    OF_ALL_THINGS,
    REACH,
    TELLING,
    ByYear,
    are_akin,
    are_near,
    are_of_one_kind,
    digits,
    is_plain,
)
from yearbook_viewer.text.series.names import series_name

# 比上年多发375万千瓦时: what is more or less than the year before.
_MORE = re.compile(r"(?:比|较)(?:上年|去年|[0-9]{4}年)末?同?期?(?:(多)|少)[\u4e00-\u9fff]{0,4}$")
# 收购11.27万担,减1.21万担: nothing but that it is more or less.
_ALONE = re.compile(r"[,，;；、][\u4e00-\u9fff]{0,6}?(?<!新)(?:(增|多|升)|减|少|降)[加产收购销量少]{0,2}(?:了)?$")
# 为上年的80.7%.
_OF_THE_FORMER = re.compile(r"(?:为|是|达|到|相当于|占)(?:上年|去年)(?:同期|全年)?的?$")


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
        before = printing.sentence[max(0, at - REACH) : max(0, at)]
        if figure.unit in MULTIPLES and _OF_THE_FORMER.search(before):
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
        elif figure.year is not None and figure.year < year and digits(figure) >= TELLING:
            told.append(printing)
    for printing in told:
        against = _recalled_amiss(printing, own)
        if against is not None:
            words = f"{printing.figure.year}: {written(printing.figure, '≠', against.figure)}"
            yield VolumeFinding(FindingKind.SERIES, Verdict.INCONSISTENT, words, printing, (against,))
    for change in changes:
        yield from led_amiss(change, own)


def _is_rate(figure: Figure) -> bool:
    whole = figure.value is not None and figure.value > 0 and not figure.qualifier and not figure.target
    return whole and figure.unit in MULTIPLES and is_well_read(figure)


def _recalled_amiss(printing: Printing, own: ByYear) -> Printing | None:
    """What the entry of the year that a value is told of prints instead; None where it prints it or nothing like it."""
    figure = printing.figure
    entries = own.get(figure.year or 0, ())
    alike = [other for other in entries if are_of_one_kind(other, printing)]
    if not 0 < len(entries) <= CROWD or any(agree(other.figure, figure) for other in alike):
        return None
    near = [other for other in alike if are_near(other.figure, figure)]
    for year, others in own.items():
        if year in (figure.year, printing.entry_year):
            continue
        for other in others:
            if are_of_one_kind(other, printing) and value_of(other.figure) == value_of(figure):
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
    return alone or are_akin(other, printing)


def _core(printing: Printing) -> str:
    return core_of(series_name(printing.figure.indicator))
