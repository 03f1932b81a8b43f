"""Searching, and what stands in the list of results: what several stories have in common."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.stories.errands import FIRST, SECOND, archive_with
from yearbook_viewer.gui.commands import Command
from yearbook_viewer.gui.hits_model import PAGE, HitRole
from yearbook_viewer.gui.main_window import MainWindow
from yearbook_viewer.records import Hit

Wait = Callable[[MainWindow], None]
TypeWords = Callable[[QWidget, str], None]


def search(window: MainWindow, words: str, type_words: TypeWords, wait: Wait) -> None:
    window.actions_[Command.SEARCH].trigger()
    type_words(window.tool_bar.search, words)
    wait(window)


def rows(window: MainWindow) -> list[Hit]:
    model = window.tabs.search.model
    return [model.index(row).data(HitRole.HIT) for row in range(model.rowCount())]


def titles(window: MainWindow) -> list[str]:
    return [hit.title or hit.entry_title for hit in rows(window)]


def titles_of_page(window: MainWindow) -> list[str]:
    """Of the first page, all of which is there."""
    hits = [window.tabs.search.model.hit(row) for row in range(PAGE)]
    return [hit.title for hit in hits if hit]


def press(window: MainWindow, key: Qt.Key) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key)
    window.drain()


def read_section(window: MainWindow) -> str:
    assert window.reader.passage
    return window.reader.passage.title


def archive_of_two_years(tmp_path: Path) -> Path:
    """An archive with a library's entry of 2020, and the same of 2021 in other words."""
    files = [tmp_path / "图书馆.txt", tmp_path / "图书馆二〇二一.txt"]
    files[0].write_text(FIRST, encoding="utf-8")
    files[1].write_text(SECOND.replace("2020年", "2021年").replace("2021-03-02", "2022-03-02"), encoding="utf-8")
    path = tmp_path / "library.ybk"
    archive_with(path, *files)
    return path


def archive_of_a_long_volume(tmp_path: Path) -> Path:
    """An archive with three hundred sections, of which each names the reservoir, the hundredth twice."""
    sections = "".join(
        f"【水库之{number}】 {number}号水库蓄水。{'水库除险加固。' if number == 100 else ''}\n"
        for number in range(1, 301)
    )
    file = tmp_path / "水利.txt"
    file.write_text(f"临江县水利局\n来源:临江年鉴 发布日期:2021-03-02\n\n{sections}", encoding="utf-8")
    path = tmp_path / "long.ybk"
    archive_with(path, file)
    return path
