"""What is to stand on a proof-reading sheet, and what kind of file it is to be."""

from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QGroupBox,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from yearbook_viewer.export.finding_words import WORST_FIRST, verdict_words
from yearbook_viewer.export.proof_sheet import ProofFormat, ProofWishes, volume_name
from yearbook_viewer.gui.passage import Passage
from yearbook_viewer.gui.radio_choice import add_answers
from yearbook_viewer.messages import N_, Catalogue
from yearbook_viewer.records import Verdict

_FORMATS = {
    ProofFormat.DOCX: N_("Word 文档(&W)"),
    ProofFormat.XLSX: N_("Excel 工作簿(&X)"),
    ProofFormat.PDF: N_("&PDF 文件"),
}
_VERDICT_KEYS = dict(zip(WORST_FIRST, "ARSLO", strict=True))
_SHOWN_CHARACTERS = 30


class ProofDialog(QDialog):
    """Asks for scope, verdicts, whether findings dealt with are listed too, and the format.

    `passage`: what is being read, None where nothing is; `form`: what was chosen the last time.
    """

    def __init__(self, passage: Passage | None, form: ProofFormat, say: Catalogue, parent: QWidget) -> None:
        super().__init__(parent)
        self._passage = passage
        self.setWindowTitle(say("导出校对单"))
        self.whole = QRadioButton(say("整个档案(&H)"))
        self.entry = QRadioButton()
        self.volume = QRadioButton()
        scopes = QGroupBox(say("范围"))
        self._fill(scopes, (self.entry, self.volume, self.whole))
        self._name_scopes(say)
        self.verdicts = {
            verdict: QCheckBox(f"{say('、').join(verdict_words(verdict, say))}(&{key})")
            for verdict, key in _VERDICT_KEYS.items()
        }
        for verdict, tick in self.verdicts.items():
            tick.setChecked(verdict is not Verdict.CONSISTENT)
            tick.toggled.connect(self._allow)
        self.handled = QCheckBox(say("已核实和已忽略的也列出(&I)"))
        self.handled.setChecked(True)
        which = QGroupBox(say("列出"))
        self._fill(which, (*self.verdicts.values(), self.handled))
        self.formats = {each: QRadioButton(say(words)) for each, words in _FORMATS.items()}
        kinds = QGroupBox(say("格式"))
        self._fill(kinds, tuple(self.formats.values()))
        self.formats[form].setChecked(True)
        # Boxes in three groups: each group of alternatives is one of its own.
        self._groups = [QButtonGroup(self) for _ in range(2)]
        for group, buttons in zip(
            self._groups, ((self.entry, self.volume, self.whole), self.formats.values()), strict=True
        ):
            for button in buttons:
                group.addButton(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        for widget in (scopes, which, kinds):
            layout.addWidget(widget)
        self.accept_button = add_answers(self, layout, say("导出校对单…"), say)
        self.setMinimumWidth(380)

    def wishes(self) -> ProofWishes:
        """What the reader chose to have on the sheet."""
        entry = volume = None
        if self._passage is not None and self.entry.isChecked():
            entry = self._passage.entry_id
        elif self._passage is not None and self.volume.isChecked():
            read = self._passage.reading.extraction.entry
            volume = (read.volume, read.volume_year)
        chosen = frozenset(verdict for verdict, box in self.verdicts.items() if box.isChecked())
        return ProofWishes(entry, volume, chosen, handled=self.handled.isChecked())

    def form(self) -> ProofFormat:
        """The kind of file."""
        return next(form for form, button in self.formats.items() if button.isChecked())

    def _name_scopes(self, say: Catalogue) -> None:
        read = self._passage.reading.extraction.entry if self._passage else None
        self.entry.setVisible(read is not None)
        self.volume.setVisible(read is not None and bool(read.volume))
        (self.whole if read is None else self.entry).setChecked(True)
        if read is not None:
            self.entry.setText(say("这个条目:{title}(&E)", title=_shown(read.title)))
            volume = volume_name(read.volume, read.volume_year, say)
            self.volume.setText(say("这一卷:{volume}(&V)", volume=_shown(volume)))

    def _fill(self, box: QGroupBox, widgets: tuple[QWidget, ...]) -> None:
        inside = QVBoxLayout(box)
        inside.setSpacing(6)
        for widget in widgets:
            inside.addWidget(widget)

    def _allow(self) -> None:
        self.accept_button.setEnabled(any(box.isChecked() for box in self.verdicts.values()))


def _shown(name: str) -> str:
    cut = name if len(name) <= _SHOWN_CHARACTERS else f"{name[:_SHOWN_CHARACTERS]}…"
    return cut.replace("&", "&&")
