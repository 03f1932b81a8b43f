"""The two values that a change may be of: in its list, by its name, or next to it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from yearbook_viewer.records import Figure, Finding
from yearbook_viewer.text.audit import wording
from yearbook_viewer.text.audit.linked import are_opposed, is_difference, is_named, is_plain_value, link
from yearbook_viewer.text.audit.precision import RATES
from yearbook_viewer.text.audit.sentences import Sentence

CHANGES = frozenset(("%", "倍", "‰"))
# So many figures before a change and behind it its values stand.
_BACK, _AHEAD = 7, 3
_LISTED = frozenset(("、", "和", "及", "与"))
_LONGEST_LIST = 6
_THINGS = frozenset("项个类种")
_SURELY = 2

# The places of two values, the first before the change, and how surely they are of one thing (linked.link).
Pair = tuple[int, int, int]


class Agreed:
    """What the values are of that agree with a change: `starts` of all of them."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self._values: dict[int, tuple[int, ...]] = {}
        self._changes: dict[tuple[int, ...], set[bool]] = defaultdict(set)
        self.changes: set[int] = set()
        for finding in findings:
            values = tuple(sorted(figure.start for figure in finding.against))
            self._values |= dict.fromkeys(values, values)
            self._changes[values].add(finding.checked.unit in CHANGES)
            self.changes.add(finding.checked.start)

    def leaves(self, one: Figure, other: Figure, change: Figure, *, sure: bool) -> bool:
        """Whether nothing agrees with the two values, or only a change of the other kind: the rate, the amount."""
        starts = tuple(sorted((one.start, other.start)))
        if starts in self._changes:
            return sure and (change.unit in CHANGES) not in self._changes[starts]
        return not ({one.start, other.start} & (self._values.keys() | self.changes))


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


def pairs_of(both: Sentence, at: int, places: Sequence[int]) -> list[Pair]:
    """The values of one unit that are linked, the first before the figure, with how surely."""
    found: list[Pair] = []
    base = wording.base_of(both.before(at))
    for number, one in enumerate(places):
        for other in places[number + 1 :]:
            years = {both.figures[place].year for place in (one, other)}
            if base.isdigit() and None not in years and int(base) not in years:
                continue
            if (base or both.figures[at].unit in CHANGES) and are_opposed(both, one, other):
                continue
            if one < at and both.figures[one].unit == both.figures[other].unit:
                found.append((one, other, link(both, one, other)))
    return found


def nearest(both: Sentence, at: int, pairs: Sequence[Pair], agreed: Agreed) -> list[Pair]:
    """The pairs that stand next to a figure: both before it, or around it; of those of its place in a list that one."""
    listed = listed_with(both, at)
    if listed is not None:
        rows = [(one, other, 2) for one, other in row_of(both, at, *listed)]
        return [row for row in rows if _leaves(both, row, at, agreed)]
    open_ = [pair for pair in pairs if _leaves(both, pair, at, agreed)]
    named = [(one, other, 2) for one, other, sure in open_ if sure and is_named(both, one, at) and other <= at + 1]
    if len(named) == 1:
        return named
    found: list[Pair] = []
    for one, other, sure in open_:
        unit = both.figures[one].unit
        between_ = [
            place
            for place in range(one + 1, max(at, other))
            if place not in (other, at) and both.figures[place].unit == unit and is_plain_value(both.figures[place])
        ]
        if not [place for place in between_ if not (sure == 2 and place < other)]:
            found.append((one, other, sure))
    return found


def _leaves(both: Sentence, pair: Pair, at: int, agreed: Agreed) -> bool:
    return agreed.leaves(
        both.figures[pair[0]],
        both.figures[pair[1]],
        both.figures[at],
        sure=is_difference(both, at) > 1 or both.figures[at].unit in CHANGES,
    )


def listed_with(both: Sentence, at: int) -> tuple[int, int] | None:
    """Where the list begins and ends that a figure is in: 分别增长24.9%、17.1%."""
    start, end = at, at + 1
    while start and at - start < _LONGEST_LIST and both.before(start) in _LISTED:
        start -= 1
    while end < len(both.figures) and end - at < _LONGEST_LIST and both.before(end) in _LISTED:
        end += 1
    units = {both.figures[place].unit in RATES for place in range(start, end)}
    return (start, end) if end - start > 1 and len(units) == 1 else None


def row_of(both: Sentence, at: int, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The two values before a list of changes that its figure at a place is of: those at its place of two lists, or one
    after the other."""
    count = end - start
    values = [place for place in range(start) if both.figures[place].unit not in ("项", "个", "类", "种")]
    values = values[-2 * count :]
    if len(values) < 2 * count or not all(is_plain_value(both.figures[place]) for place in values):
        return
    unit = [both.figures[place].unit for place in values]
    if unit[:count] == unit[count:] and link(both, values[0], values[count]):
        yield values[at - start], values[count + at - start]
    elif unit[::2] == unit[1::2] and link(both, values[0], values[1]):
        yield values[2 * (at - start)], values[2 * (at - start) + 1]
