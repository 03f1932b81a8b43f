"""Where figures stand: the numbers of a text with their units and qualifiers, before any meaning."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from yearbook_viewer.text.figures import units
from yearbook_viewer.text.figures.numbers import TOKEN, Number, number_at
from yearbook_viewer.text.figures.surface import Surface, narrow

RANGE = "range"


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit; offsets count in the surface.

    `start`, `end`: from the qualifier before the number to the end of the unit; `after`: the end of what
    belongs to it (以上, 左右). `unit` as it stands; `measured`: it measures and does not count.
    """

    start: int
    end: int
    after: int
    value: Decimal
    unit: str
    qualifier: str
    measured: bool


_PER = {"百": "%", "千": "‰", "万": "‱"}
_BEHIND = re.compile(r"及?(以上|以下|左右|上下|以内)|([多余])(?![少种样次年元])")
_SHARES = re.compile(r"[、和及与或至到—~～-]{1,2}")
_RANGES = frozenset("至到—~～-")

# 一 counts only where something is brought about or owned; elsewhere it is an article (一条路子, 一批).
_ONE_AFTER = re.compile(
    r"(?:建成|新建|改建|扩建|新增|现有|共有|只有|仅有|下辖|设有|设立|设|有|购置|新购|购买|获得|荣获|获|夺得|摘得|出版|破获|发生|"
    r"引进|完成|实施|举办|召开|开展|成立|创建|编印|捐赠|[、和及与])$"
)
_ONE_NEVER = frozenset(["个", "支", "种", "批", "些", "项", "件", "条", "次", "期", "片", "段", "笔"])
# What is numbered in speeches is no count: 三个方面, 两个维护.
_ABSTRACT = re.compile(
    r"(?:重点|主要|重大|基本|核心|关键|突出)?(?:方面|阶段|环节|层面|维度|关键|转变|结合|意识|自信|维护|确立|文明|倡导|坚持|必须|确保|"
    r"全面|基本|代表|务必|纪律|规矩|规定|统筹|攻坚|主义|效应|导向|定位|基地|思维|着力|突破|一|百|千|要|到位|不)"
)
_SCORE_OR_TIME = re.compile(r"分(?![之别米贝公钟行会局店类区支部布校场站])|天(?![然津气空桥])|小时|分钟|周?岁")


def amounts(surface: Surface) -> list[Amount]:
    """All figures in the order of the text, each by its own: 3—5万元 is two, 甲、乙400亿和500亿元 too."""
    text = surface.folded
    found: list[Amount] = []
    waiting: list[Number] = []
    resume = 0
    for token in TOKEN.finditer(text):
        if token.start() < resume:
            continue
        number = number_at(text, token)
        if number is None:
            _flush(waiting, found)
            continue
        amount = _amount(surface, number)
        if waiting and not _SHARES.fullmatch(text, waiting[-1].end, number.start):
            _flush(waiting, found)
        if amount is None:
            resume = number.end
            if not _is_class(text, number):
                waiting.append(number)
            continue
        resume = amount.after
        _share(text, waiting, number, amount, found)
        waiting.clear()
    _flush(waiting, found)
    return _ranged(text, found)


def _flush(waiting: list[Number], found: list[Amount]) -> None:
    """Numbers that no unit follows: only those in 万 and 亿 are figures (总人口22.45万)."""
    found.extend(
        Amount(n.start, n.end, n.end, _plain(n.value * n.multiplier), "", n.qualifier, False)
        for n in waiting
        if n.arabic and n.multiplier >= 10000
    )
    waiting.clear()


def _share(text: str, waiting: list[Number], number: Number, amount: Amount, found: list[Amount]) -> None:
    """The unit, and the multiplier where none stands, of numbers that wait for one."""
    following = number.start
    shared: list[Amount] = []
    for each in reversed(waiting):
        ranged = text[each.end] in _RANGES and following - each.end <= 2
        if not each.arabic and not ranged:
            break
        multiplier = each.multiplier if each.multiplier != 1 else number.multiplier
        qualifier = RANGE if ranged else each.qualifier
        shared.append(
            Amount(
                each.start, each.end, each.end, _plain(each.value * multiplier), amount.unit, qualifier, amount.measured
            )
        )
        if ranged and following == number.start:
            amount = replace(amount, qualifier=RANGE)
        following = each.start
    found.extend(reversed(shared))
    found.append(amount)


def _ranged(text: str, found: list[Amount]) -> list[Amount]:
    """10%—20%: both halves carry their unit; not 从10%到20%, which tells of a change."""
    for at in range(1, len(found)):
        former, latter = found[at - 1], found[at]
        gap = text[former.end : latter.start]
        if former.unit == latter.unit and former.unit and gap and len(gap) <= 2 and not gap.strip("—~～-至"):
            if gap == "至" and re.search(r"[由从][^,，。]{0,12}$", text[max(0, former.start - 14) : former.start]):
                continue
            found[at - 1] = replace(former, qualifier=RANGE)
            found[at] = replace(latter, qualifier=RANGE)
    return found


def _plain(value: Decimal) -> Decimal:
    """The same number without noughts behind the point: 18600, not 18600.00; 6.2, not 6.20."""
    whole = value.to_integral_value()
    return whole if value == whole else value.normalize()


def _amount(surface: Surface, number: Number) -> Amount | None:
    text = surface.folded
    per = text[number.start : number.end].find("分之")
    if per > 0:
        unit = folded = _PER[text[number.start + per - 1]]
        end = number.end
    else:
        folded = _unit(text, number)
        if not folded:
            return None
        end = number.end + len(folded)
        unit = narrow(surface.plain[number.end : end])
    qualifier, after = number.qualifier, end
    behind = _BEHIND.match(text, end)
    if behind is not None:
        qualifier, after = qualifier or behind[1] or behind[2], behind.end()
    value = _plain(number.value * number.multiplier)
    return Amount(number.start, end, after, value, unit, qualifier, units.is_measure(folded))


def _unit(text: str, number: Number) -> str:
    unit = "" if _is_class(text, number) else units.unit_at(text, number.end)
    while unit and not units.is_whole(text, unit, number.end + len(unit)):
        unit = unit[:-1] if unit[:-1] in units.UNITS else ""
    behind = number.end + len(unit)
    if not unit:
        return _score_or_time(text, number)
    if number.arabic:
        if unit == "P" and number.multiplier == 1:
            return ""
        return unit
    return unit if _counts(text, number, unit, behind) else ""


def _is_class(text: str, number: Number) -> bool:
    """Whether the number names a class of size and no amount: 40吨级, 千万元级."""
    unit = units.unit_at(text, number.end)
    return text.startswith(units.CLASS, number.end + len(unit))


def _score_or_time(text: str, number: Number) -> str:
    """分, 天, 小时, 岁 where a score or a measured time stands before the number (无霜期110天)."""
    found = _SCORE_OR_TIME.match(text, number.end)
    if found is None or not number.arabic:
        return ""
    before = text[max(0, number.start - 10) : number.start]
    wanted = units.SCORES if found[0] == "分" else units.MEASURED_TIMES
    return found[0] if any(word in before for word in wanted) else ""


def _counts(text: str, number: Number, unit: str, behind: int) -> bool:
    """Whether a Chinese numeral with this unit counts something, or is part of a phrase."""
    if unit not in units.CHINESE_COUNTERS:
        return False
    value = number.value * number.multiplier
    if unit == "元" and value < 100:
        return False
    if value == 1:
        return unit not in _ONE_NEVER and _ONE_AFTER.search(text, max(0, number.start - 4), number.start) is not None
    return value >= 100 or _ABSTRACT.match(text, behind) is None
