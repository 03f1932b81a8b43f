"""Numbers beside each other that each name what they count: 遗址2处(甲、乙),墓葬1处(丙),建筑2处(丁).

That one of them names too few is told by the others, since a single name behind a number may be an example.
"""

import re
from collections.abc import Iterator

from yearbook_viewer.text.audit.counts.count_reader import Reader
from yearbook_viewer.text.audit.counts.told_lists import Told, whole_list
from yearbook_viewer.text.audit.numbers.precision import value_of

_WAYS = (
    re.compile(r"[^,，。;；:：、()\n0-9]{0,6}\((?P<names>[^()\n]{2,160})\)"),
    re.compile(
        r"[^,，。;；:：、()\n0-9]{0,6}(?:[:：]|[,，]?(?:分别)?[为是即][:：]?)(?P<names>(?:[^,，。;；:：()\n]|\([^()\n]*\)){2,160})"
    ),
)
_EXAMPLE = re.compile("[如含比占约为按详见原]|其中|包括|主要|.*等[^、]{0,4}$")
_ITEM = re.compile(r"(?:\([^()]*\)|[^、()])+")
_JOINT = re.compile("[^总饱缓温平谐祥、][和及与][^平谐、]{2}")
_REACH, _FEWEST = 240, 2


def list_noted_alike(reader: Reader, at: int) -> Told | None:
    """The names behind a number that are fewer or more than it says, where beside it all others name as many."""
    for way in _WAYS:
        own, counts = _names(reader, at, way)
        if not own or reader.figures[at].value in counts:
            continue
        others = [
            (value_of(reader.figures[other]), _names(reader, other, way)[1])
            for other in _beside(reader, at)
            if way.match(reader.plain, reader.end(other))
        ]
        if (
            len(others) >= _FEWEST
            and any(value > 1 for value, _ in others)
            and all(value in told for value, told in others)
        ):
            return whole_list(own)
    return None


def _beside(reader: Reader, at: int) -> Iterator[int]:
    """The other numbers of the same unit in the sentence."""
    place = reader.places[at]
    begin = max(reader.plain.rfind(sign, max(0, place - _REACH), place) for sign in "。\n")
    stop = reader.plain.find("。", place)
    for other, other_place in enumerate(reader.places[max(0, at - 12) : at + 12], max(0, at - 12)):
        near = begin < other_place < stop and abs(other_place - place) <= _REACH
        if near and other != at and reader.figures[other].unit == reader.figures[at].unit:
            yield other


def _names(reader: Reader, at: int, way: re.Pattern[str]) -> tuple[list[tuple[int, int]], range]:
    """The names behind a number told in one way, and how many they may be; none where they are examples."""
    told = way.match(reader.plain, reader.end(at))
    if told is None or _EXAMPLE.match(told["names"]):
        return [], range(0)
    start, stop = told.span("names")
    items = [item.span() for item in _ITEM.finditer(reader.plain, start, stop)]
    joints = len(_JOINT.findall(reader.plain, start, stop))
    return items, range(len(items), len(items) + joints + 1)
