"""Count words held against the lists they count: 甲、乙、丙、丁等4家企业, 4个县(甲、乙、丙、丁), 5项:一是…二是…"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from yearbook_viewer.records import Entry, Figure, Finding, FindingKind, Role, Verdict
from yearbook_viewer.text.audit.flow import Flow, flow_of
from yearbook_viewer.text.audit.lists import (
    Listed,
    are_people,
    fit,
    listed,
    unnoted,
    veiled,
)
from yearbook_viewer.text.audit.numbered import Numbered, dated_from, numbered_from
from yearbook_viewer.text.audit.told_lists import Told, verdict_of
from yearbook_viewer.text.figures import units

# What is listed by name; counters of pieces (台, 辆) count things of which a list gives the kinds.
_COUNTERS = frozenset("个家户人名位所座处项件条种类门部本册篇场次期届支首幅集出批区片大起份块枚面道台")
_PIECES = frozenset("台件部本册篇首幅集出支份")
_PEOPLE = frozenset("人名位")
_EVENTS = frozenset("次期场批起")
# Of these each one may be told with its day.
_DATED = frozenset("次场起件个项批期")
_MOST = Decimal(60)
# 4座中的3座: the list is not of all four; but 4家中央媒体, 4所中学.
_AMONG = re.compile("中(?![央国小学型医心外等华间青老低高])")

_REACH = 500
_AHEAD = 900
_SENTENCE = "。！？!?；;\n"
_CLAUSE = ",，:—…"
# What closes a list before its number.
_TAIL = re.compile(
    r"(?:(?P<open>(?<![高中初平同优])等)(?P<noun>[\u4e00-\u9fff]{0,6}?)|[,，]?(?:一共|共计|合计|总计|共)有?|[,，]?这|(?P<about>的))?$"
)
_TAIL_REACH = 12
# What 等 may be followed by before the number, for the list to be one of those.
_NOUNS = re.compile(
    r"(?:企业|单位|公司|部门|机构|学校|医院|荣誉|称号|奖项|项目|工程|活动|会议|制度|品牌|课程|专业|科室|乡镇|[镇县区市村]|社区|街道|景区|景点"
    r"|国家|城市|同志|商会|协会|合作社|银行|学会|社团)$"
)
# 甲县、乙县4个乡镇: the places listed are not those counted.
_LOWER = re.compile(r"[乡镇村]|街道|社区|小组|组")
_HIGHER = frozenset("省市县区旗州盟")
_HELD = re.compile(
    r"(?:先后|分别|依次|轮流)(?:在|赴|到|前往|深入|走进)(?P<list>.+?)"
    r"(?:召开|举办|举行|开展|组织|设立|建立|建成|开设)了?[\u4e00-\u9fff]{0,6}$"
)
# What opens a list before its number: 包括甲、乙、丙3项.
_NAMED = re.compile("包括|包含|分别[是为]|依次[是为]|也就是")
# What may stand between a number and the list behind it.
_NOUN = r"[^,，。;；:、()\n0-9]{0,14}(?:\([0-9一二]{1,2}\)[^,，。;；:、()\n0-9]{0,14})?"
_OPENING = re.compile(
    rf"(?:{_NOUN})(?:(?P<bracket>\()(?:即|分别(?:是|为)|依次(?:是|为))?:?"
    rf"|(?P<cue>[,，]?(?:分别(?:是|为|有|位于|设在|设于|落户|坐落在|坐落于|布局在)|依次(?:是|为)|具体(?:是|为)|分布[在于]|即|[它他她]们(?:分别)?(?:是|为)|名单(?:如下|为)):?|:|——))"
)
_NO_LIST = re.compile(
    r"其中|含|包括|不含|如|详?见|简称|按|以下|比|占|约|原|表|图|附|注|由|在|对|与|以|自|从|因|经|为|同|较|不|未|均|含|至"
)
_NOTE = re.compile(r"(?<=.)\([^()]*\)$")
# 扶持工业、发展农业的2个文件: what papers and works are about is a list of them.
_ABOUT = re.compile("(?:文件|意见|办法|措施|制度|方案|规定|政策|决定|通知|课题|专题|议题|规划|标准)")
_JOINT = re.compile(r"[和及与](?=.)")
_JOINED = re.compile(r"[和及与、]")
_LIST_ENDS = "。;；\n"


def counts(entry: Entry, figures: Sequence[Figure]) -> list[Finding]:
    """The numbers of an entry that a list of names stands beside, in the order of the text.

    A list without 等 is complete; one with 等 and a number that it nearly reaches is too, by the usage of
    yearbooks, if it lists names; otherwise it gives some of them (部分列举). Blurred numbers are left alone.
    """
    if not any(_may_count(figure) for figure in figures):
        return []
    flow = flow_of(entry)
    plain = veiled(flow.text)
    reader = _Reader(flow, plain, unnoted(plain), [flow.place(figure.start) for figure in figures], figures)
    found: list[Finding] = []
    for at, figure in enumerate(figures):
        if _may_count(figure):
            told = reader.before(at) or reader.behind(at)
            finding = _finding(flow, figure, told, reader) if told is not None else None
            if finding is not None:
                found.append(finding)
    return found


def _may_count(figure: Figure) -> bool:
    return (
        figure.role is Role.LEVEL
        and not figure.qualifier
        and (figure.unit in _COUNTERS or figure.unit in units.NOUNS)
        and figure.value is not None
        and 1 < figure.value <= _MOST
        and figure.value == figure.value.to_integral_value()
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    """A text read for lists: `plain` has titles veiled, `veil` notes too; `places`: where its figures begin."""

    flow: Flow
    plain: str
    veil: str
    places: Sequence[int]
    figures: Sequence[Figure]

    def end(self, at: int) -> int:
        """Where a figure ends in the flow."""
        return self.flow.place(self.figures[at].end - 1) + 1

    def before(self, at: int) -> Told | None:
        """The list that a number sums up."""
        if _AMONG.match(self.veil, self.end(at)):
            return None
        end = self.places[at]
        region = max(0, end - _REACH)
        begin = max(self.veil.rfind(sign, region, end) for sign in _SENTENCE) + 1
        begin = max(begin, region)
        if "、" not in self.veil[begin:end] and not any(sign in self.veil[begin:end] for sign in "”》和及与"):
            return None
        tail = _TAIL.search(self.veil[max(begin, end - _TAIL_REACH) : end])
        assert tail is not None  # all of it may be empty
        stop = end - len(tail[0])
        unit = self.figures[at].unit
        if tail["noun"] and not _NOUNS.search(tail["noun"]):
            tail, stop = None, end
        if tail is not None and tail["about"] and not _ABOUT.match(self.noun(at)):
            return None
        held = _HELD.search(self.veil[begin:stop]) if tail is None or not tail[0] else None
        if held is not None:
            return self._list(at, begin + held.start("list"), begin + held.end("list"), closed=True)
        start = max(begin, *(self.veil.rfind(sign, begin, stop) + 1 for sign in _CLAUSE), self._behind_former(at, stop))
        closed = tail is None or not tail["open"]
        if closed and not (tail is not None and tail[0]):
            named = max((cue.end() for cue in _NAMED.finditer(self.veil, start, stop)), default=0)
            if not named and not self._stands_in_apposition(at, start, stop, unit):
                return None
            start = max(start, named)
        return self._list(at, start, stop, closed=closed)

    def _behind_former(self, at: int, stop: int) -> int:
        """Where a list begins that is joined to another with its number: 甲、乙2镇和丙、丁、戊3乡."""
        if at == 0:
            return 0
        joint = _JOINED.match(self.veil, self.end(at - 1), stop)
        return 0 if joint is None else joint.end()

    def _stands_in_apposition(self, at: int, start: int, stop: int, unit: str) -> bool:
        """Whether a number behind a list sums it up and does not count what its last words name (职工15名)."""
        if unit in _EVENTS or self._goes_on(at):
            return False
        behind = self.veil[self.end(at) : self.end(at) + 1]
        named = unit in units.NOUNS or "\u4e00" <= behind <= "\u9fff" or behind == "“"
        *former, last = self.veil[start:stop].split("、")
        if not last or not all(former):
            return False
        last = _JOINT.split(last)[-1]
        ends = {word[-1] for word in former}
        if last[-1] in ends or last[-1] in "”》":
            return True
        return named and not any(len(last.rpartition(end)[0]) for end in ends)

    def _goes_on(self, at: int) -> bool:
        """Whether the next number is counted with this one: 2镇1乡."""
        following = self.places[at + 1] if at + 1 < len(self.places) else -1
        return following >= 0 and self.veil[self.end(at) : following] in ("", "、", "和")

    def _list(self, at: int, start: int, stop: int, *, closed: bool) -> Told | None:
        found = listed(self.flow.text, self.veil, start, stop)
        if found is None or self._holds_figure(at - 1, found.items[0][1]):
            return None
        return self._told(at, found, closed=closed)

    def _holds_figure(self, at: int, since: int) -> bool:
        return at >= 0 and self.places[at] >= since

    def _suits(self, at: int, found: Listed) -> bool:
        """Whether things of this unit are listed so."""
        unit = self.figures[at].unit
        words = self.words(found.items)
        counted = self.noun(at)
        if _LOWER.match(counted) and all(word[-1] in _HIGHER for word in words):
            return False
        if unit in _PEOPLE:
            return are_people(words)
        if unit in _PIECES:
            return all(word[-1] in "”》" or word[0] in "“《" for word in words)
        return True

    def noun(self, at: int) -> str:
        """What a number counts, where that follows it: its unit in 4镇, nothing in 4家申报."""
        figure = self.figures[at]
        if figure.unit in units.NOUNS:
            return figure.unit
        return figure.indicator if self.veil.startswith(figure.indicator[:2], self.end(at)) else ""

    def words(self, items: Sequence[tuple[int, int]]) -> list[str]:
        """The items as they stand, without the notes that they end with."""
        return [_NOTE.sub("", self.flow.text[start:end]) for start, end in items]

    def behind(self, at: int) -> Told | None:
        """The list that follows a number: in brackets, behind a colon, or point by point."""
        end = self.end(at)
        ahead = self.plain[end : end + 60]
        points = numbered_from(self.plain, end) if "一" in ahead or "1" in ahead or "①" in ahead else None
        if points is None and self.figures[at].unit in _DATED:
            points = dated_from(self.plain, end)
        if points is not None:
            return _of_points(points)
        opening = _OPENING.match(self.plain, end)
        following = self.places[at + 1] if at + 1 < len(self.places) else len(self.plain)
        if opening is None or opening.end() > following or _NO_LIST.match(self.plain, opening.end()):
            return None
        start = opening.end()
        stop = self._closing(start) if opening["bracket"] else self._list_end(start)
        if stop is None or (following < stop):
            return None
        return self._behind(at, start, stop, bracketed=bool(opening["bracket"]), named=bool(opening["cue"]))

    def _closing(self, start: int) -> int | None:
        depth = 1
        for sign in re.finditer(r"[()\n]", self.plain[start : start + _AHEAD]):
            if sign[0] == "\n":
                return None
            depth += 1 if sign[0] == "(" else -1
            if depth == 0:
                return start + sign.start()
        return None

    def _list_end(self, start: int) -> int | None:
        ends = [at for sign in _LIST_ENDS + ",，" if (at := self.veil.find(sign, start, start + _AHEAD)) >= 0]
        return min(ends) if ends else None

    def _behind(self, at: int, start: int, stop: int, *, bracketed: bool, named: bool) -> Told | None:
        # In brackets the list may be parted by commas or semicolons alone, or in groups.
        veil = unnoted(self.plain[start:stop]) if bracketed else self.veil[start:stop]
        openly = veil.endswith("等")
        stop -= openly
        veil = veil[: stop - start]
        if bracketed:
            sign = "、" if "、" in veil else ","
            veil = re.sub("[,，;；]" if sign == "、" else "[,，]", "、", veil)
        found = listed(self.flow.text[start:stop], veil, 0, stop - start)
        if found is None or (len(found.items) < 3 and not (bracketed or named)):
            return None
        items = tuple((start + begin, start + end) for begin, end in found.items)
        counted = found.from_start | {len(items)} if bracketed else found.from_start
        return self._told(at, Listed(items, counted, found.from_start), closed=not openly)

    def _told(self, at: int, found: Listed, *, closed: bool) -> Told | None:
        if not self._suits(at, found):
            return None
        return Told(found.items, found.counts, closed, fit(self.words(found.items), self.noun(at)))


def _of_points(points: Numbered) -> Told:
    return Told(points.passages, frozenset((len(points.passages),)), closed=True)


def _finding(flow: Flow, figure: Figure, told: Told, reader: _Reader) -> Finding | None:
    assert figure.value is not None  # those without are not counted
    value = int(figure.value)
    verdict = verdict_of(value, told, reader.words(told.passages))
    if verdict is None:
        return None
    number = min(told.counts, key=lambda count: (abs(count - value), count))
    sign = {Verdict.CONSISTENT: "=", Verdict.PARTIAL: "<"}.get(verdict, "≠")
    passages = tuple(flow.span(start, end) for start, end in told.passages)
    return Finding(FindingKind.COUNT, verdict, f"{number} {sign} {value}{figure.unit}", figure, (), passages)
