"""The only threads of the window: lanes for reading, for writing and for following an import, one worker each.

A job is a plain callable that opens its own session and returns records. Answers come back into the
window's thread through one signal; nothing else crosses.
"""

import sys
from collections import deque
from collections.abc import Callable, Generator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from itertools import count
from threading import Event
from time import perf_counter
from typing import Any, NamedTuple

from PySide6.QtCore import QEventLoop, QObject, Qt, Signal, Slot

from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.gui.next_turn import NextTurn

# Seconds for which a job goes on before the window's thread gets its turn. Python's own 0.005 is felt: while something
# is shown, the turn is given away and waited for several times.
_INTERVAL = 0.001
# Seconds in which steps of walks share a turn: what they tell is painted once, and a key waits no longer than a turn.
_STEPS_S = 0.004


class Lane(StrEnum):
    """Readers never wait for a long write; two writes never meet. Imports and previews have their own processes.

    CHECK: all of an archive is read after a bad end, in which time it is read and searched as ever.
    BETWEEN: what is found between all entries of a place takes seconds, which no reading should wait for. EXPORT: nor
    for a file that is being written. BROWSE: nor for the columns of a million figures, made anew after rules changed.
    INDEX: what an index lacks is made in turns that leave room for the others' writing; LAY: so is what the reader says
    of names put into all entries.
    SEARCH: what is searched for while it is typed waits for nothing else; COUNT: counting all of it comes after that.
    SUGGEST: what is proposed while it is typed; LEARN: names and words to propose are gathered beside that.
    NAMES: what the whole archive tells of one name; it waits for no list of all of them.
    """

    READ = "read"
    WRITE = "write"
    IMPORT = "import"
    PREVIEW = "preview"
    CHECK = "check"
    BETWEEN = "between"
    EXPORT = "export"
    BROWSE = "browse"
    SEARCH = "search"
    COUNT = "count"
    INDEX = "index"
    LAY = "lay"
    SUGGEST = "suggest"
    NAMES = "names"
    LEARN = "learn"


@dataclass(slots=True)
class _Task:
    """One job on its way. Filled in and read in the window's thread only, but for the future."""

    done: Callable[[Any], None]
    failed: Callable[[ArchiveProblem], None] | None
    slot: str
    ticket: int
    future: Future[Any] | None = None


class _Step(NamedTuple):
    """A value of a walk on its way to who is told of it."""

    told: Callable[[Any], None]
    value: Any


class Walk:
    """A job of many steps under way; `stop` ends it after the step it is at."""

    def __init__(self) -> None:
        self._stop = Event()
        self._ended = Event()

    def stop(self) -> None:
        """Ask for the end; the generator is closed in its own thread."""
        self._stop.set()

    @property
    def stopped(self) -> bool:
        return self._stop.is_set()

    def end(self) -> None:
        """Said in its own thread when no more step will come."""
        self._ended.set()

    def wait(self) -> None:
        """Return when no more step will come; not for the window's thread."""
        self._ended.wait()


class Tasks(QObject):
    """Runs jobs beside the window and brings their answers back.

    `idle` says that no job is waiting or under way and every answer was delivered.
    """

    idle = Signal()
    _crossed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(_INTERVAL)
        self._lanes = {lane: ThreadPoolExecutor(1, thread_name_prefix=lane) for lane in Lane}
        self._tickets = count(1)
        self._newest: dict[str, _Task] = {}
        self._open: set[int] = set()
        # What is to be done in the window's thread, one in each turn of it; steps of walks share theirs.
        self._turns: deque[Callable[[], None] | _Step] = deque()
        self._next_turn = NextTurn(self._take_turn, self)
        self._walks: list[Walk] = []
        self._closed = False
        self._crossed.connect(self._receive, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        job: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[ArchiveProblem], None] | None = None,
        *,
        slot: str = "",
        lane: Lane = Lane.READ,
    ) -> None:
        """Run the job; `done` gets what it returns, `failed` the world's fault it met.

        A slot holds one job: a newer one replaces an older one, whose late answer is dropped. Any other
        exception is a bug: `failed` is told so, and the exception hook gets it. Once all is closed, nothing is run:
        a timer of the window may still ask for something.
        """
        if self._closed:
            return
        task = _Task(done, failed, slot, next(self._tickets))
        if slot:
            self.forget(slot)
            self._newest[slot] = task
        self._open.add(task.ticket)
        task.future = self._lanes[lane].submit(job)
        task.future.add_done_callback(lambda _: self._crossed.emit(task))

    def walk(
        self,
        steps: Callable[[], Generator[Any, None, None]],
        step: Callable[[Any], None],
        done: Callable[[bool], None],
        failed: Callable[[ArchiveProblem], None] | None = None,
        *,
        lane: Lane = Lane.WRITE,
    ) -> Walk:
        """Go through a generator; `step` gets each value, `done` whether it came to its end."""
        walk = Walk()
        self._walks.append(walk)

        def go() -> bool:
            try:
                with closing(steps()) as values:
                    for value in values:
                        self._crossed.emit(_Step(step, value))
                        if walk.stopped:
                            return False
                return not walk.stopped
            finally:
                walk.end()

        self.run(go, done, failed, lane=lane)
        return walk

    def later(self, act: Callable[[], None]) -> None:
        """Do it in the window's thread, when it has painted what it has to paint and has served what waits for it.

        `drain` waits for it too; once all is closed it is not done.
        """
        ticket = next(self._tickets)
        self._open.add(ticket)
        self._in_turn(partial(self._act, act, ticket))

    def awaits(self, slot: str) -> bool:
        """Whether the answer to the job of a slot is not delivered yet."""
        return slot in self._newest

    def forget(self, slot: str) -> None:
        """Drop the job of a slot: it is not begun, or its answer is not delivered."""
        older = self._newest.pop(slot, None)
        if older and older.future:
            older.future.cancel()

    def drain(self) -> None:
        """Return when every job is done and every answer was delivered; events are served meanwhile."""
        if self._open:
            loop = QEventLoop()
            self.idle.connect(loop.quit)
            loop.exec()

    def stop(self) -> None:
        """Drop what waits, let walks stop at their next step; answers go nowhere from now on."""
        self._closed = True
        for walk in self._walks:
            walk.stop()
        for pool in self._lanes.values():
            pool.shutdown(wait=False, cancel_futures=True)

    def close(self) -> None:
        """Stop, and wait until all threads have ended."""
        self.stop()
        for pool in self._lanes.values():
            pool.shutdown(wait=True)

    def _in_turn(self, act: Callable[[], None] | _Step) -> None:
        """Do it in a turn of its own: answers that come together would hold up what the reader types."""
        self._turns.append(act)
        self._next_turn.start()

    def _take_turn(self) -> None:
        until = perf_counter() + _STEPS_S
        while self._turns:
            act = self._turns.popleft()
            # Before it acts: it may ask the reader something, and others go on meanwhile.
            if self._turns:
                self._next_turn.start()
            if not isinstance(act, _Step):
                act()
                return
            if not self._closed:
                act.told(act.value)
            # An import of files that are known tells of more of them than there are turns: answers would wait for all.
            if perf_counter() > until or not (self._turns and isinstance(self._turns[0], _Step)):
                return

    def _act(self, act: Callable[[], None], ticket: int) -> None:
        try:
            if not self._closed:
                act()
        finally:
            self._close_ticket(ticket)

    def _close_ticket(self, ticket: int) -> None:
        self._open.discard(ticket)
        if not self._open:
            self.idle.emit()

    @Slot(object)
    def _receive(self, crossed: _Task | _Step) -> None:
        self._in_turn(crossed if isinstance(crossed, _Step) else partial(self._bring, crossed))

    def _bring(self, task: _Task) -> None:
        if self._closed:
            return
        try:
            self._deliver(task)
        finally:
            self._close_ticket(task.ticket)

    def _deliver(self, task: _Task) -> None:
        if task.slot and self._newest.get(task.slot) is not task:
            return
        self._newest.pop(task.slot, None)
        assert task.future is not None  # set before the answer can be crossed
        if task.future.cancelled():
            return
        error = task.future.exception()
        if error is None:
            task.done(task.future.result())
            return
        if task.failed:
            task.failed(error if isinstance(error, ArchiveProblem) else ArchiveProblem("program-fault"))
        if task.failed is None or not isinstance(error, ArchiveProblem):
            raise error
