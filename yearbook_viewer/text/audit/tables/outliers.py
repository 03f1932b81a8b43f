"""The values of one thing over the years, in a table or a text: which is out of all proportion to its neighbours."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from yearbook_viewer.records import Entry, Figure, Finding, FindingKind, Role, Verdict
from yearbook_viewer.text.audit.numbers.precision import plain, scale_of, value_of
from yearbook_viewer.text.audit.numbers.proportion import SHORTEST, out_of_proportion
from yearbook_viewer.text.figures import cues
from yearbook_viewer.text.figures.scan import RANGE
from yearbook_viewer.text.series.families import convert, family_of
from yearbook_viewer.text.series.names import series_name

# Numbers of one digit go up and down.
_LEAST = Decimal(10)
_SHORTEST = 2
_FOLLOWED = 5
# What the arithmetic shows of a long series, on either side.
_SHOWN = 2
# 2014—2018年,…为: the years of a list, so far before its first value, and what stands between two of its values.
_YEARS = re.compile(r"((?:19|20)[0-9]{2})年?(?:[-—~～至到]+|[^。；\n]{0,4}至)((?:19|20)[0-9]{2})年[^。；\n]{0,48}$")
# 近五年…分别为: as many years, the last of them the one described.
_LATEST = re.compile(r"(?:近|最近|过去|前)([三四五六七八九十]|[0-9]{1,2})年[^。；\n]{0,40}(?:分别|依次)[^。；\n]{0,8}$")
# 1995年、1996年、1997年…分别为: as many years as values.
_EACH_YEAR = re.compile(
    r"((?:(?:19|20)[0-9]{2}年?(?:[、，,和及与]|\s){0,2}){3,12})[^。；\n]{0,32}(?:分别|依次)[^。；\n]{0,8}$"
)
_A_YEAR = re.compile("(?:19|20)[0-9]{2}")
# 同期销售收入分别为: as many years as were named before.
_SAME_YEARS = re.compile(
    r"(?:同期|(?:这|上述|以上)[^。；\n]{0,2}年|[各历逐每]年|相应)[^。；\n]{0,24}(?:分别|依次)[^。；\n]{0,8}$"
)
_NAMED_REACH = 200
# 某市2016年用水总量: of a list of values for several years each has its own in its name.
_OF_YEAR = re.compile("^.{0,8}?(?:19|20)[0-9]{2}年")
# “十五”期间,各年…依次为: the five years of a plan.
_PLAN = re.compile(
    r"[“\"「]?([六七八九]|十[一二三四]?)五[”\"」]?(?:计划)?(?:期间|时期)[^。；\n]{0,40}(?:分别|依次)[^。；\n]{0,8}$"
)
_PLANS = {
    "六": 1981,
    "七": 1986,
    "八": 1991,
    "九": 1996,
    "十": 2001,
    "十一": 2006,
    "十二": 2011,
    "十三": 2016,
    "十四": 2021,
}
_YEARS_OF_PLAN = 5
_NUMERALS = {numeral: number for number, numeral in enumerate("三四五六七八九十", 3)}
_YEARS_REACH = 80
_BETWEEN = frozenset("、，,和及与")
# 由2011年的8.6万吨、2012年的8.9万吨增加到2013年的9.2万吨: what stands between the values of one thing, year by year.
_NEXT_YEAR = re.compile(
    r"[、，,；;和及与]?\s{0,4}(?:(?:又|再|逐[年步])?(?:经|增加?|增长|上升|提高|减少?|下降|降低|回落|扩大|攀升|发展|变化|升|降)?[到至为经]?)?"
    r"(?:了)?((?:19|20)[0-9]{2})年?末?的?(?:又?(?:为|是|达到?|有|增至|降至|增加到|减少到))?([\u4e00-\u9fff]{0,8}?)\s{0,4}"
)
_LONGEST_STEP = 16
_SAID = 24


def outliers(entry: Entry, figures: Sequence[Figure]) -> list[Finding]:
    """The figures of an entry that fit no series they stand in, in the order of the text.

    A series is what one table, or the text, prints under one name for at least three years, once for each; or a list
    of values for a span of years (2014—2018年分别为), or year by year (由2011年的…、2012年的…增加到2013年的…). In
    a table the rates of change are one too.
    """
    series: dict[tuple[int, str, str, str, str], dict[int, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    ends = [table.end for table in entry.layout.tables]
    at = 0
    for figure in figures:
        while at < len(ends) and ends[at] <= figure.start:
            at += 1
        table = at if at < len(ends) and entry.layout.tables[at].start <= figure.start else -1
        if not (_is_value(figure) or (table >= 0 and _is_rate(figure))) or figure.doubt or figure.year is None:
            continue
        name = series_name(figure.indicator)
        if table >= 0 or len(name) >= _SHORTEST:
            key = table, name, family_of(figure.unit).name, figure.scope, figure.role.value + figure.relation
            series[key][figure.year].append(figure)
    found: dict[int, Finding] = {}
    # What is done (培训, 检查) is told of many things; over so many years of one.
    followed = (each for key, each in series.items() if key[0] >= 0 or _is_followed(key[1], each))
    for each in (*followed, *_lists(entry.text, figures), *_told_by_year(entry.text, figures)):
        for finding in _in_series(each):
            found.setdefault(finding.checked.start, finding)
    return [found[start] for start in sorted(found)]


def _is_followed(name: str, by_year: Mapping[int, Sequence[Figure]]) -> bool:
    return len(by_year) >= _FOLLOWED or cues.VERB.match(name) is None


def _lists(text: str, figures: Sequence[Figure]) -> Iterator[dict[int, list[Figure]]]:
    """The lists of values for a span of years, by year."""
    run: list[Figure] = []
    for figure in (*figures, None):
        if figure is not None and run and _goes_on(text, run[-1], figure):
            run.append(figure)
            continue
        if len(run) >= SHORTEST:
            start = run[0].start
            first = _first_year(text[max(0, start - _YEARS_REACH) : start], run)
            first = first or _first_named(text[max(0, start - _NAMED_REACH) : start], len(run))
            if first is not None:
                yield {first + number: [each] for number, each in enumerate(run)}
        run = [figure] if figure is not None and _is_value(figure) else []


def _first_year(words: str, run: Sequence[Figure]) -> int | None:
    """The year of the first of a list of values, where the words before it name as many years as it has values."""
    span = _YEARS.search(words)
    if span is not None:
        return int(span[1]) if int(span[2]) - int(span[1]) + 1 == len(run) else None
    each = _EACH_YEAR.search(words)
    if each is not None:
        years = [int(year) for year in _A_YEAR.findall(each[1])]
        return years[0] if years == list(range(years[0], years[0] + len(run))) else None
    plan = _PLAN.search(words)
    if plan is not None and len(run) == _YEARS_OF_PLAN:
        return _PLANS[plan[1]]
    latest = _LATEST.search(words)
    last = run[0].year
    if latest is None or last is None:
        return None
    count = _NUMERALS[latest[1]] if latest[1] in _NUMERALS else int(latest[1])
    return last - count + 1 if count == len(run) else None


def _first_named(words: str, count: int) -> int | None:
    """The first of as many years, one after another, as were named last, where words say that they are meant."""
    if _SAME_YEARS.search(words) is None:
        return None
    years = [int(year) for year in _A_YEAR.findall(words)][-count:]
    return years[0] if years == list(range(years[0], years[0] + count)) else None


def _told_by_year(text: str, figures: Sequence[Figure]) -> Iterator[dict[int, list[Figure]]]:
    """The values that a sentence tells year by year, with nothing between them but the years."""
    run: list[Figure] = []
    for figure in (*figures, None):
        if figure is not None and run and _is_next_year(text, run[0], run[-1], figure):
            run.append(figure)
            continue
        if len(run) >= SHORTEST:
            yield {each.year: [each] for each in run if each.year is not None}
        run = [figure] if figure is not None and _is_value(figure) and figure.year is not None else []


def _is_next_year(text: str, first: Figure, former: Figure, figure: Figure) -> bool:
    """Whether a figure is the same thing's value in a later year; what is said of it was said of the first."""
    if not _is_value(figure) or figure.start - former.end > _LONGEST_STEP or former.year is None:
        return False
    between = _NEXT_YEAR.fullmatch(text[former.end : figure.start])
    if (
        between is None
        or between[2] not in text[max(0, first.start - _SAID) : first.start]
        or figure.year != int(between[1])
        or figure.year <= former.year
    ):
        return False
    return family_of(former.unit).name == family_of(figure.unit).name


def _goes_on(text: str, former: Figure, figure: Figure) -> bool:
    """Whether a figure is the next value of a list."""
    alike = (former.unit, former.year) == (figure.unit, figure.year)
    alike = alike and _OF_YEAR.sub("", former.indicator) == _OF_YEAR.sub("", figure.indicator)
    return alike and _is_value(figure) and text[former.end : figure.start].strip() in _BETWEEN


def written(years: Sequence[int], figures: Sequence[Figure], at: int) -> str:
    """Years and values, those of one figure in brackets and all in its unit and scale: `2017: 12 → 2018: [130]`."""
    checked = figures[at]
    scale = scale_of(checked)
    values = [plain(convert(value_of(figure), figure.unit, checked.unit) / scale) for figure in figures]
    values[at] = f"[{values[at]}]"
    return " → ".join(f"{year}: {value}" for year, value in zip(years, values, strict=True))


def around(at: int, length: int) -> range:
    """The places of a series that are shown with the one in question."""
    return range(max(0, at - _SHOWN), min(length, at + 1 + _SHOWN))


def _is_value(figure: Figure) -> bool:
    return figure.role is Role.LEVEL and not figure.target and figure.value is not None and figure.qualifier != RANGE


def _is_rate(figure: Figure) -> bool:
    return (
        figure.role in (Role.INCREASE, Role.DECREASE)
        and figure.unit == "%"
        and not figure.target
        and figure.value is not None
        and figure.qualifier != RANGE
    )


def _in_series(by_year: Mapping[int, Sequence[Figure]]) -> Iterator[Finding]:
    if any(len(figures) > 1 for figures in by_year.values()):
        return
    years = sorted(by_year)
    figures = [by_year[year][0] for year in years]
    # Falls among falls are compared by how far they fall, and digits as they are printed.
    values = [convert(value_of(figure), figure.unit, figures[0].unit) for figure in figures]
    for at in out_of_proportion(values):
        others = sorted(values[:at] + values[at + 1 :])
        small = others[len(others) // 2] < _LEAST
        # 9.6, 94, 9.1: told to a tenth they do not.
        whole = all(each == each.to_integral_value() for each in values)
        if small and (figures[at].role is not Role.LEVEL or whole):
            continue
        shown = around(at, len(years))
        words = written([years[place] for place in shown], [figures[place] for place in shown], at - shown.start)
        against = tuple(figures[place] for place in shown if place != at)
        yield Finding(FindingKind.OUTLIER, Verdict.INCONSISTENT, words, figures[at], against)
