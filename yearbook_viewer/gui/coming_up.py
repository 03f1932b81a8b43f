"""Windows beside the main one: how they are made and come to the front."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from yearbook_viewer.gui.tasks import Tasks

_TYPED = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.InputMethod)
# Widgets that are given their style in one turn, about 3 ms.
_POLISHED = 40


Window = TypeVar("Window", bound=QWidget)


def bring_up(window: QWidget) -> None:
    """Show it before all others, with the keyboard."""
    window.show()
    window.raise_()
    window.activateWindow()


class ComingUp(QObject):
    """A window on its way: it is made in turns of the event loop and shown when it is whole.

    What the reader types meanwhile is meant for it, and is typed into it.
    """

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._steps: Iterator[None] | None = None
        self._typed: list[QKeyEvent | QInputMethodEvent] = []

    @property
    def is_coming(self) -> bool:
        """Whether a window is on its way."""
        return self._steps is not None

    def bring(self, window: Window, steps: Iterator[None], whole: Callable[[Window], object]) -> None:
        """Take these steps, tell `whole` when there are no more, and show the window."""
        self._steps = self._way(window, steps, whole)
        _application().installEventFilter(self)
        self._go_on()

    def drop(self) -> None:
        """Show nothing: whoever asked for it is gone."""
        if self._steps is not None:
            self._steps = None
            self._typed.clear()
            _application().removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep what is typed anywhere."""
        if event.type() not in _TYPED or not watched.isWidgetType():
            return super().eventFilter(watched, event)
        if isinstance(event, QKeyEvent):
            self._typed.append(event.clone())
        elif isinstance(event, QInputMethodEvent) and event.commitString():
            # Half-typed letters are the input method's, which shows them anew where the reader goes on.
            committed = QInputMethodEvent()
            committed.setCommitString(event.commitString())
            self._typed.append(committed)
        return True

    def _go_on(self) -> None:
        goes_on = False
        try:
            goes_on = self._steps is not None and next(self._steps, self) is None
        finally:
            # Where a step failed too: otherwise nobody would ever be given a key again.
            if not goes_on:
                self.drop()
        if goes_on:
            self._tasks.later(self._go_on)

    def _way(self, window: Window, steps: Iterator[None], whole: Callable[[Window], object]) -> Iterator[None]:
        yield from steps
        yield
        whole(window)
        yield
        # Otherwise all of it is given its style in the turn in which it is shown.
        widgets = window.findChildren(QWidget)
        for first in range(0, len(widgets), _POLISHED):
            for widget in widgets[first : first + _POLISHED]:
                widget.ensurePolished()
            yield
        bring_up(window)
        # To the window's own: it is active only when the desktop has made it so.
        for event in self._typed:
            QCoreApplication.postEvent(window.focusWidget() or window, event)


def _application() -> QCoreApplication:
    application = QCoreApplication.instance()
    assert application is not None  # there are windows
    return application
