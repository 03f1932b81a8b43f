"""A reader searches an archive whose file has come to harm where the index stands."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.stories.conftest import OpenWindow
from tests.stories.searches import TypeWords, Wait, archive_of_two_years, rows, search


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """Two years of a library; the first page of the leaves is no page any more."""
    library = archive_of_two_years(tmp_path)
    with closing(sqlite3.connect(library)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'leaves'").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    with library.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * 64)
    return library


def test_the_texts_are_searched_and_the_damage_is_told(
    open_window: OpenWindow, damaged: Path, type_words: TypeWords, wait: Wait, qtbot: QtBot
) -> None:
    window = open_window(damaged)
    told: list[object] = []
    window.shelf.damage_found.connect(told.append)
    search(window, "藏书", type_words, wait)
    assert [hit.year for hit in rows(window)] == [2021, 2020]
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert "已损坏" in window.banner.text()
