"""Stored entries looked at again in a process of their own: the window waits for the archive only, not for the rules.

No Qt and no SQL: the process imports this module.
"""

import multiprocessing
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Self

from yearbook_viewer.archive.doors import read_entry_again
from yearbook_viewer.records import Choices, Entry, Extraction

# How soon a wish to stop is noticed.
_LOOK_S = 0.1


class RereadingStopped(Exception):
    """Reading again was stopped within an entry, which stays as it was."""


@dataclass(frozen=True, slots=True)
class _Bug:
    traceback: str


class RereadProcess:
    """`read` is a ReadAgain. A context manager: the process is there from the first entry to the end of the block.

    `stopped` is asked again and again while an entry is looked at; when it says so, RereadingStopped is raised.
    """

    def __init__(self, stopped: Callable[[], bool]) -> None:
        self._stopped = stopped
        context = multiprocessing.get_context("spawn")
        self._here, self._there = context.Pipe()
        self._process = context.Process(target=_work, args=(self._there,), name="read-again", daemon=True)

    def __enter__(self) -> Self:
        self._process.start()
        self._there.close()
        return self

    def __exit__(self, *_: object) -> None:
        self._here.close()
        self._process.kill()
        self._process.join()

    def read(self, entry: Entry, names: tuple[str, ...], choices: Choices, whole: bool) -> Extraction:
        """As `doors.read_entry_again`. RuntimeError where the process met a bug or died."""
        try:
            self._here.send((entry, names, choices, whole))
            while not self._here.poll(_LOOK_S):
                if self._stopped():
                    raise RereadingStopped
            answer: Extraction | _Bug = self._here.recv()
        except (EOFError, OSError) as error:
            raise RuntimeError("the process that reads again died") from error
        if isinstance(answer, Extraction):
            return answer
        raise RuntimeError(answer.traceback)


def _work(connection: Connection) -> None:
    """The process: look at what is handed over until nobody is there who hands it anything."""
    try:
        while True:
            entry, names, choices, whole = connection.recv()
            connection.send(_answer(entry, names, choices, whole))
    except (EOFError, OSError):
        # The one who asked is gone.
        sys.exit()


def _answer(entry: Entry, names: tuple[str, ...], choices: Choices, whole: bool) -> Extraction | _Bug:
    try:
        return read_entry_again(entry, names, choices, whole)
    except Exception:  # noqa: BLE001  the outermost border of this process: the bug is told where it can be seen
        return _Bug(traceback.format_exc())
