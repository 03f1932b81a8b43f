"""A connection that is kept between questions: nobody else may notice it."""

import os
import sqlite3
import time
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import Connection

from yearbook_viewer.archive import kept_reader
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.archive.store import Store
from yearbook_viewer.records.searched import SearchWish


def _own_id(reader: Connection) -> str:
    return str(reader.exec_driver_sql("SELECT value FROM meta WHERE name = 'archive_id'").scalar_one())


def _descriptors_of(path: Path) -> int:
    """How often this process holds the file open."""
    folder = Path("/proc/self/fd")
    if not folder.exists():
        pytest.skip("the system does not tell which files are open")
    held = 0
    for each in folder.iterdir():
        try:
            held += each.stat().st_ino == path.stat().st_ino
        except OSError:
            continue
    return held


def test_between_two_questions_everybody_may_write(tmp_path: Path) -> None:
    store = Store(tmp_path / "a.ybk")
    store.read_on(_own_id)
    other = sqlite3.connect(store.path, timeout=0)
    other.execute("BEGIN EXCLUSIVE")
    other.execute("INSERT INTO meta (name, value) VALUES ('told', 'by another')")
    other.execute("COMMIT")
    other.close()
    told = store.read_on(lambda reader: reader.exec_driver_sql("SELECT value FROM meta WHERE name = 'told'").scalar())
    assert told == "by another"


def test_after_a_search_everybody_may_write(tmp_path: Path) -> None:
    archive = Archive.open(tmp_path / "a.ybk")
    archive.search(SearchWish("档案"))
    other = sqlite3.connect(archive.path, timeout=0)
    other.execute("BEGIN EXCLUSIVE")
    other.execute("ROLLBACK")
    other.close()


def test_a_file_put_in_the_place_of_another_is_the_one_that_is_read(tmp_path: Path) -> None:
    store, other = Store(tmp_path / "a.ybk"), Store(tmp_path / "b.ybk")
    assert store.read_on(_own_id) == store.archive_id
    store.close()
    (tmp_path / "b.ybk").replace(tmp_path / "a.ybk")
    assert store.read_on(_own_id) == other.archive_id
    store.close()


@pytest.mark.skipif(os.name == "nt", reason="there no file can be replaced that is open")
def test_a_file_that_is_replaced_while_it_is_kept_is_noticed(tmp_path: Path) -> None:
    store, other = Store(tmp_path / "a.ybk"), Store(tmp_path / "b.ybk")
    assert store.read_on(_own_id) == store.archive_id
    (tmp_path / "b.ybk").replace(tmp_path / "a.ybk")
    assert store.read_on(_own_id) == other.archive_id


def test_one_connection_is_kept_however_many_threads_ask(tmp_path: Path) -> None:
    store = Store(tmp_path / "a.ybk")
    threads = [Thread(target=lambda: [store.read_on(_own_id) for _ in range(20)]) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert _descriptors_of(store.path) == 1
    store.close()
    assert _descriptors_of(store.path) == 0


def test_a_question_that_fails_keeps_no_connection(tmp_path: Path) -> None:
    store = Store(tmp_path / "a.ybk")

    def fails(reader: Connection) -> None:
        _own_id(reader)
        raise KeyError

    with pytest.raises(KeyError):
        store.read_on(fails)
    assert _descriptors_of(store.path) == 0


def test_after_some_silence_the_file_is_let_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_reader, "SILENCE", 0.1)
    store = Store(tmp_path / "a.ybk")
    store.read_on(_own_id)
    assert _descriptors_of(store.path) == 1
    patience = time.monotonic() + 10
    while _descriptors_of(store.path) and time.monotonic() < patience:
        time.sleep(0.02)
    assert _descriptors_of(store.path) == 0
    # And it can be asked again.
    assert store.read_on(_own_id) == store.archive_id
    store.close()
