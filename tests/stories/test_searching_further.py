"""A reader compares what stands around the words, and sees them over the years."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QHeaderView, QWidget

from tests.stories.reservoir import Wait, lines_of, lines_window, search, years_of
from yearbook_viewer.export.hit_years import Measure
from yearbook_viewer.gui import lines_desk
from yearbook_viewer.gui.commands import Command
from yearbook_viewer.gui.lines_model import LineColumn
from yearbook_viewer.gui.lines_window import LinesWindow
from yearbook_viewer.gui.main_window import MainWindow
from yearbook_viewer.gui.settings import ThemeChoice
from yearbook_viewer.records.searched import LineOrder


def words_before(lines: LinesWindow) -> list[str]:
    return [lines.model.line(row).before[-3:] for row in range(lines.model.rowCount())]


def years_listed(lines: LinesWindow) -> list[int | None]:
    return [lines.model.line(row).year for row in range(lines.model.rowCount())]


def test_the_commands_wait_for_a_search_that_finds_something(reservoir: MainWindow, wait: Wait) -> None:
    commands = (Command.SHOW_LINES, Command.SHOW_HIT_YEARS, Command.EXPORT_HITS)
    enabled = []
    for words in ("", "汛期", "没有这样的话", "来水"):
        search(reservoir, words, wait)
        enabled.append([reservoir.actions_[command].isEnabled() for command in commands])
    assert enabled == [[False] * 3, [True] * 3, [False] * 3, [True] * 3]


def test_hits_are_seen_in_their_lines_in_every_order(reservoir: MainWindow, wait: Wait) -> None:
    search(reservoir, "水库汛期", wait)
    lines = lines_of(reservoir)
    assert lines.status.text() == "共 5 处"
    assert years_listed(lines) == [2020, 2020, 2020, 2016, 2016]
    lines.orders[LineOrder.BEFORE].click()
    reservoir.drain()
    # By the character next to the words: 丙 before 乙 before 甲, as the code points are.
    assert [each[-1] for each in words_before(lines)] == ["丙", "乙", "乙", "甲", "甲"]
    lines.orders[LineOrder.AFTER].click()
    reservoir.drain()
    after = [lines.model.line(row).after for row in range(5)]
    assert after == sorted(after)


def test_a_line_that_is_clicked_on_is_shown_in_its_entry(reservoir: MainWindow, wait: Wait) -> None:
    search(reservoir, "汛期", wait)
    lines = lines_of(reservoir)
    row = years_listed(lines).index(2016)
    rect = lines.table.visualRect(lines.model.index(row, LineColumn.AFTER))
    QTest.mouseClick(lines.table.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    reservoir.drain()
    assert reservoir.reader.passage
    assert reservoir.reader.passage.reading.extraction.entry.year == 2016
    assert reservoir.reader.passage.title == lines.model.line(row).title


def test_the_lines_follow_the_next_search_and_stay_when_it_is_put_away(reservoir: MainWindow, wait: Wait) -> None:
    search(reservoir, "汛期", wait)
    lines = lines_of(reservoir)
    search(reservoir, "无事", wait)
    assert lines.windowTitle() == "前后文对照 — 无事"
    assert years_listed(lines) == [2020, 2017, 2016]
    reservoir.searches.search.close()
    wait(reservoir)
    assert lines.isVisible()
    assert years_listed(lines) == [2020, 2017, 2016]
    assert lines_window(reservoir) is lines


def test_more_hits_than_are_listed_are_said(reservoir: MainWindow, wait: Wait, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines_desk, "LISTED", 2)
    search(reservoir, "汛期", wait)
    assert lines_of(reservoir).status.text() == "共 5 处,列出前 2 处"


def test_lines_are_copied_plain_with_citations_and_as_a_table(reservoir: MainWindow, wait: Wait) -> None:
    search(reservoir, "丙水库", wait)
    lines = lines_of(reservoir)
    copied = []
    for act in lines.copy.menu().actions():
        act.trigger()
        reservoir.drain()
        copied.append(QGuiApplication.clipboard().text())
    assert copied[0] == "【其2】 2020年,丙水库汛期来水3次。\n"
    assert copied[1] == "【其2】 2020年,丙水库汛期来水3次。（《云泽市水库》“其2”，记述 2020 年）\n"
    assert copied[2].split("\n")[1].split("\t")[:6] == [
        "2020",
        "云泽市水库",
        "其2",
        "【其2】 2020年,",
        "丙水库",
        "汛期来水3次。",
    ]
    assert lines.status.text() == "已复制 1 行"


def test_years_without_hits_are_none_and_missing_ones_are_gaps(reservoir: MainWindow, wait: Wait) -> None:
    search(reservoir, "汛期", wait)
    years = years_of(reservoir)
    # A section more each year has no 汛期, and so has the head.
    assert [(row.year, row.hits, row.sections, row.of_sections) for row in years.model.rows] == [
        (2016, 2, 2, 4),
        (2017, 0, 0, 2),
        (2020, 3, 3, 5),
    ]
    assert years.notes.text() == "斜线:档案里没有这些年份的内容(2018—2019)。"


def test_a_year_that_is_clicked_on_narrows_list_lines_and_plot(reservoir: MainWindow, wait: Wait) -> None:
    search(reservoir, "汛期", wait)
    lines, years = lines_of(reservoir), years_of(reservoir)
    years.view.year_chosen.emit(2016)
    wait(reservoir)
    assert reservoir.searches.search.wish.narrowed.years == {2016}
    assert years_listed(lines) == [2016, 2016]
    assert [row.hits for row in years.model.rows] == [2, 0, 3]
    assert years.model.index(0, 0).data(Qt.ItemDataRole.FontRole).bold()
    years.view.year_chosen.emit(2016)
    wait(reservoir)
    assert reservoir.searches.search.wish.narrowed.years == frozenset()
    assert len(years_listed(lines)) == 5


def test_the_windows_wear_the_theme_and_close_with_the_main_window(reservoir: MainWindow, wait: Wait) -> None:
    search(reservoir, "汛期", wait)
    windows: list[QWidget] = [lines_of(reservoir), years_of(reservoir)]
    reservoir.actions_[Command.THEME_DARK].trigger()
    for measure in Measure:
        years_of(reservoir).measures[measure].click()
    assert all(window.isVisible() for window in windows)
    reservoir.close()
    assert lines_window(reservoir) is None
    assert reservoir.searches.found.years.window is None
    assert reservoir._around.settings.theme is ThemeChoice.DARK


def test_every_control_of_theirs_has_a_name_for_a_screen_reader(reservoir: MainWindow, wait: Wait) -> None:
    search(reservoir, "汛期", wait)
    shown: list[QWidget] = [lines_of(reservoir), years_of(reservoir)]
    nameless = [
        f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}"
        for window in shown
        for widget in window.findChildren(QWidget)
        if isinstance(widget, (QAbstractButton, QAbstractItemView))
        and not isinstance(widget, QHeaderView)
        and widget.metaObject().className() != "QTableCornerButton"
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and len(widget.text()) > 1)
    ]
    assert nameless == []


def test_another_archive_closes_them(reservoir: MainWindow, wait: Wait, archive_path: Path) -> None:
    search(reservoir, "汛期", wait)
    lines_of(reservoir)
    reservoir.shelf.open(archive_path)
    wait(reservoir)
    assert lines_window(reservoir) is None


def test_what_is_deleted_leaves_the_lines_and_the_years(reservoir: MainWindow, wait: Wait) -> None:
    search(reservoir, "汛期", wait)
    lines, years = lines_of(reservoir), years_of(reservoir)
    entry = next(listing.id for listing in reservoir.shelf.listings if listing.year == 2020)
    reservoir.shelf.delete(entry, lambda: None)
    wait(reservoir)
    # Listed again, the entries are searched again after a while.
    QTest.qWait(500)
    wait(reservoir)
    assert years_listed(lines) == [2016, 2016]
    assert [(row.year, row.hits) for row in years.model.rows] == [(2016, 2), (2017, 0)]
