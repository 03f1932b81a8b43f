"""An archive that others hold, that cannot be written, moves or is cut short: what is told, and what is left alone."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.archive.pages import PAGE, page, take_in, titles, write
from tests.faults.refusals import refusal
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.records import SearchWish

ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def _held(path: Path) -> Iterator[None]:
    """Another process has the file to itself."""
    program = (
        "import sqlite3, sys; connection = sqlite3.connect(sys.argv[1], isolation_level=None);"
        "connection.execute('BEGIN EXCLUSIVE'); print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        other.stdout.readline()
        yield
        assert other.stdin is not None
        other.stdin.close()


NOBODY = 65534


@contextmanager
def _unprivileged(*folders: Path) -> Iterator[None]:
    """As a user whom permissions bind: root passes every one of them."""
    if os.name == "nt":
        pytest.skip("permissions are others on Windows")
    if os.geteuid() != 0:
        yield
        return
    # pytest's own folders are for their owner alone.
    for folder in folders:
        for each in (folder, *folder.parents):
            if str(each).startswith("/tmp/") and each.owner() == "root":
                each.chmod(each.stat().st_mode | 0o055)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_later_program_s_archive_can_be_read_where_it_allows_that(closed: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(closed)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '0999'")
    archive = Archive.open(closed)
    assert archive.notice is not None
    assert archive.notice.key == "archive-newer-read-only"
    assert titles(archive) == ["临江县档案馆"]
    before = closed.read_bytes()
    with pytest.raises(ArchiveProblem, match="archive-read-only"):
        take_in(archive, write(tmp_path, "b.txt", page("某局")))
    archive.close()
    assert closed.read_bytes() == before


def test_a_later_program_s_archive_is_refused_where_it_asks_for_more(closed: Path) -> None:
    with closing(sqlite3.connect(closed)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '0999'")
        connection.execute("UPDATE meta SET value = '99' WHERE name = 'least_reader'")
    problem = refusal(closed)
    assert (problem.key, dict(problem.reason.values)["revision"]) == ("archive-newer", "0999")


def test_an_archive_held_by_another_program_is_told(closed: Path) -> None:
    with _held(closed), pytest.raises(ArchiveProblem, match="archive-locked"):
        Archive.open(closed)
    assert titles(Archive.open(closed)) == ["临江县档案馆"]


def test_an_edit_while_another_program_holds_the_archive_is_told_and_leaves_it_alone(closed: Path) -> None:
    archive = Archive.open(closed)
    (entry,) = archive.listings()
    with _held(closed), pytest.raises(ArchiveProblem, match="archive-locked"):
        archive.delete(entry.id)
    assert archive.listings() == (entry,)


@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_cannot_be_written_opens_for_reading(closed: Path, tmp_path: Path, what: str) -> None:
    folder = tmp_path / "library"
    folder.mkdir()
    path = Path(shutil.copy(closed, folder / "shelf.ybk"))
    (path if what == "file" else folder).chmod(0o444 if what == "file" else 0o555)
    with _unprivileged(folder):
        archive = Archive.open(path)
        assert archive.notice is not None
        assert archive.notice.key == "archive-opened-read-only"
        assert titles(archive) == ["临江县档案馆"]
        assert archive.search(SearchWish("档案")).total == 5
        with pytest.raises(ArchiveProblem, match="archive-read-only"):
            archive.delete(archive.listings()[0].id)
        assert list(archive.seed(folder)) == []
        assert archive.close() is None


def test_a_file_that_may_not_be_read_is_a_clear_sentence(closed: Path, tmp_path: Path) -> None:
    closed.chmod(0)
    with _unprivileged(tmp_path), pytest.raises(ArchiveProblem, match="cannot-open-archive"):
        Archive.open(closed)


def test_no_archive_can_be_made_where_nothing_may_be_written(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    folder.mkdir(mode=0o555)
    with _unprivileged(folder), pytest.raises(ArchiveProblem, match="cannot-make-archive"):
        Archive.open(folder / "new.ybk")
    assert list(folder.iterdir()) == []


def test_an_archive_moved_away_is_noticed_and_none_is_made_in_its_place(closed: Path, tmp_path: Path) -> None:
    archive = Archive.open(closed)
    closed.rename(tmp_path / "elsewhere.ybk")
    with pytest.raises(ArchiveProblem, match="archive-gone"):
        take_in(archive, write(tmp_path, "b.txt", page("某局")))
    assert not closed.exists()


def test_an_archive_replaced_by_another_is_not_written(closed: Path, tmp_path: Path) -> None:
    archive = Archive.open(closed)
    other = Archive.open(tmp_path / "other.ybk")
    other.path.replace(closed)
    with pytest.raises(ArchiveProblem, match="archive-replaced"):
        take_in(archive, write(tmp_path, "b.txt", page("某局")))
    assert titles(Archive.open(closed)) == []


def test_an_archive_is_found_under_any_name(archive: Archive, tmp_path: Path) -> None:
    folder = tmp_path / "卷 #1?&%20"
    opened = Archive.open(folder / "档案 100%.ybk")
    take_in(opened, write(tmp_path, "a.txt", PAGE))
    assert [path.name for path in folder.iterdir()] == ["档案 100%.ybk"]


@pytest.mark.skipif(os.name == "nt", reason="limits are others on Windows")
def test_a_limit_on_the_file_s_size_is_told_and_what_was_saved_is_kept(closed: Path, tmp_path: Path) -> None:
    write(tmp_path, "b.txt", page("某局", "茶" * 200_000))
    program = """
import resource, sys
from pathlib import Path
from tests.archive.pages import parse_page
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.errors import ArchiveProblem
archive = Archive.open(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
try:
    list(archive.import_files([Path(sys.argv[2])], parse_page))
except ArchiveProblem as problem:
    print(problem.key, [entry.title for entry in archive.listings()])
"""
    done = subprocess.run(
        [sys.executable, "-c", program, closed, tmp_path / "b.txt"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "archive-input-output ['临江县档案馆']\n"
    archive = Archive.open(closed)
    assert archive.check().reasons == ()
    assert take_in(archive, tmp_path / "b.txt") == ["added"]


def _cut_short(path: Path) -> None:
    """As a power cut leaves it in the middle of a transaction: pages half written, their journal beside them."""
    work = path.with_name("work.ybk")
    shutil.copy(path, work)
    with closing(sqlite3.connect(work, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size=1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE texts SET text = 'half'")
        connection.execute(
            "CREATE TABLE filler AS WITH RECURSIVE n(i) AS (SELECT 1 UNION SELECT i + 1 FROM n "
            "WHERE i < 5000) SELECT i, hex(randomblob(50)) FROM n"
        )
        shutil.copy(work, path)
        shutil.copy(f"{work}-journal", f"{path}-journal")


def test_a_transaction_cut_short_by_a_power_cut_is_rolled_back(closed: Path) -> None:
    _cut_short(closed)
    archive = Archive.open(closed)
    assert archive.reading(archive.listings()[0].id).extraction.entry.text == PAGE
    assert archive.check().reasons == ()


def test_an_archive_cut_short_on_a_medium_that_cannot_be_written_is_told(closed: Path, tmp_path: Path) -> None:
    _cut_short(closed)
    before = closed.read_bytes()
    closed.chmod(0o444)
    tmp_path.chmod(0o555)
    with _unprivileged(tmp_path), pytest.raises(ArchiveProblem) as caught:
        Archive.open(closed)
    tmp_path.chmod(0o755)
    assert caught.value.key == "archive-unfinished"
    assert closed.read_bytes() == before
