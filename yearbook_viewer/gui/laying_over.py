"""The reader's word on names carried to all entries that hold them, with a strip that tells how far."""

from collections.abc import Generator
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.gui.bookshelf import Bookshelf
from yearbook_viewer.gui.progress_strip import ProgressStrip
from yearbook_viewer.gui.tasks import Lane, Tasks, Walk
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records.entities import Marked

if TYPE_CHECKING:
    from yearbook_viewer.archive.archive import Archive

# What an earlier run has left over waits until the window is there and has been filled.
_START_MS = 2_000
# Most words stand in few entries: done before a strip about it could be read.
_SLOW_MS = 400


class LayingOver(QObject):
    """Begun after every edit and after an archive was opened: there may be nothing to do, and then nobody notices.

    It has a lane of its own, and writes in turns that leave room for the reader's edits; what these change goes through
    when it has come to its end. The strip `bar` is put into the window by its owner. `ended`: how many entries were
    gone through, if any.
    """

    ended = Signal(int)

    def __init__(self, say: Catalogue, tasks: Tasks, shelf: Bookshelf, parent: QObject) -> None:
        super().__init__(parent)
        self._say = say
        self._tasks = tasks
        self._shelf = shelf
        self._walk: Walk | None = None
        self._again = False
        self._marked = Marked(0, 0)
        self.bar = ProgressStrip(
            say, say("应用标注的进度"), say("以后再应用"), say("已经应用的保留,其余的在下次修改或启动时继续")
        )
        self.bar.cancel_requested.connect(self._put_off)
        self._slow = QTimer(self, interval=_SLOW_MS, singleShot=True)
        self._slow.timeout.connect(self._show)
        self._start = QTimer(self, interval=_START_MS, singleShot=True)
        self._start.timeout.connect(self._begin)
        shelf.writing.connect(self._follow)
        shelf.opened.connect(lambda _: self._start.start())

    @property
    def running(self) -> bool:
        return self._walk is not None

    def _follow(self, writing: bool) -> None:
        """An edit is over: it may have been one of names."""
        if not writing:
            self._begin()

    def _begin(self) -> None:
        archive = self._shelf.archive
        if archive is None or archive.read_only:
            return
        self._again = self._walk is not None
        if self._walk is None:
            steps = partial(self._steps, archive)
            self._walk = self._tasks.walk(steps, self._step, self._done, self._failed, lane=Lane.LAY)

    def _steps(self, archive: "Archive") -> Generator[Marked, None, None]:
        with closing(archive.lay_over()) as steps:
            for marked in steps:
                # What is left is done when this archive is opened again.
                if self._shelf.opening:
                    return
                yield marked

    def _step(self, marked: Marked) -> None:
        self._marked = marked
        if self.bar.isHidden() and not self._slow.isActive():
            self._slow.start()
        elif not self.bar.stopping:
            self._tell()

    def _show(self) -> None:
        if self._walk:
            self.bar.begin("", self._marked.total)
            self._tell()

    def _tell(self) -> None:
        self.bar.bar.setRange(0, self._marked.total)
        self.bar.bar.setValue(self._marked.done)
        self.bar.text.setText(
            self._say(
                "正在把标注应用到其他条目:{done}/{total}",
                done=f"{self._marked.done:,}",
                total=f"{self._marked.total:,}",
            )
        )

    def _put_off(self) -> None:
        if self._walk:
            self._walk.stop()

    def _done(self, _whole: bool) -> None:
        self._end()
        if self._again:
            self._begin()

    def _failed(self, problem: ArchiveProblem) -> None:
        self._end()
        self._shelf.failed.emit(problem)

    def _end(self) -> None:
        self._walk = None
        self._slow.stop()
        self.bar.hide()
        gone_through, self._marked = self._marked.done, Marked(0, 0)
        if gone_through:
            self.ended.emit(gone_through)
