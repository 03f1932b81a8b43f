"""The line at the bottom: what is open, how much of it, and whether it is saved."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from yearbook_viewer.gui.passage import LISTED, Passage
from yearbook_viewer.messages import Catalogue

# How long a passing word stays.
_WORD_MS = 8_000


class StatusLine(QWidget):
    """Three labels: the entry in numbers, the state of the archive, and a word that passes."""

    def __init__(self, say: Catalogue) -> None:
        super().__init__()
        self._say = say
        self.entry = QLabel()
        self.state = QLabel()
        self.word = QLabel()
        self._word_passes = QTimer(self, interval=_WORD_MS, singleShot=True)
        self._word_passes.timeout.connect(self.word.clear)
        names = ((self.entry, say("条目概况")), (self.state, say("存档状态")), (self.word, say("刚才的情况")))
        for label, name in names:
            label.setProperty("dim", True)
            label.setAccessibleName(name)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 0, 12, 2)
        layout.setSpacing(48)
        layout.addWidget(self.entry)
        layout.addWidget(self.state)
        layout.addWidget(self.word)
        layout.addStretch(1)

    def show_passage(self, passage: Passage | None) -> None:
        """岳阳市工商业联合会 · 8 节 · 3,848 字 · 64 项指标."""
        if passage is None:
            self.entry.hide()
            return
        say, extraction = self._say, passage.reading.extraction
        entry = extraction.entry
        parts = [
            entry.title,
            say("{count} 节", count=len(entry.sections)),
            say("{count} 字", count=f"{passage.letters:,}"),
            say("{count} 项指标", count=len(extraction.figures)),
        ]
        if passage.is_listed_in_part:
            parts.append(say("右侧只列出前 {count} 项,打开其中一节可看到它的全部", count=f"{LISTED:,}"))
        self.entry.setText(" · ".join(parts))
        self.entry.show()

    def show_archive(self, *, read_only: bool) -> None:
        self.state.setText(self._say("只读") if read_only else self._say("已存档"))

    def tell(self, words: str) -> None:
        """A word on what was just done."""
        self.word.setText(words)
        self._word_passes.start()
