"""An import in a process of its own: the window that asked for it neither waits for it nor grows with it.

No Qt, and SQL only in the process itself.
"""

import logging
import multiprocessing
import traceback
from collections.abc import Generator
from contextlib import closing, suppress
from dataclasses import dataclass
from enum import Enum, auto
from multiprocessing.connection import Connection
from pathlib import Path

from yearbook_viewer.archive.doors import ParseTelling, open_archive
from yearbook_viewer.archive.parse_ahead import in_workers
from yearbook_viewer.archive.states import Interrupted
from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.records import BatchId, FileReport, ImportWishes, Progress

# How soon a wish to stop is noticed where nothing is told.
_LOOK_S = 0.1
# A process that is asked to stop gets this long to take back the file under way; the next start does the rest.
_GRACE_S = 1.5

_log = logging.getLogger(__name__)


class _Wish(Enum):
    PAUSE = auto()
    RESUME = auto()
    # Of a reader who cancels: what is in stays, and nothing is left to be done.
    STOP = auto()
    # Of a window that closes: the next start offers to go on.
    LEAVE = auto()


@dataclass(frozen=True, slots=True)
class _End:
    """The import is over. `problem`: what the world did to it; `bug`: the traceback of one of ours."""

    batch: BatchId | None
    problem: ArchiveProblem | None = None
    bug: str = ""


@dataclass(frozen=True, slots=True)
class Errand:
    """What is to be imported, and into which archive. `parse` has to be a function of a module."""

    archive: Path
    paths: tuple[Path, ...]
    parse: ParseTelling
    wishes: ImportWishes = ImportWishes()


class ImportProcess:
    """Started by `steps`, in any thread; the wishes may come from another.

    `reports`: on all files that are done, also on those that were while the process was being stopped. `batch`: known
    at the end.
    """

    def __init__(self, errand: Errand) -> None:
        context = multiprocessing.get_context("spawn")
        self._here, self._there = context.Pipe()
        self._process = context.Process(target=_run, args=(self._there, errand), name="import")
        self.reports: list[FileReport] = []
        self.batch: BatchId | None = None

    def steps(self) -> Generator[Progress | None, None, None]:
        """The import's Progress, None where there is nothing new; closing it drops the file under way.

        Raises ArchiveProblem as the import does; RuntimeError where the process died.
        """
        self._process.start()
        self._there.close()
        try:
            while True:
                if not self._here.poll(_LOOK_S):
                    yield None
                    continue
                said = self._here.recv()
                if isinstance(said, _End):
                    self._end(said)
                    return
                self._note(said)
                yield said
        except (EOFError, ConnectionError) as error:
            raise RuntimeError("the importing process died") from error
        finally:
            self._leave()

    def pause(self) -> None:
        """Wait behind the file under way; the archive is free for others meanwhile."""
        self._wish(_Wish.PAUSE)

    def resume(self) -> None:
        """Go on after a pause."""
        self._wish(_Wish.RESUME)

    def leave(self) -> None:
        """Before the steps are closed: the reader has not cancelled, the next start is to offer to go on."""
        self._wish(_Wish.LEAVE)

    def _wish(self, wish: _Wish) -> None:
        with suppress(OSError):  # it is over already
            self._here.send(wish)

    def _leave(self) -> None:
        """Have the process end, and hear what it has to say at the last."""
        self._wish(_Wish.STOP)
        with suppress(EOFError, OSError):
            while self._here.poll(_GRACE_S):
                said = self._here.recv()
                if isinstance(said, _End):
                    self.batch = said.batch
                    break
                self._note(said)
        self._here.close()
        self._process.join(_GRACE_S)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()

    def _note(self, progress: Progress) -> None:
        if progress.report:
            self.reports.append(progress.report)

    def _end(self, end: _End) -> None:
        self.batch = end.batch
        if end.problem:
            raise end.problem
        if end.bug:
            _log.error("The import met a bug\n%s", end.bug)
            raise RuntimeError(end.bug)


class _Wishes:
    """What the window wishes of the import under way."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._paused = False

    def ending(self, *, between_files: bool) -> _Wish | None:
        """STOP or LEAVE, None to go on; waits here while it is to pause and no file is under way."""
        try:
            while self._connection.poll() or (self._paused and between_files):
                wish = self._connection.recv()
                if wish in {_Wish.STOP, _Wish.LEAVE}:
                    return _Wish(wish)
                self._paused = wish is _Wish.PAUSE
        except (EOFError, OSError):  # the window is gone
            return _Wish.LEAVE
        return None


def _run(connection: Connection, errand: Errand) -> None:
    """The process: import, tell, and listen."""
    with connection:
        try:
            archive = open_archive(errand.archive)
            before = archive.last_batch()
            problem: ArchiveProblem | None = None
            try:
                with closing(archive.import_ahead(errand.paths, in_workers(errand.parse), errand.wishes)) as steps:
                    _follow(connection, steps)
            except ArchiveProblem as met:
                problem = met
            newest = archive.last_batch()
            end = _End(newest if newest != before else None, problem)
        except ArchiveProblem as met:
            end = _End(None, met)
        except Exception:  # noqa: BLE001  the outermost border of this process: the bug is told where it can be seen
            end = _End(None, None, traceback.format_exc())
        with suppress(OSError):  # the window is gone
            connection.send(end)


def _follow(connection: Connection, steps: Generator[Progress, None, None]) -> None:
    wishes = _Wishes(connection)
    for progress in steps:
        with suppress(OSError):  # the window is gone, which is noticed at once
            connection.send(progress)
        ending = wishes.ending(between_files=progress.report is not None)
        if ending is _Wish.LEAVE:
            with suppress(StopIteration):
                steps.throw(Interrupted())
        if ending:
            return
