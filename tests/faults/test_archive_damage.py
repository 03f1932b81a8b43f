"""A file that is no archive, or a damaged one: refused by name, never overwritten."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.archive.pages import page, take_in, write
from tests.faults.refusals import refusal
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.errors import ArchiveDamaged, ArchiveProblem
from yearbook_viewer.records import SearchWish


def test_an_empty_file_is_damage_and_names_the_backups(closed: Path, home: Path) -> None:
    closed.write_bytes(b"")
    problem = refusal(closed)
    assert isinstance(problem, ArchiveDamaged)
    (folder,) = (home / "backups").iterdir()
    assert dict(problem.reason.values) == {"path": str(closed), "backups": str(folder)}
    assert problem.key == "archive-empty"


@pytest.mark.parametrize(
    ("content", "key"),
    [("县档案馆".encode() * 100, "not-an-archive"), (b"%PDF-1.7", "not-an-archive"), (b"S", "not-an-archive")],
)
def test_a_file_that_is_no_archive_is_refused(tmp_path: Path, content: bytes, key: str) -> None:
    path = tmp_path / "foreign.ybk"
    path.write_bytes(content)
    assert refusal(path).key == key


def test_a_file_that_is_no_archive_is_not_called_damaged_because_another_archive_has_backups(
    closed: Path, tmp_path: Path
) -> None:
    other = tmp_path / "notes.ybk"
    other.write_text("县档案馆" * 100, encoding="utf-8")
    assert refusal(other).key == "not-an-archive"


def test_a_folder_is_no_archive(tmp_path: Path) -> None:
    assert refusal(tmp_path).key == "not-an-archive"


def test_another_program_s_database_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "foreign.ybk"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE meta (name, value)")
    assert refusal(path).key == "other-database"


def test_a_broken_header_of_an_archive_that_we_know_is_damage(closed: Path) -> None:
    closed.write_bytes(b"\0" * 100 + closed.read_bytes()[100:])
    assert refusal(closed).key == "archive-damaged"


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_truncated_archive_is_damage(closed: Path, share: float) -> None:
    content = closed.read_bytes()
    closed.write_bytes(content[: int(len(content) * share)])
    problem = refusal(closed)
    assert isinstance(problem, ArchiveDamaged)
    assert problem.key == "archive-damaged"


def test_a_zeroed_first_page_of_tables_is_damage(closed: Path) -> None:
    content = closed.read_bytes()
    closed.write_bytes(content[:100] + b"\0" * 3996 + content[4096:])
    assert isinstance(refusal(closed), ArchiveDamaged)


def test_an_archive_without_its_tables_is_damage(closed: Path) -> None:
    with closing(sqlite3.connect(closed)) as connection:
        connection.execute("DROP TABLE marks")
    assert refusal(closed).key == "archive-damaged"


def test_no_flipped_byte_brings_the_program_down(closed: Path) -> None:
    sound = closed.read_bytes()
    # Every fourth byte of the header, then one byte of each stretch of the file: all in turn would take minutes.
    for place in (*range(0, 100, 4), *range(100, len(sound), 997)):
        content = bytearray(sound)
        content[place] ^= 0xFF
        closed.write_bytes(content)
        try:
            archive = Archive.open(closed)
            archive.check()
            for entry in archive.listings():
                archive.reading(entry.id)
            archive.search(SearchWish("档案"))
        except ArchiveProblem:
            continue


def test_damage_is_met_while_reading_and_the_file_is_left_alone(closed: Path, tmp_path: Path) -> None:
    archive = Archive.open(closed)
    content = closed.read_bytes()
    for page_of_file in range(4096, len(content), 4096):
        content = content[:page_of_file] + b"\xff" * 64 + content[page_of_file + 64 :]
    closed.write_bytes(content)
    with pytest.raises(ArchiveDamaged):
        archive.listings()
    with pytest.raises(ArchiveDamaged):
        take_in(archive, write(tmp_path, "b.txt", page("某局")))
    assert closed.read_bytes() == content
