"""Doubtful files as they would be cut, before anything of them is stored: a window beside the main one."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.gui.import_preview_form import PreviewForm
from yearbook_viewer.gui.import_preview_model import HeldModel, PreviewColumn, PreviewTreeModel
from yearbook_viewer.gui.import_sitting import HeldFile
from yearbook_viewer.messages import N_, Catalogue, sentence
from yearbook_viewer.records import Choices, Reason
from yearbook_viewer.records.previewed import PreviewedFile

# Rows unfolded at once; a volume of thousands of sections opens with its entries only.
_UNFOLDED = 300

# A reading that takes longer is told.
SLOW_MS = 400

# What can be done here about a doubt; other doubts are told as everywhere.
REMEDIES = {
    "entry-without-title": N_("没有找到条目的标题。请填写“标题”,不填就用文件名。"),
    "entry-without-subject": N_("没有找到条目记述的单位或地区。请填写“记述对象”,不填也可以收入。"),
    "entry-without-year": N_("没有找到条目记述的年份。请填写“所记年份”,不填也可以收入。"),
    "encoding-in-doubt": N_("文字编码不能确定。请看看下面的文字,有乱码就换一种编码。"),
    "bytes-replaced": N_("有些字节在这种编码里认不出是什么字。请换一种编码,或者选择用“�”代替它们。"),
}

# What is asked of its owner: read this file with these choices (None: with what is remembered for its folder), and
# tell the choices it was read with and what was found, or why it could not be read.
Found = Callable[[Choices, PreviewedFile], None]
Ask = Callable[[Path, Choices | None, Found, Callable[[ArchiveProblem], None]], None]


class ImportPreview(QDialog):
    """Not modal; closing it stores nothing and drops nothing.

    `accepted_files`: a list of HeldFile, to be taken in as they were shown; `declined`: a HeldFile that is not wanted;
    `remember_requested`: a folder and the Choices for the files in it; before `accepted_files`. `closed`: it was left.
    """

    accepted_files = Signal(list)
    declined = Signal(object)
    remember_requested = Signal(object, object)
    closed = Signal()

    def __init__(self, ask: Ask, forgettable: Path, say: Catalogue, parent: QWidget | None = None) -> None:
        """`forgettable`: a folder whose files have nothing in common, for which nothing is remembered."""
        super().__init__(parent, Qt.WindowType.Window)
        self._ask = ask
        self._forgettable = forgettable
        self._say = say
        self._current: HeldFile | None = None
        self._found: PreviewedFile | None = None
        self.setWindowTitle(say("收入前的预览"))
        self.held = HeldModel(say, self)
        self.tree = PreviewTreeModel(say, self)
        self._build_list()
        self._build_file()
        self._build_buttons()
        self._lay_out()
        self.finished.connect(self._closed)
        self._slow = QTimer(self, interval=SLOW_MS, singleShot=True)
        self._slow.timeout.connect(lambda: self.reasons.setText(say("正在读取…")))
        self.resize(1080, 720)

    def show_files(self, held: Sequence[HeldFile]) -> None:
        """Show these files, the one that is looked at among them if it still waits; closes itself when none does."""
        known = {(file.path, file.sitting): file for file in self.held.files()}
        self.held.show_files([known.get((file.path, file.sitting), file) for file in held])
        if not held:
            self.close()
            return
        current = self.held.row_of(self._current.path) if self._current else -1
        self.files.setCurrentIndex(self.held.index(max(current, 0)))

    def _closed(self) -> None:
        self._slow.stop()
        self._current = None
        self.closed.emit()

    def choose(self, path: Path) -> None:
        """Look at that file, if it waits."""
        row = self.held.row_of(path)
        if row >= 0:
            self.files.setCurrentIndex(self.held.index(row))

    def read_anew(self, folder: Path) -> None:
        """What is remembered for a folder has changed: files below it that the reader has not touched follow it."""
        for file in self.held.files():
            if not file.touched and folder in file.path.parents:
                file.chosen = None
                if file is self._current:
                    self._show(file)

    def _current_changed(self, index: QModelIndex) -> None:
        file = self.held.file(index.row()) if index.isValid() else None
        if file is not self._current and file is not None:
            self._show(file)

    def _show(self, file: HeldFile) -> None:
        say = self._say
        self._current = file
        self.form.show_choices(file.chosen or Choices())
        self.remember.setChecked(False)
        self.remember.setVisible(file.path.parent != self._forgettable)
        self.remember.setText(say("记住这些选择,用于“{folder}”里的文件(&M)", folder=_shown(file.path.parent)))
        self._name.setText(str(file.path))
        self._name.setToolTip(str(file.path))
        self._wait(file.reasons)
        self._read(file)

    def _wait(self, reasons: Sequence[Reason]) -> None:
        self._found = None
        self.tree.show_file(None)
        self.text.clear()
        self._tell_reasons([sentence(reason, self._say) for reason in reasons])
        self._enable()

    def _read(self, file: HeldFile) -> None:
        self._slow.start()
        self._ask(file.path, file.chosen, partial(self._file_read, file), partial(self._not_read, file))

    def _changed(self, chosen: Choices) -> None:
        if self._current:
            self._current.chosen = chosen
            self._current.touched = True
            self._read(self._current)

    def _file_read(self, file: HeldFile, chosen: Choices, found: PreviewedFile) -> None:
        if file is not self._current:
            return
        self._slow.stop()
        if file.chosen is None:
            file.chosen = chosen
            self.form.show_choices(chosen)
        self._found = found
        self.tree.show_file(found)
        self.view.setColumnHidden(PreviewColumn.DATE, not self.tree.has_dates())
        self.view.expandToDepth(-1 if sum(len(entry.sections) for entry in found.entries) > _UNFOLDED else 8)
        self.form.show_found(found, 0)
        self._show_text(found)
        doubts = [self._doubt(doubt) for doubt in found.doubts]
        self._tell_reasons([*doubts, *(sentence(remark, self._say) for remark in found.remarks)])
        self._enable()

    def _doubt(self, doubt: Reason) -> str:
        return self._say(REMEDIES[doubt.key]) if doubt.key in REMEDIES else sentence(doubt, self._say)

    def _not_read(self, file: HeldFile, problem: ArchiveProblem) -> None:
        if file is self._current:
            self._slow.stop()
            self._wait([problem.reason])
            self.form.show_found(None, 0)

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

    def _enable(self) -> None:
        ready = self._found is not None and self._current is not None and self._current.chosen is not None
        taken = ready and self._is_allowed(self._found, self._current)
        self.accept_one.setEnabled(taken)
        self.remember.setEnabled(ready)
        self.accept_all.setEnabled(any(self._may_take(file) for file in self.held.files()))
        several = self.held.rowCount() > 1
        self.accept_all.setVisible(several)

    def _is_allowed(self, found: PreviewedFile | None, file: HeldFile | None) -> bool:
        """Bytes that no encoding takes are replaced only on the reader's word."""
        return bool(found and file and file.chosen and (not found.undecodable or file.chosen.replace))

    def _may_take(self, file: HeldFile) -> bool:
        if file is self._current:
            return self._is_allowed(self._found, file)
        return not file.undecodable

    def _accept_one(self) -> None:
        self.form.flush()
        if self._current:
            self._take([self._current])

    def _accept_all(self) -> None:
        self.form.flush()
        self._take([file for file in self.held.files() if self._may_take(file)])

    def _take(self, files: list[HeldFile]) -> None:
        if self._current and self._current.chosen and self.remember.isVisible() and self.remember.isChecked():
            self.remember_requested.emit(self._current.path.parent, self._current.chosen)
        self._let_go(files)
        self.accepted_files.emit(files)

    def _decline(self) -> None:
        if self._current:
            file = self._current
            self._let_go([file])
            self.declined.emit(file)

    def _let_go(self, files: Sequence[HeldFile]) -> None:
        row = self.held.row_of(self._current.path) if self._current else 0
        self.held.remove(files)
        left = self.held.rowCount()
        if not left:
            self._current = None
            self.close()
            return
        self.files.setCurrentIndex(self.held.index(min(max(row, 0), left - 1)))
        self._enable()

    def _entry_chosen(self, index: QModelIndex) -> None:
        if self._found and index.isValid():
            self.form.show_found(self._found, self.tree.entry_at(index))

    def _build_list(self) -> None:
        self.files = QListView()
        self.files.setModel(self.held)
        self.files.setAccessibleName(self._say("存疑的文件"))
        self.files.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.files.setUniformItemSizes(True)
        self.files.selectionModel().currentChanged.connect(self._current_changed)

    def _build_file(self) -> None:
        say = self._say
        self._name = QLabel()
        self._name.setProperty("dim", True)
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        # A long path is cut and does not widen the window.
        self._name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.reasons = QLabel()
        self.reasons.setTextFormat(Qt.TextFormat.PlainText)
        self.reasons.setWordWrap(True)
        self.reasons.setAccessibleName(say("存疑"))
        self.reasons.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.form = PreviewForm(say)
        self.form.changed.connect(self._changed)
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

    def _build_buttons(self) -> None:
        say = self._say
        self.remember = QCheckBox()
        self.remember.setToolTip(say("记住编码、分节依据、年份、年鉴和卷年;标题和记述对象只属于这个文件"))
        self.accept_one = QPushButton(say("收入(&A)"))
        self.accept_one.setToolTip(say("按这样的读法和分法收入这个文件"))
        # Enter in a field is for reading the file anew, not for storing it.
        self.accept_one.setAutoDefault(False)
        self.accept_one.clicked.connect(self._accept_one)
        self.decline = QPushButton(say("不收(&N)"))
        self.decline.setAutoDefault(False)
        self.decline.clicked.connect(self._decline)
        self.accept_all = QPushButton(say("全部收入(&L)"))
        self.accept_all.setAutoDefault(False)
        self.accept_all.clicked.connect(self._accept_all)
        self.later = QPushButton(say("以后再说(&C)"))
        self.later.setToolTip(say("关闭预览;其余文件没有收入,可以从导入报告再打开"))
        self.later.setAutoDefault(False)
        self.later.clicked.connect(self.close)

    def _lay_out(self) -> None:
        below = QSplitter(Qt.Orientation.Vertical)
        below.setChildrenCollapsible(False)
        below.addWidget(self.view)
        below.addWidget(self.text)
        below.setStretchFactor(0, 3)
        below.setStretchFactor(1, 2)
        file = QWidget()
        column = QVBoxLayout(file)
        column.setContentsMargins(8, 0, 0, 0)
        column.addWidget(self._name)
        column.addWidget(self.reasons)
        column.addWidget(self.form)
        column.addWidget(below, 1)
        beside = QSplitter(Qt.Orientation.Horizontal)
        beside.setChildrenCollapsible(False)
        beside.addWidget(self.files)
        beside.addWidget(file)
        beside.setStretchFactor(1, 1)
        beside.setSizes([220, 860])
        buttons = QHBoxLayout()
        buttons.addWidget(self.later)
        buttons.addStretch(1)
        for button in (self.decline, self.accept_all, self.accept_one):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.addWidget(beside, 1)
        layout.addWidget(self.remember)
        layout.addLayout(buttons)
        fields = (self.form.encoding, self.form.rule, self.form.title, self.form.subject, self.form.year)
        more = (self.form.volume_year, self.form.volume, self.form.replace, self.view, self.text, self.remember)
        ends = (self.later, self.decline, self.accept_all, self.accept_one)
        for before, after in pairwise((self.files, *fields, *more, *ends)):
            QWidget.setTabOrder(before, after)


def _shown(folder: Path) -> str:
    """A folder's name; the & of a name is no mnemonic."""
    return (folder.name or str(folder)).replace("&", "&&")
