"""What a reader is told at the end of an import, and the imports that begin from the clipboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.stories.imports import CERTAIN, YEARLESS, Settle, outcomes, preview_of, titles, written
from yearbook_viewer.gui.commands import Command
from yearbook_viewer.gui.main_window import MainWindow
from yearbook_viewer.places import HOME_VARIABLE


def test_a_text_from_the_clipboard_becomes_a_file_with_its_tables(
    window: MainWindow, tmp_path: Path, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    mime = QMimeData()
    mime.setText("云泽市统计局\n2021年,完成调查12项。")
    mime.setHtml(
        "<h1>云泽市统计局</h1><p>2021年,完成调查12项。</p>"
        "<table><tr><td>项目</td><td>数量</td></tr><tr><td>抽样</td><td>7</td></tr></table>"
    )
    QGuiApplication.clipboard().setMimeData(mime)
    window.actions_[Command.PASTE_FILES].trigger()
    settle(window)
    assert (tmp_path / "home" / "pasted" / "云泽市统计局.html").is_file()
    assert "云泽市统计局" in titles(window)
    assert window.reader.passage
    tables = window.reader.passage.reading.extraction.entry.layout.tables
    assert [len(table.cells) for table in tables] == [4]


def test_a_plain_text_from_the_clipboard_that_is_doubtful_is_previewed(
    window: MainWindow, tmp_path: Path, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    QGuiApplication.clipboard().setText(YEARLESS)
    window.actions_[Command.PASTE_FILES].trigger()
    settle(window)
    preview = preview_of(window)
    assert [file.path.name for file in preview.held.files()] == ["云泽市水文站.txt"]
    assert not preview.remember.isVisible()


def test_a_corrected_file_is_a_revision_and_can_be_compared(
    window: MainWindow, folder: Path, settle: Settle, qtbot: QtBot
) -> None:
    window.imports.import_paths([written(folder, "气象台.txt", CERTAIN)])
    settle(window)
    window.imports.import_paths([written(folder, "气象台2.txt", CERTAIN.replace("730", "732"))])
    settle(window)
    assert outcomes(window) == {"气象台2.txt": "修订"}
    report = window.imports.report
    assert report and report.compare.isEnabled()
    with qtbot.waitSignal(window.imports.comparison_requested) as asked:
        report.compare.click()
    revised = next(listing.id for listing in window.shelf.listings if listing.title == "云泽市气象台")
    assert asked.args == [revised]


def test_an_unchanged_file_is_told_with_the_entry_that_it_already_is(
    window: MainWindow, folder: Path, settle: Settle
) -> None:
    window.imports.import_paths([written(folder, "气象台.txt", CERTAIN)])
    settle(window)
    window.imports.import_paths([written(folder, "另一个名字.txt", CERTAIN)])
    settle(window)
    assert outcomes(window) == {"另一个名字.txt": "未变"}
    assert window.imports.report
    assert "档案中已有同样的内容(“云泽市气象台”),没有重复收入。" in window.imports.report.model.text()


def test_the_report_is_saved_as_a_table_too(window: MainWindow, folder: Path, tmp_path: Path, settle: Settle) -> None:
    window.imports.import_paths([written(folder, "气象台.txt", CERTAIN)])
    settle(window)
    window.imports.show_report()
    assert window.imports.report
    window.imports.report.save_to(tmp_path / "报告.csv")
    saved = (tmp_path / "报告.csv").read_bytes().decode("utf-8-sig").splitlines()
    assert saved == ["文件,结果,说明", f"{folder / '气象台.txt'},新增,收为“云泽市气象台”。"]


def test_a_cancelled_import_asks_whether_what_is_in_stays(
    window: MainWindow, folder: Path, settle: Settle, qtbot: QtBot
) -> None:
    for number in range(60):
        written(folder, f"{number:03}.txt", CERTAIN.replace("气象台", f"气象{number}台"))
    with qtbot.waitSignal(
        window.imports.importing.progressed, timeout=60_000, check_params_cb=lambda state: state.progress.done > 1
    ):
        window.imports.import_paths([folder])
    window.imports.bar.cancel.click()
    settle(window)
    assert [button.text() for button in window.notices.buttons()] == ["查看报告", "保留已收入的", "撤销这次导入"]
    window.notices.buttons()[2].click()
    window.drain()
    assert titles(window) == ["岳阳市工商业联合会"]


def test_imports_asked_for_at_once_follow_one_another(window: MainWindow, folder: Path, settle: Settle) -> None:
    for name in ("一", "二", "三"):
        window.imports.import_paths([written(folder, f"{name}.txt", CERTAIN.replace("气象", f"气象{name}"))])
    settle(window)
    assert len(titles(window)) == 4


def test_links_from_a_browser_are_neither_files_nor_text(window: MainWindow) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/page")])
    mime.setText("https://example.org/page")
    QGuiApplication.clipboard().setMimeData(mime)
    window.actions_[Command.PASTE_FILES].trigger()
    assert window.notices.text().startswith("剪贴板里没有文件,也没有文字。")
