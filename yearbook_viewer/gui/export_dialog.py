"""What shall go to paper: the dialog before an export or a print."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QListView,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from yearbook_viewer.gui.paper import PaperChoice, with_nested
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Entry, Reading

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


class ExportDialog(QDialog):
    """Asks which sections, whether with marks, whether with the table of figures; remembers nothing.

    `section`: index of the section that is being read, None for the whole entry. `verb`: what the accepting
    button says, 导出 PDF… or 打印….
    """

    def __init__(
        self, reading: Reading, section: int | None, verb: str, say: Catalogue, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._entry = reading.extraction.entry
        self._section = section
        self.setWindowTitle(verb.rstrip("…"))
        self._this = QRadioButton(say("本节及其下各节(&S)"))
        self._whole = QRadioButton(say("整个条目(&W)"))
        self._some = QRadioButton(say("选定的章节(&C)"))
        group = QButtonGroup(self)
        for button in (self._this, self._whole, self._some):
            group.addButton(button)
            button.toggled.connect(self._follow_range)
        if section is not None:
            self._this.setText(say("本节:{title}(&S)", title=_mnemonic_safe(self._entry.sections[section].title)))
        self._this.setVisible(section is not None)
        self._sections = SectionChoiceModel(self._entry, () if section is None else with_nested(self._entry, section))
        self._list = QListView()
        self._list.setModel(self._sections)
        self._list.setAccessibleName(say("选定的章节"))
        self._sections.dataChanged.connect(self._follow_range)
        self._marks = QCheckBox(say("用颜色标出实体和指标(&M)"))
        self._marks.setChecked(True)
        self._figures = QCheckBox(say("附上指标表(&T)"))
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._accept = self._buttons.addButton(verb, QDialogButtonBox.ButtonRole.AcceptRole)
        self._accept.setDefault(True)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        line = QFrame()
        line.setFrameShape(QFrame.Shape.HLine)
        line.setProperty("hairline", True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        for widget in (self._this, self._whole, self._some, self._list, line, self._marks, self._figures):
            layout.addWidget(widget, 1 if widget is self._list else 0)
        layout.addWidget(self._buttons)
        (self._whole if section is None else self._this).setChecked(True)
        self.resize(420, 460)

    def choice(self) -> PaperChoice:
        """What the reader chose."""
        sections: tuple[int, ...] | None = None
        if self._some.isChecked():
            sections = self._sections.chosen()
        elif self._this.isChecked() and self._section is not None:
            sections = with_nested(self._entry, self._section)
        return PaperChoice(sections, with_marks=self._marks.isChecked(), with_figures=self._figures.isChecked())

    def _follow_range(self) -> None:
        self._list.setEnabled(self._some.isChecked())
        self._accept.setEnabled(not self._some.isChecked() or bool(self._sections.chosen()))


class SectionChoiceModel(QAbstractListModel):
    """The sections of an entry, each with a box to tick; nested ones are indented."""

    def __init__(self, entry: Entry, chosen: Sequence[int]) -> None:
        super().__init__()
        self._titles = ["\u3000" * (section.level - 1) + (section.title or entry.title) for section in entry.sections]
        self._chosen = set(chosen)

    def chosen(self) -> tuple[int, ...]:
        """The indices of the ticked sections, in the order of the text."""
        return tuple(sorted(self._chosen))

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._titles)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._titles[index.row()]
            case Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if index.row() in self._chosen else Qt.CheckState.Unchecked
            case _:
                return None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self._chosen.add(index.row())
        else:
            self._chosen.discard(index.row())
        self.dataChanged.emit(index, index, [role])
        return True


def _mnemonic_safe(title: str) -> str:
    return title.replace("&", "&&")
