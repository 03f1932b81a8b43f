"""Windows that are made in turns of the event loop and then shown."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from yearbook_viewer.gui.coming_up import ComingUp
from yearbook_viewer.gui.tasks import Tasks


class Slow(QWidget):
    """A window with two fields, made in three steps."""

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.fields = [QLineEdit(self) for _ in range(2)]
        column = QVBoxLayout(self)
        for field in self.fields:
            column.addWidget(field)

    def making(self) -> Iterator[None]:
        yield
        yield
        yield


class Composed(QObject):
    """The half-typed letters that a field was given."""

    def __init__(self, field: QLineEdit) -> None:
        super().__init__(field)
        self.seen: list[str] = []
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        if isinstance(event, QInputMethodEvent):
            self.seen.append(event.preeditString())
        return super().eventFilter(watched, event)


def main_field(qtbot: QtBot) -> QLineEdit:
    """A field of another window, which has the keyboard."""
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    return field


def commit(field: QWidget, letters: str) -> None:
    committed = QInputMethodEvent()
    committed.setCommitString(letters)
    QGuiApplication.sendEvent(field, committed)


def test_a_window_comes_when_it_is_whole_and_each_step_is_a_turn(qtbot: QtBot, tasks: Tasks) -> None:
    coming, window = ComingUp(tasks, tasks), Slow()
    qtbot.addWidget(window)
    seen: list[str] = []

    def making() -> Iterator[None]:
        for step in range(3):
            seen.append(f"step {step}")
            tasks.later(lambda: seen.append("turn"))
            yield

    coming.bring(window, making(), lambda made: seen.append("whole" if made is window else "another"))
    assert coming.is_coming
    assert not window.isVisible()
    tasks.drain()
    assert window.isVisible()
    assert not coming.is_coming
    assert seen == ["step 0", "turn", "step 1", "turn", "step 2", "turn", "whole"]


def test_what_is_typed_meanwhile_is_typed_into_the_window(qtbot: QtBot, tasks: Tasks) -> None:
    field = main_field(qtbot)
    coming, window = ComingUp(tasks, tasks), Slow()
    qtbot.addWidget(window)
    coming.bring(window, window.making(), lambda made: made.fields[1].setFocus())
    QTest.keyClicks(field, "gsl")
    tasks.later(lambda: commit(field, "工商联"))
    tasks.drain()
    qtbot.waitUntil(lambda: window.fields[1].text() == "gsl工商联")
    assert (field.text(), window.fields[0].text()) == ("", "")
    QTest.keyClicks(field, "x")
    assert field.text() == "x"


def test_letters_that_are_half_typed_are_left_to_the_input_method(qtbot: QtBot, tasks: Tasks) -> None:
    field = main_field(qtbot)
    coming, window = ComingUp(tasks, tasks), Slow()
    qtbot.addWidget(window)
    half_typed = Composed(window.fields[0])
    coming.bring(window, window.making(), lambda made: made.fields[0].setFocus())
    QGuiApplication.sendEvent(field, QInputMethodEvent("gsl", []))
    commit(field, "工商联")
    tasks.drain()
    qtbot.waitUntil(lambda: window.fields[0].text() == "工商联")
    assert half_typed.seen == [""]


def test_a_window_that_is_dropped_does_not_come_and_keeps_no_keys(qtbot: QtBot, tasks: Tasks) -> None:
    field = main_field(qtbot)
    coming, window = ComingUp(tasks, tasks), Slow()
    qtbot.addWidget(window)
    whole: list[Slow] = []
    coming.bring(window, window.making(), whole.append)
    coming.drop()
    tasks.drain()
    QTest.keyClicks(field, "ab")
    assert (field.text(), whole, window.isVisible()) == ("ab", [], False)


def test_a_window_that_cannot_be_made_keeps_no_keys_either(qtbot: QtBot, tasks: Tasks) -> None:
    field = main_field(qtbot)
    coming, window = ComingUp(tasks, tasks), Slow()
    qtbot.addWidget(window)

    def making() -> Iterator[None]:
        yield
        raise ValueError

    with capture_exceptions() as raised:
        coming.bring(window, making(), lambda _: None)
        tasks.drain()
    assert [kind for kind, _, _ in raised] == [ValueError]
    QTest.keyClicks(field, "ab")
    assert (field.text(), coming.is_coming, window.isVisible()) == ("ab", False, False)
