"""From one panel to a place in another: tree, text, figures, findings and names point at each other."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from yearbook_viewer.gui.reader import Reader
from yearbook_viewer.gui.reading_pane import ReadingPane
from yearbook_viewer.gui.section_nodes import Node
from yearbook_viewer.gui.section_tree import SectionTree
from yearbook_viewer.gui.side_tabs import SideTabs
from yearbook_viewer.records import Finding, Mark


class PlaceDesk(QObject):
    """What is chosen at one place is shown at the others; the commands here act where the keyboard is."""

    def __init__(self, reader: Reader, tree: SectionTree, pane: ReadingPane, tabs: SideTabs) -> None:
        super().__init__(reader)
        self._reader = reader
        self._pane = pane
        self._tabs = tabs
        tree.node_chosen.connect(self._go_to)
        pane.document.figure_chosen.connect(self._show_figure)
        pane.document.mark_chosen.connect(self._show_mark)
        tabs.figures.figure_chosen.connect(self._flash_figure)
        tabs.finding_chosen.connect(self._flash_finding)
        tabs.entities.mention_chosen.connect(self._flash_mark)

    def copy(self) -> None:
        """A table copies rows, everything else its selected words."""
        focused = QGuiApplication.focusObject()
        if focused is self._tabs.figures.view:
            self._tabs.figures.copy_rows()
        elif isinstance(focused, QLineEdit):
            focused.copy()
        else:
            self._pane.document.copy()

    def find(self) -> None:
        """Open the find bar with the selected words."""
        self._pane.find_bar.open(self._pane.document.textCursor().selectedText())

    def step(self, by: int) -> None:
        """The next place (1) or the one before (-1) found in the text, or of the search if that is what is shown."""
        if self._pane.find_bar.isVisible():
            (self._pane.document.find_next if by > 0 else self._pane.document.find_previous)()
        elif self._tabs.search_shown:
            self._tabs.search.step(by)
        else:
            self.find()

    def _go_to(self, node: Node) -> None:
        if node.entry is None:
            return
        start = node.start
        scroll = None if start is None else lambda: self._pane.document.scroll_to(start)
        self._reader.open(node.entry, node.section, scroll)

    def _show_figure(self, place: int) -> None:
        self._tabs.setCurrentWidget(self._tabs.figures)
        self._tabs.figures.show_figure(place)

    def _show_mark(self, place: int) -> None:
        if self._reader.passage:
            self._tabs.setCurrentWidget(self._tabs.entities)
            self._tabs.entities.show_mark(self._reader.passage.reading.extraction.marks[place])

    def _flash_figure(self, place: int) -> None:
        if self._reader.passage:
            figure = self._reader.passage.reading.extraction.figures[place]
            self._pane.document.flash(figure.start, figure.end)

    def _flash_finding(self, finding: Finding) -> None:
        last = max((part.end for part in finding.against), default=finding.checked.end)
        self._pane.document.flash(finding.checked.start, max(last, finding.checked.end))

    def _flash_mark(self, mark: Mark) -> None:
        self._pane.document.flash(mark.start, mark.end)
