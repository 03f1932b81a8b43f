"""The day or year of one event told twice, one digit mistyped: 9月28日建成通车 … 自9月18日通车起."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from yearbook_viewer.records import Entry, Figure, Finding, FindingKind, Verdict
from yearbook_viewer.text.audit.clauses.akin import telling
from yearbook_viewer.text.audit.numbers.numerals_told import YEAR, number_of, with_plain_digits, year_of
from yearbook_viewer.text.audit.repeats.dates_apart import are_told_apart
from yearbook_viewer.text.audit.repeats.years_told import misfits

# What happens once, in other words; the last of a row are said of much, and count only where no other is said.
_EVENTS = (
    "动工 开工 奠基 破土 兴建 开建",
    "竣工 建成 落成 完工",
    "通车 开通 通航",
    "贯通",
    "合龙",
    "投产 投入使用 投入运行 投入运营 启用 开业 开馆 开园 开机 开放",
    "成立 组建 创办 创建 创立 设立 始建 建于 创刊 建厂 建校 建馆 建站 建院 建社 建场 建园 建队 建矿 建县 建乡 建镇"
    " 设局 设县 设市 设站 设社 设厂",
    "挂牌 揭牌",
    "撤销",
    "更名 改名 改称",
    "逝世 病逝 去世",
    "验收",
    "封顶",
    "截流",
    "蓄水",
    "发电 并网 投运",
    "试车 试产 点火",
    "签约 签订 签署",
    "上市",
    "出版",
    "开播 首播 播音",
    "恢复",
    "首演",
    "通电",
    "通水 放水",
    "通气",
    "解放",
    "颁布 公布 印发",
    "暴雨 山洪 洪水 洪灾 水灾",
    "地震",
    "火灾 大火 失火",
    "爆炸",
    "台风",
    "冰雹 雹灾",
    "闭幕",
    "召开 开幕 举行",
)
_CLASS = {word: number for number, row in enumerate(_EVENTS) for word in row.split()}
_GENERAL = len(_EVENTS) - 1
_EVENT = re.compile("|".join(sorted(_CLASS, key=len, reverse=True)))
_FEW = "[0-9]{1,2}|[一二三四五六七八九十廿]{1,3}"
_DATE = re.compile(
    rf"(?:({YEAR})年)?({_FEW})月({_FEW})日|({YEAR})年(?:({_FEW})月(?![0-9一二三四五六七八九十份初中末底]))?"
    "(?![代度初中末底内间均]|[0-9一二三四五六七八九十]{1,3}月)"
)
_ENDS = re.compile("[,，。;；:：!！?？\n]")
_BEFORE, _BEHIND = 14, 24
_HOUR = 4
# 自9月18日通车起, 自1956年建厂以来: what is known is told again.
_SINCE = re.compile("(?:自从?|[从于])$")
_ONWARDS = re.compile("^(?:举行)?的|^这[场次]|以来|[起后]$|至今|迄今|时|当[天日晚]")
# What was told before is told again: 旱情解除后, 首演当晚, 事故系…所致.
_KNOWN = re.compile("以来|后|当[天日晚]|之际|[系属]|的|至|起")
# 与1991年的案件73起相比: a year that the one told of is compared with.
_COMPARED = ("比", "较", "与", "同", "跟")
_SHORTEST, _SHARE = 2, 0.6
# Of so many dates before one may be the same.
_BACK = 12
_OF_OLD = re.compile("(?<=于)[^于]{2,8}年[（(]$")
_ENDED_WITH = re.compile(f"(?:{_EVENT.pattern})于?$")
# What says nothing of what it was that happened.
_EMPTY = re.compile(
    "正式|全线|全面|上午|下午|晚|大会|会议|工程|仪式|该|至|到|在|于|自|从|起|以来|后|并|又|即|已|当日|同日|举行|召开|宣告|隆重|开始|全部|实现|[0-9一二三四五六七八九十年月日时整]"
)
# More dates of one kind are of several things.
_MOST = 4
_MONTHS = 12
_FAR = 3000
_MOST_LEFT, _FEW_LEFT = 1, 3


@dataclass(frozen=True, slots=True)
class _Dated:
    """An event with its day: `day` as year, month and day, 0 where none is said.

    `clause`: the words around it; `between`: those up to what happened; `behind`: those behind it; `again`: whether
    they take it for known; `kinds`: which events they tell of.
    """

    start: int
    end: int
    day: tuple[int, int, int]
    clause: str
    between: str
    behind: str
    again: bool
    kinds: frozenset[int]


def dates_told(entry: Entry, figures: Sequence[Figure]) -> Iterator[Finding]:
    """Days and years of one event that differ by a digit (不符), where the words take the later one for known.

    What was checked is shown by `passages`; the figure that stands next to the later date carries the finding.
    """
    if not figures:
        return
    text = with_plain_digits(entry.text)
    told = [dated for found in _DATE.finditer(text) if (dated := _dated_at(text, found)) is not None]
    of_event: dict[int, list[_Dated]] = defaultdict(list)
    for dated in told:
        for kind in dated.kinds:
            of_event[kind].append(dated)
    crowded = {kind for kind, alike in of_event.items() if len({each.day for each in alike}) > _MOST}
    days = Counter(each.day for each in told)
    for at, again in enumerate(told):
        for first in told[max(0, at - _BACK) : at]:
            kinds = (first.kinds & again.kinds) - crowded
            if _may_be_one_day(text, first, again) and (
                (kinds and _are_of_one_event(text, first, again))
                or (days[again.day] == 1 and _is_told_again(text, first, again))
                or (1 in (days[first.day], days[again.day]) and are_told_apart(text, told, first, again))
            ):
                spans = (again.start, again.end), (first.start, first.end)
                yield _finding(entry, figures, spans)
                break
    for misfit in misfits(text, entry.year):
        yield _finding(entry, figures, (misfit.told, misfit.against))


def _dated_at(text: str, date: re.Match[str]) -> _Dated | None:
    before = _ENDS.split(text[max(0, date.start() - _BEFORE) : date.start()])[-1]
    # 创办于光绪三十二年(1906年),.
    before = _OF_OLD.sub("", before)
    behind, *further = _ENDS.split(text[date.end() : date.end() + _BEHIND].lstrip("）)"))
    ends = _SINCE.search(before) is not None and (not behind.strip() or _ENDED_WITH.search(before) is not None)
    # 2月12日凌晨,东街发生火灾.
    if not ends and len(behind) <= _HOUR and further and not _EVENT.search(behind):
        behind += further[0]
    day = _day(date)
    if day is None or before.endswith(_COMPARED):
        return None
    kinds = {_CLASS[word] for word in _EVENT.findall(before if ends else behind)}
    again = (_SINCE.search(before) is not None and not ends) or _ONWARDS.search(behind) is not None
    around = (before + behind, _EVENT.split(behind)[0])
    return _Dated(date.start(), date.end(), day, *around, behind, again, frozenset(kinds - {_GENERAL} or kinds))


def _day(date: re.Match[str]) -> tuple[int, int, int] | None:
    year, month, day, only, only_month = date.groups()
    if only:
        number = number_of(only_month) if only_month else 0
        return (year_of(only), number, 0) if number <= _MONTHS else None
    numbers = number_of(month), number_of(day)
    return (year_of(year) if year else 0, *numbers) if 1 <= numbers[0] <= _MONTHS and 1 <= numbers[1] <= 31 else None


def _may_be_one_day(text: str, first: _Dated, again: _Dated) -> bool:
    """Whether two dates may be one, a digit of it mistyped."""
    if again.start - first.end > _FAR:
        return False
    pairs = [(one, other) for one, other in zip(first.day, again.day, strict=True) if one and other]
    differing = [(one, other) for one, other in pairs if one != other]
    years = min(first.day[0], again.day[0]) > 0
    if len(differing) != 1 or not (len(pairs) > 1 or (years and again.again)):
        return False
    one, other = differing[0]
    return _is_slip(str(one), str(other)) and _ENDS.search(text, first.end, again.start) is not None


def _are_of_one_event(text: str, first: _Dated, again: _Dated) -> bool:
    """Whether two dates of like events are of the same: nothing else is said of the later."""
    words = again.between if again.again else again.clause
    left = telling(_EVENT.sub("", _EMPTY.sub("", words))) - telling(text[:_BEHIND] + _around(text, first, again))
    return len(left) <= (_FEW_LEFT if again.again else _MOST_LEFT)


def _is_told_again(text: str, first: _Dated, again: _Dated) -> bool:
    """Whether what happened on the later date was told of the earlier one in the same words: 6月16日旱情解除, …,
    6月19日旱情解除后."""
    known = _KNOWN.search(again.behind)
    alike = sum(1 for one, other in zip(first.day, again.day, strict=True) if one and other)
    if known is None or alike < _SHORTEST:
        return False
    told = _EMPTY.sub("", again.behind[: known.start()] or again.behind[known.end() :][:_HOUR])
    around = text[first.end : min(first.end + 2 * _BEHIND, again.start)]
    if len(told) < _SHORTEST or not any(told[at : at + 2] in around for at in range(len(told) - 1)):
        return False
    return sum(sign in around for sign in told) >= _SHARE * len(told)


def _around(text: str, dated: _Dated, again: _Dated) -> str:
    return text[max(0, dated.start - _FAR // 30) : min(dated.end + _BEHIND, again.start)]


def _is_slip(one: str, other: str) -> bool:
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1 or sorted(one) == sorted(other)
    short, long = sorted((one, other), key=len)
    return short in (long[1:], long[:-1])


def _finding(entry: Entry, figures: Sequence[Figure], spans: tuple[tuple[int, int], tuple[int, int]]) -> Finding:
    """What is told at the first of two stretches of the text does not fit what is told at the other."""
    start = spans[0][0]
    place = bisect_left(figures, start, key=lambda figure: figure.start)
    near = [figures[at] for at in (place - 1, place) if 0 <= at < len(figures)]
    checked = min(near, key=lambda figure: abs(figure.start - start))
    words = " ≠ ".join(entry.text[begin:end] for begin, end in spans)
    return Finding(FindingKind.REPEAT, Verdict.INCONSISTENT, words, checked, (), spans)
