"""Whether the words before a change name the two values near it, or others."""

from collections.abc import Iterable, Iterator

from yearbook_viewer.records import Figure, Role
from yearbook_viewer.text.audit.clauses.akin import telling
from yearbook_viewer.text.audit.clauses.linked import is_named, is_of_else, told_by_name
from yearbook_viewer.text.audit.clauses.sentences import Sentence
from yearbook_viewer.text.audit.numbers.precision import RATES

_TELLING = 2


def names_of_pair(both: Sentence, at: int, pair: tuple[int, int], around: Iterable[int]) -> Iterator[str]:
    """What the words before a change that is in no list say of two values. `around`: the places of the values that it
    may be of."""
    change = both.figures[at]
    if is_named(both, pair[0], at):
        yield "named"
    elif is_of_else(both, pair[0], at):
        yield "named else" if change.role is not Role.LEVEL or change.unit in RATES else "came or went"
    elif _are_others_named(both, at, pair, around):
        yield "others named"


def _are_others_named(both: Sentence, at: int, pair: tuple[int, int], around: Iterable[int]) -> bool:
    """Whether the words name another value than the two: 公路8642万吨、水路3758万吨,…,水路货运量增长5.5%."""
    told = told_by_name(both, at, {*around, *pair})
    best = max(told.values(), default=0)
    return best >= _TELLING and best > max(told[place] for place in pair)


def are_of_two_names(one: Figure, other: Figure) -> bool:
    """Whether two values are named by words of which each has some that the other has not."""
    here, there = telling(one.indicator), telling(other.indicator)
    return min(len(here - there), len(there - here)) >= _TELLING
