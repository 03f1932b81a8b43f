"""A reader searches the archive, opens what was found and goes from hit to hit."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.stories.errands import marked
from yearbook_viewer.gui.actions import Command
from yearbook_viewer.gui.hits_model import HitRole
from yearbook_viewer.gui.main_window import MainWindow

Wait = Callable[[MainWindow], None]
TypeWords = Callable[[QWidget, str], None]


def search(window: MainWindow, words: str, type_words: TypeWords, wait: Wait) -> None:
    window.actions_[Command.SEARCH].trigger()
    type_words(window.tool_bar.search, words)
    wait(window)


def test_what_is_typed_is_found_with_its_counts(window: MainWindow, type_words: TypeWords, wait: Wait) -> None:
    search(window, "商会组织", type_words, wait)
    panel = window.tabs.search
    assert window.tabs.currentWidget() is panel
    assert panel.count.text() == "共 2 处,在 1 个条目中"
    assert panel.model.index(0).data() == "2020 年 · 岳阳市工商业联合会 · 2 处"
    assert "商会组织162个" in str(panel.model.index(1).data())


def test_enter_opens_the_first_hit_with_all_hits_marked(window: MainWindow, type_words: TypeWords, wait: Wait) -> None:
    search(window, "商会组织", type_words, wait)
    QTest.keyClick(window.tool_bar.search, Qt.Key.Key_Return)
    window.drain()
    assert window.reader.passage and window.reader.passage.title == "市工商联组织建设"
    assert marked(window).count("商会组织") >= 2


def test_f3_goes_to_the_next_hit_in_another_section(window: MainWindow, type_words: TypeWords, wait: Wait) -> None:
    search(window, "民营企业家", type_words, wait)
    model = window.tabs.search.model
    hits = [model.index(row).data(HitRole.HIT) for row in range(model.rowCount())]
    sections = [hit.section for hit in hits if hit]
    QTest.keyClick(window.tool_bar.search, Qt.Key.Key_Return)
    for _ in range(len(sections) - 1):
        window.actions_[Command.FIND_NEXT].trigger()
        window.drain()
    assert window.reader.passage and window.reader.passage.section_id == sections[-1]
    window.actions_[Command.FIND_PREVIOUS].trigger()
    window.drain()
    assert window.reader.passage.section_id == sections[-2]


def test_nothing_found_says_what_to_try(window: MainWindow, type_words: TypeWords, wait: Wait) -> None:
    search(window, "量子计算机", type_words, wait)
    assert window.tabs.search.count.text() == ("没有找到“量子计算机”。可以少输入几个字、换一种说法,或检查是否有错字。")


def test_escape_puts_the_results_away_and_the_marks_too(window: MainWindow, type_words: TypeWords, wait: Wait) -> None:
    search(window, "商会组织", type_words, wait)
    QTest.keyClick(window.tool_bar.search, Qt.Key.Key_Escape)
    assert not window.tabs.search_shown
    assert window.tool_bar.search.text() == ""
    assert marked(window) == []


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
