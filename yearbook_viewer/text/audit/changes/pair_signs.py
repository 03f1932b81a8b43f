"""How much the place of two values near a change speaks for its being theirs: evidence in bits, sign by sign."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from yearbook_viewer.records import Figure, Finding, Role
from yearbook_viewer.text.audit.changes.pair_names import are_of_two_names, names_of_pair
from yearbook_viewer.text.audit.clauses import wording
from yearbook_viewer.text.audit.clauses.akin import telling
from yearbook_viewer.text.audit.clauses.linked import (
    are_opposed,
    clause_before,
    is_difference,
    is_gross,
    is_named,
    is_plain_value,
    link,
)
from yearbook_viewer.text.audit.clauses.sentences import JOINTS, Sentence
from yearbook_viewer.text.audit.clauses.value_pairs import listed_with, row_of
from yearbook_viewer.text.audit.numbers.precision import RATES

CHANGES = frozenset(("%", "倍", "‰", "成"))
OF_RATES = {"个千分点": "‰", "千分点": "‰", "个百分点": "%", "百分点": "%"}
_ROSE = re.compile("增|升|涨|扩|提高|高|多|长|上扬|攀|超")
# 少数民族, 少年 and 降水 tell of no fall.
FELL = re.compile("减|降(?![水雨雪])|跌|缩|少(?![数年儿女先])|低|滑|落")
_REACH = 8
# The words before the second of two values that tell of the first: 比上年的, 减少到.
_COMPARED, _REACHED = re.compile("比(?![重例率])|较|与|同(?!时)"), re.compile("[到至]了?$")
_STOPS = frozenset("。;")
# So many figures before a change and behind it its values stand.
_BACK, _AHEAD = 10, 4
_FAR = 3
# What is_difference says of an amount.
_TOLD = ("hardly told", "hardly told", "told as change", "told apart")
# Each sign with its bits, set by hand.
WEIGHTS = {
    "surely of one thing": 3.0,
    "likely of one thing": 1.0,
    "nothing links them": -2.0,
    "right before": 2.0,
    "tied": 3.0,
    "compared": 1.5,
    "right behind": 1.0,
    "around": 1.0,
    "other between": -1.5,
    "value between": -1.5,
    "stop": -1.5,
    "stop between them": -0.5,
    "half stop": -1.5,
    "in its row": 4.0,
    "in another row": -4.0,
    "named": 2.0,
    "named else": -5.0,
    "others named": -4.0,
    "came or went": -2.5,
    "other name": -3.0,
    "of another span": -5.0,
    "of its name another year": 2.5,
    "others of its list agree": 4.0,
    "the change beside it agrees with those beside them": 4.0,
    "its other change agrees": 5.0,
    "of another change": -3.0,
    "gross": -4.0,
    "told as change": 1.0,
    "told apart": 4.5,
    "hardly told": -3.0,
    "part of it": -4.0,
    "change within": -2.5,
    "side by side": -4.0,
    "linked by nothing behind": -4.0,
}
# With one of these a change needs no misprint to explain it.
_SURE = frozenset(("tied", "its other change agrees", "others of its list agree"))

# The places of two values in the order of the text.
Pair = tuple[int, int]


def ways(words: str) -> Role | None:
    """Whether the last words tell of rising or of falling."""
    if FELL.search(words[-_REACH:]):
        return Role.DECREASE
    return Role.INCREASE if _ROSE.search(words[-_REACH:]) else None


class Agreed:
    """What the values are of that agree with a change: `changes`, where these begin."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self._with: dict[int, set[tuple[int, ...]]] = defaultdict(set)
        self._kinds: dict[tuple[int, ...], set[bool]] = defaultdict(set)
        self._of: dict[int, tuple[int, ...]] = {}
        self.changes: set[int] = set()
        for finding in findings:
            values = tuple(sorted(figure.start for figure in finding.against))
            for each in values:
                self._with[each].add(values)
            self._kinds[values].add(finding.checked.unit in CHANGES)
            self._of[finding.checked.start] = values
            self.changes.add(finding.checked.start)

    def kinds(self, one: Figure, other: Figure) -> set[bool]:
        """Whether an amount (False), a rate (True) or both agree with two values."""
        return self._kinds.get(tuple(sorted((one.start, other.start))), set())

    def is_taken(self, one: Figure, other: Figure) -> bool:
        """Whether a value agrees with others, or is a change itself."""
        own = tuple(sorted((one.start, other.start)))
        return any(self._with.get(each.start, set()) - {own} or each.start in self.changes for each in (one, other))

    def is_of(self, change: Figure, one: Figure, other: Figure) -> bool:
        """Whether a change agrees with these two values."""
        return self._of.get(change.start) == tuple(sorted((one.start, other.start)))


def values_around(both: Sentence, at: int, unit: str | None) -> list[int]:
    """The places of the values around a figure that are of a unit, of any that is no rate where none is told."""
    return [
        place
        for place in range(max(0, at - _BACK), min(len(both.figures), at + _AHEAD + 1))
        if place != at
        and is_plain_value(both.figures[place])
        and (_is_in(both.figures[place], unit) if unit is not None else both.figures[place].unit not in RATES)
    ]


def _is_in(value: Figure, unit: str) -> bool:
    """Whether a value is in a unit, or in so much of it of each: 微克/立方米."""
    return value.unit == unit or value.unit.startswith(f"{unit}/")


def place_of_pair(both: Sentence, at: int, one: int, other: int, agreed: Agreed) -> tuple[float, bool] | None:
    """The bits for a change of two values that stand so, and whether the words leave nothing open; None where it is
    none of theirs. `one` stands before `other`."""
    here, there = both.figures[one], both.figures[other]
    rate = both.figures[at].unit in CHANGES
    kinds = agreed.kinds(here, there)
    if rate in kinds or (not kinds and _is_far(both, at, one, other)):
        return None
    base = wording.base_of(both.before(at))
    years = {here.year, there.year}
    if base.isdigit() and None not in years and int(base) not in years:
        return None
    if (base or rate) and are_opposed(both, one, other):
        return None
    if rate and any(wording.is_comparable(both.before(place)) for place in range(one, max(at, other) + 1)):
        return None
    signs = list(_signs(both, at, (one, other), agreed))
    return sum(WEIGHTS[sign] for sign in signs), not _SURE.isdisjoint(signs) and "named else" not in signs


def _is_far(both: Sentence, at: int, one: int, other: int) -> bool:
    """Whether so much stands between two values and a change in no list that it is hardly theirs."""
    apart = at - other - 1 if other < at else one - at - 1 if at < one else other - one - 2
    if both.figures[at].unit in CHANGES:
        return apart > _FAR and _listed(both, at) is None
    return apart > (_FAR if is_difference(both, at) > 1 else 0)


def _signs(both: Sentence, at: int, pair: Pair, agreed: Agreed) -> Iterator[str]:
    one, other = pair
    here, there, change = both.figures[one], both.figures[other], both.figures[at]
    listed = _listed(both, at)
    rows = [set(row) for row in row_of(both, at, *listed)] if listed is not None else []
    if rows and {one, other} not in rows:
        yield "in another row"
    if listed is not None and {one, other} in rows:
        yield "in its row"
        if _do_others_agree(both, at, listed, agreed):
            yield "others of its list agree"
    else:
        linked = link(both, one, other)
        if not linked and is_of_another_year(here, there):
            yield "of its name another year"
        else:
            yield ("nothing links them", "likely of one thing", "surely of one thing")[linked]
        if linked == 1 and not _COMPARED.search(clause_before(both, other)) and are_of_two_names(here, there):
            yield "other name"
        yield from _of_places(both, at, pair, linked, agreed)
    if listed is None and _do_those_beside_agree(both, at, pair, agreed):
        yield "the change beside it agrees with those beside them"
    if agreed.kinds(here, there) and (change.unit in CHANGES or change.role is not Role.LEVEL):
        yield "its other change agrees"
    elif agreed.is_taken(here, there):
        yield "of another change"
    if listed is None:
        yield from names_of_pair(both, at, pair, values_around(both, at, None))
    elif is_named(both, one, at):
        yield "named"
    yield from _of_change(both, at, pair)


def _of_change(both: Sentence, at: int, pair: Pair) -> Iterator[str]:
    """The signs of what the words tell the change to be."""
    rate = both.figures[at].unit in CHANGES
    yield "told as change" if rate else _TOLD[is_difference(both, at)]
    if _is_of_other_span(both, at, pair):
        yield "of another span"
    if not rate and is_gross(both, at):
        yield "gross"


def _listed(both: Sentence, at: int) -> tuple[int, int] | None:
    """Where the list of changes begins and ends that a figure is in; 前者增长12.7%,后者增长10.7% is one."""
    clause = clause_before(both, at)
    if "前者" in clause and at + 1 < len(both.figures) and "后者" in clause_before(both, at + 1):
        return at, at + 2
    if at and "后者" in clause and "前者" in clause_before(both, at - 1):
        return at - 1, at + 1
    return listed_with(both, at)


def _do_others_agree(both: Sentence, at: int, listed: tuple[int, int], agreed: Agreed) -> bool:
    """Whether the other changes of a list agree with their values: so it is read aright."""
    rows = [(place, row) for place in range(*listed) if place != at for row in row_of(both, place, *listed)]
    held = (agreed.is_of(both.figures[place], *(both.figures[each] for each in row)) for place, row in rows)
    return all(held)


def _do_those_beside_agree(both: Sentence, at: int, pair: Pair, agreed: Agreed) -> bool:
    """Whether the changes of two lists of values are told in their order, and the one before or behind comes out:
    320批1480人次,上年450批1690人次,少130批,少210人次."""
    one, other = pair
    for step in (-1, 1):
        places = (at + step, one + step, other + step)
        if min(places) < 0 or max(places) >= len(both.figures) or {at, one, other} & set(places):
            continue
        change, here, there = (both.figures[place] for place in places)
        if change.unit not in CHANGES and agreed.is_of(change, here, there):
            return True
    return False


def is_of_another_year(one: Figure, other: Figure) -> bool:
    """Whether two values of different years are of one thing by their names."""
    here, there = telling(one.indicator), telling(other.indicator)
    named = bool(here and there) and (here <= there or there <= here)
    return named and None not in (one.year, other.year) and one.year != other.year


def _is_of_other_span(both: Sentence, at: int, pair: Pair) -> bool:
    """Whether a change from the year before is told behind two values between which other years may lie."""
    if wording.base_of(both.before(at)) != wording.PRIOR:
        return False
    one, other = pair
    named = any(wording.base_of(both.before(place)).isdigit() for place in pair if place < at)
    years = both.figures[one].year, both.figures[other].year
    next_ = None not in years and abs((years[0] or 0) - (years[1] or 0)) == 1
    return (named and not next_) or wording.speaks_of_years(both.before(one))


def _of_places(both: Sentence, at: int, pair: Pair, linked: int, agreed: Agreed) -> Iterator[str]:
    one, other = pair
    here, there = both.figures[one], both.figures[other]
    unit = here.unit
    low, high = min(at, one), max(at, other)
    rest = [
        place
        for place in range(low + 1, high)
        if place not in (at, one, other) and not agreed.is_of(both.figures[place], here, there)
    ]
    within = [place for place in rest if one < place < other]
    outside = [place for place in rest if place not in within]
    values = [place for place in rest if both.figures[place].unit == unit and is_plain_value(both.figures[place])]
    yield from ("value between" for place in values if not (linked > 1 and place in within))
    yield from ("other between" for place in outside if place not in values)
    if other < at and not outside:
        yield "right before"
        if not _STOPS & set(both.before(at)):
            yield from _of_comparison(both, pair, linked)
    elif one < at < other and not rest:
        yield "around"
    elif at < one and not rest:
        yield "right behind"
    if not linked and any(both.figures[place].role is not Role.LEVEL for place in within):
        yield "change within"
    if both.before(other)[:1] in JOINTS:
        yield "side by side"
    if not linked and other > at:
        yield "linked by nothing behind"
    if any("其中" in both.before(place) for place in range(one + 1, max(at, other) + 1) if place != at):
        yield "part of it"
    gap = range(other + 1, at + 1) if other < at else range(at + 1, one + 1) if at < one else ()
    yield from ("stop" for place in gap if "。" in both.before(place))
    yield from ("half stop" for place in gap if ";" in both.before(place))
    yield from ("stop between them" for place in range(one + 1, other + 1) if "。" in both.before(place))


def _of_comparison(both: Sentence, pair: Pair, linked: int) -> Iterator[str]:
    """What the words before the second of two values say of the first, where a change follows."""
    words = clause_before(both, pair[1])
    compared = _COMPARED.search(words) is not None
    if pair[1] == pair[0] + 1 and linked > 1 and (compared or _REACHED.search(words)):
        yield "tied"
    elif compared:
        yield "compared"
