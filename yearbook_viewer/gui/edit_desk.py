"""The reader's edits of an entry: correcting, deleting, taking back."""

from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QWidget

from yearbook_viewer.gui.bookshelf import Bookshelf
from yearbook_viewer.gui.entry_dialog import EntryDialog
from yearbook_viewer.gui.notices import NoticeBar
from yearbook_viewer.gui.passage import Passage
from yearbook_viewer.gui.reader import Reader
from yearbook_viewer.messages import N_, Catalogue
from yearbook_viewer.records import Change, ChangeKind

UNDO_WORDS = {
    ChangeKind.CORRECTED: N_("撤销更正“{title}”(&U)"),
    ChangeKind.DELETED: N_("撤销删除“{title}”(&U)"),
    ChangeKind.READ_AGAIN: N_("撤销重新识别“{title}”(&U)"),
    ChangeKind.NOTED: N_("撤销在“{title}”中加的批注(&U)"),
    ChangeKind.NOTE_CHANGED: N_("撤销在“{title}”中改的批注(&U)"),
    ChangeKind.NOTE_DELETED: N_("撤销在“{title}”中删的批注(&U)"),
    ChangeKind.REVIEWED: N_("撤销对“{title}”中一处核对结果的意见(&U)"),
    ChangeKind.LINKED: N_("撤销对“{title}”指标序列的合并决定(&U)"),
    ChangeKind.MARKED: N_("撤销对名称“{title}”的标注(&U)"),
    ChangeKind.NAME_KEPT: N_("撤销对自定词表中“{title}”一条的改动(&U)"),
    ChangeKind.NAME_DROPPED: N_("撤销从自定词表中删除“{title}”(&U)"),
    ChangeKind.NAMES_TAKEN_IN: N_("撤销把“{title}”等名称导入自定词表(&U)"),
    ChangeKind.NAMES_LINKED: N_("撤销对名称“{title}”的归并决定(&U)"),
    ChangeKind.ENTITY_RENAMED: N_("撤销给“{title}”改名(&U)"),
}
UNDONE_WORDS = {
    ChangeKind.CORRECTED: N_("已撤销更正,“{title}”恢复原样。"),
    ChangeKind.DELETED: N_("已撤销删除,“{title}”回到档案。"),
    ChangeKind.READ_AGAIN: N_("已撤销重新识别,“{title}”恢复原样。"),
    ChangeKind.NOTED: N_("已撤销,“{title}”中新加的批注已去掉。"),
    ChangeKind.NOTE_CHANGED: N_("已撤销,“{title}”中的批注恢复原样。"),
    ChangeKind.NOTE_DELETED: N_("已撤销,“{title}”中的批注回来了。"),
    ChangeKind.REVIEWED: N_("已撤销,“{title}”中核对结果的意见恢复原样。"),
    ChangeKind.LINKED: N_("已撤销,“{title}”指标序列的合并决定恢复原样。"),
    ChangeKind.MARKED: N_("已撤销,名称“{title}”的标注恢复原样。"),
    ChangeKind.NAME_KEPT: N_("已撤销,自定词表中“{title}”一条恢复原样。"),
    ChangeKind.NAME_DROPPED: N_("已撤销,“{title}”回到自定词表。"),
    ChangeKind.NAMES_TAKEN_IN: N_("已撤销,“{title}”等导入的名称已从自定词表中去掉。"),
    ChangeKind.NAMES_LINKED: N_("已撤销,名称“{title}”的归并决定恢复原样。"),
    ChangeKind.ENTITY_RENAMED: N_("已撤销,“{title}”恢复原名。"),
}
_SHOWN_CHARACTERS = 20
# Most edits are done before a word about them could be read; those of an entry of a whole volume take seconds.
_SLOW_MS = 700


class EditDesk(QObject):
    """Edits go through the shelf; what was done is told with a way back."""

    def __init__(  # noqa: PLR0913, PLR0917  an edit touches what is read, what is kept and what is told
        self,
        say: Catalogue,
        shelf: Bookshelf,
        reader: Reader,
        notices: NoticeBar,
        undo_action: QAction,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._say = say
        self._shelf = shelf
        self._reader = reader
        self._notices = notices
        self._undo_action = undo_action
        self._window = window
        self._slow = QTimer(self, interval=_SLOW_MS, singleShot=True)
        self._slow.timeout.connect(self._tell_writing)
        shelf.writing.connect(self._follow)
        shelf.next_undo_known.connect(self._show_next_undo)
        shelf.undone.connect(self._undone)

    def correct(self, passage: Passage) -> None:
        """Ask for title, years, source, volume and place of the entry, and put them right."""
        entry = passage.reading.extraction.entry
        dialog = EntryDialog(entry, self._shelf.listings, self._say, self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted and (right := dialog.corrections()):
            self._shelf.correct(passage.entry_id, right, partial(self._corrected, right.get("title", entry.title)))
        dialog.deleteLater()

    def delete(self, passage: Passage) -> None:
        """Delete the entry at once; the notice takes it back."""
        title = passage.reading.extraction.entry.title
        self._shelf.delete(passage.entry_id, partial(self._deleted, title))

    def _follow(self, writing: bool) -> None:
        if writing:
            self._slow.start()
            return
        self._slow.stop()
        if self._notices.text() == self._words():
            self._notices.clear()

    def _tell_writing(self) -> None:
        self._notices.tell(self._words(), stays=True)

    def _words(self) -> str:
        return self._say("正在写入档案,可以继续阅读…")

    def _corrected(self, title: str) -> None:
        self._reader.reload()
        self._notices.tell(self._say("已更正“{title}”。", title=title), [(self._say("撤销"), self._shelf.undo)])

    def _deleted(self, title: str) -> None:
        self._notices.tell(self._say("已删除“{title}”。", title=title), [(self._say("撤销"), self._shelf.undo)])

    def _undone(self, change: Change | None) -> None:
        if change is None:
            return
        self._notices.tell(self._say(UNDONE_WORDS[change.kind], title=change.title))
        if change.entry is None or (self._reader.passage and self._reader.passage.entry_id == change.entry):
            self._reader.reload()
        else:
            self._reader.open(change.entry)

    def _show_next_undo(self, change: Change | None) -> None:
        self._undo_action.setEnabled(change is not None)
        if change is None:
            self._undo_action.setText(self._say("撤销(&U)"))
            return
        title = change.title if len(change.title) <= _SHOWN_CHARACTERS else f"{change.title[:_SHOWN_CHARACTERS]}…"
        self._undo_action.setText(self._say(UNDO_WORDS[change.kind], title=title.replace("&", "&&")))
