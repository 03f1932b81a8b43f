"""Entries are read again by the present rules: offered, followed, stopped, and put off while files come in."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.stories.errands import FIRST, SECOND, archive_with, do, made_old, notes_shown
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.gui.commands import Command
from yearbook_viewer.gui.main_window import MainWindow

OpenWindow = Callable[..., MainWindow]


def museums(folder: Path, count: int) -> list[Path]:
    files = [folder / f"{number}.txt" for number in range(count)]
    for number, file in enumerate(files):
        file.write_text(FIRST.replace("图书馆", f"第{number}博物馆"), encoding="utf-8")
    return files


def finish(window: MainWindow) -> None:
    """Wait for the import, and for what follows it."""
    window.drain()
    window.drain()


def test_entries_of_older_rules_are_offered_to_be_read_again_and_keep_what_the_reader_did(
    open_window: OpenWindow, tmp_path: Path, manuscript: Path
) -> None:
    entry = archive_with(tmp_path / "a.ybk", manuscript)
    archive = Archive.open(tmp_path / "a.ybk")
    archive.correct(entry, title="市图书馆")
    archive.add_note(entry, FIRST.index("藏书"), FIRST.index("藏书") + 5, "存疑")
    marks = len(archive.reading(entry).extraction.marks)
    archive.close()
    made_old(tmp_path / "a.ybk")
    window = open_window(tmp_path / "a.ybk")
    assert window.notices.text().startswith("有 1 个条目是由旧版规则识别的。")
    assert [button.text() for button in window.notices.buttons()] == ["重新识别", "以后再说"]
    window.notices.buttons()[0].click()
    assert window.entry.rereads.bar.isVisible()
    window.drain()
    assert not window.entry.rereads.bar.isVisible()
    assert window.notices.text() == "已重新识别 1 个条目,其中 1 个有变化。"
    assert window.reader.passage
    assert len(window.reader.passage.reading.extraction.marks) == marks > 0
    assert window.reader.passage.title == "市图书馆"
    assert notes_shown(window) == [("藏书31万", "存疑")]
    do(window, Command.UNDO)
    assert len(window.reader.passage.reading.extraction.marks) == 0
    do(window, Command.READ_AGAIN)
    assert len(window.reader.passage.reading.extraction.marks) == marks


def test_an_archive_of_the_present_rules_has_nothing_to_offer(
    open_window: OpenWindow, tmp_path: Path, manuscript: Path
) -> None:
    archive_with(tmp_path / "a.ybk", manuscript)
    window = open_window(tmp_path / "a.ybk")
    assert window.notices.text() == ""
    do(window, Command.READ_OUTDATED)
    assert window.notices.text() == "所有条目都是按现行规则识别的。"


def test_reading_again_is_stopped_and_what_waits_stays(open_window: OpenWindow, tmp_path: Path) -> None:
    files = []
    for number in range(6):
        files.append(tmp_path / f"{number}.txt")
        files[-1].write_text(FIRST.replace("云泽市图书馆", f"云泽市第{number}图书馆"), encoding="utf-8")
    archive_with(tmp_path / "a.ybk", *files)
    made_old(tmp_path / "a.ybk")
    window = open_window(tmp_path / "a.ybk")
    window.notices.buttons()[0].click()
    window.entry.rereads.bar.cancel.click()
    window.drain()
    assert window.notices.text().startswith("已停止重新识别。")
    assert window.shelf.archive
    assert len(window.shelf.archive.stale()) >= 5


def test_reading_again_waits_for_the_end_of_an_import(
    open_window: OpenWindow, tmp_path: Path, manuscript: Path
) -> None:
    archive_with(tmp_path / "a.ybk", manuscript)
    made_old(tmp_path / "a.ybk")
    window = open_window(tmp_path / "a.ybk")
    window.imports.import_paths(museums(tmp_path, 2))
    window.entry.rereads.read_outdated()
    bar = window.entry.rereads.bar
    assert (bar.isVisible(), window.entry.rereads.running) == (True, False)
    assert bar.text.text() == "导入完成后重新识别 1 个条目"
    finish(window)
    assert not bar.isVisible()
    assert window.notices.text() == "已重新识别 1 个条目,其中 1 个有变化。"
    assert window.shelf.archive
    assert (len(window.shelf.listings), window.shelf.archive.stale()) == (3, ())


def test_what_waits_for_the_end_of_an_import_can_be_dropped(
    open_window: OpenWindow, tmp_path: Path, manuscript: Path
) -> None:
    archive_with(tmp_path / "a.ybk", manuscript)
    made_old(tmp_path / "a.ybk")
    window = open_window(tmp_path / "a.ybk")
    window.imports.import_paths(museums(tmp_path, 2))
    window.entry.rereads.read_outdated()
    window.entry.rereads.bar.cancel.click()
    assert window.entry.rereads.bar.isHidden()
    assert window.notices.text() == "已停止重新识别。已重新识别 0 个条目,其中 0 个有变化。"
    finish(window)
    assert window.shelf.archive
    assert len(window.shelf.archive.stale()) == 1


def test_an_entry_that_the_import_has_replaced_meanwhile_is_not_read_again(
    open_window: OpenWindow, tmp_path: Path, manuscript: Path
) -> None:
    archive_with(tmp_path / "a.ybk", manuscript, *museums(tmp_path, 1))
    made_old(tmp_path / "a.ybk")
    manuscript.write_text(SECOND, encoding="utf-8")
    window = open_window(tmp_path / "a.ybk")
    window.imports.import_paths([manuscript])
    window.entry.rereads.read_outdated()
    assert window.entry.rereads.bar.text.text() == "导入完成后重新识别 2 个条目"
    finish(window)
    assert window.notices.text() == "已重新识别 1 个条目,其中 1 个有变化。"
    assert sorted(listing.title for listing in window.shelf.listings) == ["云泽市图书馆", "云泽市第0博物馆"]
    assert window.shelf.archive
    assert window.shelf.archive.stale() == ()


def test_an_import_that_begins_while_entries_are_read_again_goes_first(
    open_window: OpenWindow, tmp_path: Path, manuscript: Path, qtbot: QtBot
) -> None:
    archive_with(tmp_path / "a.ybk", *museums(tmp_path, 8))
    made_old(tmp_path / "a.ybk")
    window = open_window(tmp_path / "a.ybk")
    rereads = window.entry.rereads
    rereads.read_outdated()
    assert rereads.running
    window.imports.import_paths([manuscript])
    qtbot.waitUntil(lambda: not rereads.running, timeout=30_000)
    assert window.imports.importing.running
    assert rereads.bar.text.text().startswith("导入完成后重新识别 ")
    finish(window)
    assert window.notices.text().startswith("已重新识别 8 个条目,其中 8 个有变化。")
    assert window.shelf.archive
    assert (len(window.shelf.listings), window.shelf.archive.stale()) == (9, ())


def test_what_waits_in_one_archive_is_not_read_in_another(
    open_window: OpenWindow, tmp_path: Path, manuscript: Path
) -> None:
    archive_with(tmp_path / "a.ybk", manuscript)
    archive_with(tmp_path / "b.ybk", *museums(tmp_path, 1))
    made_old(tmp_path / "a.ybk")
    made_old(tmp_path / "b.ybk")
    window = open_window(tmp_path / "a.ybk")
    window.imports.import_paths(museums(tmp_path, 3))
    window.entry.rereads.read_outdated()
    window.shelf.open(tmp_path / "b.ybk")
    finish(window)
    assert window.entry.rereads.bar.isHidden()
    assert window.shelf.archive
    assert len(window.shelf.archive.stale()) == 1


def test_an_archive_is_opened_though_another_is_read_again(open_window: OpenWindow, tmp_path: Path) -> None:
    files = []
    for number in range(12):
        files.append(tmp_path / f"{number}.txt")
        files[-1].write_text(FIRST.replace("云泽市图书馆", f"云泽市第{number}图书馆"), encoding="utf-8")
    archive_with(tmp_path / "a.ybk", *files)
    archive_with(tmp_path / "b.ybk", files[0])
    made_old(tmp_path / "a.ybk")
    window = open_window(tmp_path / "a.ybk")
    window.notices.buttons()[0].click()
    window.shelf.open(tmp_path / "b.ybk")
    window.drain()
    assert [listing.title for listing in window.shelf.listings] == ["云泽市第0图书馆"]
    with closing(sqlite3.connect(tmp_path / "a.ybk")) as connection:
        assert connection.execute("SELECT count(*) FROM entries WHERE extractor = 0").fetchone()[0] > 0
