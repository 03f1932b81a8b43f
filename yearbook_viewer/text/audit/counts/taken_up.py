"""Lists that a number takes up again further on: …。上述6件提案; 连同第一批的9处,达17处; 除甲、乙外,其余10个乡镇."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from yearbook_viewer.text.audit.counts.count_reader import PEOPLE, Reader
from yearbook_viewer.text.audit.counts.listed_names import Fit
from yearbook_viewer.text.audit.counts.lists import listed
from yearbook_viewer.text.audit.counts.told_lists import Told

_REACH = 320
_AGAIN = re.compile(r"(?:以上|上述|上列|前述|所列|这|此|该)$")
# A number that begins its clause, or is governed by the word that does.
_GOVERNED = re.compile(r"(?:^|[,，。;；:：])(?P<by>对|使|给|为|由|向|将|把|令|让)?$")
# A number behind the name of what it counts: 友好城市达到4个, 示范村数量为6个.
_NAMED = re.compile(
    r"[,，。;；](?:全[县市区]的?|该|其中)?(?P<noun>[\u4e00-\u9fff]{2,10}?)(?<!的)(?:数量|总数|个数|数)?(?:共有?|已?达到?|为|有|增至|增加到|累计)?$"
)
_NEW = re.compile("[新增又再]")
_ALL = re.compile(r"[\u4e00-\u9fff]{0,6}?(?:均|都|全部|共(?!青|产|同)|合计|总计|各自)|(?<=[人名位])中(?!共)")
_RUN = re.compile(r"[^、,，。;；:：]+(?:、[^、,，。;；:：]+)+")
_OPEN = re.compile(r"等[\u4e00-\u9fff]{0,10}$")
# What the last name of a list is said to be or to do.
_SAID = re.compile(
    r"(?<=..)(?:担?任|[列作定]?为|是|被|获|当选|入选|参加|出席|竣工|建成|投产|开工|完成|通过|[两二三四五六七八九十][人家个])[^、]*$"
)
_SENTENCES, _MOST_RUNS = 2, 4
_FEWEST, _WORD, _LABEL = 3, 2, 12
# 连同第一批的9处,…达17处; 加上原有的6个,共有13个.
_WITH = re.compile(r"(?:连同|加上|加之)[^,，。;；、\n0-9]{0,14}$")
_IN_ALL = re.compile(r"[^。;；\n0-9]{0,30}(?:共|总|达|增至|增加到|增为|上升到|累计|合计)[^,，。;；、\n0-9]{0,6}$")
_REST = re.compile(
    r"除了?(?P<list>[^,，。;；\n]+?)"
    r"(?:[两二三四五六七八九十][个家所]?[^,，。;；、\n]{0,3}"
    r"|(?:[0-9]{1,2}|[两二三四五六七八九十])[个家所座处户条种名][^,，。;；、\n]{0,20}?)?"
    r"(?:以外|之外|外)[,，]?(?:其余|其他|其它|另外|余下|剩下)的?$"
)
_BETWEEN = re.compile(r"[^,，。;；、\n0-9]{0,14}[,，]?$")


def list_taken_up(reader: Reader, at: int) -> Told | None:
    """The list before a number that takes it up again, completes it with others, or tells what it leaves over."""
    end = reader.places[at]
    start = max(reader.veil.rfind("\n", 0, end) + 1, end - _REACH)
    if reader.veil.find("、", start, end) < 0:
        return None
    return _rest(reader, at, start) or _together(reader, at, start) or _again(reader, at, start)


def _again(reader: Reader, at: int, start: int) -> Told | None:
    """The list that a number stands for: …。以上3项成果, ,4家法人机构资产总额, 友好城市有甲、乙、丙,友好城市达3个."""
    before = reader.veil[start : reader.places[at]]
    taken = _taken(reader, at, before)
    if not any(taken):
        return None
    for begin, stop in _runs(before, _SENTENCES if taken.again or taken.all_of else 1):
        told = _told(reader, at, (start + begin, start + stop))
        if told is None or len(told.passages) < _FEWEST:
            continue
        if _counts_others(reader, at, start + stop, told):
            return None
        if taken.again:
            linked = told.fit is Fit.SAME or _is_akin(reader, at, start + begin, start + stop)
        else:
            ends = {reader.veil[to - 1] for _, to in told.passages}
            alike = told.fit is Fit.SAME or reader.figures[at].unit in PEOPLE or ends == {reader.figures[at].unit}
            linked = told.closed and ((taken.all_of and alike) or _is_labelled(reader, taken.noun, told))
        if linked:
            return Told(told.passages, told.counts, told.closed, Fit.SAME)
    return None


class _Taken(NamedTuple):
    """How a number takes up a list: by 上述, as all of what is listed, or by the name that the list has, too."""

    again: bool
    all_of: bool
    noun: str


def _taken(reader: Reader, at: int, before: str) -> _Taken:
    governed = _GOVERNED.search(before)
    named = _NAMED.search(before)
    noun = reader.noun(at) if governed is not None else named["noun"][-_WORD:] if named is not None else ""
    all_of = governed is not None and (governed["by"] or _ALL.match(reader.veil, reader.end(at))) is not None
    return _Taken(_AGAIN.search(before) is not None, all_of, noun if len(noun) >= _WORD else "")


def _runs(before: str, sentences: int) -> Iterator[tuple[int, int]]:
    """The lists of the last sentences, the nearest first."""
    begin = len(before)
    for _ in range(sentences):
        begin = before.rfind("。", 0, max(0, begin - 1)) + 1
        if not begin:
            break
    found = [(run.start(), run.end()) for run in _RUN.finditer(before, begin)]
    yield from reversed(found[-_MOST_RUNS:])


def _told(reader: Reader, at: int, run: tuple[int, int]) -> Told | None:
    """What is listed in a stretch, without what is said of its last name."""
    start, stop = run
    last = reader.veil.rfind("、", start, stop)
    openly = _OPEN.search(reader.veil, last, stop)
    cut = openly or _SAID.search(reader.veil, last, stop)
    found = listed(reader.flow.text, reader.veil, start, stop if cut is None else cut.start())
    return None if found is None else reader.told(at, found, closed=openly is None)


def _counts_others(reader: Reader, at: int, since: int, told: Told) -> bool:
    """Whether another number of the unit, not that of the list, stands between it and the one that may take it up."""
    own = reader.figures[at]
    while at and reader.places[at - 1] >= since:
        at -= 1
        value = reader.figures[at].value
        if reader.figures[at].unit == own.unit and value != own.value and value not in told.counts:
            return True
    return False


def _is_akin(reader: Reader, at: int, start: int, stop: int) -> bool:
    """Whether the sentence of a list names what is counted; what ends with an opened list is taken up by any name."""
    noun, end = reader.noun(at), reader.places[at]
    ends = reader.veil.find("。", stop)
    begin = reader.veil.rfind("。", 0, start) + 1
    if (
        ends == stop
        and (not noun or reader.veil[start - 1 : start] in (":", "："))
        and _AGAIN.fullmatch(reader.veil, stop + 1, end)
    ):
        return True
    words = reader.veil[begin : ends if ends >= 0 else stop]
    return any(noun[since : since + _WORD] in words for since in range(max(1, min(len(noun), _LABEL) - 1)))


def _is_labelled(reader: Reader, noun: str, told: Told) -> bool:
    """Whether what is counted stands right before the first name of a list: 法人机构甲、乙、丙."""
    start, stop = told.passages[0]
    label = reader.flow.text[max(0, start - _LABEL) : stop]
    return bool(noun) and noun[:_WORD] in label and not _NEW.search(label)


def _together(reader: Reader, at: int, start: int) -> Told | None:
    """The list that makes up a number with others told before it: …甲、乙、丙。连同第一批的9处,已达12处."""
    if at == 0 or reader.figures[at - 1].unit != reader.figures[at].unit or reader.places[at - 1] < start:
        return None
    others, own = reader.figures[at - 1].value, reader.figures[at].value
    joined = _WITH.search(reader.veil, start, reader.places[at - 1])
    if (
        joined is None
        or others is None
        or own is None
        or not _IN_ALL.match(reader.veil[reader.end(at - 1) : reader.places[at]])
    ):
        return None
    for begin, stop in _runs(reader.veil[start : joined.start()], _SENTENCES):
        told = _told(reader, at, (start + begin, start + stop))
        if told is None or not told.closed:
            return None
        counts = frozenset(int(others) + count for count in told.counts)
        most = max(told.counts) // 2
        near = min(counts) - most <= own <= max(counts) + most
        return Told(told.passages, counts, closed=True, fit=Fit.SAME) if near else None
    return None


def _rest(reader: Reader, at: int, start: int) -> Told | None:
    """What a list leaves of a number: 16个乡镇中,除甲、乙外,其余14个."""
    found = _REST.search(reader.veil, start, reader.places[at])
    former = bisect_left(reader.places, found.start()) - 1 if found is not None else -1
    if found is None or former < 0 or reader.places[former] < start:
        return None
    whole, own = reader.figures[former], reader.figures[at].value
    if whole.unit != reader.figures[at].unit or whole.value is None or own is None:
        return None
    names = listed(reader.flow.text, reader.veil, *found.span("list"))
    if names is None or not _BETWEEN.match(reader.veil[reader.end(former) : found.start()]):
        return None
    counts = frozenset(int(whole.value) - count for count in names.from_start)
    near = min(abs(own - count) for count in counts) <= max(1, len(names.items) // 2)
    return Told(names.items, counts, closed=True, fit=Fit.SAME) if near else None
