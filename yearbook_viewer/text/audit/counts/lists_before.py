"""The lists that a number behind them sums up: 甲、乙、丙、丁等4家企业, 先后在甲、乙、丙举办3期."""

import re
from collections.abc import Sequence
from dataclasses import replace

from yearbook_viewer.text.audit.counts.count_reader import PEOPLE, Reader
from yearbook_viewer.text.audit.counts.listed_names import Fit, are_names, are_people
from yearbook_viewer.text.audit.counts.lists import VEIL, listed
from yearbook_viewer.text.audit.counts.numbered import dated_before, lines_before, points_before
from yearbook_viewer.text.audit.counts.told_lists import Told
from yearbook_viewer.text.figures import units

_EVENTS = frozenset("次期场批起")
# 4座中的3座: the list is not of all four; but 4家中央媒体, 4所中学.
_AMONG = re.compile("中(?![央国小学型医心外等华间青老低高])")
# Of these each one may be told with its day or year.
_DATED = frozenset("次届期批场轮")
# These are named by their numbers: 101路、102路、105路3条线路.
_LINES = frozenset("条路趟列")
_REACH = 500
_SENTENCE = "。！？!?；;\n"
_CLAUSE = ",，:—…"
# What closes a list before its number.
_TAIL = re.compile(
    r"(?:(?P<open>(?<![高中初平同优])等)(?P<noun>[\u4e00-\u9fff]{0,8}?)|(?P<sum>[,，]?(?:一共|共计|合计|总计|共)有?|[,，]计有?)|[,，]?这|(?P<about>的)"
    r"|(?:[为作](?:支柱|主导|主体|骨干|龙头|重点|基础|特色|依托|支撑)的))?$"
)
_TAIL_REACH = 12
# What 等 may be followed by before the number, for the list to be one of those.
_NOUNS = re.compile(
    r"(?:企业|单位|公司|部门|机构|学校|医院|荣誉|称号|奖项|项目|工程|活动|会议|制度|品牌|课程|专业|科室|乡镇|[镇县区市村]|社区|街道|景区|景点"
    r"|国家|城市|同志|[队班]|基地|中心|平台|产业|产品|品种|课题|节目|赛事|商会|协会|合作社|银行|学会|社团)$"
)
_HELD = re.compile(
    r"(?:先后|分别|依次|轮流)(?:在|赴|到|前往|深入|走进)(?P<list>.+?)"
    r"(?:召开|举办|举行|开展|组织|设立|建立|建成|开设)了?[\u4e00-\u9fff]{0,6}$"
)
# 在甲、乙、丙、丁布设监测点4个: one in each.
_SITED = re.compile(
    r"(?:在|于)(?P<list>[^在于,，、]+(?:、[^在于,，、]+){2,})(?:布设|设立|设置|增设|开设|设)了?[\u4e00-\u9fff]{0,8}[点站岗亭卡]$"
)
# What opens a list before its number: 包括甲、乙、丙3项.
_NAMED = re.compile("包括|包含|分别[是为]|依次[是为]|也就是")
# 扶持工业、发展农业的2个文件: what papers and works are about is a list of them.
_ABOUT = re.compile(
    "(?:文件|意见|办法|措施|制度|方案|规定|政策|决定|通知|课题|专题|议题|规划|标准|[航铁专班]线|线路|公路|班车|列车)"
)
# 日本大洲市、韩国群山市、德国哈根市,分属三个国家: no more of these than are listed.
_BELONG = re.compile(r"[,，](?:[它他]们)?(?:分别|各|均)?(?:分属|属于|属|来自|分布[在于]|涉及|遍布|隶属)于?$")
_BELONG_REACH = 10
# 煤、铁、锰、铅锌、石灰石5种: short words, many of them.
_SHORT_KIND = 4
_CHAPTERS = frozenset("篇章卷编")
_TAUGHT, _MANY = frozenset("门种类项"), 3
# 保护植物有甲、乙、丙4种: behind such a word the number is of all, whatever they are called.
_KINDS, _OPENED = frozenset("种类"), frozenset("有为是")
# 甲、乙、丙为顾问,3名顾问…: those told right before.
_OF_THOSE = re.compile(r"[\u4e00-\u9fff]{0,4}?(?:均|都|全部|共(?!青|产|同)|合计|总计|各自)")
_DOING = re.compile(r"(?:担?任|为|赴|到|去|被|获|当选|参加|出席|作|入选|荣[获立]|[两二三四五六七八九十]人)[^、]*$")
# 3号、5号、7号机组3台.
_BY_NUMBER = re.compile("[0-9一二三四五六七八九十]号")
_JOINT = re.compile(r"[和及与](?=.)")
# 46个乡合并为甲、乙、丙: what was made of a number of others.
_MADE_OF = re.compile(r"[^、]*?(?:[成为设辖有出]|包括|建立|恢复)(?=[^、]{2,}、)")
_JOINED = re.compile(r"(?:街道|社区|[个所家]?[乡镇村区县市组所校院厂站馆场户人名])?[和及与、]")


def points_summed_up(reader: Reader, at: int) -> Told | None:
    """The points, or the days and years, that a number behind them sums up: 于1983年、1985年、1988年三次, 以上三项."""
    points = points_before(reader.plain, reader.places[at])
    if points is None and reader.figures[at].unit in _DATED:
        points = dated_before(reader.plain, reader.places[at])
    if points is None and reader.figures[at].unit in _LINES:
        points = lines_before(reader.plain, reader.places[at])
    return None if points is None else Told(points.passages, frozenset((len(points.passages),)), closed=True)


def list_before(reader: Reader, at: int) -> Told | None:
    """The list that a number sums up."""
    end = reader.places[at]
    region = max(0, end - _REACH)
    begin = max(reader.veil.rfind(sign, region, end) for sign in _SENTENCE) + 1
    begin = max(begin, region)
    listing = any(sign in reader.veil[begin:end] for sign in "、”》和及与")
    if not listing or _AMONG.match(reader.veil, reader.end(at)):
        return None
    belong = _BELONG.search(reader.veil[max(begin, end - _BELONG_REACH) : end])
    if belong is not None or reader.veil[begin:end].endswith((",", "，")):
        stop = end - len(belong[0]) if belong is not None else end - 1
        return (_told_again if belong is None else _owners)(reader, at, begin, stop)
    tail = _TAIL.search(reader.veil[max(begin, end - _TAIL_REACH) : end])
    assert tail is not None  # all of it may be empty
    stop = end - len(tail[0])
    unit = reader.figures[at].unit
    if tail["noun"] and not _NOUNS.search(tail["noun"]):
        tail, stop = None, end
    if tail is not None and tail["about"] and not _ABOUT.match(reader.noun(at)):
        return None
    bare = tail is None or not tail[0]
    held = _HELD.search(reader.veil[begin:stop]) or _SITED.search(reader.veil[begin:stop]) if bare else None
    if held is not None:
        return _list(reader, at, (begin + held.start("list"), begin + held.end("list")), closed=True)
    start = max(
        begin, *(reader.veil.rfind(sign, begin, stop) + 1 for sign in _CLAUSE), _behind_former(reader, at, stop)
    )
    closed = tail is None or not tail["open"]
    if closed and not (tail is not None and tail[0]):
        named = max((cue.end() for cue in _NAMED.finditer(reader.veil, start, stop)), default=0)
        if not named and not _stands_in_apposition(reader, at, start, stop, unit):
            return None
        start = max(start, named)
    told = _list(reader, at, (start, stop), closed=closed, summed=bool(tail and tail["sum"]))
    return _tailed(told, tail) if told is not None and tail is not None else told


def _tailed(told: Told, tail: re.Match[str]) -> Told:
    """What a list is by the words between it and its number."""
    # 通往甲、乙、丙的3条公路: lines are told by where they lead.
    leads = tail["about"] is not None and told.fit is Fit.OTHER
    return replace(told, summed=tail["sum"] is not None, fit=Fit.UNKNOWN if leads else told.fit)


def _owners(reader: Reader, at: int, begin: int, stop: int) -> Told | None:
    """The list of things that belong to a number of others, where that is more than there are things."""
    start = max(begin, *(reader.veil.rfind(sign, begin, stop) + 1 for sign in _CLAUSE))
    found = listed(reader.flow.text, reader.veil, start, stop)
    value = reader.figures[at].value
    if found is None or value is None or value <= max(found.counts) or reader.veil[start:stop].endswith("等"):
        return None
    return Told(found.items, found.counts, closed=True, fit=Fit.SAME)


def _told_again(reader: Reader, at: int, begin: int, stop: int) -> Told | None:
    """The people or titles listed in the clause before a number that takes them up again: ,3人均获…, ,3部志书合计…"""
    start = max(begin, *(reader.veil.rfind(sign, begin, stop) + 1 for sign in _CLAUSE))
    noun = reader.noun(at)
    again = _OF_THOSE.match(reader.veil, reader.end(at)) or (len(noun) > 1 and noun[:2] in reader.veil[start:stop])
    comma = max(reader.veil.rfind("、", start, stop), start)
    doing = _DOING.search(reader.veil, comma + 2, stop)
    end = stop if doing is None else doing.start()
    found = listed(reader.flow.text, reader.veil, start, end)
    if found is None or reader.veil[start:end].endswith("等"):
        return None
    if any(found.items[0][1] <= place < end for place in reader.places[max(0, at - _MANY) : at]):
        return None
    words = reader.words(found.items)
    people = reader.figures[at].unit in PEOPLE and are_people(words)
    told = reader.told(at, found, closed=True)
    # 修理组、耕作组、排灌组,3个组: named by what they end with.
    alike = {word[-1] for word in words} == {noun[:1]}
    if told is not None and (told.fit is Fit.SAME or alike) and len(told.passages) >= _MANY:
        return replace(told, fit=Fit.SAME)
    return told if again and (people or all(word[-1] in "”》" for word in words)) else None


def _behind_former(reader: Reader, at: int, stop: int) -> int:
    """Where a list begins behind another number: 甲、乙2镇和丙、丁、戊3乡, 46个乡合并为甲、乙、丙3个公社."""
    if at == 0:
        return 0
    end = reader.end(at - 1)
    joint = _JOINED.match(reader.veil, end, stop) or _MADE_OF.match(reader.veil, end, stop)
    return 0 if joint is None else joint.end()


def _stands_in_apposition(reader: Reader, at: int, start: int, stop: int, unit: str) -> bool:
    """Whether a number behind a list sums it up and does not count what its last words name (职工15名)."""
    if unit in _EVENTS or _goes_on(reader, at):
        return False
    behind = reader.veil[reader.end(at) : reader.end(at) + 1]
    named = unit in units.NOUNS or unit in units.BEHIND_LISTS or "\u4e00" <= behind <= "\u9fff" or behind == "“"
    *former, last = reader.veil[start:stop].split("、")
    if not last or not all(former):
        return False
    if all(map(_BY_NUMBER.search, (*former, last))):
        return True
    last = _JOINT.split(last)[-1]
    ends = {word[-1] for word in former}
    if last[-1] in ends or last[-1] in "”》":
        return True
    # 甲村、乙村、丙村困难户4户: the last one goes on about something else.
    if any(last.rpartition(end)[0] for end in ends if len(former) < _MANY or _is_common(end, former)):
        return False
    return named or (len(former) > 1 and _are_told(reader, start, stop, unit))


def _is_common(end: str, words: Sequence[str]) -> bool:
    """Whether more than one of some words ends so: in 快递、汇兑、物流速递业务 one does by chance."""
    return sum(word.endswith(end) for word in words) > 1


def _are_told(reader: Reader, start: int, stop: int, unit: str) -> bool:
    """Whether a list that a bare number stands behind is of names: 甲、乙、丙、丁4人, 县医院、中医院、防疫站三所."""
    found = listed(reader.flow.text, reader.veil, start, stop)
    words = reader.words(found.items) if found is not None else []
    # 语文、数学、外语、政治、历史5门: words of one length, each of them one.
    even = unit in _TAUGHT and len(words) > _MANY and len({len(word) for word in words[1:]}) == 1
    even = even or (unit in _TAUGHT | _CHAPTERS and len(words) > _MANY + 1 and max(map(len, words[1:])) <= _SHORT_KIND)
    if found is not None and unit in _KINDS and len(words) >= _MANY:
        even = even or not _OPENED.isdisjoint(reader.veil[max(start - 1, 0) : found.items[0][1] - 1])
    return bool(words) and (are_people(words) if unit in PEOPLE else even or are_names(words[1:]))


def _goes_on(reader: Reader, at: int) -> bool:
    """Whether the next number is counted with this one: 2镇1乡."""
    following = reader.places[at + 1] if at + 1 < len(reader.places) else -1
    return following >= 0 and reader.veil[reader.end(at) : following] in ("", "、", "和")


def _list(reader: Reader, at: int, stretch: tuple[int, int], *, closed: bool, summed: bool = False) -> Told | None:
    found = listed(reader.flow.text, reader.veil, *stretch)
    if found is None or _holds_figure(reader, at - 1, found.items[0][1]):
        return None
    return reader.told(at, found, closed=closed, summed=summed)


def _holds_figure(reader: Reader, at: int, since: int) -> bool:
    """Whether another figure stands in a list, notes in brackets left out."""
    while at >= 0 and reader.places[at] >= since and reader.veil[reader.places[at]] == VEIL:
        at -= 1
    return at >= 0 and reader.places[at] >= since
