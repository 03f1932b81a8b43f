"""The figures of a whole archive: filtered as Python would filter them, counted so, and in every order."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.archive.pages import extraction_of, write
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.reading.formats import read
from yearbook_viewer.records import (
    Choices,
    Figure,
    FigureFilter,
    FigureGrouping,
    FigureOrder,
    ParsedFile,
    Period,
    Printing,
    Role,
)
from yearbook_viewer.text.folds import fold
from yearbook_viewer.text.series.families import family_of, in_base
from yearbook_viewer.text.series.names import series_name

YEARS = (2018, 2019, 2020)
SUBJECTS = ("云泽市", "临江县")


def _figures(text: str, year: int) -> Iterator[Figure]:
    """Each line below the title: indicator, value or `-`, unit, role, `!` for a goal."""
    start = text.index("\n") + 1
    for line in text[start:].splitlines():
        indicator, value, unit, role, goal = line.split("|")
        yield Figure(
            start,
            start + len(line),
            line,
            None if value == "-" else Decimal(value),
            unit,
            "",
            indicator,
            Role(role),
            "",
            None if goal == "?" else year,
            target=goal == "!",
            period=Period.CUMULATIVE if goal == "c" else Period.UNSAID,
        )
        start += len(line) + 1


def parse_lines(path: Path, choices: Choices = Choices()) -> ParsedFile:
    """A file whose name tells subject and year, and whose lines are figures; 类目 after the last digit of the year."""
    source = read(path)
    subject, year = path.stem.split("_")
    found = extraction_of(source.text)
    entry = replace(
        found.entry, title=f"{subject}概况", subject=subject, year=int(year), place=("综合", f"类目{int(year) % 2}")
    )
    told = tuple(_figures(source.text, int(year)))
    return ParsedFile(source, (replace(found, entry=entry, marks=(), figures=told, findings=()),))


LINES = st.builds(
    "{}|{}|{}|{}|{}".format,
    st.sampled_from(["全市生产总值", "ＧＤＰ", "粮食产量", "新建 住房", "播种面积", "a\x1fb", ""]),
    st.sampled_from(["-", "0", "12", "12.50", "100000", "99999999999", "3"]),
    st.sampled_from(["元", "吨", "公斤", "亩", "公顷", "套", ""]),
    st.sampled_from(["level", "level", "increase", "decrease"]),
    st.sampled_from(["", "", "!", "?", "c"]),
)
PAGES = st.lists(LINES, max_size=8)
FILTERS = st.builds(
    FigureFilter,
    words=st.sampled_from(["", "产", "gdp", "新建 住房", "产 粮", "无"]),
    series=st.sampled_from(["", "", "生产总值", "累计生产总值"]),
    subject=st.sampled_from(["", "", "云泽市"]),
    place=st.sampled_from(["", "", "类目1", "综合"]),
    indicator=st.sampled_from(["", "", "", "粮食产量", "ＧＤＰ", "粮食"]),
    subject_words=st.sampled_from(["", "", "", "云", "市 泽", "县云"]),
    place_words=st.sampled_from(["", "", "", "类", "１ 目", "类目 综合"]),
    unit=st.sampled_from(["", "", "", "吨", "公"]),
    first_year=st.sampled_from([None, None, 2019]),
    last_year=st.sampled_from([None, None, 2019]),
    family=st.sampled_from(["", "", "面积", "重量", "人民币"]),
    least=st.sampled_from([None, None, Decimal("12.5"), Decimal("0.012")]),
    most=st.sampled_from([None, None, Decimal(100000)]),
    targets=st.booleans(),
    changes=st.booleans(),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("figures")


def _filled(folder: Path, pages: Sequence[Sequence[str]]) -> Archive:
    for file in folder.glob("*"):
        file.unlink()
    archive = Archive.open(folder / "figures.ybk")
    files = []
    for number, lines in enumerate(pages):
        name = f"{SUBJECTS[number % 2]}_{YEARS[number // 2]}"
        files.append(write(folder, f"{name}.txt", "\n".join([f"{name}", *lines, ""])))
    list(archive.import_files(files, parse_lines))
    return archive


def _all(archive: Archive) -> list[Printing]:
    everything = FigureFilter(targets=True)
    return list(archive.printings(archive.figures(everything)))


def _is_meant(wanted: FigureFilter, printing: Printing) -> bool:
    figure = printing.figure
    value = None if figure.value is None else in_base(figure.value, figure.unit)
    return all(
        (
            all(word in fold(figure.indicator) for word in fold(wanted.words).split()),
            not wanted.series or series_name(figure.indicator, figure.period) == wanted.series,
            wanted.subject in ("", printing.subject),
            not wanted.place or wanted.place in printing.place,
            wanted.indicator in ("", figure.indicator),
            all(word in printing.subject for word in wanted.subject_words.split()),
            not wanted.place_words
            or any(all(word in title for word in fold(wanted.place_words).split()) for title in printing.place),
            wanted.unit in ("", figure.unit),
            wanted.first_year is None or (figure.year or 0) >= wanted.first_year,
            wanted.last_year is None or (figure.year or 9999) <= wanted.last_year,
            not wanted.family or family_of(figure.unit).name == wanted.family,
            wanted.least is None or (value is not None and value >= wanted.least),
            wanted.most is None or (value is not None and value <= wanted.most),
            wanted.targets or not figure.target,
            wanted.changes or figure.role is Role.LEVEL,
        )
    )


KEYS: dict[FigureOrder, Callable[[Printing], Any]] = {
    FigureOrder.INDICATOR: lambda told: fold(told.figure.indicator.replace("\x1f", " ")) or None,
    FigureOrder.SUBJECT: lambda told: told.subject,
    FigureOrder.YEAR: lambda told: told.figure.year,
    FigureOrder.VALUE: lambda told: (
        None if told.figure.value is None else float(in_base(told.figure.value, told.figure.unit))
    ),
    FigureOrder.UNIT: lambda told: (family_of(told.figure.unit).name, told.figure.unit) if told.figure.unit else None,
}


NAMES: dict[FigureGrouping, Callable[[Printing], str]] = {
    FigureGrouping.INDICATOR: lambda told: told.figure.indicator.replace("\x1f", " "),
    FigureGrouping.SUBJECT: lambda told: told.subject,
    FigureGrouping.YEAR: lambda told: str(told.figure.year or ""),
    FigureGrouping.UNIT: lambda told: told.figure.unit,
}


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pages=st.lists(PAGES, min_size=1, max_size=6), wanted=st.lists(FILTERS, min_size=1, max_size=8))
def test_a_filter_means_the_figures_that_python_would_choose(
    folder: Path, pages: list[list[str]], wanted: list[FigureFilter]
) -> None:
    archive = _filled(folder, pages)
    everything = _all(archive)
    assert len(everything) == sum(map(len, pages))
    for each in wanted:
        meant = [printing for printing in everything if _is_meant(each, printing)]
        assert archive.printings(archive.figures(each)) == tuple(meant)
        for grouping, name in NAMES.items():
            counted = {group.name: group.count for group in archive.figure_groups(each, grouping)}
            assert counted == Counter(map(name, meant))
        by_place = {group.name: group.count for group in archive.figure_groups(each, FigureGrouping.PLACE)}
        assert by_place == Counter(title for printing in meant for title in printing.place)
    for order, key in KEYS.items():
        for falling in (False, True):
            told = [key(each) for each in everything]
            places = [place for place, value in enumerate(told) if value is not None]
            places.sort(key=told.__getitem__, reverse=falling)  # equals stay in reading order
            places += [place for place, value in enumerate(told) if value is None]
            found = archive.figures(FigureFilter(targets=True), order, falling=falling)
            assert list(found) == [everything[place].address for place in places]
