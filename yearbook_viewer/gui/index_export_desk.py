"""An index of an entry, a volume or the archive: asked for, gathered and written beside the window."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from yearbook_viewer.export.figure_files import Written
from yearbook_viewer.export.index_files import IndexFile, write_index
from yearbook_viewer.export.index_rows import IndexHead
from yearbook_viewer.export.proof_sheet import volume_name
from yearbook_viewer.gui.bookshelf import Bookshelf
from yearbook_viewer.gui.file_writing import FileWriting, PaintSteps
from yearbook_viewer.gui.index_export_dialog import IndexChoice, IndexExportDialog, IndexFormat
from yearbook_viewer.gui.index_paper import index_pdf_steps, write_index_pdf
from yearbook_viewer.gui.note_dialog import shortened
from yearbook_viewer.gui.notices import NoticeBar
from yearbook_viewer.gui.reader import Reader
from yearbook_viewer.gui.surroundings import Surroundings
from yearbook_viewer.messages import N_
from yearbook_viewer.records import EntryId
from yearbook_viewer.records.entities import IndexLine

if TYPE_CHECKING:
    from yearbook_viewer.archive.archive import Archive

_PATTERNS = {
    IndexFormat.DOCX: N_("Word 文档 (*.docx)"),
    IndexFormat.PDF: N_("PDF 文件 (*.pdf)"),
    IndexFormat.CSV: N_("CSV 文件 (*.csv)"),
}


@dataclass(frozen=True, slots=True)
class IndexScope:
    """What an index may be of. `words`: in the dialog; `name`: of the entry or volume; `entries`: None for all."""

    words: str
    name: str
    entries: tuple[EntryId, ...] | None


class IndexExportDesk(QObject):
    """The strip of `writing` is put into the window by its owner."""

    def __init__(
        self, around: Surroundings, shelf: Bookshelf, reader: Reader, notices: NoticeBar, window: QWidget
    ) -> None:
        super().__init__(window)
        self._say = around.say
        self._shelf = shelf
        self._reader = reader
        self._form = IndexFormat.DOCX
        self.writing = FileWriting(around, notices, window)

    def ask(self) -> None:
        """Ask what and where to, and write it."""
        archive, say = self._shelf.archive, self._say
        if archive is None or not self.writing.is_free():
            return
        scopes = self._scopes()
        dialog = IndexExportDialog([scope.words for scope in scopes], self._form, say, self.writing.front)
        accepted, choice = dialog.exec() == QDialog.DialogCode.Accepted, dialog.choice()
        dialog.deleteLater()
        if not accepted:
            return
        self._form = choice.form
        scope = scopes[choice.scope]
        name = say("{name} 索引", name=scope.name or archive.path.stem)
        target = self.writing.asked_where(say("导出索引"), name, choice.form.value, say(_PATTERNS[choice.form]))
        if target:
            self.write(archive, scope, choice, target)

    def write(self, archive: "Archive", scope: IndexScope, choice: IndexChoice, target: Path) -> None:
        """Write the index to that file."""
        gather = partial(archive.index_lines, scope.entries, choice.kinds)
        head = IndexHead(archive.path.stem, scope.name, one=scope.entries is not None and len(scope.entries) == 1)
        if choice.form is IndexFormat.PDF:
            self.writing.paint(target, gather, partial(self._painted, head, target), self._told)
        else:
            steps = partial(write_index, target, IndexFile(choice.form.value), gather, head, self._say)
            self.writing.write(target, steps, self._told)

    def _painted(self, head: IndexHead, target: Path, lines: Sequence[IndexLine]) -> PaintSteps:
        steps = index_pdf_steps(head, lines, self._say)
        while True:
            try:
                yield Written(next(steps)), len(lines)
            except StopIteration as end:
                return partial(write_index_pdf, end.value, target)

    def _scopes(self) -> list[IndexScope]:
        """The entry that is being read first, then its volume, then all."""
        say, passage = self._say, self._reader.passage
        whole = IndexScope(say("整个档案(&H)"), "", None)
        if passage is None:
            return [whole]
        entry = passage.reading.extraction.entry
        shown = shortened(entry.title).replace("&", "&&")
        scopes = [IndexScope(say("这个条目:{title}(&E)", title=shown), entry.title, (passage.entry_id,))]
        if entry.volume:
            entries = tuple(
                listing.id
                for listing in self._shelf.listings
                if (listing.volume, listing.volume_year) == (entry.volume, entry.volume_year)
            )
            name = volume_name(entry.volume, entry.volume_year, say)
            shown = shortened(name).replace("&", "&&")
            scopes.append(IndexScope(say("这一卷:{volume}(&V)", volume=shown), name, entries))
        return [*scopes, whole]

    def _told(self, name: str, written: Written) -> str:
        if not written.rows:
            return self._say("已导出 {name}:在所选的范围内没有这些类别的名称。", name=name)
        return self._say("已导出 {name},共 {count} 个名称。", name=name, count=f"{written.rows:,}")
