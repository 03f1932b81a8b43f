"""An earlier text of an entry is laid beside the present one."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.stories.errands import FIRST, SECOND, archive_with, do
from yearbook_viewer.gui.commands import Command
from yearbook_viewer.gui.main_window import MainWindow

OpenWindow = Callable[..., MainWindow]


def test_an_earlier_text_stands_beside_the_present_one(
    open_window: OpenWindow, tmp_path: Path, manuscript: Path, qtbot: QtBot
) -> None:
    second = manuscript.with_name("图书馆(更正).txt")
    second.write_text(SECOND, encoding="utf-8")
    archive_with(tmp_path / "a.ybk", manuscript, second)
    window = open_window(tmp_path / "a.ybk")
    do(window, Command.REVISIONS)
    compared = window.entry.comparisons.window
    assert compared
    assert compared.isVisible()
    assert compared.other.currentText().endswith(" · 图书馆.txt")
    assert compared.count.text() == "第 1 处,共 3 处不同"
    struck, lined = looks(compared.view.document().find("31"), compared.view.document().find("33"))
    assert (struck, lined) == ((True, False), (False, True))
    QTest.keyClick(compared.view, Qt.Key.Key_F3)
    QTest.keyClick(compared.view, Qt.Key.Key_F3)
    assert compared.count.text() == "第 3 处,共 3 处不同"
    assert "六月动工" in compared.view.extraSelections()[0].cursor.selectedText()
    QTest.keyClick(compared.view, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert compared.view.extraSelections()[0].cursor.selectedText() == "举办讲座18场。"


def looks(*cursors: QTextCursor) -> list[tuple[bool, bool]]:
    return [(cursor.charFormat().fontStrikeOut(), cursor.charFormat().fontUnderline()) for cursor in cursors]


def test_an_entry_without_earlier_texts_says_so(window: MainWindow) -> None:
    do(window, Command.REVISIONS)
    assert window.notices.text() == "这个条目没有较早的文字:它导入以后还没有修订过。"


def test_each_earlier_text_can_be_laid_beside_the_present_one(
    open_window: OpenWindow, tmp_path: Path, manuscript: Path
) -> None:
    archive_with(tmp_path / "a.ybk", manuscript)
    manuscript.write_text(FIRST.replace("馆员26人", "馆员27人"), encoding="utf-8")
    archive_with(tmp_path / "a.ybk", manuscript)
    manuscript.write_text(SECOND, encoding="utf-8")
    archive_with(tmp_path / "a.ybk", manuscript)
    window = open_window(tmp_path / "a.ybk")
    do(window, Command.REVISIONS)
    compared = window.entry.comparisons.window
    assert compared
    assert compared.other.count() == 2
    assert "馆员27人" in compared.view.toPlainText()
    compared.other.setCurrentIndex(1)
    assert compared.count.text() == "正在比较…"
    window.drain()
    assert "馆员27人" not in compared.view.toPlainText()
    assert compared.count.text().startswith("第 1 处")


def test_another_archive_closes_the_comparison(open_window: OpenWindow, tmp_path: Path, manuscript: Path) -> None:
    archive_with(tmp_path / "a.ybk", manuscript)
    manuscript.write_text(SECOND, encoding="utf-8")
    archive_with(tmp_path / "a.ybk", manuscript)
    archive_with(tmp_path / "b.ybk", manuscript)
    window = open_window(tmp_path / "a.ybk")
    do(window, Command.REVISIONS)
    window.shelf.open(tmp_path / "b.ybk")
    window.drain()
    assert window.entry.comparisons.window is None
