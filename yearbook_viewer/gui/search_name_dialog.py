"""Naming a search that is kept."""

from collections.abc import Collection

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from yearbook_viewer.messages import Catalogue


class SearchNameDialog(QDialog):
    """Asks for a name; `verb` says what becomes of it. `taken`: names of other searches, which would be replaced."""

    def __init__(  # noqa: PLR0913, PLR0917  two verbs, two names
        self, title: str, verb: str, name: str, taken: Collection[str], say: Catalogue, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._taken = taken
        label = QLabel(say("名称(&N)"))
        self.edit = QLineEdit(name)
        self.edit.setAccessibleName(say("搜索的名称"))
        self.edit.selectAll()
        label.setBuddy(self.edit)
        self.hint = QLabel(say("已有同名的搜索,会被替换。"))
        self.hint.setProperty("dim", True)
        policy = self.hint.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.hint.setSizePolicy(policy)
        self.buttons = QDialogButtonBox()
        self.accept_button = self.buttons.addButton(verb, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(say("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.edit.textChanged.connect(self._allow)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        for part in (label, self.edit, self.hint, self.buttons):
            layout.addWidget(part)
        self.setMinimumWidth(420)
        self._allow()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def name(self) -> str:
        return " ".join(self.edit.text().split())

    def _allow(self) -> None:
        self.accept_button.setEnabled(bool(self.name))
        self.hint.setVisible(self.name in self._taken)
