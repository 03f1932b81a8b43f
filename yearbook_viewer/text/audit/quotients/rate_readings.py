"""Which two numbers a rate, a multiple or a conversion may come from, by units and words."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from yearbook_viewer.records import Figure, Role
from yearbook_viewer.text.audit.clauses.akin import telling
from yearbook_viewer.text.audit.clauses.linked import clause_before, is_plain_flow
from yearbook_viewer.text.audit.clauses.sentences import Sentence
from yearbook_viewer.text.audit.clauses.wording import base_of, is_same_name
from yearbook_viewer.text.audit.numbers.precision import RATES, Interval, interval_of, is_well_read, value_of
from yearbook_viewer.text.series.families import family_of, in_base

AVERAGE = re.compile("均(?!人口|常住|在职|职工)|每|单产|亩产|单价")
# 平均降雨量274.8毫米,最大降雨点392.4毫米: the most of them is what no average comes from.
EXTREME = re.compile("最[大高多小低少]")
PEOPLE = frozenset(("人次", "人", "名", "口", "位"))
# 每百人, 每百户, 每千人: of how many an average is told.
_POWERS = {
    "百": Decimal(100),
    "千": Decimal(1000),
    "万": Decimal(10000),
    "十万": Decimal(100000),
    "百万": Decimal(10) ** 6,
    "千万": Decimal(10) ** 7,
}
# How well words name two numbers; DEFINED: the one is so much of the other by definition.
SURELY, LIKELY, CERTAINLY, DEFINED = 2, 3, 4, 5
_RATE = re.compile(r"率|占|比重|比例|(?<=[的])$|完成|面(?=[为达])")
_NO_RATE = re.compile(
    "增长|增速|年均|平均|利率|汇率|税率|费率|化率?$|下浮|上升|提高|增幅|失业|覆盖|普及|自然增长率|以上|合格率以"
)
_LACK = re.compile("差|损|漏|未|不(?!良)|失|亏|降|节|流失|淘汰|减免|缺|空置|闲置")
_DENIED = re.compile("[不未](?:予|能|获|曾|达|够)?")
# What is left of a whole, and what is told of the rest of it.
_OPPOSITES = {
    "合格": re.compile("废品|次品|超标|问题"),
    "达标": re.compile("超标"),
    "成活": re.compile("死|枯"),
    "存活": re.compile("死"),
    "巩固": re.compile("流失|辍学|流动"),
    "完好": re.compile("损坏|故障|报废|带病"),
    "出勤": re.compile("缺勤|病假|缺席"),
    "出席": re.compile("缺席|请假"),
    "正确": re.compile("差错"),
    "入住": re.compile("空置"),
    "成功": re.compile("失败"),
    "通过": re.compile("淘汰"),
}
_PLAN = re.compile("计划|预算|任务|目标|指标|核定|应(?![征聘届邀用急对变])")
_OF_PLAN = re.compile("计划|预算|任务|目标|指标|完成|应|到位|率")
_RATE_WORDS = re.compile("率|占|比重|比例|完成|的|为|达到?|是|年")
_OF_WHOLE = re.compile("占(?!比)(..+?)的?(?:比重|比例|份额)?[为达]?到?$")
_MONEY = ("元", "币", "镑", "马克")
_EXCHANGE = re.compile("兑|汇率|折算|牌价")
_STARTS = re.compile("[由从]|自(?!然)")
_OF_IT = ("的", ")的")
_OF_YEAR = re.compile(
    r"^,?(?:总量|数量|规模)?(?:是|为|达到?|相当于|等于)(?P<year>[12][0-9]{3})年(?:同期|全年|末|底)?的$"
)
CONVERTED = re.compile(r"(?:折[合算成]?|约?合|即|相当于|换算[为成]?)(?:计|为|成|人民币|约)*$")
_HUNDRED, _THOUSAND = Decimal(100), Decimal(1000)
_SLACK_OF_MEAN = Decimal("0.012")
_BACK, _AHEAD = 8, 2
# What is measured in units that are so much of each other by definition, and how narrowly a number is to be told.
_DEFINED, _NARROW = frozenset(("面积", "长度")), Decimal("0.05")


class Ratio(NamedTuple):
    """A number over another, as many times as `factor`; `sure`: SURELY to DEFINED, how well the words name both."""

    over: Figure
    under: Figure | None
    factor: Decimal
    bottom: Interval
    value: Decimal
    sure: int
    slack: Decimal = Decimal(0)
    complement: bool = False


def rates_of(both: Sentence, at: int, clause: str) -> Iterator[Ratio]:
    """What a rate or a multiple may be of, by the words of its clause."""
    unit = both.figures[at].unit
    if unit == "倍":
        yield from _multiples(both, at)
    elif unit in ("%", "‰") and _RATE.search(clause) and not _NO_RATE.search(clause) and not _STARTS.search(clause):
        for each in _rates(both, at, clause):
            # 出生率 is of the mean of the year, what is printed the number at its end.
            yield each._replace(slack=_SLACK_OF_MEAN) if unit == "‰" else each


def places_near(both: Sentence, at: int) -> list[int]:
    """The places of the amounts that stand near a figure."""
    near = range(max(0, at - _BACK), min(len(both.figures), at + _AHEAD + 1))
    return [place for place in near if place != at and _is_value(both.figures[place])]


def _is_value(figure: Figure) -> bool:
    return is_plain_flow(figure) and figure.role is Role.LEVEL


def power_of(told: str | None) -> Decimal:
    """Of how many an average is told, which stands behind 每: one where nothing does."""
    return Decimal(1) if not told else _POWERS[told] if told in _POWERS else Decimal(told)


def kind_of(unit: str) -> str:
    """What a unit measures; whoever is counted is a person."""
    return "人" if unit in PEOPLE else family_of(unit).name


def _rates(both: Sentence, at: int, clause: str) -> Iterator[Ratio]:
    """完成42.6亿元,为年计划的106.5%; 死亡23人,病死率0.98%."""
    figure = both.figures[at]
    per = _HUNDRED if figure.unit == "%" else _THOUSAND
    places = [place for place in range(max(0, at - _BACK), at) if _may_be_rated(both, place)]
    names, of = telling(_RATE_WORDS.sub("", clause)), _OF_WHOLE.search(clause)
    for over in places[-2:]:
        part, words = both.figures[over], clause_before(both, over)
        for under in places:
            whole, told = both.figures[under], clause_before(both, under)
            if under == over or kind_of(part.unit) != kind_of(whole.unit) or part.target:
                continue
            # 供电18.64亿千瓦时,2012年17.32亿千瓦时,线损率: what was before is no part of what is.
            if under < over and base_of(words) not in ("", base_of(told)):
                continue
            own = set(told + whole.indicator)
            if of is not None and not telling(of[1]) & own:
                continue
            akin = over == places[-1] and bool(names & (set(words + part.indicator) - own))
            plan = (whole.target or _PLAN.search(told)) and _OF_PLAN.search(clause) and not _PLAN.search(words)
            # 预算3.2亿元,完成3.36亿元,完成预算的95.2%: what was planned is no part of what came of it.
            if _PLAN.search(clause) and _PLAN.search(words) and not _PLAN.search(told):
                continue
            named = akin or (both.before(at) in _OF_IT and under == over + 1)
            # 在校学生1864人。…上线213人,上线率: of nothing that a sentence before told in other words.
            apart = _is_of_later_sentence(both, under, over) and not telling(words + part.indicator + clause) & own
            sure = CERTAINLY if plan else LIKELY if named and not apart else SURELY
            if not plan and value_of(part) > value_of(whole):
                continue
            # 已解决的97件,列入计划的54件,因条件所限的35件。表示满意的占98%: each is one of several kinds, none the
            # whole of another of which a later sentence told.
            if not plan and words.endswith("的") and told.endswith("的") and _is_of_later_sentence(both, over, at):
                continue
            if figure.unit == "%" and not _LACK.search(clause) and is_lack(words + part.indicator, clause):
                yield Ratio(part, whole, per, interval_of(whole), value_of(whole), LIKELY, complement=True)
                continue
            if _LACK.search(clause) is not None and figure.unit == "%":
                yield Ratio(part, whole, per, interval_of(whole), value_of(whole), LIKELY, complement=True)
            yield Ratio(part, whole, per, interval_of(whole), value_of(whole), sure)


def _is_of_later_sentence(both: Sentence, one: int, at: int) -> bool:
    return any("。" in both.before(place) for place in range(one + 1, at + 1))


def is_lack(words: str, clause: str) -> bool:
    """Whether a part is what a rate does not count: 检出不合格34批次,合格率97.3%; 死亡12株,成活率98.8%."""
    denied = (words[found.end() : found.end() + 2] for found in _DENIED.finditer(words))
    if any(len(each) > 1 and each in clause for each in denied):
        return True
    return any(rate in clause and lack.search(words) for rate, lack in _OPPOSITES.items())


def _may_be_rated(both: Sentence, at: int) -> bool:
    figure = both.figures[at]
    plain_ = figure.role is Role.LEVEL and not figure.qualifier and is_well_read(figure) and value_of(figure) > 0
    return plain_ and figure.unit not in RATES and not AVERAGE.search(clause_before(both, at))


def _multiples(both: Sentence, at: int) -> Iterator[Ratio]:
    """568元,为1978年71元的8倍; 1978年只有0.84亿元,…到1998年4.70亿元,是1978年的5.6倍."""
    places = [place for place in places_near(both, at) if place < at]
    of_year = _OF_YEAR.search(both.before(at))
    if of_year is not None:
        yield from _of_year(both, at, places, int(of_year[1]))
    if len(places) < 2 or both.before(at) not in _OF_IT:
        return
    over, under = (both.figures[place] for place in places[-2:])
    if over.unit == under.unit:
        yield Ratio(over, under, Decimal(1), interval_of(under), value_of(under), CERTAINLY)


def _of_year(both: Sentence, at: int, places: Sequence[int], year: int) -> Iterator[Ratio]:
    """The value right before a multiple over the only one of the year it names that counts the same."""
    over = both.figures[at - 1]
    if over.year == year or not (over.role is Role.LEVEL and is_well_read(over) and value_of(over) > 0):
        return
    former = [both.figures[place] for place in places if both.figures[place].year == year]
    former = [each for each in former if each.unit == over.unit and _are_of_one(each.indicator, over.indicator)]
    if len(former) == 1:
        yield Ratio(over, former[0], Decimal(1), interval_of(former[0]), value_of(former[0]), CERTAINLY)


def _are_of_one(name: str, other: str) -> bool:
    return is_same_name(name, other) or bool(telling(name) & telling(other))


def conversions_of(both: Sentence, at: int) -> Iterator[Ratio]:
    """1860亩(合124公顷); 1250万美元,按1美元兑8.70元结算,折合人民币10875万元."""
    figure = both.figures[at]
    places = [place for place in places_near(both, at) if place < at]
    worth = both.figures[places[-1]] if places else figure
    told = _EXCHANGE.search("".join(both.gaps[max(0, at - 2) : at + 1])) is not None
    others = [both.figures[place] for place in places if both.figures[place].unit != figure.unit]
    amounts = [each for each in others if value_of(each) != 1 and each.unit.endswith(_MONEY)]
    if told and amounts and worth.unit == figure.unit:
        # What one of the other money is worth stands last.
        one = interval_of(worth)
        yield Ratio(amounts[-1], worth, Decimal(1), Interval(1 / one.high, 1 / one.low), 1 / value_of(worth), CERTAINLY)
        return
    for place in places[-1:]:
        own = both.figures[place]
        if own.unit != figure.unit and family_of(own.unit).name == family_of(figure.unit).name:
            scale = in_base(Decimal(1), own.unit) / in_base(Decimal(1), figure.unit)
            alone = sum(both.figures[each].unit == own.unit for each in places) == 1 or "(" in both.before(at)
            sure = DEFINED if alone and kind_of(own.unit) in _DEFINED and _is_narrow(own) else CERTAINLY
            yield Ratio(own, None, scale, Interval(Decimal(1), Decimal(1)), Decimal(1), sure)


def _is_narrow(figure: Figure) -> bool:
    told = interval_of(figure)
    return told.high - told.low <= _NARROW * value_of(figure)
