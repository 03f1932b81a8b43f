"""All that is known of an entry is stored, read back as it was, covered by its seal, and carried to a re-issue."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.archive.pages import PAGE, extraction_of, page, take_in, write
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.reading.formats import read
from yearbook_viewer.records import (
    Basis,
    Cell,
    ChangeKind,
    Choices,
    Condition,
    Entry,
    Layout,
    ParsedFile,
    Reason,
    SetHeading,
    Table,
)

LAYOUT = Layout(
    headings=(SetHeading(0, 6, 0), SetHeading(30, 34, 2)),
    bold=((30, 34), (40, 42)),
    tables=(
        Table(50, 60, (Cell(0, 0, 50, 52, rows=2), Cell(0, 1, 53, 60, columns=3))),
        Table(62, 66, (Cell(0, 0, 62, 66),), recognised=True),
    ),
    title="临江年鉴样张",
)
REMARK = Reason("entry-without-year", (("path", "a.txt"),))


def _rich(entry: Entry) -> Entry:
    first, *others = entry.sections
    return replace(
        entry,
        sections=(replace(first, date="2020-03"), *others),
        volume="临江年鉴",
        volume_year=2021,
        place=("文化", "档案"),
        year_from=Basis.TEXT,
        volume_year_from=Basis.NAMES,
        date_from=Basis.HEADER,
        layout=LAYOUT,
    )


def parse_rich(path: Path, choices: Choices) -> ParsedFile:
    source = replace(read(path), format="docx", remarks=(REMARK,))
    found = extraction_of(source.text)
    return ParsedFile(source, (replace(found, entry=_rich(found.entry)),))


@pytest.fixture
def rich(archive: Archive, tmp_path: Path) -> Archive:
    list(archive.import_files([write(tmp_path, "a.txt", PAGE)], parse_rich))
    return archive


def test_everything_is_read_back_as_it_was_found(rich: Archive) -> None:
    (listed,) = rich.listings()
    assert rich.reading(listed.id).extraction.entry == _rich(extraction_of(PAGE).entry)
    assert (listed.volume, listed.volume_year, listed.place) == ("临江年鉴", 2021, ("文化", "档案"))
    assert (listed.year_from, listed.file, listed.outdated) == (Basis.TEXT, "a.txt", False)
    assert rich.check().condition is Condition.SOUND
    with closing(sqlite3.connect(rich.path)) as connection:
        assert connection.execute("SELECT format FROM files").fetchall() == [("docx",)]


def test_remarks_of_the_reading_stand_in_the_report(archive: Archive, tmp_path: Path) -> None:
    steps = archive.import_files([write(tmp_path, "a.txt", PAGE)], parse_rich)
    (report,) = [step.report for step in steps if step.report]
    assert report.remarks == (REMARK,)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE entries SET volume = '临江年鑒'",
        "UPDATE entries SET place = '[]'",
        "UPDATE entries SET year_from = ''",
        "UPDATE entries SET volume_year_from = 'title'",
        "UPDATE entries SET date_from = ''",
        "UPDATE sections SET date = '2020-04' WHERE date <> ''",
        "UPDATE sections SET date = ''",
        "UPDATE layouts SET content = '1' WHERE kind = 'heading' AND ordinal = 1",
        "UPDATE layouts SET start = 31 WHERE kind = 'bold' AND start = 30",
        "DELETE FROM layouts WHERE kind = 'recognised'",
    ],
)
def test_what_changed_behind_our_back_is_noticed(rich: Archive, change: str) -> None:
    with closing(sqlite3.connect(rich.path)) as connection, connection:
        connection.execute(change)
    assert [reason.key for reason in rich.check().reasons] == ["check-entry"]


def test_everything_can_be_put_right_and_what_is_not_named_stays(rich: Archive) -> None:
    (listed,) = rich.listings()
    rich.correct(
        listed.id,
        title="县馆",
        year=2019,
        source="编辑部",
        volume="云泽年鉴",
        volume_year=2020,
        place=("科教",),
        date="2021-04-05",
    )
    rich.correct(listed.id, volume_year=None)
    entry = rich.reading(listed.id).extraction.entry
    assert (entry.title, entry.year, entry.source, entry.volume) == ("县馆", 2019, "编辑部", "云泽年鉴")
    assert (entry.volume_year, entry.place, entry.date) == (None, ("科教",), "2021-04-05")
    assert {entry.year_from, entry.volume_year_from, entry.date_from} == {Basis.READER}
    assert rich.check().condition is Condition.SOUND
    rich.undo()
    change = rich.undo()
    assert change is not None
    assert change.kind is ChangeKind.CORRECTED
    assert rich.reading(listed.id).extraction.entry == _rich(extraction_of(PAGE).entry)
    assert rich.check().condition is Condition.SOUND


def test_what_was_put_right_is_kept_in_the_next_issue_and_told_as_the_reader_s(
    archive: Archive, tmp_path: Path
) -> None:
    take_in(archive, write(tmp_path, "a.txt", page("某局")))
    archive.correct(archive.listings()[0].id, volume="临江年鉴", volume_year=2021, place=("政务",), date="2021-04")
    assert take_in(archive, write(tmp_path, "b.txt", page("某局", "更正:"))) == ["revised"]
    (listed,) = archive.listings()
    assert (listed.volume, listed.volume_year, listed.place, listed.date) == ("临江年鉴", 2021, ("政务",), "2021-04")
    assert (listed.volume_year_from, listed.date_from, listed.year_from) == (Basis.READER, Basis.READER, "")


def test_a_year_that_the_reader_says_now_wins_over_one_put_right_before(archive: Archive, tmp_path: Path) -> None:
    def parse(path: Path, choices: Choices) -> ParsedFile:
        source = read(path)
        found = extraction_of(source.text)
        return ParsedFile(source, (replace(found, entry=replace(found.entry, date="2022", date_from=Basis.READER)),))

    take_in(archive, write(tmp_path, "a.txt", page("某局")))
    archive.correct(archive.listings()[0].id, date="2021-04")
    list(archive.import_files([write(tmp_path, "b.txt", page("某局", "更正:"))], parse))
    (listed,) = archive.listings()
    assert (listed.date, listed.date_from) == ("2022", Basis.READER)


def test_two_texts_of_an_entry_are_laid_side_by_side(archive: Archive, tmp_path: Path) -> None:
    take_in(archive, write(tmp_path, "a.txt", page("某局", "旧有")), write(tmp_path, "b.txt", page("某局", "新有")))
    (current,) = archive.listings()
    (earlier,) = archive.revisions(current.id)
    first, second = archive.differences(earlier.entry, current.id)
    assert first.same
    assert second.old is not None
    assert second.new is not None
    changed = [
        [side.text[start - side.start : end - side.start] for start, end in side.changed]
        for side in (second.old, second.new)
    ]
    assert changed == [["旧"], ["新"]]
