"""The right side: tabs for figures, findings, entities, the reader's notes, and what a search found."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QTabWidget, QWidget

from yearbook_viewer.gui.entities_panel import EntitiesPanel
from yearbook_viewer.gui.figures_table import FiguresTable
from yearbook_viewer.gui.findings_panel import FindingsPanel
from yearbook_viewer.gui.notes_panel import NotesPanel
from yearbook_viewer.gui.passage import Passage
from yearbook_viewer.gui.search_panel import SearchPanel
from yearbook_viewer.gui.theme import Theme
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Entry, Note


class SideTabs(QTabWidget):
    """The panels beside the text, with counts in their tabs; that of the search stands there while one is shown."""

    def __init__(self, say: Catalogue, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._before_search = 0
        self._passage: Passage | None = None
        self.findings = FindingsPanel(say)
        self.figures = FiguresTable(say, theme, self.findings.wishes)
        self.entities = EntitiesPanel(say, theme)
        self.notes = NotesPanel(say)
        self.search = SearchPanel(say, theme)
        for panel in (self.figures, self.findings, self.entities, self.notes, self.search):
            self.addTab(panel, "")
        self.setDocumentMode(True)
        self.tabBar().setExpanding(False)
        self.tabBar().setDrawBase(False)
        self.tabBar().setAccessibleName(say("指标、核对、实体、批注与搜索结果"))
        self._name(self.search, say("搜索"))
        self.setTabVisible(self.indexOf(self.search), False)
        self.findings.gathered.connect(self._show_findings)
        self.figures.findings_requested.connect(lambda: self.setCurrentWidget(self.findings))
        self.show_passage(None)
        self.show_notes((), None, editable=False)

    def show_passage(self, passage: Passage | None) -> None:
        """What was found in the passage, with the counts in the tabs."""
        # A mark that was put right changes no figure: tables stay as the reader has scrolled and chosen.
        if passage is None or not passage.differs_only_in_marks(self._passage):
            self.figures.show_passage(passage)
            self.findings.show_passage(passage)
        self._passage = passage
        self.entities.show_passage(passage)
        counts = {
            self.figures: self._say("指标 {count}", count=len(passage.figures()) if passage else 0),
            self.entities: self._say("实体 {count}", count=self.entities.model.total),
        }
        for panel, text in counts.items():
            self._name(panel, text)

    def _show_findings(self) -> None:
        """How many findings wait for the reader in the tab, the worst of them below the figures."""
        self._name(self.findings, self._say("核对 {count}", count=self.findings.waiting))
        self.figures.show_findings([one for one in self.findings.found if one.is_open])

    def show_notes(self, notes: Sequence[Note], entry: Entry | None, *, editable: bool) -> None:
        """The reader's notes on an entry, with their count in the tab."""
        self.notes.show_notes(notes, entry, editable=editable)
        self._name(self.notes, self._say("批注 {count}", count=self.notes.total))

    def show_search(self, count: int) -> None:
        """Bring the search tab to the front; `count`: of what was found."""
        self.count_search(count)
        at = self.indexOf(self.search)
        if not self.isTabVisible(at):
            self._before_search = self.currentIndex()
            self.setTabVisible(at, True)
        self.setCurrentIndex(at)

    def count_search(self, count: int) -> None:
        """How much was found, in the tab."""
        self._name(self.search, self._say("搜索 {count}", count=f"{count:,}"))

    def close_search(self) -> None:
        """Put the search tab away and go back to the tab before it."""
        at = self.indexOf(self.search)
        if self.currentIndex() == at:
            self.setCurrentIndex(self._before_search)
        self.setTabVisible(at, False)

    @property
    def search_shown(self) -> bool:
        return self.isTabVisible(self.indexOf(self.search))

    def set_theme(self, theme: Theme) -> None:
        self.figures.set_theme(theme)
        self.entities.set_theme(theme)
        self.search.set_theme(theme)

    def event(self, event: QEvent) -> bool:
        """Qt sets the tabs anew and paints all of the panel, whenever words in it have become longer or shorter."""
        if event.type() is QEvent.Type.LayoutRequest and self._tabs_fit():
            self.updateGeometry()
            return True
        return super().event(event)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, super().minimumSizeHint().height())

    def _name(self, panel: QWidget, words: str) -> None:
        """Words for the tab of a panel: told to the bar, for the tabs themselves paint all of the panel anew."""
        self.tabBar().setTabText(self.indexOf(panel), words)

    def _tabs_fit(self) -> bool:
        """Whether they have the room already that they would be given."""
        bar = self.tabBar()
        return bar.width() == self.width() and bar.height() == bar.sizeHint().height()
