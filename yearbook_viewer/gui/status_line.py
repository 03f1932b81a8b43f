"""The line at the bottom: what is open, how much of it, and whether it is saved."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from yearbook_viewer.gui.passage import LISTED, Passage
from yearbook_viewer.messages import Catalogue


class StatusLine(QWidget):
    """Two labels: the entry in numbers, and the state of the archive."""

    def __init__(self, say: Catalogue) -> None:
        super().__init__()
        self._say = say
        self.entry = QLabel()
        self.state = QLabel()
        for label, name in ((self.entry, say("条目概况")), (self.state, say("存档状态"))):
            label.setProperty("dim", True)
            label.setAccessibleName(name)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 0, 12, 2)
        layout.setSpacing(48)
        layout.addWidget(self.entry)
        layout.addWidget(self.state)
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
