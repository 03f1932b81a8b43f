"""The lists that follow a number: in brackets, behind a colon or a word that opens them, point by point."""

import re
from collections.abc import Sequence
from itertools import pairwise

from yearbook_viewer.text.audit.counts.count_reader import Reader
from yearbook_viewer.text.audit.counts.listed_names import Fit, are_names, are_people, is_proper
from yearbook_viewer.text.audit.counts.lists import Listed, listed, unnoted
from yearbook_viewer.text.audit.counts.numbered import Numbered, dated_from, lines_from, numbered_from
from yearbook_viewer.text.audit.counts.spans_of_time import number_of
from yearbook_viewer.text.audit.counts.told_lists import Told, whole_list

# Of these each one may be told with its day.
_DATED = frozenset("次场起件个项批期")
# Of these each one may be named by a number.
_LINES = frozenset("条路趟列")
_MEDALS, _REACH = "枚", 400
_TWO = 2
_WINNERS = re.compile(r"[^,，。;；:：、()\n0-9]{0,6}[:：,，(]")
_WON = re.compile(
    "[获夺摘得](?:得|取|下)?(?P<events>[^获夺]+?)(?:(?P<told>[两二三四五六七八九2-9])(?:项|块|枚))?(?:的?(?:冠军|第一名?|金牌))[^冠]{0,4}$"
)
_AHEAD = 900
# What may stand between a number and the list behind it.
_NOUN = r"[^,，。;；:、()\n0-9]{0,14}(?:\([0-9一二]{1,2}\)[^,，。;；:、()\n0-9]{0,14})?"
_PLACED = "位于|设在|设于|落户|坐落在|坐落于|布局在"
_TOLD = (
    rf"(?:[^,，。;；:：、()0-9]{{0,4}}分别(?:是|为|有|{_PLACED})|[^,，。;；:：、()0-9]{{0,6}}依次(?:是|为)|具体(?:是|为)|分布[在于]|即|[它他她]们(?:分别)?(?:是|为)|名单(?:如下|为)"
    r"|[^,，。;；:：、()0-9]{1,5}的(?:是|有|为))"
)
_OPENING = re.compile(
    rf"(?:{_NOUN})(?:(?P<bracket>\()(?:即|分别(?:是|为)|依次(?:是|为))?:?|(?P<cue>[,，]?{_TOLD}:?|:|——|(?P<being>是)))"
)
_NO_LIST = re.compile(
    r"其中|含|包括|不含|如|详?见|简称|按|以下|比|占|约|原|表|图|附|注|由|在|对|与|以|自|从|因|经(?![济营贸典纪理])|为|同|较|不|未|均|含|至"
)
# Names parted by semicolons alone.
_PARTED = re.compile(r"[^、,，:：;；。\n]{2,16}(?:[;；][^、,，:：;；。\n]{2,16}){2,40}(?=。|$)")
# Clauses parted by semicolons or commas, the fewest that tell a list, and how many characters all have in common.
_CLAUSES = ((re.compile("[^;；]+"), 2, 1), (re.compile("[^,，;；]+"), 3, 2))
# The same in a sentence of its own behind the one that ends with the number.
_SENTENCES = ((re.compile("[^;；]+"), 3, 3),)
_ENDED = re.compile(r"[^,，。;；:、()\n0-9]{0,6}。")
_LIGHT = re.compile(r"[□的了和与及、,，()“”《》\s0-9一二三四五六七八九十百千万.]")
_FEWEST_WHICH = 3
_LIST_ENDS = "。;；\n"


def list_behind(reader: Reader, at: int) -> Told | None:
    """The list that follows a number: in brackets, behind a colon, or point by point."""
    end = reader.end(at)
    points = _points_behind(reader, at)
    if points is not None:
        return whole_list(points.passages)
    won = _won(reader, at) if reader.figures[at].unit == _MEDALS else None
    if won is not None:
        return won
    opening = _OPENING.match(reader.plain, end)
    parallel = (
        _parallel(reader, at, opening.end(), _CLAUSES) if opening is not None and not opening["bracket"] else None
    )
    if parallel is None:
        ended = _ENDED.match(reader.plain, end)
        parallel = _parallel(reader, at, ended.end(), _SENTENCES) if ended is not None else None
    if parallel is not None:
        return Told(parallel, frozenset((len(parallel),)), closed=True)
    following = reader.following(at, noted=opening is None or bool(opening["bracket"]))
    if opening is None or opening.end() > following or _NO_LIST.match(reader.plain, opening.end()):
        return None
    start = opening.end()
    stop = _closing(reader, start) if opening["bracket"] else _list_end(reader, start)
    if stop is None or (following < stop):
        return None
    return _named(reader, at, (start, stop), opening)


def _points_behind(reader: Reader, at: int) -> Numbered | None:
    """What is told behind a number point by point: by numbers, by days, by where lines lead."""
    end = reader.end(at)
    ahead = reader.plain[end : end + 60]
    points = numbered_from(reader.plain, end) if "一" in ahead or "1" in ahead or "①" in ahead else None
    if points is None and reader.figures[at].unit in _DATED:
        dated = dated_from(reader.plain, end)
        points = None if dated is not None and _tells_two(reader, at, dated.passages) else dated
    if points is None and reader.figures[at].unit in _LINES:
        points = lines_from(reader.plain, end)
    return points


def _won(reader: Reader, at: int) -> Told | None:
    """The medals told by who won them: 金牌4枚:甲获男子跳远、三级跳远两项冠军,乙获举重冠军,丙获…."""
    opening = _WINNERS.match(reader.veil, reader.end(at))
    if opening is None:
        return None
    passages: list[tuple[int, int]] = []
    start, won = opening.end(), 0
    for clause in re.finditer(r"[^,，;；。\n]+", reader.veil[start : start + _REACH]):
        events = _WON.search(clause[0])
        if events is None or (passages and clause.start() != passages[-1][1] - start + 1):
            break
        told = events["told"]
        listed_events = 1 + len(re.findall("[、和及与]", events["events"]))
        won += _TWO if told == "两" else (number_of(told) or 0) if told else listed_events
        passages.append((start + clause.start(), start + clause.end()))
    return Told(tuple(passages), frozenset((won,)), closed=True, fit=Fit.SAME) if len(passages) > 1 else None


def _parallel(
    reader: Reader, at: int, start: int, ways: Sequence[tuple[re.Pattern[str], int, int]]
) -> tuple[tuple[int, int], ...] | None:
    """Clauses of a sentence that a list is told in, one for each thing, in the same words: A桥,长38米;B桥,…"""
    stop = min((end for sign in "。\n" if (end := reader.veil.find(sign, start, start + _AHEAD)) >= 0), default=-1)
    if stop < 0 or _counts_parts(reader, at, stop):
        return None
    for sign, fewest, common in ways:
        items = [(start + found.start(), start + found.end()) for found in sign.finditer(reader.veil[start:stop])]
        # 龙潭、石门水库;小型水库14座 are groups of things.
        grouped = any("、" in re.split("[,，]", reader.veil[begin:end])[0] for begin, end in items)
        grouped = grouped or _tells_two(reader, at, items)
        words = [set(_LIGHT.sub("", reader.veil[begin:end])) for begin, end in items]
        if not grouped and len(items) >= fewest and len(set.intersection(*words)) >= common:
            return tuple(items)
    return None


def _tells_two(reader: Reader, at: int, items: Sequence[tuple[int, int]]) -> bool:
    """Whether two of what is counted stand between the beginning of an item and that of the next: 10月,设北桥派出所、
    南门派出所."""
    kind = reader.figures[at].indicator[-_TWO:]
    last = reader.veil.find("。", items[-1][1]) if items else -1
    starts = [*(begin for begin, _ in items), last if last >= 0 else len(reader.veil)]
    return len(kind) == _TWO and any(reader.veil.count(kind, one, other) > 1 for one, other in pairwise(starts))


def _counts_parts(reader: Reader, at: int, stop: int) -> bool:
    """Whether what follows counts parts in the same unit: 4篇:一等奖1篇,二等奖1篇,三等奖2篇."""
    following = range(at + 1, min(len(reader.places), at + 3))
    alike = [place for place in following if reader.figures[place].unit == reader.figures[at].unit]
    return len(alike) > 1 and reader.places[alike[-1]] < stop


def _closing(reader: Reader, start: int) -> int | None:
    depth = 1
    for sign in re.finditer(r"[()\n]", reader.plain[start : start + _AHEAD]):
        if sign[0] == "\n":
            return None
        depth += 1 if sign[0] == "(" else -1
        if depth == 0:
            return start + sign.start()
    return None


def _list_end(reader: Reader, start: int) -> int | None:
    # One to a line of its own: 城东粮油市场;五里堆建材市场;….
    parted = _PARTED.match(reader.veil, start, start + _AHEAD)
    if parted is not None:
        return parted.end()
    ends = [at for sign in _LIST_ENDS + ",，" if (at := reader.veil.find(sign, start, start + _AHEAD)) >= 0]
    return min(ends) if ends else None


def _named(reader: Reader, at: int, stretch: tuple[int, int], opening: re.Match[str]) -> Told | None:
    start, stop = stretch
    bracketed, named = bool(opening["bracket"]), bool(opening["cue"])
    # In brackets the list may be parted by commas or semicolons alone, or in groups.
    veil = unnoted(reader.plain[start:stop]) if bracketed else reader.veil[start:stop]
    openly = veil.endswith("等")
    stop -= openly
    veil = veil[: stop - start]
    if bracketed:
        sign = "、" if "、" in veil else ","
        veil = re.sub("[,，;；]" if sign == "、" else "[,，]", "、", veil)
    elif "、" not in veil:
        veil = re.sub("[;；]", "、", veil)
    found = listed(reader.flow.text[start:stop], veil, 0, stop - start)
    if found is None or (len(found.items) < 3 and not (bracketed or named)):
        return None
    # 4个水库是…: which they are, not what.
    if opening["being"] and not _are_which(reader.words([(start + begin, start + end) for begin, end in found.items])):
        return None
    items = tuple((start + begin, start + end) for begin, end in found.items)
    counted = found.from_start | {len(items)} if bracketed else found.from_start
    return reader.told(at, Listed(items, counted, found.from_start), closed=not openly)


def _are_which(words: Sequence[str]) -> bool:
    """Whether a list behind 是 can be nothing but names."""
    if len(words) < _FEWEST_WHICH:
        return False
    alike = len({word[-1] for word in words}) == 1 and min(map(len, words)) > 2
    return alike or are_people(words) or all(map(is_proper, words)) or (len(words) > _FEWEST_WHICH and are_names(words))
