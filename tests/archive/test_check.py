import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.archive.pages import PAGE, take_in, write
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.errors import ArchiveDamaged
from yearbook_viewer.records import Condition


@pytest.fixture
def filled(archive: Archive, tmp_path: Path) -> Archive:
    take_in(archive, write(tmp_path, "a.txt", PAGE))
    return archive


def test_a_sound_archive_is_called_sound(filled: Archive) -> None:
    assert filled.check().condition is Condition.SOUND


@pytest.mark.parametrize("printed", ["(何文博)\n【馆藏】", "文书档案20000卷", "35000.00", "2021-03-01", "概况"])
def test_one_flipped_bit_of_an_entry_is_noticed(filled: Archive, printed: str) -> None:
    content = bytearray(filled.path.read_bytes())
    content[content.index(printed.encode()) + 1] ^= 1
    filled.path.write_bytes(content)
    soundness = filled.check()
    assert soundness.condition is Condition.DAMAGED
    assert {reason.key for reason in soundness.reasons} <= {"check-entry", "check-pages", "archive-damaged"}


def test_the_entry_that_changed_behind_our_back_is_named(filled: Archive) -> None:
    with closing(sqlite3.connect(filled.path)) as connection, connection:
        connection.execute("UPDATE marks SET kind = 'LOC'")
    (reason,) = filled.check().reasons
    assert (reason.key, dict(reason.values)) == ("check-entry", {"title": "临江县档案馆", "entry": "1"})


def test_rows_that_point_nowhere_are_counted(filled: Archive) -> None:
    with closing(sqlite3.connect(filled.path)) as connection, connection:
        connection.execute("DELETE FROM texts")
        connection.execute("DELETE FROM files")
    assert [reason.key for reason in filled.check().reasons] == ["check-references", "check-entry"]


def test_an_archive_that_another_program_holds_cannot_be_told(filled: Archive) -> None:
    with closing(sqlite3.connect(filled.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        soundness = filled.check()
    assert soundness.condition is Condition.UNKNOWN
    assert [reason.key for reason in soundness.reasons] == ["archive-locked"]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE marks SET kind = 'NONE'",
        "UPDATE sections SET path = '[\"'",
        "UPDATE figures SET value = '1..2'",
        "UPDATE finding_figures SET figure = 77",
        "UPDATE marks SET text = CAST(x'FF' AS TEXT)",
    ],
)
def test_a_value_that_cannot_be_is_damage_and_names_its_entry(filled: Archive, change: str) -> None:
    entry = filled.listings()[0].id
    with closing(sqlite3.connect(filled.path)) as connection, connection:
        connection.execute(change)
    with pytest.raises(ArchiveDamaged, match="archive-damaged"):
        filled.reading(entry)
    assert "check-entry" in [reason.key for reason in filled.check().reasons]


def test_a_check_needs_no_room_for_a_copy(filled: Archive, home: Path) -> None:
    home.write_text("no folder")
    assert filled.check().condition is Condition.SOUND


def test_a_check_leaves_no_copy_behind(filled: Archive, home: Path) -> None:
    filled.check()
    assert [path for path in home.rglob("*") if path.is_file()] == []
