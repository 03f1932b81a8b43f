"""Whether an archive's file has changed, asked often and without a transaction."""

import os
from pathlib import Path
from threading import Lock

State = tuple[int, bytes]

# Source: sqlite.org/fileformat2.html, "File change counter": four bytes at offset 24, kept up without WAL.
_COUNTER_AT, _COUNTER_SIZE = 24, 4


class FileState:
    """Looks at the file at a path through a descriptor that stays open.

    On POSIX, closing any descriptor of a file takes all locks that the process has on it, those of a write under way in
    another thread too (sqlite.org/howtocorrupt.html, 2.2). On Windows it does not, and an open file could not be moved.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = Lock()
        self._descriptor: int | None = None
        self._file: tuple[int, int] | None = None

    def now(self) -> State | None:
        """What is another after every transaction that writes into the file, and in every other file; None for none."""
        try:
            if not hasattr(os, "pread"):
                with self._path.open("rb") as file:
                    file.seek(_COUNTER_AT)
                    return os.fstat(file.fileno()).st_ino, file.read(_COUNTER_SIZE)
            with self._lock:
                return self._looked()
        except OSError:
            return None

    def close(self) -> None:
        """Let go of the file; only where nothing of this process writes into it any more."""
        with self._lock:
            if self._descriptor is not None:
                os.close(self._descriptor)
            self._descriptor = self._file = None

    def _looked(self) -> State:
        there = self._path.stat()
        file = there.st_dev, there.st_ino
        if self._descriptor is None or self._file != file:
            former, self._descriptor = self._descriptor, os.open(self._path, os.O_RDONLY)
            self._file = file
            if former is not None:
                os.close(former)
        return there.st_ino, os.pread(self._descriptor, _COUNTER_SIZE, _COUNTER_AT)
