"""A line of the reader's dictionary: asked for, or changed."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import EntryId, Kind
from yearbook_viewer.records.entities import OwnName
from yearbook_viewer.wordings import KIND_NAMES, NEVER_MARKED

_TITLE_CHARACTERS = 24


class OwnNameDialog(QDialog):
    """`own`: as it is now, with an empty name for a new one. `titles`: of the entries that it may be confined to."""

    def __init__(
        self, own: OwnName, titles: Mapping[EntryId, str], say: Catalogue, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._own = own
        self.setWindowTitle(say("修改名称") if own.id else say("添加名称"))
        self.name_edit = QLineEdit(own.name)
        self.name_edit.setPlaceholderText(say("如 市工商联"))
        self.kind_box = QComboBox()
        for kind in Kind:
            self.kind_box.addItem(say(KIND_NAMES[kind]), kind)
        self.kind_box.addItem(say(NEVER_MARKED), None)
        self.kind_box.setCurrentIndex(list(Kind).index(own.kind) if own.kind else len(Kind))
        self.entity_edit = QLineEdit(own.entity)
        self.entity_edit.setPlaceholderText(say("全称,与名称相同就留空"))
        self.where_box = QComboBox()
        self.where_box.addItem(say("全部条目"), None)
        for entry, title in titles.items():
            shown = title if len(title) <= _TITLE_CHARACTERS else f"{title[:_TITLE_CHARACTERS]}…"
            self.where_box.addItem(say("只在“{title}”", title=shown), entry)
        self.where_box.setCurrentIndex(max(self.where_box.findData(own.entry), 0) if own.entry else 0)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setVerticalSpacing(10)
        rows = {
            say("名称(&N)"): self.name_edit,
            say("类别(&K)"): self.kind_box,
            say("所指(&E)"): self.entity_edit,
            say("范围(&W)"): self.where_box,
        }
        for words, field in rows.items():
            label = QLabel(words)
            label.setBuddy(field)
            field.setAccessibleName(words.partition("(")[0])
            form.addRow(label, field)
        hint = QLabel(say("正文里出现这个名称的地方都按这里标注;原文不变,可以撤销。"))
        hint.setProperty("dim", True)
        hint.setWordWrap(True)
        self.buttons = QDialogButtonBox()
        self.accept_button = self.buttons.addButton(
            say("保存") if own.id else say("添加"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.buttons.addButton(say("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(14)
        layout.addLayout(form)
        layout.addWidget(hint)
        layout.addWidget(self.buttons)
        self.setMinimumWidth(440)
        self.name_edit.textChanged.connect(self._allow)
        self.kind_box.currentIndexChanged.connect(self._allow)
        self._allow()

    @property
    def own(self) -> OwnName:
        """The line as the reader wants it."""
        # Qt gives back the value of the enumeration, not its member.
        kind = Kind(self.kind_box.currentData()) if self.kind_box.currentData() else None
        entry = self.where_box.currentData()
        return replace(
            self._own,
            name=self.name_edit.text().strip(),
            kind=kind,
            entity=self.entity_edit.text().strip() if kind else "",
            entry=EntryId(entry) if entry is not None else None,
        )

    def _allow(self) -> None:
        # What has no letter is no name.
        self.accept_button.setEnabled(any(map(str.isalnum, self.name_edit.text())))
        self.entity_edit.setEnabled(self.kind_box.currentData() is not None)
