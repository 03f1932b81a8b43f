"""The same indicator over the years, as the archive follows it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from tests.archive.pages import extraction_of, write
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.reading.formats import read
from yearbook_viewer.records import (
    ChangeKind,
    Choices,
    Figure,
    FigureAddress,
    FigureFilter,
    LinkState,
    ParsedFile,
    Role,
    SeriesKey,
    SeriesListing,
)

GDP = SeriesKey("云泽市", "生产总值", "人民币", "")
PEOPLE = SeriesKey("云泽市", "户籍人口", "人", "")
POPULATION = SeriesKey("云泽市", "人口", "人", "")

PAGES = {
    "云泽市_2018": ["全市地区生产总值|2018|120|元|", "户籍总人口|2018|50|人|", "新增就业|2018|7|人|"],
    "云泽市_2019": ["GDP|2019|130|元|", "地区生产总值|2018|121|元|", "人口|2019|51|人|", "GDP|2020|150|元|!"],
    "云泽市_2020": ["国内生产总值|2020|139|元|", "户籍人口|2020|52|人|", "生产总值|2020|7|%|"],
    "临江县_2019": ["全县地区生产总值|2019|12|元|", "全市地区生产总值|2019|130|元|"],
}


def _figures(text: str) -> Iterator[Figure]:
    start = text.index("\n") + 1
    for line in text[start:].splitlines():
        indicator, year, value, unit, goal = line.split("|")
        yield Figure(
            start + line.index("|") + 1,
            start + len(line),
            line[line.index("|") + 1 :],
            Decimal(value),
            unit,
            "",
            indicator,
            Role.LEVEL,
            "",
            int(year),
            target=goal == "!",
            scope="全市" if indicator.startswith("全市") else "",
        )
        start += len(line) + 1


def parse_lines(path: Path, choices: Choices = Choices()) -> ParsedFile:
    source = read(path)
    subject, year = path.stem.split("_")
    found = extraction_of(source.text)
    entry = replace(found.entry, title=f"{subject}概况", subject=subject, year=int(year), volume_year=int(year) + 1)
    told = replace(found, entry=entry, marks=(), figures=tuple(_figures(source.text)), findings=())
    return ParsedFile(source, (told,))


def _take_in(archive: Archive, folder: Path) -> None:
    files = [write(folder, f"{name}.txt", "\n".join([name, *lines, ""])) for name, lines in PAGES.items()]
    list(archive.import_files(files, parse_lines))


@pytest.fixture
def filled(archive: Archive, tmp_path: Path) -> Archive:
    _take_in(archive, tmp_path)
    return archive


def _told(archive: Archive, key: SeriesKey) -> list[tuple[int | None, str, int | None]]:
    """Year, value and volume of each printing."""
    return [(each.figure.year, str(each.figure.value), each.volume_year) for each in archive.series(key).printings]


def test_every_printing_of_a_series_is_told_by_year_and_volume_and_goals_are_none(filled: Archive) -> None:
    assert _told(filled, GDP) == [(2018, "120", 2019), (2018, "121", 2020), (2019, "130", 2020), (2020, "139", 2021)]
    assert filled.series(GDP).indicator == "国内生产总值"
    assert _told(filled, GDP._replace(subject="临江县")) == [(2019, "12", 2020)]
    assert _told(filled, GDP._replace(subject="临江县", scope="全市")) == [(2019, "130", 2020)]
    assert _told(filled, GDP._replace(name="无")) == []


def test_series_to_choose_from_have_most_years_first(filled: Archive) -> None:
    listed = filled.series_listings()
    assert listed[0] == SeriesListing(GDP, "国内生产总值", "元", 2018, 2020, 3, 4)
    assert listed[1] == SeriesListing(PEOPLE, "户籍人口", "人", 2018, 2020, 2, 2)
    assert len(listed) == 7
    assert len(filled.series_listings(limit=2)) == 2


def test_words_are_looked_for_in_what_is_printed_and_in_the_name(filled: Archive) -> None:
    assert GDP in [each.key for each in filled.series_listings("ＧＤＰ")]
    assert {each.key.name for each in filled.series_listings("就业")} == {"新增就业"}
    assert {each.key.subject for each in filled.series_listings("生产总值", "临江县")} == {"临江县"}
    assert filled.series_listings("无") == ()


def test_a_figure_tells_its_series(filled: Archive) -> None:
    told = [filled.series_of(printing.address) for printing in filled.series(GDP).printings]
    assert told == [GDP] * 4
    goals = [
        printing for printing in filled.printings(filled.figures(FigureFilter(targets=True))) if printing.figure.target
    ]
    assert [filled.series_of(goal.address) for goal in goals] == [None]
    assert filled.series_of(FigureAddress(goals[0].address.entry, 99)) is None


def test_likely_series_are_proposed_joined_parted_and_all_of_it_is_undone(filled: Archive) -> None:
    (link,) = filled.series_links(PEOPLE)
    assert (link.one, link.other, link.state) == (PEOPLE, POPULATION, LinkState.PROPOSED)
    filled.decide_link(POPULATION, PEOPLE, LinkState.ACCEPTED)
    assert [year for year, _, _ in _told(filled, PEOPLE)] == [2018, 2019, 2020]
    assert filled.series(POPULATION).joined == (PEOPLE,)
    filled.decide_link(PEOPLE, POPULATION, LinkState.REFUSED)
    assert [year for year, _, _ in _told(filled, PEOPLE)] == [2018, 2020]
    assert [each.state for each in filled.series_links(POPULATION)] == [LinkState.REFUSED]
    change = filled.undo()
    assert change is not None
    assert (change.kind, change.title) == (ChangeKind.LINKED, "云泽市概况")
    assert filled.series(PEOPLE).joined == (POPULATION,)
    filled.undo()
    assert [each.state for each in filled.series_links(PEOPLE)] == [LinkState.PROPOSED]
    assert filled.undo() is None
    assert filled.check().reasons == ()


def test_series_are_joined_by_way_of_others(filled: Archive) -> None:
    work = SeriesKey("云泽市", "新增就业", "人", "")
    filled.decide_link(PEOPLE, POPULATION, LinkState.ACCEPTED)
    filled.decide_link(POPULATION, work, LinkState.ACCEPTED)
    assert set(filled.series(work).joined) == {PEOPLE, POPULATION}
    assert len(_told(filled, work)) == 4


def test_a_link_that_makes_no_sense_is_refused(filled: Archive) -> None:
    with pytest.raises(ValueError, match="itself"):
        filled.decide_link(PEOPLE, PEOPLE, LinkState.ACCEPTED)
    nowhere = PEOPLE._replace(subject="无")
    with pytest.raises(ArchiveProblem, match="no-such-entry"):
        filled.decide_link(nowhere, nowhere._replace(name="人口"), LinkState.ACCEPTED)


def test_what_was_printed_first_stands_first_whatever_was_imported_first(archive: Archive, tmp_path: Path) -> None:
    for name in ("云泽市_2020", "云泽市_2019"):
        text = f"{name}\n地区生产总值|2018|{name[-1]}|元|\n"
        list(archive.import_files([write(tmp_path, f"{name}.txt", text)], parse_lines))
    assert _told(archive, GDP) == [(2018, "9", 2020), (2018, "0", 2021)]


def test_a_link_that_changed_behind_our_back_is_noticed(filled: Archive) -> None:
    filled.decide_link(PEOPLE, POPULATION, LinkState.REFUSED)
    with closing(sqlite3.connect(filled.path)) as connection, connection:
        connection.execute("UPDATE series_links SET state = 'accepted'")
    assert [(reason.key, reason.values) for reason in filled.check().reasons] == [("check-links", (("count", "1"),))]


def test_imported_twice_a_series_is_the_same(filled: Archive, tmp_path: Path) -> None:
    before = _told(filled, GDP)
    again = tmp_path / "again"
    again.mkdir()
    _take_in(filled, again)
    assert _told(filled, GDP) == before


def test_an_archive_without_figures_has_no_series(archive: Archive) -> None:
    assert archive.series_listings() == ()
    assert archive.series(GDP).printings == ()
    assert archive.series_links(GDP) == ()
    assert len(archive.figures()) == 0
