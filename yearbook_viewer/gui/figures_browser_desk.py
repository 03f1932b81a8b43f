"""All figures browsed: what the window asks for is asked of the archive, and what is chosen is opened."""

import gc
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.gui.bookshelf import Bookshelf
from yearbook_viewer.gui.coming_up import ComingUp, bring_up
from yearbook_viewer.gui.document_view import DocumentView
from yearbook_viewer.gui.figures_browser_groups import LISTED
from yearbook_viewer.gui.figures_browser_rows import BrowserRow, rows_of, table_text
from yearbook_viewer.gui.figures_browser_window import FiguresBrowserWindow
from yearbook_viewer.gui.reader import Reader
from yearbook_viewer.gui.surroundings import Surroundings
from yearbook_viewer.gui.tasks import Lane
from yearbook_viewer.messages import sentence
from yearbook_viewer.records import FigureAddress, FigureFilter, FigureGrouping, Printing
from yearbook_viewer.text.series.families import family_of, units_of

if TYPE_CHECKING:
    from yearbook_viewer.archive.archive import Archive

# Rows that fit on a clipboard; more are a matter of a file.
COPIED = 20_000
_PORTION = 500
# An import lists the entries after every file.
_CALM_MS = 400
# Units that are looked at for their families.
_UNITS = 2_000


class FiguresBrowserDesk(QObject):
    """`series_requested`: the address of a figure whose course is wished.

    `export_requested`: addresses, a name for them, and the families of the units among them.
    """

    series_requested = Signal(object)
    export_requested = Signal(object, str, object)

    def __init__(
        self, around: Surroundings, shelf: Bookshelf, reader: Reader, document: DocumentView, window: QWidget
    ) -> None:
        super().__init__(window)
        self._around = around
        self._shelf = shelf
        self._reader = reader
        self._document = document
        self._main = window
        self.window: FiguresBrowserWindow | None = None
        self._coming = ComingUp(around.tasks, self)
        self._is_set_aside = False
        window.installEventFilter(self)
        self._reload_later = QTimer(self, interval=_CALM_MS, singleShot=True)
        self._reload_later.timeout.connect(self._reload)
        shelf.listed.connect(self._changed)
        shelf.opened.connect(self._start_anew)
        around.appearance.changed.connect(lambda theme: self.window.set_theme(theme) if self.window else None)

    def show(self) -> None:
        """Open the window, or bring it to the front."""
        if self.window:
            bring_up(self.window)
        elif not self._coming.is_coming:
            self._set_aside()
            window = FiguresBrowserWindow(self._around.say, self._around.appearance.theme, self._around.settings)
            self._coming.bring(window, window.making(), self._open_window)

    def _open_window(self, window: FiguresBrowserWindow) -> None:
        self.window = window
        self._connect(window)
        window.filters.words.setFocus()
        self._reload()

    def _set_aside(self) -> None:
        """Have Python look through what comes from now on alone: a look at all that lives, which the many small records
        of a first listing set off, takes 250 ms, and nothing else runs meanwhile.

        Once only: what is set aside is never looked at again, and a window that was closed is to be found.
        """
        if not self._is_set_aside:
            self._is_set_aside = True
            gc.freeze()

    def close(self) -> None:
        """Close the window, if it is open; how it looked is kept."""
        self._coming.drop()
        if self.window:
            self.window.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The browser has no parent, so that it can stand behind the main window; it goes with it all the same."""
        if watched is self._main and event.type() is QEvent.Type.Close:
            self.close()
        return super().eventFilter(watched, event)

    def _connect(self, window: FiguresBrowserWindow) -> None:
        window.wishes_changed.connect(self._ask)
        window.groups_wished.connect(self._ask_groups)
        window.model.page_wanted.connect(self._ask_page)
        window.open_requested.connect(self._open)
        window.copy_requested.connect(self._copy)
        window.series_requested.connect(self.series_requested)
        window.export_requested.connect(self._export)
        window.closed.connect(self._closed)

    def _closed(self) -> None:
        for slot in ("browsed", "browsed groups", "browsed families", "browsed page", "browsed rows"):
            self._around.tasks.forget(slot)
        if self.window:
            self.window.deleteLater()
            self.window = None

    def _start_anew(self) -> None:
        """Another archive is open."""
        if self.window:
            self.window.show_addresses(())
            self.window.show_groups(())
            self.window.filters.clear()
            self._reload()

    def _changed(self) -> None:
        """The entries are others now."""
        if self.window:
            self._reload_later.start()

    def _reload(self) -> None:
        self._ask()
        if self.window:
            self._shelf.ask(_families, self.window.show_families, slot="browsed families", lane=Lane.BROWSE)

    def _ask(self) -> None:
        archive, window = self._shelf.archive, self.window
        wanted = window.wanted() if window else None
        if archive is None or window is None or wanted is None:
            self._around.tasks.forget("browsed")
            return
        order, falling = window.model.order, window.model.falling
        self._around.tasks.run(
            partial(archive.figures, wanted, order, falling=falling),
            window.show_addresses,
            self._failed,
            slot="browsed",
            lane=Lane.BROWSE,
        )
        self._ask_groups()

    def _ask_groups(self) -> None:
        window = self.window
        wanted = window.wanted() if window else None
        if window and wanted:
            grouping = window.groups.grouping
            self._shelf.ask(
                lambda archive: archive.figure_groups(wanted, grouping, LISTED),
                window.show_groups,
                slot="browsed groups",
                lane=Lane.BROWSE,
            )

    def _ask_page(self, number: int) -> None:
        archive, window = self._shelf.archive, self.window
        if archive is None or window is None:
            return
        say, addresses = self._around.say, window.model.page(number)

        def job() -> list[BrowserRow]:
            return rows_of(archive.printings(addresses), say)

        self._around.tasks.run(
            job, partial(window.model.take_page, number), partial(self._lost_page, number), slot="browsed page"
        )

    def _lost_page(self, number: int, _problem: ArchiveProblem) -> None:
        """An entry is gone since its figures were listed: they are listed again."""
        if self.window:
            self.window.model.take_page(number, ())
            self._reload_later.start()

    def _failed(self, problem: ArchiveProblem) -> None:
        if self.window:
            self.window.show_problem(sentence(problem.reason, self._around.say))

    def _open(self, address: FigureAddress) -> None:
        self._shelf.ask(lambda archive: archive.printings([address]), self._show_in_entry, slot="browsed figure")

    def _show_in_entry(self, printings: Sequence[Printing]) -> None:
        (printing,) = printings
        figure = printing.figure
        self._reader.open(
            printing.address.entry, printing.section, partial(self._document.flash, figure.start, figure.end)
        )
        self._main.raise_()
        self._main.activateWindow()

    def _copy(self, addresses: Sequence[FigureAddress]) -> None:
        archive, window, say = self._shelf.archive, self.window, self._around.say
        if archive is None or window is None or not addresses:
            return
        if len(addresses) > COPIED:
            window.show_problem(
                say("选了 {count} 条,剪贴板一次只放 {most} 条。请少选一些,或者用“导出”。",
                    count=f"{len(addresses):,}", most=f"{COPIED:,}")
            )  # fmt: skip
            return
        columns, units = window.table.shown_columns(), window.units

        def job() -> tuple[str, int]:
            portions = (addresses[first : first + _PORTION] for first in range(0, len(addresses), _PORTION))
            rows = (row for portion in portions for row in rows_of(archive.quoted_printings(portion), say))
            return table_text(rows, columns, units, say), len(addresses)

        self._around.tasks.run(job, self._put_on_clipboard, self._failed, slot="browsed rows")

    def _export(self, addresses: Sequence[FigureAddress]) -> None:
        if addresses and self.window:
            self.export_requested.emit(addresses, self._around.say("数据"), self.window.families)

    def _put_on_clipboard(self, copied: tuple[str, int]) -> None:
        text, count = copied
        QGuiApplication.clipboard().setText(text)
        if self.window:
            self.window.tell(self._around.say("已复制 {count} 条", count=f"{count:,}"))


def _families(archive: "Archive") -> list[tuple[str, str]]:
    """The families of the units in the archive, those most figures are of first: 人民币(元、万元、亿元)."""
    groups = archive.figure_groups(FigureFilter(targets=True), FigureGrouping.UNIT, _UNITS)
    counts: dict[str, int] = {}
    for group in groups:
        if group.name:
            name = family_of(group.name).name
            counts[name] = counts.get(name, 0) + group.count
    names = sorted(counts, key=lambda name: -counts[name])
    return [(name, name if name in units_of(name) else f"{name}({'、'.join(units_of(name))})") for name in names]
