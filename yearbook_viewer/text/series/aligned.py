"""Values of like entries put beside each other year by year, by what they measure and by names that are akin."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from yearbook_viewer.records import FindingKind, Printing, Role, Verdict, VolumeFinding
from yearbook_viewer.text.audit.akin import are_opposed, telling
from yearbook_viewer.text.audit.outliers import around, written
from yearbook_viewer.text.audit.precision import value_of
from yearbook_viewer.text.audit.proportion import is_shifted, out_of_proportion
from yearbook_viewer.text.series.families import family_of
from yearbook_viewer.text.series.printed import title_of
from yearbook_viewer.text.series.recalled import is_plain, words_of

# So much of what a name tells is in the other.
_MOSTLY = 0.6
# What is told of several years, or of a part of one.
_YEARS = re.compile(r"[两二三四五六七八九十]年(?![级制])|累计|期间|以来|年均|[上下]半年|季度|[0-9]月|每")
_REACH = 60
# Of more values of one kind nothing is put together.
_MOST = 400
_SHORTEST = 4
_SMALL = Decimal(10)


@dataclass(slots=True)
class _Course:
    """What the entries print under names that are akin to each other, by year; `words`: the name printed last."""

    words: str
    scope: str
    values: dict[int, Printing] = field(default_factory=dict)


def out_of_line(printings: Iterable[Printing]) -> Iterator[VolumeFinding]:
    """Values of entries of one title that a misplaced point puts out of all proportion to those of other years (不符).

    The names may differ from year to year (受理来信来访, 来信来访).
    """
    kinds: dict[tuple[str, str], list[Printing]] = defaultdict(list)
    for printing in printings:
        figure = printing.figure
        at = max(0, figure.start - printing.sentence_start)
        if _YEARS.search(printing.sentence, max(0, at - _REACH), at):
            continue
        if is_plain(figure) and figure.role is Role.LEVEL and figure.year == printing.entry_year is not None:
            kinds[title_of(printing), family_of(figure.unit).name].append(printing)
    for alike in kinds.values():
        if len(alike) > _MOST:
            continue
        for course in _courses(alike):
            yield from _in_course(course)


def _courses(printings: Sequence[Printing]) -> list[_Course]:
    courses: list[_Course] = []
    for printing in sorted(printings, key=lambda each: (each.entry_year or 0, each.address)):
        words, year = words_of(printing), printing.entry_year or 0
        fitting = [
            (share, course)
            for course in courses
            if year not in course.values
            and (share := _share(words, course.words)) >= _MOSTLY
            and len({printing.figure.scope, course.scope} - {""}) < 2
        ]
        if fitting:
            _, course = max(fitting, key=lambda each: each[0])
            course.words = words
        else:
            course = _Course(words, printing.figure.scope)
            courses.append(course)
        course.values[year] = printing
    return courses


def _share(one: str, other: str) -> float:
    """How much of what the lesser name tells is in the other; nothing of names that exclude each other."""
    here, there = telling(one), telling(other)
    if not here or not there or are_opposed(one, other):
        return 0.0
    return len(here & there) / min(len(here), len(there))


def _in_course(course: _Course) -> Iterator[VolumeFinding]:
    years = sorted(course.values)
    if len(years) < _SHORTEST:
        return
    printed = [course.values[year] for year in years]
    values = [value_of(printing.figure) for printing in printed]
    for at in out_of_proportion(values):
        if not is_shifted(values, at) or sorted(values)[len(values) // 2] < _SMALL:
            continue
        shown = around(at, len(years))
        words = written([years[place] for place in shown], [printed[place].figure for place in shown], at - shown.start)
        against = tuple(printed[place] for place in shown if place != at)
        yield VolumeFinding(FindingKind.OUTLIER, Verdict.INCONSISTENT, words, printed[at], against)
