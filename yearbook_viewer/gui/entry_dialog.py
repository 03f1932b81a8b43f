"""Putting an entry's title, year described and source right."""

from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Entry

LATEST_YEAR = 9999


class EntryDialog(QDialog):
    """Asks for the three; the text itself is never changed."""

    def __init__(self, entry: Entry, say: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("更正条目"))
        self.title_edit = QLineEdit(entry.title)
        self.title_edit.setMinimumWidth(360)
        self.year_edit = QLineEdit("" if entry.year is None else str(entry.year))
        self.year_edit.setValidator(QIntValidator(1, LATEST_YEAR, self))
        self.year_edit.setPlaceholderText(say("不知道就留空"))
        self.source_edit = QLineEdit(entry.source)
        form = QFormLayout()
        form.addRow(say("标题(&T)"), self.title_edit)
        form.addRow(say("所记年份(&Y)"), self.year_edit)
        form.addRow(say("来源(&S)"), self.source_edit)
        note = QLabel(say("只更正档案中的记载,原文不变。可以撤销。"))
        note.setProperty("dim", True)
        self.buttons = QDialogButtonBox()
        self.accept_button = self.buttons.addButton(say("更正"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(say("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.title_edit.textChanged.connect(lambda text: self.accept_button.setEnabled(bool(text.strip())))
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(note)
        layout.addWidget(self.buttons)

    @property
    def title(self) -> str:
        return self.title_edit.text().strip()

    @property
    def year(self) -> int | None:
        text = self.year_edit.text().strip()
        return int(text) if text else None

    @property
    def source(self) -> str:
        return self.source_edit.text().strip()
