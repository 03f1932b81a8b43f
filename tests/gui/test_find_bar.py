import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from yearbook_viewer.gui.find_bar import FindBar
from yearbook_viewer.gui.fonts import Families
from yearbook_viewer.messages import Catalogue


@pytest.fixture
def bar(qtbot: QtBot, say: Catalogue, families: Families) -> FindBar:
    bar = FindBar(say)
    qtbot.addWidget(bar)
    return bar


def words(bar: FindBar) -> QLineEdit:
    return bar.findChildren(QLineEdit)[0]


def test_the_bar_opens_with_the_words_given(bar: FindBar, qtbot: QtBot) -> None:
    assert bar.isHidden()
    with qtbot.waitSignal(bar.words_changed) as told:
        bar.open("商会")
    assert told.args == ["商会"]
    assert words(bar).selectedText() == "商会"


def test_the_bar_opens_again_with_its_last_words(bar: FindBar, qtbot: QtBot) -> None:
    bar.open("商会")
    bar.close_bar()
    with qtbot.waitSignal(bar.words_changed) as told:
        bar.open()
    assert told.args == ["商会"]


def test_enter_goes_on_and_shift_enter_goes_back(bar: FindBar, qtbot: QtBot) -> None:
    bar.open("商会")
    with qtbot.waitSignal(bar.next_requested):
        QTest.keyClick(words(bar), Qt.Key.Key_Return)
    with qtbot.waitSignal(bar.previous_requested):
        QTest.keyClick(words(bar), Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)


def test_the_count_is_shown_and_nothing_found_is_said(bar: FindBar) -> None:
    bar.open("商会")
    bar.show_count(3, 17)
    label = bar.findChildren(QLabel)[0]
    assert label.text() == "3/17"
    bar.show_count(0, 0)
    assert label.text() == "没有找到"


def test_text_that_is_still_being_composed_is_not_searched(bar: FindBar) -> None:
    told: list[str] = []
    bar.words_changed.connect(told.append)
    bar.open()
    QApplication.sendEvent(words(bar), QInputMethodEvent("shang", []))
    composed = QInputMethodEvent("", [])
    composed.setCommitString("商")
    QApplication.sendEvent(words(bar), composed)
    assert told == ["商"]


def test_closing_is_told_once(bar: FindBar) -> None:
    told: list[bool] = []
    bar.closed.connect(lambda: told.append(True))
    bar.open("商会")
    bar.close_bar()
    bar.close_bar()
    assert told == [True]


def test_every_button_has_a_name(bar: FindBar) -> None:
    assert [button.accessibleName() for button in bar.findChildren(QToolButton) if button.text()] == [
        "上一处",
        "下一处",
        "关闭查找栏",
    ]
