"""The panels beside the text."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from yearbook_viewer.gui.passage import passage_of
from yearbook_viewer.gui.side_tabs import SideTabs
from yearbook_viewer.gui.theme import LIGHT
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Reading


class Painted(QObject):
    """How often a widget was painted."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.times = 0
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        self.times += event.type() is QEvent.Type.Paint
        return super().eventFilter(watched, event)


def test_a_panel_stays_as_it_is_painted_when_words_beside_it_become_longer(
    qtbot: QtBot, say: Catalogue, seed_reading: Reading
) -> None:
    tabs = SideTabs(say, LIGHT)
    qtbot.addWidget(tabs)
    tabs.resize(456, 700)
    tabs.setCurrentWidget(tabs.search)
    tabs.show_search(3)
    tabs.show()
    qtbot.waitExposed(tabs)
    qtbot.wait(20)
    painted = Painted(tabs.search)
    tabs.count_search(123_456)
    tabs.show_passage(passage_of(seed_reading, None))
    tabs.search.header.findChildren(QLabel)[0].setText("123,456")
    qtbot.wait(20)
    assert painted.times == 0
    assert tabs.tabText(tabs.indexOf(tabs.search)) == "搜索 123,456"


def test_tabs_are_set_anew_when_they_need_another_height(qtbot: QtBot, say: Catalogue) -> None:
    tabs = SideTabs(say, LIGHT)
    qtbot.addWidget(tabs)
    tabs.resize(456, 700)
    tabs.show()
    qtbot.wait(20)
    before = tabs.currentWidget().mapTo(tabs, tabs.currentWidget().rect().topLeft()).y()
    font = tabs.tabBar().font()
    font.setPixelSize(40)
    tabs.tabBar().setFont(font)
    qtbot.wait(20)
    assert tabs.currentWidget().mapTo(tabs, tabs.currentWidget().rect().topLeft()).y() > before
