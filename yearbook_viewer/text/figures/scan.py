"""Where figures stand: the numbers of a text with their units and qualifiers, before any meaning."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import zip_longest

from yearbook_viewer.text.figures import numerals, units
from yearbook_viewer.text.figures.compounds import compound_at, tenths_behind
from yearbook_viewer.text.figures.counted import is_class, unit_of
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


# 一倍半, 三百八十七斤半, 八成五: half a unit more, or tenths of it.
_HALF = re.compile(r"半(?=[,，、。；;:：)左以上下的和及与]|$)")
_TENTHS = re.compile(r"[一二三四五六七八九](?![一-九十百千万亿个至到—~-])")
_OF_TEN = "成"
_MINUS, _FROST = "-", "零下"
# Behind a digit or a unit the stroke means a range.
_BEFORE_MINUS = re.compile(r"[^0-9A-Za-z%‰℃度万亿月日年成倍点]")
_BEING = frozenset("为是达至到")
_DEGREES = frozenset(("℃", "摄氏度", "度"))
_PER = {"百": "%", "千": "‰", "万": "‱"}
# 193万人次多发27万人次: 多 goes with the verb behind.
_BEHIND = re.compile(
    r"及?(?P<bound>以上|以下|左右|上下|以内|之内|上下)"
    r"|(?P<more>[多余])(?![少种样次年元了0-9０-９一二两三四五六七八九十]|[发破收产完增销购出办立查引招建养种征缴投支放交存贷用耗赚卖捐运供植造打][\u4e00-\u9fff]?[0-9０-９一二三四五六七八九十])"
)
_SHARES = re.compile(r"[、和及与或至到—~～-]{1,2}")
_RANGES = frozenset("至到—~～-")
_MYRIAD, _LONG = 10000, 4
# 8时30分15秒, 112度15分30秒 tell a time of day and a place.
_CLOCK = re.compile("(?:[时度]|点[二三四五]?)$")

# 提高0.6个、1.1个和2.4个百分点: the first half of what the last one says whole.
_POINTS = "个百分点"
_HALF_OF_POINTS = "个"
_NEAR = 40
_RATES = frozenset(("%", "‰", "个百分点", "倍", "成"))
_BOUNDS = frozenset(("以上", "以下", "以内", "及以上", "及以下"))
_OF = "的"
_OVER = frozenset(("超", "超过", "不足"))
_CLASSED = re.compile(r"[\u4e00-\u9fff]{2,15}")


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
            _flush(surface, waiting, found)
            continue
        former = found[-1].unit if found and number.start - found[-1].after < _NEAR else ""
        amount = _amount(surface, number, former)
        if waiting and not _SHARES.fullmatch(text, waiting[-1].end, number.start):
            _flush(surface, waiting, found)
        if amount is None:
            resume = number.end
            if not is_class(text, number):
                waiting.append(number)
            continue
        resume = amount.after
        _share(surface, waiting, number, amount, found)
        waiting.clear()
    _flush(surface, waiting, found)
    return _ranged(text, _without_classes(text, found))


def _flush(surface: Surface, waiting: list[Number], found: list[Amount]) -> None:
    """Numbers that no unit follows: only those in 万 and 亿 are figures (总人口22.45万, 三十六万二千; not 两万)."""
    found.extend(
        Amount(n.start, n.end, n.end, _plain(n.value * n.multiplier), "", _blur(surface, n), False)
        for n in waiting
        if n.multiplier >= _MYRIAD and (n.arabic or n.end - n.start >= _LONG)
    )
    waiting.clear()


def _share(surface: Surface, waiting: list[Number], number: Number, amount: Amount, found: list[Amount]) -> None:
    """The unit, and the multiplier where none stands, of numbers that wait for one."""
    text, following = surface.folded, number.start
    shared: list[Amount] = []
    for each in reversed(waiting):
        ranged = text[each.end] in _RANGES and following - each.end <= 2
        if not each.arabic and not ranged:
            break
        multiplier = each.multiplier if each.multiplier != 1 else number.multiplier
        qualifier = RANGE if ranged else _blur(surface, each)
        value, start = _plain(each.value * multiplier), each.start
        sign = _sign_of(text, start, amount.unit)
        if sign:
            value, start = -value, start - len(sign)
        shared.append(Amount(start, each.end, each.end, value, amount.unit, qualifier, amount.measured))
        if ranged and following == number.start:
            amount = replace(amount, qualifier=RANGE)
        following = each.start
    found.extend(reversed(shared))
    found.append(amount)


def _without_classes(text: str, found: list[Amount]) -> list[Amount]:
    """Without what only says which things are counted: 5000万元以上项目7个, 产值超千万元的企业11家."""
    return [each for each, following in zip_longest(found, found[1:]) if not _is_threshold(text, each, following)]


def _is_threshold(text: str, amount: Amount, following: Amount | None) -> bool:
    """Whether an amount bounds the class of what is counted behind it."""
    if amount.unit in _RATES:
        return False
    of = text.startswith(_OF, amount.after)
    if amount.qualifier in _BOUNDS and amount.after > amount.end:
        return of or (amount.measured and _counts_on(text, amount, following))
    return of and amount.measured and amount.qualifier in _OVER and _counts_on(text, amount, following)


def _counts_on(text: str, amount: Amount, following: Amount | None) -> bool:
    """Whether only a few words stand between it and the next figure."""
    return following is not None and _CLASSED.fullmatch(text, amount.after, following.start) is not None


def _ranged(text: str, found: list[Amount]) -> list[Amount]:
    """10%—20%: both halves carry their unit; not 从10%到20%, which tells of a change."""
    for at in range(len(found) - 1, 0, -1):
        former, latter = found[at - 1], found[at]
        halves = former.unit == _HALF_OF_POINTS and latter.unit == _POINTS
        if halves and _SHARES.fullmatch(text, former.end, latter.start):
            found[at - 1] = replace(former, unit=_POINTS, measured=True)
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


def _sign_of(text: str, start: int, unit: str) -> str:
    """What makes the number that begins here negative: 增长-1.1%, 零下2.3℃, 净利润为-320万元; not 5-8%, 运-12飞机."""
    if unit in _DEGREES and text.startswith(_FROST, max(0, start - len(_FROST))):
        return _FROST
    if text[start - 1 : start] != _MINUS:
        return ""
    former = text[max(0, start - 2) : start - 1]
    usual = _BEFORE_MINUS.fullmatch(former) if unit in _DEGREES or unit in _RATES else former in _BEING
    return _MINUS if usual else ""


def _blur(surface: Surface, number: Number) -> str:
    """The word that blurs a number, as it stands."""
    return surface.plain[number.qualifier[0] : number.qualifier[1]]


def _amount(surface: Surface, number: Number, former: str) -> Amount | None:
    text = surface.folded
    per = text[number.start : number.end].find("分之")
    one = number.multiplier == 1 and not _CLOCK.search(text, max(0, number.start - 2), number.start)
    compound = compound_at(text, number.value, number.end, former) if one else None
    if compound is not None:
        unit = folded = compound.unit
        end = compound.end
    elif per > 0:
        unit = folded = _PER[text[number.start + per - 1]]
        end = number.end
    else:
        folded = unit_of(text, number, former)
        if not folded:
            return None
        end = number.end + len(folded)
        unit = narrow(surface.plain[number.end : end])
    rest = None
    if not number.arabic and compound is None:
        rest = _TENTHS.match(text, end) if folded == _OF_TEN else _HALF.match(text, end)
        rest = rest or tenths_behind(text, folded, end)
    more = compound.value - number.value if compound is not None else Decimal(0)
    if rest is not None:
        more = Decimal(numerals.DIGITS.get(rest[0], 5)) / 10
        end = rest.end()
    qualifier, after = _blur(surface, number), end
    behind = _BEHIND.match(text, end)
    if behind is not None:
        word = behind.span(behind.lastgroup or 0)
        qualifier, after = qualifier or surface.plain[word[0] : word[1]], behind.end()
    value, start = _plain(number.value * number.multiplier + more), number.start
    sign = _sign_of(text, start, folded)
    if sign:
        value, start = -value, start - len(sign)
    return Amount(start, end, after, value, unit, qualifier, units.is_measure(folded))
