"""Things told with what each of them does or when it came, named after what is counted: 派出所3个:3月,设甲派出所;…

They stand behind their number or before it, one in each clause: …,日本甲县代表团来访;…。3个代表团.
"""

import re
from collections.abc import Iterator

from yearbook_viewer.text.audit.counts.count_reader import Reader
from yearbook_viewer.text.audit.counts.told_lists import Told, whole_list

# What opens them behind the number: a colon, or the end of its sentence.
_OPENING = re.compile(r"[^,，。;；:：、()（）\n0-9]{0,10}[:：。]\n?")
_REACH = 900
_CLAUSE = re.compile(r"[^;；\n]+")
_FEWEST, _LONGEST_NOUN, _SHORTEST_NOUN = 3, 4, 2
# No name has these before the noun: 该阶段, 各水库, 两个派出所; behind a number no 家 either, before it no 村.
_NO_NAME = r"该本此各每的其个座所全市县区乡镇新老原等上下前后一两二三四五六七八九十0-9,，、;；。:：()\n“”"
_NAME_BEHIND, _NAME_BEFORE = f"[^家{_NO_NAME}]{{1,8}}", f"[^村{_NO_NAME}]{{1,10}}"
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
    for end in _ends(reader.name(at)):
        name = re.compile(f"{_NAME_BEHIND}{re.escape(end)}{_BOUND}")
        if all(name.search(clause) for clause in clauses):
            names = list(name.finditer(stretch))
            apart = len({each[0] for each in names}) == len(names)
            return whole_list([(start + each.start(), start + each.end()) for each in names]) if apart else None
    return None


def list_named_before(reader: Reader, at: int, since: int, stop: int) -> Told | None:
    """The things of one name told from `since` to `stop`, before a number; None unless each clause has just one."""
    clauses = _CLAUSE.findall(reader.veil[since:stop])
    if len(clauses) < _FEWEST:
        return None
    noun = reader.noun(at)
    # 友好城市代表团来访: what is counted may stand behind what it is called.
    for end in (*_ends(noun), *_ends(noun[_LONGEST_NOUN:])):
        name = re.compile(_NAME_BEFORE + re.escape(end))
        if all(len(name.findall(clause)) == 1 for clause in clauses):
            return whole_list([each.span() for each in name.finditer(reader.veil, since, stop)])
    return None


def _ends(noun: str) -> Iterator[str]:
    """What the names of things counted may end with: the first or the last characters of a noun, the most first."""
    for length in range(min(len(noun), _LONGEST_NOUN), _SHORTEST_NOUN - 1, -1):
        yield from sorted({noun[:length], noun[-length:]})
