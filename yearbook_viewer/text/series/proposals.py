"""Which series may be one and the same under other words: 户籍人口 and 户籍总人口."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from heapq import nlargest

from yearbook_viewer.records import SeriesKey
from yearbook_viewer.text.lexicons import sections_of

# From what likeness on two series are proposed, and how many at most.
LEAST = 0.5
_MOST = 20
# The same amount in the same year is hardly chance; another amount in the same year is hardly the same thing.
_SAME, _SAME_HELPS, _DIFFERENT = 0.005, 0.3, 0.4
# From one year to the next an amount seldom grows or shrinks more than so.
_STEADY, _LEAPS = 2.0, 0.6
_OTHER_SCOPE, _ANY_SCOPE = 0.6, 0.9


@dataclass(frozen=True, slots=True)
class Course:
    """A series as it is compared: its values by year, in the base unit of its family."""

    key: SeriesKey
    values: Mapping[int, float] = field(default_factory=dict)


def proposals(course: Course, others: Iterable[Course]) -> list[tuple[SeriesKey, float]]:
    """The others that may be the same, with their likeness from LEAST to 1, the likeliest first.

    Those of the same subject, and the same indicator at a subject of a similar name. Each is looked at once.
    """
    likely = ((other.key, likeness(course, other)) for other in others if other.key != course.key)
    return nlargest(_MOST, ((key, share) for key, share in likely if share >= LEAST), key=lambda each: each[1])


def likeness(one: Course, other: Course) -> float:
    """How likely two series are the same, from 0 to 1: by their words, their scope and their values; symmetric."""
    if one.key.family != other.key.family:
        return 0.0
    share = _of_words(one.key.name, other.key.name)
    if one.key.subject != other.key.subject:
        share *= _of_words(one.key.subject, other.key.subject)
    if one.key.scope != other.key.scope:
        share *= _OTHER_SCOPE if one.key.scope and other.key.scope else _ANY_SCOPE
    if share < LEAST / (1 + _SAME_HELPS):  # no value makes up for that
        return share
    if _exclude_each_other(one.key.name, other.key.name):
        return 0.0
    return min(1.0, share * _of_values(one.values, other.values))


def _of_words(one: str, other: str) -> float:
    """1 for the same words; more than characters in common counts that one holds the other in order."""
    if one == other:
        return 1.0
    signs = set(one) & set(other)
    common = sum(min(one.count(sign), other.count(sign)) for sign in signs)
    dice = 2 * common / (len(one) + len(other))
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    return (1 + 2 * dice) / 3 if short and all(sign in rest for sign in short) else dice * dice


def _of_values(one: Mapping[int, float], other: Mapping[int, float]) -> float:
    """A factor: above 1 where values agree, below where they cannot be the same."""
    both = one.keys() & other.keys()
    if both:
        agree = sum(_apart(one[year], other[year]) <= 1 + _SAME for year in both)
        return _DIFFERENT + (1 + _SAME_HELPS - _DIFFERENT) * agree / len(both)
    steps = [_apart(one[year], other[near]) for year in one for near in (year - 1, year + 1) if near in other]
    return _LEAPS if steps and min(steps) > _STEADY else 1.0


def _apart(one: float, other: float) -> float:
    """How many times the lesser the greater is."""
    low, high = sorted((abs(one), abs(other)))
    if low == high:
        return 1.0
    return high / low if low else float("inf")


def _exclude_each_other(one: str, other: str) -> bool:
    """Whether the names differ in words of which one excludes the other: 收入 and 支出."""
    if one == other:
        return False
    here, there = _told(one), _told(other)
    return any(here[row] != there[row] for row in here.keys() & there.keys())


def _told(name: str) -> dict[int, set[str]]:
    """The words of the name that have opposites, by their row; of words within each other (进口, 进出口) the longer."""
    pattern, rows = _opposites()
    told: dict[int, set[str]] = {}
    for word in pattern.findall(name):
        for row in rows[word]:
            told.setdefault(row, set()).add(word)
    return told


@cache
def _opposites() -> tuple[re.Pattern[str], dict[str, list[int]]]:
    rows: dict[str, list[int]] = {}
    for row, line in enumerate(sections_of("indicators")["opposites"]):
        for word in line.split():
            rows.setdefault(word, []).append(row)
    longest_first = sorted(rows, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, longest_first))), rows
