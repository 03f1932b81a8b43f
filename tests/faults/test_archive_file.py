"""What the world does to an archive file, and the sentence that the reader gets for it."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import monotonic

import pytest

from tests.archive.pages import PAGE, page, take_in, titles, write
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.errors import ArchiveDamaged, ArchiveProblem

NOBODY = 65534
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def closed(archive: Archive, tmp_path: Path) -> Path:
    """An archive with one entry, closed well and backed up."""
    take_in(archive, write(tmp_path, "a.txt", PAGE))
    archive.close()
    return archive.path


def _refusal(path: Path) -> ArchiveProblem:
    """What opening the file raises; the file is as it was."""
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(ArchiveProblem) as caught:
        Archive.open(path)
    assert (path.read_bytes() if path.is_file() else b"") == before
    return caught.value


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


def test_an_empty_file_is_damage_and_names_the_backups(closed: Path, home: Path) -> None:
    closed.write_bytes(b"")
    problem = _refusal(closed)
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
    assert _refusal(path).key == key


def test_a_file_that_is_no_archive_is_not_called_damaged_because_another_archive_has_backups(
    closed: Path, tmp_path: Path
) -> None:
    other = tmp_path / "notes.ybk"
    other.write_text("县档案馆" * 100, encoding="utf-8")
    assert _refusal(other).key == "not-an-archive"


def test_a_folder_is_no_archive(tmp_path: Path) -> None:
    assert _refusal(tmp_path).key == "not-an-archive"


def test_another_program_s_database_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "foreign.ybk"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE meta (name, value)")
    assert _refusal(path).key == "other-database"


def test_a_broken_header_of_an_archive_that_we_know_is_damage(closed: Path) -> None:
    closed.write_bytes(b"\0" * 100 + closed.read_bytes()[100:])
    assert _refusal(closed).key == "archive-damaged"


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_truncated_archive_is_damage(closed: Path, share: float) -> None:
    content = closed.read_bytes()
    closed.write_bytes(content[: int(len(content) * share)])
    problem = _refusal(closed)
    assert isinstance(problem, ArchiveDamaged)
    assert problem.key == "archive-damaged"


def test_a_zeroed_first_page_of_tables_is_damage(closed: Path) -> None:
    content = closed.read_bytes()
    closed.write_bytes(content[:100] + b"\0" * 3996 + content[4096:])
    assert isinstance(_refusal(closed), ArchiveDamaged)


def test_an_archive_without_its_tables_is_damage(closed: Path) -> None:
    with closing(sqlite3.connect(closed)) as connection:
        connection.execute("DROP TABLE marks")
    assert _refusal(closed).key == "archive-damaged"


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
            archive.search("档案")
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
    problem = _refusal(closed)
    assert (problem.key, dict(problem.reason.values)["revision"]) == ("archive-newer", "0999")


def test_an_archive_held_by_another_program_is_told_within_two_seconds(closed: Path) -> None:
    with _held(closed):
        begun = monotonic()
        with pytest.raises(ArchiveProblem, match="archive-locked"):
            Archive.open(closed)
        assert monotonic() - begun < 2
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
        assert archive.search("档案").total == 5
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
