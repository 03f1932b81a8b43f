"""The figures of a whole archive: filtered as Python would filter them, in every order, and found again after edits."""

import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.archive.pages import PAGE, extraction_of, page, take_in, write
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.reading.formats import read
from yearbook_viewer.records import (
    Choices,
    EntryId,
    Figure,
    FigureAddress,
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


@pytest.fixture
def entry(archive: Archive, tmp_path: Path) -> EntryId:
    take_in(archive, write(tmp_path, "a.txt", PAGE))
    return archive.listings()[0].id


def _texts(archive: Archive, wanted: FigureFilter = FigureFilter()) -> list[str]:
    return [printing.figure.text for printing in archive.printings(archive.figures(wanted))]


def test_a_printing_tells_where_it_stands(archive: Archive, entry: EntryId) -> None:
    first, second, *_ = archive.printings(archive.figures())
    assert (first.figure.text, first.section_title, first.sentence) == (
        "12人",
        "概况",
        "【概况】 2020年,县档案馆有职工12人。",
    )
    assert (second.figure.text, second.sentence) == ("3.50万卷", "【馆藏】 馆藏档案3.50万卷,其中文书档案20000卷。")
    assert second.sentence[second.figure.start - second.sentence_start :].startswith("3.50万卷")
    assert (second.entry_title, second.entry_year) == ("临江县档案馆", 2020)


def test_figures_of_a_section_are_those_of_its_own_slice(archive: Archive, entry: EntryId) -> None:
    first, second = archive.reading(entry).section_ids
    assert _texts(archive, FigureFilter(section=first)) == ["12人"]
    assert _texts(archive, FigureFilter(entry=entry, section=second)) == ["3.50万卷", "20000卷", "640卷"]
    assert _texts(archive, FigureFilter(entry=EntryId(99))) == []


def test_both_bounds_of_a_range_are_in_it(archive: Archive, entry: EntryId) -> None:
    assert _texts(archive, FigureFilter(least=Decimal(640), most=Decimal(20000))) == ["20000卷", "640卷"]
    assert _texts(archive, FigureFilter(least=Decimal("640.5"), most=Decimal("19999.5"))) == []


def test_figures_go_with_their_entry_and_come_back_with_it(archive: Archive, entry: EntryId) -> None:
    addresses = archive.figures()
    archive.delete(entry)
    assert archive.figures() == ()
    with pytest.raises(ArchiveProblem, match="no-such-entry"):
        archive.printings(addresses)
    archive.undo()
    assert archive.figures() == addresses


def test_imported_twice_nothing_is_told_twice(archive: Archive, entry: EntryId, tmp_path: Path) -> None:
    before = list(archive.figures())
    take_in(archive, write(tmp_path, "b.txt", PAGE))
    assert list(archive.figures()) == before
    take_in(archive, write(tmp_path, "c.txt", PAGE.replace("640卷", "641卷")))
    assert _texts(archive) == ["12人", "3.50万卷", "20000卷", "641卷"]


def test_an_entry_read_again_is_browsed_by_what_was_found_then(archive: Archive, entry: EntryId) -> None:
    list(archive.read_again([entry]))
    told = _texts(archive)
    assert told == [figure.text for figure in archive.reading(entry).extraction.figures]
    assert "职工" in archive.printings(archive.figures())[0].figure.indicator
    archive.undo()
    assert _texts(archive) == ["12人", "3.50万卷", "20000卷", "640卷"]
    assert archive.figures(FigureFilter(words="档案")) == archive.figures()


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM figure_columns",
        "UPDATE figure_columns SET version = 0",
        "UPDATE figure_columns SET content = x'789c'",
        "UPDATE figure_columns SET content = zeroblob(40)",
    ],
)
def test_columns_that_are_missing_old_or_damaged_are_made_anew(archive: Archive, entry: EntryId, change: str) -> None:
    before = list(archive.figures())
    with closing(sqlite3.connect(archive.path)) as connection, connection:
        connection.execute(change)
    assert archive.check().reasons == ()
    assert list(archive.figures()) == before
    assert _texts(archive, FigureFilter(most=Decimal(12))) == ["12人"]


def test_columns_are_made_for_whoever_may_only_read(archive: Archive, entry: EntryId) -> None:
    before = list(archive.figures())
    with closing(sqlite3.connect(archive.path)) as connection, connection:
        connection.execute("DELETE FROM figure_columns")
    with closing(sqlite3.connect(archive.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert list(archive.figures()) == before
    with closing(sqlite3.connect(archive.path)) as connection:
        assert connection.execute("SELECT count(*) FROM figure_columns").fetchone() == (0,)
    assert list(Archive.open(archive.path).figures()) == before
    with closing(sqlite3.connect(archive.path)) as connection:
        assert connection.execute("SELECT count(*) FROM figure_columns").fetchone() == (1,)


def test_entries_without_figures_are_looked_at_once(archive: Archive, tmp_path: Path) -> None:
    take_in(archive, write(tmp_path, "a.txt", "某局\n【概况】 无。\n"), write(tmp_path, "b.txt", page("某馆")))
    assert [address.ordinal for address in archive.figures()] == [0]
    with closing(sqlite3.connect(archive.path)) as connection:
        assert connection.execute("SELECT count(*) FROM figure_columns").fetchone() == (2,)


def test_a_long_entry_is_kept_in_portions(archive: Archive, tmp_path: Path) -> None:
    text = "某局\n【概况】 2020年," + "".join(f"第{number}柜藏档{number}卷;" for number in range(2500)) + "\n"
    take_in(archive, write(tmp_path, "a.txt", text))
    found = archive.figures(FigureFilter(least=Decimal(2490)), FigureOrder.VALUE, falling=True)
    assert [printing.figure.text for printing in archive.printings(found)][:2] == ["2499卷", "2498卷"]
    assert found[0] == FigureAddress(found[0].entry, 2499)


def test_another_archive_in_the_file_s_place_is_noticed(archive: Archive, entry: EntryId, tmp_path: Path) -> None:
    assert len(archive.figures()) == 4
    other = Archive.open(tmp_path / "other.ybk")
    take_in(other, write(tmp_path, "b.txt", page("某局")))
    other.path.replace(archive.path)
    assert len(archive.figures()) == 1


def test_what_another_window_writes_is_seen(archive: Archive, entry: EntryId, tmp_path: Path) -> None:
    assert len(archive.figures()) == 4
    take_in(Archive.open(archive.path), write(tmp_path, "b.txt", page("某局")))
    assert len(archive.figures()) == 5


def test_numpy_is_loaded_only_where_figures_are_browsed(archive: Archive, entry: EntryId) -> None:
    archive.close()
    program = (
        "import sys; from pathlib import Path; from yearbook_viewer.archive.archive import Archive;"
        f"archive = Archive.open(Path({str(archive.path)!r})); archive.listings(); before = 'numpy' in sys.modules;"
        "archive.figures(); sys.exit(before or 'numpy' not in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
