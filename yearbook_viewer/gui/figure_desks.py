"""All that is done with figures over entries: browsed, charted, compared, exported, and the findings proof-read."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from yearbook_viewer.gui.actions import Actions
from yearbook_viewer.gui.bookshelf import Bookshelf
from yearbook_viewer.gui.chart_desk import ChartDesk
from yearbook_viewer.gui.commands import Command
from yearbook_viewer.gui.document_view import DocumentView
from yearbook_viewer.gui.figures_browser_desk import FiguresBrowserDesk
from yearbook_viewer.gui.figures_export_desk import FiguresExportDesk
from yearbook_viewer.gui.findings_desk import FindingsDesk
from yearbook_viewer.gui.notices import NoticeBar
from yearbook_viewer.gui.passage import Passage
from yearbook_viewer.gui.proof_desk import ProofDesk
from yearbook_viewer.gui.reader import Reader
from yearbook_viewer.gui.side_tabs import SideTabs
from yearbook_viewer.gui.surroundings import Surroundings
from yearbook_viewer.gui.years_desk import YearsDesk
from yearbook_viewer.records import FigureAddress


class FigureDesks(QObject):
    """The desks, and which command is whose."""

    def __init__(  # noqa: PLR0913, PLR0917  they stand between all panels
        self,
        around: Surroundings,
        shelf: Bookshelf,
        reader: Reader,
        notices: NoticeBar,
        actions: Actions,
        document: DocumentView,
        tabs: SideTabs,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._reader = reader
        self._shelf = shelf
        self._actions = actions
        self.findings = FindingsDesk(around.say, shelf, reader, tabs.findings, notices, window)
        self.exports = FiguresExportDesk(around, shelf, notices, tabs.figures, window)
        tabs.figures.export_requested.connect(self._export)
        self.years = YearsDesk(around, shelf, notices, window)
        self.charts = ChartDesk(around, shelf, reader, notices, document, tabs, window)
        tabs.figures.series_requested.connect(self._chart)
        self.proofs = ProofDesk(around, shelf, reader, notices, window)
        self.browser = FiguresBrowserDesk(around, shelf, reader, document, window)
        self.browser.series_requested.connect(self.charts.chart_figure)
        self.browser.export_requested.connect(self.exports.export)
        acts: Mapping[Command, Callable[[], object]] = {
            Command.BROWSE_FIGURES: self.browser.show,
            Command.PROOF_SHEET: self.proofs.ask,
            Command.EXPORT_FIGURES: self._export,
            Command.CHART: self.charts.chart_chosen,
            Command.COMPARE_YEARS: self._compare_years,
        }
        for command, act in acts.items():
            actions[command].triggered.connect(lambda _=False, act=act: act())
        reader.passage_shown.connect(self._enable)
        shelf.opened.connect(lambda: self._enable(reader.passage))
        self._enable(None)

    def _export(self, chosen_rows: bool = False) -> None:
        if self._reader.passage:
            self.exports.export_passage(self._reader.passage, chosen_rows=chosen_rows)

    def _compare_years(self) -> None:
        if self._reader.passage:
            self.years.compare(self._reader.passage)

    def _chart(self, place: int) -> None:
        if self._reader.passage:
            self.charts.chart_figure(FigureAddress(self._reader.passage.entry_id, place))

    def _enable(self, passage: Passage | None) -> None:
        is_open = self._shelf.archive is not None
        self._actions.enable({Command.BROWSE_FIGURES, Command.CHART, Command.PROOF_SHEET}, is_open)
        self._actions.enable({Command.COMPARE_YEARS, Command.EXPORT_FIGURES}, passage is not None)
