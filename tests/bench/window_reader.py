"""A reader at the window: what he does, as events alone."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from tests.bench.window_turns import Watched
from yearbook_viewer.gui.commands import Command
from yearbook_viewer.gui.main_window import MainWindow

# Between two keys of a quick typist, and after an errand until all timers of the window have fired.
_KEY_MS, QUIET_MS = 90, 350

Do = Callable[[], object]


class Reader:
    """Does what a reader does, through events alone; after each act everything that it brings about is waited for."""

    def __init__(self, application: Watched, window: MainWindow, pictures: Path | None) -> None:
        self._application = application
        self.window = window
        self._pictures = pictures
        self._taken = 0

    def errand(self, name: str) -> None:
        """What follows is this."""
        self._application.errand = name

    def act(self, do: Do) -> None:
        """Do it in a turn of its own, then wait for what comes of it."""
        QTimer.singleShot(0, self.window, do)
        self.wait(QUIET_MS)

    def command(self, command: Command) -> None:
        self.act(self.window.actions_[command].trigger)

    def type(self, words: str, field: QLineEdit | None = None) -> None:
        """Key by key, as an input method commits; into the search box if into no other."""
        field = field or self.window.tool_bar.search
        self.post(field, partial(field.setFocus, Qt.FocusReason.ShortcutFocusReason))
        for letter in words:
            committed = QInputMethodEvent()
            committed.setCommitString(letter)
            self._application.postEvent(field, committed)
            self.wait(_KEY_MS, drained=False)
        self.wait(QUIET_MS)

    def key(self, key: Qt.Key, receiver: QWidget) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            self._application.postEvent(receiver, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier))
        self.wait(QUIET_MS)

    def post(self, receiver: QObject, event: QEvent | Do) -> None:
        if isinstance(event, QEvent):
            self._application.postEvent(receiver, event)
        else:
            QTimer.singleShot(0, receiver, event)

    def wait(self, quiet: int, *, drained: bool = True) -> None:
        """Until nothing is asked of the archive any more, and so many ms longer."""
        if drained:
            self.window.drain()
        spin(quiet)
        if drained:
            self.window.drain()
            spin(30)

    def picture(self, window: QWidget | None = None) -> None:
        """What is seen now; not measured."""
        if self._pictures:
            self._taken += 1
            name = self._application.errand.replace(" ", "-").replace("/", "-")
            (window or self.window).grab().save(str(self._pictures / f"{self._taken:02}-{name}.png"))


def spin(milliseconds: int) -> None:
    """Let the event loop run for so long."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
