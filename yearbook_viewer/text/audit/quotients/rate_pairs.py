"""Which two numbers a rate, a multiple or an amount in another money may come from: 入户率, 存贷比, 是1978年的9倍."""

import re
from collections.abc import Iterator
from decimal import Decimal

from yearbook_viewer.text.audit.clauses.akin import telling
from yearbook_viewer.text.audit.clauses.runs import Run
from yearbook_viewer.text.audit.numbers.precision import value_of
from yearbook_viewer.text.audit.quotients.definitions import bits_of, definitions_of
from yearbook_viewer.text.audit.quotients.quotient_pairs import (
    DOUBTED,
    NAMED_OVER,
    NAMED_UNDER,
    UNNAMED,
    Pair,
    bits_of_place,
    clause_of,
    near,
)
from yearbook_viewer.text.audit.quotients.rate_readings import is_lack, kind_of

# A rate of whatever, or a ratio of two amounts.
_RATE = re.compile(
    r"(?P<name>[^,;:。、()]{0,12}?)(?:率|比例|比(?![例重])|[饱贡利]?[和用]度|面)(?:已|仅|高|约|就)*(?:达到?|为|是|约|仅|至)*$"
)
_OF_GROWTH = re.compile(
    "增(?!加值率)|[失待]业|年均|(?<!毛)利率|汇率|(?<!利)税率|费率|上升|下降|提高|[涨降跌]幅|贡献|回报|杂交|频率|效率|概率|自然|同比|环比|占比|性比|较"
)
# Rates that may be of a mean, of others than are counted here, or of an amount that is not printed.
_OF_OTHERS = re.compile("就业|覆盖|普及|出生|死亡|化率|收益|利润|发病|生育|绿|住房|识字|毛利|回收")
_MAY_EXCEED = re.compile("完成|利用|使用|出栏|达标|履约|执行|贷|产销|自给|负债|周转|比")
_IS_OF = re.compile("(?:为|是|占|达到?|相当于|完成)[^,;:。]{0,16}$")
_OF_IT = ("的", ")的")
# 为计划的, 相当于核定数的: of what was told by that name.
_OF_NAMED = re.compile("(?:为|是|达到?|相当于|完成)(?:了|全?年)?(?P<name>(?!上|去|前|同期|全)[^,;:。0-9年总]{2,10})的$")
_REACH = 6
_AMOUNT = re.compile("[数额量]$")
# 为1949年的3.06倍: of no value of another year.
_YEAR = re.compile("([0-9]{4})年的?$")
_TIMES_IT = re.compile("(?:是|为|相当于|等于)[^,;:。增长比]{0,16}的$")
_CONVERTED = re.compile("(?:折[合算成为]?|约?合|换算[为成]?|相当于)(?:计|为|成|人民币|美元|约)*$")
_EXCHANGE = re.compile("兑|汇率|汇价|折算|牌价|比价")
_MONEY = frozenset(("人民币", "美元", "港元", "新台币"))
_HOME = "人民币"
# What one of it is worth, told with no unit: 按汇率8.28, 1:8.27.
_WORTH = re.compile("(?:汇率|汇价|牌价|比价|1:)[^0-9,;:。]{0,6}([1-9][0-9]?[.][0-9]{1,4})(?![0-9%])")
_HUNDRED, _THOUSAND = Decimal(100), Decimal(1000)
_OF_PLACES = frozenset(("张", "张床", "张床位", "个", "个床位"))
# Counters of whoever is counted: 遗体1846具 of 死亡人口2367人.
_OF_BEINGS = frozenset(("人", "名", "具", "例", "户", "家"))
_LACKING = 1.5
_SURELY = NAMED_OVER + NAMED_UNDER + UNNAMED
# What one unit of another money is worth is told so: 8.2784元, 100日元.
_MOST_WORTH = Decimal(1000)


def rate_pairs(run: Run, at: int, own: str) -> Iterator[Pair]:
    """The pairs of numbers that a rate may come from. `own`: its words."""
    told = _RATE.search(own)
    if told is not None and not _OF_GROWTH.search(own) and value_of(run.figures[at]) != _HUNDRED:
        yield from _rates(run, at, told["name"], own)
    elif at > 1 and run.words[at] in _OF_IT and _IS_OF.search(run.words[at - 1]):
        yield from _of_it(run, at)
    elif (of := _OF_NAMED.search(own)) is not None and not _OF_GROWTH.search(own):
        yield from _of_named(run, at, of["name"])


def _rates(run: Run, at: int, name: str, own: str) -> Iterator[Pair]:
    """参考1034人,取得证书862人,合格率83.4%; 入户率43.0%(全县7.25万户)."""
    figure = run.figures[at]
    factor = _HUNDRED if figure.unit == "%" else _THOUSAND
    places, defined, names = near(run, at), definitions_of(own), telling(name)
    straight = [each for each in defined if not each.complement]
    turned = [each for each in defined if each.complement]
    for over in places:
        part = run.figures[over]
        said = clause_of(run, over) + part.indicator
        lack = is_lack(said, own)
        for under in places:
            whole = run.figures[under]
            told = clause_of(run, under) + whole.indicator
            alike = _kind(part.unit) == _kind(whole.unit) or {part.unit, whole.unit} <= _OF_BEINGS
            # 入住老人3888人 of 床位8640张.
            alike = alike or (whole.unit in _OF_PLACES and bits_of(straight, said, told) > NAMED_UNDER)
            if over == under or not alike:
                continue
            exceeds = value_of(part) > value_of(whole)
            if exceeds and not (value_of(figure) > factor or _MAY_EXCEED.search(own)):
                continue
            bits = bits_of_place(run, at, over, under) + _of_order(run, at, over, under)
            named = NAMED_OVER if names & (telling(said) - telling(told)) else 0.0
            # 教职工142人。上线213人,上线率: the whole is told before and with the part, or the rate names the part.
            named += DOUBTED if not named and over < under and run.stops[over] != run.stops[under] else 0.0
            named += UNNAMED / 2 if names & telling(told) else 0.0
            named += DOUBTED if _kind(part.unit) != _kind(whole.unit) else 0.0
            named += DOUBTED if _OF_OTHERS.search(own) else 0.0
            right = bits_of(straight, said, told) or named + (DOUBTED if lack else 0.0)
            yield Pair(over, under, factor, bits + right)
            if not exceeds:
                right = bits_of(turned, said, told) or named + (_LACKING if lack else 3 * DOUBTED)
                yield Pair(over, under, factor, bits + right, complement=True)


def _kind(unit: str) -> str:
    """What a unit counts, however often it came: 册 for 册次."""
    return kind_of(unit.removesuffix("次") or unit)


def _of_order(run: Run, at: int, over: int, under: int) -> float:
    """The bits for where a part and its whole stand to their rate."""
    if {over, under} == {at - 1, at - 2}:
        return NAMED_UNDER if run.stops[at - 2] == run.stops[at] else UNNAMED
    unit = run.figures[over].unit
    former = next((place for place in range(over - 1, -1, -1) if run.figures[place].unit == unit), -1)
    if over == at - 1 and (under == former or under > at):
        return NAMED_OVER
    return UNNAMED if over == at - 1 else 0.0


def _of_it(run: Run, at: int) -> Iterator[Pair]:
    """完成9.36亿元,为年初预算9.12亿元的102.6%."""
    over, under = run.figures[at - 2], run.figures[at - 1]
    alike = kind_of(over.unit) == kind_of(under.unit) and run.stops[at - 2] == run.stops[at]
    if alike and _are_plain(run, (at - 1, at - 2)):
        yield Pair(at - 2, at - 1, _HUNDRED, _SURELY)


def _of_named(run: Run, at: int, name: str) -> Iterator[Pair]:
    """计划利润250万元,实际完成240万元,为计划的96.0%: what was told last over what is named so."""
    factor = _HUNDRED if run.figures[at].unit == "%" else _THOUSAND
    names = telling(_AMOUNT.sub("", name))
    places = [place for place in range(max(0, at - _REACH), at) if _are_plain(run, (place,))]
    for over in places:
        said = telling(clause_of(run, over))
        for under in places:
            akin = names & (telling(clause_of(run, under) + run.figures[under].indicator) - said)
            if over == under or akin != names or _kind(run.figures[over].unit) != _kind(run.figures[under].unit):
                continue
            bits = bits_of_place(run, at, over, under) + _of_order(run, at, over, under)
            yield Pair(over, under, factor, bits + _SURELY - UNNAMED)


def _are_plain(run: Run, places: tuple[int, ...]) -> bool:
    figures = [run.figures[place] for place in places]
    return all(run.amounts[place] for place in places) and all(
        not each.qualifier and value_of(each) > 0 for each in figures
    )


def multiple_pairs(run: Run, at: int) -> Iterator[Pair]:
    """1.62亿件,而2013年仅0.18亿件,如今的业务量是当时的9倍: the two amounts right before."""
    if at > 1 and _TIMES_IT.search(run.words[at]) and _are_plain(run, (at - 1, at - 2)):
        high, low = sorted((at - 1, at - 2), key=lambda place: -value_of(run.figures[place]))
        alike = run.figures[high].unit == run.figures[low].unit and run.stops[at - 2] == run.stops[at]
        year, then = _YEAR.search(run.words[at]), run.figures[low].year
        other = year is not None and then is not None and int(year[1]) != then
        if alike and run.figures[high].year != then and not other:
            yield Pair(high, low, Decimal(1), _SURELY + NAMED_OVER)


def conversion_pairs(run: Run, at: int, own: str) -> Iterator[Pair]:
    """1.26亿元,按1美元兑8.28元折算,约合1522万美元: the amount and what one of the other money is worth."""
    money = kind_of(run.figures[at].unit)
    if money not in _MONEY or not _CONVERTED.search(own):
        return
    places = [place for place in near(run, at) if run.stops[place] == run.stops[at]]
    monies = [place for place in places if kind_of(run.figures[place].unit) in _MONEY]
    for over in (place for place in monies if kind_of(run.figures[place].unit) != money):
        if value_of(run.figures[over]) == 1:
            continue
        for words in run.words[over : at + 2]:
            told = _WORTH.search(words)
            if told is not None and Decimal(told[1]) > 0:
                worth = Decimal(told[1])
                yield Pair(over, None, worth if money == _HOME else 1 / worth, _SURELY)
        for place in monies:
            told_ = run.figures[place]
            small = 0 < value_of(told_) < _MOST_WORTH and value_of(told_) != 1 and "万" not in told_.text
            if small and place != over and _EXCHANGE.search("".join(run.words[max(0, place - 1) : place + 2])):
                yield Pair(over, place, Decimal(1), _SURELY, product=kind_of(told_.unit) == money, exact=True)
