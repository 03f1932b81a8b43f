"""Which two numbers an average may come from, by units and words; and a rate, a multiple or a conversion."""

import re
from collections.abc import Iterator
from decimal import Decimal

from yearbook_viewer.records import Figure
from yearbook_viewer.text.audit.clauses.akin import telling
from yearbook_viewer.text.audit.clauses.linked import clause_before
from yearbook_viewer.text.audit.clauses.sentences import Sentence
from yearbook_viewer.text.audit.numbers.precision import RATES, Interval, interval_of, value_of
from yearbook_viewer.text.audit.quotients.days_told import days_of
from yearbook_viewer.text.audit.quotients.rate_readings import (
    AVERAGE,
    CONVERTED,
    LIKELY,
    PEOPLE,
    SURELY,
    Ratio,
    conversions_of,
    kind_of,
    places_near,
    power_of,
    rates_of,
)
from yearbook_viewer.text.series.families import in_base

_HEADS = frozenset("人名口位")
# The words of an average: what is told is so much of something for each of something else.
_PER = re.compile(
    r"(?:每(?P<power>十万|[百千万]|[1-9][0-9]{0,2}(?![0-9]))?(?P<each>[\u4e00-\u9fff]{0,12})|(?P<what>(?!平)[\u4e00-\u9fff])均(?![匀衡线])|平均(?P<whole>[\u4e00-\u9fff]{0,8})"
    r"|(?P<field>亩产|单产)|单价|均价|单(?P<one>[车机船户])|密度|年?利用|负担|人平)[^,;:。]*$"
)
_DAY = re.compile("日均|每[日天]|天均")
_MONTH = re.compile("月均|每月|均月(?!份)|月(?=[人户]均)")
_MONTHS = (Decimal(12),)
_YEARLY = re.compile("全年|年内|年度|(?:19|20)[0-9]{2}年(?![末底初])")
_TIMES = frozenset("日月年天")
_AREA = re.compile("亩|公顷|平方米|平方公里")
_WHOM = re.compile(r"[\u4e00-\u9fff]{0,4}人口|[人名位口](?!次)")
_OF_WHOM = re.compile("[人户名口]")
_NAMELESS = re.compile(r"平均|[人户亩]?均|每[\u4e00-\u9fff]?|拥有|占有|配备|负担|单[价产]|价|达到?|为")
_SLACK_OF_HEADS, _SLACK_OF_HOMES = Decimal("0.04"), Decimal("0.15")
_PEOPLED = re.compile("人口|职工|员工|从业|居民|农民|农户|总户|家庭|住户")
_HOURS = {"小时": ("电量", "功率")}


def ratios_of(both: Sentence, at: int) -> list[Ratio]:
    """What a figure may be the ratio of, by what it is told as."""
    figure, clause = both.figures[at], clause_before(both, at)
    if figure.unit in RATES:
        return list(rates_of(both, at, clause))
    if CONVERTED.search(clause):
        return list(conversions_of(both, at))
    per = _PER.search(clause)
    return list(_averages(both, at, per)) if per is not None else []


def _averages(both: Sentence, at: int, per: re.Match[str]) -> Iterator[Ratio]:
    figure = both.figures[at]
    unit, _, each = figure.unit.partition("/")
    places = places_near(both, at)
    words = per[0]
    factor = power_of(per["power"])
    named = _named(words)
    for over in places:
        total, clause = both.figures[over], clause_before(both, over)
        kind = _HOURS.get(unit)
        if AVERAGE.search(clause) or not (
            kind_of(total.unit) == kind_of(unit) or (kind and kind_of(total.unit) == kind[0])
        ):
            continue
        scale = Decimal(1) if kind else in_base(Decimal(1), total.unit) / in_base(Decimal(1), unit)
        told = 2 if named and named <= set(clause + total.indicator) else 1
        # 月人均 begins before what is divided by.
        timed = per.string[max(0, per.start() - 1) :]
        if _DAY.search(timed) or _MONTH.search(timed):
            told_before = "".join(both.gaps[: at + 1])
            numbers = _MONTHS if _MONTH.search(timed) else days_of(told_before)
            if over < at and numbers and _YEARLY.search(told_before):
                whole = Ratio(total, None, scale, Interval(min(numbers), max(numbers)), numbers[0], told + 2)
                name = per["what"] or per["each"] or ""
                yield from _timed(both, at, per, whole) if _OF_WHOM.match(name) else (whole,)
            continue
        for under in places:
            number = both.figures[under]
            if under == over or under > at or AVERAGE.search(clause_before(both, under)):
                continue
            sure = 0 if _is_divided_already(both, at, over, under) else _divides(both, under, per, each, kind)
            if not sure or (kind_of(number.unit) == kind_of(total.unit) and sure < 2):
                continue
            own = _in_named(number, per, each)
            if own is None:
                continue
            people = number.unit in _HEADS and _PEOPLED.search(number.indicator) is not None
            slack = _SLACK_OF_HEADS if people else Decimal(0)
            # Who lives in no household of a family is counted too.
            slack = _SLACK_OF_HOMES if number.unit == "户" and total.unit in PEOPLE else slack
            yield Ratio(
                total,
                number,
                scale * factor,
                interval_of(number).times(own),
                value_of(number) * own,
                told + sure,
                slack,
            )


def _is_divided_already(both: Sentence, at: int, over: int, under: int) -> bool:
    """Whether a total has in its own sentence a number to be divided by, or its average, where an average stands
    elsewhere: 种植8.6万亩,总产2236万公斤。油菜收获3.1万亩,单产78公斤."""
    kind = kind_of(both.figures[under].unit)
    # 玉米播种18.2万亩,单产245公斤: what stands beside an average goes before what was told of another crop.
    own = range(max((place for place in range(under + 1, at + 1) if "。" in both.before(place)), default=at), at)
    if any(kind_of(both.figures[place].unit) == kind for place in own):
        return True
    low, high = sorted((over, under))
    if not any("。" in both.before(place) for place in range(low + 1, high + 1)):
        return False
    stops = [place for place, words in enumerate(both.gaps) if "。" in words]
    first = max((place for place in stops if place <= over), default=0)
    last = min((place for place in stops if place > over), default=len(both.figures))
    return any(
        kind_of(both.figures[place].unit) == kind or AVERAGE.search(clause_before(both, place))
        for place in range(first, last)
        if place not in (over, at)
    )


def _timed(both: Sentence, at: int, per: re.Match[str], whole: Ratio) -> Iterator[Ratio]:
    """What each had a month or a day of what was told for the year: 7700人,发放保障金1386万元,人均每月150元.

    How many they were went up and down.
    """
    for under in places_near(both, at):
        number = both.figures[under]
        heads = under < at and _divides(both, under, per, "", None) == SURELY and number.unit in (*PEOPLE, "户")
        if heads and number.unit != "人次":
            told = interval_of(number)
            bottom = Interval(told.low * whole.bottom.low, told.high * whole.bottom.high)
            value = value_of(number) * whole.value
            yield whole._replace(under=number, bottom=bottom, value=value, sure=LIKELY, slack=_SLACK_OF_HOMES)


def _named(words: str) -> frozenset[str]:
    """The characters of what is averaged."""
    name = telling(_NAMELESS.sub("", words))
    return frozenset(name)


def _divides(both: Sentence, at: int, per: re.Match[str], each: str, kind: tuple[str, str] | None) -> int:
    """How surely a number is what an average divides by: 2 if its words name it, 1 if they say nothing."""
    number = both.figures[at]
    family = kind_of(number.unit)
    named = kind[1] if kind else kind_of(each) if each else "面积" if per["field"] else ""
    if named:
        return SURELY if family == named else 0
    told = per["what"] or per["one"]
    if told:
        return _divides_by(number, told)
    name = per["each"] or per["whole"] or ""
    tail = number.indicator[-2:]
    is_named = (
        (number.unit and name.lstrip("百千万亿").startswith(number.unit))
        or (family == "面积" and _AREA.match(name))
        or (number.unit in PEOPLE and _WHOM.match(name))
        or (tail and tail in name)
    )
    return SURELY if name and is_named else int(not per["each"])


def _divides_by(number: Figure, told: str) -> int:
    """The same for an average of one character: 户均, 场均."""
    if told == "人":
        return SURELY if number.unit in PEOPLE else 0
    if told == "亩":
        return SURELY if kind_of(number.unit) == "面积" else 0
    if told in _TIMES:
        return 0
    named = number.unit[-1:] == told or (told != "户" and told in number.indicator[-2:])
    return SURELY if named else int(told != "户" and number.unit in ("个", "家", "所"))


def _in_named(number: Figure, per: re.Match[str], each: str) -> Decimal | None:
    """What one of the number is in the unit that the average is told for: of 公顷 fifteen 亩."""
    told = each or ("亩" if per["field"] or per["what"] == "亩" else "")
    if not told and per["each"]:
        unit = _AREA.match(per["each"])
        told = unit[0] if unit else ""
    if not told or kind_of(told) != kind_of(number.unit):
        return Decimal(1)
    return in_base(Decimal(1), number.unit) / in_base(Decimal(1), told)
