"""Another full name for an entity: one of those it has in the texts, or one that the reader types."""

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records.entities import Entity

_WIDTH = 420


class EntityRenameDialog(QDialog):
    """`name()` is what the reader chose, without white space at its ends."""

    def __init__(self, entity: Entity, say: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._former = entity.key.name
        self.setWindowTitle(say("改名"))
        label = QLabel(say("全称(&N)"))
        self.box = QComboBox()
        self.box.setAccessibleName(say("全称"))
        self.box.view().setAccessibleName(say("全称"))
        line = QLineEdit()
        line.setAccessibleName(say("全称"))
        self.box.setLineEdit(line)
        self.box.addItems(list(dict.fromkeys((entity.key.name, *entity.names))))
        line.selectAll()
        label.setBuddy(self.box)
        hint = QLabel(say("正文不变,只改一览、实体页和索引中的名称。可以撤销。"))
        hint.setProperty("dim", True)
        hint.setWordWrap(True)
        buttons = QDialogButtonBox()
        self.accept_button = buttons.addButton(say("改名"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.accept_button.setDefault(True)
        buttons.addButton(say("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.box.editTextChanged.connect(self._allow)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        for widget in (label, self.box, hint, buttons):
            layout.addWidget(widget)
        self.setMinimumWidth(_WIDTH)
        self._allow()

    def name(self) -> str:
        return self.box.currentText().strip()

    def _allow(self) -> None:
        self.accept_button.setEnabled(self.name() not in ("", self._former))
