"""Numbers of which one may be the other typed amiss: digits swapped, one wrong, one left out, the point misplaced."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from enum import IntEnum
from itertools import combinations

from yearbook_viewer.records import Figure, Role
from yearbook_viewer.text.audit.clauses.facts import Fact, FactKey, signed
from yearbook_viewer.text.audit.numbers.precision import last_digit, scale_of, value_of
from yearbook_viewer.text.series.families import family_of, in_base

# A number with more digits than any figure of a yearbook is looked at by its first ones.
_LONGEST = 15
# Numbers of one digit are alike by chance.
_FEWEST = 2
# Digits so near to each other may change places.
_NEAR = 2
# Numbers that so many others resemble (100, 110, 120) tell nothing.
_MOST = 6


class Likeness(IntEnum):
    """How unlikely it is that two numbers are so alike by chance: less than one in 10, 50, 300."""

    NONE = 0
    SLIGHT = 1
    FAIR = 2
    STRONG = 3


def likeness(one: Figure, other: Figure) -> Likeness:
    """How much two figures of one family of units look as if one were the other typed amiss."""
    if one.qualifier or other.qualifier or signed(one) * signed(other) <= 0:
        return Likeness.NONE
    values = [abs(signed(figure)) for figure in (one, other)]
    digits = [in_base(last_digit(figure), figure.unit) for figure in (one, other)]
    bare, same = (_digits(value, digit).strip("0") for value, digit in zip(values, digits, strict=True))
    if bare == same:
        return _of(len(bare), strong=3, fair=2) if values[0] != values[1] else Likeness.NONE
    here, there = (_digits(value, max(digits)) for value in values)
    if here == there:
        return Likeness.NONE
    if len(here) != len(there):
        short, long = sorted((here, there), key=len)
        left_out = len(long) - len(short) == 1 and any(short == long[:at] + long[at + 1 :] for at in range(len(long)))
        return _of(_telling(short, short), strong=4, fair=3) if left_out else Likeness.NONE
    places = [at for at, (left, right) in enumerate(zip(here, there, strict=True)) if left != right]
    told = _telling(here, there)
    if len(places) == 1:
        # The last digit may be rounded otherwise.
        return _of(told, strong=5, fair=4, slight=3) if places[0] + 1 < len(here) else Likeness.NONE
    left, right = ("".join(number[at] for at in places) for number in (here, there))
    turned = places[-1] - places[0] <= _NEAR and sorted(left) == sorted(right)
    return _of(told, strong=4, fair=3, slight=2) if turned else Likeness.NONE


def _of(told: int, *, strong: int, fair: int, slight: int = 2) -> Likeness:
    if told >= strong:
        return Likeness.STRONG
    if told >= fair:
        return Likeness.FAIR
    return Likeness.SLIGHT if told >= slight else Likeness.NONE


def _telling(here: str, there: str) -> int:
    """How many digits tell something: not the noughts that both end with."""
    return max(len(here.rstrip("0")), len(there.rstrip("0")))


def _digits(value: Decimal, digit: Decimal) -> str:
    return f"{(value / digit).to_integral_value(ROUND_HALF_UP):f}"


def alike(facts: Sequence[Fact]) -> Iterator[tuple[Fact, Fact, Likeness]]:
    """The facts of one kind whose numbers are alike, each two once, the earlier first.

    Found by what two such numbers have in common, so that the time goes by the number of facts.
    """
    kinds: dict[FactKey, list[int]] = defaultdict(list)
    for at, fact in enumerate(facts):
        if not fact.figure.qualifier:
            kinds[fact.key._replace(name="")].append(at)
    figures = [fact.figure for fact in facts]
    pairs = {pair for kind in kinds.values() if len(kind) > 1 for pair in _pairs(figures, kind)}
    for one, other in sorted(pairs):
        found = likeness(figures[one], figures[other])
        if found is not Likeness.NONE:
            yield facts[one], facts[other], found


def alike_cells(facts: Sequence[Fact], cells: Sequence[Figure]) -> Iterator[tuple[Fact, int, Likeness]]:
    """The facts with the cells, by their number, whose numbers are alike; a cell that prints no unit may have any."""
    first = len(facts)
    figures = [*(fact.figure for fact in facts), *cells]
    kinds: dict[bool, list[int]] = defaultdict(list)
    for at, figure in enumerate(figures):
        if not figure.qualifier:
            kinds[figure.role is Role.LEVEL].append(at)
    pairs = {pair for kind in kinds.values() if len(kind) > 1 for pair in _pairs(figures, kind)}
    for one, other in sorted(pairs):
        if not one < first <= other:
            continue
        cell = figures[other]
        # A table beside a text without a year need not say which year it is of.
        if figures[one].year != cell.year and None not in (figures[one].year, cell.year):
            continue
        if not cell.unit:
            cell = replace(cell, unit=figures[one].unit)
            if scale_of(figures[one]) != scale_of(cell):
                continue
        if family_of(cell.unit).name == facts[one].key.family:
            found = likeness(figures[one], cell)
            if found is not Likeness.NONE:
                yield facts[one], other - first, found


def _pairs(figures: Sequence[Figure], kind: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Of figures of one kind those that may be alike."""
    bare = {at: f"{abs(value_of(figures[at])):f}"[:_LONGEST].replace(".", "").strip("0") for at in kind}
    by_number: dict[str, list[int]] = defaultdict(list)
    by_rest: dict[str, list[int]] = defaultdict(list)
    for at, number in bare.items():
        if len(number) < _FEWEST:
            continue
        by_number[number].append(at)
        by_rest["".join(sorted(number.replace("0", "")))].append(at)
        if len(number) > _FEWEST:
            for key in _otherwise(number):
                by_rest[key].append(at)
    for group in (*by_number.values(), *by_rest.values()):
        if 1 < len(group) <= _MOST:
            yield from combinations(group, 2)
    yield from _pairs_rounded(bare)
    # One digit left out.
    for number, group in by_number.items():
        if len(number) <= _FEWEST:
            continue
        for place in range(len(number)):
            others = by_number.get(number[:place] + number[place + 1 :], ())
            if len(others) + len(group) <= _MOST:
                yield from ((min(one, other), max(one, other)) for one in group for other in others)


def _pairs_rounded(bare: Mapping[int, str]) -> Iterator[tuple[int, int]]:
    """Of numbers, by their digits, those of which one may be the other rounded and then typed amiss."""
    rounded: dict[str, list[int]] = defaultdict(list)
    for at, number in bare.items():
        for length in range(_FEWEST, len(number)):
            short = f"{int(number[:length]) + (number[length] >= '5')}"
            for key in _forms(short):
                rounded[key].append(at)
    for at, number in bare.items() if rounded else ():
        for key in _forms(number):
            group = rounded.get(key, ())
            if len(group) <= _MOST:
                yield from ((min(at, other), max(at, other)) for other in group if other != at)


def _forms(number: str) -> Iterator[str]:
    """What a number has in common with those with digits in other places, or one digit otherwise."""
    yield "".join(sorted(number))
    if len(number) > _FEWEST:
        yield from _otherwise(number)


def _otherwise(number: str) -> Iterator[str]:
    return (f"{number[:place]}?{number[place + 1 :]}" for place in range(len(number)))
