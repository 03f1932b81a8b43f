"""What of a search goes out, and as what: the dialog before an export."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout

from yearbook_viewer.export.hit_files import MOST_IN_WORD, HitFormat
from yearbook_viewer.gui.radio_choice import add_answers, choice, heading, with_mnemonic
from yearbook_viewer.messages import N_, Catalogue

FORMATS = {
    HitFormat.XLSX: N_("Excel 工作簿(&E)"),
    HitFormat.CSV: N_("CSV,供其他表格软件和程序读取(&V)"),
    HitFormat.DOCX: N_("Word 文档,按条目排列,附引文(&W)"),
}


@dataclass(frozen=True, slots=True)
class HitChoice:
    """What the reader chose. `part`: place among the parts offered."""

    part: int
    kind: HitFormat


class HitsExportDialog(QDialog):
    """Asks for the part and the format; remembers nothing.

    `parts`: what may go out, in words, and how many rows that is; the first is offered.
    """

    def __init__(self, parts: Sequence[tuple[str, int]], say: Catalogue) -> None:
        super().__init__()
        self._rows = [rows for _, rows in parts]
        self.setWindowTitle(say("导出搜索结果"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        self.parts = choice(self, [with_mnemonic(words, place) for place, (words, _) in enumerate(parts, 1)], 0)
        layout.addWidget(heading(say("导出哪些")))
        for button in self.parts.buttons():
            layout.addWidget(button)
        self.formats = choice(self, [say(words) for words in FORMATS.values()], 0)
        layout.addWidget(heading(say("导出为")))
        for button in self.formats.buttons():
            layout.addWidget(button)
        self.warning = QLabel(say("Word 文档只写前 {most} 个;要全部的,请用 Excel 或 CSV。", most=f"{MOST_IN_WORD:,}"))
        self.warning.setProperty("dim", True)
        self.warning.setWordWrap(True)
        layout.addWidget(self.warning)
        layout.addStretch(1)
        add_answers(self, layout, say("导出…"), say)
        self.setMinimumWidth(380)
        for group in (self.parts, self.formats):
            group.idToggled.connect(lambda _place, _on: self._warn())
        self._warn()

    def choice(self) -> HitChoice:
        """What the reader chose."""
        return HitChoice(self.parts.checkedId(), list(FORMATS)[self.formats.checkedId()])

    def _warn(self) -> None:
        chosen = self.choice()
        self.warning.setVisible(chosen.kind is HitFormat.DOCX and self._rows[chosen.part] > MOST_IN_WORD)
