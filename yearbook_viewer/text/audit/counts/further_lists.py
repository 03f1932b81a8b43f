"""The lists a clause or a sentence behind their number: 副区长7名。副区长为…; 11个项目开工,总投资3亿元:…; 2镇1乡:…"""

import re
from collections.abc import Sequence
from dataclasses import replace

from yearbook_viewer.text.audit.counts.count_reader import Reader, may_count
from yearbook_viewer.text.audit.counts.listed_names import Fit, are_names, are_people, fit
from yearbook_viewer.text.audit.counts.lists import Listed, listed
from yearbook_viewer.text.audit.counts.told_lists import Told

# What ends a clause, and how many of them may stand between.
_SIGNS = re.compile(r"[,，:：;；。—(\n]")
_MOST_CLAUSES = 4
_REACH = 400
# Behind the name of what is counted, or in its place, these open a list.
_BEING = r"(?:分别|依次|具体|主要)?(?:为|是|有(?!关|效|序|力)|即|包括|包含|涵盖)[:：]?"
_NAMED = re.compile(rf"(?:分别|依次|具体|主要)?{_BEING}")
# Without the name 是 may tell what they are, not which.
_BE = re.compile(rf"(?:[它他她]们|其|名单|名称)(?:如下)?{_BEING}|(?!是){_BEING}")
# Verbs whose objects are listed, one for each.
_TO = re.compile(
    r"(?:分别|依次)?(?:通达|通往|通向|飞往|连接|连通|涉及|覆盖|来自|位于|分布[在于]|设在|设于|布设在|坐落[在于]|落户|列入|途经)于?"
)
_OPEN = re.compile(r"等[^、,，。;；]{0,8}$")
_PAIRED = re.compile("[、和及与][\u4e00-\u9fff]{1,6}")
_FEWEST = 3
_LONGEST_NOUN = 8


def list_further(reader: Reader, at: int) -> Told | None:
    """The list that a clause or a sentence behind a number gives for it; None if there is none for certain."""
    begin = reader.end(at)
    stretch = reader.veil[begin : begin + _REACH]
    start, sign = begin, ""
    for count, found in enumerate(_SIGNS.finditer(stretch)):
        stop = begin + found.start()
        told = _clause(reader, at, (start, stop), sign) if sign else None
        if told is not None:
            return told
        ended = found[0] in "。\n(" or (found[0] in ";；" and count)
        if count >= _MOST_CLAUSES or (sign in "。;；" and sign) or (ended and found[0] != "。"):
            return None
        if _counts_else(reader, at, start, stop):
            return None
        start, sign = begin + found.end(), found[0]
    return None


def _counts_else(reader: Reader, at: int, start: int, stop: int) -> bool:
    """Whether a clause counts other things, whose list may follow."""
    for place in range(at + 1, len(reader.places)):
        if reader.places[place] >= stop:
            return False
        if reader.places[place] >= start and may_count(reader.figures[place]):
            return True
    return False


def _clause(reader: Reader, at: int, clause: tuple[int, int], sign: str) -> Told | None:
    """The list that a clause is, opened by a word, by a colon, or by nothing where its names are of what is counted."""
    start, stop = clause
    noun = reader.name(at)
    words = reader.veil[start:stop]
    if "、" not in words or any(start <= place < stop for place in reader.places[at + 1 : at + 4]):
        return None
    lead = _lead(words, noun)
    opened = lead > 0 or sign in ":：—"
    if sign == "。" and lead <= 0:
        return None
    openly = _OPEN.search(words)
    found = listed(reader.flow.text, reader.veil, start + max(lead, 0), stop - (len(openly[0]) if openly else 0))
    if found is None:
        return None
    told = reader.told(at, Listed(found.items, found.from_start, found.from_start), closed=openly is None)
    suits = Fit.OTHER if told is None else fit(reader.words(told.passages), noun)
    # Lines are told by where they lead: 航线4条,通达甲、乙、丙.
    if suits is Fit.OTHER and told is not None and _TO.match(words):
        suits = Fit.UNKNOWN
    if told is None or suits is Fit.OTHER:
        return None
    apart = found.items[0][0] == start and sign in ",，" and _are_alike(reader.words(told.passages))
    if not (opened or suits is Fit.SAME or apart):
        return None
    return replace(told, fit=suits) if lead or len(found.items) >= _FEWEST or suits is Fit.SAME else None


def _are_alike(words: Sequence[str]) -> bool:
    """Whether what is listed can be nothing but names: people, names that end alike, four and more of any sort."""
    if len(words) < _FEWEST:
        return False
    return len({word[-1] for word in words}) == 1 or are_people(words) or (len(words) > _FEWEST and are_names(words))


def _lead(words: str, noun: str) -> int:
    """How many characters open a list: 副区长为, 包括, 通达; 0 if none do."""
    for length in range(min(len(noun), _LONGEST_NOUN), 0, -1):
        if words.startswith(noun[-length:]):
            being = _NAMED.match(words, length)
            return being.end() if being is not None else 0
    opening = _BE.match(words) or _TO.match(words)
    return opening.end() if opening is not None else 0


def sums_up_both(reader: Reader, at: int, told: Told) -> bool:
    """Whether a list behind two numbers of one unit is of both: 水厂两座、泵站三座,即城东、城西水厂和河口、…."""
    if at == 0 or reader.figures[at - 1].unit != reader.figures[at].unit:
        return False
    former, own = reader.figures[at - 1].value, reader.figures[at].value
    between = reader.veil[reader.end(at - 1) : reader.places[at]]
    return bool(former and own and former + own in told.counts and _PAIRED.fullmatch(between))
