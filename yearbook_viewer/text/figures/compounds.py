"""Numbers told in several units: 1元4角5分, 2分18秒6, 四百五十二斤八两, 三十六米五."""

import re
from dataclasses import dataclass
from decimal import Decimal

from yearbook_viewer.text.figures import numerals

# Each family with its units from the largest: what one is worth in the unit it is told in. Money and old measures are
# told in their largest unit, stretches of time in their smallest.
_MONEY = {"元": Decimal(1), "块": Decimal(1), "角": Decimal("0.1"), "毛": Decimal("0.1"), "分": Decimal("0.01")}
_MONEY["厘"] = Decimal("0.001")
_WORTH: tuple[dict[str, Decimal], ...] = (
    _MONEY,
    {"市斤": Decimal(1), "斤": Decimal(1), "两": Decimal("0.1"), "钱": Decimal("0.01")},
    {"石": Decimal(1), "斗": Decimal("0.1"), "升": Decimal("0.01"), "合": Decimal("0.001")},
    {"丈": Decimal(1), "尺": Decimal("0.1"), "寸": Decimal("0.01")},
    {"米": Decimal(1)},
    {"亩": Decimal(1), "分": Decimal("0.1"), "厘": Decimal("0.01")},
    {"厘": Decimal(1), "毫": Decimal("0.1")},
)
_TIMES = {"小时": Decimal(3600), "分钟": Decimal(60), "分": Decimal(60), "秒": Decimal(1), "秒钟": Decimal(1)}
_NAMES_OF_TIMES = {Decimal(3600): "小时", Decimal(60): "分钟", Decimal(1): "秒"}
# 元 may be told by 角 alone: 八角五分 is 0.85元.
_LARGEST = {"元": "元", "块": "元", "角": "元", "毛": "元", "市斤": "市斤"}
_UNIT = re.compile(r"小时|分钟|秒钟|市斤|[元块角毛分厘毫斤两钱石斗升合丈尺寸亩秒]|米(?=[0-9]{2}(?:[,，。;；、(（]|$))")
# 八两: the last character is the unit.
_NUMBER = re.compile(rf"零?(?:{numerals.ARABIC}|[一二三四五六七八九十]{{1,3}}(?=两)|{numerals.CHINESE})")
# 11秒18, 2分18秒6, 三十六米五, 十三度四: what follows the unit is told in its tenths and hundredths.
_HUNDREDTHS = re.compile(r"[0-9]{1,2}(?![0-9.年月日万亿个家人名项元%])")
_TENTH = re.compile(r"[一二三四五六七八九](?=[,，。;；、:：()至和及的]|$)")
_IN_TENTHS = frozenset(("米", "度", "里", "尺", "丈", "斤", "公斤", "市斤", "元", "寸"))
_IN_HUNDREDTHS = frozenset("秒米")
# 2小时后, 3分钟内 tell when something happened.
_WHEN = re.compile("[内后前]|[以之][内后前]")
_YUAN = "元"
_COINS = re.compile("[角毛分厘](?=钱?[,，。;；、:：()（）]|$)")
# 由8分调为1角2分: what follows is money.
_MONEY_FOLLOWS = re.compile("[角分]钱?[调提降涨增减升][^,，。;；]{0,4}[0-9一二三四五六七八九][角元分]")
_OF_ELSE = re.compile("[息利地田亩份]|得分|成绩")
_REACH = 12
_FEWEST, _TEN = 2, 10
_SMALL = frozenset("分厘斗尺寸斤两")


@dataclass(frozen=True, slots=True)
class Compound:
    """`value`: in `unit`, which is the largest or, of a stretch of time, the smallest that is named; where it ends."""

    value: Decimal
    unit: str
    end: int


def compound_at(text: str, value: Decimal, end: int, former: str) -> Compound | None:
    """The number told in several units whose first number, of this value, ends at `end`; None if it is no such.

    `former`: the unit of the figure before. Small money is told in 元 too: 由一元六角涨到二元一角,上涨五角.
    """
    first = _UNIT.match(text, end)
    if first is None:
        return None
    if value < _TEN and ((former == _YUAN and _COINS.match(text, end)) or _MONEY_FOLLOWS.match(text, end)):
        return Compound(value * _MONEY[first[0]], _YUAN, first.end())
    told = [(value, first[0])]
    stop = first.end()
    while (number := _NUMBER.match(text, stop)) is not None and (unit := _UNIT.match(text, number.end())) is not None:
        more = _value(number[0].removeprefix("零"))
        if more is None or not _goes_down(told[-1][1], unit[0], more):
            break
        told.append((more, unit[0]))
        stop = unit.end()
    units = {unit for _, unit in told}
    rest = _HUNDREDTHS.match(text, stop) if told[-1][1] in _IN_HUNDREDTHS else None
    if rest is not None:
        told.append((Decimal(rest[0]) / 10 ** len(rest[0]), told[-1][1]))
        stop = rest.end()
    # 一分一厘 is a figure of speech.
    if len(told) < _FEWEST or (told[0][1] in _SMALL and all(number == 1 for number, _ in told)):
        return None
    if units <= _TIMES.keys():
        return None if _WHEN.match(text, stop) else _time(told, stop)
    worth = next((each for each in _WORTH if units <= each.keys()), None)
    if worth is None:
        return None
    total = sum((number * worth[unit] for number, unit in told), Decimal(0))
    # 三分五厘 of land and of interest stay as they are.
    money = _YUAN in worth and (former == _YUAN or _OF_ELSE.search(text, max(0, end - _REACH), end) is None)
    largest = _YUAN if money else _LARGEST.get(told[0][1], told[0][1])
    return Compound(total / worth[largest], largest, stop)


def tenths_behind(text: str, unit: str, end: int) -> re.Match[str] | None:
    """The numeral that tells the tenths of a measure behind its unit: 三十六米五."""
    return _TENTH.match(text, end) if unit in _IN_TENTHS else None


def _goes_down(former: str, unit: str, more: Decimal) -> bool:
    """Whether a unit is the next smaller one of its family and holds fewer than make up one of the former."""
    if former in _TIMES and unit in _TIMES:
        return _TIMES[unit] < _TIMES[former] and more * _TIMES[unit] < _TIMES[former]
    return any(
        former in worth and unit in worth and worth[unit] < worth[former] and more * worth[unit] < worth[former]
        for worth in _WORTH
    )


def _time(told: list[tuple[Decimal, str]], stop: int) -> Compound:
    smallest = min(_TIMES[unit] for _, unit in told)
    total = sum((number * _TIMES[unit] for number, unit in told), Decimal(0))
    return Compound(total / smallest, _NAMES_OF_TIMES[smallest], stop)


def _value(words: str) -> Decimal | None:
    return numerals.arabic_value(words) if words[0].isdigit() else numerals.chinese_value(words)
