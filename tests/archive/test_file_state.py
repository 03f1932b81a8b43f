"""Asking whether the archive's file has changed takes nothing from those who write into it."""

import subprocess
import sys
from pathlib import Path

import pytest

from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.archive.file_state import FileState
from yearbook_viewer.archive.store import Store

# Takes the write lock, or says that another has it.
OTHER = (
    "import sqlite3, sys\n"
    "connection = sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None)\n"
    "try:\n    connection.execute('BEGIN IMMEDIATE')\n"
    "except sqlite3.OperationalError:\n    print('locked')\n"
    "else:\n    print('free')\n"
)


def seen_by_another(path: Path) -> str:
    done = subprocess.run([sys.executable, "-c", OTHER, path], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_a_write_under_way_keeps_its_lock_while_others_ask(tmp_path: Path) -> None:
    store = Store(tmp_path / "archive.ybk")
    with store.writing():
        store.state()
        assert seen_by_another(store.path) == "locked"
        store.state()
        assert seen_by_another(store.path) == "locked"
    store.close()


def test_what_is_written_and_another_file_in_its_place_are_other_states(tmp_path: Path) -> None:
    path = tmp_path / "archive.ybk"
    Archive.open(path).close()
    state = FileState(path)
    first = state.now()
    assert first is not None
    assert state.now() == first
    store = Store(path)
    with store.writing():
        pass
    second = state.now()
    assert second != first
    Archive.open(tmp_path / "other.ybk").close()
    (tmp_path / "other.ybk").replace(path)
    assert state.now() not in {first, second}
    state.close()


@pytest.mark.parametrize("name", ["nowhere.ybk", "nowhere/archive.ybk"])
def test_no_file_has_no_state(tmp_path: Path, name: str) -> None:
    assert FileState(tmp_path / name).now() is None
