"""Hits in their lines: what the window asks for is asked of the archive, and what is clicked on is shown."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.export.citations import Citations
from yearbook_viewer.export.hit_copies import lines_cited, lines_plain, lines_table
from yearbook_viewer.export.hit_rows import WIDTH
from yearbook_viewer.gui.bookshelf import Bookshelf
from yearbook_viewer.gui.coming_up import bring_up
from yearbook_viewer.gui.document_view import DocumentView
from yearbook_viewer.gui.lines_window import Copied, LinesWindow
from yearbook_viewer.gui.reader import Reader
from yearbook_viewer.gui.surroundings import Surroundings
from yearbook_viewer.gui.tasks import Lane
from yearbook_viewer.messages import sentence
from yearbook_viewer.records.searched import ContextLine, ContextLines, LineOrder, SearchWish

if TYPE_CHECKING:
    from yearbook_viewer.archive.archive import Archive

# More lines than anybody reads; all of them can be exported.
LISTED = 5_000
_SLOT = "context lines"


class LinesDesk(QObject):
    """The window shows the search that stands in the main window, and the next one as soon as that is searched for.

    So list, lines and years always tell of the same hits: a year clicked on in the plot narrows the lines too. Where
    the search is put away the lines stay, for whoever reads them is not done with them.

    `export_requested`: a SearchWish, the chosen lines (none where all are meant).
    """

    export_requested = Signal(object, object)

    def __init__(
        self, around: Surroundings, shelf: Bookshelf, reader: Reader, document: DocumentView, window: QWidget
    ) -> None:
        super().__init__(window)
        self._around = around
        self._shelf = shelf
        self._reader = reader
        self._document = document
        self._main = window
        self._wish: SearchWish | None = None
        self.window: LinesWindow | None = None
        around.appearance.changed.connect(lambda theme: self.window.set_theme(theme) if self.window else None)

    def show(self, wish: SearchWish) -> None:
        """Open the window on this search, or bring it to the front."""
        if self.window is None:
            self.window = LinesWindow(self._around.say, self._around.appearance.theme, self._around.settings)
            self._connect(self.window)
            self._around.tasks.later(self._bring_up)
        else:
            bring_up(self.window)
        self.window.table.setFocus()
        self.follow(wish)

    def follow(self, wish: SearchWish) -> None:
        """The main window shows this search now, or what is found has changed."""
        self._wish = wish
        if self.window:
            self._ask()

    def close(self) -> None:
        """Close the window, if it is open; how it looked is kept."""
        if self.window:
            self.window.close()

    def _bring_up(self) -> None:
        """Of a window that was just made, which took as long as a turn of the event loop may: in the next one."""
        if self.window:
            bring_up(self.window)

    def _connect(self, window: LinesWindow) -> None:
        window.order_wished.connect(lambda _: self._ask())
        window.show_requested.connect(self._show_place)
        window.open_requested.connect(self._go_to)
        window.copy_requested.connect(self._copy)
        window.export_requested.connect(self._export)
        window.closed.connect(self._closed)

    def _closed(self) -> None:
        self._around.tasks.forget(_SLOT)
        if self.window:
            self.window.deleteLater()
            self.window = None

    def _ask(self) -> None:
        archive, wish, window = self._shelf.archive, self._wish, self.window
        if archive is None or wish is None or window is None:
            return
        window.await_lines(wish)
        job = partial(_lines, archive, wish, window.order)
        self._around.tasks.run(job, self._show_lines, self._failed, slot=_SLOT, lane=Lane.BROWSE)

    def _show_lines(self, found: ContextLines) -> None:
        if self.window:
            self.window.show_lines(found)

    def _failed(self, problem: ArchiveProblem) -> None:
        if self.window:
            self.window.tell(sentence(problem.reason, self._around.say))

    def _show_place(self, line: ContextLine) -> None:
        self._reader.open(line.entry, line.section, partial(self._document.flash, line.start, line.end))

    def _go_to(self, line: ContextLine) -> None:
        self._show_place(line)
        self._main.raise_()
        self._main.activateWindow()

    def _copy(self, lines: Sequence[ContextLine], form: Copied) -> None:
        say, listings = self._around.say, self._shelf.listings

        def job() -> str:
            if form is Copied.PLAIN:
                return lines_plain(lines)
            citations = Citations(listings, say)
            return (lines_cited if form is Copied.CITED else lines_table)(lines, citations)

        done = partial(self._put_on_clipboard, len(lines))
        self._around.tasks.run(job, done, self._failed, slot="copied lines", lane=Lane.BROWSE)

    def _put_on_clipboard(self, count: int, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        if self.window:
            self.window.tell(self._around.say("已复制 {count} 行", count=f"{count:,}"))

    def _export(self, lines: Sequence[ContextLine]) -> None:
        if self._wish:
            self.export_requested.emit(self._wish, lines)


def _lines(archive: "Archive", wish: SearchWish, order: LineOrder) -> ContextLines:
    return archive.context_lines(wish, LISTED, order, WIDTH)
