"""The tab 核对: everything that was checked in what is being read, and what the reader said of it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from yearbook_viewer.gui.finding_cards import FindingWishes, link_button
from yearbook_viewer.gui.finding_column import FindingColumn
from yearbook_viewer.gui.finding_switches import FindingSwitches
from yearbook_viewer.gui.listed_findings import Listed, listed
from yearbook_viewer.gui.passage import Passage
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Review, VolumeFinding


class FindingsPanel(QWidget):
    """The findings of the passage as cards; those that were dealt with are folded below the others.

    `wishes`: what the reader asks of them; `let_go`: nothing is to be pointed out any more; `gathered`: `found` is
    another now.
    """

    let_go = Signal()
    gathered = Signal()

    def __init__(self, say: Catalogue) -> None:
        super().__init__()
        self._say = say
        self._passage: Passage | None = None
        self._reviews: Sequence[Review] = ()
        self._between: Sequence[VolumeFinding] = ()
        self._editable = False
        self.found: list[Listed] = []
        self.wishes = FindingWishes(self)
        self.switches = FindingSwitches(say)
        self.switches.changed.connect(self._start_over)
        self.word = QLabel()
        self.word.setProperty("dim", True)
        self.word.setWordWrap(True)
        self.word.setContentsMargins(10, 10, 10, 10)
        self.open = FindingColumn(self.wishes, say)
        self.fold = link_button("")
        self.fold.setCheckable(True)
        self.handled = FindingColumn(self.wishes, say)
        self.fold.toggled.connect(self._show_handled)
        column = QWidget()
        inside = QVBoxLayout(column)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(self.word)
        inside.addWidget(self.open)
        inside.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(self.handled)
        inside.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName(say("核对"))
        self.area.setWidget(column)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.switches)
        layout.addWidget(self.area, 1)
        self.show_passage(None)

    @property
    def waiting(self) -> int:
        """How many findings wait for the reader: they do not agree, and nothing was said of them."""
        return sum(one.calls for one in self.found)

    def show_passage(self, passage: Passage | None) -> None:
        """The findings of what is being read, with what is known of the reader's word on them."""
        is_other = passage is None or self._passage is None or passage.entry_id != self._passage.entry_id
        self._passage = passage
        if is_other:
            self.fold.setChecked(False)
            self.area.verticalScrollBar().setValue(0)
            self.open.start_over()
            self.handled.start_over()
        self._gather()

    def show_reviews(self, reviews: Sequence[Review], *, editable: bool) -> None:
        """The reader's word on findings, and whether he can say more."""
        if (reviews, editable) != (self._reviews, self._editable):
            self._reviews, self._editable = reviews, editable
            self._gather()

    def show_between(self, between: Sequence[VolumeFinding]) -> None:
        """What was found between entries."""
        if between != self._between:
            self._between = between
            self._gather()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.let_go.emit()
        else:
            super().keyPressEvent(event)

    def _gather(self) -> None:
        self.found = listed(self._passage, self._reviews, self._between) if self._passage else []
        still_open = [one for one in self.found if one.is_open]
        self.switches.show_counts(still_open)
        self.switches.setVisible(bool(still_open))
        self._lay_out()
        self._show_handled()
        self.gathered.emit()

    def _start_over(self) -> None:
        self.open.start_over()
        self._lay_out()

    def _lay_out(self) -> None:
        still_open = [one for one in self.found if one.is_open]
        shown = self.switches.let_through(still_open)
        self._show(self.open, shown)
        self.word.setText("" if shown else self._word_for(still_open))
        self.word.setVisible(not shown)

    def _show_handled(self) -> None:
        dealt_with = [one for one in self.found if not one.is_open]
        unfolded = self.fold.isChecked()
        self.fold.setText(f"{self._say('已处理 {count}', count=len(dealt_with))} {'▾' if unfolded else '▸'}")
        self.fold.setVisible(bool(dealt_with))
        self._show(self.handled, dealt_with if unfolded else [])
        self.handled.setVisible(unfolded)

    def _show(self, column: FindingColumn, some: Sequence[Listed]) -> None:
        entry = self._passage.reading.extraction.entry if self._passage else None
        column.show_findings(some, entry, editable=self._editable)

    def _word_for(self, still_open: Sequence[Listed]) -> str:
        """What there is to say where no card is shown."""
        if not self.found:
            return self._say("这里没有可以核对的合计、增减、比重或名单。")
        if not still_open:
            return self._say("核对结果都已处理。")
        if all(one.agrees for one in still_open):
            return self._say("{count} 处全部相符。要逐条查看,请打开上方的“相符”。", count=len(still_open))
        return self._say("上方的开关关着,这里的核对结果没有列出。")
