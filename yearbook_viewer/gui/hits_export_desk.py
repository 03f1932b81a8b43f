"""What a search found out of the program: all of it or what was chosen, written beside the window."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.export.citations import Citations
from yearbook_viewer.export.figure_files import Written
from yearbook_viewer.export.files import file_name
from yearbook_viewer.export.hit_files import HitFormat
from yearbook_viewer.export.hit_outlet import Outgoing, write_outgoing
from yearbook_viewer.export.hit_rows import Rows
from yearbook_viewer.gui.about import show_folder
from yearbook_viewer.gui.bookshelf import Bookshelf
from yearbook_viewer.gui.export_bar import ExportBar
from yearbook_viewer.gui.hits_export_dialog import HitsExportDialog
from yearbook_viewer.gui.notices import NoticeBar
from yearbook_viewer.gui.save_dialog import ask_where
from yearbook_viewer.gui.surroundings import Surroundings
from yearbook_viewer.gui.tasks import Lane, Walk
from yearbook_viewer.messages import N_, sentence
from yearbook_viewer.records.searched import ContextLine, Hits, SearchWish

PATTERNS = {
    HitFormat.XLSX: N_("Excel 工作簿 (*.xlsx)"),
    HitFormat.CSV: N_("CSV 文件 (*.csv)"),
    HitFormat.DOCX: N_("Word 文档 (*.docx)"),
}


class HitsExportDesk(QObject):
    """The strip `bar` is put into the window by its owner. One file is written at a time."""

    def __init__(self, around: Surroundings, shelf: Bookshelf, notices: NoticeBar, window: QWidget) -> None:
        super().__init__(window)
        self._say = around.say
        self._settings = around.settings
        self._tasks = around.tasks
        self._shelf = shelf
        self._notices = notices
        self._window = window
        self._walk: Walk | None = None
        self._written = Written(0)
        self.bar = ExportBar(around.say)
        self.bar.cancel_requested.connect(self.cancel)

    @property
    def running(self) -> bool:
        return self._walk is not None

    def export(self, wish: SearchWish, hits: Hits, chosen: Sequence[ContextLine] = ()) -> None:
        """Ask what of this search goes out, and write it; `hits`: its counts; `chosen`: lines to offer first."""
        archive, say = self._shelf.archive, self._say
        if archive is None:
            return
        if self._walk:
            self._notices.tell(say("上一次导出还没有写完。请等它写完,或者先停止它。"))
            return
        offers = [
            (say("全部 {count} 节,附摘录", count=f"{hits.sections:,}"), hits.sections, Outgoing(wish, Rows.SECTIONS))
        ]
        # 年:2019 alone finds sections, and in them no words.
        if hits.total:
            lines = Outgoing(wish, Rows.LINES)
            offers.insert(0, (say("全部 {count} 处,附前后文", count=f"{hits.total:,}"), hits.total, lines))
        if chosen:
            own = Outgoing(wish, Rows.LINES, chosen=tuple(chosen))
            offers.insert(0, (say("选中的 {count} 处", count=f"{len(chosen):,}"), len(chosen), own))
        dialog = HitsExportDialog([(words, rows) for words, rows, _ in offers], say)
        dialog.setParent(self._front(), dialog.windowFlags())
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        choice = dialog.choice()
        dialog.deleteLater()
        target = self._asked_where(wish.words, choice.kind) if accepted else None
        if target:
            citations = Citations(self._shelf.listings, say)
            outgoing = offers[choice.part][2]
            steps = partial(write_outgoing, target, choice.kind, archive, outgoing, citations)
            self.bar.start(target.name)
            done = partial(self._done, target)
            self._walk = self._tasks.walk(steps, self._step, done, self._failed, lane=Lane.EXPORT)

    def cancel(self) -> None:
        """Stop writing; nothing is left of the file."""
        if self._walk:
            self._walk.stop()

    def _front(self) -> QWidget:
        """The window that the reader asks from: that of the lines is one of its own."""
        return QApplication.activeWindow() or self._window

    def _asked_where(self, words: str, kind: HitFormat) -> Path | None:
        say = self._say
        name = file_name(say("{words} 检索结果", words=" ".join(words.split())[:40]))
        proposed = self._settings.last_folder / f"{name}.{kind.value}"
        target = ask_where(self._front(), say("导出搜索结果"), proposed, [say(PATTERNS[kind])], say)
        if target:
            self._settings.last_folder = target.parent
        return target

    def _step(self, told: tuple[Written, int]) -> None:
        self._written, total = told
        self.bar.show_progress(self._written.rows, max(total, self._written.rows))

    def _done(self, target: Path, whole: bool) -> None:
        self._walk = None
        self.bar.hide()
        if not whole:
            self._notices.tell(self._say("已停止导出,没有留下文件。"))
            return
        told = self._say("已导出 {name},共 {count} 行。", name=target.name, count=f"{self._written.rows:,}")
        if self._written.sheets > 1:
            told += self._say("一张工作表放不下,分放在 {sheets} 张里。", sheets=self._written.sheets)
        self._notices.tell(told, [(self._say("打开文件夹"), lambda: show_folder(target.parent))])

    def _failed(self, problem: ArchiveProblem) -> None:
        self._walk = None
        self.bar.hide()
        self._notices.tell(sentence(problem.reason, self._say), stays=True)
