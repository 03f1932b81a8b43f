"""Writing a note on a passage, or giving one other words."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from yearbook_viewer.messages import Catalogue

_SHOWN_CHARACTERS = 120


class NoteDialog(QDialog):
    """Asks for the words of a note; `title` and `verb` say what becomes of them."""

    def __init__(  # noqa: PLR0913, PLR0917  two verbs, two texts
        self, title: str, verb: str, quotation: str, words: str, say: Catalogue, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        quoted = QLabel(say("“{quotation}”", quotation=shortened(quotation)))
        quoted.setTextFormat(Qt.TextFormat.PlainText)
        quoted.setWordWrap(True)
        label = QLabel(say("批注(&N)"))
        self.edit = QPlainTextEdit(words)
        self.edit.setAccessibleName(say("批注"))
        self.edit.setTabChangesFocus(True)
        self.edit.setMinimumHeight(120)
        self.edit.moveCursor(QTextCursor.MoveOperation.End)
        label.setBuddy(self.edit)
        hint = QLabel(say("批注只存在档案里,不改原文,打印和导出时不带。"))
        hint.setProperty("dim", True)
        hint.setWordWrap(True)
        self.buttons = QDialogButtonBox()
        self.accept_button = self.buttons.addButton(verb, QDialogButtonBox.ButtonRole.AcceptRole)
        self.accept_button.setToolTip("Ctrl+Enter")
        self.buttons.addButton(say("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.edit.textChanged.connect(self._allow)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.accept_button.click)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addWidget(quoted)
        layout.addWidget(label)
        layout.addWidget(self.edit, 1)
        layout.addWidget(hint)
        layout.addWidget(self.buttons)
        self.setMinimumWidth(460)
        self._allow()
        self.edit.setFocus()

    @property
    def words(self) -> str:
        return self.edit.toPlainText().strip()

    def _allow(self) -> None:
        self.accept_button.setEnabled(bool(self.words))


def shortened(quotation: str) -> str:
    """A passage on one line, cut where it is long."""
    line = " ".join(quotation.split())
    return line if len(line) <= _SHOWN_CHARACTERS else f"{line[:_SHOWN_CHARACTERS]}…"
