"""Everything about imports that the reader sees: choosing, progress, cancelling, the report, taking back."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.gui.bookshelf import Bookshelf
from yearbook_viewer.gui.import_bar import ImportBar
from yearbook_viewer.gui.import_report import ImportReport, result_summary
from yearbook_viewer.gui.importing import Importing, ImportResult, ImportState
from yearbook_viewer.gui.notices import NoticeBar
from yearbook_viewer.gui.surroundings import Surroundings
from yearbook_viewer.messages import sentence
from yearbook_viewer.reading.formats import SUFFIXES
from yearbook_viewer.records import BatchId, Choices, ImportWishes, Outcome, Reason, StoppedImport

# The tree follows an import at this pace, not at that of a thousand small files.
LISTING_MS = 500
# Which of several imported files is opened: the lowest.
WORTH_OPENING = {Outcome.ADDED: 0, Outcome.REVISED: 0, Outcome.DOUBTFUL: 1, Outcome.SAME: 2, Outcome.REFUSED: 3}


class ImportDesk(QObject):
    """`entry_requested`: open what a file became. The strip `bar` is put into the window by its owner."""

    entry_requested = Signal(int)

    def __init__(self, around: Surroundings, shelf: Bookshelf, notices: NoticeBar, window: QWidget) -> None:
        super().__init__(window)
        self._say = around.say
        self._parse = around.parse
        self._settings = around.settings
        self._shelf = shelf
        self._notices = notices
        self._window = window
        self.importing = Importing(around.tasks, self)
        self.bar = ImportBar(around.say)
        self.report: ImportReport | None = None
        self._result: ImportResult | None = None
        self._listing = QTimer(self, interval=LISTING_MS, singleShot=True)
        self._listing.timeout.connect(shelf.list_entries)
        shelf.opened.connect(self._begin_anew)
        shelf.stopped_found.connect(self.offer_to_resume)
        self.bar.cancel_requested.connect(self.importing.cancel)
        self.bar.pause_requested.connect(self.importing.pause)
        self.bar.resume_requested.connect(self.importing.resume)
        self.importing.started.connect(self.bar.start)
        self.importing.progressed.connect(self._progressed)
        self.importing.ended.connect(self._ended)
        self.importing.failed.connect(self._failed)

    def choose_files(self) -> None:
        """Ask for files and import them."""
        patterns = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        kinds = ";;".join((self._say("年鉴文件 ({patterns})", patterns=patterns), self._say("所有文件 (*)")))
        names, _ = QFileDialog.getOpenFileNames(
            self._window, self._say("导入文件"), str(self._settings.last_folder), kinds
        )
        if names:
            self._settings.last_folder = Path(names[0]).parent
            self.import_paths([Path(name) for name in names])

    def choose_folder(self) -> None:
        """Ask for a folder and import what is in it."""
        name = QFileDialog.getExistingDirectory(self._window, self._say("导入文件夹"), str(self._settings.last_folder))
        if name:
            self._settings.last_folder = Path(name)
            self.import_paths([Path(name)])

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Import files and folders into the archive that is open."""
        self._start(paths)

    def import_replacing(self, paths: Sequence[Path]) -> None:
        """Import files once more, on the reader's word with U+FFFD for bytes that no encoding takes."""
        self._start(paths, Choices(replace=True))

    def _start(self, paths: Sequence[Path], choices: Choices = Choices()) -> None:
        archive = self._shelf.archive
        if archive is None:
            self._notices.tell(self._say("没有打开的档案,没有导入。请先打开或新建一个档案。"))
        elif archive.read_only:
            self._notices.tell(sentence(Reason("archive-read-only", (("path", str(archive.path)),)), self._say))
        elif paths:
            self.importing.start(archive, paths, self._parse, ImportWishes(choices))

    def offer_to_resume(self, stopped: StoppedImport) -> None:
        """Say that the last import was cut short, and what can be done about it."""
        say = self._say
        self._notices.tell(
            say("上次导入没有完成。已存入的 {count} 个条目都在,没有丢失。", count=stopped.entries),
            [
                (say("继续导入"), partial(self.import_paths, stopped.paths)),
                (say("撤销那次导入"), partial(self._take_back, stopped.batch)),
                (say("保持现状"), self._shelf.forget_stopped),
            ],
            stays=True,
        )

    def show_report(self) -> None:
        """Show what became of each file of the last import."""
        if self._result is None:
            self._notices.tell(self._say("这次启动以来还没有导入过文件。"))
            return
        if self.report:
            self.report.close()
            self.report.deleteLater()
        self.report = ImportReport(self._result, self._settings.last_folder, self._say, self._window)
        batch = self._result.batch
        if batch is not None:
            self.report.undo_requested.connect(lambda: self._take_back(batch))
        self.report.entry_requested.connect(self.entry_requested)
        self.report.replacing_requested.connect(self.import_replacing)
        self.report.show()

    def _begin_anew(self) -> None:
        """Another archive is open: what was imported before is not in it and cannot be taken back from it."""
        self._result = None
        self._notices.clear()

    def _progressed(self, state: ImportState) -> None:
        self.bar.show_state(state)
        report = state.progress.report
        if report and report.entries and not self._listing.isActive():
            self._listing.start()

    def _ended(self, result: ImportResult) -> None:
        self.bar.hide()
        self._listing.stop()
        self._result = result
        self._shelf.list_entries()
        stored = [report for report in result.reports if report.entries]
        if stored:
            self.entry_requested.emit(min(stored, key=lambda report: WORTH_OPENING[report.outcome]).entries[0])
        actions = [(self._say("查看报告"), self.show_report)]
        if result.batch is not None:
            actions.append((self._say("撤销这次导入"), partial(self._take_back, result.batch)))
        self._notices.tell(result_summary(result, self._say), actions, stays=True)
        if any(report.outcome is not Outcome.ADDED for report in result.reports) or len(result.reports) > 1:
            self.show_report()

    def _failed(self, problem: ArchiveProblem) -> None:
        self.bar.hide()
        self._shelf.list_entries()
        self._notices.tell(sentence(problem.reason, self._say), stays=True)

    def _take_back(self, batch: BatchId) -> None:
        self._shelf.undo_batch(
            batch, lambda count: self._notices.tell(self._say("已撤销导入,{count} 个条目移出档案。", count=count))
        )
