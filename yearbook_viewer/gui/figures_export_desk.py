"""Figures out of the program: of what is being read or of a list over entries, written beside the window."""

from array import array
from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from yearbook_viewer.export.figure_files import FigureFormat, Written, in_pages, write_figures_file
from yearbook_viewer.gui.bookshelf import Bookshelf
from yearbook_viewer.gui.figures_export_dialog import FigureChoice, FiguresExportDialog
from yearbook_viewer.gui.figures_table import FiguresTable
from yearbook_viewer.gui.file_writing import FileWriting
from yearbook_viewer.gui.notices import NoticeBar
from yearbook_viewer.gui.passage import Passage
from yearbook_viewer.gui.surroundings import Surroundings
from yearbook_viewer.messages import N_
from yearbook_viewer.records import EntryId, FigureAddress
from yearbook_viewer.records.addresses import SHIFT, FigureAddresses

if TYPE_CHECKING:
    from yearbook_viewer.archive.archive import Archive

PATTERNS = {
    FigureFormat.XLSX: N_("Excel 工作簿 (*.xlsx)"),
    FigureFormat.CSV: N_("CSV 文件 (*.csv)"),
    FigureFormat.JSON: N_("JSON 文件 (*.json)"),
}


@dataclass(frozen=True, slots=True)
class Part:
    """Some figures that may go out. `addresses` is asked beside the window, for there may be a million of them."""

    words: str
    addresses: Callable[[], Sequence[FigureAddress]]


class FiguresExportDesk(QObject):
    """The strip of `writing` is put into the window by its owner."""

    def __init__(
        self, around: Surroundings, shelf: Bookshelf, notices: NoticeBar, table: FiguresTable, window: QWidget
    ) -> None:
        super().__init__(window)
        self._say = around.say
        self._shelf = shelf
        self._table = table
        self.writing = FileWriting(around, notices, window)

    def export_passage(self, passage: Passage, *, chosen_rows: bool) -> None:
        """Ask which figures of what is being read, and write them; `chosen_rows`: those are offered first."""
        entry, model = passage.entry_id, self._table.model
        parts = []
        if rows := self._table.chosen_rows():
            places = self._table.chosen_places()
            parts.append(Part(self._say("选中的 {count} 行", count=rows), partial(addresses_of, entry, places)))
        if passage.section is not None:
            here = self._say("本节及其下各节:{title}", title=passage.title)
            parts.append(Part(here, partial(addresses_of, entry, passage.figure_places())))
        whole = range(len(passage.reading.extraction.figures))
        parts.append(Part(self._say("整个条目"), partial(addresses_of, entry, whole)))
        # A row that was only clicked at is not yet what is meant.
        offered = 1 if rows == 1 and not chosen_rows else 0
        self._ask(passage.title, parts, offered, model.targets, model.families)

    def export(self, addresses: Sequence[FigureAddress], name: str, families: Sequence[str] = ()) -> None:
        """Ask for the format and write these figures, goals among them too.

        `name`: of the file, proposed without its suffix; `families`: what their values measure, offered for converting.
        """
        self._ask(name, [Part(self._say("列出的数据"), lambda: addresses)], 0, None, families)

    def _ask(self, name: str, parts: Sequence[Part], offered: int, goals: int | None, families: Sequence[str]) -> None:
        archive = self._shelf.archive
        if archive is None or not self.writing.is_free():
            return
        units = self._table.bar.units.units
        dialog = FiguresExportDialog([part.words for part in parts], offered, goals, units, families, self._say)
        dialog.setParent(self.writing.front, dialog.windowFlags())
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        choice = dialog.choice()
        dialog.deleteLater()
        if not accepted:
            return
        title, pattern = self._say("导出数据"), self._say(PATTERNS[choice.kind])
        target = self.writing.asked_where(title, name, choice.kind.value, pattern)
        if target:
            steps = partial(self._steps, archive, parts[choice.part], choice, target)
            self.writing.write(target, steps, self._told)

    def _steps(
        self, archive: "Archive", part: Part, choice: FigureChoice, target: Path
    ) -> Generator[tuple[Written, int], None, None]:
        """Gone through in a lane of its own."""
        addresses = part.addresses()
        printings = in_pages(archive.quoted_printings, addresses)
        meant = (each for each in printings if choice.targets or not each.figure.target)
        steps = write_figures_file(target, choice.kind, meant, choice.units, self._say)
        try:
            for written in steps:
                yield written, len(addresses)
        finally:
            steps.close()

    def _told(self, name: str, written: Written) -> str:
        told = self._say("已导出 {name},共 {count} 项数据。", name=name, count=f"{written.rows:,}")
        if written.sheets > 1:
            told += self._say("一张工作表放不下,分放在 {sheets} 张“数据”工作表里。", sheets=written.sheets)
        return told


def addresses_of(entry: EntryId, places: Iterable[int]) -> FigureAddresses:
    """Where the figures at these places of an entry are found in the archive."""
    return FigureAddresses(array("Q", ((entry << SHIFT) | place for place in places)))
