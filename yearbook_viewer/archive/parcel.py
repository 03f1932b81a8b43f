"""A parsed file on its way from the worker process that parsed it: what a worker does, and what it says.

A file is pickled into its pipe bit by bit, so that neither side holds it twice. Loads neither SQL nor Qt.
"""

import pickle
import sys
import traceback
from dataclasses import dataclass
from io import BufferedReader, RawIOBase
from multiprocessing.connection import Connection
from pathlib import Path
from time import monotonic

from yearbook_viewer.archive.doors import ParseTelling
from yearbook_viewer.errors import FileRefused
from yearbook_viewer.records import Choices, ParsedFile

# Code points from which on a file stays with its worker until it is asked for.
LONG = 200_000
# A worker says no more often how far it is (seconds).
_PAUSE_S = 0.25
_BIT = 1 << 20


@dataclass(frozen=True, slots=True)
class Handed:
    """So many of the file's code points are done."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Parcel:
    """The file is done, and follows bit by bit."""

    is_long: bool


@dataclass(frozen=True, slots=True)
class Dead:
    """A bug of ours, met at this file."""

    traceback: str


Answer = Handed | Parcel | Dead | FileRefused


def work(connection: Connection, parse: ParseTelling) -> None:
    """What a worker process does: parse what it is handed until nobody is there who hands it anything."""
    try:
        while True:
            path, choices = connection.recv()
            _answer(connection, parse, path, choices)
    except (EOFError, OSError):
        # The one who asked is gone; nothing of a file is kept in this process.
        sys.exit()


def send(connection: Connection, parsed: ParsedFile) -> None:
    """Put a file into the pipe; returns when the other side has it nearly all."""
    pickle.Pickler(_Sent(connection), protocol=5).dump(parsed)


def receive(connection: Connection) -> ParsedFile:
    """The file that was put into the pipe by `send`; raises EOFError where the sender dies."""
    parsed = pickle.load(BufferedReader(_Received(connection), _BIT))
    assert isinstance(parsed, ParsedFile)  # nothing else is sent
    return parsed


def _answer(connection: Connection, parse: ParseTelling, path: Path, choices: Choices) -> None:
    told = monotonic()

    def tell(done: int, total: int) -> None:
        nonlocal told
        if monotonic() - told >= _PAUSE_S:
            told = monotonic()
            connection.send(Handed(done, total))

    try:
        parsed = parse(path, choices, tell)
    except FileRefused as refusal:
        connection.send(refusal)
    except (EOFError, BrokenPipeError):
        raise
    except Exception:  # noqa: BLE001  the outermost border of this process: the bug is told where it can be seen
        connection.send(Dead(traceback.format_exc()))
    else:
        connection.send(Parcel(is_long=len(parsed.source.text) > LONG))
        send(connection, parsed)


class _Sent:
    """A pipe as a file to write to."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def write(self, data: bytes | memoryview) -> int:
        whole = memoryview(data)
        for first in range(0, len(whole), _BIT):
            self._connection.send_bytes(whole[first : first + _BIT])
        return len(whole)


class _Received(RawIOBase):
    """The other end of the pipe as a file to read from."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._left = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # any buffer, which has no name before 3.12
        if not self._left:
            self._left = memoryview(self._connection.recv_bytes())
        size = min(len(buffer), len(self._left))
        buffer[:size] = self._left[:size]
        self._left = self._left[size:]
        return size
