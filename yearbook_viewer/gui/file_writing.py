"""One file at a time, written beside the window with a strip that tells how far it is and stops it."""

from collections.abc import Callable, Generator
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.export.figure_files import Written
from yearbook_viewer.export.files import file_name
from yearbook_viewer.gui.about import show_folder
from yearbook_viewer.gui.export_bar import ExportBar
from yearbook_viewer.gui.notices import NoticeBar
from yearbook_viewer.gui.save_dialog import ask_where
from yearbook_viewer.gui.surroundings import Surroundings
from yearbook_viewer.gui.tasks import Lane, Walk
from yearbook_viewer.messages import sentence

# What is written so far, and of how many rows.
Steps = Callable[[], Generator[tuple[Written, int], None, None]]
# The same of what is painted; at its end it gives what puts the file on the disk.
PaintSteps = Generator[tuple[Written, int], None, Callable[[], None]]
Gathered = TypeVar("Gathered")


class FileWriting(QObject):
    """The strip `bar` is put into the window by its owner's owner."""

    def __init__(self, around: Surroundings, notices: NoticeBar, window: QWidget) -> None:
        super().__init__(window)
        self._say = around.say
        self._settings = around.settings
        self._tasks = around.tasks
        self._notices = notices
        self._window = window
        self._walk: Walk | None = None
        self._painting: PaintSteps | None = None
        self._gathering = self._stopped = False
        self._written = Written(0)
        self.bar = ExportBar(around.say)
        self.bar.cancel_requested.connect(self.cancel)

    @property
    def running(self) -> bool:
        return self._walk is not None or self._painting is not None or self._gathering

    def is_free(self) -> bool:
        """Whether another file may be written now; the reader is told where not."""
        if self.running:
            self._notices.tell(self._say("上一次导出还没有写完。请等它写完,或者先停止它。"))
        return not self.running

    @property
    def front(self) -> QWidget:
        """The window that the reader asks from: lists and lines have their own."""
        return QApplication.activeWindow() or self._window

    def asked_where(self, title: str, name: str, suffix: str, pattern: str) -> Path | None:
        """Where the reader wants the file, in the folder of his last one first; None if he thinks better of it.

        `suffix`: without its point; `pattern`: the kind of file in words, 表格 (*.csv).
        """
        proposed = self._settings.last_folder / f"{file_name(name)}.{suffix}"
        target = ask_where(self.front, title, proposed, [pattern], self._say)
        if target:
            self._settings.last_folder = target.parent
        return target

    def write(self, target: Path, steps: Steps, told: Callable[[str, Written], str]) -> None:
        """Go through the steps, then tell what was done: `told` gets the file's name and what is in it."""
        self.bar.start(target.name)
        done = partial(self._done, target, told)
        self._walk = self._tasks.walk(steps, self._step, done, self._failed, lane=Lane.EXPORT)

    def paint(
        self,
        target: Path,
        gather: Callable[[], Gathered],
        steps: Callable[[Gathered], PaintSteps],
        told: Callable[[str, Written], str],
    ) -> None:
        """Gather beside the window, paint in its own thread a step at a time (Qt paints nowhere else), then write."""
        self.bar.start(target.name)
        self._gathering, self._stopped = True, False

        def gathered(answer: Gathered) -> None:
            self._gathering = False
            self._painting = steps(answer)
            self._paint(target, told)

        self._tasks.run(gather, gathered, self._failed, lane=Lane.EXPORT)

    def cancel(self) -> None:
        """Stop writing; nothing is left of the file."""
        self._stopped = True
        if self._walk:
            self._walk.stop()

    def _paint(self, target: Path, told: Callable[[str, Written], str]) -> None:
        """One step, and the next when the window has answered what came meanwhile."""
        if self._painting is None:
            return
        if self._stopped:
            self._painting.close()
            self._done(target, told, whole=False)
            return
        try:
            self._step(next(self._painting))
        except StopIteration as end:
            self._tasks.run(end.value, lambda _: self._done(target, told, whole=True), self._failed, lane=Lane.EXPORT)
        except ArchiveProblem as problem:
            self._failed(problem)
        else:
            QTimer.singleShot(0, self, partial(self._paint, target, told))

    def _step(self, told: tuple[Written, int]) -> None:
        self._written, total = told
        self.bar.show_progress(self._written.rows, max(total, self._written.rows))

    def _done(self, target: Path, told: Callable[[str, Written], str], whole: bool) -> None:
        self._end()
        if not whole:
            self._notices.tell(self._say("已停止导出,没有留下文件。"))
            return
        words = told(target.name, self._written)
        self._notices.tell(words, [(self._say("打开文件夹"), lambda: show_folder(target.parent))])

    def _failed(self, problem: ArchiveProblem) -> None:
        self._end()
        self._notices.tell(sentence(problem.reason, self._say), stays=True)

    def _end(self) -> None:
        self._walk, self._painting, self._gathering = None, None, False
        self.bar.hide()
