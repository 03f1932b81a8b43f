"""Lists told in groups: 城郊镇的柏树、红岩,石板镇的新民、大湾; 县长王德厚,副县长刘志清、马春生."""

import re
from collections.abc import Sequence

from yearbook_viewer.text.audit.counts.count_reader import PEOPLE, Reader
from yearbook_viewer.text.audit.counts.listed_names import are_people
from yearbook_viewer.text.audit.counts.told_lists import Told, whole_list

_REACH = 600
# What opens the groups behind a number and the name of what it counts.
_OPENING = re.compile(
    r"[^,，。;；:：、()\n0-9]{0,16}(?:[:：(（]|[,，。]?(?:[它他她]们|其|名单)?(?:分别|依次|具体)?(?:是|为|即|有|包括|分布在|位于|来自)[:：]?|——|(?P<some>[,，]其中[:：]?))"
)
_GROUPS = re.compile("[^,，;；]+")
_ITEMS = re.compile(r"[^、]+")
_JOINT = re.compile(r"(?<=[^总饱缓温平谐祥])[和及与](?=[^平谐田县睦林政顺]{2,4}(?:、|$))")
# Where the name of a group ends and its first item begins.
_LEAD = re.compile(
    r"^[^、]{1,12}?(?:(?P<place>[镇乡县区市州盟旗]|街道|公社)|(?P<field>[片线]|战线|系统|小组|部门)|(?P<of>的))的?(?=[^、]{2})"
)
_NOTE = re.compile(r"[(（][^()（）]*[)）]")
_APART = re.compile("[;；]")
# 甲镇的A村、B村,乙乡的C村(共)3个贫困村: what stands between groups and the number that sums them up.
_SUMMED = re.compile("[,，]?(?:一共|共计|合计|总计|共有?)?$")
_NUMERAL = re.compile("[0-9]")
_LONGEST, _LONGEST_NAME = 8, 14
_FEWEST = 2


def list_grouped(reader: Reader, at: int) -> Told | None:
    """The list behind a number that is told in groups of one form, or person by person with their posts."""
    opening = _OPENING.match(reader.plain, reader.end(at))
    if opening is None:
        return None
    start = opening.end()
    stop = _end(reader, start, bracketed=opening[0][-1] in "(（")
    if stop is None:
        return None
    unit = reader.figures[at].unit
    if any(start <= place < stop for place in reader.places[at + 1 : at + 3]):
        # 4人为:甲,乙,丙,丁;另有…11人: behind the semicolon others are counted.
        apart = _APART.search(reader.veil, start, stop)
        if unit not in PEOPLE or apart is None or reader.places[at + 1] < apart.start():
            return None
        stop = apart.start()
    groups = [(start + one.start(), start + one.end()) for one in _GROUPS.finditer(reader.veil[start:stop])]
    listed = any("、" in reader.veil[begin:end] for begin, end in groups)
    if len(groups) < _FEWEST or not (listed or (unit in PEOPLE and len(groups) > _FEWEST)):
        return None
    items = _people(reader, at, groups) if unit in PEOPLE else _places(reader, groups)
    value = reader.figures[at].value
    # 其中 may open a list of some of them.
    if len(items) <= _FEWEST or (
        opening["some"] and value is not None and len(items) < value - (len(groups) > _FEWEST)
    ):
        return None
    return whole_list(items)


def list_grouped_before(reader: Reader, at: int) -> Told | None:
    """The places that a number sums up, town by town; all end alike, with what is counted."""
    place, noun = reader.places[at], reader.noun(at)
    summed = _SUMMED.search(reader.veil, max(0, place - _LONGEST), place)
    assert summed is not None  # all of it may be empty
    stop = summed.start()
    kind = reader.veil[stop - 1 : stop]
    if not kind or kind not in noun:
        return None
    begin = reader.sentence_start(stop, _REACH)
    found: list[tuple[int, int]] = []
    groups = [(begin + one.start(), begin + one.end()) for one in _GROUPS.finditer(reader.veil[begin:stop])]
    told = 0
    for since, to in reversed(groups):
        lead = _LEAD.match(reader.veil[since:to])
        own = [] if lead is None or not lead["place"] else _items(reader, since + lead.end(), to)
        alike = all(reader.veil[end - 1] == kind and end - first <= _LONGEST for first, end in own)
        # 全市9家医院,除…: what a number stands in is no group.
        if not own or not alike or (at and reader.places[at - 1] >= since):
            break
        found[:0] = own
        told += 1
    return whole_list(found) if told >= _FEWEST and len(found) > _FEWEST else None


def _end(reader: Reader, start: int, *, bracketed: bool) -> int | None:
    """Where the groups end: at the bracket, or at the stop of their sentence; None where that is too far."""
    signs = ")）\n" if bracketed else "。\n"
    ends = [place for sign in signs if (place := reader.veil.find(sign, start, start + _REACH)) >= 0]
    return min(ends) if ends else None


def _places(reader: Reader, groups: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The items of groups that each name whose they are; nothing unless all do in one way."""
    found: list[tuple[int, int]] = []
    ends: set[str] = set()
    for begin, end in groups:
        lead = _LEAD.match(reader.veil[begin:end])
        if lead is None:
            return []
        ends.add(lead.lastgroup or "")
        own = list(_items(reader, begin + lead.end(), end))
        if any(to - since > _LONGEST for since, to in own):
            return []
        found += own
    return found if len(ends) == 1 else []


def _people(reader: Reader, at: int, groups: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The people of groups, with their posts, down to where something else is told."""
    found: list[tuple[int, int]] = []
    for begin, end in groups:
        own = list(_items(reader, begin, end))
        words = [_NOTE.sub("", word) for word in reader.words(own)]
        # Of a single one the surname may be a common word: 书记高振声.
        if max(map(len, words)) > _LONGEST_NAME or not (are_people(words) or _may_be_one(words)):
            break
        found += own
        # 县长甲,副县长乙、丙;院长丁: behind the semicolon others may follow.
        if reader.veil[end : end + 1] in (";", "；") and len(found) == reader.figures[at].value:
            break
    return found if found and are_people([_NOTE.sub("", word) for word in reader.words(found)]) else []


def _may_be_one(words: Sequence[str]) -> bool:
    """Whether a single word may be a post with its holder though no name is seen in it: 书记高振声."""
    return len(words) == 1 and _NUMERAL.search(words[0]) is None


def _items(reader: Reader, begin: int, end: int) -> Sequence[tuple[int, int]]:
    veil = _JOINT.sub("、", reader.veil[begin:end])
    return [(begin + one.start(), begin + one.end()) for one in _ITEMS.finditer(veil)]
