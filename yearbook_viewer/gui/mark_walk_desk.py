"""Going through the marks of what is read: the bar, the text and the reader's word on each."""

from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QMenu

from yearbook_viewer.gui.mark_walk import DOUBTFUL, WALKS, MarkWalk, Walked
from yearbook_viewer.gui.marking_desk import MarkingDesk
from yearbook_viewer.gui.passage import Passage
from yearbook_viewer.gui.reader import Reader
from yearbook_viewer.gui.reading_pane import ReadingPane
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Kind


class MarkWalkDesk(QObject):
    """A decision goes on to the next mark at once; the archive keeps it meanwhile.

    The current mark is pointed out in the text, so that menus and keys there mean it too.
    """

    def __init__(self, say: Catalogue, reader: Reader, pane: ReadingPane, marking: MarkingDesk, menu: QMenu) -> None:
        super().__init__(marking)
        self._reader = reader
        self._document = pane.document
        self._bar = bar = pane.walk_bar
        self._marking = marking
        self._walk = MarkWalk()
        self._of: tuple[object, object] = (None, None)
        for walked in WALKS:
            menu.addAction(say(walked.name), partial(self.begin, walked))
        bar.walk_chosen.connect(self.begin)
        bar.step_requested.connect(self.step)
        bar.accepted.connect(self.accept)
        bar.kind_given.connect(self.give)
        bar.border_moved.connect(self._move_border)
        bar.closed.connect(self._end)
        pane.document.mark_chosen.connect(self._go_to)

    def begin(self, walked: Walked = DOUBTFUL) -> None:
        """Open the bar at the first of these marks at or behind the one that is selected, else from the top."""
        passage = self._reader.passage
        if passage is None:
            return
        self._of = _place(passage)
        chosen = self._marking.target()
        self._walk.begin(passage.marks(), walked, chosen[0] if chosen else passage.start)
        self._bar.open()
        self._bar.show_walk(self._walk, editable=self._marking.writable)
        # When the text has made room for the bar: else its first mark might be left below the view.
        QTimer.singleShot(0, self._point_out)

    def step(self, by: int) -> None:
        """Go to the next mark (1) or the one before (-1); opens the bar where it is not."""
        if self._bar.isHidden():
            self.begin(self._walk.walked)
            return
        self._walk.step(by)
        self._bar.tell("")
        self._show()

    def accept(self) -> None:
        """The current mark is right; the next."""
        if self._walk.current:
            self.give(self._walk.current.kind)

    def give(self, kind: Kind | None) -> None:
        """The current mark names something of this kind, None: nothing; the next."""
        mark = self._walk.current
        if mark is None or not self._marking.writable:
            return
        self._marking.mark_at(mark, kind, self._bar.tell)
        self._walk.decide()
        self._show()

    def follow(self, passage: Passage | None) -> None:
        """To be told when a passage was shown: other marks of the same, or another."""
        if self._bar.isHidden():
            return
        if passage is None:
            self._bar.close_bar()
        elif _place(passage) != self._of:
            self._of = _place(passage)
            self._walk.begin(passage.marks(), self._walk.walked, passage.start)
            self._show()
        else:
            at = self._walk.current
            self._walk.follow(passage.marks())
            self._bar.show_walk(self._walk, editable=self._marking.writable)
            if self._walk.current != at:
                self._point_out()

    def forget_decisions(self) -> None:
        """To be told when something was taken back."""
        self._walk.forget_decisions()

    def _move_border(self, before: int, behind: int) -> None:
        self._point_out()
        self._marking.move_border(before, behind)

    def _go_to(self, place: int) -> None:
        """A mark that was clicked is the current one, if it is among those that are gone through."""
        passage = self._reader.passage
        if passage and not self._bar.isHidden():
            self._walk.go_to(passage.reading.extraction.marks[place].start)
            self._bar.show_walk(self._walk, editable=self._marking.writable)

    def _show(self) -> None:
        self._bar.show_walk(self._walk, editable=self._marking.writable)
        self._point_out()

    def _point_out(self) -> None:
        if mark := self._walk.current:
            self._document.select(mark.start, mark.start)
            self._document.point_out([(mark.start, mark.end)])

    def _end(self) -> None:
        self._document.point_out(())
        self._document.setFocus()


def _place(passage: Passage) -> tuple[object, object]:
    return passage.entry_id, passage.section
