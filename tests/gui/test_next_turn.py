"""What is put off to the next turn of the event loop, and past turns that are full."""

from time import sleep

from PySide6.QtCore import QAbstractEventDispatcher, QObject, QTimer
from pytestqt.qtbot import QtBot

from yearbook_viewer.gui.next_turn import NextTurn


def test_it_acts_once_for_however_often_it_was_asked(qtbot: QtBot) -> None:
    owner, done = QObject(), list[str]()
    turn = NextTurn(lambda: done.append("acted"), owner)
    turn.start()
    turn.start()
    assert done == []
    qtbot.waitUntil(lambda: bool(done))
    qtbot.wait(20)
    assert done == ["acted"]
    turn.start()
    qtbot.waitUntil(lambda: done == ["acted", "acted"])


def test_of_two_that_take_long_neither_acts_in_the_turn_of_the_other(qtbot: QtBot) -> None:
    owner, begun, acted_in = QObject(), list[None](), list[int]()
    dispatcher = QAbstractEventDispatcher.instance()
    assert dispatcher is not None
    dispatcher.aboutToBlock.connect(lambda: begun.append(None))

    def act() -> None:
        acted_in.append(len(begun))
        sleep(0.01)

    for turn in (NextTurn(act, owner), NextTurn(act, owner)):
        turn.start()
    qtbot.waitUntil(lambda: len(acted_in) == 2)
    assert acted_in[0] < acted_in[1]


def test_it_comes_though_no_turn_is_ever_empty(qtbot: QtBot) -> None:
    owner, done = QObject(), list[str]()
    busy = QTimer(owner, interval=0)
    busy.timeout.connect(lambda: sleep(0.005))
    busy.start()
    turn = NextTurn(lambda: done.append("acted"), owner)
    turn.start()
    qtbot.waitUntil(lambda: bool(done))
    busy.stop()
