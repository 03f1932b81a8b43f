"""Lists that begin with the name of what is counted, a sentence or more behind the number: 置3镇12乡。镇为…;乡为…"""

import re
from bisect import bisect_left

from yearbook_viewer.text.audit.counts.count_reader import Reader
from yearbook_viewer.text.audit.counts.listed_names import Fit, fit
from yearbook_viewer.text.audit.counts.lists import VEIL, Listed, listed
from yearbook_viewer.text.audit.counts.told_lists import Told
from yearbook_viewer.text.figures import units

_REACH, _FEWEST, _SHORTEST_NOUN = 200, 3, 2
_LEAD = re.compile(
    "(?<=[,，。;；:：])(?:其中)?(?P<noun>[\u4e00-\u9fff]{1,8}?)(?:分别|依次)?(?P<being>[为是由即]|分别有|依次有|[:：])[:：]?"
)
_LIST = re.compile(r"[^,，。;；:：\n]+")
# 副主任3人,由甲、乙、丙担任.
_HELD = re.compile("[,，](?P<being>由)")
_BY = re.compile("(?:分别|依次)?(?:担任|兼任|负责|承担|领衔|主持|包[保挂联])[^、]*$")
_OPEN = re.compile(r"等[^、]{0,8}$")


def list_led(reader: Reader, at: int) -> Told | None:
    """The list that a clause further on gives under the name of what is counted; None if another number is nearer."""
    begin = reader.end(at)
    stop = reader.veil.find("\n", begin, begin + _REACH)
    stop = stop if stop > 0 else min(len(reader.veil), begin + _REACH)
    if reader.veil.find("、", begin, stop) < 0:
        return None
    noun = reader.name(at)
    held = _HELD.match(reader.veil, begin)
    if held is not None:
        return _told(reader, at, held, noun)
    shortest = 1 if reader.figures[at].unit in units.NOUNS else min(len(noun), _SHORTEST_NOUN)
    for lead in _LEAD.finditer(reader.veil, begin, stop):
        if len(lead["noun"]) >= shortest and noun.endswith(lead["noun"]):
            return None if _is_told_anew(reader, at, lead.start(), lead["noun"]) else _told(reader, at, lead, noun)
    return None


def _is_told_anew(reader: Reader, at: int, place: int, noun: str) -> bool:
    """Whether another number of the same things stands before a place."""
    return any(
        reader.figures[other].unit == reader.figures[at].unit and reader.name(other).endswith(noun)
        for other in range(at + 1, bisect_left(reader.places, place))
    )


def _told(reader: Reader, at: int, lead: re.Match[str], noun: str) -> Told | None:
    """The list behind the words that lead it; None where a figure stands in it or the verb that 由 needs is missing."""
    found = _LIST.match(reader.veil, lead.end())
    if found is None or "、" not in found[0]:
        return None
    stop = found.end()
    if lead["being"] == "由":
        by = _BY.search(found[0])
        if by is None:
            return None
        stop = found.start() + by.start()
    if any(found.start() <= place < stop and reader.veil[place] != VEIL for place in reader.places[at + 1 : at + 9]):
        return None
    openly = _OPEN.search(reader.veil, found.start(), stop)
    items = listed(reader.flow.text, reader.veil, found.start(), stop if openly is None else openly.start())
    if items is None or len(items.items) < _FEWEST:
        return None
    told = reader.told(at, Listed(items.items, items.from_start, items.from_start), closed=openly is None)
    if told is None or (fit(reader.words(told.passages), noun) is Fit.OTHER and lead["being"] != "由"):
        return None
    return Told(told.passages, told.counts, told.closed, Fit.SAME)
