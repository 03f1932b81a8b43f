"""Keywords in a process of its own, which goes when nobody asks any more.

They need the whole of jieba's dictionary, 140 MB that the window's process had to hold for as long as it lives.
"""

import multiprocessing
import os
import sys
import traceback
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from threading import Lock
from typing import Protocol

from yearbook_viewer.text.samples import sample

# Who turns a page now and then has it ready; who reads on for long has the memory back.
IDLE_S = 60.0
# What only decorates a text gives way to all else.
_NICENESS = 10


class Weigher(Protocol):
    """Says what a text is about, beside the window; `stop` when the window closes."""

    def read(self, text: str) -> tuple[str, ...]: ...

    def stop(self) -> None: ...


class KeywordProcess:
    """`read` and `stop` may be called in any thread; the process starts with the first text, and anew after its end."""

    def __init__(self, idle: float = IDLE_S) -> None:
        """`idle`: seconds without a text after which the process ends."""
        self._idle = idle
        self._lock = Lock()
        self._stops = 0
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None

    def read(self, text: str) -> tuple[str, ...]:
        """What a text is about, as text.keywords; nothing where the process dies of it or is stopped meanwhile.

        RuntimeError for a bug there.
        """
        with self._lock:
            stops = self._stops
            answer = self._asked(text)
            # It may just have gone of itself.
            if answer is None and stops == self._stops:
                answer = self._asked(text)
        if isinstance(answer, str):
            raise RuntimeError(answer)  # noqa: TRY004  the traceback of a bug in the process
        return answer or ()

    def stop(self) -> None:
        """End the process, whatever it is at; who waits for it has nothing. The next text starts another."""
        self._stops += 1
        process = self._process
        if process is not None:
            process.terminate()

    def _asked(self, text: str) -> tuple[str, ...] | str | None:
        try:
            connection = self._started()
            connection.send(sample(text))
            answer: tuple[str, ...] | str = connection.recv()
        except (EOFError, OSError):
            if self._connection:
                self._connection.close()
            self._process, self._connection = None, None
            return None
        return answer

    def _started(self) -> Connection:
        if self._connection is None:
            context = multiprocessing.get_context("spawn")
            ours, theirs = context.Pipe()
            process = context.Process(target=_serve, args=(theirs, self._idle), name="keywords", daemon=True)
            process.start()
            theirs.close()
            # Known to `stop` only now that it can be ended.
            self._process, self._connection = process, ours
        return self._connection


def _serve(connection: Connection, idle: float) -> None:
    """The process: one text after the other until none has come for long, or nobody is there who asks."""
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    with suppress(EOFError, OSError):
        while connection.poll(idle):
            connection.send(_answer(connection.recv()))
    sys.exit()


def _answer(text: str) -> tuple[str, ...] | str:
    # The window imports this module, and must not be made to load jieba by it.
    from yearbook_viewer.text.keywords import keywords  # noqa: PLC0415

    try:
        return keywords(text)
    except Exception:  # noqa: BLE001  the outermost border of this process: the bug is told where it can be seen
        return traceback.format_exc()
