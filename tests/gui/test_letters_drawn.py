"""Letters that are drawn ahead."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from yearbook_viewer.gui.letters_drawn import LettersDrawn, common_letters


def test_the_common_letters_are_the_first_part_of_the_standard() -> None:
    letters = common_letters()
    assert (len(letters), letters[0], letters[-1]) == (3_755, "啊", "座")
    assert len(set(letters)) == 3_755


def test_drawing_ahead_comes_to_an_end_and_leaves_turns_between(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    drawn = LettersDrawn(window, [window.font()])
    turns: list[bool] = []
    beat = QTimer(window, interval=0)
    beat.timeout.connect(lambda: turns.append(drawn.findChildren(QTimer)[0].isActive()))
    beat.start()
    drawn.begin()
    qtbot.waitUntil(lambda: turns[-1:] == [False], timeout=60_000)
    assert turns.count(True) > 100
