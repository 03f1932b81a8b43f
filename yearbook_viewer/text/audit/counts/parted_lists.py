"""Numbers of two kinds of things with one list beside them: 6个镇、4个乡:城关镇、…; 甲系、乙系、丙部2系1部."""

import re
from collections.abc import Sequence

from yearbook_viewer.text.audit.counts.count_reader import Reader
from yearbook_viewer.text.audit.counts.told_lists import Told, whole_list
from yearbook_viewer.text.figures import units

_JOINED = frozenset(("", "、", "和", "及", "与"))
_LOTS = frozenset("批次期组队届")
_MOST_KINDS = 5
# Two numbers of kinds, their nouns and the colon stand within so many characters; the list within these.
_AHEAD, _REACH = 40, 400
_SHORT_NAME = 4
_ITEM = re.compile(r"[^、,，;；和]+")
_NOTE = re.compile(r"\([^()]*\)$")
# Where a list before its numbers begins, behind the verb if there is one, and what may stand between the two.
_VERB = re.compile(r"[^、]*[设辖有为含括](?=[^、]{2,}、)")
_TAIL = re.compile(r"[,，]?(?:等|共有?|一共|合计|共计|总计)?$")
_FEWEST = 3


def list_parted(reader: Reader, at: int) -> Told | None:
    """The things of its kind that the list beside a number holds, which is counted with one of another kind.

    None unless each thing listed, by the last character of its name, is of one of the kinds.
    """
    chain = _chain(reader, at)
    ends = [reader.noun(place)[-1:] for place in chain]
    if len(chain) < 2 or "" in ends or len(set(ends)) < len(ends):
        return None
    items = _items_behind(reader, chain) or _items_before(reader, chain)
    kinds = _kinds(reader, items, ends)
    own = [item for item, kind in zip(items, kinds, strict=True) if kind == ends[chain.index(at)]]
    return whole_list(own) if own and all(kinds) else None


def is_chained(reader: Reader, at: int) -> bool:
    """Whether a number is counted with the one before, so that a list behind it is of both; 4批18名 are the same."""
    return at > 0 and reader.figures[at - 1].unit not in _LOTS and _follows(reader, at - 1)


def _chain(reader: Reader, at: int) -> Sequence[int]:
    """The numbers that are told in one breath with one."""
    chain = [at]
    while chain[0] and len(chain) < _MOST_KINDS and _follows(reader, chain[0] - 1):
        chain.insert(0, chain[0] - 1)
    while len(chain) < _MOST_KINDS and _follows(reader, chain[-1]):
        chain.append(chain[-1] + 1)
    return chain


def _items_behind(reader: Reader, chain: Sequence[int]) -> Sequence[tuple[int, int]]:
    """What is listed behind the colon or bracket that stands behind the last number and its noun."""
    last = chain[-1]
    behind = reader.end(last) + (0 if reader.figures[last].unit in units.NOUNS else len(reader.noun(last)))
    if behind - reader.places[chain[0]] > _AHEAD or reader.veil[behind : behind + 1] not in (":", "：", "("):
        return ()
    start = behind + 1
    signs = ")\n" if reader.veil[behind] == "(" else "。\n"
    stop = min((place for sign in signs if (place := reader.veil.find(sign, start)) >= 0), default=-1)
    return _items(reader, start, stop) if 0 < stop < behind + _REACH else ()


def _items_before(reader: Reader, chain: Sequence[int]) -> Sequence[tuple[int, int]]:
    """What is listed before the first number, with nothing between them that counts or tells something else."""
    place = reader.places[chain[0]]
    begin = reader.sentence_start(place, _REACH)
    verb = _VERB.match(reader.veil, begin, place)
    begin = begin if verb is None else verb.end()
    tail = _TAIL.search(reader.veil, begin, place)
    stop = place if tail is None else tail.start()
    if chain[0] and reader.places[chain[0] - 1] >= begin:
        return ()
    items = _items(reader, begin, stop)
    return items if len(items) >= _FEWEST and "、" in reader.veil[begin:stop] else ()


def _items(reader: Reader, start: int, stop: int) -> Sequence[tuple[int, int]]:
    return [found.span() for found in _ITEM.finditer(reader.veil, start, stop)]


def _kinds(reader: Reader, items: Sequence[tuple[int, int]], ends: Sequence[str]) -> Sequence[str]:
    """What each of the items is by its end, or by that of the next one: 城关、青龙区和城关镇; empty if nothing."""
    kinds: list[str] = []
    following = ""
    for start, end in reversed(items):
        name = _NOTE.sub("", reader.veil[start:end])
        following = name[-1:] if name[-1:] in ends else following if len(name) <= _SHORT_NAME else ""
        kinds.insert(0, following)
    return kinds


def _follows(reader: Reader, at: int) -> bool:
    """Whether the next number is counted with this one: 6个镇、4个乡."""
    if at + 1 >= len(reader.places):
        return False
    between = reader.veil[reader.end(at) : reader.places[at + 1]]
    return between.removeprefix(reader.noun(at)) in _JOINED or between in _JOINED
