"""What a chart draws: lines and points in panels, one for each unit; no drawing here, and no Qt."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from itertools import count, groupby

from yearbook_viewer.export.series_rows import (
    POINTS,
    RATES,
    Print,
    SeriesRow,
    in_unit,
    indexed,
    printed_unit,
    series_rows,
)
from yearbook_viewer.gui.chart_asking import Charted
from yearbook_viewer.messages import N_, Catalogue
from yearbook_viewer.records import Series, SeriesKey, SeriesListing


class Measure(StrEnum):
    """What of the values is drawn: themselves, how much they grew on the year before, or the first year as 100."""

    VALUE = "value"
    GROWTH = "growth"
    INDEX = "index"


MEASURE_NAMES = {
    Measure.VALUE: N_("数值"),
    Measure.GROWTH: N_("比上年"),
    Measure.INDEX: N_("首年为 100"),
}
INDEX_UNIT = N_("首年 = 100")


@dataclass(frozen=True, slots=True)
class Wish:
    """How the reader wants a chart. `units`: by family what to show it in; as it is printed where nothing is said."""

    measure: Measure = Measure.VALUE
    units: Mapping[str, str] = field(default_factory=dict)
    goals: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """A point. `value`: in the unit of its panel; `rows`: the printings of that year and value, as they came out."""

    year: int
    value: float
    told: Print
    rows: tuple[SeriesRow, ...]

    @property
    def leads(self) -> bool:
        """Whether the line goes through it."""
        return any(row.leads for row in self.rows)


@dataclass(frozen=True, slots=True)
class Line:
    """A series as it is drawn. `style`: which of the styles; `proposed`: only proposed for one that is charted.

    `colour`: the style whose colour it has, of a proposed series the one that it may be. `runs`: stretches of years
    without a gap, each as years and values; those of a proposed series go on to the years of the other beside its own.
    """

    label: str
    style: int
    colour: int
    proposed: bool
    spots: tuple[Spot, ...]
    runs: tuple[tuple[tuple[int, float], ...], ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """Lines that share an axis."""

    unit: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """A charted series worked out: its rows, the unit it is shown in, what it is called beside the others.

    `style`, `colour`: as in Line.
    """

    key: SeriesKey
    label: str
    style: int
    colour: int
    proposed: bool
    unit: str
    rows: tuple[SeriesRow, ...]


def styles_of(chart: Sequence[Charted], before: Mapping[SeriesKey, int]) -> dict[SeriesKey, int]:
    """Which style each series is drawn in: the one it had before, else the first that none has."""
    keys = [each.series.key for each in chart]
    styles = {key: before[key] for key in keys if key in before}
    free = (number for number in count() if number not in set(styles.values()))
    return {key: styles[key] if key in styles else next(free) for key in keys}


def courses_of(chart: Sequence[Charted], styles: Mapping[SeriesKey, int], wish: Wish) -> tuple[Course, ...]:
    """The series of a chart, each followed by those that are proposed for it, in styles of their own."""
    further = count(max(styles.values(), default=-1) + 1)
    every = [series.key for each in chart for series in (each.series, *each.proposed)]
    found = []
    for each in chart:
        style = styles[each.series.key]
        rows = series_rows(each.series, each.goals if wish.goals else ())
        unit = wish.units.get(each.series.key.family) or printed_unit(rows)
        if not rows:
            continue
        found.append(Course(each.series.key, label_of(each.series, every), style, style, False, unit, rows))
        for series in each.proposed:
            label, told = label_of(series, every), series_rows(series)
            found.append(Course(series.key, label, next(further), style, True, unit, told))
    return tuple(found)


def panels_of(courses: Sequence[Course], measure: Measure, say: Catalogue) -> tuple[Panel, ...]:
    """The panels from above, in the order in which their units are met."""
    panels: dict[str, list[Line]] = {}
    own: dict[int, dict[int, float]] = {}
    for course in courses:
        spots = tuple(_spots(course, measure))
        if not course.proposed:
            own[course.style] = _on_line(spots)
        # Index numbers of two series count from different years.
        beside = own[course.colour] if course.proposed and measure is not Measure.INDEX else {}
        if spots:
            panels.setdefault(_unit(course, measure, say), []).append(_line(course, spots, beside))
    return tuple(Panel(unit, tuple(lines)) for unit, lines in panels.items())


def label_of(series: Series, among: Sequence[SeriesKey]) -> str:
    """What a series is called: its indicator, with the place where there are several places, and its scope if told."""
    key = series.key
    # 临江县地区生产总值 of 临江县 says the place itself.
    bare = series.indicator.removeprefix(key.subject) or series.indicator
    place = key.subject if len({other.subject for other in among}) > 1 else ""
    scope = f"({key.scope})" if key.scope and key.scope not in series.indicator else ""
    return f"{place}{bare}{scope}"


def listing_of(series: Series) -> SeriesListing:
    """A charted series as it is listed to be chosen, wherever it stands among the others."""
    years = {printing.figure.year for printing in series.printings if printing.figure.year is not None}
    first, last = (min(years), max(years)) if years else (0, 0)
    unit = series.printings[0].figure.unit if series.printings else ""
    return SeriesListing(series.key, series.indicator, unit, first, last, len(years), len(series.printings))


def title_of(courses: Sequence[Course], say: Catalogue) -> str:
    """The title of a chart: place, indicators, years."""
    own = [course for course in courses if not course.proposed]
    years = sorted({row.year for course in own for row in course.rows})
    if not years:
        return ""
    subjects = {course.key.subject for course in own}
    place = f"{subjects.pop()} " if len(subjects) == 1 else ""
    names = say("、").join(dict.fromkeys(course.label for course in own[:3]))
    if len(own) > 3:
        names = say("{names}等", names=names)
    span = str(years[0]) if years[0] == years[-1] else f"{years[0]}—{years[-1]}"
    return say("{place}{names}({years} 年)", place=place, names=names, years=span)


def source_line(courses: Sequence[Course], say: Catalogue) -> str:
    """Where the values come from: volumes and years."""
    volumes: dict[str, set[int]] = {}
    entries: dict[str, set[int]] = {}
    for course in courses:
        for row in course.rows:
            of = row.printing
            if of.volume:
                volumes.setdefault(of.volume, set()).update([of.volume_year] if of.volume_year else [])
            else:
                title = of.entry_title if of.subject in of.entry_title else f"{of.subject}{of.entry_title}"
                entries.setdefault(title, set()).update([of.entry_year] if of.entry_year else [])
    named = [_dated(title, years, N_("{title} {years} 年卷"), say) for title, years in volumes.items()]
    named += [_dated(title, years, N_("{title}({years} 年)"), say) for title, years in entries.items()]
    return say("资料来源:{sources}", sources=say("、").join(named)) if named else ""


def _dated(title: str, years: set[int], words: str, say: Catalogue) -> str:
    return say(words, title=title, years=_spans(years, say)) if years else title


def _spans(years: set[int], say: Catalogue) -> str:
    """2011—2015、2017: consecutive ones from … to."""
    spans = []
    for _, run in groupby(enumerate(sorted(years)), key=lambda pair: pair[1] - pair[0]):
        own = [year for _, year in run]
        spans.append(str(own[0]) if len(own) == 1 else f"{own[0]}—{own[-1]}")
    return say("、").join(spans)


def _line(course: Course, spots: tuple[Spot, ...], beside: Mapping[int, float]) -> Line:
    """`beside`: the places of the line that this one may go on."""
    on_line = _on_line(spots)
    near = {year for own in on_line for year in (own - 1, own + 1)} & beside.keys()
    places = sorted({**{year: beside[year] for year in near}, **on_line}.items())
    runs = tuple(
        tuple(pair for _, pair in run)
        for _, run in groupby(enumerate(places), key=lambda placed: placed[1][0] - placed[0])
    )
    return Line(course.label, course.style, course.colour, course.proposed, spots, runs)


def _on_line(spots: Sequence[Spot]) -> dict[int, float]:
    return {spot.year: spot.value for spot in spots if spot.leads}


def _spots(course: Course, measure: Measure) -> Iterator[Spot]:
    if measure is Measure.VALUE:
        places: dict[tuple[int, float, bool], list[SeriesRow]] = {}
        for row in course.rows:
            value = float(in_unit(row.value, course.key.family, course.unit))
            # A goal that was met is a point of its own.
            goal = row.told is Print.GOAL
            places.setdefault((row.year, value, goal), []).append(row)
        for (year, value, _), rows in sorted(places.items(), key=lambda place: place[0]):
            yield Spot(year, value, _leading(rows), tuple(rows))
        return
    told = indexed(course.rows) if measure is Measure.INDEX else {}
    for row in course.rows:
        if not row.leads:
            continue
        number = told.get(row.year) if measure is Measure.INDEX else _grown(row)
        if number is not None:
            yield Spot(row.year, float(number), row.told, (row,))


def _grown(row: SeriesRow) -> Decimal | None:
    return row.change if row.key.family in RATES else row.growth


def _leading(rows: Sequence[SeriesRow]) -> Print:
    """What a point with several printings is drawn as: what the line goes through before what only repeats it."""
    return next((row.told for row in rows if row.leads), rows[0].told)


def _unit(course: Course, measure: Measure, say: Catalogue) -> str:
    match measure:
        case Measure.INDEX:
            return say(INDEX_UNIT)
        case Measure.GROWTH:
            return say("比上年增减,{unit}", unit=POINTS if course.key.family in RATES else "%")
    return course.unit
