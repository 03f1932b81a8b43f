"""Lists of changes, and the two values before a list that each of its changes is of."""

from collections.abc import Iterator

from yearbook_viewer.text.audit.clauses.linked import is_plain_value, link
from yearbook_viewer.text.audit.clauses.sentences import JOINTS, Sentence
from yearbook_viewer.text.audit.numbers.precision import RATES

_LONGEST_LIST = 6


def listed_with(both: Sentence, at: int) -> tuple[int, int] | None:
    """Where the list begins and ends that a figure is in: 分别增长24.9%、17.1%."""
    start, end = at, at + 1
    while start and at - start < _LONGEST_LIST and both.before(start) in JOINTS:
        start -= 1
    while end < len(both.figures) and end - at < _LONGEST_LIST and both.before(end) in JOINTS:
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
