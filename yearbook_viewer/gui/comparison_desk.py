"""The earlier texts of an entry: asked for, compared beside the window, shown."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from yearbook_viewer.gui.appearance import Appearance
from yearbook_viewer.gui.bookshelf import Bookshelf
from yearbook_viewer.gui.comparison_rows import Comparison, comparison_of
from yearbook_viewer.gui.comparison_window import ComparisonWindow
from yearbook_viewer.gui.fonts import Families
from yearbook_viewer.gui.notices import NoticeBar
from yearbook_viewer.gui.passage import Passage
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import EntryId, Revision


class ComparisonDesk(QObject):
    """One comparison is open at a time; the archive it belongs to closes it."""

    def __init__(  # noqa: PLR0913, PLR0917  what is compared, what it wears, and where it is told
        self,
        say: Catalogue,
        families: Families,
        appearance: Appearance,
        shelf: Bookshelf,
        notices: NoticeBar,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._say = say
        self._families = families
        self._appearance = appearance
        self._shelf = shelf
        self._notices = notices
        self._parent = window
        self.window: ComparisonWindow | None = None
        appearance.changed.connect(lambda theme: self.window.set_theme(theme) if self.window else None)
        shelf.opened.connect(self.close)

    def show_revisions(self, passage: Passage) -> None:
        """Lay the open entry beside the text before it."""
        self.compare(passage.entry_id)

    def compare(self, entry: int) -> None:
        """Lay an entry beside the text before it; where there is none, say so."""
        which = EntryId(entry)
        self._shelf.ask(lambda archive: archive.revisions(which), partial(self._open, which), slot="revisions")

    def close(self) -> None:
        if self.window:
            self.window.close()
            self.window.deleteLater()
            self.window = None

    def _open(self, entry: EntryId, revisions: Sequence[Revision]) -> None:
        if not revisions:
            self._notices.tell(self._say("这个条目没有较早的文字:它导入以后还没有修订过。"))
            return
        self.close()
        title = next((listing.title for listing in self._shelf.listings if listing.id == entry), "")
        self.window = ComparisonWindow(
            title, revisions, self._say, self._families, self._appearance.theme, self._parent
        )
        self.window.other_chosen.connect(lambda place: self._compare(entry, revisions[place].entry))
        self.window.show()
        self._compare(entry, revisions[0].entry)

    def _compare(self, entry: EntryId, earlier: EntryId) -> None:
        if self.window:
            self.window.wait()
        self._shelf.ask(
            lambda archive: comparison_of(archive.differences(earlier, entry)), self._show, slot="differences"
        )

    def _show(self, comparison: Comparison) -> None:
        if self.window:
            self.window.show_comparison(comparison)
