"""Things listed behind their number, each with an amount: 4个乡镇17个村通水:甲镇5个村,乙镇4个村,…."""

import re
from bisect import bisect_left
from decimal import Decimal

from yearbook_viewer.text.audit.counts.count_reader import Reader
from yearbook_viewer.text.audit.counts.listed_names import Fit, fit, is_proper
from yearbook_viewer.text.audit.counts.told_lists import Told, whole_list

# What opens them may tell of them all: 17个村通水:, 受益1286户(.
_OPENING = re.compile(r"[^。;；:：()（）\n]{0,40}?[:：(（]")
_SOME = re.compile("其中|包括|含|主要|重点|[如等均每比占]|除|按")
_ITEM = re.compile(r"[^,，、;；]+")
_REACH = 400
# Of fewer one may be left out that has none.
_FEWEST = 4
_SHORTEST, _LONGEST = 2, 12


def list_with_amounts(reader: Reader, at: int) -> Told | None:
    """The places or bodies behind a number of them, each named with an amount in one unit; None if one is not."""
    opening = _OPENING.match(reader.veil, reader.end(at))
    if opening is None or _SOME.search(opening[0]):
        return None
    start = opening.end()
    closing = ")）\n" if opening[0][-1] in "(（" else "。\n"
    stop = min((to for sign in closing if (to := reader.plain.find(sign, start, start + _REACH)) >= 0), default=-1)
    first, last = bisect_left(reader.places, start), bisect_left(reader.places, stop)
    amounts = reader.figures[first:last]
    if len(amounts) < _FEWEST or len({figure.unit for figure in amounts}) > 1:
        return None
    items = [(start + item.start(), start + item.end()) for item in _ITEM.finditer(reader.plain[start:stop])]
    places = reader.places[first:last]
    if len(items) != len(places) or not all(
        begin < place < end for (begin, end), place in zip(items, places, strict=True)
    ):
        return None
    names = tuple((begin, place) for (begin, _), place in zip(items, places, strict=True))
    # The amounts are those that the number sums up: 17个村:甲镇5个,….
    summed = sum((figure.value or Decimal(0) for figure in amounts), Decimal(0)) == reader.figures[at].value
    if summed or not _suit(reader, at, names):
        return None
    return whole_list(names)


def _suit(reader: Reader, at: int, names: tuple[tuple[int, int], ...]) -> bool:
    """Whether what is named is what the number counts."""
    words, noun = reader.words(names), reader.noun(at)
    if len(set(words)) < len(words) or not all(_SHORTEST <= len(word) <= _LONGEST for word in words):
        return False
    if noun and all(word[-1] in noun[:3] for word in words):
        return True
    apart = bool(noun) and reader.figures[at + 1].unit != reader.figures[at].unit
    return apart and (fit(words, noun) is Fit.SAME or all(map(is_proper, words)))
