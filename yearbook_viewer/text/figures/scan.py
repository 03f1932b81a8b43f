"""Where figures stand: the numbers of a text with their units and qualifiers, before any meaning."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from yearbook_viewer.text.figures import numerals, units
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


@dataclass(frozen=True, slots=True)
class _Number:
    """A number whose unit is not known yet: it may be shared with the number that follows."""

    start: int
    end: int
    value: Decimal
    multiplier: Decimal
    qualifier: str
    arabic: bool


_TOKEN = re.compile(rf"[百千万]分之(?:{numerals.CHINESE}|{numerals.ARABIC})|{numerals.ARABIC}|{numerals.CHINESE}")
_PER = {"百": "%", "千": "‰", "万": "‱"}
_BLUR = "多余来"
_MULTIPLIER = re.compile(
    r"([多余来]?)(万亿|[十百千]亿|亿|[十百千]万|万|千(?![瓦克米伏卡焦])|百(?!分|帕|公里))?([多余来]?)"
)
# 3万5千, 1亿2千万: a second, smaller part of the same number.
_REST = re.compile(rf"零?({numerals.ARABIC}|{numerals.CHINESE})(?:(千万|百万|十万|万|千|百)|(?=[^0-9]))")
_BEFORE = re.compile(
    r"(?:超过|不足|不到|将近|接近|大约|不低于|不少于|不超过|至少|(?<![最附邻临靠])近|(?<![节公合制预签契条])约|逾|超)$"
)
_BEHIND = re.compile(r"及?(以上|以下|左右|上下|以内)|([多余])(?![少种样次年元])")
_SHARES = re.compile(r"[、和及与或至到—~～-]{1,2}")
_RANGES = frozenset("至到—~～-")

_ORDINAL = re.compile(
    r"(?:第|(?<![目之以此当日年天事提空])前|[Nn]o\.?|№|(?:排名|位列|位居|名列|名次|位次|排位|排在|居(?:全国|全省|全市|世界|同类)?)第?)$"
)
_CODE = re.compile(r"[A-Za-z_][-_]?$")
_FOLLOWS_CODE = re.compile(r"万|亿|元|%|个|家|人|吨")
_JOINED = re.compile(r"[0-9][:/+×*]$|[/+×*]$")
_JOINS = re.compile(r"[:/+×*][0-9]|[A-Za-z](?![a-zA-Z²³/])|∶")
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
    waiting: list[_Number] = []
    resume = 0
    for token in _TOKEN.finditer(text):
        if token.start() < resume:
            continue
        number = _number(text, token)
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


def _flush(waiting: list[_Number], found: list[Amount]) -> None:
    """Numbers that no unit follows: only those in 万 and 亿 are figures (总人口22.45万)."""
    found.extend(
        Amount(n.start, n.end, n.end, _plain(n.value * n.multiplier), "", n.qualifier, False)
        for n in waiting
        if n.arabic and n.multiplier >= 10000
    )
    waiting.clear()


def _share(text: str, waiting: list[_Number], number: _Number, amount: Amount, found: list[Amount]) -> None:
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


def _number(text: str, token: re.Match[str]) -> _Number | None:
    start, end = token.span()
    words = token[0]
    before = text[max(0, start - 4) : start]
    if _ORDINAL.search(before) or before.endswith("每"):
        return None
    if words[1:3] == "分之":
        value = _value(words[3:])
        return None if value is None else _with_qualifier(text, start, end, value, numerals.ONE, "", True)
    arabic = words[0] in "0123456789"
    if arabic and (before[-1:].isdigit() or _JOINED.search(before) or _joins(text, end)):
        return None
    if arabic and _CODE.search(before) and not _FOLLOWS_CODE.match(text, end):
        return None
    if not arabic and before[-1:].isdigit():
        return None
    found = _MULTIPLIER.match(text, end)
    assert found is not None  # every part of it may be empty
    blur, word, blur_behind = found.groups()
    value = _value(words)
    if value is None:
        # 百余, 近千: a bare place counts only with a word that blurs it.
        if words not in numerals.PLACES or not (blur or blur_behind or _BEFORE.search(before)):
            return None
        value = Decimal(numerals.PLACES[words])
    multiplier = numerals.MULTIPLIERS[word] if word else numerals.ONE
    end = found.end()
    if word and not blur and not blur_behind:
        value, multiplier, end = _with_rest(text, end, value, multiplier)
    return _with_qualifier(text, start, end, value, multiplier, blur or blur_behind, arabic)


def _plain(value: Decimal) -> Decimal:
    """The same number without noughts behind the point: 18600, not 18600.00 or 1.86E+4."""
    return value.quantize(numerals.ONE) if value == value.to_integral_value() else value.normalize()


def _joins(text: str, end: int) -> bool:
    """Whether the number is the first part of a ratio, a time of day, or a code: 3.9:59.5, 12+1, 5G."""
    found = _JOINS.match(text, end)
    return found is not None and not units.unit_at(text, end)


def _value(words: str) -> Decimal | None:
    return numerals.arabic_value(words) if words[0] in "0123456789" else numerals.chinese_value(words)


def _with_rest(text: str, end: int, value: Decimal, multiplier: Decimal) -> tuple[Decimal, Decimal, int]:
    rest = _REST.match(text, end)
    if rest is None:
        return value, multiplier, end
    more = _value(rest[1])
    scale = numerals.MULTIPLIERS[rest[2]] if rest[2] else numerals.ONE
    if more is None or more * scale >= multiplier:
        return value, multiplier, end
    return value + more * scale / multiplier, multiplier, rest.end()


def _with_qualifier(
    text: str, start: int, end: int, value: Decimal, multiplier: Decimal, blur: str, arabic: bool
) -> _Number:
    before = _BEFORE.search(text, max(0, start - 3), start)
    if before is None:
        return _Number(start, end, value, multiplier, blur, arabic)
    return _Number(before.start(), end, value, multiplier, blur or before[0], arabic)


def _amount(surface: Surface, number: _Number) -> Amount | None:
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


def _unit(text: str, number: _Number) -> str:
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


def _is_class(text: str, number: _Number) -> bool:
    """Whether the number names a class of size and no amount: 40吨级, 千万元级."""
    unit = units.unit_at(text, number.end)
    return text.startswith(units.CLASS, number.end + len(unit))


def _score_or_time(text: str, number: _Number) -> str:
    """分, 天, 小时, 岁 where a score or a measured time stands before the number (无霜期110天)."""
    found = _SCORE_OR_TIME.match(text, number.end)
    if found is None or not number.arabic:
        return ""
    before = text[max(0, number.start - 10) : number.start]
    wanted = units.SCORES if found[0] == "分" else units.MEASURED_TIMES
    return found[0] if any(word in before for word in wanted) else ""


def _counts(text: str, number: _Number, unit: str, behind: int) -> bool:
    """Whether a Chinese numeral with this unit counts something, or is part of a phrase."""
    if unit not in units.CHINESE_COUNTERS:
        return False
    value = number.value * number.multiplier
    if unit == "元" and value < 100:
        return False
    if value == 1:
        return unit not in _ONE_NEVER and _ONE_AFTER.search(text, max(0, number.start - 4), number.start) is not None
    return value >= 100 or _ABSTRACT.match(text, behind) is None
