"""The middle: legend, find bar, what is doubtful, and the text; or a clear word where there is nothing to read."""

from collections import Counter

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from yearbook_viewer.gui.certainty import is_doubtful
from yearbook_viewer.gui.document_view import DocumentView
from yearbook_viewer.gui.find_bar import FindBar
from yearbook_viewer.gui.fonts import Families
from yearbook_viewer.gui.keywords_strip import KeywordsStrip
from yearbook_viewer.gui.legend import Legend
from yearbook_viewer.gui.mark_walk_bar import MarkWalkBar
from yearbook_viewer.gui.passage import Passage
from yearbook_viewer.gui.theme import Theme
from yearbook_viewer.messages import Catalogue, sentence
from yearbook_viewer.text.doubts import reasons_of


class EmptyPage(QWidget):
    """What there is to do where there is nothing to read."""

    import_requested = Signal()

    def __init__(self, say: Catalogue) -> None:
        super().__init__()
        self.words = QLabel()
        self.hint = QLabel()
        self.hint.setProperty("dim", True)
        for label in (self.words, self.hint):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
        font = self.words.font()
        font.setPixelSize(20)
        self.words.setFont(font)
        self.button = QPushButton(say("导入文件…"))
        self.button.setDefault(True)
        self.button.clicked.connect(self.import_requested)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setSpacing(14)
        layout.addStretch(2)
        layout.addWidget(self.words)
        layout.addWidget(self.hint)
        layout.addLayout(row)
        layout.addStretch(3)

    def tell(self, words: str, hint: str, *, importable: bool) -> None:
        """Show these words, with the button where importing is what to do."""
        self.words.setText(words)
        self.hint.setText(hint)
        self.button.setVisible(importable)


class ReadingPane(QStackedWidget):
    """Shows a passage or an empty page."""

    def __init__(self, say: Catalogue, families: Families, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self.legend = Legend(say)
        self.find_bar = FindBar(say)
        self.walk_bar = MarkWalkBar(say)
        self.document = DocumentView(say, families, theme)
        self.empty = EmptyPage(say)
        self.doubts = QLabel()
        self.doubts.setAccessibleName(say("存疑"))
        self.doubts.setProperty("dim", True)
        self.doubts.setWordWrap(True)
        self.keywords = KeywordsStrip(say)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.legend)
        layout.addWidget(self.find_bar)
        layout.addWidget(self.walk_bar)
        layout.addWidget(self.doubts)
        layout.addWidget(self.keywords)
        layout.addWidget(self.document, 1)
        self.addWidget(page)
        self.addWidget(self.empty)
        self.setCurrentWidget(self.empty)
        self.legend.kinds_changed.connect(self.document.set_visible_kinds)
        self.find_bar.words_changed.connect(self.document.find_words)
        self.find_bar.next_requested.connect(self.document.find_next)
        self.find_bar.previous_requested.connect(self.document.find_previous)
        self.find_bar.closed.connect(self._stop_finding)
        self.document.found.connect(self.find_bar.show_count)

    def show_passage(self, passage: Passage) -> None:
        """The text of the passage, with the counts of what is marked in it and what is doubtful about its entry."""
        doubts = reasons_of(passage.reading.extraction.entry)
        self.doubts.setText(" ".join(sentence(doubt, self._say) for doubt in doubts))
        self.doubts.setVisible(bool(doubts))
        marks = passage.marks()
        doubtful = sum(map(is_doubtful, marks))
        self.legend.show_counts(Counter(mark.kind for mark in marks), len(passage.figures()), doubtful)
        self.document.show_reading(passage.reading, passage.section, passage.wraps)
        self.setCurrentIndex(0)

    def show_empty(self, words: str, hint: str = "", *, importable: bool = False) -> None:
        """Nothing to read: what to do instead."""
        self.document.clear_reading()
        self.empty.tell(words, hint, importable=importable)
        self.setCurrentWidget(self.empty)

    def _stop_finding(self) -> None:
        self.document.find_words("")
        self.document.setFocus()
