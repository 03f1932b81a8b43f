"""Values of like entries put beside each other year by year, by what they measure and by names that are akin."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from yearbook_viewer.records import Figure, FindingKind, Printing, Role, Verdict, VolumeFinding
from yearbook_viewer.text.audit.akin import telling
from yearbook_viewer.text.audit.misprints import may_be_mistyped
from yearbook_viewer.text.audit.outliers import around, written
from yearbook_viewer.text.audit.precision import Interval, last_digit, value_of
from yearbook_viewer.text.audit.proportion import is_shifted, out_of_proportion
from yearbook_viewer.text.series.families import family_of
from yearbook_viewer.text.series.kin import OF_ALL_THINGS, are_near, is_plain, shared, words_of
from yearbook_viewer.text.series.printed import title_of

# So much of what a name tells is in the other.
_MOSTLY, _HALF = 0.6, 0.5
# What is told of several years, or of a part of one.
_YEARS = re.compile(
    r"[两二三四五六七八九十]年(?![级制])|累计|期间|以来|年均|[上下]半年|季度|[0-9]月(?!份?起|[0-9])|每[年月日天季户人]"
)
_REACH = 60
_ADDED = re.compile("新增|净增|增加|减少|超收|短收|新建|新办|撤并")
# Of more values of one kind nothing is put together.
_MOST = 400
_SHORTEST = 4
_SMALL = Decimal(10)
_HUNDREDS = Decimal(100)
# What goes on in other words does so from one year to the next but one with little change.
_NEAR, _STEADY = 2, Decimal("1.6")
# How little a course changes from year to year in which a value is a slip that is so far off, and with a digit put
# right so near.
_LEVEL, _FAR, _WITHIN = Decimal("1.2"), Decimal(2), Decimal("1.03")
# So near to the values of other years is what may be meant.
_BESIDE = Decimal("1.3")


@dataclass(slots=True)
class _Course:
    """What the entries print under names that are akin to each other, by year; `words`: those names.

    `joined`: put together of names that have less in common.
    """

    words: list[str]
    scope: str
    values: dict[int, Printing] = field(default_factory=dict)
    joined: bool = False


def out_of_line(printings: Iterable[Printing]) -> Iterator[VolumeFinding]:
    """Values of entries of one title that a misplaced point or a digit left out puts out of all proportion to those of
    other years (不符).

    The names may differ from year to year (受理来信来访, 来信来访), the more so where nothing else is measured so.
    """
    kinds: dict[tuple[str, str], list[Printing]] = defaultdict(list)
    for printing in printings:
        figure = printing.figure
        at = max(0, figure.start - printing.sentence_start)
        if _YEARS.search(printing.sentence, max(0, at - _REACH), at):
            continue
        if is_plain(figure) and figure.role is Role.LEVEL and figure.year == printing.entry_year is not None:
            kinds[title_of(printing), family_of(figure.unit).name].append(printing)
    for (_, family), alike in kinds.items():
        if len(alike) > _MOST:
            continue
        alone = _alone(alike) if family not in OF_ALL_THINGS else frozenset()
        courses = _joined(_courses(alike), alone)
        passing = [
            printing for course in courses if len(course.values) < _SHORTEST for printing in course.values.values()
        ]
        told: set[Printing] = set()
        for course in courses:
            for finding in (*_in_course(course), *_astray(course, courses, alone)):
                if finding.checked not in told and not _is_told_beside(finding, passing):
                    told.add(finding.checked)
                    yield finding


def _is_told_beside(finding: VolumeFinding, printings: Sequence[Printing]) -> bool:
    """Whether the entry itself prints a value that goes on with the others under a name that is akin.

    春运发送旅客11.8万人次,全年80.6万人次: the latter.
    """
    checked = finding.checked
    values = [value_of(each.figure) for each in finding.against]
    low, high = min(values) / _BESIDE, max(values) * _BESIDE
    return any(
        other.address.entry == checked.address.entry
        and other is not checked
        and low <= value_of(other.figure) <= high
        and shared(words_of(other), words_of(checked)) >= _HALF
        for other in printings
    )


def _alone(printings: Sequence[Printing]) -> frozenset[int]:
    """The years of which nothing else is told in the unit."""
    counted = Counter(printing.entry_year for printing in printings)
    return frozenset(year for year, count in counted.items() if count == 1 and year is not None)


def _courses(printings: Sequence[Printing]) -> list[_Course]:
    by_year: dict[int, list[Printing]] = defaultdict(list)
    for printing in sorted(printings, key=lambda each: (each.entry_year or 0, each.address)):
        by_year[printing.entry_year or 0].append(printing)
    courses: list[_Course] = []
    for year, own in by_year.items():
        fitting = [
            (fit, course, printing)
            for course in courses
            for printing in own
            if (fit := _fit(course, printing)) is not None
        ]
        # The best first; of equal ones what stands first.
        for _, course, printing in sorted(fitting, key=lambda each: each[0], reverse=True):
            if printing in own and year not in course.values:
                own.remove(printing)
                course.words.append(words_of(printing))
                course.values[year] = printing
        courses += (_Course([words_of(printing)], printing.figure.scope, {year: printing}) for printing in own)
    return courses


def _fit(course: _Course, printing: Printing) -> tuple[bool, bool, float] | None:
    """How well a value goes on a course: whether by the very name, whether near the last value, how much of all that
    either name tells is in both; None where it does not."""
    words, last = words_of(printing), course.words[-1]
    if shared(words, last) < _MOSTLY or not _is_of_one_scope(printing.figure.scope, course.scope):
        return None
    here, there = telling(words), telling(last)
    former = course.values[max(course.values)]
    near = are_near(printing.figure, former.figure)
    # What is part of another goes on under its own name only, and what is added is no sum.
    if here != there and _is_part(printing) != _is_part(former):
        return None
    if not near and bool(_ADDED.search(words)) != bool(_ADDED.search(last)):
        return None
    return here == there, near, len(here & there) / (len(here | there) or 1)


def _is_part(printing: Printing) -> bool:
    return printing.figure.relation.startswith("part")


def _joined(courses: list[_Course], alone: frozenset[int]) -> list[_Course]:
    """The courses with those put together that go on in other words at much the same value."""
    found: list[_Course] = []
    for course in courses:
        into = next((each for each in found if _goes_on(each, course, alone)), None)
        if into is None:
            found.append(course)
        else:
            into.words += course.words
            into.values |= course.values
            into.joined = True
    return found


def _goes_on(one: _Course, other: _Course, alone: frozenset[int]) -> bool:
    if one.values.keys() & other.values.keys() or not _are_akin(one, other, alone):
        return False
    steps = (
        (value_of(here.figure), value_of(there.figure))
        for year, here in one.values.items()
        for near, there in other.values.items()
        if abs(year - near) <= _NEAR
    )
    return any(max(pair) <= min(pair) * _STEADY for pair in steps)


def _are_akin(one: _Course, other: _Course, alone: frozenset[int]) -> bool:
    if not _is_of_one_scope(one.scope, other.scope):
        return False
    if one.values.keys() | other.values.keys() <= alone:
        return True
    return any(shared(here, there) >= _HALF for here in one.words for there in other.words)


def _is_of_one_scope(one: str, other: str) -> bool:
    return len({one, other} - {""}) < 2


def _astray(course: _Course, courses: Sequence[_Course], alone: frozenset[int]) -> Iterator[VolumeFinding]:
    """What another year prints in other words, that a misprint alone keeps from being the course's value of it."""
    for other in courses:
        fewer = len(other.values) < len(course.values) and not course.values.keys() & other.values.keys()
        if other is course or not fewer or not _are_akin(course, other, alone):
            continue
        for year, printing in other.values.items():
            found = list(
                _in_course(_Course(course.words, course.scope, {**course.values, year: printing}, joined=True))
            )
            yield from (finding for finding in found if finding.checked is printing)


def _in_course(course: _Course) -> Iterator[VolumeFinding]:
    years = sorted(course.values)
    if len(years) < _SHORTEST:
        return
    printed = [course.values[year] for year in years]
    figures = [printing.figure for printing in printed]
    values = [value_of(figure) for figure in figures]
    standing_out = [at for at in out_of_proportion(values) if is_shifted(values, at)]
    for at in standing_out or _mistyped(printed):
        others = [figure for place, figure in enumerate(figures) if place != at]
        if any(_is_small(figure) for figure in others) or (course.joined and not _is_even(years, printed, at)):
            continue
        shown = around(at, len(years))
        words = written([years[place] for place in shown], [printed[place].figure for place in shown], at - shown.start)
        against = tuple(printed[place] for place in shown if place != at)
        yield VolumeFinding(FindingKind.OUTLIER, Verdict.INCONSISTENT, words, printed[at], against)


def _is_small(figure: Figure) -> bool:
    """Whether a number is one that goes up and down: of one digit, or two behind the point."""
    return value_of(figure) < _SMALL and value_of(figure) < _SMALL * _SMALL * last_digit(figure)


def _is_even(years: Sequence[int], printed: Sequence[Printing], at: int) -> bool:
    """Whether the values beside one, of some hundreds and more, change little and from year to year."""
    figures = [printing.figure for place, printing in enumerate(printed) if place != at]
    told = all(value_of(figure) >= max(_HUNDREDS, _SMALL * last_digit(figure)) for figure in figures)
    level = all(max(pair) <= min(pair) * _STEADY for pair in pairwise([value_of(figure) for figure in figures]))
    return told and level and all(later - former <= _NEAR for former, later in pairwise(years))


def _mistyped(printed: Sequence[Printing]) -> list[int]:
    """Which value, of a course that is steady but for it, is far off and would be in line with one digit put right."""
    figures = [printing.figure for printing in printed]
    found = []
    for at in range(1, len(figures) - 1):
        others = [value_of(figure) for figure in (*figures[:at], *figures[at + 1 :])]
        low, high = sorted((value_of(figures[at - 1]), value_of(figures[at + 1])))
        steady = all(max(pair) <= min(pair) * _LEVEL for pair in pairwise(others))
        far = not low / _FAR <= value_of(figures[at]) <= high * _FAR
        if steady and far and may_be_mistyped(figures[at], Interval(low / _WITHIN, high * _WITHIN)):
            found.append(at)
    return found if len(found) == 1 else []
