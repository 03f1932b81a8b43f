"""A reader imports files: by command, by dropping and by pasting; good ones and bad ones."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from yearbook_viewer.gui.commands import Command
from yearbook_viewer.gui.import_report_model import ReportColumn
from yearbook_viewer.gui.main_window import MainWindow
from yearbook_viewer.places import resource

OpenWindow = Callable[..., MainWindow]

TEXT = """洞庭区图书馆
来源:本馆 日期:2023-03-01
【概况】 2022年,洞庭区图书馆藏书12.5万册,比上年增加3000册。
【读者服务】 全年接待读者8.6万人次。
"""


ROOT = Path(__file__).parents[2]
# A program that dies while it imports.
KILLED = """
import os, pathlib, sys
from yearbook_viewer.archive.archive import Archive
steps = Archive.open(pathlib.Path(sys.argv[1])).import_files([pathlib.Path(sys.argv[2])])
next(steps)
os._exit(9)
"""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "图书馆.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def report_lines(qtbot: QtBot) -> Callable[[MainWindow], list[tuple[str, str]]]:
    """Waits for the import's end; file and outcome of each row of the report."""

    def lines(window: MainWindow) -> list[tuple[str, str]]:
        qtbot.waitUntil(lambda: not window.imports.importing.running, timeout=60_000)
        window.drain()
        window.imports.show_report()
        assert window.imports.report
        model = window.imports.report.model
        return [
            (model.index(row, ReportColumn.FILE).data(), model.index(row, ReportColumn.OUTCOME).data())
            for row in range(model.rowCount())
        ]

    return lines


Lines = Callable[[MainWindow], list[tuple[str, str]]]


def test_an_imported_file_is_opened_listed_and_reported(
    window: MainWindow, library: Path, report_lines: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(library)], ""))
    window.actions_[Command.IMPORT_FILES].trigger()
    assert window.imports.bar.isVisible()
    assert report_lines(window) == [("图书馆.txt", "新增")]
    assert not window.imports.bar.isVisible()
    assert [listing.title for listing in window.shelf.listings] == ["洞庭区图书馆", "岳阳市工商业联合会"]
    assert window.reader.passage and window.reader.passage.title == "洞庭区图书馆"
    assert window.notices.text() == "1 个文件:新增 1"


def test_an_empty_archive_says_that_files_are_being_read(
    open_window: OpenWindow, tmp_path: Path, library: Path, report_lines: Lines
) -> None:
    blank = tmp_path / "空白.txt"
    blank.write_text(" \n", encoding="utf-8")
    window = open_window(tmp_path / "new.ybk")
    page = window.pane.empty
    window.imports.import_paths([blank])
    assert (page.words.text(), page.button.isHidden()) == ("正在读取文件…", True)
    assert report_lines(window) == [("空白.txt", "未收")]
    assert (page.words.text(), page.button.isHidden()) == ("这个档案还是空的。", False)
    window.imports.import_paths([library])
    assert page.words.text() == "正在读取文件…"
    report_lines(window)
    assert not page.isVisible()
    assert window.reader.passage and window.reader.passage.title == "洞庭区图书馆"


def test_the_same_file_again_adds_nothing_and_says_so(window: MainWindow, library: Path, report_lines: Lines) -> None:
    window.imports.import_paths([library])
    report_lines(window)
    window.imports.import_paths([library])
    assert report_lines(window) == [("图书馆.txt", "未变")]
    assert len(window.shelf.listings) == 2


def test_bad_files_are_refused_with_a_sentence_each_and_the_good_one_is_taken(
    window: MainWindow, library: Path, tmp_path: Path, report_lines: Lines
) -> None:
    empty = tmp_path / "空.txt"
    empty.touch()
    picture = tmp_path / "图.txt"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    window.imports.import_paths([empty, picture, library])
    assert dict(report_lines(window)) == {"空.txt": "未收", "图.txt": "未收", "图书馆.txt": "新增"}
    assert window.imports.report
    text = window.imports.report.model.text()
    assert f"“{empty}”是空文件。档案没有改动。" in text
    assert "图片" in text


def test_an_import_is_taken_back_as_one(window: MainWindow, library: Path, report_lines: Lines) -> None:
    window.imports.import_paths([library])
    report_lines(window)
    assert window.imports.report
    window.imports.report.undo.click()
    window.drain()
    assert [listing.title for listing in window.shelf.listings] == ["岳阳市工商业联合会"]
    assert window.notices.text() == "已撤销导入,1 个条目移出档案。"


def test_an_import_is_not_offered_to_be_taken_back_from_another_archive(
    window: MainWindow, library: Path, tmp_path: Path, report_lines: Lines
) -> None:
    window.imports.import_paths([library])
    report_lines(window)
    window.shelf.open(tmp_path / "another.ybk")
    window.drain()
    assert window.notices.text() == ""
    assert window.notices.buttons() == []


def test_files_dropped_onto_the_text_are_imported(window: MainWindow, library: Path, report_lines: Lines) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(library))])
    how = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    viewport = window.pane.document.viewport()
    entering = QDragEnterEvent(QPoint(50, 50), *how)
    QApplication.sendEvent(viewport, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(viewport, QDropEvent(QPointF(50, 50), *how))
    assert report_lines(window) == [("图书馆.txt", "新增")]


def test_pasted_files_are_imported(window: MainWindow, library: Path, report_lines: Lines) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(library))])
    QGuiApplication.clipboard().setMimeData(mime)
    window.actions_[Command.PASTE_FILES].trigger()
    assert report_lines(window) == [("图书馆.txt", "新增")]


def test_a_cancelled_import_keeps_what_is_whole_and_drops_the_rest(
    window: MainWindow, tmp_path: Path, report_lines: Lines, qtbot: QtBot
) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(150):
        (folder / f"{number:03}.txt").write_text(TEXT.replace("洞庭", f"洞庭{number}"), encoding="utf-8")
    with qtbot.waitSignal(
        window.imports.importing.progressed, timeout=60_000, check_params_cb=lambda state: state.progress.done > 1
    ):
        window.imports.import_paths([folder])
    window.imports.bar.cancel.click()
    done = len(report_lines(window))
    assert 1 < done < 150
    assert len(window.shelf.listings) == 1 + done
    assert window.notices.text().startswith("导入已取消。")


def test_closing_the_window_during_an_import_ends_it(
    open_window: OpenWindow, archive_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window(archive_path)
    big = tmp_path / "大.txt"
    big.write_text(TEXT * 400, encoding="utf-8")
    window.imports.import_paths([big])
    qtbot.wait(1500)
    with qtbot.waitCallback(timeout=2000) as closed:
        window.close()
        window.end()
        closed()
    again = open_window(archive_path)
    assert "岳阳市工商业联合会" in [listing.title for listing in again.shelf.listings]


def test_the_seeds_fill_a_new_archive_and_a_deleted_seed_stays_deleted(
    open_window: OpenWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "first.ybk"
    window = open_window(path, seeds=resource("seeds"))
    qtbot.waitUntil(lambda: window.reader.passage is not None, timeout=60_000)
    assert [listing.title for listing in window.shelf.listings] == ["岳阳市工商业联合会"]
    window.actions_[Command.DELETE].trigger()
    window.drain()
    window.close()
    again = open_window(path, seeds=resource("seeds"))
    qtbot.wait(300)
    again.drain()
    assert again.shelf.listings == ()


def test_an_import_that_was_cut_short_is_told_at_the_next_start_and_can_be_finished(
    open_window: OpenWindow, archive_path: Path, library: Path, report_lines: Lines
) -> None:
    subprocess.run([sys.executable, "-c", KILLED, archive_path, library], cwd=ROOT, check=False)
    again = open_window(archive_path)
    assert again.notices.text() == "上次导入没有完成。已存入的 0 个条目都在,没有丢失。"
    assert [button.text() for button in again.notices.buttons()] == ["继续导入", "撤销那次导入", "保持现状"]
    again.notices.buttons()[0].click()
    assert report_lines(again) == [("图书馆.txt", "新增")]


def test_an_empty_folder_is_told(window: MainWindow, tmp_path: Path, report_lines: Lines) -> None:
    (tmp_path / "空文件夹").mkdir()
    window.imports.import_paths([tmp_path / "空文件夹"])
    report_lines(window)
    assert window.notices.text() == "没有找到可以导入的文件。"


def test_nothing_at_all_on_the_clipboard_is_told(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(QGuiApplication.clipboard()), "mimeData", lambda *_: None)
    window.actions_[Command.PASTE_FILES].trigger()
    assert window.notices.text().startswith("剪贴板里没有文件,也没有文字。")


def test_what_is_imported_while_the_seeds_come_in_follows_them(
    open_window: OpenWindow, tmp_path: Path, library: Path, report_lines: Lines
) -> None:
    window = open_window(tmp_path / "other.ybk")
    window.shelf.opened.connect(lambda _: window.imports.import_paths([library]))
    window.shelf.open(tmp_path / "first.ybk", resource("seeds"))
    window.drain()
    assert report_lines(window) == [("图书馆.txt", "新增")]
    assert [listing.title for listing in window.shelf.listings] == ["洞庭区图书馆", "岳阳市工商业联合会"]
