"""Names that tell how many things they stand for, against their lists: “五个一批”:…, “三区一带”即…, “十佳青年”为…"""

import re
from collections.abc import Iterator, Sequence

from yearbook_viewer.records import Figure, Finding
from yearbook_viewer.text.audit.clauses.flow import Flow
from yearbook_viewer.text.audit.counts.lists import unnoted
from yearbook_viewer.text.audit.counts.spans_of_time import number_of, span_finding

_NUMERAL = "[两二三四五六七八九十]|十[一二三四五六七八]"
_ONE = "[一两二三四五六七八九十]"
_WORD = "[^一两二三四五六七八九十百千“”0-9·,，、。;；:：\n]"
# “五个一批”, “六城联创”, “十佳青年”; “三区一带”, “两不愁三保障” stand for as many as their numerals together.
_NAME = re.compile(
    rf"“(?:(?P<few>{_NUMERAL})(?:个一(?:{_WORD}){{0,4}}|(?:{_WORD}){{1,6}}一?)|(?P<parts>(?:{_ONE}{_WORD}{{1,3}}){{2,4}}))”"
)
# 五一, 三八 are days, 三农 and 四史 go without their lists; 五年, 三级 count what is no name.
_NO_NAME = re.compile(rf"“(?:{_NUMERAL})(?:年|级|[期届次批]|月|号|比例|位一体|方|农|公)")
# 甲会、乙会、丙会“三会”: a name right behind the list of what it stands for.
_NAME_BEHIND = re.compile(rf"“(?P<few>{_NUMERAL})(?P<end>{_WORD})”")
_LIST_BEFORE = re.compile(r"[^,，。;；:：、“”\n]{2,14}(?:、[^,，。;；:：、“”\n]{2,14}){2,9}(?=等?$|这$)")
_REACH_BEFORE = 120
_OPENING = re.compile(
    r"[^“”,，。;；:：()（）\n0-9]{0,8}?(?:(?P<bracket>[(（])(?:即|指|分别[是为])?|[,，]?(?:即|是?指的?是?|包括|分别[是为]|也就是)[:：]?|[:：]|—{1,2})"
    r"|(?<=佳”)[为是]|(?<=[佳优强星][^“”][^“”]”)[为是]"
)
_POINTS = re.compile("[一1]是|第一|其一|[(（][一1][)）]|①|等|其中")
_ENDS = re.compile("[。\n]")
_NOTE_ENDS = re.compile("[)）\n]")
_JOINTS = re.compile("[和及与]|以及")
_REACH, _FEWEST, _LONGEST, _MANY = 400, 2, 30, 6


def named_by_number(flow: Flow, figures: Sequence[Figure]) -> Iterator[Finding]:
    """Names whose lists have one more or one fewer than they say (不符).

    The figure that stands nearest carries the finding, name and list are shown by `passages`.
    """
    text = flow.text
    yield from _summed_up(flow, figures)
    for name in _NAME.finditer(text):
        told = _told(name)
        opening = _OPENING.match(text, name.end())
        if told < _FEWEST or opening is None or _NO_NAME.match(text, name.start()):
            continue
        start = opening.end()
        ended = (_NOTE_ENDS if opening["bracket"] else _ENDS).search(text, start, start + _REACH)
        if ended is None:
            continue
        counts = _counts(unnoted(text[start : ended.start()]), bracketed=bool(opening["bracket"]))
        if not counts or told in counts:
            continue
        nearest = min(counts, key=lambda count: abs(count - told))
        if nearest > _FEWEST - 1 and abs(nearest - told) <= (2 if told >= _MANY else 1):
            yield span_finding(flow, figures, (name.start(), ended.start()), name.span(), nearest)


def _summed_up(flow: Flow, figures: Sequence[Figure]) -> Iterator[Finding]:
    """Names right behind a list of what they stand for, which all ends like them: 甲会、乙会、丙会“四会”."""
    text = flow.text
    for name in _NAME_BEHIND.finditer(text):
        listed = _LIST_BEFORE.search(text[max(0, name.start() - _REACH_BEFORE) : name.start()])
        items = listed[0].removesuffix("等").removesuffix("这").split("、") if listed is not None else []
        told, end = number_of(name["few"]) or 0, name["end"]
        alike = all(item.endswith(end) and item != end for item in items)
        if alike and len(items) > _FEWEST and abs(len(items) - told) == 1:
            yield span_finding(flow, figures, name.span(), name.span("few"), len(items))


def _told(name: re.Match[str]) -> int:
    """How many a name stands for."""
    numerals = [name["few"]] if name["few"] else re.findall(_ONE, name["parts"])
    return sum(2 if numeral == "两" else number_of(numeral) or 0 for numeral in numerals)


def _counts(listed: str, *, bracketed: bool) -> frozenset[int]:
    """How many things a stretch may list; nothing where it parts them in two ways or by points."""
    if _POINTS.search(listed):
        return frozenset()
    quoted = re.sub("“[^“”]*”", lambda found: "□" * len(found[0]), listed)
    first, *further = re.split("[,，;；]", quoted)
    if "、" in first:
        # A list by 、 fills the first clause, or the whole bracket; it may go on in the second.
        items = first.split("、") if not further or not (bracketed or "、" in further[0]) else []
    else:
        items = re.split("[;；]" if re.search("[;；]", quoted) else "[,，]", quoted)
    if not all(0 < len(item) <= _LONGEST for item in items):
        return frozenset()
    joints = sum(1 for item in items if _JOINTS.search(item, 1))
    return frozenset(range(len(items), len(items) + joints + 1)) if items else frozenset()
