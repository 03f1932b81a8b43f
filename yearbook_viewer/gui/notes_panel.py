"""The tab 批注: the reader's notes on the entry that is read, those last whose passage is gone."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from yearbook_viewer.gui.finding_cards import link_button
from yearbook_viewer.gui.note_dialog import shortened
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Entry, Note

# As many cards as of findings: each is several widgets.
AT_A_TIME = 50


class NoteCard(QFrame):
    """One note. `chosen`: show its place in the text; `change_requested`, `delete_requested`: what they say."""

    chosen = Signal(Note)
    change_requested = Signal(Note)
    delete_requested = Signal(Note)

    def __init__(
        self, note: Note, section: str, say: Catalogue, *, editable: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.note = note
        self.setProperty("card", True)
        self.words = _label(note.words)
        self.quotation = _label(say("“{quotation}”", quotation=shortened(note.quotation)))
        self.quotation.setProperty("dim", True)
        where = say("原文改动后,批注的这句话已经不在了。可以在新的文字上另加批注。") if note.lost else section
        self.where = _label(where)
        self.where.setProperty("dim", True)
        self.where.setVisible(bool(where))
        row = QHBoxLayout()
        row.setSpacing(14)
        self.link = link_button(say("查看"))
        self.link.setAccessibleName(say("查看批注的原文:{quotation}", quotation=shortened(note.quotation)))
        self.link.setVisible(not note.lost)
        self.link.clicked.connect(lambda: self.chosen.emit(note))
        self.change = link_button(say("更改"))
        self.change.setAccessibleName(say("改批注:{words}", words=shortened(note.words)))
        self.change.clicked.connect(lambda: self.change_requested.emit(note))
        self.delete = link_button(say("删除"))
        self.delete.setAccessibleName(say("删批注:{words}", words=shortened(note.words)))
        self.delete.clicked.connect(lambda: self.delete_requested.emit(note))
        for button in (self.link, self.change, self.delete):
            row.addWidget(button)
        for button in (self.change, self.delete):
            button.setVisible(editable)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(8)
        layout.addWidget(self.words)
        layout.addWidget(self.quotation)
        layout.addWidget(self.where)
        layout.addLayout(row)


class NotesPanel(QScrollArea):
    """The notes as cards, a handful at a time, or a clear word. The signals are those of the cards."""

    note_chosen = Signal(Note)
    change_requested = Signal(Note)
    delete_requested = Signal(Note)

    def __init__(self, say: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._entry: Entry | None = None
        self._editable = False
        self._waiting: list[Note] = []
        self.cards: list[NoteCard] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(say("批注"))
        self.show_notes((), None, editable=False)

    @property
    def total(self) -> int:
        return len(self.cards) + len(self._waiting)

    def show_notes(self, notes: Sequence[Note], entry: Entry | None, *, editable: bool) -> None:
        """A card for each of the first notes; `entry`: the one they are on."""
        self._entry, self._editable = entry, editable
        if self.widget() and not notes and not self.total:
            return  # the word stands there, as for most entries that are read
        self._waiting, self.cards = list(notes), []
        column = QWidget()
        self._layout = QVBoxLayout(column)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)
        self.more = link_button("")
        self.more.clicked.connect(self._show_more)
        if not notes:
            word = _label(self._say("这个条目还没有批注。在正文中选中文字,点右键选“加批注”。"))
            word.setProperty("dim", True)
            word.setContentsMargins(10, 10, 10, 10)
            self._layout.addWidget(word)
        self._layout.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._layout.addStretch(1)
        self._show_more()
        self.setWidget(column)

    def _show_more(self) -> None:
        shown, self._waiting = self._waiting[:AT_A_TIME], self._waiting[AT_A_TIME:]
        for note in shown:
            card = NoteCard(note, self._section(note), self._say, editable=self._editable)
            card.chosen.connect(self.note_chosen)
            card.change_requested.connect(self.change_requested)
            card.delete_requested.connect(self.delete_requested)
            self._layout.insertWidget(len(self.cards), card)
            self.cards.append(card)
        self.more.setText(self._say("另有 {count} 条批注", count=len(self._waiting)))
        self.more.setVisible(bool(self._waiting))

    def _section(self, note: Note) -> str:
        section = self._entry.section_at(note.start) if self._entry and note.start is not None else None
        return " › ".join(filter(None, section.path)) if section else ""


def _label(words: str) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
