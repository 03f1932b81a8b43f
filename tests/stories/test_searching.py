"""A reader searches the archive, opens what was found and goes from hit to hit."""

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.stories.conftest import OpenWindow
from tests.stories.errands import FIRST, SECOND, archive_with, do, marked
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.gui.commands import Command
from yearbook_viewer.gui.facet_rows import Facet
from yearbook_viewer.gui.hits_model import PAGE, HitRole
from yearbook_viewer.gui.main_window import MainWindow
from yearbook_viewer.records import Hit, HitOrder, Hits, Narrowing, SearchWish

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


def press(window: MainWindow, key: Qt.Key) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key)
    window.drain()


def read_section(window: MainWindow) -> str:
    assert window.reader.passage
    return window.reader.passage.title


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """An archive with a library's entry of 2020, and the same of 2021 in other words."""
    files = [tmp_path / "图书馆.txt", tmp_path / "图书馆二〇二一.txt"]
    files[0].write_text(FIRST, encoding="utf-8")
    files[1].write_text(SECOND.replace("2020年", "2021年").replace("2021-03-02", "2022-03-02"), encoding="utf-8")
    path = tmp_path / "library.ybk"
    archive_with(path, *files)
    return path


@pytest.fixture
def long_volume(tmp_path: Path) -> Path:
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


def test_enter_opens_the_first_hit_with_all_hits_marked(window: MainWindow, type_words: TypeWords, wait: Wait) -> None:
    search(window, "商会组织", type_words, wait)
    QTest.keyClick(window.tool_bar.search, Qt.Key.Key_Return)
    window.drain()
    assert read_section(window) == "市工商联组织建设"
    assert marked(window).count("商会组织") >= 2


def test_words_in_traditional_characters_and_with_spaces_find_and_mark_the_simplified(
    window: MainWindow, type_words: TypeWords, wait: Wait
) -> None:
    search(window, "商會　組織", type_words, wait)
    press(window, Qt.Key.Key_Return)
    assert read_section(window) == "市工商联组织建设"


def test_f3_goes_through_the_hits_of_a_section_and_then_to_the_next(
    window: MainWindow, type_words: TypeWords, wait: Wait
) -> None:
    search(window, "民营企业家", type_words, wait)
    found = rows(window)
    press(window, Qt.Key.Key_Return)
    seen = []
    for _ in range(sum(hit.count for hit in found)):
        seen.append((read_section(window), window.tabs.search.view.currentIndex().row()))
        do(window, Command.FIND_NEXT)
    assert seen == [(hit.title, row) for row, hit in enumerate(found) for _ in range(hit.count)]
    assert read_section(window) == found[0].title
    assert window.status.word.text() == "已到最后一处,从头开始"
    do(window, Command.FIND_PREVIOUS)
    assert read_section(window) == found[-1].title
    assert window.status.word.text() == "已到第一处,从最后开始"
    assert max(hit.count for hit in found) > 1


def test_no_press_of_f3_is_lost_while_a_section_is_being_opened(
    window: MainWindow, type_words: TypeWords, wait: Wait
) -> None:
    search(window, "民营企业家", type_words, wait)
    found = rows(window)
    steps = [row for row, hit in enumerate(found) for _ in range(hit.count)]
    QTest.keyClick(window.tool_bar.search, Qt.Key.Key_Return)
    for _ in steps[1:]:
        window.actions_[Command.FIND_NEXT].trigger()
    window.drain()
    assert window.tabs.search.view.currentIndex().row() == steps[-1] == len(found) - 1 > 0


def test_shift_f3_comes_to_the_last_hit_of_the_section_before(
    open_window: OpenWindow, long_volume: Path, type_words: TypeWords, wait: Wait
) -> None:
    window = open_window(long_volume)
    search(window, "水库", type_words, wait)
    first, second = titles_of_page(window)[:2]
    assert first == "水库之100"  # three hits come before two
    window.searches.search.walk.open(1)
    window.drain()
    assert read_section(window) == second
    do(window, Command.FIND_PREVIOUS)
    assert read_section(window) == first
    last = window.searches.search.walk.span
    assert last and window.reader.passage
    assert window.reader.passage.reading.extraction.entry.text[last[0] :].startswith("水库除险加固")


def titles_of_page(window: MainWindow) -> list[str]:
    """Of the first page, all of which is there."""
    hits = [window.tabs.search.model.hit(row) for row in range(PAGE)]
    return [hit.title for hit in hits if hit]


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


def test_what_could_not_be_taken_as_it_was_meant_is_said(window: MainWindow, type_words: TypeWords, wait: Wait) -> None:
    search(window, "年:去年 商会", type_words, wait)
    remarks = window.tabs.search.header.remarks
    assert remarks.text() == "“去年”不是年份,已按文字查找。可以写 2015、2015-2020 或 2015-。"
    window.tool_bar.search.clear()
    search(window, "商会", type_words, wait)
    assert remarks.isHidden()


def test_sections_of_a_year_without_words_have_no_hits_but_are_opened(
    window: MainWindow, type_words: TypeWords, wait: Wait
) -> None:
    search(window, "年:2020", type_words, wait)
    assert window.tabs.search.header.count.text() == "共 9 个小节,1 个条目"
    press(window, Qt.Key.Key_Return)
    first = read_section(window)
    do(window, Command.FIND_NEXT)
    assert window.tabs.search.view.currentIndex().row() == 1
    assert read_section(window) != first


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


def test_the_keyboard_reaches_every_part_of_the_results(
    open_window: OpenWindow, library: Path, type_words: TypeWords, wait: Wait
) -> None:
    window = open_window(library)
    search(window, "图书馆", type_words, wait)
    panel = window.tabs.search
    panel.facets.unfold(Facet.YEARS)
    window.searches.search.ask(SearchWish("图书馆", narrowed=Narrowing(years=frozenset({2020, 2021}))))
    wait(window)
    wanted: set[QWidget] = {
        panel.header.order,
        panel.header.exact,
        panel.header.within,
        *panel.facets.buttons.values(),
        panel.facets.view,
        *panel.chips.chips,
        panel.view,
    }
    window.activateWindow()
    panel.header.order.setFocus()
    reached = set()
    for _ in range(40):
        widget = QApplication.focusWidget()
        assert widget is not None
        reached.add(widget)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    assert {widget.accessibleName() for widget in wanted - reached if widget.isVisible()} == set()
    assert all(widget.accessibleName() or getattr(widget, "text", str)() for widget in wanted)


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


def test_letters_that_are_being_composed_are_not_searched_for(window: MainWindow, wait: Wait) -> None:
    window.tool_bar.search.setFocus()
    QApplication.sendEvent(window.tool_bar.search, QInputMethodEvent("shanghui", []))
    wait(window)
    assert not window.tabs.search_shown


def test_find_in_the_text_counts_and_steps(window: MainWindow, type_words: TypeWords, wait: Wait) -> None:
    window.actions_[Command.FIND].trigger()
    window.pane.find_bar.words_changed.emit("全国工商联")
    window.actions_[Command.FIND_NEXT].trigger()
    assert "全国工商联" in marked(window)
