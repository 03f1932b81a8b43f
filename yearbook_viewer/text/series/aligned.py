"""Values of like entries held against those of the years beside: which a misprint puts out of line."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from yearbook_viewer.records import EntryId, Figure, FindingKind, Printing, Verdict, VolumeFinding
from yearbook_viewer.text.audit.clauses.akin import telling
from yearbook_viewer.text.audit.numbers.misprints import may_be_mistyped
from yearbook_viewer.text.audit.numbers.precision import Interval, last_digit, value_of
from yearbook_viewer.text.audit.numbers.proportion import SHORTEST, is_shifted, out_of_proportion
from yearbook_viewer.text.audit.tables.outliers import around, written
from yearbook_viewer.text.series.courses import NEAR, STEADY, Course, Kind, are_akin
from yearbook_viewer.text.series.kin import is_share, shared, words_of

# So much of what a name tells is in the other.
_HALF = 0.5
_SHORTEST = 4
_SMALL = Decimal(10)
_HUNDREDS = Decimal(100)
# How little a course changes from year to year in which a value is a slip that is so far off, and with a digit put
# right so near.
_LEVEL, _FAR, _WITHIN = Decimal("1.2"), Decimal(2), Decimal("1.03")
# What hardly changes, from first to last, and of shares; so near to it is what has two digits turned round, of three.
_UNCHANGED, _SHARES_UNCHANGED, _NEARLY, _TOLD = Decimal("1.03"), Decimal("1.05"), Decimal("1.01"), 3
# In a year that shook all, other values too lie so many times above or below those of the years beside.
_SHAKEN = Decimal("1.6")
# So near to the values of other years is what may be meant.
_BESIDE = Decimal("1.3")


def out_of_line(kinds: Iterable[Kind]) -> Iterator[VolumeFinding]:
    """Values of entries of one title that a misplaced point or a digit left out puts out of all proportion to those of
    other years (不符).

    The names may differ from year to year (受理来信来访, 来信来访), the more so where nothing else is measured so.
    """
    for kind in kinds:
        courses = kind.courses
        passing = [value for course in courses if len(course.values) < _SHORTEST for value in course.values.values()]
        told: set[Printing] = set()
        for course in courses:
            for finding in (*_in_course(course), *_astray(course, courses, kind.alone)):
                if finding.checked not in told and not _is_told_beside(finding, passing):
                    told.add(finding.checked)
                    yield finding


def moved(kinds: Iterable[Kind]) -> dict[tuple[EntryId, bool], set[Printing]]:
    """By entry the values that lie far above those of the years beside (True), and those far below: of a year of flood,
    of an epidemic or of other borders there are many."""
    found: dict[tuple[EntryId, bool], set[Printing]] = defaultdict(set)
    for course in (course for kind in kinds for course in kind.courses):
        printed = [course.values[year] for year in sorted(course.values)]
        for at, printing in enumerate(printed):
            beside = [value_of(each.figure) for each in (*printed[max(0, at - 1) : at], *printed[at + 1 : at + 2])]
            value = value_of(printing.figure)
            if beside and not _is_small(printing.figure):
                if value >= max(beside) * _SHAKEN:
                    found[printing.address.entry, True].add(printing)
                elif value * _SHAKEN <= min(beside):
                    found[printing.address.entry, False].add(printing)
    return found


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


def _astray(course: Course, courses: Sequence[Course], alone: frozenset[int]) -> Iterator[VolumeFinding]:
    """What another year prints in other words, that a misprint alone keeps from being the course's value of it."""
    for other in courses:
        fewer = len(other.values) < len(course.values) and not course.values.keys() & other.values.keys()
        if other is course or not fewer or not are_akin(course, other, alone):
            continue
        for year, printing in other.values.items():
            found = list(_in_course(Course(course.words, course.scope, {**course.values, year: printing}, joined=True)))
            yield from (finding for finding in found if finding.checked is printing)


def _in_course(course: Course) -> Iterator[VolumeFinding]:
    years = sorted(course.values)
    if len(years) < (_SHORTEST if course.joined else SHORTEST):
        return
    printed = [course.values[year] for year in years]
    figures = [printing.figure for printing in printed]
    values = [value_of(figure) for figure in figures]
    standing_out = [at for at in out_of_proportion(values) if is_shifted(values, at)]
    for at in standing_out or _mistyped(course, printed):
        others = [figure for place, figure in enumerate(figures) if place != at]
        if any(_is_small(figure) for figure in others) or (course.joined and not _is_even(years, printed, at)):
            continue
        if course.joined and at in (0, len(years) - 1):
            continue
        if len(years) < _SHORTEST and _is_small(figures[at]):
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
    level = all(max(pair) <= min(pair) * STEADY for pair in pairwise([value_of(figure) for figure in figures]))
    return told and level and all(later - former <= NEAR for former, later in pairwise(years))


def _mistyped(course: Course, printed: Sequence[Printing]) -> list[int]:
    """Which value, of a course that is steady but for it, is far off and would be in line with one digit put right.

    Of one that hardly changes with two neighbouring digits turned round; of one that never does also at either end.
    """
    figures = [printing.figure for printing in printed]
    found = []
    for at in range(len(figures)):
        others = [value_of(figure) for figure in (*figures[:at], *figures[at + 1 :])]
        if not course.joined and len(set(others)) == 1 and _are_digits_turned(figures[at], others[0]):
            found.append(at)
        if at in (0, len(figures) - 1) or at in found:
            continue
        low, high = sorted((value_of(figures[at - 1]), value_of(figures[at + 1])))
        steady = all(max(pair) <= min(pair) * _LEVEL for pair in pairwise(others))
        far = len(figures) >= _SHORTEST and not low / _FAR <= value_of(figures[at]) <= high * _FAR
        astray = steady and far and may_be_mistyped(figures[at], Interval(low / _WITHIN, high * _WITHIN))
        turned = not course.joined and _is_turned(figures[at], others)
        if (astray and _is_named_so(course, printed[at])) or turned:
            found.append(at)
    return found if len(found) == 1 else []


def _is_named_so(course: Course, printing: Printing) -> bool:
    """Whether a value has something of the names of its course, if these are not one."""
    own = telling(words_of(printing))
    return not course.joined or any(own & telling(each) for each in course.words if each != words_of(printing))


def _is_turned(figure: Figure, others: Sequence[Decimal]) -> bool:
    most = _SHARES_UNCHANGED if is_share(figure) else _UNCHANGED
    low, high = min(others) / _NEARLY, max(others) * _NEARLY
    value = value_of(figure)
    if max(others) > min(others) * most or low / most <= value <= high * most:
        return False
    return any(low <= each <= high for each in _turned(figure))


def _are_digits_turned(figure: Figure, same: Decimal) -> bool:
    """Whether a value is what all other years tell (河长73.8公里) with two neighbouring digits turned round."""
    return value_of(figure) != same and same in _turned(figure)


def _turned(figure: Figure) -> Iterator[Decimal]:
    """What a number of three digits and more may be with two neighbouring ones turned round."""
    digit = last_digit(figure)
    number = f"{value_of(figure) / digit:.0f}"
    if len(number) >= _TOLD:
        for at in range(len(number) - 1):
            yield Decimal(number[:at] + number[at + 1] + number[at] + number[at + 2 :]) * digit
