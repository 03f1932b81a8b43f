"""Values told 分别 that are one more or one fewer than what they are of: 三条河分别长86公里、54公里."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from yearbook_viewer.records import Figure, Finding, FindingKind, Verdict
from yearbook_viewer.text.audit.clauses.flow import Flow
from yearbook_viewer.text.audit.counts.lists import listed, unnoted, veiled
from yearbook_viewer.text.audit.counts.spans_of_time import YEAR, number_of

_CUE = "分别"
_BEFORE = 80
# Between the cue and the first value.
_TO_VALUE = re.compile(r"[^,，。;；:：、\n0-9一二三四五六七八九十]{0,8}:?$")
_PARTED = re.compile("[、和及与]$")
_CLAUSE = re.compile(r"[,，。;；:：\n]")
_FEW = "[两三四五六七八九十]|1?[0-9]"
# How many they are, right before the cue: 三条河流长度分别为, 4年间粮食产量分别为.
_TOLD = re.compile(
    rf"(?<![0-9一二三四五六七八九十第近前后.])(?P<told>{_FEW})"
    r"(?:个|条|座|家|所|县|市|区|乡镇?|镇|村|年|校|厂|院|组|类|种|项|处|地|国|省|支|名|人|位|位|大)(?![0-9级])[^,，。;；:：、\n0-9]{0,14}[,，]?$"
)
_SPAN = re.compile(
    rf"(?P<first>{YEAR})年?[至到~～—–-]{{1,2}}(?P<last>{YEAR})年(?:间|[0-9一二三四五六七八九十]年间?)?[,，]?[^,，。;；:：、\n0-9]{{0,16}}[,，]?$"
)
_FEWEST, _MOST = 3, 20


def respectively(flow: Flow, figures: Sequence[Figure]) -> Iterator[Finding]:
    """Lists of values that lack one, or have one too many (不符); the first value carries the finding."""
    if _CUE not in flow.text:
        return
    veil = unnoted(veiled(flow.text))
    places = [flow.place(figure.start) for figure in figures]
    for cue in re.finditer(_CUE, veil):
        at = bisect_left(places, cue.end())
        if at == len(places) or not _TO_VALUE.match(veil, cue.end(), places[at]):
            continue
        values = _values(flow, veil, places, figures, at)
        if values < 2:
            continue
        end = flow.place(figures[at + values - 1].end - 1) + 1
        told = _told(flow, veil, cue.start())
        if told is None:
            continue
        counts, start = told
        nearest = min(counts, key=lambda count: abs(count - values))
        if max(values, nearest) >= _FEWEST and abs(values - nearest) == 1:
            passages = (flow.span(start, cue.start()), flow.span(places[at], end))
            words = f"{values} ≠ {nearest}"
            yield Finding(FindingKind.COUNT, Verdict.INCONSISTENT, words, figures[at], (), passages)


def _values(flow: Flow, veil: str, places: Sequence[int], figures: Sequence[Figure], at: int) -> int:
    """How many values of one unit a list parted by 、 has; none where it may go on."""
    first = at
    while True:
        end = flow.place(figures[at].end - 1) + 1
        if at + 1 == len(places) or at - first == _MOST:
            return at + 1 - first
        between = veil[end : places[at + 1]]
        alike = figures[at + 1].unit == figures[first].unit and figures[at + 1].role is figures[first].role
        if not _PARTED.fullmatch(between):
            # 3.2亿元、4.1亿元,5.0亿元; 320人、增加12人 go on.
            goes_on = (alike and between in (",", "，")) or (between != "" and between[0] in "、和及与")
            return 0 if goes_on else at + 1 - first
        if not alike:
            return 0
        at += 1


def _told(flow: Flow, veil: str, end: int) -> tuple[frozenset[int], int] | None:
    """How many there should be by the words before the cue, and where these begin."""
    begin = max(0, end - _BEFORE)
    span = _SPAN.search(veil, begin, end)
    if span is not None:
        first, last = number_of(span["first"]), number_of(span["last"])
        assert first is not None and last is not None  # the pattern has digits for both
        return (frozenset((last - first + 1,)), span.start()) if last > first else None
    told = _TOLD.search(veil, begin, end)
    if told is not None:
        few = 2 if told["told"] == "两" else number_of(told["told"])
        return None if few is None else (frozenset((few,)), told.start())
    begin = max((sign.end() for sign in _CLAUSE.finditer(veil, begin, end)), default=begin)
    found = listed(flow.text, veil, begin, end)
    if found is None or len(found.items) < _FEWEST or re.search("[和及与等]", veil[slice(*found.items[0])]):
        return None
    return found.counts | _less_joined(veil, found.items), found.items[0][0]


def _less_joined(veil: str, items: Sequence[tuple[int, int]]) -> frozenset[int]:
    """How many they are if the 和 before the last one stands within a name: 教育、医疗卫生、社会保障和就业."""
    (_, before), (_, end) = items[-2:]
    joined = veil[before] != "、" and veil[before - 1] != veil[end - 1]
    return frozenset((len(items) - 1,)) if joined else frozenset()
