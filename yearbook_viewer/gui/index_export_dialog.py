"""What an index is to hold, and what kind of file it is to be."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtWidgets import QCheckBox, QDialog, QVBoxLayout, QWidget

from yearbook_viewer.gui.legend import FlowLayout
from yearbook_viewer.gui.radio_choice import add_answers, choice, heading
from yearbook_viewer.messages import N_, Catalogue
from yearbook_viewer.records import Kind
from yearbook_viewer.wordings import KIND_NAMES

# What the regulation for yearbooks asks an index for, and the letter that chooses it.
INDEXED = {Kind.PER: "R", Kind.ORG: "O", Kind.LOC: "L", Kind.DOC: "D"}
_WIDTH = 420


class IndexFormat(StrEnum):
    """What the file is to be; the value is the end of its name."""

    DOCX = "docx"
    PDF = "pdf"
    CSV = "csv"


FORMATS = {
    IndexFormat.DOCX: N_("Word 文档(&W)"),
    IndexFormat.PDF: N_("PDF 文件,分两栏(&P)"),
    IndexFormat.CSV: N_("CSV,供其他表格软件和程序读取(&V)"),
}


@dataclass(frozen=True, slots=True)
class IndexChoice:
    """What the reader chose. `scope`: its place among those offered."""

    scope: int
    kinds: frozenset[Kind]
    form: IndexFormat


class IndexExportDialog(QDialog):
    """Asks for scope, kinds and format. `scopes`: in words, the first is offered; `form`: what was chosen last."""

    def __init__(self, scopes: Sequence[str], form: IndexFormat, say: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("导出索引"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        self.scopes = choice(self, scopes, 0)
        layout.addWidget(heading(say("范围")))
        for button in self.scopes.buttons():
            layout.addWidget(button)
        layout.addWidget(heading(say("列出")))
        self.kinds = {kind: QCheckBox(f"{say(KIND_NAMES[kind])}(&{key})") for kind, key in INDEXED.items()}
        row = QWidget()
        flow = FlowLayout(row, gap=14)
        for box in self.kinds.values():
            box.setChecked(True)
            box.toggled.connect(self._allow)
            flow.addWidget(box)
        layout.addWidget(row)
        self.formats = choice(self, [say(words) for words in FORMATS.values()], list(FORMATS).index(form))
        layout.addWidget(heading(say("导出为")))
        for button in self.formats.buttons():
            layout.addWidget(button)
        layout.addStretch(1)
        self.accept_button = add_answers(self, layout, say("导出…"), say)
        self.setMinimumWidth(_WIDTH)

    def choice(self) -> IndexChoice:
        """What the reader chose."""
        kinds = frozenset(kind for kind, box in self.kinds.items() if box.isChecked())
        return IndexChoice(self.scopes.checkedId(), kinds, list(FORMATS)[self.formats.checkedId()])

    def _allow(self) -> None:
        self.accept_button.setEnabled(any(box.isChecked() for box in self.kinds.values()))
