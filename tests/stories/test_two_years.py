"""An editor lays this year's entry beside last year's."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from tests.stories.conftest import OpenWindow
from tests.stories.errands import FIRST, archive_with
from yearbook_viewer.gui.commands import Command
from yearbook_viewer.gui.main_window import MainWindow

LATER = (
    FIRST.replace("2020年", "2021年")
    .replace("2021-03-02", "2022-03-01")
    .replace("藏书31万册", "藏书33万册")
    .replace("接待读者12万人次", "接待读者15万人次")
    .replace("【馆舍】 新馆六月动工。", "【数字资源】 购入数据库6个。")
)


def two_years(tmp_path: Path) -> Path:
    files = []
    for name, text in (("2020.txt", FIRST), ("2021.txt", LATER)):
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        files.append(file)
    archive_with(tmp_path / "years.ybk", *files)
    return tmp_path / "years.ybk"


def compared(window: MainWindow) -> list[tuple[str, ...]]:
    window.actions_[Command.COMPARE_YEARS].trigger()
    window.drain()
    desk = window.figures.years
    assert desk.window is not None
    return [row.texts for row in desk.window.model.rows]


def test_two_years_stand_side_by_side_with_their_figures_paired(open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window(two_years(tmp_path))
    assert compared(window) == [
        ("馆员", "26人", "26人", "0人", "0%"),
        ("藏书", "31万册", "33万册", "＋2万册", "＋6.5%"),
        ("接待读者", "12万人次", "15万人次", "＋3万人次", "＋25%"),
        ("办证", "3100个", "3100个", "0个", "0%"),
        ("举办讲座", "18场", "18场", "0场", "0%"),
        ("购入数据库", "", "6个", "", ""),
    ]
    years = window.figures.years.window
    assert years is not None
    assert years.other.currentText().startswith("2020")
    QAbstractItemModelTester(years.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    years.table.selectRow(1)
    years.copy.click()
    assert QGuiApplication.clipboard().text().splitlines()[2].startswith("藏书\t31万册\t33万册")
    words = years.view.document().toPlainText()
    assert "新馆六月动工" in words
    assert "购入数据库" in words


def test_an_entry_without_another_year_says_so(open_window: OpenWindow, archive_path: Path, qapp: QApplication) -> None:
    window = open_window(archive_path)
    window.actions_[Command.COMPARE_YEARS].trigger()
    window.drain()
    assert window.figures.years.window is None
    assert "没有这个条目的其他年份" in window.notices.text()
