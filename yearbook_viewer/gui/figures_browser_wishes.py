"""What is asked of all figures: what stands in the filter row, what was chosen from the groups, and the order."""

from collections.abc import Mapping
from dataclasses import dataclass

from yearbook_viewer.messages import N_, Catalogue
from yearbook_viewer.records import FigureFilter, FigureGrouping, FigureOrder
from yearbook_viewer.text.value_ranges import read_range, read_year

GROUPING_NAMES = {
    FigureGrouping.INDICATOR: N_("指标"),
    FigureGrouping.SUBJECT: N_("主体"),
    FigureGrouping.PLACE: N_("类目"),
    FigureGrouping.YEAR: N_("年份"),
    FigureGrouping.UNIT: N_("单位"),
}

# How the rows stand, rising and falling.
ORDER_WORDS = {
    (FigureOrder.TEXT, False): N_("按原文顺序"),
    (FigureOrder.TEXT, True): N_("按原文顺序,从后往前"),
    (FigureOrder.INDICATOR, False): N_("按指标"),
    (FigureOrder.INDICATOR, True): N_("按指标倒序"),
    (FigureOrder.VALUE, False): N_("按数值从小到大"),
    (FigureOrder.VALUE, True): N_("按数值从大到小"),
    (FigureOrder.UNIT, False): N_("按单位"),
    (FigureOrder.UNIT, True): N_("按单位倒序"),
    (FigureOrder.YEAR, False): N_("按年份从早到晚"),
    (FigureOrder.YEAR, True): N_("按年份从晚到早"),
    (FigureOrder.SUBJECT, False): N_("按主体"),
    (FigureOrder.SUBJECT, True): N_("按主体倒序"),
}


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the filter row; `span`: the range of values, as typed. Empty fields ask for nothing."""

    words: str = ""
    subject: str = ""
    place: str = ""
    first_year: str = ""
    last_year: str = ""
    family: str = ""
    span: str = ""
    targets: bool = False
    changes: bool = True


class Unread(ValueError):
    """A field that cannot be understood; `sentence` says so and shows how it is written."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def filter_of(
    typed: Typed, chosen: Mapping[FigureGrouping, str], units: Mapping[str, str], say: Catalogue
) -> FigureFilter:
    """The filter that is meant by what was typed and chosen together; Unread where a field cannot be understood.

    `units`: the unit that values of a family are shown in, and that a number without one is meant in.
    """
    years = [year for year in (chosen.get(FigureGrouping.YEAR, ""),) if year]
    first = typed_year(typed.first_year, say)
    last = typed_year(typed.last_year, say)
    if first is not None and last is not None and first > last:
        first, last = last, first
    for year in map(int, years):
        first, last = max(first or year, year), min(last or year, year)
    family, least, most = typed.family, None, None
    if typed.span.strip():
        span = read_range(typed.span, units.get(family, ""))
        if span is None:
            raise Unread(
                say(
                    "看不懂范围“{words}”。可以写成:> 1000 万元、500-800 亿元、≥3%、2万人以下。",
                    words=typed.span.strip(),
                )
            )
        if family and span.family and span.family != family:
            raise Unread(
                say("范围“{words}”不是“{family}”的单位。请换一个单位,或者把单位族选为“全部”。",
                    words=typed.span.strip(), family=family)
            )  # fmt: skip
        least, most = span.closed()
        family = family or span.family
    return FigureFilter(
        words=typed.words,
        indicator=chosen.get(FigureGrouping.INDICATOR, ""),
        subject=chosen.get(FigureGrouping.SUBJECT, ""),
        subject_words=typed.subject,
        place=chosen.get(FigureGrouping.PLACE, ""),
        place_words=typed.place,
        first_year=first,
        last_year=last,
        family=family,
        unit=chosen.get(FigureGrouping.UNIT, ""),
        least=least,
        most=most,
        targets=typed.targets,
        changes=typed.changes,
    )


def status_words(count: int, order: FigureOrder, say: Catalogue, *, falling: bool) -> str:
    """共 12,345 条,按数值从大到小."""
    return say("共 {count} 条,{order}", count=f"{count:,}", order=say(ORDER_WORDS[order, falling]))


def typed_year(typed: str, say: Catalogue) -> int | None:
    """A year; None while less than four digits are typed, Unread where it cannot be one."""
    try:
        return read_year(typed)
    except ValueError as error:
        raise Unread(say("看不懂年份“{words}”。请写四位数字,例如 2019。", words=typed.strip())) from error
