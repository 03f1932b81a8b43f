"""The reader's dictionary carried out of the archive and into it, as a file that a spreadsheet opens."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.export.dictionary_files import entry_labels, write_dictionary
from yearbook_viewer.gui.about import show_folder
from yearbook_viewer.gui.bookshelf import Bookshelf
from yearbook_viewer.gui.dictionary_window import DictionaryWindow
from yearbook_viewer.gui.refused_lines import RefusedLinesDialog
from yearbook_viewer.gui.save_dialog import ask_where
from yearbook_viewer.gui.surroundings import Surroundings
from yearbook_viewer.gui.tasks import Lane
from yearbook_viewer.messages import sentence
from yearbook_viewer.reading.name_files import read_names
from yearbook_viewer.records.entities import NamesRead

if TYPE_CHECKING:
    from yearbook_viewer.archive.archive import Archive


class DictionaryFilesDesk(QObject):
    """Of a file with bad lines the good ones go in, as one deed, and the bad ones are listed by their numbers.

    `taken_in`: there are other names in the dictionary now.
    """

    taken_in = Signal()

    def __init__(self, around: Surroundings, shelf: Bookshelf, window: DictionaryWindow) -> None:
        super().__init__(window)
        self._say = around.say
        self._settings = around.settings
        self._shelf = shelf
        self._window = window
        self.report: RefusedLinesDialog | None = None
        window.import_requested.connect(self.take_in)
        window.export_requested.connect(self.write)

    def write(self) -> None:
        """Ask where, and write the whole dictionary there."""
        say = self._say
        proposed = self._settings.last_folder / say("自定词表.csv")
        target = ask_where(self._window, say("导出自定词表"), proposed, [say("表格 (*.csv)")], say)
        if target is None:
            return
        self._settings.last_folder = target.parent
        listings = self._shelf.listings

        def job(archive: "Archive") -> int:
            names = archive.own_names()
            write_dictionary(target, names, entry_labels(listings), say)
            return len(names)

        self._shelf.ask(job, partial(self._written, target), "dictionary file", Lane.EXPORT, self._tell_problem)

    def take_in(self) -> None:
        """Ask for a file, and put the names in it into the dictionary."""
        say = self._say
        name, _ = QFileDialog.getOpenFileName(
            self._window,
            say("导入名称"),
            str(self._settings.last_folder),
            say("表格或文本 (*.csv *.tsv *.txt);;所有文件 (*)"),
        )
        if name:
            self._settings.last_folder = Path(name).parent
            self.read(Path(name))

    def read(self, path: Path) -> None:
        """Put the names in a file into the dictionary."""
        listings = self._shelf.listings

        def job(_: "Archive") -> NamesRead:
            return read_names(path, {label: entry for entry, label in entry_labels(listings).items()})

        self._shelf.ask(job, self._keep, "dictionary file", Lane.EXPORT, self._tell_problem)

    def _keep(self, read: NamesRead) -> None:
        if read.names:
            self._shelf.edit_apart(lambda archive: archive.take_in_names(read.names), lambda _: self._kept(read))
        else:
            self._tell(read)

    def _kept(self, read: NamesRead) -> None:
        self.taken_in.emit()
        self._tell(read)

    def _tell(self, read: NamesRead) -> None:
        say = self._say
        words = say("已导入 {count} 个名称。", count=f"{len(read.names):,}")
        if not read.names:
            words = say("文件里没有可以导入的名称。")
        if read.refused:
            words += say("有 {count} 行没有导入。", count=f"{len(read.refused):,}")
        undo = [(say("撤销"), self._shelf.undo)] if read.names else []
        self._window.notices.tell(words, undo)
        if read.refused:
            self.report = RefusedLinesDialog(words, read.refused, say, self._window)
            self.report.finished.connect(self.report.deleteLater)
            self.report.open()

    def _written(self, target: Path, count: int) -> None:
        words = self._say("已把 {count} 个名称导出到“{name}”。", count=f"{count:,}", name=target.name)
        self._window.notices.tell(words, [(self._say("打开文件夹"), lambda: show_folder(target.parent))])

    def _tell_problem(self, problem: ArchiveProblem) -> None:
        self._window.notices.tell(sentence(problem.reason, self._say), stays=True)
