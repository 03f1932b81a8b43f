"""Reading and analysing files in a process of its own, so that the window never stalls.

The dictionaries that the analysis loads leave the memory with the process, when the import ends. No Qt
here: the process imports this module.
"""

import multiprocessing
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from threading import Event

from yearbook_viewer.archive.doors import Parse
from yearbook_viewer.archive.parcel import Parcel, parse_and_pack, unpack
from yearbook_viewer.errors import FileRefused
from yearbook_viewer.records import Choices, ParsedFile

# How soon a wish to stop is noticed.
LOOK_S = 0.05


class ParseStopped(Exception):
    """The reader cancelled while a file was being read."""


class ParseWorker:
    """Called with a path it gives what `parse` gives, made in the worker process; started when first needed."""

    def __init__(self, parse: Parse) -> None:
        self._parse = parse
        self._pool: ProcessPoolExecutor | None = None
        self._stop = Event()

    def __call__(self, path: Path, choices: Choices) -> ParsedFile:
        """Raises FileRefused for a file that cannot be taken, ParseStopped after `stop`."""
        try:
            future = self._submit(path, choices)
            while not wait([future], timeout=LOOK_S).done:
                if self._stop.is_set():
                    raise ParseStopped
            return unpack(future.result())
        except BrokenProcessPool as error:
            self.close()
            raise FileRefused("reader-died", path=path) from error

    def stop(self) -> None:
        """Give up the file that is being read; may be called from any thread."""
        self._stop.set()

    def close(self) -> None:
        """End the process, at once if it is still reading."""
        if self._pool is None:
            return
        # The pool's one process is the only one this program ever spawns.
        for process in multiprocessing.active_children():
            process.terminate()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._pool = None

    def _submit(self, path: Path, choices: Choices) -> Future[Parcel]:
        if self._pool is None:
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(max_workers=1, mp_context=context)
        return self._pool.submit(parse_and_pack, self._parse, path, choices)
