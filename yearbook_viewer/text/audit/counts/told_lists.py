"""A list that stands beside its number, and what the two say of each other."""

from collections.abc import Sequence
from dataclasses import dataclass

from yearbook_viewer.records import Verdict
from yearbook_viewer.text.audit.counts.listed_names import Fit, are_names, are_people, are_told_apart

# A list with 等 as long as this that lacks one or two was meant to be whole, whatever it lists.
_LONG = 4
# So many names may be missing from a list as long that is certain to be of what is counted.
_MISSING = 2
# So may they from one of so many; if a word sums it up (共), a third of it.
_MANY = 6


@dataclass(frozen=True, slots=True)
class Told:
    """What a text lists for a number. `passages`: where its items stand, code points into the text of the flow, ends
    exclusive; `counts`: how many they may be; `closed`: the list means to be complete (no 等); `fit`: whether of its
    kind; `summed`: a word says that the number is of all that is listed (共)."""

    passages: tuple[tuple[int, int], ...]
    counts: frozenset[int]
    closed: bool
    fit: Fit = Fit.UNKNOWN
    summed: bool = False


def whole_list(passages: Sequence[tuple[int, int]]) -> Told:
    """All of what is counted and nothing else, one thing in each passage."""
    return Told(tuple(passages), frozenset((len(passages),)), closed=True, fit=Fit.SAME)


def verdict_of(value: int, told: Told, words: Sequence[str]) -> Verdict | None:
    """What a number and the list beside it say of each other; None where they are of two things.

    `words`: the items of the list as they stand.
    """
    most = max(told.counts)
    if value in told.counts:
        return Verdict.CONSISTENT
    if told.fit is Fit.OTHER:
        return None
    if most < value:
        return _verdict_of_short(value, most, told, words)
    # Far more names than the number says: it counts something else, unless 等 stands between.
    above = min(count for count in told.counts if count > value)
    return Verdict.INCONSISTENT if above - value <= max(1, value // (3 if told.closed else 2)) else None


def _verdict_of_short(value: int, most: int, told: Told, words: Sequence[str]) -> Verdict | None:
    """What a list with fewer names than the number says means."""
    missing = value - most
    if told.closed:
        enough = most > 2 or told.fit is Fit.SAME or are_told_apart(words)
        even = len({len(word) for word in words[1:]}) == 1
        sure = most >= _MANY or (most >= _LONG and (told.fit is Fit.SAME or even or are_names(words)))
        most_missing = max(_MISSING if sure else 1, value // (3 if told.summed and most >= _MANY else 5))
        return Verdict.INCONSISTENT if enough and missing <= most_missing else None
    near = missing == 1 or (missing == 2 and value >= 10)
    if near and (most >= _LONG or (most > 2 and (are_names(words) or are_people(words)))):
        return Verdict.INCONSISTENT
    return Verdict.PARTIAL if 2 * most >= value else None
