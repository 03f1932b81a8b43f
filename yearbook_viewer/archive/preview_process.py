"""Previews in a process of its own, which stays for the next one: no SQL, no Qt, and nothing of a file is kept."""

import multiprocessing
import sys
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Lock

from yearbook_viewer.errors import FileRefused
from yearbook_viewer.records import Choices
from yearbook_viewer.records.previewed import PreviewedFile

# Says how a file would be read and cut as the reader wishes it; raises FileRefused.
Preview = Callable[[Path, Choices], PreviewedFile]


class PreviewProcess:
    """`read` is called in one thread at a time, `stop` in any. `preview` has to be a function of a module."""

    def __init__(self, preview: Preview) -> None:
        self._preview = preview
        self._lock = Lock()
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None

    def read(self, path: Path, choices: Choices) -> PreviewedFile:
        """The preview of a file; raises FileRefused, also where the process dies or is stopped meanwhile."""
        try:
            connection = self._started()
            connection.send((path, choices))
            answer: PreviewedFile | FileRefused | str = connection.recv()
        except (EOFError, OSError) as error:
            self.stop()
            raise FileRefused("reader-died", path=path) from error
        if isinstance(answer, FileRefused):
            raise answer
        if isinstance(answer, str):
            raise RuntimeError(answer)  # noqa: TRY004  the traceback of a bug in the process
        return answer

    def stop(self) -> None:
        """End the process, whatever it is at; the next wish starts another."""
        with self._lock:
            process, self._process = self._process, None
            self._connection = None
        if process is not None:
            process.terminate()
            process.join()

    def _started(self) -> Connection:
        with self._lock:
            if self._connection is None:
                context = multiprocessing.get_context("spawn")
                self._connection, theirs = context.Pipe()
                # No daemon: those may start no process of their own, and some formats are read in one.
                self._process = context.Process(target=_serve, args=(theirs, self._preview), name="preview")
                self._process.start()
                theirs.close()
            return self._connection


def _serve(connection: Connection, preview: Preview) -> None:
    """The process: one file after the other until nobody is there who asks."""
    try:
        while True:
            path, choices = connection.recv()
            connection.send(_answer(preview, path, choices))
    except (EOFError, OSError):
        sys.exit()


def _answer(preview: Preview, path: Path, choices: Choices) -> PreviewedFile | FileRefused | str:
    try:
        return preview(path, choices)
    except FileRefused as refusal:
        return refusal
    except Exception:  # noqa: BLE001  the outermost border of this process: the bug is told where it can be seen
        return traceback.format_exc()
