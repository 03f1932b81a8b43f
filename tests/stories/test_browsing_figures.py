"""A reader looks through all figures of an archive: filters, groups, sorts, opens one in its entry."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QHeaderView, QLineEdit, QWidget

from tests.stories.conftest import OpenWindow
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.gui.commands import Command
from yearbook_viewer.gui.figures_browser_rows import BrowserColumn
from yearbook_viewer.gui.figures_browser_window import FiguresBrowserWindow
from yearbook_viewer.gui.main_window import MainWindow
from yearbook_viewer.records import FigureAddress, FigureGrouping, FigureOrder

Wait = Callable[[MainWindow], None]


def browse(window: MainWindow, wait: Wait) -> FiguresBrowserWindow:
    window.actions_[Command.BROWSE_FIGURES].trigger()
    wait(window)
    browser = window.figures.browser.window
    assert browser
    # What is not seen is not read.
    browser.grab()
    wait(window)
    return browser


def column(browser: FiguresBrowserWindow, which: BrowserColumn, rows: int = 6) -> list[str]:
    return [str(browser.model.index(row, which).data()) for row in range(min(rows, browser.model.rowCount()))]


def look(window: MainWindow, browser: FiguresBrowserWindow, wait: Wait) -> None:
    wait(window)
    browser.grab()
    wait(window)


def test_all_figures_are_listed_with_their_count(window: MainWindow, wait: Wait) -> None:
    browser = browse(window, wait)
    assert browser.status.text() == f"共 {browser.model.rowCount()} 条,按原文顺序"
    assert browser.model.rowCount() > 50
    assert "1.86万个" in column(browser, BrowserColumn.TEXT, 99)
    assert (
        column(browser, BrowserColumn.VALUE, 99)[column(browser, BrowserColumn.TEXT, 99).index("1.86万个")] == "18,600"
    )


def test_what_is_typed_narrows_and_escape_shows_everything_again(window: MainWindow, wait: Wait) -> None:
    browser = browse(window, wait)
    everything = browser.model.rowCount()
    QTest.keyClicks(browser.filters.span, ">=18000")
    look(window, browser, wait)
    assert 0 < browser.model.rowCount() < everything
    assert "1.86万个" in column(browser, BrowserColumn.TEXT, 99)
    QTest.keyClick(browser.filters.span, Qt.Key.Key_Escape)
    look(window, browser, wait)
    assert browser.model.rowCount() == everything
    assert browser.filters.span.text() == ""


def test_the_last_key_wins(window: MainWindow, wait: Wait) -> None:
    browser = browse(window, wait)
    for words in ("会", "会员", "会员企业", "商会"):
        browser.filters.words.setText(words)
        browser.wishes_changed.emit()
    look(window, browser, wait)
    assert browser.model.rowCount()
    assert all("商会" in indicator for indicator in column(browser, BrowserColumn.INDICATOR, 99))


def test_a_range_that_cannot_be_read_is_told_and_what_was_listed_stays(window: MainWindow, wait: Wait) -> None:
    browser = browse(window, wait)
    everything = browser.model.rowCount()
    browser.filters.span.setText("很多钱")
    wait(window)
    assert browser.problem.text().startswith("看不懂范围“很多钱”")
    assert not browser.problem.isHidden()
    assert browser.model.rowCount() == everything
    browser.filters.span.setText("")
    wait(window)
    assert browser.problem.isHidden()


def test_nothing_found_says_what_to_try(window: MainWindow, wait: Wait) -> None:
    browser = browse(window, wait)
    browser.filters.words.setText("量子计算机")
    wait(window)
    assert browser.panel.word.text().startswith("没有同时符合这些条件的数据。")
    assert not browser.panel.word.isHidden()


def test_a_group_narrows_and_its_chip_takes_that_back(window: MainWindow, wait: Wait) -> None:
    browser = browse(window, wait)
    everything = browser.model.rowCount()
    groups = browser.groups.model
    name, count = groups.index(0, 0).data(), groups.index(0, 1).data()
    browser.groups.view.setCurrentIndex(groups.index(0, 0))
    QTest.keyClick(browser.groups.view, Qt.Key.Key_Return)
    look(window, browser, wait)
    assert browser.model.rowCount() == int(count)
    assert set(column(browser, BrowserColumn.INDICATOR, 99)) == {name}
    browser.filters.chips[FigureGrouping.INDICATOR].click()
    look(window, browser, wait)
    assert browser.model.rowCount() == everything
    assert not browser.filters.chips


def test_a_column_sorts_up_then_down_then_as_in_the_text(window: MainWindow, wait: Wait) -> None:
    browser = browse(window, wait)
    header = browser.table.horizontalHeader()
    at = header.viewport()
    x = header.sectionViewportPosition(BrowserColumn.VALUE) + 20
    seen = []
    for _ in range(3):
        QTest.mouseClick(at, Qt.MouseButton.LeftButton, pos=at.rect().topLeft().__class__(x, 10))
        look(window, browser, wait)
        seen.append((browser.status.text().partition(",")[2], column(browser, BrowserColumn.VALUE, 1)[0]))
    words, first = zip(*seen, strict=True)
    assert words == ("按数值从小到大", "按数值从大到小", "按原文顺序")
    assert len(first[1]) > len(first[0])


def test_a_column_that_nothing_is_sorted_by_leaves_the_order(window: MainWindow, wait: Wait) -> None:
    browser = browse(window, wait)
    browser.table.sort_by(FigureOrder.YEAR, falling=True)
    browser.table.horizontalHeader().setSortIndicator(BrowserColumn.SCOPE, Qt.SortOrder.AscendingOrder)
    wait(window)
    assert (browser.model.order, browser.model.falling) == (FigureOrder.YEAR, True)
    assert browser.table.horizontalHeader().sortIndicatorSection() == BrowserColumn.YEAR


def test_enter_opens_the_figure_in_its_entry(window: MainWindow, wait: Wait) -> None:
    browser = browse(window, wait)
    row = column(browser, BrowserColumn.TEXT, 99).index("162个")
    browser.table.setCurrentIndex(browser.model.index(row, 0))
    QTest.keyClick(browser.table, Qt.Key.Key_Return)
    wait(window)
    assert window.reader.passage and window.reader.passage.title == "市工商联组织建设"
    assert "162个" in [selection.cursor.selectedText() for selection in window.pane.document.extraSelections()]


def test_values_are_shown_in_another_unit_beside_their_words_and_copied_so(window: MainWindow, wait: Wait) -> None:
    browser = browse(window, wait)
    browser.filters.family.setCurrentIndex(browser.filters.family.findData("人民币"))
    look(window, browser, wait)
    browser.menus.unit_chosen.emit("人民币", "亿元")
    assert set(column(browser, BrowserColumn.UNIT, 99)) == {"亿元"}
    browser.table.selectAll()
    browser.table.actions_["copy"].trigger()
    wait(window)
    header, first, *_ = QGuiApplication.clipboard().text().splitlines()
    assert header.split("\t")[:4] == ["指标", "原文", "数值", "单位"]
    assert header.endswith("原句")
    assert first.split("\t")[3] == "亿元"
    assert first.split("\t")[1] in first.split("\t")[-1]


def test_a_course_is_wished_for_the_current_row_and_an_export_for_the_chosen(window: MainWindow, wait: Wait) -> None:
    browser = browse(window, wait)
    desk = window.figures.browser
    desk.series_requested.disconnect()
    desk.export_requested.disconnect()
    courses: list[FigureAddress] = []
    exports: list[list[FigureAddress]] = []
    desk.series_requested.connect(courses.append)
    desk.export_requested.connect(lambda addresses, _name, _families: exports.append(list(addresses)))
    browser.table.selectRow(2)
    browser.table.actions_["series"].trigger()
    browser.table.actions_["export"].trigger()
    browser.menus.export.click()
    assert courses == [browser.model.address(2)]
    assert exports[0] == courses
    assert len(exports[1]) == browser.model.rowCount()


def test_what_is_deleted_leaves_the_list_and_an_empty_archive_says_so(window: MainWindow, wait: Wait) -> None:
    browser = browse(window, wait)
    for listing in window.shelf.listings:
        window.shelf.delete(listing.id, lambda: None)
    wait(window)
    wait(window)
    wait(window)
    assert browser.model.rowCount() == 0
    assert browser.panel.word.text() == "这个档案里还没有数据。导入年鉴以后,其中的数据都列在这里。"
    window.shelf.undo()
    wait(window)
    wait(window)
    wait(window)
    assert browser.model.rowCount() > 0


def test_another_archive_is_browsed_once_it_is_open(window: MainWindow, wait: Wait, tmp_path: Path) -> None:
    browser = browse(window, wait)
    browser.filters.words.setText("商会")
    wait(window)
    Archive.open(tmp_path / "other.ybk").close()
    window.shelf.open(tmp_path / "other.ybk")
    wait(window)
    wait(window)
    wait(window)
    assert browser.filters.words.text() == ""
    assert browser.model.rowCount() == 0


def test_a_read_only_archive_is_browsed_too(open_window: OpenWindow, archive_path: Path, wait: Wait) -> None:
    archive_path.chmod(0o444)
    window = open_window(archive_path)
    browser = browse(window, wait)
    assert browser.model.rowCount() > 50


def test_order_and_units_are_kept_for_the_next_time(window: MainWindow, wait: Wait) -> None:
    browser = browse(window, wait)
    browser.table.sort_by(FigureOrder.VALUE, falling=True)
    browser.menus.unit_chosen.emit("人民币", "亿元")
    browser.table.setColumnWidth(BrowserColumn.TEXT, 77)
    browser.groups.set_grouping(FigureGrouping.UNIT)
    browser.close()
    browser = browse(window, wait)
    assert (browser.model.order, browser.model.falling) == (FigureOrder.VALUE, True)
    assert browser.status.text().endswith("按数值从大到小")
    assert browser.units == {"人民币": "亿元"}
    assert browser.table.columnWidth(BrowserColumn.TEXT) == 77
    assert browser.groups.grouping is FigureGrouping.UNIT


def test_the_browser_goes_with_the_main_window(window: MainWindow, wait: Wait) -> None:
    browse(window, wait)
    window.close()
    assert window.figures.browser.window is None


def test_every_control_has_a_name_for_a_screen_reader(window: MainWindow, wait: Wait) -> None:
    browser = browse(window, wait)
    words = (QLineEdit, QComboBox, QAbstractItemView)
    nameless = [
        widget
        for widget in browser.findChildren(QWidget)
        if (isinstance(widget, words) and not isinstance(widget, QHeaderView) and not widget.accessibleName())
        or (isinstance(widget, QAbstractButton) and not (widget.accessibleName() or widget.text()))
    ]
    assert [type(widget).__name__ for widget in nameless if type(widget).__name__ not in (
        "QTableCornerButton", "QLineEditIconButton", "QComboBoxListView", "QAbstractButton")] == []  # fmt: skip
