"""Going through marks one by one, and the bar that shows where the reader is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from yearbook_viewer.gui.fonts import Families
from yearbook_viewer.gui.mark_walk import ALL, DOUBTFUL, WALKS, MarkWalk
from yearbook_viewer.gui.mark_walk_bar import MarkWalkBar
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Kind, Mark

MARKS = (
    Mark(0, 4, Kind.PER, "宣传教育", 41),
    Mark(6, 9, Kind.PER, "何文博"),
    Mark(12, 16, Kind.ORG, "临江商会", 60),
    Mark(20, 23, Kind.LOC, "临江县", 79),
    Mark(30, 33, Kind.LOC, "云泽市", 80),
)
PERSONS = next(walked for walked in WALKS if walked.name == "人物")


def walk(near: int = 0, walked: object = DOUBTFUL) -> MarkWalk:
    made = MarkWalk()
    made.begin(MARKS, walked, near)  # type: ignore[arg-type]  # one of WALKS
    return made


def current(of: MarkWalk) -> str | None:
    return of.current.text if of.current else None


def test_doubtful_marks_are_gone_through_in_the_order_of_the_text_and_then_from_the_first() -> None:
    here = walk()
    seen = []
    for _ in range(4):
        seen.append((here.number, here.total, current(here)))
        here.step(1)
    assert seen == [(1, 3, "宣传教育"), (2, 3, "临江商会"), (3, 3, "临江县"), (1, 3, "宣传教育")]


def test_a_walk_begins_where_the_reader_is() -> None:
    assert current(walk(near=13)) == "临江县"
    assert current(walk(near=12)) == "临江商会"
    assert current(walk(near=25)) == "宣传教育"


def test_marks_of_a_kind_are_gone_through_sure_or_not() -> None:
    here = walk(walked=PERSONS)
    assert (here.total, current(here)) == (2, "宣传教育")
    assert walk(walked=ALL).total == 5


def test_what_is_decided_is_doubtful_no_more_and_the_next_is_current_before_the_archive_answers() -> None:
    here = walk(near=12)
    here.decide()
    assert (here.number, here.total, current(here)) == (2, 2, "临江县")
    here.decide()
    assert (here.number, here.total, current(here)) == (1, 1, "宣传教育")
    # The answer to the first decision, which knows nothing of the second.
    here.follow((MARKS[0], MARKS[1], Mark(12, 16, Kind.ORG, "临江商会"), MARKS[3], MARKS[4]))
    assert (here.total, current(here)) == (1, "宣传教育")
    here.decide()
    assert (here.number, here.total, here.current) == (0, 0, None)
    here.decide()
    here.step(1)
    assert here.current is None


def test_a_decision_that_was_taken_back_waits_again() -> None:
    here = walk()
    here.decide()
    here.forget_decisions()
    here.follow(MARKS)
    assert (here.total, current(here)) == (3, "临江商会")
    here.step(-1)
    assert current(here) == "宣传教育"


def test_a_decision_on_a_mark_of_a_kind_goes_on_to_the_next_of_it() -> None:
    here = walk(walked=PERSONS)
    here.decide()
    assert (here.number, here.total, current(here)) == (2, 2, "何文博")
    here.follow(MARKS[1:])
    assert (here.number, here.total, current(here)) == (1, 1, "何文博")


def test_another_mark_of_the_walk_can_be_gone_to_and_one_that_is_not_in_it_cannot() -> None:
    here = walk()
    here.go_to(20)
    assert current(here) == "临江县"
    here.go_to(30)
    assert current(here) == "临江县"


@pytest.fixture
def bar(qtbot: QtBot, say: Catalogue, families: Families) -> MarkWalkBar:
    bar = MarkWalkBar(say)
    qtbot.addWidget(bar)
    bar.open()
    return bar


def test_the_bar_says_which_mark_it_is_and_how_sure_it_is_where_it_is_doubtful(bar: MarkWalkBar) -> None:
    here = walk()
    bar.show_walk(here)
    assert bar.text.text() == bar.accessibleDescription() == "1/3 · 宣传教育 · 人物 41%"
    here = walk(walked=PERSONS)
    here.step(1)
    bar.show_walk(here)
    assert bar.text.text() == "2/2 · 何文博 · 人物"
    assert bar.walks.text() == "人物 ▾"


def test_where_nothing_is_left_the_bar_says_so_and_only_lets_itself_be_closed(bar: MarkWalkBar, qtbot: QtBot) -> None:
    bar.show_walk(MarkWalk())
    assert bar.text.text() == "这里没有"
    assert not any(button.isEnabled() for button in (bar.accept, bar.refuse, bar.kinds, bar.next, bar.previous))
    accepted: list[bool] = []
    bar.accepted.connect(lambda: accepted.append(True))
    QTest.keyClick(bar, Qt.Key.Key_A)
    assert not accepted
    with qtbot.waitSignal(bar.closed):
        QTest.keyClick(bar, Qt.Key.Key_Escape)
    assert bar.isHidden()


def test_single_keys_say_all_that_can_be_said(bar: MarkWalkBar) -> None:
    bar.show_walk(walk())
    told: list[object] = []
    bar.accepted.connect(lambda: told.append("accepted"))
    bar.kind_given.connect(told.append)
    bar.step_requested.connect(told.append)
    bar.border_moved.connect(lambda before, behind: told.append((before, behind)))
    keys = (Qt.Key.Key_A, Qt.Key.Key_Return, Qt.Key.Key_D, Qt.Key.Key_Delete, Qt.Key.Key_2, Qt.Key.Key_6)
    for key in (*keys, Qt.Key.Key_N, Qt.Key.Key_Right, Qt.Key.Key_P, Qt.Key.Key_Left):
        QTest.keyClick(bar, key)
    QTest.keyClicks(bar, "[]{}")
    borders = [(1, 0), (0, 1), (-1, 0), (0, -1)]
    assert told == ["accepted", "accepted", None, None, Kind.ORG, Kind.NAME, 1, 1, -1, -1, *borders]


def test_keys_with_ctrl_are_not_the_bar_s(bar: MarkWalkBar) -> None:
    bar.show_walk(walk())
    told: list[object] = []
    bar.kind_given.connect(told.append)
    QTest.keyClick(bar, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert told == []


def test_enter_on_a_button_of_the_bar_accepts_nothing(bar: MarkWalkBar) -> None:
    bar.show_walk(walk())
    told: list[object] = []
    bar.accepted.connect(lambda: told.append("accepted"))
    bar.refuse.setFocus()
    QTest.keyClick(bar.refuse, Qt.Key.Key_Return)
    assert told == []
    QTest.keyClick(bar.refuse, Qt.Key.Key_A)
    assert told == ["accepted"]


def test_what_was_decided_stands_where_the_keys_are_told_and_the_bar_keeps_its_height(bar: MarkWalkBar) -> None:
    bar.show_walk(walk())
    keys, height = bar.told.text(), bar.sizeHint().height()
    assert keys.startswith("A 接受,D 不是")
    bar.tell("“宣传教育”在这里不再是实体。")
    assert bar.told.text() == "“宣传教育”在这里不再是实体。Ctrl+Z 撤销"
    assert bar.sizeHint().height() == height
    bar.tell("")
    assert bar.told.text() == keys
