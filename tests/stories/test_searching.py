"""A reader searches the archive, and orders and narrows what was found."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.stories.conftest import OpenWindow
from tests.stories.errands import do, marked
from tests.stories.searches import (
    TypeWords,
    Wait,
    press,
    read_section,
    rows,
    search,
    titles,
)
from yearbook_viewer.gui.commands import Command
from yearbook_viewer.gui.facet_rows import Facet
from yearbook_viewer.gui.main_window import MainWindow
from yearbook_viewer.records import HitOrder, Narrowing, SearchWish


def test_what_is_typed_is_found_with_its_counts(window: MainWindow, type_words: TypeWords, wait: Wait) -> None:
    search(window, "商会组织", type_words, wait)
    panel = window.tabs.search
    assert window.tabs.currentWidget() is panel
    assert window.tabs.tabText(window.tabs.indexOf(panel)) == "搜索 2"
    assert panel.header.count.text() == "共 2 处,1 个小节,1 个条目"
    (hit,) = rows(window)
    assert (hit.title, hit.year, hit.entry_title, hit.count) == ("市工商联组织建设", 2020, "岳阳市工商业联合会", 2)
    assert "商会组织162个" in hit.snippet
    assert panel.model.index(0).data().startswith("市工商联组织建设。2020 年 · 岳阳市工商业联合会。2 处。")


def test_rows_that_are_scrolled_to_come_when_they_are_looked_at(
    open_window: OpenWindow, long_volume: Path, type_words: TypeWords, wait: Wait
) -> None:
    window = open_window(long_volume)
    search(window, "水库", type_words, wait)
    panel = window.tabs.search
    assert panel.header.count.text() == "共 601 处,300 个小节,1 个条目"
    assert panel.model.rowCount() == 300
    panel.enter()
    QTest.keyClick(panel.view, Qt.Key.Key_End)
    wait(window)
    assert panel.model.index(299).data().startswith("水库之300。")
    press(window, Qt.Key.Key_Return)
    assert read_section(window) == "水库之300"
    do(window, Command.FIND_NEXT)
    do(window, Command.FIND_NEXT)
    assert (read_section(window), panel.view.currentIndex().row()) == ("水库之100", 0)


def test_a_row_that_is_not_here_yet_is_opened_when_it_comes(
    open_window: OpenWindow, long_volume: Path, type_words: TypeWords, wait: Wait
) -> None:
    window = open_window(long_volume)
    search(window, "蓄水", type_words, wait)
    assert window.tabs.search.model.hit(200) is None
    window.searches.search.walk.open(200)
    wait(window)
    assert read_section(window) == "水库之201"


def test_counts_narrow_on_a_click_and_chips_widen_again(
    open_window: OpenWindow, library: Path, type_words: TypeWords, wait: Wait
) -> None:
    window = open_window(library)
    search(window, "图书馆", type_words, wait)
    panel = window.tabs.search
    assert panel.facets.buttons[Facet.YEARS].text().startswith("年份 2")
    panel.facets.unfold(Facet.YEARS)
    assert [panel.facets.model.index(row).data() for row in range(2)] == ["2021 年 2", "2020 年 2"]
    panel.facets.view.setFocus()
    panel.facets.view.setCurrentIndex(panel.facets.model.index(1))
    press(window, Qt.Key.Key_Space)
    wait(window)
    assert {hit.year for hit in rows(window)} == {2020}
    assert [chip.text() for chip in panel.chips.chips] == ["2020 年  ×"]
    assert panel.facets.model.index(1).data() == "✓ 2020 年 2"
    panel.facets.model.toggle(panel.facets.model.index(0))
    wait(window)
    assert {hit.year for hit in rows(window)} == {2020, 2021}
    for _ in range(2):
        panel.chips.chips[0].click()
        wait(window)
    assert window.searches.search.wish == SearchWish("图书馆")
    assert panel.chips.isHidden()


def test_what_can_only_be_one_is_not_offered_for_narrowing(
    window: MainWindow, type_words: TypeWords, wait: Wait
) -> None:
    search(window, "商会组织", type_words, wait)
    assert window.tabs.search.facets.isHidden()


def test_exact_tells_traditional_from_simplified(window: MainWindow, type_words: TypeWords, wait: Wait) -> None:
    search(window, "商會組織", type_words, wait)
    panel = window.tabs.search
    assert rows(window)
    panel.header.exact.click()
    wait(window)
    assert rows(window) == []
    panel.nothing.loosen.click()
    wait(window)
    assert (bool(rows(window)), panel.header.exact.isChecked()) == (True, False)


def test_results_are_ordered_by_year_on_demand(
    open_window: OpenWindow, library: Path, type_words: TypeWords, wait: Wait
) -> None:
    window = open_window(library)
    search(window, "藏书", type_words, wait)
    assert [hit.year for hit in rows(window)] == [2021, 2020]
    header = window.tabs.search.header
    header.orders[HitOrder.OLDEST].trigger()
    window.drain()
    assert [hit.year for hit in rows(window)] == [2020, 2021]
    assert header.order.text() == "旧年份在前 ▾"


def test_search_in_the_entry_that_is_read(
    open_window: OpenWindow, library: Path, type_words: TypeWords, wait: Wait
) -> None:
    window = open_window(library)
    assert window.reader.passage
    here = window.reader.passage.entry_id
    do(window, Command.SEARCH_ENTRY)
    assert window.tool_bar.search.placeholderText() == "在“2021 · 云泽市图书馆”中搜索"
    type_words(window.tool_bar.search, "藏书")
    wait(window)
    assert {hit.entry for hit in rows(window)} == {here}
    assert window.tabs.search.header.within.isChecked()
    window.tabs.search.header.within.click()
    wait(window)
    assert [hit.year for hit in rows(window)] == [2021, 2020]


def test_what_could_not_be_taken_as_it_was_meant_is_said(window: MainWindow, type_words: TypeWords, wait: Wait) -> None:
    search(window, "年:去年 商会", type_words, wait)
    remarks = window.tabs.search.header.remarks
    assert remarks.text() == "“去年”不是年份,已按文字查找。可以写 2015、2015-2020 或 2015-。"
    window.tool_bar.search.clear()
    search(window, "商会", type_words, wait)
    assert remarks.isHidden()


def test_nothing_found_says_what_to_try(window: MainWindow, type_words: TypeWords, wait: Wait) -> None:
    search(window, "量子计算机", type_words, wait)
    panel = window.tabs.search
    assert panel.nothing.label.text() == "没有找到“量子计算机”。可以少输入几个字、换一种说法,或检查是否有错字。"
    assert panel.nothing.widen.isHidden()
    assert panel.nothing.meant.isHidden()
    panel.nothing.propose(["民营企业家"])
    panel.nothing.words[0].click()
    wait(window)
    assert window.tool_bar.search.text() == "民营企业家"
    assert rows(window)


def test_nothing_found_because_it_was_narrowed_is_widened_with_a_click(
    window: MainWindow, type_words: TypeWords, wait: Wait
) -> None:
    window.searches.search.ask(SearchWish("商会组织", narrowed=Narrowing(years=frozenset({1999}))))
    wait(window)
    panel = window.tabs.search
    assert panel.nothing.label.text() == "在所选的范围内没有找到“商会组织”。"
    panel.nothing.widen.click()
    wait(window)
    assert titles(window) == ["市工商联组织建设"]


def test_escape_puts_the_results_away_and_the_marks_too(window: MainWindow, type_words: TypeWords, wait: Wait) -> None:
    search(window, "商会组织", type_words, wait)
    QTest.keyClick(window.tool_bar.search, Qt.Key.Key_Escape)
    assert not window.tabs.search_shown
    assert window.tool_bar.search.text() == ""
    assert marked(window) == []


def test_escape_in_the_list_puts_the_results_away(window: MainWindow, type_words: TypeWords, wait: Wait) -> None:
    search(window, "商会组织", type_words, wait)
    press(window, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is window.tabs.search.view
    press(window, Qt.Key.Key_Up)
    assert QApplication.focusWidget() is window.tool_bar.search
    press(window, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_Escape)
    assert not window.tabs.search_shown


def test_letters_that_are_being_composed_are_not_searched_for(window: MainWindow, wait: Wait) -> None:
    window.tool_bar.search.setFocus()
    QApplication.sendEvent(window.tool_bar.search, QInputMethodEvent("shanghui", []))
    wait(window)
    assert not window.tabs.search_shown
