"""Averages against the total and the number that it is divided by: 人均存款, 平均亩产, 每千人床位, 日均供水."""

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from yearbook_viewer.records import Figure, Finding, FindingKind, Role, Verdict
from yearbook_viewer.text.audit.precision import (
    RATES,
    Interval,
    interval_of,
    is_well_read,
    last_digit,
    plain,
    value_of,
)
from yearbook_viewer.text.audit.rates import SIGNS
from yearbook_viewer.text.audit.sentences import Sentence
from yearbook_viewer.text.figures.scan import RANGE
from yearbook_viewer.text.series.families import family_of, in_base

_HEADS = frozenset("人名口")
# The words of an average, and the units of what is divided by.
_PER = re.compile(
    r"(?:(?P<head>人均|人平均?)|(?P<house>户均|户平均?)|(?P<field>亩均|亩产|亩平)|(?P<day>(?<!最高)日均|平均每[日天])|(?P<month>月均|平均每月)"
    r"|每(?P<power>[百千万])?(?P<what>公顷|[\u4e00-\u9fff]{0,4}人口|[亩户人名吨担张头台辆所家个只口]))(?P<name>[^,;:]*)$"
)
_UNITS = {"head": _HEADS, "house": frozenset("户"), "field": frozenset("亩")}
_POWERS = {"百": Decimal(100), "千": Decimal(1000), "万": Decimal(10000), None: Decimal(1)}
_DAYS, _MONTHS = (Decimal(365), Decimal(366)), (Decimal(12),)
_YEARLY = re.compile("全年|年内|年度|(?:19|20)[0-9]{2}年(?![末底初])")
# What says of a name nothing that the total's name has to say too.
_SAID = re.compile(r"平均|拥有|占有|达到?|为|是|约|实现|完成|有|每.*均")
_AVERAGE = re.compile("均|每|单产|亩产|平")
_CLAUSE = re.compile("[,;:]")
# Heads and households are counted now at the year's end, now on its average.
_COUNTED = frozenset("人名口户")
_MEANT = re.compile("年?平均|按")
_SLACK, _SLACK_OF_HEADS = Decimal("0.01"), Decimal("0.04")
# What is further off is an average of something else.
_FURTHEST = Decimal(20)
_BACK = 8


class _Divisor(NamedTuple):
    """What a total is divided by: `figure`, or a number of days or months; `slack`: how far it may be another's."""

    figure: Figure | None
    interval: Interval
    value: Decimal
    slack: Decimal


def quotients(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """The averages of which the sentence prints the total and the number divided by, one of each."""
    for sentence in sentences:
        for at, figure in enumerate(sentence.figures):
            if at and figure.role is Role.LEVEL and _is_plain(figure) and figure.unit not in RATES:
                finding = _of_average(sentence, at)
                if finding is not None:
                    yield finding


def _is_plain(figure: Figure) -> bool:
    return not figure.target and figure.qualifier != RANGE and is_well_read(figure) and value_of(figure) > 0


def _of_average(sentence: Sentence, at: int) -> Finding | None:
    printed = sentence.figures[at]
    per = _PER.search(_CLAUSE.split(sentence.before(at))[-1])
    if per is None:
        return None
    divisors = _divisors(sentence, at, per)
    counted = "".join(each.figure.indicator for each in divisors if each.figure is not None)
    total = _total(sentence, at, per["name"], counted) if divisors else None
    if total is None:
        return None
    best = min((_held(sentence.figures[total], printed, each, per) for each in divisors), key=lambda held: held[1])
    found, off = best
    return found if off <= _FURTHEST else None


def _total(sentence: Sentence, at: int, name: str, counted: str) -> int | None:
    """The nearest amount before an average that its name tells of, what is counted left out: 每家企业产值."""
    family = family_of(sentence.figures[at].unit).name
    # 每张蚕种平均产茧: the average is of what stands behind 平均.
    said = set(_SAID.sub("", name.rpartition("平均")[2])) - set(counted)
    for place in range(at - 1, max(-1, at - _BACK), -1):
        figure = sentence.figures[place]
        if figure.role is not Role.LEVEL or not _is_plain(figure) or family_of(figure.unit).name != family:
            continue
        words = _CLAUSE.split(sentence.before(place))[-1]
        if _AVERAGE.search(words) or figure.qualifier:
            continue
        return place if said <= set(words + figure.indicator) else None
    return None


def _divisors(sentence: Sentence, at: int, per: re.Match[str]) -> list[_Divisor]:
    numbers = _DAYS if per["day"] else _MONTHS if per["month"] else ()
    if numbers:
        if not _YEARLY.search("".join(sentence.gaps[max(0, at - 2) : at + 1])):
            return []
        return [_Divisor(None, Interval(number, number), number, _SLACK) for number in numbers]
    kind = next((_UNITS[name] for name in _UNITS if per[name]), None)
    if kind is None:
        kind = _HEADS if per["what"].endswith(("人口", "人", "名")) else frozenset((per["what"],))
    own = sentence.figures[at].unit
    places = [
        place
        for place in range(max(0, at - _BACK), at)
        if sentence.figures[place].unit in kind
        and sentence.figures[place].role is Role.LEVEL
        and _is_plain(sentence.figures[place])
        and not _AVERAGE.search(_CLAUSE.split(sentence.before(place))[-1].replace("年平均", ""))
    ]
    # 卫生技术人员2340人,每千人口拥有5人: heads over heads need a closer look.
    if own in kind or len(places) != 1 or sentence.figures[places[0]].qualifier:
        return []
    figure = sentence.figures[places[0]]
    sure = figure.unit not in _COUNTED or _MEANT.search(sentence.before(places[0])) is not None
    return [_Divisor(figure, interval_of(figure), value_of(figure), _SLACK if sure else _SLACK_OF_HEADS)]


def _held(total: Figure, printed: Figure, divisor: _Divisor, per: re.Match[str]) -> tuple[Finding, Decimal]:
    """What the average comes to, and how many times the one is the other."""
    power = _POWERS[per["power"]]
    scale = in_base(Decimal(1), total.unit) / in_base(Decimal(1), printed.unit)
    computed = value_of(total) * scale / divisor.value * power
    quotient = interval_of(total).times(scale).over(divisor.interval)
    assert quotient is not None  # only what is above nought is divided by
    interval = quotient.times(power)
    digit = last_digit(printed)
    rounded = (computed / digit).quantize(Decimal(1), rounding=ROUND_HALF_UP) * digit
    if rounded == value_of(printed):
        verdict = Verdict.CONSISTENT
    elif Interval(interval.low * (1 - divisor.slack), interval.high * (1 + divisor.slack)).meets(interval_of(printed)):
        verdict = Verdict.ROUNDING
    else:
        verdict = Verdict.INCONSISTENT
    off = max(computed / value_of(printed), value_of(printed) / computed)
    shown = f"{plain(value_of(total) * scale)} ÷ {plain(divisor.value)}"
    if per["power"]:
        shown += f" × {plain(power)}"
    shown += f" = {plain(rounded)}"
    if verdict is not Verdict.CONSISTENT:
        shown += f" {SIGNS[verdict]} {plain(value_of(printed))}"
    against = tuple(
        sorted((each for each in (total, divisor.figure) if each is not None), key=lambda figure: figure.start)
    )
    return Finding(FindingKind.RATIO, verdict, shown, printed, against), off
