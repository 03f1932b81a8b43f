"""Numbers that sum up what the sentences before them list: 甲、乙、丙入选。…丁、戊入选。两批共5个; 获此称号的有3个."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from yearbook_viewer.text.audit.counts.count_reader import PEOPLE, Reader
from yearbook_viewer.text.audit.counts.listed_names import Fit
from yearbook_viewer.text.audit.counts.lists import listed
from yearbook_viewer.text.audit.counts.told_lists import Told

_REACH = 320
_SIGNS = re.compile(r"[,，。;；:：\n]")
# A word that sums up, in the clause of the number, or a stretch of time that everything told falls in.
_SUMS = re.compile(r"共|计(?!划)|总数|全年|年内|本年|至此|达|前后|(?<![设没具另])有|[两三四][批次]")
# What takes up the sentence before, without its words.
_THESE = re.compile("[此该]|上述|以上")
# Of others, of each or of some.
_APART = re.compile(r"新|另|又|再|其余|其他|其中|每|各|上年|比|较|原|计划|争取|占|除|未|非|平均|约|近|次年|等$")
_SOME = re.compile(r"(?<![入在])其中|主要|包括|如|特别|尤其|另|除")
_RUN = re.compile(r"[^、,，。;；:：\n]+(?:、[^、,，。;；:：\n]+)+|(?:[“《][^”》\n]*[”》]){2,}[^、,，。;；:：\n]*")
_TITLE = re.compile(r"(?<=[,，。;；:：\n])[“《][^”》\n]*[”》]")
_OPEN = re.compile(r"等(?P<noun>[^、等]{0,12})$")
# What the last name of a list is said to be or to do.
_SAID = re.compile(
    r"(?<=..)(?:担?任|[列作定]?为|是|被|获|荣|当选|入选|列入|参加|出席|竣工|建成|投产|开工|完成|通过|分别|均|先后|相继"
    r"|[两二三四五六七八九十][人家个])[^、]*$"
)
_HAN = re.compile(r"[\u4e00-\u9fff]{2,}")
_COMMON = frozenset(("全年", "全市", "全县", "全区", "全省", "分别", "先后", "我县", "我市", "我区", "年内", "累计"))
_MOST_SENTENCES, _FEWEST, _MOST = 3, 3, 20
_LONG_NOUN = 3
# How often a thing was done is told by no list of names.
_TIMES = frozenset("次期场届轮起批天")


def list_summed_up(reader: Reader, at: int) -> Told | None:
    """The lists of the sentences before a number that sums them up and tells of the same thing."""
    figure, place = reader.figures[at], reader.places[at]
    start = max(reader.veil.rfind("\n", 0, place) + 1, place - _REACH)
    if figure.value is None or not _FEWEST <= figure.value <= _MOST or figure.unit in _TIMES:
        return None
    begin = reader.clause_start(start, place)
    before = reader.veil[begin:place]
    if begin == start or "、" in before:
        return None
    lists = _in_office(reader, at, (start, begin), before)
    if not lists and _SUMS.search(before) and not _APART.search(before):
        lists = _lists(reader, at, (start, begin), before)
    if not lists:
        return None
    counts = frozenset((max(lists[-1].counts), sum(max(each.counts) for each in lists)))
    passages = tuple(passage for each in lists for passage in each.passages)
    near = min(abs(int(figure.value) - count) for count in counts) <= 1 and len(passages) >= _FEWEST
    return Told(passages, counts, all(each.closed for each in lists), Fit.SAME) if near else None


def _lists(reader: Reader, at: int, stretch: tuple[int, int], before: str) -> Sequence[Told]:
    """The lists of the last sentences, from the first one on that tells of the same thing as the number."""
    start, stop = stretch
    behind = _SIGNS.search(reader.veil, reader.end(at))
    told = before + reader.veil[reader.end(at) : len(reader.veil) if behind is None else behind.start()]
    pairs = _pairs(told)
    ends = [start + sign.end() for sign in re.finditer("。", reader.veil[start:stop])]
    borders = [start, *(end for end in ends if end < stop), stop]
    lists: list[Told] = []
    linked = False
    for since, until in list(pairwise(borders))[-_MOST_SENTENCES:]:
        linked = (
            linked
            or bool(pairs & _pairs(reader.flow.text[since:until]))
            or (until == stop and _THESE.search(told) is not None)
        )
        if linked:
            lists += _titles(reader, since, until) or _runs(reader, at, since, until)
    return lists


def _in_office(reader: Reader, at: int, stretch: tuple[int, int], before: str) -> Sequence[Told]:
    """The people told with the office before them that a number is of: 副主任甲、乙、丙。…其中副主任3人."""
    post = before.removeprefix("其中")
    if reader.figures[at].unit not in PEOPLE or len(post) < _LONG_NOUN or not _HAN.fullmatch(post):
        return ()
    runs = (run for run in _RUN.finditer(reader.veil, *stretch) if run[0].startswith(post))
    told = [_told(reader, at, run.start() + len(post), run.end()) for run in runs]
    return [each for each in told if each is not None] if len(told) == 1 else ()


def _titles(reader: Reader, since: int, until: int) -> Sequence[Told]:
    """The titles with which the clauses of a sentence begin: 《甲》获一等奖,《乙》获二等奖,《丙》获三等奖."""
    titles = tuple(title.span() for title in _TITLE.finditer(reader.plain, max(0, since - 1), until))
    return [Told(titles, frozenset((len(titles),)), closed=True)] if len(titles) >= _FEWEST else ()


def _runs(reader: Reader, at: int, since: int, until: int) -> Iterator[Told]:
    for run in _RUN.finditer(reader.veil, since, until):
        begin = reader.clause_start(since, run.start())
        found = None if _SOME.search(reader.veil, begin, run.end()) else _told(reader, at, *run.span())
        if found is not None:
            yield found


def _told(reader: Reader, at: int, start: int, stop: int) -> Told | None:
    last = max(reader.veil.rfind(sign, start, stop) for sign in "、“《")
    openly = _OPEN.search(reader.veil, last, stop)
    if openly is not None and not _is_of(reader.noun(at), openly["noun"]):
        return None
    cut = openly or _SAID.search(reader.veil, last, stop)
    end = stop if cut is None else cut.start()
    place = bisect_left(reader.places, start)
    if place < len(reader.places) and reader.places[place] < end:
        return None
    found = listed(reader.flow.text, reader.veil, start, end)
    told = None if found is None else reader.told(at, found, closed=openly is None)
    return None if told is None or told.fit is Fit.OTHER else replace(told, fit=Fit.SAME)


def _is_of(noun: str, said: str) -> bool:
    """Whether what stands behind 等 is what is counted: 语文、数学等基础学科…。有2个基础学科."""
    return len(said) >= _LONG_NOUN and noun.endswith(said)


def _pairs(words: str) -> frozenset[str]:
    """The pairs of characters in words, without those that stand everywhere."""
    pairs = (run[0][at : at + 2] for run in _HAN.finditer(words) for at in range(len(run[0]) - 1))
    return frozenset(pairs) - _COMMON
