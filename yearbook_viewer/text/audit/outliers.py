"""The values of one thing over the years, in a table or a text: which is out of all proportion to its neighbours."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from yearbook_viewer.records import Entry, Figure, Finding, FindingKind, Role, Verdict
from yearbook_viewer.text.audit.facts import signed
from yearbook_viewer.text.audit.precision import plain, scale_of, value_of
from yearbook_viewer.text.audit.proportion import out_of_proportion
from yearbook_viewer.text.figures import cues
from yearbook_viewer.text.figures.scan import RANGE
from yearbook_viewer.text.series.families import convert, family_of
from yearbook_viewer.text.series.names import series_name

# Numbers of one digit go up and down.
_LEAST = Decimal(10)
_SHORTEST = 2
# What the arithmetic shows of a long series, on either side.
_SHOWN = 2
_FEWEST = 4
# 2014—2018年,…分别为: the years of a list, so far before its first value, and what stands between two of its values.
_YEARS = re.compile(
    r"((?:19|20)[0-9]{2})年?(?:[-—~～至到]+|[^。；\n]{0,4}至)((?:19|20)[0-9]{2})年[^。；\n]{0,40}(?:分别|依次)[^。；\n]{0,8}$"
)
_YEARS_REACH = 80
_BETWEEN = frozenset("、，,和及与")


def outliers(entry: Entry, figures: Sequence[Figure]) -> list[Finding]:
    """The figures of an entry that fit no series they stand in, in the order of the text.

    A series is what one table, or the text, prints under one name for at least four years, once for each; or a list
    of values for a span of years (2014—2018年分别为).
    """
    series: dict[tuple[int, str, str, str], dict[int, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    ends = [table.end for table in entry.layout.tables]
    at = 0
    for figure in figures:
        while at < len(ends) and ends[at] <= figure.start:
            at += 1
        if not _is_value(figure) or figure.doubt or figure.year is None:
            continue
        table = at if at < len(ends) and entry.layout.tables[at].start <= figure.start else -1
        name = series_name(figure.indicator)
        if table >= 0 or (len(name) >= _SHORTEST and cues.VERB.match(name) is None):
            series[table, name, family_of(figure.unit).name, figure.scope][figure.year].append(figure)
    found = [finding for each in series.values() for finding in _in_series(each)]
    found += [finding for each in _lists(entry.text, figures) for finding in _in_series(each)]
    return sorted(found, key=lambda finding: finding.checked.start)


def _lists(text: str, figures: Sequence[Figure]) -> Iterator[dict[int, list[Figure]]]:
    """The lists of values for a span of years, by year."""
    run: list[Figure] = []
    for figure in (*figures, None):
        if figure is not None and run and _goes_on(text, run[-1], figure):
            run.append(figure)
            continue
        if len(run) >= _FEWEST:
            start = run[0].start
            span = _YEARS.search(text, max(0, start - _YEARS_REACH), start)
            if span is not None and int(span[2]) - int(span[1]) + 1 == len(run):
                yield {int(span[1]) + number: [each] for number, each in enumerate(run)}
        run = [figure] if figure is not None and _is_value(figure) else []


def _goes_on(text: str, former: Figure, figure: Figure) -> bool:
    """Whether a figure is the next value of a list."""
    alike = (former.unit, former.indicator, former.year) == (figure.unit, figure.indicator, figure.year)
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


def _in_series(by_year: Mapping[int, Sequence[Figure]]) -> Iterator[Finding]:
    if any(len(figures) > 1 for figures in by_year.values()):
        return
    years = sorted(by_year)
    figures = [by_year[year][0] for year in years]
    values = [signed(figure) for figure in figures]
    for at in out_of_proportion(values):
        others = sorted(values[:at] + values[at + 1 :])
        if others[len(others) // 2] < _LEAST and values[at] == values[at].to_integral_value():
            continue
        shown = around(at, len(years))
        words = written([years[place] for place in shown], [figures[place] for place in shown], at - shown.start)
        against = tuple(figures[place] for place in shown if place != at)
        yield Finding(FindingKind.OUTLIER, Verdict.INCONSISTENT, words, figures[at], against)
