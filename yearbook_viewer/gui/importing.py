"""An import under way: started, followed, cancelled, and what came of it."""

from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from yearbook_viewer.archive.doors import Parse
from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.gui.parse_worker import ParseStopped, ParseWorker
from yearbook_viewer.gui.tasks import Tasks, Walk
from yearbook_viewer.records import BatchId, Choices, FileReport, Progress

if TYPE_CHECKING:
    from yearbook_viewer.archive.archive import Archive

# Before that an estimate jumps about.
ESTIMATE_AFTER_S = 2.0


@dataclass(frozen=True, slots=True)
class ImportState:
    """How far an import is; `seconds_left` is None while it cannot be told."""

    progress: Progress
    seconds_left: float | None


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What came of an import. `batch`: what can be undone as one; None if nothing was stored."""

    reports: tuple[FileReport, ...]
    cancelled: bool
    batch: BatchId | None


class Importing(QObject):
    """One import at a time; what is asked for meanwhile follows it."""

    started = Signal()
    progressed = Signal(ImportState)
    ended = Signal(ImportResult)
    failed = Signal(ArchiveProblem)

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._waiting: list[tuple[Archive, tuple[Path, ...], Parse, Choices]] = []
        self._run: _Run | None = None

    @property
    def running(self) -> bool:
        return self._run is not None

    def start(self, archive: "Archive", paths: Sequence[Path], parse: Parse, choices: Choices = Choices()) -> None:
        """Import files and folders; after the import under way, if there is one."""
        if self._run:
            self._waiting.append((archive, tuple(paths), parse, choices))
            return
        self._run = _Run(archive, tuple(paths), ParseWorker(parse), choices)
        self._run.walk = self._tasks.walk(self._run.steps, self._step, self._done, self._fail)
        self.started.emit()

    def cancel(self) -> None:
        """Drop the file under way and everything that waits; what is stored stays."""
        self._waiting.clear()
        if self._run:
            self._run.stop()

    def _step(self, progress: Progress) -> None:
        if self._run:
            self.progressed.emit(self._run.state(progress))

    def _done(self, whole: bool) -> None:
        run = self._end()
        self.ended.emit(ImportResult(tuple(run.reports), not whole, run.batch))
        self._next()

    def _fail(self, problem: ArchiveProblem) -> None:
        run = self._end()
        if run.reports:
            self.ended.emit(ImportResult(tuple(run.reports), True, run.batch))
        self.failed.emit(problem)
        self._next()

    def _end(self) -> "_Run":
        run, self._run = self._run, None
        assert run is not None  # an answer belongs to a run
        return run

    def _next(self) -> None:
        if self._waiting:
            self.start(*self._waiting.pop(0))


class _Run:
    """The import itself, in the write lane; only `stop` and `state` are called from the window."""

    def __init__(self, archive: "Archive", paths: tuple[Path, ...], worker: ParseWorker, choices: Choices) -> None:
        self._archive = archive
        self._paths = paths
        self._worker = worker
        self._choices = choices
        self._begun = monotonic()
        self.walk: Walk | None = None
        self.reports: list[FileReport] = []
        self.batch: BatchId | None = None

    def steps(self) -> Generator[Progress, None, None]:
        before = self._archive.last_batch()
        try:
            with closing(self._archive.import_files(self._paths, self._worker, self._choices)) as steps:
                for progress in steps:
                    if progress.report:
                        self.reports.append(progress.report)
                    yield progress
        except ParseStopped:
            pass  # the file under way is dropped, as asked
        finally:
            self._worker.close()
            newest = self._archive.last_batch()
            self.batch = newest if newest != before else None

    def stop(self) -> None:
        if self.walk:
            self.walk.stop()
        self._worker.stop()

    def state(self, progress: Progress) -> ImportState:
        elapsed = monotonic() - self._begun
        if elapsed < ESTIMATE_AFTER_S or not progress.done:
            return ImportState(progress, None)
        return ImportState(progress, elapsed / progress.done * (progress.total - progress.done))
