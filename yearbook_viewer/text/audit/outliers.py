"""The values of one thing over the years, in a table or a text: which is out of all proportion to its neighbours."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
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


def outliers(entry: Entry, figures: Sequence[Figure]) -> list[Finding]:
    """The figures of an entry that fit no series they stand in, in the order of the text.

    A series is what one table, or the text, prints under one name for at least four years, once for each.
    """
    starts = [table.start for table in entry.layout.tables]
    ends = [table.end for table in entry.layout.tables]
    series: dict[tuple[int, str, str, str], list[Figure]] = defaultdict(list)
    at = 0
    for figure in figures:
        while at < len(ends) and ends[at] <= figure.start:
            at += 1
        if not _may_be_followed(figure):
            continue
        table = at if at < len(ends) and starts[at] <= figure.start else -1
        name = series_name(figure.indicator)
        if len(name) >= _SHORTEST and (table >= 0 or cues.VERB.match(name) is None):
            series[table, name, family_of(figure.unit).name, figure.scope].append(figure)
    found = [finding for each in series.values() for finding in _in_series(each)]
    return sorted(found, key=lambda finding: finding.checked.start)


def written(before: Sequence[Figure], checked: Figure, behind: Sequence[Figure]) -> str:
    """The years and values around a figure, in its unit and scale, its own in brackets: `2017: 12 → 2018: [130]`."""
    scale = scale_of(checked)
    told = [
        f"{figure.year}: {plain(convert(value_of(figure), figure.unit, checked.unit) / scale)}"
        for figure in (*before, *behind)
    ]
    told.insert(len(before), f"{checked.year}: [{plain(value_of(checked) / scale)}]")
    return " → ".join(told)


def _may_be_followed(figure: Figure) -> bool:
    return (
        figure.role is Role.LEVEL
        and figure.year is not None
        and not figure.target
        and not figure.doubt
        and figure.value is not None
        and figure.qualifier != RANGE
    )


def _in_series(figures: Sequence[Figure]) -> Iterator[Finding]:
    by_year: dict[int, Figure] = {}
    for figure in figures:
        assert figure.year is not None  # those without are in no series
        if figure.year in by_year:
            return
        by_year[figure.year] = figure
    in_order = [by_year[year] for year in sorted(by_year)]
    values = [signed(figure) for figure in in_order]
    for at in out_of_proportion(values):
        others = sorted(values[:at] + values[at + 1 :])
        if others[len(others) // 2] < _LEAST and in_order[at].value == int(values[at]):
            continue
        before, behind = in_order[max(0, at - _SHOWN) : at], in_order[at + 1 : at + 1 + _SHOWN]
        words = written(before, in_order[at], behind)
        yield Finding(FindingKind.OUTLIER, Verdict.INCONSISTENT, words, in_order[at], (*before, *behind))
