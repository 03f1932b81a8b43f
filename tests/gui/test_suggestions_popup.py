"""The list below the search box never takes the keyboard from who types."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from yearbook_viewer.gui.search_box import SearchBox
from yearbook_viewer.gui.suggestions_model import SuggestionRole, SuggestionsModel
from yearbook_viewer.gui.suggestions_popup import SuggestionsPopup
from yearbook_viewer.gui.theme import DARK, LIGHT
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Kind, Suggestion, SuggestionKind

SAY = Catalogue("zh")
FOUND = (
    Suggestion("工商联", SuggestionKind.WORD, None, 33),
    Suggestion("市工商联", SuggestionKind.NAME, Kind.ORG, 14),
    Suggestion("工商联 年:2020", SuggestionKind.SEARCHED),
)


@pytest.fixture
def popup(qtbot: QtBot) -> Iterator[SuggestionsPopup]:
    """The list of a box that has the focus, in a small window."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 300)
    box = SearchBox(SAY)
    layout = QVBoxLayout(window)
    layout.addWidget(box)
    layout.addStretch(1)
    other = QWidget()
    other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    layout.addWidget(other)
    made = SuggestionsPopup(box, SAY, LIGHT, window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    box.setFocus()
    yield made


def _box(popup: SuggestionsPopup) -> SearchBox:
    box = popup.window().findChild(SearchBox)
    assert isinstance(box, SearchBox)
    return box


def test_rows_say_words_kind_and_count(qtbot: QtBot) -> None:
    model = SuggestionsModel(SAY)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_suggestions(FOUND)
    rows = [model.index(row) for row in range(model.rowCount())]
    assert [row.data() for row in rows] == ["工商联", "市工商联", "工商联 年:2020"]
    assert [row.data(SuggestionRole.KIND_WORD) for row in rows] == ["字词", "机构", "搜索过"]
    assert [row.data(Qt.ItemDataRole.AccessibleTextRole) for row in rows] == [
        "工商联,字词,33 处",
        "市工商联,机构,14 处",
        "工商联 年:2020,搜索过",
    ]
    model.show_suggestions(())
    assert model.rowCount() == 0


def test_the_list_stands_below_the_box_and_the_box_keeps_the_keyboard(popup: SuggestionsPopup) -> None:
    popup.show_suggestions(FOUND)
    box = _box(popup)
    assert popup.isVisible()
    assert box.hasFocus()
    assert popup.geometry().top() >= box.geometry().bottom()
    assert popup.window().rect().contains(popup.geometry())
    QTest.keyClicks(box, "abc")
    assert box.text() == "abc"


def test_down_and_up_go_through_the_rows_and_enter_takes_one(popup: SuggestionsPopup, qtbot: QtBot) -> None:
    popup.show_suggestions(FOUND)
    box = _box(popup)
    for key, row in ((Qt.Key.Key_Down, 0), (Qt.Key.Key_Down, 1), (Qt.Key.Key_Up, 0), (Qt.Key.Key_Up, -1)):
        QTest.keyClick(box, key)
        assert popup.view.currentIndex().row() == row
    QTest.keyClick(box, Qt.Key.Key_Down)
    with qtbot.waitSignal(popup.taken) as taken, qtbot.assertNotEmitted(box.open_requested):
        QTest.keyClick(box, Qt.Key.Key_Return)
    assert taken.args == ["工商联"]
    assert not popup.isVisible()


def test_enter_without_a_chosen_row_is_the_boxs_own(popup: SuggestionsPopup, qtbot: QtBot) -> None:
    popup.show_suggestions(FOUND)
    with qtbot.waitSignal(_box(popup).open_requested), qtbot.assertNotEmitted(popup.taken):
        QTest.keyClick(_box(popup), Qt.Key.Key_Return)
    assert not popup.isVisible()


def test_escape_closes_the_list_first_and_then_the_search(popup: SuggestionsPopup, qtbot: QtBot) -> None:
    popup.show_suggestions(FOUND)
    box = _box(popup)
    with qtbot.assertNotEmitted(box.closed):
        QTest.keyClick(box, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    with qtbot.waitSignal(box.closed):
        QTest.keyClick(box, Qt.Key.Key_Escape)


def test_a_click_takes_a_row(popup: SuggestionsPopup, qtbot: QtBot) -> None:
    popup.show_suggestions(FOUND)
    place = popup.view.visualRect(popup.model.index(1)).center()
    with qtbot.waitSignal(popup.taken) as taken:
        QTest.mouseClick(popup.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert taken.args == ["市工商联"]


def test_nothing_opens_while_an_input_method_composes(popup: SuggestionsPopup) -> None:
    box = _box(popup)
    popup.show_suggestions(FOUND)
    QApplication.sendEvent(box, QInputMethodEvent("gong", []))
    assert not popup.isVisible()
    popup.show_suggestions(FOUND)
    assert not popup.isVisible()
    committed = QInputMethodEvent()
    committed.setCommitString("工")
    QApplication.sendEvent(box, committed)
    popup.show_suggestions(FOUND)
    assert popup.isVisible()


def test_it_goes_with_the_focus_and_never_comes_without(popup: SuggestionsPopup) -> None:
    popup.show_suggestions(FOUND)
    box = _box(popup)
    box.clearFocus()
    assert not popup.isVisible()
    popup.show_suggestions(FOUND)
    assert not popup.isVisible()


def test_it_stays_within_a_window_that_gets_smaller(popup: SuggestionsPopup) -> None:
    popup.show_suggestions([Suggestion(f"工商联{row}", SuggestionKind.WORD, None, row) for row in range(1, 30)])
    popup.window().resize(330, 200)
    QApplication.processEvents()
    assert popup.window().rect().contains(popup.geometry())
    popup.set_theme(DARK)
    assert not popup.grab().isNull()


def test_without_suggestions_there_is_no_list(popup: SuggestionsPopup) -> None:
    popup.show_suggestions(FOUND)
    popup.show_suggestions(())
    assert not popup.isVisible()
