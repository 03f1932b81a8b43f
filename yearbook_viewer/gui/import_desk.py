"""Everything about imports that the reader sees: choosing, progress, cancelling, the report, taking back."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.gui.bookshelf import Bookshelf
from yearbook_viewer.gui.import_bar import ImportBar
from yearbook_viewer.gui.import_patterns import file_patterns
from yearbook_viewer.gui.import_preview_desk import PreviewDesk
from yearbook_viewer.gui.import_report import ImportReport
from yearbook_viewer.gui.import_report_rows import result_summary
from yearbook_viewer.gui.import_sitting import HeldFile, Sitting
from yearbook_viewer.gui.importing import Importing, ImportResult, ImportState
from yearbook_viewer.gui.notices import Action, NoticeBar
from yearbook_viewer.gui.past_import import past_import
from yearbook_viewer.gui.surroundings import Surroundings
from yearbook_viewer.messages import sentence
from yearbook_viewer.records import BatchId, EntryListing, ImportWishes, Outcome, PastImport, Reason, StoppedImport

# The tree follows an import at this pace, not at that of a thousand small files.
LISTING_MS = 500
# Which of several imported files is opened: the lowest.
WORTH_OPENING = {Outcome.ADDED: 0, Outcome.REVISED: 0, Outcome.DOUBTFUL: 1, Outcome.SAME: 2, Outcome.REFUSED: 3}


class ImportDesk(QObject):
    """`entry_requested`: open what a file became; `comparison_requested`: lay a revised entry beside its earlier text.

    What is certain goes straight in; what is doubtful is shown first. The strip `bar` is put into the window by its
    owner.
    """

    entry_requested = Signal(int)
    comparison_requested = Signal(int)

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
        self.previews = PreviewDesk(around, shelf, window)
        self.report: ImportReport | None = None
        # Those under way or with files that wait for the reader's word, and the newest of all.
        self._sittings: list[Sitting] = []
        self._newest: Sitting | None = None
        self._told = ""
        self._listing = QTimer(self, interval=LISTING_MS, singleShot=True)
        self._listing.timeout.connect(shelf.list_entries)
        shelf.opened.connect(self._begin_anew)
        shelf.stopped_found.connect(self.offer_to_resume)
        shelf.listed.connect(self._name_entries)
        self.bar.cancel_requested.connect(self.importing.cancel)
        self.bar.pause_requested.connect(self.importing.pause)
        self.bar.resume_requested.connect(self.importing.resume)
        self.importing.started.connect(self._started)
        self.importing.progressed.connect(self._progressed)
        self.importing.ended.connect(self._ended)
        self.importing.failed.connect(self._failed)
        self.previews.accepted_files.connect(self._accept)
        self.previews.declined.connect(self._decline)

    @property
    def reading(self) -> bool:
        """Whether files are on their way into the archive that is open."""
        return any(sitting.under_way for sitting in self._sittings)

    def choose_files(self) -> None:
        """Ask for files and import them."""
        names, _ = QFileDialog.getOpenFileNames(
            self._window, self._say("导入文件"), str(self._settings.last_folder), file_patterns(self._say)
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
        """Import files and folders into the archive that is open; after the import under way, if there is one."""
        self._import(paths, None)

    def close(self) -> None:
        """Drop what is under way, here and in the preview; an import can be gone on with at the next start."""
        self.importing.leave()
        self.previews.close()

    def offer_to_resume(self, stopped: StoppedImport) -> None:
        """Say that the last import was cut short, and what can be done about it."""
        say = self._say
        self._notices.tell(
            say("上次导入没有完成。已存入的 {count} 个条目都在,没有丢失。", count=stopped.entries),
            [
                (say("继续导入"), partial(self._import, stopped.paths, stopped.batch)),
                (say("撤销那次导入"), partial(self._undo_batch, stopped.batch)),
                (say("保持现状"), self._shelf.forget_stopped),
            ],
            stays=True,
        )

    def offer_to_undo(self) -> None:
        """Say what the newest import in the archive was, also one from before a restart, and offer to take it back."""
        self._shelf.ask(lambda archive: archive.last_import(), self._offer_to_undo, slot="last import")

    def show_report(self) -> None:
        """Show what became of each file of the last import."""
        if self._newest is None:
            self._notices.tell(self._say("这次启动以来还没有导入过文件。"))
            return
        if self.report:
            self.report.close()
            self.report.deleteLater()
        sitting = self._newest
        self.report = ImportReport(sitting.result(), self._settings.last_folder, self._say, self._window)
        self.report.undo_requested.connect(lambda: self._take_back(sitting))
        self.report.entry_requested.connect(self.entry_requested)
        self.report.comparison_requested.connect(self.comparison_requested)
        self.report.preview_requested.connect(self.show_preview)
        self.report.show()
        self._name_entries(self._shelf.listings)

    def show_preview(self, path: Path | None = None) -> None:
        """Show the files that wait for the reader's word, that one first."""
        self.previews.show(self._held(), path)

    def take_in_held(self) -> bool:
        """Take in all files that wait for the reader's word, where there is no reader; False if none does."""
        files = [file for file in self._held() if not file.undecodable]
        self._accept(files)
        return bool(files)

    def _offer_to_undo(self, last: PastImport | None) -> None:
        say = self._say
        if last is None:
            self._notices.tell(say("档案里没有可以撤销的导入。"))
            return
        sitting = next((each for each in (self._newest, *self._sittings) if each and each.batch == last.batch), None)
        take_back = partial(self._take_back, sitting) if sitting else partial(self._undo_batch, last.batch)
        self._notices.tell(
            past_import(last, say),
            [(say("撤销那次导入"), take_back), (say("保持现状"), self._notices.clear)],
            stays=True,
        )

    def _import(self, paths: Sequence[Path], into: BatchId | None) -> None:
        archive = self._shelf.archive
        if archive is None:
            self._notices.tell(self._say("没有打开的档案,没有导入。请先打开或新建一个档案。"))
        elif archive.read_only:
            self._notices.tell(sentence(Reason("archive-read-only", (("path", str(archive.path)),)), self._say))
        elif paths:
            sitting = Sitting(ImportWishes(hold=True, keep_originals=self._settings.keep_originals, into=into))
            self._sittings.append(sitting)
            self.importing.start(archive, paths, self._parse, sitting.wishes)

    def _accept(self, files: Sequence[HeldFile]) -> None:
        """Take files in as the preview showed them."""
        for file in files:
            file.sitting.waiting[file.path] = file.chosen
        for sitting in dict.fromkeys(file.sitting for file in files):
            if not sitting.under_way:
                self._take_in(sitting)

    def _take_in(self, sitting: Sitting) -> None:
        archive = self._shelf.archive
        if archive:
            paths, wishes = sitting.next_import()
            self.importing.start(archive, paths, self._parse, wishes)

    def _decline(self, file: HeldFile) -> None:
        file.sitting.decline(file.path)
        self._show_anew(file.sitting)

    def _held(self) -> list[HeldFile]:
        return [file for sitting in self._sittings for file in sitting.held()]

    def _begin_anew(self) -> None:
        """Another archive is open: what was imported before is not in it and cannot be taken back from it."""
        self._sittings.clear()
        self._newest = None
        self.previews.show([])
        if self.report:
            self.report.close()
        self._notices.clear()

    def _started(self) -> None:
        """What came of the import before is no longer offered: “this import” would be taken for the one under way."""
        self.bar.start()
        if self._notices.text() == self._told:
            self._notices.clear()

    def _progressed(self, state: ImportState) -> None:
        self.bar.show_state(state)
        report = state.progress.report
        if report and report.entries and not self._listing.isActive():
            self._listing.start()

    def _ended(self, result: ImportResult) -> None:
        self.bar.hide()
        self._listing.stop()
        self._shelf.list_entries()
        sitting = next((each for each in self._sittings if each.wishes is result.wishes), None)
        if sitting is None:  # it belongs to the archive that was open before
            return
        accepted = bool(sitting.accepting)
        sitting.take(result)
        self._newest = sitting
        for earlier in self._sittings:
            if earlier is not sitting:
                earlier.forget(report.path for report in result.reports)
        if result.cancelled:
            sitting.waiting.clear()
        if not self.importing.has_waiting:
            # Whatever waited behind one that was cancelled was dropped with it.
            for each in self._sittings:
                each.stop()
        if sitting.waiting:
            self._take_in(sitting)
        stored = [report for report in result.reports if report.entries]
        if stored:
            self.entry_requested.emit(min(stored, key=lambda report: WORTH_OPENING[report.outcome]).entries[0])
        self._tell(sitting)
        self._show_anew(sitting)
        held = self._held()
        if held and not result.cancelled and not accepted:
            self.show_preview()
        elif not held and (
            len(result.reports) > 1 or any(each.outcome is not Outcome.ADDED for each in result.reports)
        ):
            self.show_report()

    def _tell(self, sitting: Sitting) -> None:
        """The notice: what came of it and what can be done; after a cancelling whether what is in stays or goes."""
        say = self._say
        actions: list[Action] = []
        if self._held():
            actions.append((say("查看存疑的文件"), self.show_preview))
        actions.append((say("查看报告"), self.show_report))
        if sitting.batch is not None:
            if sitting.cancelled:
                actions.append((say("保留已收入的"), self._notices.clear))
            actions.append((say("撤销这次导入"), partial(self._take_back, sitting)))
        self._told = result_summary(sitting.result(), say)
        self._notices.tell(self._told, actions, stays=True)

    def _show_anew(self, sitting: Sitting) -> None:
        """Bring preview and report up to what has become of the files."""
        self._sittings = [each for each in self._sittings if each.is_open]
        if self.report and self.report.isVisible() and sitting is self._newest:
            self.report.show_result(sitting.result())
            self._name_entries(self._shelf.listings)
        self.previews.update(self._held())

    def _name_entries(self, listings: Sequence[EntryListing]) -> None:
        if self.report and self.report.isVisible():
            self.report.model.name_entries({listing.id: listing.title for listing in listings})

    def _failed(self, problem: ArchiveProblem) -> None:
        self._notices.tell(sentence(problem.reason, self._say), stays=True)

    def _take_back(self, sitting: Sitting) -> None:
        """Take a whole import back, and let go of its files that still wait."""
        for path in [file.path for file in sitting.held()]:
            sitting.decline(path)
        self._show_anew(sitting)
        if sitting.batch is not None:
            self._undo_batch(sitting.batch)
        sitting.batch = None

    def _undo_batch(self, batch: BatchId) -> None:
        self._shelf.undo_batch(
            batch, lambda count: self._notices.tell(self._say("已撤销导入,{count} 个条目移出档案。", count=count))
        )
