"""Which two numbers an average, a rate, a multiple or a conversion may come from, by units and words."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from yearbook_viewer.records import Figure, Role
from yearbook_viewer.text.audit.akin import telling
from yearbook_viewer.text.audit.linked import clause_before, is_plain_flow
from yearbook_viewer.text.audit.precision import RATES, Interval, interval_of, is_well_read, value_of
from yearbook_viewer.text.audit.sentences import Sentence
from yearbook_viewer.text.series.families import family_of, in_base

_HEADS = frozenset("人名口位")
_PEOPLE = frozenset(("人次", "人", "名", "口", "位"))
# The words of an average: what is told is so much of something for each of something else.
_PER = re.compile(
    r"(?:每(?P<power>十万|[百千万]|[0-9]{1,3}(?![0-9]))?(?P<each>[\u4e00-\u9fff]{0,12})|(?P<what>(?!平)[\u4e00-\u9fff])均(?![匀衡线])|平均(?P<whole>[\u4e00-\u9fff]{0,8})"
    r"|(?P<field>亩产|单产)|单价|均价|单(?P<one>[车机船户])|密度|年?利用|负担|人平)[^,;:。]*$"
)
_DAY = re.compile("日均|每[日天]|天均")
_MONTH = re.compile("月均|每月")
_POWERS = {"百": Decimal(100), "千": Decimal(1000), "万": Decimal(10000), "十万": Decimal(100000)}
_YEAR = (Decimal(365), Decimal(366))
_YEARLY = re.compile("全年|年内|年度|(?:19|20)[0-9]{2}年(?![末底初])")
_RATE = re.compile(r"率|占|比重|比例|(?<=[的])$|完成|面(?=[为达])")
_NO_RATE = re.compile(
    "增长|增速|年均|平均|利率|汇率|税率|费率|化率?$|下浮|上升|提高|增幅|失业|覆盖|普及|自然增长率|以上|合格率以"
)
_REST = re.compile(r"1|-")
_LACK = re.compile("差|损|漏|未|不|失|亏|降|节|流失|淘汰|减免|缺|空置|闲置")
_PLAN = re.compile("计划|预算|任务|目标|指标|核定|应")
_OF_PLAN = re.compile("计划|预算|任务|目标|指标|完成|应|到位|率")
_RATE_WORDS = re.compile("率|占|比重|比例|完成|的|为|达到?|是|年")
_OF_WHOLE = re.compile("占(?!比)(..+?)的?(?:比重|比例|份额)?[为达]?到?$")
_MONEY = ("元", "币", "镑", "马克")
_TIMES = frozenset("日月年天")
_SURELY = 2
_AREA = re.compile("亩|公顷|平方米|平方公里")
_WHOM = re.compile(r"[\u4e00-\u9fff]{0,4}人口|[人名位口](?!次)")
_NAMELESS = re.compile(r"平均|[人户亩]?均|每[\u4e00-\u9fff]?|拥有|占有|配备|负担|单[价产]|价|达到?|为")
_EXCHANGE = re.compile("兑|汇率|折算|牌价")
_STARTS = re.compile("[由从]|自(?!然)")
_OF_IT = ("的", ")的")
_CONVERTED = re.compile(r"(?:折[合算成]?|约?合|即|相当于|换算[为成]?)(?:计|为|成|人民币|约)*$")
_AVERAGE = re.compile("均(?!人口|常住|在职|职工)|每|单产|亩产|单价")
_BACK, _AHEAD = 8, 2
_SLACK_OF_MEAN = Decimal("0.012")
_SLACK_OF_HEADS, _SLACK_OF_HOMES = Decimal("0.04"), Decimal("0.15")
_PEOPLED = re.compile("人口|职工|员工|从业|居民|农民|农户|总户|家庭|住户")
_HUNDRED, _THOUSAND = Decimal(100), Decimal(1000)
_HOURS = {"小时": ("电量", "功率")}


class Ratio(NamedTuple):
    """A number over another, as many times as `factor`; `sure`: 2 to 4, how well the words name both."""

    over: Figure
    under: Figure | None
    factor: Decimal
    bottom: Interval
    value: Decimal
    sure: int
    slack: Decimal = Decimal(0)
    complement: bool = False


def ratios_of(both: Sentence, at: int) -> list[Ratio]:
    """What a figure may be the ratio of, by what it is told as."""
    figure, clause = both.figures[at], clause_before(both, at)
    if figure.unit in ("%", "‰"):
        told = _RATE.search(clause) is not None and not _NO_RATE.search(clause) and not _STARTS.search(clause)
        ratios = list(_rates(both, at, clause)) if told else []
        # 出生率 is of the mean of the year, what is printed the number at its end.
        if figure.unit == "‰":
            ratios = [each._replace(slack=_SLACK_OF_MEAN) for each in ratios]
    elif figure.unit in RATES:
        ratios = list(_multiples(both, at)) if figure.unit == "倍" and both.before(at) in _OF_IT else []
    elif _CONVERTED.search(clause):
        ratios = list(_conversions(both, at))
    else:
        per = _PER.search(clause)
        ratios = list(_averages(both, at, per)) if per is not None else []
    return ratios


def _places(both: Sentence, at: int) -> list[int]:
    near = range(max(0, at - _BACK), min(len(both.figures), at + _AHEAD + 1))
    return [place for place in near if place != at and _is_value(both.figures[place])]


def _is_value(figure: Figure) -> bool:
    return is_plain_flow(figure) and figure.role is Role.LEVEL


def _averages(both: Sentence, at: int, per: re.Match[str]) -> Iterator[Ratio]:
    figure = both.figures[at]
    unit, _, each = figure.unit.partition("/")
    places = _places(both, at)
    words = per[0]
    power = per["power"] or ""
    factor = Decimal(1) if not power else _POWERS[power] if power in _POWERS else Decimal(power)
    named = _named(words)
    for over in places:
        total, clause = both.figures[over], clause_before(both, over)
        kind = _HOURS.get(unit)
        if _AVERAGE.search(clause) or not (
            _family(total.unit) == _family(unit) or (kind and _family(total.unit) == kind[0])
        ):
            continue
        scale = Decimal(1) if kind else in_base(Decimal(1), total.unit) / in_base(Decimal(1), unit)
        told = 2 if named and named <= set(clause + total.indicator) else 1
        if _DAY.search(words) or _MONTH.search(words):
            if over < at and _YEARLY.search("".join(both.gaps[: at + 1])):
                numbers = (Decimal(12),) if _MONTH.search(words) else _YEAR
                yield Ratio(total, None, scale, Interval(min(numbers), max(numbers)), numbers[0], told + 2)
            continue
        for under in places:
            number = both.figures[under]
            if under == over or under > at or _AVERAGE.search(clause_before(both, under)):
                continue
            sure = _divides(both, under, per, each, kind)
            if not sure or (_family(number.unit) == _family(total.unit) and sure < 2):
                continue
            own = _in_named(number, per, each)
            if own is None:
                continue
            people = number.unit in _HEADS and _PEOPLED.search(number.indicator) is not None
            slack = _SLACK_OF_HEADS if people else Decimal(0)
            # Who lives in no household of a family is counted too.
            slack = _SLACK_OF_HOMES if number.unit == "户" and total.unit in _PEOPLE else slack
            yield Ratio(
                total,
                number,
                scale * factor,
                interval_of(number).times(own),
                value_of(number) * own,
                told + sure,
                slack,
            )


def _named(words: str) -> frozenset[str]:
    """The characters of what is averaged."""
    name = telling(_NAMELESS.sub("", words))
    return frozenset(name)


def _divides(both: Sentence, at: int, per: re.Match[str], each: str, kind: tuple[str, str] | None) -> int:
    """How surely a number is what an average divides by: 2 if its words name it, 1 if they say nothing."""
    number = both.figures[at]
    family = _family(number.unit)
    named = kind[1] if kind else _family(each) if each else "面积" if per["field"] else ""
    if named:
        return _SURELY if family == named else 0
    told = per["what"] or per["one"]
    if told:
        return _divides_by(number, told)
    name = per["each"] or per["whole"] or ""
    tail = number.indicator[-2:]
    is_named = (
        (number.unit and name.lstrip("百千万亿").startswith(number.unit))
        or (family == "面积" and _AREA.match(name))
        or (number.unit in _PEOPLE and _WHOM.match(name))
        or (tail and tail in name)
    )
    return _SURELY if name and is_named else int(not per["each"])


def _divides_by(number: Figure, told: str) -> int:
    """The same for an average of one character: 户均, 场均."""
    if told == "人":
        return _SURELY if number.unit in _PEOPLE else 0
    if told == "亩":
        return _SURELY if _family(number.unit) == "面积" else 0
    if told in _TIMES:
        return 0
    named = number.unit[-1:] == told or (told != "户" and told in number.indicator[-2:])
    return _SURELY if named else int(told != "户" and number.unit in ("个", "家", "所"))


def _in_named(number: Figure, per: re.Match[str], each: str) -> Decimal | None:
    """What one of the number is in the unit that the average is told for: of 公顷 fifteen 亩."""
    told = each or ("亩" if per["field"] or per["what"] == "亩" else "")
    if not told and per["each"]:
        unit = _AREA.match(per["each"])
        told = unit[0] if unit else ""
    if not told or _family(told) != _family(number.unit):
        return Decimal(1)
    return in_base(Decimal(1), number.unit) / in_base(Decimal(1), told)


def _family(unit: str) -> str:
    return "人" if unit in _PEOPLE else family_of(unit).name


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
            if under == over or _family(part.unit) != _family(whole.unit) or part.target:
                continue
            own = set(told + whole.indicator)
            if of is not None and not telling(of[1]) & own:
                continue
            akin = over == places[-1] and bool(names & (set(words + part.indicator) - own))
            plan = (whole.target or _PLAN.search(told)) and _OF_PLAN.search(clause) and not _PLAN.search(words)
            sure = 4 if plan else 3 if akin or (both.before(at) in _OF_IT and under == over + 1) else 2
            if not plan and value_of(part) > value_of(whole):
                continue
            if _LACK.search(clause) is not None and figure.unit == "%":
                yield Ratio(part, whole, per, interval_of(whole), value_of(whole), 3, complement=True)
            yield Ratio(part, whole, per, interval_of(whole), value_of(whole), sure)


def _may_be_rated(both: Sentence, at: int) -> bool:
    figure = both.figures[at]
    plain_ = figure.role is Role.LEVEL and not figure.qualifier and is_well_read(figure) and value_of(figure) > 0
    return plain_ and figure.unit not in RATES and not _AVERAGE.search(clause_before(both, at))


def _multiples(both: Sentence, at: int) -> Iterator[Ratio]:
    """568元,为1978年71元的8倍."""
    places = [place for place in _places(both, at) if place < at]
    if len(places) < 2:
        return
    over, under = (both.figures[place] for place in places[-2:])
    if over.unit == under.unit:
        yield Ratio(over, under, Decimal(1), interval_of(under), value_of(under), 4)


def _conversions(both: Sentence, at: int) -> Iterator[Ratio]:
    """1860亩(合124公顷); 1250万美元,按1美元兑8.70元结算,折合人民币10875万元."""
    figure = both.figures[at]
    places = [place for place in _places(both, at) if place < at]
    worth = both.figures[places[-1]] if places else figure
    told = _EXCHANGE.search("".join(both.gaps[max(0, at - 2) : at + 1])) is not None
    others = [both.figures[place] for place in places if both.figures[place].unit != figure.unit]
    amounts = [each for each in others if value_of(each) != 1 and each.unit.endswith(_MONEY)]
    if told and amounts and worth.unit == figure.unit:
        # What one of the other money is worth stands last.
        one = interval_of(worth)
        yield Ratio(amounts[-1], worth, Decimal(1), Interval(1 / one.high, 1 / one.low), 1 / value_of(worth), 4)
        return
    for place in places[-1:]:
        own = both.figures[place]
        if own.unit != figure.unit and family_of(own.unit).name == family_of(figure.unit).name:
            scale = in_base(Decimal(1), own.unit) / in_base(Decimal(1), figure.unit)
            yield Ratio(own, None, scale, Interval(Decimal(1), Decimal(1)), Decimal(1), 4)
