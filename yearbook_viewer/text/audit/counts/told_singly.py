"""Numbers that sum up what is told one by one before them: 甲镇32名,乙镇28名,丙乡11名。3个乡镇共71名; 首批…第二批….

So are people with their posts (书记甲,副书记乙、丙。班子成员共3人), and what is named once in each clause.
"""

import re
from bisect import bisect_left

from yearbook_viewer.records import Figure
from yearbook_viewer.text.audit.counts.count_reader import PEOPLE, Reader
from yearbook_viewer.text.audit.counts.listed_names import Fit, fit, is_proper
from yearbook_viewer.text.audit.counts.named_alike import list_named_before
from yearbook_viewer.text.audit.counts.told_lists import Told, whole_list
from yearbook_viewer.text.entities.names import is_person_name

_REACH = 320
# What stands before a number that takes up all that was told.
_ALL = re.compile(r"(?:以上|上述|这|先后|前后|共|一共|总计|合计)?[^0-9、]{0,8}$")
_TAKEN_UP = re.compile(r"(?:以上|上述|这|共|一共|总计|合计)?")
_APART = re.compile(r"新|另|又|再|其余|其他|其中|每|各|上年|原|计划|除|未|非|约|近|第|分")
_NAME_BEFORE = re.compile(r"(?:^|[,，、;；:：和])(?P<name>[^,，、;；:：和0-9]{2,12}?)(?:有|为|各)?$")
_ORDINAL = re.compile("首(?P<unit>[批次期轮届])|第(?:[一二三四五六七八九十]|[0-9]{1,2})(?P<unit2>[批次期轮届])")
_ORDERED = frozenset("批次期轮届")
_BODY_OF_PEOPLE = re.compile("成员|班子|领导|共|合计|总计|计$")
_TOKEN = re.compile(r"(?P<token>[^,，、;；:：]+)(?P<sign>[,，、;；:：]?)")
_NOTE = re.compile(r"\([^()]*\)$")
_TIME = re.compile("[年月日后时起]$")
_FEWEST = 3


def list_told_singly(reader: Reader, at: int) -> Told | None:
    """The things that the sentence before a number, or its own before it, tells one by one."""
    figure, place = reader.figures[at], reader.places[at]
    start = max(reader.veil.rfind("\n", 0, place) + 1, place - _REACH)
    begin = reader.clause_start(start, place)
    before = reader.veil[begin:place]
    if begin == start or not _ALL.match(before) or _APART.search(before):
        return None
    stop = begin - 1
    since = max(reader.veil.rfind("。", start, stop) + 1, start)
    if figure.unit in PEOPLE:
        return _people(reader, since, stop) if _BODY_OF_PEOPLE.search(before) else None
    if figure.unit in _ORDERED:
        return _ordered(reader, figure, start, begin)
    if not _TAKEN_UP.fullmatch(before):
        return None
    return _counted(reader, at, since, stop) or list_named_before(reader, at, since, stop)


def _counted(reader: Reader, at: int, since: int, stop: int) -> Told | None:
    """Places or bodies, each with an amount of one unit, that the number counts, with another such amount behind it."""
    first, last = bisect_left(reader.places, since), at
    units = {reader.figures[place].unit for place in range(first, last)}
    if last - first < _FEWEST or len(units) > 1:
        return None
    if at + 1 == len(reader.places) or reader.figures[at + 1].unit not in units:
        return None
    ends = [since, *(reader.end(place) for place in range(first, last))]
    names = [
        (end + name.start("name"), end + name.end("name"))
        for end, place in zip(ends, range(first, last), strict=False)
        if (name := _NAME_BEFORE.search(reader.veil[end : reader.places[place]])) is not None
    ]
    words = reader.words(names)
    if len(names) < last - first or ends[-1] != stop or len(set(words)) < len(words):
        return None
    alike = fit(words, reader.noun(at)) is Fit.SAME or all(map(is_proper, words))
    return whole_list(names) if alike else None


def _ordered(reader: Reader, figure: Figure, start: int, stop: int) -> Told | None:
    """首批…,第二批…,第三批…: all of them, the first one among them."""
    told = [one for one in _ORDINAL.finditer(reader.veil, start, stop) if figure.unit in (one["unit"], one["unit2"])]
    words = [one[0] for one in told]
    whole = (
        len(told) >= _FEWEST and (words[0].startswith("首") or words[0][1] in "一1") and len(set(words)) == len(told)
    )
    return whole_list([one.span() for one in told]) if whole else None


def _people(reader: Reader, since: int, stop: int) -> Told | None:
    """The people of a sentence that names nothing but posts and those who hold them."""
    people: list[tuple[int, int]] = []
    groups = 0
    for token in _TOKEN.finditer(reader.veil, since, stop):
        word = _NOTE.sub("", token["token"])
        if token["sign"] in (":", "："):
            groups += 1
        elif is_person_name(word) or any(is_person_name(word[-length:]) for length in (3, 2) if len(word) > length + 1):
            groups += not is_person_name(word)
            people.append(token.span("token"))
        # 9月换届后,主任甲,…: when it was.
        elif people or not _TIME.search(word):
            return None
    told = len(people) > _FEWEST and groups > 1
    return whole_list(people) if told else None
