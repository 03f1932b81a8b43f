"""Averages, yields, densities and rates with the two numbers that they come from, wherever these stand nearby: by what
the numbers come to, and by how much the words say that they belong together."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import log2

from yearbook_viewer.records import Figure, Finding, FindingKind, Role, Verdict
from yearbook_viewer.text.audit.akin import telling
from yearbook_viewer.text.audit.opened_lists import is_amount
from yearbook_viewer.text.audit.precision import RATES, Interval, interval_of, is_well_read, last_digit, plain, value_of
from yearbook_viewer.text.audit.rate_readings import PEOPLE, power_of
from yearbook_viewer.text.audit.rates import SIGNS, rounded
from yearbook_viewer.text.audit.runs import CLAUSE, Run, runs_of
from yearbook_viewer.text.audit.sentences import Sentence
from yearbook_viewer.text.audit.surprise import bits_of_slip
from yearbook_viewer.text.series.families import family_of, in_base

# What tells a number as one over another; `by`: the unit or the name that it is told for.
_PER = re.compile(
    r"每(?P<power>十万|[百千万]|[1-9][0-9]{0,2}(?![0-9]))?(?P<each>[\u4e00-\u9fff]{0,12})|(?<!年)(?P<what>(?!平)[\u4e00-\u9fff])均(?![匀衡线])"
    r"|平均(?P<whole>[\u4e00-\u9fff]{0,8})|(?P<field>亩产|单产)|(?P<unit>吨|公斤|件|台|辆|度|万元|百元|公里|立方米)(?P<thing>[\u4e00-\u9fff]{0,8}?)(?:综合)?[耗用]"
    r"|单(?P<one>[车机船户])|密度|周转|[利使]用小时|利用|系数|负担|工效|班额|单价|均价|单耗"
)
_DAY = re.compile("日均|每[日天月]|[天月]均|年均(?!职工|人口|在岗)")
# A rate of whatever: its two numbers stand right before it.
_RATE = re.compile(r"(?P<name>[\u4e00-\u9fff]{1,8})率(?:达到?|为|是|约|仅)*$")
_OF_ELSE = re.compile(
    "增长|待业|就业|年均|利率|汇率|税率|费率|增幅|失业|覆盖|普及|自然|出生|死亡|化率|贡献|回报|收益|利润|上升|下降|提高|杂交|发病|频率|效率|概率|生育|绿|漏损|住房|空置|识字"
)
_BECAME = re.compile(
    "^(?:又|再)?(?:变为|达到?|增[至到加]+|降[为至到]|减[为至到]|提高到|上升[为至到]|下降[为至到]|扩大到)$"
)
_FROM = re.compile("[由从](?=[^,;:。]*$)")
_OTHER = re.compile("比|较|上年|去年|同期|最[高大低小多少]|计划|超|多$|少$|净|其余|其他")
# Who is counted on the average of the year is counted all the same.
_OF_THE_YEAR = re.compile("平均(?=[^,;:。每]{0,4}(?:职工|人数|人口|从业|在岗))[^,;:。每]*$")
_IS_OF = re.compile("(?:为|是|占|达到?|相当于|完成)[^,;:。]{0,16}$")
_COUNTERS = frozenset(("个", "家", "所", "座", "台", "只", "条", "处"))
_SAID = re.compile("平均|每|均|达到?|为|是|约|有|拥有|占有|完成|实现|全年|年|[的了]")
_BACK, _AHEAD, _MOST_STOPS = 8, 2, 1
_HUNDRED, _SHORTEST = Decimal(100), 10
# Bits: for a number that the words name as what is divided by, and as what is divided; for one that is not named; for
# numbers of one sentence; for those right beside; against all.
_NAMED_UNDER, _NAMED_OVER, _TOGETHER, _BESIDE, _BEHIND, _ALWAYS = 3.0, 2.5, 1.0, 1.0, -1.5, -5.5
_SLIPPED, _MOST_BITS = 0.7, 6.0
_FURTHEST = Decimal(30)
_SLACK = Decimal("0.03")


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two numbers, by their places, of which the one over the other, times `factor`, may be a third; `bits`: how much
    the words speak for that."""

    over: int
    under: int
    factor: Decimal
    bits: float


def quotients_weighed(sentences: Sequence[Sentence], known: Collection[int]) -> Iterator[Finding]:
    """The averages and rates that would be the quotient of two numbers but for a misprint; `known`: where the figures
    begin that were held already."""
    for run in runs_of(sentences):
        for at, figure in enumerate(run.figures):
            if figure.start in known or not _is_plain(figure) or value_of(figure) < _SHORTEST * last_digit(figure):
                continue
            pairs = list(_pairs(run, at))
            if pairs and not any(_meets(run, at, pair) for pair in pairs):
                yield from _likeliest(run, at, pairs)


def _is_plain(figure: Figure) -> bool:
    return figure.role is Role.LEVEL and not figure.qualifier and not figure.target and is_well_read(figure)


def _words(run: Run, at: int) -> str:
    """What is said of a number in its clause; behind 由1.5亩变为 what was said of the former one."""
    own = CLAUSE.split(run.words[at])[-1]
    if at and _BECAME.match(own) and run.figures[at - 1].unit == run.figures[at].unit:
        own = _FROM.split(CLAUSE.split(run.words[at - 1])[-1])[0]
    return own


def _pairs(run: Run, at: int) -> Iterator[_Pair]:
    figure, own = run.figures[at], _words(run, at)
    if figure.unit == "%":
        told = _RATE.search(own)
        if (
            at > 1
            and run.words[at] in ("的", ")的")
            and _IS_OF.search(run.words[at - 1])
            and "。" not in run.words[at - 1]
        ):
            yield from _of_it(run, at)
        if told is not None and not _OF_ELSE.search(own) and not _OTHER.search(own):
            yield from _rated(run, at, told["name"])
        return
    per = _PER.search(own) if figure.unit not in RATES else None
    if per is None or _DAY.search(own) or _OTHER.search(own):
        return
    near = [
        place for place in range(max(0, at - _BACK), min(len(run.figures), at + _AHEAD + 1)) if _near(run, at, place)
    ]
    for under in near:
        divisor = _divisor(run.figures[under], _thing(run, under), per, figure, own)
        if divisor is None:
            continue
        for over in near:
            scale = _scale(run.figures[over], run.figures[under], figure) if over != under else None
            if scale is not None:
                factor = scale * divisor[0]
                yield _Pair(over, under, factor, divisor[1] + _bits(run, at, over, under, own))


def _near(run: Run, at: int, place: int) -> bool:
    """Whether a number may be one of the two that another comes from."""
    figure = run.figures[place]
    amount = run.parts[place] or (run.amounts[place] and _OF_THE_YEAR.search(run.words[place]) is not None)
    if place == at or not amount or figure.qualifier or figure.target or value_of(figure) <= 0:
        return False
    low, high = sorted((at, place))
    stops = sum(run.words[each].count("。") for each in range(low + 1, high + 1))
    return stops <= (_MOST_STOPS if place < at else 0)


def _thing(run: Run, at: int) -> str:
    """The name of what a number counts, before it or behind: 268个教学班."""
    behind = CLAUSE.split(run.words[at + 1])[0] if at + 1 < len(run.words) else ""
    return run.figures[at].indicator + behind[:4]


def _divisor(figure: Figure, thing: str, per: re.Match[str], told: Figure, own: str) -> tuple[Decimal, float] | None:
    """How many times a number is to be taken as a divisor, and the bits for its being one; None if it is none."""
    times = power_of(per["power"])
    name = per["each"] or per["whole"] or per["what"] or per["one"] or per["unit"] or ("亩" if per["field"] else "")
    measure = next((name[:end] for end in (4, 3, 2, 1) if name[:end] and family_of(name[:end]).name != name[:end]), "")
    if measure:
        other = per["unit"] and not telling(per["thing"]) & telling(thing)
        if other or family_of(measure).name != family_of(figure.unit).name:
            return None
        return times * in_base(Decimal(1), measure) / in_base(Decimal(1), figure.unit), _NAMED_UNDER
    if _is_named(figure, thing, name):
        return times, _NAMED_UNDER
    unlike = name[:1] in ("人", "名", "口") or per["each"] or per["what"] == "户"
    if unlike or family_of(figure.unit).name == family_of(told.unit).name:
        return None
    if per["what"] and figure.unit not in _COUNTERS:
        return None
    return times, float(min(len(telling(own) & (telling(thing) | set(figure.unit))), 2))


def _is_named(figure: Figure, thing: str, name: str) -> bool:
    """Whether the words of an average name a number: by people, by its unit, by what it counts."""
    if name[:1] in ("人", "名", "口") or "人口" in name:
        return figure.unit in PEOPLE
    if figure.unit and (name.startswith(figure.unit) or name[:1] == figure.unit[-1:]):
        return True
    akin = thing[-2:] in name or name[:1] in thing[-2:] or figure.indicator[-2:] == name[:2]
    return bool(name and thing) and akin


def _scale(over: Figure, under: Figure, told: Figure) -> Decimal | None:
    """How many of what a number is told in one of another is; None where they do not measure the same."""
    unit = told.unit.partition("/")[0]
    here, there = family_of(over.unit).name, family_of(unit).name
    if here == there or (over.unit in PEOPLE and unit in PEOPLE):
        same = family_of(under.unit).name == there and under.unit == over.unit
        return (
            None
            if same and value_of(over) == value_of(under)
            else in_base(Decimal(1), over.unit) / in_base(Decimal(1), unit)
        )
    if unit in ("次", "天", "日") and (over.unit in PEOPLE or over.unit.endswith(("日", "天"))):
        return Decimal(1)
    if unit == "小时" and here == "电量" and family_of(under.unit).name == "功率":
        return (
            in_base(Decimal(1), over.unit)
            / in_base(Decimal(1), under.unit)
            / (in_base(Decimal(1), "千瓦时") / in_base(Decimal(1), "千瓦"))
        )
    return None


def _bits(run: Run, at: int, over: int, under: int, own: str) -> float:
    bits = 0.0
    said = telling(_SAID.sub("", own)) - set(run.figures[under].indicator)
    words = CLAUSE.split(run.words[over])[-1] + run.figures[over].indicator
    if said & telling(words):
        bits += _NAMED_OVER
    places = (at, over, under)
    if not any("。" in run.words[place] for place in range(min(places) + 1, max(places) + 1)):
        bits += _TOGETHER
    if abs(over - at) + abs(under - at) <= 3:
        bits += _BESIDE
    if max(over, under) > at:
        bits += _BEHIND
    if run.asides[over] or run.asides[under] or run.figures[over].year != run.figures[under].year:
        bits -= 3.0
    return bits


def _rated(run: Run, at: int, name: str) -> Iterator[_Pair]:
    """The two amounts right before a rate: 参考1034人,取得证书862人,合格率83.4%."""
    if at < 2 or "。" in run.words[at] + run.words[at - 1]:
        return
    over, under = run.figures[at - 1], run.figures[at - 2]
    if not (_near(run, at, at - 1) and _near(run, at, at - 2)) or run.asides[at - 1]:
        return
    if family_of(over.unit).name != family_of(under.unit).name or value_of(over) > value_of(under):
        return
    # 总资产8640万元,净资产2592万元,资产负债率70%: the rate is that of the rest.
    if interval_of(run.figures[at]).holds(_HUNDRED - rounded(value_of(over) / value_of(under) * _HUNDRED, Decimal(1))):
        return
    words = CLAUSE.split(run.words[at - 1])[-1] + over.indicator
    bits = _NAMED_UNDER + _TOGETHER + (_NAMED_OVER if telling(name) & telling(words) else 1.0)
    yield _Pair(at - 1, at - 2, _HUNDRED, bits)


def _of_it(run: Run, at: int) -> Iterator[_Pair]:
    """完成9.36亿元,为年初预算9.12亿元的102.6%."""
    over, under = run.figures[at - 2], run.figures[at - 1]
    told = _IS_OF.search(run.words[at - 1]) is not None and "。" not in run.words[at - 1]
    alike = family_of(over.unit).name == family_of(under.unit).name
    if told and alike and all(is_amount(each) and not each.qualifier and value_of(each) > 0 for each in (over, under)):
        yield _Pair(at - 2, at - 1, _HUNDRED, _NAMED_OVER + _NAMED_UNDER + _TOGETHER)


def _result(run: Run, pair: _Pair) -> tuple[Decimal, Interval]:
    over, under = run.figures[pair.over], run.figures[pair.under]
    quotient = interval_of(over).times(pair.factor).over(interval_of(under))
    assert quotient is not None  # only what is above nought is divided by
    return value_of(over) * pair.factor / value_of(under), quotient


def _meets(run: Run, at: int, pair: _Pair) -> bool:
    return _result(run, pair)[1].meets(interval_of(run.figures[at]))


def _likeliest(run: Run, at: int, pairs: Sequence[_Pair]) -> Iterator[Finding]:
    """The pair that a number would be the quotient of but for a misprint."""
    figure = run.figures[at]
    weighed = []
    for pair in pairs:
        computed, quotient = _result(run, pair)
        apart = max(computed / value_of(figure), value_of(figure) / computed)
        slip = _slip(run, at, pair, quotient)
        people = run.figures[pair.under].unit in PEOPLE and apart - 1 <= _SLACK
        if slip is not None and apart <= _FURTHEST and not people:
            weighed.append((min(slip, _MOST_BITS) + pair.bits + _ALWAYS - log2(len(pairs)) / 2, pair, computed))
    best = max(weighed, key=lambda each: each[0], default=None)
    if best is not None and best[0] >= _SLIPPED:
        yield _finding(run, at, best[1], best[2])


def _slip(run: Run, at: int, pair: _Pair, quotient: Interval) -> float | None:
    """The bits of the likeliest misprint of the three; None if none explains them."""
    figure, over, under = (run.figures[place] for place in (at, pair.over, pair.under))
    printed = interval_of(figure)
    if printed.low <= 0 or quotient.low <= 0:
        return None
    half = last_digit(figure) / 2
    meant = [
        (figure, Interval(quotient.low - half, quotient.high + half)),
        (over, printed.times(value_of(under) / pair.factor)),
        (under, Interval(value_of(over) * pair.factor / printed.high, value_of(over) * pair.factor / printed.low)),
    ]
    found = [bits for each, right in meant if (bits := bits_of_slip(each, right)) is not None]
    return max(found) if found else None


def _finding(run: Run, at: int, pair: _Pair, computed: Decimal) -> Finding:
    figure, over, under = (run.figures[place] for place in (at, pair.over, pair.under))
    unit = figure.unit if figure.unit in RATES else ""
    words = f"{plain(value_of(over))} ÷ {plain(value_of(under))}"
    if pair.factor != 1 and not unit:
        words += f" × {plain(rounded(pair.factor, Decimal('0.0001')))}"
    words += f" = {plain(rounded(computed, last_digit(figure) / 10))}{unit}"
    words += f" {SIGNS[Verdict.INCONSISTENT]} {plain(value_of(figure))}{unit}"
    against = tuple(sorted((over, under), key=lambda each: each.start))
    return Finding(FindingKind.RATIO, Verdict.INCONSISTENT, words, figure, against)
