"""Numbers that sum up what is told one by one before them: 甲镇32名,乙镇28名,丙乡11名。3个乡镇共71名; 首批…第二批….

So are people with their posts (书记甲,副书记乙、丙。班子成员共3人), and what is named once in each clause.
"""

import re
from bisect import bisect_left

from yearbook_viewer.records import Figure
from yearbook_viewer.text.audit.counts.count_reader import Reader
from yearbook_viewer.text.audit.counts.lists import Fit, fit, is_proper
from yearbook_viewer.text.audit.counts.told_lists import Told
from yearbook_viewer.text.entities.names import is_person_name

_REACH = 320
_SIGNS = re.compile(r"[,，。;；:：\n]")
_CLAUSE = re.compile(r"[^;；\n]+")
# What stands before a number that takes up all that was told.
_ALL = re.compile(r"(?:以上|上述|这|先后|前后|共|一共|总计|合计)?[^0-9、]{0,8}$")
_TAKEN_UP = re.compile(r"(?:以上|上述|这|共|一共|总计|合计)?")
_APART = re.compile(r"新|另|又|再|其余|其他|其中|每|各|上年|原|计划|除|未|非|约|近|第|分")
_NAME_BEFORE = re.compile(r"(?:^|[,，、;；:：和])(?P<name>[^,，、;；:：和0-9]{2,12}?)(?:有|为|各)?$")
_ORDINAL = re.compile("首(?P<unit>[批次期轮届])|第(?:[一二三四五六七八九十]|[0-9]{1,2})(?P<unit2>[批次期轮届])")
_ORDERED = frozenset("批次期轮届")
_PEOPLE = frozenset("人名位")
_BODY_OF_PEOPLE = re.compile("成员|班子|领导|共|合计|总计|计$")
_TOKEN = re.compile(r"(?P<token>[^,，、;；:：]+)(?P<sign>[,，、;；:：]?)")
_NOTE = re.compile(r"\([^()]*\)$")
_FEWEST, _NOUN, _NOUNS = 3, 2, 4
_MENTION = r"[^该本此各每的其个座所全市县区乡镇村新老原等上下前后一两二三四五六七八九十0-9,，、;；。:：()\n“”]{1,10}"


def list_told_singly(reader: Reader, at: int) -> Told | None:
    """The things that the sentence before a number, or its own before it, tells one by one."""
    figure, place = reader.figures[at], reader.places[at]
    start = max(reader.veil.rfind("\n", 0, place) + 1, place - _REACH)
    begin = max((sign.end() for sign in _SIGNS.finditer(reader.veil, start, place)), default=start)
    before = reader.veil[begin:place]
    if begin == start or not _ALL.match(before) or _APART.search(before):
        return None
    stop = begin - 1
    since = max(reader.veil.rfind("。", start, stop) + 1, start)
    if figure.unit in _PEOPLE:
        return _people(reader, since, stop) if _BODY_OF_PEOPLE.search(before) else None
    if figure.unit in _ORDERED:
        return _ordered(reader, figure, start, begin)
    if not _TAKEN_UP.fullmatch(before):
        return None
    return _counted(reader, at, since, stop) or _mentioned(reader, at, since, stop)


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
    return Told(tuple(names), frozenset((len(names),)), closed=True, fit=Fit.SAME) if alike else None


def _ordered(reader: Reader, figure: Figure, start: int, stop: int) -> Told | None:
    """首批…,第二批…,第三批…: all of them, the first one among them."""
    told = [one for one in _ORDINAL.finditer(reader.veil, start, stop) if figure.unit in (one["unit"], one["unit2"])]
    words = [one[0] for one in told]
    whole = (
        len(told) >= _FEWEST and (words[0].startswith("首") or words[0][1] in "一1") and len(set(words)) == len(told)
    )
    passages = tuple(one.span() for one in told)
    return Told(passages, frozenset((len(told),)), closed=True, fit=Fit.SAME) if whole else None


def _mentioned(reader: Reader, at: int, since: int, stop: int) -> Told | None:
    """The things named after what is counted, one in each clause: …,日本甲县代表团来访;…。3个代表团."""
    clauses = _CLAUSE.findall(reader.veil[since:stop])
    noun = reader.noun(at)
    for length in range(min(len(noun), _NOUNS), _NOUN - 1, -1) if len(clauses) >= _FEWEST else ():
        for end in dict.fromkeys((noun[:length], noun[-length:], noun[_NOUNS : _NOUNS + length])):
            name = re.compile(_MENTION + re.escape(end))
            if len(end) == length and all(len(name.findall(clause)) == 1 for clause in clauses):
                spans = tuple(found.span() for found in name.finditer(reader.veil, since, stop))
                return Told(spans, frozenset((len(spans),)), closed=True, fit=Fit.SAME)
    return None


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
        else:
            return None
    told = len(people) > _FEWEST and groups > 1
    return Told(tuple(people), frozenset((len(people),)), closed=True, fit=Fit.SAME) if told else None
