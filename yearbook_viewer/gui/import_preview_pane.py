"""One doubtful file as it would be read and cut: why it waits, the reader's choices, its sections and its words."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QSplitter,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from yearbook_viewer.gui.import_preview_form import PreviewForm
from yearbook_viewer.gui.import_preview_model import PreviewColumn, PreviewTreeModel
from yearbook_viewer.gui.path_label import PathLabel
from yearbook_viewer.messages import N_, Catalogue, sentence
from yearbook_viewer.records import Reason
from yearbook_viewer.records.previewed import PreviewedFile

# Rows unfolded at once; a volume of thousands of sections opens with its entries only.
_UNFOLDED = 300

# What can be done here about a doubt; other doubts are told as everywhere.
REMEDIES = {
    "entry-without-title": N_("没有找到条目的标题。请填写“标题”,不填就用文件名。"),
    "entry-without-subject": N_("没有找到条目记述的单位或地区。请填写“记述对象”,不填也可以收入。"),
    "entry-without-year": N_("没有找到条目记述的年份。请填写“所记年份”,不填也可以收入。"),
    "encoding-in-doubt": N_("文字编码不能确定。请看看下面的文字,有乱码就换一种编码。"),
    "bytes-replaced": N_("有些字节在这种编码里认不出是什么字。请换一种编码,或者选择用“�”代替它们。"),
}


class PreviewPane(QWidget):
    """Shows what is asked of it; what the reader changes is told by `form`."""

    def __init__(self, say: Catalogue) -> None:
        super().__init__()
        self._say = say
        self._found: PreviewedFile | None = None
        self.tree = PreviewTreeModel(say, self)
        self._build()
        self._lay_out()

    def name(self, path: Path) -> None:
        """Say which file it is."""
        self._name.show_path(path)

    def clear(self, reasons: Sequence[Reason]) -> None:
        """Show nothing of the file but why it waits, or why it cannot be read."""
        self._found = None
        self.tree.show_file(None)
        self.text.clear()
        self._tell_reasons([sentence(reason, self._say) for reason in reasons])

    def tell_reading(self) -> None:
        """Say that the file is still being read."""
        self.reasons.setText(self._say("正在读取…"))

    def show_found(self, found: PreviewedFile) -> None:
        """Show how the file would be cut, and what is doubtful about that."""
        self._found = found
        self.tree.show_file(found)
        self.view.setColumnHidden(PreviewColumn.DATE, not self.tree.has_dates())
        self.view.expandToDepth(-1 if sum(len(entry.sections) for entry in found.entries) > _UNFOLDED else 8)
        self.form.show_found(found, 0)
        self._show_text(found)
        doubts = [self._doubt(doubt) for doubt in found.doubts]
        self._tell_reasons([*doubts, *(sentence(remark, self._say) for remark in found.remarks)])

    def _doubt(self, doubt: Reason) -> str:
        return self._say(REMEDIES[doubt.key]) if doubt.key in REMEDIES else sentence(doubt, self._say)

    def _show_text(self, found: PreviewedFile) -> None:
        parts = [found.beginning]
        if found.damage:
            parts.append(self._say("……(第一处认不出的字节在后面)……") + "\n" + found.damage)
        elif found.characters > len(found.beginning):
            parts.append(self._say("……(全文 {count} 字)", count=found.characters))
        place = self.text.verticalScrollBar().value()
        self.text.setPlainText("\n".join(parts))
        self.text.verticalScrollBar().setValue(place)

    def _tell_reasons(self, reasons: Sequence[str]) -> None:
        self.reasons.setText("\n".join(reasons) or self._say("没有存疑的地方了,可以收入。"))

    def _entry_chosen(self, index: QModelIndex) -> None:
        if self._found and index.isValid():
            self.form.show_found(self._found, self.tree.entry_at(index))

    def _build(self) -> None:
        say = self._say
        self._name = PathLabel()
        self.reasons = QLabel()
        self.reasons.setTextFormat(Qt.TextFormat.PlainText)
        self.reasons.setWordWrap(True)
        self.reasons.setAccessibleName(say("存疑"))
        self.reasons.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.form = PreviewForm(say)
        self.view = QTreeView()
        self.view.setModel(self.tree)
        self.view.setAccessibleName(say("将要切分成的条目和章节"))
        self.view.setUniformRowHeights(True)
        self.view.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.view.selectionModel().currentChanged.connect(self._entry_chosen)
        header = self.view.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(PreviewColumn.LEVEL, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(PreviewColumn.DATE, QHeaderView.ResizeMode.ResizeToContents)
        header.resizeSection(PreviewColumn.TITLE, 260)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(say("文字的开头"))

    def _lay_out(self) -> None:
        below = QSplitter(Qt.Orientation.Vertical)
        below.setChildrenCollapsible(False)
        below.addWidget(self.view)
        below.addWidget(self.text)
        below.setStretchFactor(0, 3)
        below.setStretchFactor(1, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 0, 0)
        column.addWidget(self._name)
        column.addWidget(self.reasons)
        column.addWidget(self.form)
        column.addWidget(below, 1)
