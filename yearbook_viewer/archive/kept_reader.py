"""A connection for reading that is kept open between questions that follow each other closely, as a search is typed.

To open one, with its pragmas and all declarations of tables read, takes as long as half an answer. No transaction is
open between two questions, so nobody is kept from writing, and after some seconds of silence the file is let go: it can
be moved then, on Windows too.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import Lock, Timer
from time import monotonic
from typing import NamedTuple

from sqlalchemy import Connection, Engine

# Seconds after the last question: nobody who types a word stops for longer.
SILENCE = 3.0


class _Held(NamedTuple):
    """A connection, the file that it was opened on, and when it was last asked."""

    connection: Connection
    file: tuple[int, int]
    asked: float


class KeptReader:
    """Gives transactions for reading, in any thread; at most one connection is kept."""

    def __init__(self, engine: Engine, path: Path) -> None:
        """`engine`: opens `path`, without a pool of its own."""
        self._engine = engine
        self._path = path
        self._lock = Lock()
        self._held: _Held | None = None
        self._waiting = False

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """A transaction on the file that is at the path now. A question that fails takes its connection with it."""
        with ExitStack() as stack:
            connection, file = self._taken()
            stack.callback(connection.close)
            with connection.begin():
                yield connection
            stack.pop_all()
        self._keep(_Held(connection, file, monotonic()))

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            held, self._held = self._held, None
        if held is not None:
            held.connection.close()

    def _taken(self) -> tuple[Connection, tuple[int, int]]:
        """The connection that is kept, or a new one where another thread has it or another file is there now."""
        with self._lock:
            held, self._held = self._held, None
        file = _file_at(self._path)
        if held is not None:
            if held.file == file:
                return held.connection, file
            held.connection.close()
        return self._engine.connect(), file

    def _keep(self, held: _Held) -> None:
        with self._lock:
            spare, self._held = self._held, held
            if not self._waiting:
                self._waiting = True
                self._look_in(SILENCE)
        if spare is not None:
            spare.connection.close()

    def _look_in(self, seconds: float) -> None:
        timer = Timer(seconds, self._look)
        timer.daemon = True  # a program that ends does not wait for it
        timer.start()

    def _look(self) -> None:
        """Let go of the file if nobody has asked for long enough, or look again when that may be."""
        with self._lock:
            left = 0.0 if self._held is None else self._held.asked + SILENCE - monotonic()
            if left > 0:
                self._look_in(left)
                return
            self._waiting = False
            held, self._held = self._held, None
        if held is not None:
            held.connection.close()


def _file_at(path: Path) -> tuple[int, int]:
    """What is another for every other file; while one is open, no other gets its number. (0, 0) for none."""
    try:
        status = path.stat()
    except OSError:
        return 0, 0
    return status.st_dev, status.st_ino
