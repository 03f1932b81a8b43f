"""An import under way: started, followed, paused, cancelled, and what came of it."""

from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from yearbook_viewer.archive.doors import ParseTelling
from yearbook_viewer.archive.import_process import Errand, ImportProcess
from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.gui.import_forecast import Forecast, share_of
from yearbook_viewer.gui.tasks import Lane, Tasks, Walk
from yearbook_viewer.records import BatchId, FileReport, ImportWishes, Progress

if TYPE_CHECKING:
    from yearbook_viewer.archive.archive import Archive


@dataclass(frozen=True, slots=True)
class ImportState:
    """How far an import is. `share`: of the file under way, from 0 to 1; `seconds_left`: None while unknown.

    `paused`: no further file is begun, on the reader's wish; `waits`: the file that was under way is done.
    """

    progress: Progress
    share: float
    seconds_left: float | None
    paused: bool = False
    waits: bool = False


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What came of an import. `batch`: what can be undone as one; None if nothing was stored.

    `wishes`: those that it was started with.
    """

    reports: tuple[FileReport, ...]
    cancelled: bool
    batch: BatchId | None
    wishes: ImportWishes = ImportWishes()


class Importing(QObject):
    """One import at a time; what is asked for meanwhile follows it.

    Each ends with `ended`; `failed` follows where the world stopped it.
    """

    started = Signal()
    progressed = Signal(ImportState)
    ended = Signal(ImportResult)
    failed = Signal(ArchiveProblem)

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._waiting: list[tuple[Archive, tuple[Path, ...], ParseTelling, ImportWishes]] = []
        self._run: _Run | None = None

    @property
    def running(self) -> bool:
        return self._run is not None

    @property
    def has_waiting(self) -> bool:
        """Whether further imports were asked for that are not begun."""
        return bool(self._waiting)

    @property
    def paused(self) -> bool:
        return self._run is not None and self._run.paused

    def start(
        self, archive: "Archive", paths: Sequence[Path], parse: ParseTelling, wishes: ImportWishes = ImportWishes()
    ) -> None:
        """Import files and folders; after the import under way, if there is one."""
        if self._run:
            self._waiting.append((archive, tuple(paths), parse, wishes))
            return
        self._run = _Run(archive, Errand(archive.path, tuple(paths), parse, wishes))
        self._run.walk = self._tasks.walk(self._run.steps, self._step, self._done, self._fail, lane=Lane.IMPORT)
        self.started.emit()

    def cancel(self) -> None:
        """Drop the file under way and everything that waits; what is stored stays."""
        self._waiting.clear()
        if self._run:
            self._run.stop()

    def leave(self) -> None:
        """The window closes: drop the file under way; the next start offers to go on."""
        self._waiting.clear()
        if self._run:
            self._run.leave()

    def pause(self) -> None:
        """Begin no further file until `resume`; the one under way comes to its end."""
        if self._run:
            self._run.pause()
            self._tell()

    def resume(self) -> None:
        """Go on with the next file."""
        if self._run:
            self._run.resume()
            self._tell()

    def _tell(self) -> None:
        if self._run and self._run.newest:
            self.progressed.emit(self._run.state())

    def _step(self, progress: Progress) -> None:
        if self._run:
            self._run.note(progress)
            self._tell()

    def _done(self, whole: bool) -> None:
        run = self._end()
        self.ended.emit(run.result(cancelled=not whole))
        self._next()

    def _fail(self, problem: ArchiveProblem) -> None:
        self.ended.emit(self._end().result(cancelled=True))
        self.failed.emit(problem)
        self._next()

    def _end(self) -> "_Run":
        run, self._run = self._run, None
        assert run is not None  # an answer belongs to a run
        return run

    def _next(self) -> None:
        if self._waiting:
            self.start(*self._waiting.pop(0))


class _Clock:
    """The time that an import takes, its pauses left out."""

    def __init__(self) -> None:
        self._begun = monotonic()
        self._paused: float | None = None

    def pause(self) -> None:
        if self._paused is None:
            self._paused = monotonic()

    def resume(self) -> None:
        if self._paused is not None:
            self._begun += monotonic() - self._paused
            self._paused = None

    def elapsed(self) -> float:
        return (monotonic() if self._paused is None else self._paused) - self._begun


class _Run:
    """The import itself: `steps` is gone through in its lane, all else is called from the window."""

    def __init__(self, archive: "Archive", errand: Errand) -> None:
        self._archive = archive
        self._wishes = errand.wishes
        self._process = ImportProcess(errand)
        self._clock = _Clock()
        self._forecast = Forecast()
        self.paused = False
        self.newest: Progress | None = None
        self.walk: Walk | None = None

    @property
    def reports(self) -> list[FileReport]:
        return self._process.reports

    def result(self, *, cancelled: bool) -> ImportResult:
        """What came of it; the batch that it joined is told by the process only where it is a new one."""
        batch = self._process.batch or self._wishes.into
        return ImportResult(tuple(self.reports), cancelled, batch, self._wishes)

    def steps(self) -> Generator[Progress, None, None]:
        try:
            with closing(self._process.steps()) as steps:
                for progress in steps:
                    if self.walk and self.walk.stopped:
                        return
                    if progress:
                        yield progress
        finally:
            self._archive.changed_elsewhere()

    def stop(self) -> None:
        if self.walk:
            self.walk.stop()

    def leave(self) -> None:
        self._process.leave()
        self.stop()

    def pause(self) -> None:
        self.paused = True
        self._clock.pause()
        self._process.pause()

    def resume(self) -> None:
        self.paused = False
        self._clock.resume()
        self._process.resume()

    def note(self, progress: Progress) -> None:
        """It has come so far."""
        self.newest = progress
        self._forecast.note(progress, self._clock.elapsed())

    def state(self) -> ImportState:
        progress = self.newest
        assert progress is not None  # it is asked for when something was told
        left = self._forecast.seconds_left()
        return ImportState(progress, share_of(progress), left, self.paused, self._waits(progress))

    def _waits(self, progress: Progress) -> bool:
        return self.paused and progress.report is not None
