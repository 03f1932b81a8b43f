"""What an entry recalls of an earlier year, in whatever words, held against what that year's own entry prints."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from yearbook_viewer.records import Figure, FindingKind, Printing, Role, Verdict, VolumeFinding
from yearbook_viewer.text.audit.clauses.akin import core_of
from yearbook_viewer.text.audit.clauses.facts import agree, signed
from yearbook_viewer.text.audit.numbers.precision import RATES, is_well_read
from yearbook_viewer.text.audit.numbers.rates import POINTS
from yearbook_viewer.text.audit.repeats.mistypings import Likeness, likeness
from yearbook_viewer.text.audit.repeats.repeated import written
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
    words_of,
)
from yearbook_viewer.text.series.names import series_name

# 比上年多发375万千瓦时: what is more or less than the year before.
_MORE = re.compile(
    r"(?:比|较)(?:上年|去年|[0-9]{4}年)[末底]?(?:同期)?[\u4e00-\u9fff]{0,3}?(?:([增多升扩涨高添])|[减少降缩跌低])(?![至到为达])[\u4e00-\u9fff]{0,4}?(?<![至到为达])$"
)
# 收购11.27万担,减1.21万担: nothing but that it is more or less.
_ALONE = re.compile(r"[,，;；、][\u4e00-\u9fff]{0,6}?(?<!新)(?:(增|多|升)|减|少|降)[加产收购销量少]{0,2}(?:了)?$")
# What was left at the end of a year, and at the beginning of the next: 未结53件, 上年转入旧存53件.
_OPENING = re.compile(
    r"(?:旧存|(?:上年|年初|上期)(?:结[转存余]|转入|未结|遗留|留存|库存|余额)|期初|年初(?![预计下]))[\u4e00-\u9fff]{0,6}$"
)
_CLOSING = re.compile(r"(?:年[末底]|未结|未决|留存|结存|结余|结转|库存|余额|尚[有存]|剩余|积存)[\u4e00-\u9fff]{0,6}$")
# Of so many digits another year's value is no chance.
_FEWEST = 2
_NAMELESS = re.compile("(?:上年|去年|同期|年?[末底]|分别|依次|[为是的有])*")
_BETWEEN = ("", "、")
_OF_LAST_YEAR = re.compile("(?:上年|去年)(?:同期|全年|[末底])?(?:的|[则仅只]?[为是有]|[达(（])?$")
# 为上年的80.7%.
_OF_THE_FORMER = re.compile(r"(?:为|是|达|到|相当于|占|及|只有|仅有)(?:上年|去年)(?:同期|全年)?的?$")


def recalled(printings: Iterable[Printing]) -> Iterator[VolumeFinding]:
    """Values that an entry prints of an earlier year and that year's entry does not (不符), changes since it likewise.

    Told where the value is the one of another year (1990's for 1991's), or where it is one of that entry's own with
    digits mistyped, of a name that has something in common; and where an amount of change would lead to one of that
    entry's own but for a misprint.
    """
    own: dict[int, list[Printing]] = defaultdict(list)
    told: list[Printing] = []
    changes: list[Printing] = []
    for printing in _as_told(printings):
        year, figure = printing.entry_year, printing.figure
        if year is None or not (is_plain(figure) or _is_rate(figure)):
            continue
        before = _before(printing)
        if figure.unit in MULTIPLES and _OF_THE_FORMER.search(before):
            changes.append(replace(printing, figure=replace(figure, role=Role.LEVEL, relation="")))
            continue
        more = _MORE.search(before) or (_ALONE.search(before) if figure.role is Role.LEVEL else None)
        if more is not None:
            role = Role.INCREASE if more[1] else Role.DECREASE
            changes.append(replace(printing, figure=replace(figure, role=role, relation="")))
        elif figure.role is not Role.LEVEL:
            changes.append(printing)
        elif figure.unit in POINTS or (figure.unit in MULTIPLES and figure.unit != "%"):
            continue
        elif figure.year == year and _OPENING.search(before):
            told.append(replace(printing, figure=replace(figure, year=year - 1)))
        elif figure.year == year:
            own[year].append(printing)
        elif (
            figure.year is not None
            and figure.year < year
            and digits(figure) >= (TELLING if figure.unit == "%" else _FEWEST)
        ):
            told.append(printing)
    for printing in told:
        against = _recalled_amiss(printing, own)
        if against is not None:
            words = f"{printing.figure.year}: {written(printing.figure, '≠', against.figure)}"
            yield VolumeFinding(FindingKind.SERIES, Verdict.INCONSISTENT, words, printing, (against,))
    for change in changes:
        yield from led_amiss(change, own)


def _as_told(printings: Iterable[Printing]) -> Iterator[Printing]:
    """The printings in their order, each with what is said before it.

    比上年5700吨 is last year's, and so are both of 上年为201件268人; both of 减少162户235人 are changes; in 党员2418名,
    上年末2365名 both are 党员.
    """
    former: Printing | None = None
    named: dict[str, Printing] = {}
    for printing in sorted(printings, key=lambda each: each.address):
        figure, year = printing.figure, printing.entry_year
        if year is not None and figure.year == year and figure.role is Role.LEVEL:
            if _OF_LAST_YEAR.search(_before(printing)):
                figure = replace(figure, year=year - 1)
            elif former is not None and _goes_on(former, printing):
                before = former.figure
                figure = replace(figure, year=before.year, role=before.role, relation=before.relation)
        if figure.role is Role.LEVEL and figure.year == year:
            named[figure.unit] = printing
        elif figure.role is Role.LEVEL and _NAMELESS.fullmatch(words_of(printing)):
            told = named.get(figure.unit)
            if told is not None and told.sentence_start == printing.sentence_start:
                figure = replace(figure, indicator=told.figure.indicator)
        former = replace(printing, figure=figure) if figure is not printing.figure else printing
        yield former


def _goes_on(former: Printing, printing: Printing) -> bool:
    """Whether a value stands right behind one of a year before the entry's, or behind a change in another unit."""
    if former.address.entry != printing.address.entry or former.figure.year is None:
        return False
    at = former.figure.end - printing.sentence_start
    between = printing.sentence[max(0, at) : max(0, printing.figure.start - printing.sentence_start)]
    if former.figure.role is Role.LEVEL:
        said = former.figure.year < (printing.entry_year or 0)
    else:
        said = not {former.figure.unit, printing.figure.unit} & RATES and former.figure.unit != printing.figure.unit
    return said and at >= 0 and between in _BETWEEN


def _is_rate(figure: Figure) -> bool:
    whole = figure.value is not None and figure.value > 0 and not figure.qualifier and not figure.target
    return whole and (figure.unit in MULTIPLES or figure.unit in POINTS) and is_well_read(figure)


def _recalled_amiss(printing: Printing, own: ByYear) -> Printing | None:
    """What the entry of the year that a value is told of prints instead; None where it prints it or nothing like it."""
    figure = printing.figure
    entries = own.get(figure.year or 0, ())
    alike = [other for other in entries if are_of_one_kind(other, printing)]
    if not 0 < len(entries) <= CROWD or any(agree(other.figure, figure) for other in alike):
        return None
    near = [other for other in alike if are_near(other.figure, figure) or _is_shifted(other.figure, figure)]
    for year, others in own.items():
        if year in (figure.year, printing.entry_year):
            continue
        for other in others:
            if are_of_one_kind(other, printing) and signed(other.figure) == signed(figure):
                found = [each for each in near if _core(each) == _core(other)]
                if (
                    not found
                    and len(near) == 1
                    and (digits(figure) >= TELLING or _may_be_meant(near[0], printing, near))
                ):
                    found = near
                if found:
                    return found[0]
    mistyped = [other for other in near if _is_mistyped(other, printing, near) and _may_be_meant(other, printing, near)]
    return mistyped[0] if len(mistyped) == 1 else None


def _is_shifted(one: Figure, other: Figure) -> bool:
    """Whether two values have the same digits, at least three."""
    here, there = (signed(figure).normalize().as_tuple().digits for figure in (one, other))
    return here == there and len(here) >= TELLING


def _is_mistyped(other: Printing, printing: Printing, near: Sequence[Printing]) -> bool:
    """Whether a value is another with digits mistyped; of two digits where what was left at the end of a year is told
    again at the beginning of the next."""
    found = likeness(other.figure, printing.figure)
    if found >= Likeness.FAIR:
        return max(map(digits, (other.figure, printing.figure))) >= TELLING
    left = [each for each in near if _CLOSING.search(_before(each))]
    return found is Likeness.SLIGHT and _OPENING.search(_before(printing)) is not None and left == [other]


def _before(printing: Printing) -> str:
    at = printing.figure.start - printing.sentence_start
    return printing.sentence[max(0, at - REACH) : max(0, at)]


def _may_be_meant(other: Printing, printing: Printing, near: Sequence[Printing]) -> bool:
    """Whether the names have something in common, or nothing else is measured so."""
    alone = len(near) == 1 and family_of(other.figure.unit).name not in OF_ALL_THINGS
    left = _OPENING.search(_before(printing)) is not None and _CLOSING.search(_before(other)) is not None
    return alone or left or are_akin(other, printing)


def _core(printing: Printing) -> str:
    return core_of(series_name(printing.figure.indicator))
