"""The proof-reading sheet out of the window: asked for, gathered and written beside it."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QDialog, QWidget

from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.export.files import file_name
from yearbook_viewer.export.proof_sheet import ProofFormat, ProofSheet, ProofWishes, proof_sheet, write_proof
from yearbook_viewer.gui.about import show_folder
from yearbook_viewer.gui.bookshelf import Bookshelf
from yearbook_viewer.gui.notices import NoticeBar
from yearbook_viewer.gui.proof_dialog import ProofDialog
from yearbook_viewer.gui.proof_paper import proof_pdf_steps
from yearbook_viewer.gui.reader import Reader
from yearbook_viewer.gui.save_dialog import ask_where
from yearbook_viewer.gui.surroundings import Surroundings
from yearbook_viewer.gui.tasks import Lane
from yearbook_viewer.messages import N_, sentence

if TYPE_CHECKING:
    from yearbook_viewer.archive.archive import Archive

_FILTERS = {
    ProofFormat.DOCX: N_("Word 文档 (*.docx)"),
    ProofFormat.XLSX: N_("Excel 工作簿 (*.xlsx)"),
    ProofFormat.PDF: N_("PDF 文件 (*.pdf)"),
}


class ProofDesk(QObject):
    """A sheet is gathered and written in the background; only a PDF is painted in the window's own thread, in steps."""

    def __init__(
        self, around: Surroundings, shelf: Bookshelf, reader: Reader, notices: NoticeBar, window: QWidget
    ) -> None:
        super().__init__(window)
        self._say = around.say
        self._settings = around.settings
        self._shelf = shelf
        self._reader = reader
        self._notices = notices
        self._window = window
        self._form = ProofFormat.DOCX

    def ask(self) -> None:
        """Ask what and where to, and write it."""
        passage = self._reader.passage
        dialog = ProofDialog(passage, self._form, self._say, self._window)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        wishes, form = dialog.wishes(), dialog.form()
        dialog.deleteLater()
        if not accepted or self._shelf.archive is None:
            return
        self._form = form
        of = passage.reading.extraction.entry if passage else None
        name = of.title if of and wishes.entry is not None else wishes.volume[0] if wishes.volume else ""
        named = " ".join(part for part in (self._say("校对单"), name or self._shelf.archive.path.stem) if part)
        proposed = self._settings.last_folder / f"{file_name(named)}{form.value}"
        say = self._say
        target = ask_where(self._window, say("导出校对单"), proposed, [say(_FILTERS[form])], say)
        if target:
            self._settings.last_folder = target.parent
            self._notices.tell(self._say("正在做校对单…"), stays=True)
            self.write(wishes, form, target)

    def write(self, wishes: ProofWishes, form: ProofFormat, target: Path) -> None:
        """Write the sheet to that file."""
        say, made = self._say, date.today()

        def done(sheet: ProofSheet) -> None:
            if form is ProofFormat.PDF:
                self._paint(proof_pdf_steps(sheet, target, say), partial(self._written, sheet, target))
            else:
                self._written(sheet, target)

        def job(archive: "Archive") -> ProofSheet:
            sheet = proof_sheet(archive, wishes, made, say)
            if form is not ProofFormat.PDF:
                write_proof(sheet, form, target, say)
            return sheet

        self._shelf.ask(job, done, slot="proof", lane=Lane.EXPORT)

    def _paint(self, steps: Iterator[None], done: Callable[[], None]) -> None:
        """One step, and the next when the window has answered what came meanwhile."""
        try:
            next(steps)
        except StopIteration:
            done()
        except ArchiveProblem as problem:
            self._notices.tell(sentence(problem.reason, self._say), stays=True)
        else:
            QTimer.singleShot(0, self, lambda: self._paint(steps, done))

    def _written(self, sheet: ProofSheet, target: Path) -> None:
        count = len(sheet.lines)
        words = (
            self._say("已导出 {name},共 {count} 处。", name=target.name, count=count)
            if count
            else self._say("已导出 {name}:在所选的范围内没有核对结果。", name=target.name)
        )
        self._notices.tell(words, [(self._say("打开文件夹"), partial(show_folder, target.parent))])
