"""What speaks against a change that does not come out being of two values at all: evidence in bits, sign by sign."""

import re
from collections.abc import Iterator

from yearbook_viewer.text.audit.changes.pair_signs import CHANGES, Pair, is_of_another_year
from yearbook_viewer.text.audit.clauses.linked import are_opposed, clause_before, is_named, is_plain_value, link
from yearbook_viewer.text.audit.clauses.sentences import Sentence
from yearbook_viewer.text.audit.clauses.value_pairs import listed_with, row_of

# What tells a difference of two values that nothing else links: 放号4317户,拆机682户,净增3635户.
_NET = re.compile("净|差|相抵|抵消")
# 调入24人;退休118人,调出14人: what came and went beside two others is no difference of theirs.
_DIFFERS = re.compile("[净差余盈亏多少超短增减欠缺]|相抵|抵消|赤字")
_STOP, _ANY_STOP = re.compile("。"), re.compile("[。;]")
# Each sign with its bits, set by hand.
_PRICES = {
    "unlinked and not told as net": 4.0,
    "unlinked and apart": 4.0,
    "of the value beside it": 8.0,
    "one more that came or went": 8.0,
}


def doubts_of_pair(both: Sentence, at: int, pair: Pair) -> float:
    """The bits against a figure being told of two values, `pair` by their places, with which it does not agree."""
    return sum(_PRICES[sign] for sign in _signs(both, at, pair))


def _signs(both: Sentence, at: int, pair: Pair) -> Iterator[str]:
    one, other = pair
    listed = listed_with(both, at)
    if listed is not None and pair in row_of(both, at, *listed):
        return
    if not link(both, one, other) and not is_of_another_year(both.figures[one], both.figures[other]):
        if both.figures[at].unit not in CHANGES and _NET.search(clause_before(both, at)) is None:
            yield "unlinked and not told as net"
        if _is_stop_within(both, one, other, _STOP):
            yield "unlinked and apart"
    if are_opposed(both, one, other) and _DIFFERS.search(clause_before(both, at)) is None:
        yield "one more that came or went"
    if _is_of_value_beside(both, at, pair) and not is_named(both, one, at):
        yield "of the value beside it"


def _is_of_value_beside(both: Sentence, at: int, pair: Pair) -> bool:
    """Whether a value stands right before the change, and a stop between the two and the pair: 合成氨15723吨,增长5.8%;
    碳酸氢铵60980吨,比上年的57340吨增加3640吨."""
    one, other = pair
    beside, change = at - 1, both.figures[at]
    if beside < 0 or beside in pair or not is_plain_value(both.figures[beside]) or _ANY_STOP.search(both.before(at)):
        return False
    if change.unit not in CHANGES and both.figures[beside].unit != both.figures[one].unit:
        return False
    if other < beside:
        return _is_stop_within(both, other, beside, _ANY_STOP)
    return at < one and _is_stop_within(both, at, one, _ANY_STOP)


def _is_stop_within(both: Sentence, first: int, last: int, stop: re.Pattern[str]) -> bool:
    """Whether there is a stop between two figures."""
    return any(stop.search(both.before(place)) for place in range(first + 1, last + 1))
