"""Searches while the archive, its index or the words are changing."""

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.stories.conftest import OpenWindow
from tests.stories.searches import (
    TypeWords,
    Wait,
    press,
    rows,
    search,
    titles,
)
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.gui.main_window import MainWindow
from yearbook_viewer.records import Hits, SearchWish


def test_the_answer_to_the_last_key_wins_and_the_search_before_is_told_to_stop(
    window: MainWindow, type_words: TypeWords, wait: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, stopped = Archive.search, threading.Event()

    def slow(archive: Archive, wish: SearchWish, limit: int = 20, stop: Callable[[], bool] = lambda: False) -> Hits:
        if wish.words == "商":
            for _ in range(500):
                if stop():
                    stopped.set()
                    break
                threading.Event().wait(0.01)
        return real(archive, wish, limit, stop)

    monkeypatch.setattr(Archive, "search", slow)
    window.searches.search.ask(SearchWish("商"))
    window.searches.search.ask(SearchWish("商会组织"))
    wait(window)
    assert stopped.is_set()
    assert titles(window) == ["市工商联组织建设"]


def test_a_change_of_the_archive_does_not_lose_a_search_under_way(
    window: MainWindow, wait: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Archive.search

    def slow(archive: Archive, wish: SearchWish, limit: int = 20, stop: Callable[[], bool] = lambda: False) -> Hits:
        threading.Event().wait(0.6)
        return real(archive, wish, limit, stop)

    monkeypatch.setattr(Archive, "search", slow)
    window.searches.search.ask(SearchWish("商会组织"))
    window.shelf.list_entries()
    QTest.qWait(500)
    wait(window)
    assert window.tabs.search_shown
    assert titles(window) == ["市工商联组织建设"]


def test_an_index_of_another_version_is_made_anew_while_texts_are_read_through(
    open_window: OpenWindow, library: Path, type_words: TypeWords, wait: Wait, qtbot: QtBot
) -> None:
    with closing(sqlite3.connect(library)) as connection, connection:
        connection.execute("UPDATE slabs SET version = 'of old'")
    window = open_window(library)
    scanned: list[int] = []
    window.searches.search.answered.connect(lambda _, hits: scanned.append(hits.scanned))
    search(window, "藏书", type_words, wait)
    qtbot.waitUntil(lambda: scanned[-1] == 0, timeout=20_000)
    assert scanned[0] == 2
    assert window.tabs.search.header.scanned.isHidden()
    assert [hit.year for hit in rows(window)] == [2021, 2020]


def test_an_archive_can_be_left_while_its_index_is_made(
    open_window: OpenWindow, library: Path, archive_path: Path
) -> None:
    with closing(sqlite3.connect(library)) as connection, connection:
        connection.execute("UPDATE slabs SET version = 'of old'")
    window = open_window(library)
    window.shelf.make_up_index()
    window.shelf.open(archive_path)
    window.drain()
    assert window.shelf.archive and window.shelf.archive.path == archive_path


def test_nothing_of_a_search_is_asked_in_the_window_s_own_thread(
    open_window: OpenWindow, long_volume: Path, type_words: TypeWords, wait: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(long_volume)
    threads: dict[str, str] = {}
    for name in ("search", "hits", "facets", "places"):
        real = getattr(Archive, name)

        def noted(*told: object, name: str = name, real: Callable[..., object] = real, **more: object) -> object:
            threads[name] = threading.current_thread().name.partition("_")[0]
            return real(*told, **more)

        monkeypatch.setattr(Archive, name, noted)
    search(window, "水库", type_words, wait)
    window.tabs.search.view.scrollToBottom()
    wait(window)
    press(window, Qt.Key.Key_Return)
    assert threads == {"search": "search", "hits": "search", "places": "search", "facets": "count"}


def test_what_an_import_brings_is_in_the_results_by_itself(
    window: MainWindow, manuscript: Path, type_words: TypeWords, wait: Wait, settle: Wait
) -> None:
    search(window, "馆", type_words, wait)
    assert rows(window) == []
    window.arrivals.take_files([manuscript])
    settle(window)
    QTest.qWait(500)
    window.drain()
    assert titles(window) == ["云泽市图书馆", "馆舍", "概况"]


def test_another_archive_starts_without_a_search(
    window: MainWindow, library: Path, type_words: TypeWords, wait: Wait
) -> None:
    search(window, "商会组织", type_words, wait)
    window.shelf.open(library)
    window.drain()
    assert not window.tabs.search_shown
    assert window.tool_bar.search.text() == ""
