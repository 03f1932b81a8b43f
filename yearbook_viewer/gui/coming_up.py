"""Windows beside the main one: how they come to the front."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from yearbook_viewer.gui.tasks import Tasks


def bring_up(window: QWidget) -> None:
    """Show it before all others, with the keyboard."""
    window.show()
    window.raise_()
    window.activateWindow()


def bring_up_new(tasks: Tasks, window: Callable[[], QWidget | None]) -> None:
    """The same of one that was just made, which took as long as a turn of the event loop may: in the next one.

    `window`: it, None if it was closed meanwhile.
    """

    def show() -> None:
        made = window()
        if made:
            bring_up(made)

    tasks.later(show)
