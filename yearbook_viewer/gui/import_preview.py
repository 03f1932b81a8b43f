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
    QListView,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.gui.import_preview_model import HeldModel
from yearbook_viewer.gui.import_preview_pane import PreviewPane
from yearbook_viewer.gui.import_sitting import HeldFile
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Choices, Reason
from yearbook_viewer.records.previewed import PreviewedFile

# A reading that takes longer is told.
SLOW_MS = 400

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
        self.pane = PreviewPane(say)
        self.form = self.pane.form
        self.form.changed.connect(self._changed)
        self._build_list()
        self._build_buttons()
        self._lay_out()
        self.finished.connect(self._closed)
        self._slow = QTimer(self, interval=SLOW_MS, singleShot=True)
        self._slow.timeout.connect(self.pane.tell_reading)
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
        self.pane.name(file.path)
        self._wait(file.reasons)
        self._read(file)

    def _wait(self, reasons: Sequence[Reason]) -> None:
        self._found = None
        self.pane.clear(reasons)
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
        self.pane.show_found(found)
        self._enable()

    def _not_read(self, file: HeldFile, problem: ArchiveProblem) -> None:
        if file is self._current:
            self._slow.stop()
            self._wait([problem.reason])
            self.form.show_found(None, 0)

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

    def _build_list(self) -> None:
        self.files = QListView()
        self.files.setModel(self.held)
        self.files.setAccessibleName(self._say("存疑的文件"))
        self.files.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.files.setUniformItemSizes(True)
        # Else names are given their whole width, and none is ever shortened.
        self.files.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.files.selectionModel().currentChanged.connect(self._current_changed)

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
        beside = QSplitter(Qt.Orientation.Horizontal)
        beside.setChildrenCollapsible(False)
        beside.addWidget(self.files)
        beside.addWidget(self.pane)
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
        form, pane = self.form, self.pane
        above = (form.encoding, form.rule, form.title, form.subject, form.year, form.volume_year, form.volume)
        below = (form.replace, pane.view, pane.text, self.remember)
        ends = (self.later, self.decline, self.accept_all, self.accept_one)
        for before, after in pairwise((self.files, *above, *below, *ends)):
            QWidget.setTabOrder(before, after)


def _shown(folder: Path) -> str:
    """A folder's name; the & of a name is no mnemonic."""
    return (folder.name or str(folder)).replace("&", "&&")
