"""The reader's notes: written on selected words, shown in the text and in their tab, changed, taken away."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from yearbook_viewer.gui.bookshelf import Bookshelf
from yearbook_viewer.gui.document_view import DocumentView
from yearbook_viewer.gui.note_dialog import NoteDialog
from yearbook_viewer.gui.notices import NoticeBar
from yearbook_viewer.gui.passage import Passage
from yearbook_viewer.gui.reader import Reader
from yearbook_viewer.gui.side_tabs import SideTabs
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import EntryId, Note, SectionId


class NotesDesk(QObject):
    """Notes are asked for with each passage that is shown, and after each edit of one."""

    def __init__(  # noqa: PLR0913, PLR0917  notes are written in one panel, listed in another and kept in a third
        self,
        say: Catalogue,
        shelf: Bookshelf,
        reader: Reader,
        document: DocumentView,
        tabs: SideTabs,
        notices: NoticeBar,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._say = say
        self._shelf = shelf
        self._reader = reader
        self._document = document
        self._tabs = tabs
        self._notices = notices
        self._window = window
        self._of: EntryId | None = None
        reader.passage_shown.connect(self._passage_shown)
        tabs.notes.note_chosen.connect(self._go_to)
        tabs.notes.change_requested.connect(self.change)
        tabs.notes.delete_requested.connect(self.delete)

    def add(self, passage: Passage) -> None:
        """Ask for a note on the selected words, and keep it."""
        span = self._document.selected_span()
        if span is None:
            self._notices.tell(self._say("没有加批注:请先在正文中选中要批注的文字。"))
            return
        start, end = span
        quotation = passage.reading.extraction.entry.text[start:end]
        words = self._asked(self._say("加批注"), self._say("加批注"), quotation, "")
        if words:
            entry = passage.entry_id
            self._shelf.edit_apart(lambda archive: archive.add_note(entry, start, end, words), self._added)

    def change(self, note: Note) -> None:
        """Ask for other words of a note."""
        words = self._asked(self._say("改批注"), self._say("保存批注"), note.quotation, note.words)
        if words and words != note.words:
            self._shelf.edit_apart(lambda archive: archive.change_note(note.id, words), lambda _: self._reload())

    def delete(self, note: Note) -> None:
        """Take a note away at once; the notice brings it back."""
        self._shelf.edit_apart(lambda archive: archive.delete_note(note.id), self._deleted)

    def _asked(self, title: str, verb: str, quotation: str, words: str) -> str:
        """The words of a note, empty where the reader thinks better of it."""
        dialog = NoteDialog(title, verb, quotation, words, self._say, self._window)
        said = dialog.words if dialog.exec() == QDialog.DialogCode.Accepted else ""
        dialog.deleteLater()
        return said

    def _added(self, _note: int) -> None:
        self._tabs.setCurrentWidget(self._tabs.notes)
        self._reload()

    def _deleted(self, _: None) -> None:
        self._reload()
        self._notices.tell(self._say("批注已删除。"), [(self._say("撤销"), self._shelf.undo)])

    def _passage_shown(self, passage: Passage | None) -> None:
        if passage is None or passage.entry_id != self._of:
            self._show(None, ())
        self._of = passage.entry_id if passage else None
        self._reload()

    def _reload(self) -> None:
        passage = self._reader.passage
        if passage:
            entry = passage.entry_id
            self._shelf.ask(lambda archive: archive.notes(entry), partial(self._show, passage), slot="notes")

    def _show(self, passage: Passage | None, notes: Sequence[Note]) -> None:
        archive = self._shelf.archive
        entry = passage.reading.extraction.entry if passage else None
        self._tabs.show_notes(notes, entry, editable=archive is not None and not archive.read_only)
        self._document.show_notes(notes)

    def _go_to(self, note: Note) -> None:
        passage = self._reader.passage
        if passage is None or note.start is None or note.end is None:
            return
        flash = partial(self._document.flash, note.start, note.end)
        if self._document.covers(note.start):
            flash()
        else:
            self._reader.open(passage.entry_id, _section_at(passage, note.start), flash)


def _section_at(passage: Passage, offset: int) -> SectionId | None:
    """The section that holds the offset; None for the entry's head."""
    section = passage.reading.extraction.entry.section_at(offset)
    if section is None:
        return None
    return passage.reading.section_ids[passage.reading.extraction.entry.sections.index(section)]
