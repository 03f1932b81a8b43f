"""The reader's word on names, laid over what the rules have found.

What holds, from the strongest: a word on one place, the later of two that overlap; then the dictionary, a longer name
before a shorter, and of the same name the line for this entry before the line for all; then the rules. What they mark
gives way to a name of the dictionary that is the same, longer, or reaches over its border. A name that stands wholly
inside something longer that they mark (商会 in 临江县总商会) leaves that as it is, unless the reader has marked the
name there: then the longer words are kept with it (`OwnName.instead`). What is never marked takes its place as a name
does, and nothing is shown there.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import chain

from yearbook_viewer.records import Mark
from yearbook_viewer.records.entities import Ruling
from yearbook_viewer.records.packed import start_of
from yearbook_viewer.text.entities.own_names import Found
from yearbook_viewer.text.search_folds import search_fold

# The reader's word leaves no doubt.
SURE = 100

# At so many marks is looked for a name.
_LOOKS = 64


@dataclass(frozen=True, slots=True)
class Laid:
    """What the reader's word makes of the marks of a text.

    `own`: marks that are read besides, in order. `hidden`: those that are not read, by their place, rising.
    """

    own: tuple[Mark, ...]
    hidden: tuple[int, ...]


def laid_over(text: str, marks: Sequence[Mark], own: Iterable[Found], rulings: Sequence[Ruling]) -> Laid:
    """What changes about the marks of a text, which are sorted and do not overlap.

    `own`: as `find_own` gives them; of the same name at the same place one that holds in one entry alone counts.
    `rulings`: the earlier first.
    """
    said = _apart(reversed([each for each in rulings if each.start < each.end]))
    names = _settled(own, said)
    if len(names) * _LOOKS > len(marks):
        # Marks that are made at each look are made once.
        marks = tuple(marks)
    hidden = {place for ruling in said for place in _overlapped(marks, ruling.start, ruling.end)}
    inside: list[tuple[Found, int]] = []
    shown: list[Found] = []
    for name in names:
        met = _overlapped(marks, name.start, name.end)
        if len(met) == 1 and met[0] not in hidden and _keeps(marks[met[0]], name):
            inside.append((name, met[0]))
        else:
            hidden.update(met)
            shown.append(name)
    # What stood inside a mark that another name has pushed aside is free.
    shown += (name for name, place in inside if place in hidden)
    told = chain(said, (Ruling(name.start, name.end, name.own.kind) for name in shown))
    fresh = [Mark(each.start, each.end, each.kind, text[each.start : each.end], SURE) for each in told if each.kind]
    fresh.sort(key=start_of)
    return _without_the_same(marks, fresh, hidden)


def as_read(marks: Sequence[Mark], laid: Laid) -> Iterator[Mark]:
    """The marks of a text with what was laid over them, in order."""
    hidden = set(laid.hidden)
    left = (mark for place, mark in enumerate(marks) if place not in hidden)
    return merge(left, laid.own, key=start_of)


def _apart(rulings: Iterable[Ruling]) -> list[Ruling]:
    """The first of those that overlap, in the order of the text."""
    kept: list[Ruling] = []
    for ruling in rulings:
        at = bisect_left(kept, ruling.start, key=start_of)
        before, after = kept[max(at - 1, 0) : at], kept[at : at + 1]
        if all(each.end <= ruling.start for each in before) and all(each.start >= ruling.end for each in after):
            kept.insert(at, ruling)
    return kept


def _settled(own: Iterable[Found], said: Sequence[Ruling]) -> list[Found]:
    """The names that stand, sorted, none overlapping another or what was said of a place."""
    order = sorted(own, key=lambda each: (-each.length, each.start, each.own.entry is None))
    taken = bytearray(max((*(name.end for name in order), *(each.end for each in said)), default=0))
    for ruling in said:
        taken[ruling.start : ruling.end] = b"\1" * (ruling.end - ruling.start)
    kept: list[Found] = []
    for name in order:
        if 1 not in taken[name.start : name.end]:
            taken[name.start : name.end] = b"\1" * (name.end - name.start)
            kept.append(name)
    return sorted(kept, key=start_of)


def _overlapped(marks: Sequence[Mark], start: int, end: int) -> range:
    """The places of the marks that a stretch overlaps."""
    first = bisect_left(marks, start, key=start_of)
    if first and marks[first - 1].end > start:
        first -= 1
    return range(first, bisect_left(marks, end, key=start_of))


def _keeps(mark: Mark, name: Found) -> bool:
    """Whether a mark stays as it is with the name in it."""
    longer = mark.start <= name.start and name.end <= mark.end and mark.end - mark.start > name.end - name.start
    return longer and search_fold(mark.text) not in map(search_fold, name.own.instead)


def _without_the_same(marks: Sequence[Mark], fresh: Sequence[Mark], hidden: set[int]) -> Laid:
    """Nothing changes about a mark that says what the reader says."""
    own: list[Mark] = []
    for mark in fresh:
        at = bisect_left(marks, mark.start, key=start_of)
        if at < len(marks) and marks[at] == mark:
            hidden.discard(at)
        else:
            own.append(mark)
    return Laid(tuple(own), tuple(sorted(hidden)))
