"""A reader opens what was found and goes from hit to hit."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.stories.conftest import OpenWindow
from tests.stories.errands import do, marked
from tests.stories.searches import (
    TypeWords,
    Wait,
    press,
    read_section,
    rows,
    search,
    titles_of_page,
)
from yearbook_viewer.gui.commands import Command
from yearbook_viewer.gui.facet_rows import Facet
from yearbook_viewer.gui.main_window import MainWindow
from yearbook_viewer.records import Narrowing, SearchWish


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


def test_find_in_the_text_counts_and_steps(window: MainWindow, type_words: TypeWords, wait: Wait) -> None:
    window.actions_[Command.FIND].trigger()
    window.pane.find_bar.words_changed.emit("全国工商联")
    window.actions_[Command.FIND_NEXT].trigger()
    assert "全国工商联" in marked(window)
