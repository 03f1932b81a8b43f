"""The reader's dictionary: shown in its window, changed line by line, each change undoable."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QDialog, QWidget

from yearbook_viewer.gui.bookshelf import Bookshelf
from yearbook_viewer.gui.dictionary_files_desk import DictionaryFilesDesk
from yearbook_viewer.gui.dictionary_model import Spelled, spelled_names
from yearbook_viewer.gui.dictionary_window import DictionaryWindow
from yearbook_viewer.gui.laying_over import LayingOver
from yearbook_viewer.gui.own_name_dialog import OwnNameDialog
from yearbook_viewer.gui.reader import Reader
from yearbook_viewer.gui.surroundings import Surroundings
from yearbook_viewer.records import Change, EntryId, Kind
from yearbook_viewer.records.entities import Marking, OwnName, Reach

if TYPE_CHECKING:
    from yearbook_viewer.archive.archive import Archive


class DictionaryDesk(QObject):
    """The window follows what is said of names in the text, and what is taken back."""

    def __init__(
        self, around: Surroundings, shelf: Bookshelf, reader: Reader, laying: LayingOver, window: QWidget
    ) -> None:
        super().__init__(window)
        self._around = around
        self._say = around.say
        self._shelf = shelf
        self._reader = reader
        self._main = window
        self._told = ""
        self.window: DictionaryWindow | None = None
        self.files: DictionaryFilesDesk | None = None
        around.appearance.changed.connect(lambda theme: self.window.set_theme(theme) if self.window else None)
        shelf.opened.connect(lambda _: self.close())
        shelf.undone.connect(self._undone)
        laying.ended.connect(self._laid_over)
        window.installEventFilter(self)

    def show(self) -> None:
        """Open the window, or bring it to the front."""
        if self.window is None:
            self.window = DictionaryWindow(self._say, self._around.appearance.theme, self._around.settings)
            self._connect(self.window)
            self.files = DictionaryFilesDesk(self._around, self._shelf, self.window)
            self.files.taken_in.connect(self.reload)
        self.reload()
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        self.window.filter.setFocus()

    def close(self) -> None:
        if self.window:
            self.window.close()

    def marked(self, said: Marking) -> None:
        """To be told of what is said of names in the text: with a wider reach it stands in the dictionary too."""
        if said.reach is not Reach.HERE:
            self.reload()

    def reload(self) -> None:
        """Ask for the dictionary, if its window is open."""
        if self.window:
            self._shelf.ask(lambda archive: spelled_names(archive.own_names()), self._show_names, slot="own names")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window has no parent, so that it can stand behind the main window; it goes with it all the same."""
        if watched is self._main and event.type() is QEvent.Type.Close:
            self.close()
        return super().eventFilter(watched, event)

    def _connect(self, window: DictionaryWindow) -> None:
        window.add_requested.connect(lambda: self._ask(OwnName("", Kind.ORG)))
        window.change_requested.connect(self._ask)
        window.delete_requested.connect(self._delete)
        window.undo_requested.connect(self._shelf.undo)
        window.closed.connect(self._closed)

    def _closed(self) -> None:
        if self.window:
            self.window.deleteLater()
            self.window, self.files = None, None

    def _show_names(self, names: Sequence[Spelled]) -> None:
        archive = self._shelf.archive
        if self.window:
            editable = archive is not None and not archive.read_only
            titles = self._titles([line.own for line in names])
            self.window.show_names(names, titles, editable=editable)

    def _ask(self, own: OwnName) -> None:
        """Ask for the line as it is to be, and keep it."""
        dialog = OwnNameDialog(own, self._titles([own]), self._say, self.window)
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.own != own:
            wanted = dialog.own
            self._shelf.edit_apart(lambda archive: archive.put_own_name(wanted), lambda _: self._put(wanted))
        dialog.deleteLater()

    def _put(self, own: OwnName) -> None:
        self.reload()
        words = self._say("已改为“{name}”。", name=own.name) if own.id else self._say("已添加“{name}”。", name=own.name)
        self._tell(words)

    def _delete(self, names: Sequence[OwnName]) -> None:
        """Take lines out at once; the notice brings the last one back."""
        numbers = [own.id for own in names if own.id is not None]

        def drop(archive: "Archive") -> None:
            for number in numbers:
                archive.drop_own_name(number)

        self._shelf.edit_apart(drop, lambda _: self._deleted(names))

    def _deleted(self, names: Sequence[OwnName]) -> None:
        self.reload()
        if len(names) == 1:
            self._tell(self._say("已删除“{name}”。", name=names[0].name))
        else:
            self._tell(self._say("已删除 {count} 个名称,可以用“撤销”逐一恢复。", count=len(names)))

    def _tell(self, words: str) -> None:
        self._told = words
        if self.window:
            self.window.notices.tell(words, [(self._say("撤销"), self._shelf.undo)])

    def _undone(self, change: Change | None) -> None:
        if self.window and change:
            self.window.notices.tell(self._say("已撤销。"))
            self.reload()

    def _laid_over(self, entries: int) -> None:
        if self.window and self._told and self.window.notices.text() == self._told:
            self._tell(self._say("{words}含有它的 {count} 个条目都已更新。", words=self._told, count=f"{entries:,}"))

    def _titles(self, names: Sequence[OwnName]) -> Mapping[EntryId, str]:
        """Of the entries that the names may hold in, and of the one that is open."""
        wanted = {own.entry for own in names if own.entry is not None}
        passage = self._reader.passage
        if passage:
            wanted.add(passage.entry_id)
        return {listing.id: listing.title for listing in self._shelf.listings if listing.id in wanted}
