"""What a search found out of the program: all of it or what was chosen, written beside the window."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from yearbook_viewer.export.citations import Citations
from yearbook_viewer.export.figure_files import Written
from yearbook_viewer.export.hit_files import HitFormat
from yearbook_viewer.export.hit_outlet import Outgoing, write_outgoing
from yearbook_viewer.export.hit_rows import Rows
from yearbook_viewer.gui.bookshelf import Bookshelf
from yearbook_viewer.gui.file_writing import FileWriting
from yearbook_viewer.gui.hits_export_dialog import HitsExportDialog
from yearbook_viewer.gui.notices import NoticeBar
from yearbook_viewer.gui.surroundings import Surroundings
from yearbook_viewer.messages import N_
from yearbook_viewer.records.searched import ContextLine, Hits, SearchWish

PATTERNS = {
    HitFormat.XLSX: N_("Excel 工作簿 (*.xlsx)"),
    HitFormat.CSV: N_("CSV 文件 (*.csv)"),
    HitFormat.DOCX: N_("Word 文档 (*.docx)"),
}


class HitsExportDesk(QObject):
    """The strip of `writing` is put into the window by its owner."""

    def __init__(self, around: Surroundings, shelf: Bookshelf, notices: NoticeBar, window: QWidget) -> None:
        super().__init__(window)
        self._say = around.say
        self._shelf = shelf
        self.writing = FileWriting(around, notices, window)

    def export(self, wish: SearchWish, hits: Hits, chosen: Sequence[ContextLine] = ()) -> None:
        """Ask what of this search goes out, and write it; `hits`: its counts; `chosen`: lines to offer first."""
        archive, say = self._shelf.archive, self._say
        if archive is None or not self.writing.is_free():
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
        dialog.setParent(self.writing.front, dialog.windowFlags())
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        choice = dialog.choice()
        dialog.deleteLater()
        if not accepted:
            return
        kind = choice.kind
        name = say("{words} 检索结果", words=" ".join(wish.words.split())[:40])
        target = self.writing.asked_where(say("导出搜索结果"), name, kind.value, say(PATTERNS[kind]))
        if target:
            citations = Citations(self._shelf.listings, say)
            outgoing = offers[choice.part][2]
            self.writing.write(target, partial(write_outgoing, target, kind, archive, outgoing, citations), self._told)

    def _told(self, name: str, written: Written) -> str:
        told = self._say("已导出 {name},共 {count} 行。", name=name, count=f"{written.rows:,}")
        if written.sheets > 1:
            told += self._say("一张工作表放不下,分放在 {sheets} 张里。", sheets=written.sheets)
        return told
