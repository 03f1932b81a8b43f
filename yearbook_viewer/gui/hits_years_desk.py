"""A search over the years: asked for, drawn, and narrowed to the year that is clicked on."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.export.hit_rows import Rows, Searched
from yearbook_viewer.export.hit_years import YearRow, year_rows
from yearbook_viewer.gui.bookshelf import Bookshelf
from yearbook_viewer.gui.coming_up import ComingUp, bring_up
from yearbook_viewer.gui.surroundings import Surroundings
from yearbook_viewer.gui.tasks import Lane
from yearbook_viewer.messages import sentence
from yearbook_viewer.records import EntryListing
from yearbook_viewer.records.searched import SearchWish

if TYPE_CHECKING:
    from yearbook_viewer.archive.archive import Archive
    from yearbook_viewer.gui.hits_years_window import HitsYearsWindow

_SLOT = "hit years"
Drawn = tuple[tuple[YearRow, ...], Searched]


class HitsYearsDesk(QObject):
    """The window follows the search that stands in the main window, as that of the lines does.

    `narrow_requested`: the years that the search is to be narrowed to, none to let go.
    """

    narrow_requested = Signal(object)

    def __init__(self, around: Surroundings, shelf: Bookshelf, window: QWidget) -> None:
        super().__init__(window)
        self._around = around
        self._shelf = shelf
        self._wish: SearchWish | None = None
        self.window: HitsYearsWindow | None = None
        self._coming = ComingUp(around.tasks, self)
        around.appearance.changed.connect(lambda theme: self.window.set_theme(theme) if self.window else None)

    def show(self, wish: SearchWish) -> None:
        """Open the window on this search, or bring it to the front."""
        self._wish = wish
        if self.window is None:
            # Loaded beside the window: it takes half a second.
            self._shelf.ask(_prepared, lambda _: self._open(), slot="hit years window")
        else:
            self._open()

    def follow(self, wish: SearchWish) -> None:
        """The main window shows this search now, or what is found has changed."""
        self._wish = wish
        if self.window:
            self._ask()

    def close(self) -> None:
        """Close the window, if it is open; how it looked is kept."""
        self._coming.drop()
        if self.window:
            self.window.close()

    def _open(self) -> None:
        if self.window:
            bring_up(self.window)
            self._ask()
        elif not self._coming.is_coming:
            # With it come pyqtgraph and numpy, which are loaded by now.
            from yearbook_viewer.gui.hits_years_window import HitsYearsWindow  # noqa: PLC0415

            around = self._around
            window = HitsYearsWindow(
                around.say, around.families, around.appearance.theme, around.settings, around.tasks
            )
            self._coming.bring(window, window.making(), self._show)

    def _show(self, window: "HitsYearsWindow") -> None:
        self.window = window
        window.year_chosen.connect(self._choose)
        window.closed.connect(self._closed)
        self._ask()

    def _closed(self) -> None:
        self._around.tasks.forget(_SLOT)
        if self.window:
            self.window.deleteLater()
            self.window = None

    def _ask(self) -> None:
        archive, wish = self._shelf.archive, self._wish
        if archive is None or wish is None:
            return
        job = partial(_years, archive, wish, self._shelf.listings)
        self._around.tasks.run(job, self._show_years, self._failed, slot=_SLOT, lane=Lane.BROWSE)

    def _show_years(self, drawn: Drawn) -> None:
        if self.window:
            self.window.show_years(*drawn)

    def _failed(self, problem: ArchiveProblem) -> None:
        if self.window:
            self.window.notices.tell(sentence(problem.reason, self._around.say), stays=True)

    def _choose(self, year: int | None) -> None:
        """That year alone; the one that is chosen alone already is let go."""
        if self._wish:
            years = frozenset({year})
            self.narrow_requested.emit(frozenset() if self._wish.narrowed.years == years else years)


def _prepared(_archive: "Archive") -> None:
    """Load what a plot needs beside the window."""
    from yearbook_viewer.gui import hits_years_window  # noqa: F401, PLC0415


def _years(archive: "Archive", wish: SearchWish, listings: tuple[EntryListing, ...]) -> Drawn:
    rows = year_rows(archive.facets(wish).years, listings)
    hits = archive.search(wish, limit=0)
    searched = Searched(wish, archive.path.stem, date.today(), hits.total, hits.sections, hits.entries, Rows.SECTIONS)
    return rows, searched
