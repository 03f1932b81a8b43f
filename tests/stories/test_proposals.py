"""A reader types, is told what he may mean, filters, and keeps a search."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.stories.conftest import OpenWindow
from tests.stories.errands import answer, do
from yearbook_viewer.gui.commands import Command
from yearbook_viewer.gui.hits_model import HitRole
from yearbook_viewer.gui.main_window import MainWindow
from yearbook_viewer.gui.search_name_dialog import SearchNameDialog
from yearbook_viewer.records import SearchWish, Suggestion

Wait = Callable[[MainWindow], None]
TypeWords = Callable[[QWidget, str], None]


@pytest.fixture
def typing(window: MainWindow, type_words: TypeWords, wait: Wait) -> Callable[[str], None]:
    """Types into the search box and waits for all answers."""

    def type_all(words: str) -> None:
        do(window, Command.SEARCH)
        type_words(window.tool_bar.search, words)
        wait(window)

    return type_all


def proposed(window: MainWindow) -> list[Suggestion]:
    popup = window.typing.popup
    if not popup.isVisible():
        return []
    found = [popup.model.suggestion(popup.model.index(row)) for row in range(popup.model.rowCount())]
    return [each for each in found if each]


def words(window: MainWindow) -> list[str]:
    return [each.words for each in proposed(window)]


def press(window: MainWindow, key: Qt.Key) -> None:
    QTest.keyClick(window.tool_bar.search, key)
    window.drain()


def found(window: MainWindow) -> list[str]:
    model = window.tabs.search.model
    hits = [model.index(row).data(HitRole.HIT) for row in range(model.rowCount())]
    return [hit.title or hit.entry_title for hit in hits]


def action(menu: QMenu, text: str) -> QAction:
    return next(each for each in menu.actions() if each.text() == text)


def submenu(window: MainWindow, text: str) -> QMenu:
    menu = action(window.typing.menu.menu, text).menu()
    assert isinstance(menu, QMenu)
    return menu


def test_typing_proposes_and_a_proposal_is_taken_by_keys(
    window: MainWindow, typing: Callable[[str], None], wait: Wait
) -> None:
    typing("gsl")
    assert "工商联" in words(window)
    assert "市工商联" in words(window)
    row = words(window).index("市工商联")
    for _ in range(row + 1):
        press(window, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_Return)
    wait(window)
    assert window.tool_bar.search.text() == "市工商联"
    assert window.tool_bar.search.hasFocus()
    assert proposed(window) == []
    assert found(window)


def test_half_typed_letters_of_an_input_method_propose_nothing(window: MainWindow, wait: Wait) -> None:
    do(window, Command.SEARCH)
    QApplication.sendEvent(window.tool_bar.search, QInputMethodEvent("gong", []))
    wait(window)
    assert proposed(window) == []


def test_a_search_in_vain_is_put_right_by_a_click(
    window: MainWindow, typing: Callable[[str], None], wait: Wait
) -> None:
    typing("工伤联")
    (meant,) = window.tabs.search.nothing.words[:1]
    assert meant.text() == "工商联"
    meant.click()
    wait(window)
    assert window.tool_bar.search.text() == "工商联"
    assert found(window)


def test_what_was_searched_is_proposed_to_who_comes_back(
    window: MainWindow, typing: Callable[[str], None], wait: Wait, qtbot: QtBot
) -> None:
    typing("商会组织")
    press(window, Qt.Key.Key_Return)
    window.searches.search.close()
    window.tree.view.setFocus()
    do(window, Command.SEARCH)
    qtbot.waitUntil(lambda: words(window) == ["商会组织"])
    window.typing.menu.fill()
    assert submenu(window, "最近的搜索(&H)").actions()[0].text() == "商会组织"
    action(window.typing.menu.menu, "清除搜索记录(&C)").trigger()
    assert window.typing.history.recent == ()
    action(window.typing.menu.menu, "记住搜索过的字词(&K)").trigger()
    window.typing.history.remember("商会")
    assert window.typing.history.recent == ()


def test_fields_write_what_could_be_typed_and_show_what_is_typed(
    window: MainWindow, typing: Callable[[str], None], wait: Wait, type_words: TypeWords, qtbot: QtBot
) -> None:
    window.tool_bar.filter_button.click()
    filters = window.typing.filters
    assert filters.isVisible()
    assert filters.fields["title"].hasFocus()
    typing("商会 年:2020")
    assert (filters.fields["first_year"].text(), filters.fields["last_year"].text()) == ("2020", "2020")
    filters.fields["title"].setFocus()
    type_words(filters.fields["title"], "组织建设")
    qtbot.waitUntil(lambda: window.tool_bar.search.text() == "商会 标题:组织建设 年:2020")
    wait(window)
    assert found(window) == ["市工商联组织建设"]
    filters.clear_button.click()
    wait(window)
    assert window.tool_bar.search.text() == "商会"
    window.tool_bar.filter_button.click()
    assert not filters.isVisible()


def test_a_field_that_cannot_be_read_says_that_it_is_left_out(
    window: MainWindow, typing: Callable[[str], None], wait: Wait, type_words: TypeWords, qtbot: QtBot
) -> None:
    window.tool_bar.filter_button.click()
    typing("商会")
    field = window.typing.filters.fields["last_year"]
    field.setFocus()
    type_words(field, "去年")
    qtbot.waitUntil(lambda: field.property("problem") is True)
    assert field.toolTip() == "“去年”不是年份,没有按它筛选。可以写 2015。"
    wait(window)
    assert window.tool_bar.search.text() == "商会"
    window.typing.filters.clear_button.click()
    assert field.property("problem") is False
    assert not field.toolTip()


def test_the_row_of_fields_is_open_again_after_a_restart(open_window: OpenWindow, archive_path: Path) -> None:
    first = open_window(archive_path)
    assert not first.typing.filters.isVisible()
    first.tool_bar.filter_button.click()
    first.close()
    assert open_window(archive_path).typing.filters.isVisible()


def test_a_search_is_kept_renamed_taken_away_and_brought_back(
    window: MainWindow, typing: Callable[[str], None], wait: Wait
) -> None:
    menu = window.typing.menu
    menu.fill()
    assert not action(menu.menu, "保存这个搜索(&S)…").isEnabled()
    typing("商会组织")
    menu.fill()
    answer(SearchNameDialog, lambda dialog: _name(dialog, "历年商会"))
    action(menu.menu, "保存这个搜索(&S)…").trigger()
    wait(window)
    assert window.notices.text() == "搜索已保存为“历年商会”。"
    menu.fill()
    answer(SearchNameDialog, lambda dialog: _name(dialog, "商会"))
    submenu(window, "改名(&R)").actions()[0].trigger()
    wait(window)
    window.searches.search.close()
    menu.fill()
    action(menu.menu, "商会").trigger()
    wait(window)
    assert window.tool_bar.search.text() == "商会组织"
    assert found(window) == ["市工商联组织建设"]
    menu.fill()
    submenu(window, "删除(&D)").actions()[0].trigger()
    wait(window)
    assert not menu.saved
    window.notices.buttons()[0].click()
    wait(window)
    assert [search.name for search in menu.saved] == ["商会"]


def test_kept_searches_are_there_after_a_restart_and_in_a_copy_of_the_archive(
    open_window: OpenWindow, archive_path: Path, tmp_path: Path
) -> None:
    first = open_window(archive_path)
    assert first.shelf.archive
    first.shelf.archive.save_search("历年", SearchWish("商会"))
    first.close()
    first.end()
    again = open_window(Path(shutil.copy(archive_path, tmp_path / "copy.ybk")))
    assert [search.name for search in again.typing.menu.saved] == ["历年"]


def _name(dialog: QDialog, name: str) -> None:
    assert isinstance(dialog, SearchNameDialog)
    dialog.edit.setText(name)
    dialog.accept_button.click()
