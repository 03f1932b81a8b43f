"""The same entry of another year: asked for, compared beside the window, shown."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from yearbook_viewer.export.year_rows import year_rows
from yearbook_viewer.gui.bookshelf import Bookshelf
from yearbook_viewer.gui.comparison_rows import comparison_of
from yearbook_viewer.gui.notices import NoticeBar
from yearbook_viewer.gui.passage import Passage
from yearbook_viewer.gui.surroundings import Surroundings
from yearbook_viewer.gui.years_window import Years, YearsWindow
from yearbook_viewer.records import EntryId, EntryListing

if TYPE_CHECKING:
    from yearbook_viewer.archive.archive import Archive


class YearsDesk(QObject):
    """One comparison is open at a time; the archive it belongs to closes it."""

    def __init__(self, around: Surroundings, shelf: Bookshelf, notices: NoticeBar, window: QWidget) -> None:
        super().__init__(window)
        self._around = around
        self._shelf = shelf
        self._notices = notices
        self._parent = window
        self.window: YearsWindow | None = None
        around.appearance.changed.connect(lambda theme: self.window.set_theme(theme) if self.window else None)
        shelf.opened.connect(self.close)

    def compare(self, passage: Passage) -> None:
        """Lay the open entry beside the same of the nearest other year; where there is none, say so."""
        entry = passage.entry_id
        self._shelf.ask(lambda archive: archive.siblings(entry), partial(self._open, entry), slot="siblings")

    def close(self) -> None:
        if self.window:
            self.window.close()
            self.window.deleteLater()
            self.window = None

    def _open(self, entry: EntryId, others: Sequence[EntryListing]) -> None:
        say = self._around.say
        listing = next((listing for listing in self._shelf.listings if listing.id == entry), None)
        if listing is None:
            return
        if not others:
            self._notices.tell(say("档案里没有这个条目的其他年份。导入同一单位其他年份的条目后再来对照。"))
            return
        self.close()
        theme = self._around.appearance.theme
        self.window = YearsWindow(listing, others, say, self._around.families, theme, self._parent)
        self.window.other_chosen.connect(lambda place: self._compare(others[place].id, entry))
        self.window.show()
        self._compare(others[0].id, entry)

    def _compare(self, other: EntryId, entry: EntryId) -> None:
        if self.window:
            self.window.wait()
        self._shelf.ask(lambda archive: years(archive, other, entry), self._show, slot="years")

    def _show(self, compared: Years) -> None:
        if self.window:
            self.window.show_years(compared)


def years(archive: "Archive", old: EntryId, new: EntryId) -> Years:
    """Two entries side by side."""
    # What pairs paragraphs and figures is needed here alone, and is not loaded before the first paint.
    from yearbook_viewer.text.counterparts import counterparts  # noqa: PLC0415

    older, newer = (archive.reading(entry).extraction for entry in (old, new))
    found = counterparts(older, newer)
    return Years(comparison_of(found.rows), year_rows(older, newer, found.figures))
