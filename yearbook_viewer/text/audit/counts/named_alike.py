"""Things told with what each of them does or when it came, named after what is counted: 派出所3个:3月,设甲派出所;…"""

import re

from yearbook_viewer.text.audit.counts.count_reader import Reader
from yearbook_viewer.text.audit.counts.lists import Fit
from yearbook_viewer.text.audit.counts.told_lists import Told

# What opens them behind the number: a colon, or the end of its sentence.
_OPENING = re.compile(r"[^,，。;；:：、()（）\n0-9]{0,10}(?:(?P<colon>[:：])\n?|。\n?)")
_REACH = 900
_CLAUSE = re.compile(r"[^;；\n]+")
_FEWEST, _LONGEST_NOUN, _SHORTEST_NOUN = 3, 4, 2
# No name ends before the noun with these: 该阶段, 各水库, 两个派出所.
_NO_NAME = r"[^该本此各每的其个座所家全市县区乡镇新老原等上下前后一两二三四五六七八九十0-9,，、;；。:：()\n“”]"
# What may follow a name.
_BOUND = r"(?=[,，、;；。:：()\n和与及]|位于|建于|始建|坐落|占地|由|于|在|为|是|设|有|[主重]要|重点|$)"


def list_named_alike(reader: Reader, at: int) -> Told | None:
    """The things of one name told behind a number; None unless each clause, parted by semicolons or lines, has one."""
    opening = _OPENING.match(reader.veil, reader.end(at))
    if opening is None:
        return None
    start = opening.end()
    stop = reader.veil.find("。", start, start + _REACH)
    stretch = reader.veil[start:stop] if stop > 0 else ""
    clauses = _CLAUSE.findall(stretch)
    if len(clauses) < _FEWEST:
        return None
    noun = reader.noun(at) or reader.figures[at].indicator
    for length in range(min(len(noun), _LONGEST_NOUN), _SHORTEST_NOUN - 1, -1):
        ends = {noun[:length], noun[-length:]}
        for end in sorted(ends):
            name = re.compile(rf"{_NO_NAME}{{1,8}}{re.escape(end)}{_BOUND}")
            if all(name.search(clause) for clause in clauses):
                return _told(start, list(name.finditer(stretch)))
    return None


def _told(start: int, names: list[re.Match[str]]) -> Told | None:
    """Names that are told once each."""
    passages = tuple((start + name.start(), start + name.end()) for name in names)
    apart = len({name[0] for name in names}) == len(names)
    return Told(passages, frozenset((len(names),)), closed=True, fit=Fit.SAME) if apart else None
