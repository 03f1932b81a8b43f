"""What like entries print in their years, put together to courses by what it measures, by its names and its size."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from yearbook_viewer.records import Printing, Role
from yearbook_viewer.text.audit.clauses.akin import telling
from yearbook_viewer.text.audit.numbers.precision import value_of
from yearbook_viewer.text.series.families import family_of
from yearbook_viewer.text.series.kin import OF_ALL_THINGS, are_near, is_plain, is_share, shared, words_of
from yearbook_viewer.text.series.printed import title_of

# So much of what a name tells is in the other.
_MOSTLY, _HALF = 0.6, 0.5
# What is told of several years, or of a part of one.
_YEARS = re.compile(
    r"[两二三四五六七八九十]年(?![级制])|累计|期间|以来|年均|[上下]半年|季度|[0-9]月(?!份?起|[0-9])|每[年月日天季户人]"
)
_REACH = 60
_ADDED = re.compile("新[增建办进设开成]|净增|增加|减少|超收|短收|撤并")
# Of more values of one kind nothing is put together.
_MOST = 400
# What goes on in other words does so from one year to the next but one with little change.
NEAR, STEADY = 2, Decimal("1.6")


@dataclass(slots=True)
class Course:
    """What the entries print under names that are akin to each other, by year; `words`: those names.

    `joined`: put together of names that have less in common.
    """

    words: list[str]
    scope: str
    values: dict[int, Printing] = field(default_factory=dict)
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """The courses in one family of units; `alone`: the years of which nothing else is told in it."""

    courses: list[Course]
    alone: frozenset[int]


def kinds_of(printings: Iterable[Printing]) -> list[Kind]:
    """What the entries of one title print of their own years in each family of units, put together to courses."""
    by_kind: dict[tuple[str, str], list[Printing]] = defaultdict(list)
    for printing in printings:
        figure = printing.figure
        at = max(0, figure.start - printing.sentence_start)
        if _YEARS.search(printing.sentence, max(0, at - _REACH), at):
            continue
        if (is_plain(figure) or is_share(figure)) and figure.role is Role.LEVEL and figure.year == printing.entry_year:
            by_kind[title_of(printing), family_of(figure.unit).name].append(printing)
    kinds = []
    for (_, family), alike in by_kind.items():
        if len(alike) <= _MOST:
            alone = _alone(alike) if family not in OF_ALL_THINGS else frozenset()
            kinds.append(Kind(_joined(_courses(alike), alone), alone))
    return kinds


def _alone(printings: Sequence[Printing]) -> frozenset[int]:
    """The years of which nothing else is told in the unit."""
    counted = Counter(printing.entry_year for printing in printings)
    return frozenset(year for year, count in counted.items() if count == 1 and year is not None)


def _courses(printings: Sequence[Printing]) -> list[Course]:
    by_year: dict[int, list[Printing]] = defaultdict(list)
    for printing in sorted(printings, key=lambda each: (each.entry_year or 0, each.address)):
        by_year[printing.entry_year or 0].append(printing)
    courses: list[Course] = []
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
        courses += (Course([words_of(printing)], printing.figure.scope, {year: printing}) for printing in own)
    return courses


def _fit(course: Course, printing: Printing) -> tuple[bool, bool, float] | None:
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
    in_both = max(_in_both(here, telling(each)) for each in course.words)
    if not near and in_both < _HALF:
        return None
    return here == there, near, in_both


def _in_both(here: frozenset[str], there: frozenset[str]) -> float:
    return 1.0 if here == there else len(here & there) / len(here | there)


def _is_part(printing: Printing) -> bool:
    return printing.figure.relation.startswith("part")


def _joined(courses: list[Course], alone: frozenset[int]) -> list[Course]:
    """The courses with those put together that go on in other words at much the same value."""
    found: list[Course] = []
    for course in courses:
        into = next((each for each in found if _goes_on(each, course, alone)), None)
        if into is None:
            found.append(course)
        else:
            into.words += course.words
            into.values |= course.values
            into.joined = True
    return found


def _goes_on(one: Course, other: Course, alone: frozenset[int]) -> bool:
    if one.values.keys() & other.values.keys() or not are_akin(one, other, alone):
        return False
    steps = (
        (value_of(here.figure), value_of(there.figure))
        for year, here in one.values.items()
        for near, there in other.values.items()
        if abs(year - near) <= NEAR
    )
    return any(max(pair) <= min(pair) * STEADY for pair in steps)


def are_akin(one: Course, other: Course, alone: frozenset[int]) -> bool:
    if not _is_of_one_scope(one.scope, other.scope):
        return False
    if one.values.keys() | other.values.keys() <= alone:
        return True
    return any(
        shared(here, there) >= _HALF and telling(here) & telling(there) for here in one.words for there in other.words
    )


def _is_of_one_scope(one: str, other: str) -> bool:
    return len({one, other} - {""}) < 2
