"""From one panel to a place in another: tree, text, figures, findings and names point at each other."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from yearbook_viewer.gui.document_pointing import Spans
from yearbook_viewer.gui.passage import Passage
from yearbook_viewer.gui.reader import Reader
from yearbook_viewer.gui.reading_pane import ReadingPane
from yearbook_viewer.gui.section_nodes import Node
from yearbook_viewer.gui.section_tree import SectionTree
from yearbook_viewer.gui.side_tabs import SideTabs
from yearbook_viewer.gui.tasks import Tasks
from yearbook_viewer.records import EntryId, Mark, Printing


class PlaceDesk(QObject):
    """What is chosen at one place is shown at the others; the commands here act where the keyboard is.

    `hit_requested`: the next hit of the search (1) or the one before (-1).
    """

    hit_requested = Signal(int)

    def __init__(self, tasks: Tasks, reader: Reader, tree: SectionTree, pane: ReadingPane, tabs: SideTabs) -> None:
        super().__init__(reader)
        self._tasks = tasks
        self._reader = reader
        self._tree = tree
        self._entry: EntryId | None = None
        self._pane = pane
        self._tabs = tabs
        tree.node_chosen.connect(self._go_to)
        pane.document.figure_chosen.connect(self._show_figure)
        pane.document.mark_chosen.connect(self._show_mark)
        tabs.figures.figure_chosen.connect(self._flash_figure)
        tabs.findings.wishes.spans_chosen.connect(self._point_out)
        tabs.findings.wishes.printing_chosen.connect(self._show_printing)
        tabs.findings.let_go.connect(lambda: pane.document.point_out(()))
        tabs.entities.mention_chosen.connect(self._flash_mark)

    def show_beside(self, passage: Passage) -> None:
        """What was found in it in the panels, and its row in the tree.

        To list and to unfold another entry takes longer: its text is painted first, then the panels, then the tree.
        """
        if passage.entry_id == self._entry:
            self._tabs.show_passage(passage)
            self._tree.show_place(passage.entry_id, passage.section_id)
        else:
            self._tasks.later(partial(self._show_in_panels, passage))

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
            self.hit_requested.emit(by)
        else:
            self.find()

    def _show_in_panels(self, passage: Passage) -> None:
        if passage is self._reader.passage:
            self._entry = passage.entry_id
            self._tabs.show_passage(passage)
            self._tasks.later(partial(self._show_in_tree, passage))

    def _show_in_tree(self, passage: Passage) -> None:
        if passage is self._reader.passage and not self._reader.is_opening:
            self._tree.show_place(passage.entry_id, passage.section_id)

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

    def _point_out(self, spans: Spans) -> None:
        """What a finding speaks of: all of it marked, the first passage in view, in its own section if need be."""
        passage = self._reader.passage
        if passage is None:
            return
        point_out = partial(self._pane.document.point_out, spans)
        if self._pane.document.covers(spans[0][0]):
            point_out()
        else:
            self._reader.open(passage.entry_id, passage.section_id_at(spans[0][0]), point_out)

    def _show_printing(self, printing: Printing) -> None:
        """What another entry prints, in that entry."""
        spans = ((printing.figure.start, printing.figure.end),)
        self._reader.open(printing.address.entry, printing.section, partial(self._pane.document.point_out, spans))

    def _flash_mark(self, mark: Mark) -> None:
        self._pane.document.flash(mark.start, mark.end)
