"""What is done in turns of the event loop, so that the window answers in between."""

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

# Seconds that other things, a painting say, may have taken of the turn in which it acts.
_BEGUN = 0.003
# Turns that it lets pass; it acts in the one after them though that had something else to do too.
_PATIENCE = 8


class NextTurn(QObject):
    """Does something in the next turn of the event loop that is not full already.

    A painting, an answer and a step of something long would each be short enough, and not all of them together.
    """

    def __init__(self, act: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._act = act
        self._looked = 0.0
        self._passed = 0
        self._timer = QTimer(self, interval=0, singleShot=True)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        """Ask for it; asked again before it has come, it is done once."""
        if not self._timer.isActive():
            self._looked, self._passed = perf_counter(), 0
            self._timer.start()

    def _look(self) -> None:
        # The timer waits for nothing but what else is done meanwhile.
        now = perf_counter()
        if now - self._looked > _BEGUN and self._passed < _PATIENCE:
            self._looked = now
            self._passed += 1
            self._timer.start()
        else:
            self._act()
