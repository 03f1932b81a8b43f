"""Charts of series: opened for a figure or without one, asked for, decided on, and led back to the text."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from yearbook_viewer.gui.bookshelf import Bookshelf
from yearbook_viewer.gui.chart_asking import Charted, charted, key_and_words, listings_with
from yearbook_viewer.gui.coming_up import ComingUp, bring_up
from yearbook_viewer.gui.document_view import DocumentView
from yearbook_viewer.gui.notices import NoticeBar
from yearbook_viewer.gui.reader import Reader
from yearbook_viewer.gui.side_tabs import SideTabs
from yearbook_viewer.gui.surroundings import Surroundings
from yearbook_viewer.gui.theme import Theme
from yearbook_viewer.records import FigureAddress, LinkState, Printing, SeriesKey, SeriesListing

if TYPE_CHECKING:
    from yearbook_viewer.archive.archive import Archive
    from yearbook_viewer.gui.chart_window import ChartWindow


class ChartDesk(QObject):
    """One chart is open at a time; the archive it belongs to and the main window close it."""

    def __init__(  # noqa: PLR0913, PLR0917  what is charted, and where it leads
        self,
        around: Surroundings,
        shelf: Bookshelf,
        reader: Reader,
        notices: NoticeBar,
        document: DocumentView,
        tabs: SideTabs,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._around = around
        self._shelf = shelf
        self._reader = reader
        self._notices = notices
        self._document = document
        self._tabs = tabs
        self._main = window
        self.window: ChartWindow | None = None
        self._coming = ComingUp(around.tasks, self)
        self._wanted: Sequence[SeriesKey] = ()
        window.installEventFilter(self)
        around.appearance.changed.connect(self._wear)
        shelf.opened.connect(self.close)
        shelf.listed.connect(self._refresh)

    def chart_chosen(self) -> None:
        """Chart the series of the figure that is chosen; where none is, let the reader choose."""
        place = self._tabs.figures.chosen_place()
        if self._reader.passage is None or place is None:
            self.chart(())
        else:
            self.chart_figure(FigureAddress(self._reader.passage.entry_id, place))

    def chart_figure(self, address: FigureAddress) -> None:
        """Chart the series that a figure belongs to."""
        self._shelf.ask(lambda archive: key_and_words(archive, address), self._chart_found, slot="series of figure")

    def chart(self, keys: Sequence[SeriesKey]) -> None:
        """Open the chart, or bring it to the front, with these series; with none, what is drawn stays."""
        if self.window is None:
            self._shelf.ask(_prepared, lambda _: self._open(keys), slot="chart")
        else:
            self._open(keys)

    def close(self) -> None:
        self._coming.drop()
        if self.window:
            self.window.close()
            self.window.deleteLater()
            self.window = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The chart has no parent, so that it can stand behind the main window; it goes with it all the same."""
        if watched is self._main and event.type() is QEvent.Type.Close:
            self.close()
        return super().eventFilter(watched, event)

    def _chart_found(self, found: tuple[SeriesKey | None, str]) -> None:
        key, indicator = found
        if key is not None:
            self.chart([key])
            return
        self._notices.tell(
            self._around.say(
                "“{indicator}”的这个数字不在任何序列里(增减、目标、没有年份或没有数值)。请在图表窗口里选择指标。",
                indicator=indicator,
            )
        )
        self.chart(())

    def _open(self, keys: Sequence[SeriesKey]) -> None:
        if self.window:
            bring_up(self.window)
            if keys:
                self.window.choose(keys)
            return
        if self._coming.is_coming:
            self._wanted = keys or self._wanted
        else:
            self._wanted = keys
            # With it come pyqtgraph and numpy, which were loaded beside the window when the archive was asked.
            from yearbook_viewer.gui.chart_window import ChartWindow  # noqa: PLC0415

            around = self._around
            window = ChartWindow(around.say, around.families, around.appearance.theme, around.settings, around.tasks)
            self._coming.bring(window, window.making(), self._show)

    def _show(self, window: "ChartWindow") -> None:
        self.window = window
        window.asked.connect(self._list)
        window.ticked.connect(self._draw)
        window.decided.connect(self._decide)
        window.place_requested.connect(self._go_to)
        self._show_subjects()
        window.chooser.ask()
        if self._wanted:
            window.choose(self._wanted)

    def _list(self, words: str, subject: str) -> None:
        self._shelf.ask(lambda archive: listings_with(archive, words, subject), self._show_listings, "series listings")

    def _show_listings(self, listings: Sequence[SeriesListing]) -> None:
        if self.window:
            self.window.chooser.show_listings(listings)

    def _draw(self, keys: Sequence[SeriesKey]) -> None:
        self._shelf.ask(lambda archive: charted(archive, keys), self._show_chart, slot="chart")

    def _show_chart(self, chart: Sequence[Charted]) -> None:
        if self.window:
            archive = self._shelf.archive
            self.window.show_chart(chart, editable=archive is not None and not archive.read_only)

    def _decide(self, one: SeriesKey, other: SeriesKey, state: LinkState) -> None:
        """The archive lists its entries after every edit, and then the chart is drawn anew."""
        self._shelf.edit(lambda archive: archive.decide_link(one, other, state), lambda _: None)

    def _refresh(self, _listings: object) -> None:
        """Entries came, went or were corrected, or a decision was taken back."""
        if self.window:
            self._show_subjects()
            self.window.chooser.ask()
            self._draw(self.window.chooser.model.chosen())

    def _show_subjects(self) -> None:
        subjects = {listing.subject for listing in self._shelf.listings if listing.subject}
        if self.window:
            self.window.chooser.show_subjects(sorted(subjects))

    def _go_to(self, printing: Printing) -> None:
        """Open the entry at the sentence in the main window, and flash the figure."""
        figure = printing.figure
        flash = partial(self._document.flash, figure.start, figure.end)
        self._reader.open(printing.address.entry, printing.section, flash)
        self._main.raise_()
        self._main.activateWindow()

    def _wear(self, theme: Theme) -> None:
        if self.window:
            self.window.set_theme(theme)


def _prepared(_archive: "Archive") -> None:
    """Load what a chart needs beside the window: it takes half a second."""
    from yearbook_viewer.gui import chart_window  # noqa: F401, PLC0415
