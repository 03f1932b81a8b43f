"""Changes that an entry prints, held against the entry of the year before where no name tells what changed."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from yearbook_viewer.records import Figure, Finding, FindingKind, Printing, Role, Verdict, VolumeFinding
from yearbook_viewer.text.audit.changes.changes import between
from yearbook_viewer.text.audit.changes.growth import against_values
from yearbook_viewer.text.audit.clauses import wording
from yearbook_viewer.text.audit.clauses.statements import Change
from yearbook_viewer.text.audit.numbers.misprints import may_be_mistyped
from yearbook_viewer.text.audit.numbers.numerals_told import number_of
from yearbook_viewer.text.audit.numbers.precision import (
    Interval,
    common_scale,
    half_digit,
    has_many_digits,
    interval_of,
    plain,
    value_of,
)
from yearbook_viewer.text.audit.numbers.rates import POINTS, rate_verdict, rate_words
from yearbook_viewer.text.figures import cues
from yearbook_viewer.text.series.changed_amiss import is_slip, is_swapped, is_told_turned
from yearbook_viewer.text.series.families import family_of
from yearbook_viewer.text.series.kin import (
    CROWD,
    MONEY,
    MULTIPLES,
    ByYear,
    are_akin,
    are_near,
    are_of_one_kind,
    digits,
    have_one_name,
    in_common,
    is_plain,
)

# A value of so many digits finds another so close to it by no chance.
_MANY, _CLOSE = 4, Decimal("1.1")
# So many values before a change may be the one that changed.
_LAST = 6
# Rates of one thing are so close, and its names have so many characters in common.
_CLOSE_RATES, _TWO = Decimal("0.1"), 2
_OWED = re.compile("亏|逆差|赤字|负债|缺口|[下少减降]")
# What stands between a change and what it leads to.
_LEADING_TO = re.compile(
    "[,，]?(?:[总共现全][数县市区镇乡]?|年[末底])?(?:达到?|增至|增[加长]到|[降减升]至|减少?到|至|为)"
)
# 三年净增36家, 两年间共减少5所: what went on for years began before the first of them.
_FOR_YEARS = re.compile(
    "([两二三四五六七八九十])年(?:[来间]|以来)?[,，]?(?:[共净总]|累计|合计)*[新增减下上升降提]?[加少长高]?了?$"
)


def led_amiss(change: Printing, own: ByYear) -> Iterator[VolumeFinding]:
    """A change held against the entry of the year before, where no name tells what it changed from."""
    year, figure = change.entry_year, change.figure
    if year is None or not (figure.relation in ("", "prior") or figure.relation.isdigit()):
        return
    begun = _begun(change, year)
    if not 0 < len(own.get(begun, ())) <= CROWD:
        return
    rate = figure.unit in MULTIPLES
    if rate and (wording.is_comparable(change.sentence) or wording.is_comparable_by_convention(figure.indicator)):
        return
    levels = [
        level
        for level in own.get(year, ())
        if level.address.entry == change.address.entry
        and level.sentence_start == change.sentence_start
        and level.figure.start < figure.start
        and _may_change_by(level.figure, figure)
    ]
    behind = _told_behind(change, own)
    if behind is not None and not levels:
        levels = [behind]
    if rate and cues.RESPECTIVELY not in change.sentence:
        levels = [level for level in levels if level.figure.indicator == figure.indicator] or levels
    held = [
        (level, other, finding)
        for level in levels[-_LAST:]
        for other in own[begun]
        if are_of_one_kind(other, level) and _may_come_from(other, level, rate=rate)
        if (finding := _held(level.figure, other.figure, figure)) is not None
    ]
    if any(finding.verdict is not Verdict.INCONSISTENT for *_, finding in held):
        return
    for level, other, finding in reversed(held):
        named = are_akin(other, level)
        near = are_near(other.figure, level.figure)
        goes_so = rate or _goes_so(level.figure, other.figure, figure)
        sure = near and goes_so and named and level is levels[-1] and _is_the_only_one_named(level, other, held)
        if rate and sure:
            exact = figure.role is Role.LEVEL and level.figure.indicator == figure.indicator
            sure = _is_counted_rate(change, level) and (exact or _is_like_rate(level, other, figure))
        meant = named or _is_the_only_one_near(level, other, own[begun])
        swapped = level is levels[-1] and (
            (named and not _OWED.search(level.figure.indicator) and is_told_turned(level.figure, other.figure, figure))
            if rate
            else is_swapped(level.figure, other.figure, figure)
        )
        if sure or swapped or (meant and is_slip(level.figure, other.figure, figure, named=named)):
            yield VolumeFinding(FindingKind.SERIES, Verdict.INCONSISTENT, finding.arithmetic, change, (other, level))
            return


def led_from_another(found: Sequence[VolumeFinding], printings: Iterable[Printing]) -> list[VolumeFinding]:
    """The findings without changes that come out with another value of the same name in the year before: of two
    在校学生 of an entry, those of 小学 and of 初中, the one that is meant."""
    wrong = [
        each for each in found if each.verdict is Verdict.INCONSISTENT and each.checked.figure.role is not Role.LEVEL
    ]
    if not wrong:
        return list(found)
    levels: dict[tuple[int | None, str], list[Printing]] = defaultdict(list)
    for printing in printings:
        if is_plain(printing.figure) and printing.figure.role is Role.LEVEL:
            levels[printing.figure.year, printing.figure.unit].append(printing)
    right = []
    for finding in wrong:
        base, level = finding.against[0], finding.against[-1]
        for other in levels[base.figure.year, level.figure.unit]:
            held = _held(level.figure, other.figure, finding.checked.figure) if have_one_name(other, level) else None
            if held is not None and held.verdict is not Verdict.INCONSISTENT:
                right.append(finding)
                break
    return [each for each in found if each not in right]


def turned_round(level: Figure, earlier: Figure, change: Figure) -> Finding | None:
    """An amount by which a value is said to have risen where it fell by so much (不符), or the other way round.

    Nothing of amounts of one digit, and of what is the more the less there is (亏损, 逆差).
    """
    sign = 1 if change.role is Role.INCREASE else -1
    off = value_of(level) - value_of(earlier)
    if digits(change) < _TWO or off * sign >= 0 or abs(off) != value_of(change) or _OWED.search(level.indicator):
        return None
    scale = common_scale(level, earlier, change)
    one, other, printed = (plain(value_of(each) / scale) for each in (level, earlier, change))
    # The change as it would have to be.
    first, second = (one, other) if sign > 0 else (other, one)
    words = f"{first} − {second} = −{printed} ≠ {printed}"
    return Finding(FindingKind.CHANGE, Verdict.INCONSISTENT, words, change, (earlier, level))


def _begun(change: Printing, year: int) -> int:
    """The year since which something changed: the last one, or the one before the years that it went on for."""
    years = _FOR_YEARS.search(change.sentence[: change.figure.start - change.sentence_start])
    if years is not None:
        return year - number_of(years[1])
    since = change.figure.relation
    return int(since) if since.isdigit() else year - 1


def _may_come_from(other: Printing, level: Printing, *, rate: bool) -> bool:
    """Whether a value is near the one of the year before, or an amount may lead far from it as its name is the same."""
    return are_near(other.figure, level.figure) or (not rate and have_one_name(other, level))


def _goes_so(level: Figure, earlier: Figure, change: Figure) -> bool:
    """Whether a value rose that is said to have risen, or fell, or would have but for a misprint in three digits."""
    off = value_of(level) - value_of(earlier)
    if off > 0 if change.role is Role.INCREASE else off < 0:
        return True
    then, by = interval_of(earlier), interval_of(change)
    meant = then + by if change.role is Role.INCREASE else then - by
    return has_many_digits(level) and may_be_mistyped(level, meant)


def _told_behind(change: Printing, own: ByYear) -> Printing | None:
    """The value that a change is said to lead to: 机构减少6个,为406个; 比上年增加85公里,达到2931公里."""
    for level in own.get(change.entry_year or 0, ()):
        if level.address.entry != change.address.entry or level.figure.start < change.figure.end:
            continue
        at, until = (place - change.sentence_start for place in (change.figure.end, level.figure.start))
        told = 0 <= at <= until <= len(change.sentence) and _LEADING_TO.fullmatch(change.sentence[at:until])
        return level if told and _may_change_by(level.figure, change.figure) else None
    return None


def _may_change_by(level: Figure, change: Figure) -> bool:
    if level.unit == "%" or change.unit in POINTS:
        return level.unit == "%" and change.unit in POINTS
    return change.unit in MULTIPLES or level.unit == change.unit


def _is_the_only_one_named(
    level: Printing, other: Printing, held: Sequence[tuple[Printing, Printing, Finding]]
) -> bool:
    """Whether of all that a value may have changed from one alone has its name."""
    if not have_one_name(other, level):
        return False
    return sum(each is level and have_one_name(before, level) for each, before, _ in held) == 1


def _is_counted_rate(change: Printing, level: Printing) -> bool:
    """Whether a rate is of a value that is no money, by its name or what it counts: 件数、人数分别上升8.6%和5.1%."""
    name = change.figure.indicator
    named = name == level.figure.indicator or name in (f"{level.figure.unit}数", f"{level.figure.unit}次")
    return named and family_of(level.figure.unit).name != MONEY


def _is_like_rate(level: Printing, earlier: Printing, change: Figure) -> bool:
    """Whether a rate has the right sign and would be right with one digit put right, or, where the names tell enough,
    is not far off."""
    one, other = value_of(level.figure), value_of(earlier.figure)
    off = {Role.INCREASE: one - other, Role.DECREASE: other - one}.get(change.role, one)
    rate, half = off / other * MULTIPLES[change.unit], half_digit(change)
    if rate <= 0 or digits(change) < _TWO:
        return False
    close = abs(rate - value_of(change)) <= _CLOSE_RATES * MULTIPLES[change.unit] and in_common(level, earlier) >= _TWO
    return close or may_be_mistyped(change, Interval(rate - half, rate + half))


def _held(level: Figure, earlier: Figure, change: Figure) -> Finding | None:
    """A change against two values; of a rate that would have to be said of something else nothing."""
    if change.unit not in MULTIPLES:
        return between(level, earlier, change)
    if change.role is not Role.LEVEL:
        return against_values(level, earlier, Change(change, wording.UNSAID))
    quotient = interval_of(level).over(interval_of(earlier))
    if quotient is None:
        return None
    per = MULTIPLES[change.unit]
    rate = value_of(level) / value_of(earlier) * per
    verdict = rate_verdict(rate, quotient.times(per), change)
    words = rate_words(f"{plain(value_of(level))} ÷ {plain(value_of(earlier))}", rate, change, verdict)
    return Finding(FindingKind.SERIES, verdict, words, change, (earlier, level))


def _is_the_only_one_near(level: Printing, other: Printing, then: Sequence[Printing]) -> bool:
    """Whether nothing else in the earlier entry (`then`) comes so near to a value of many digits."""
    if digits(level.figure) < _MANY or not _are_close(level.figure, other.figure):
        return False
    rivals = [each for each in then if are_of_one_kind(each, level) and _are_close(each.figure, level.figure)]
    return len(rivals) == 1


def _are_close(one: Figure, other: Figure) -> bool:
    low, high = sorted((value_of(one), value_of(other)))
    return high <= low * _CLOSE
