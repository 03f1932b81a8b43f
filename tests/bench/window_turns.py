"""The turns of the window's event loop: how long each held the window up, and what was in it.

A turn is all that is done between two moments at which the loop waits for something; a reader's key that comes in
between is served when it is over.
"""

import cProfile
import gc
import io
import os
import pstats
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QAbstractEventDispatcher, QEvent, QObject
from PySide6.QtWidgets import QApplication

# Rows of what a turn was spent on.
_TOLD = 14


@dataclass(slots=True)
class Turn:
    """`errand`: what the reader was at. In ms: `cpu` of the window's thread; `wall` by the clock; `held`: by the clock
    without the time in which the thread was ready and other programs had the processors, so with what it waited for
    the disk and for the interpreter's lock. `events`: the receivers of events that took longer than one ms, and their
    kinds; `spent`: the profile of the longest, empty unless it was asked for.
    """

    errand: str
    cpu: float = 0.0
    wall: float = 0.0
    held: float = 0.0
    events: list[str] = field(default_factory=list)
    spent: str = ""


class Watched(QApplication):
    """An application whose turns are measured. `errand`: to be set to what is done next; `pauses`: of all threads."""

    def __init__(self, words: list[str], over: float, *, profiled: bool = False) -> None:
        """`over`: turns of so many ms of CPU are kept, of all others the longest of each errand; `profiled`: so that
        they can be told what they were spent on, which takes time of its own.
        """
        super().__init__(words)
        self.errand = ""
        self.turns: list[Turn] = []
        self.pauses: list[float] = []
        self._paused_at = 0.0
        self._over = over
        self._profiled = profiled
        self._depth = 0
        self._turn = Turn("")
        self._waits: int | None = None

    def watch(self) -> None:
        """Measure from now on: what is delivered while the window is being made belongs to no turn."""
        self._turn = Turn("")
        with suppress(OSError):  # only Linux tells how long a thread waited for a processor
            self._waits = os.open(f"/proc/self/task/{_thread()}/schedstat", os.O_RDONLY)
        dispatcher = QAbstractEventDispatcher.instance()
        assert dispatcher is not None  # there is an application
        dispatcher.aboutToBlock.connect(self._end_turn)
        gc.callbacks.append(self._note_pause)

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        """Deliver the event; the outermost ones are measured, with all that they bring about."""
        if self._depth:
            return super().notify(receiver, event)
        self._depth = 1
        profile = cProfile.Profile(time.thread_time) if self._profiled else None
        waited, wall, cpu = self._waited(), time.perf_counter(), time.thread_time()
        try:
            if profile:
                profile.enable()
            return super().notify(receiver, event)
        finally:
            if profile:
                profile.disable()
            self._depth = 0
            took = 1e3 * (time.thread_time() - cpu)
            lasted = 1e3 * (time.perf_counter() - wall)
            turn = self._turn
            turn.errand = turn.errand or self.errand
            turn.cpu += took
            turn.wall += lasted
            turn.held += max(took, lasted - 1e3 * (self._waited() - waited))
            if max(took, lasted) > 1:
                turn.events.append(f"{_named(receiver)} {event.type().name} {took:.1f}")
            if profile and took > self._over / 2:
                turn.spent += _told(profile)

    def longest(self) -> Iterator[Turn]:
        """The longest turn of each errand."""
        longest: dict[str, Turn] = {}
        for turn in self.turns:
            if turn.errand not in longest or turn.cpu > longest[turn.errand].cpu:
                longest[turn.errand] = turn
        yield from longest.values()

    def _note_pause(self, phase: str, _told: dict[str, int]) -> None:
        """Python's garbage collection, which lets no thread run; `pauses`: ms of CPU."""
        if phase == "start":
            self._paused_at = time.thread_time()
        else:
            self.pauses.append(1e3 * (time.thread_time() - self._paused_at))

    def _end_turn(self) -> None:
        if self._turn.cpu > 0:
            self.turns.append(self._turn)
            if self._turn.cpu < self._over:
                self._turn.spent = ""
        self._turn = Turn("")

    def _waited(self) -> float:
        """Seconds for which this thread was ready and had no processor, so far."""
        if self._waits is None:
            return 0.0
        return int(os.pread(self._waits, 80, 0).split()[1]) / 1e9


def _thread() -> int:
    return int(Path("/proc/thread-self").readlink().name)


def _named(receiver: QObject) -> str:
    try:
        return f"{type(receiver).__name__}:{receiver.objectName()}".rstrip(":")
    except RuntimeError:  # it was deleted by its event
        return type(receiver).__name__


def _told(profile: cProfile.Profile) -> str:
    told = io.StringIO()
    pstats.Stats(profile, stream=told).sort_stats("cumulative").print_stats(2 * _TOLD)
    rows = told.getvalue().splitlines()
    first = next((place for place, row in enumerate(rows) if row.lstrip().startswith("ncalls")), 0)
    return "\n".join(row for row in rows[first:] if row.strip())
