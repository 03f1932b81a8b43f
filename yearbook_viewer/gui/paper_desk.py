"""From what is being read to paper: PDF, printer, preview. All three ask for the same choice."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.export.files import file_name
from yearbook_viewer.gui import printing
from yearbook_viewer.gui.about import show_folder
from yearbook_viewer.gui.export_dialog import ExportDialog
from yearbook_viewer.gui.notices import NoticeBar
from yearbook_viewer.gui.paper import PaperChoice
from yearbook_viewer.gui.passage import Passage
from yearbook_viewer.gui.save_dialog import ask_where
from yearbook_viewer.gui.surroundings import Surroundings
from yearbook_viewer.messages import sentence


class PaperDesk(QObject):
    """Each command gets the passage that is open."""

    def __init__(self, around: Surroundings, notices: NoticeBar, window: QWidget) -> None:
        super().__init__(window)
        self._say = around.say
        self._settings = around.settings
        self._notices = notices
        self._window = window

    def export(self, passage: Passage) -> None:
        """Ask what and where to, and write the PDF."""
        choice = self._choice(passage, self._say("导出 PDF…"))
        if choice is None:
            return
        proposed = self._settings.last_folder / f"{file_name(passage.title)}.pdf"
        say = self._say
        target = ask_where(self._window, say("导出 PDF"), proposed, [say("PDF 文件 (*.pdf)")], say)
        if target:
            self._settings.last_folder = target.parent
            self._tell_problem(lambda: self._write(passage, choice, target))

    def print(self, passage: Passage) -> None:
        """Ask what and on which printer, and print."""
        choice = self._choice(passage, self._say("打印…"))
        if choice:
            self._tell_problem(lambda: printing.print_with_dialog(self._window, passage.reading, choice, self._say))

    def preview(self, passage: Passage) -> None:
        """Ask what, and show its pages."""
        choice = self._choice(passage, self._say("预览…"))
        if choice:
            printing.preview(self._window, passage.reading, choice, self._say)

    def _choice(self, passage: Passage, verb: str) -> PaperChoice | None:
        dialog = ExportDialog(passage.reading, passage.section, verb, self._say, self._window)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        choice = dialog.choice() if accepted else None
        dialog.deleteLater()
        return choice

    def _write(self, passage: Passage, choice: PaperChoice, target: Path) -> None:
        pages = printing.export_pdf(passage.reading, choice, target, self._say)
        self._notices.tell(
            self._say("已导出 {name},共 {pages} 页。", name=target.name, pages=pages),
            [(self._say("打开文件夹"), lambda: show_folder(target.parent))],
        )

    def _tell_problem(self, job: Callable[[], object]) -> None:
        try:
            job()
        except ArchiveProblem as problem:
            self._notices.tell(sentence(problem.reason, self._say), stays=True)
