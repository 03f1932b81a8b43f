import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from yearbook_viewer.gui.document_runs import EVERYTHING, Visible
from yearbook_viewer.gui.fonts import Families
from yearbook_viewer.gui.legend import FlowLayout, Legend
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Kind


@pytest.fixture
def legend(qtbot: QtBot, say: Catalogue, families: Families) -> Legend:
    legend = Legend(say)
    qtbot.addWidget(legend)
    legend.show()
    return legend


def chips(legend: Legend) -> list[QPushButton]:
    return legend.findChildren(QPushButton)


def test_chips_say_how_often_each_kind_occurs(legend: Legend) -> None:
    legend.show_counts({Kind.ORG: 26, Kind.LOC: 6}, 12)
    labels = [chip.text() for chip in chips(legend)]
    assert labels == ["人物 0", "机构 26", "地名 6", "时间 0", "文献 0", "活动荣誉 0", "指标数字 12"]


def test_a_click_switches_a_kind_off(legend: Legend, qtbot: QtBot) -> None:
    with qtbot.waitSignal(legend.kinds_changed) as told:
        QTest.mouseClick(chips(legend)[1], Qt.MouseButton.LeftButton)
    assert told.args == [Visible(frozenset(Kind) - {Kind.ORG}, figures=True)]


def test_switching_all_at_once_is_told_once(legend: Legend) -> None:
    told: list[Visible] = []
    legend.kinds_changed.connect(told.append)
    wanted = Visible(frozenset({Kind.PER}), figures=False)
    legend.set_visible_kinds(wanted)
    legend.set_visible_kinds(wanted)
    assert told == [wanted]
    assert legend.visible() == wanted != EVERYTHING


def test_a_screen_reader_hears_kind_and_count(legend: Legend) -> None:
    legend.show_counts({Kind.PER: 3}, 0)
    assert chips(legend)[0].accessibleName() == "人物,3 处"


def test_chips_wrap_in_a_narrow_window(legend: Legend) -> None:
    legend.resize(900, 40)
    wide = legend.heightForWidth(900)
    assert legend.heightForWidth(250) >= 3 * wide
    legend.resize(250, 200)
    assert all(chip.geometry().right() <= 250 for chip in chips(legend))


def test_widgets_of_other_heights_in_a_line_are_not_cut(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    flow = FlowLayout(host, gap=4)
    for height in (40, 20, 20):
        part = QWidget()
        part.setFixedSize(60, height)
        flow.addWidget(part)
    assert flow.heightForWidth(200) == 40
    # The third begins a line of its own below the highest of the first.
    assert flow.heightForWidth(130) == 40 + 4 + 20
