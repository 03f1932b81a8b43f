"""What became of each file of an import, in a window beside the main one."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.export.files import write_whole
from yearbook_viewer.gui.import_report_model import ReportColumn, ReportModel
from yearbook_viewer.gui.import_report_rows import result_summary
from yearbook_viewer.gui.import_sitting import awaits_word
from yearbook_viewer.gui.importing import ImportResult
from yearbook_viewer.gui.path_label import PathLabel
from yearbook_viewer.gui.save_dialog import ask_where
from yearbook_viewer.messages import Catalogue, sentence
from yearbook_viewer.records import FileReport, Outcome

# theme.py: QTableView::item { padding }.
BESIDE = 8


class _WholeText(QStyledItemDelegate):
    """Rows as high as their text: Qt measures it without the space that the style leaves beside it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        narrower = QStyleOptionViewItem(option)
        narrower.rect = narrower.rect.adjusted(0, 0, -2 * BESIDE, 0)
        return super().sizeHint(narrower, index)


class ImportReport(QDialog):
    """Not modal. `undo_requested`: take the whole import back; `entry_requested`: open what a file became;
    `comparison_requested`: lay an entry beside its earlier text; `preview_requested`: look at a file that was not taken
    in, a path.
    """

    undo_requested = Signal()
    preview_requested = Signal(object)
    entry_requested = Signal(int)
    comparison_requested = Signal(int)

    def __init__(self, result: ImportResult, folder: Path, say: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._folder = folder
        self.setWindowTitle(say("导入报告"))
        self.resize(900, 480)
        self.model = ReportModel(result.reports, say, self)
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self.folder = PathLabel()
        self.problem = QLabel()
        self.problem.setProperty("verdict", "inconsistent")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.saved = QLabel()
        self.saved.setProperty("dim", True)
        self.saved.setWordWrap(True)
        self.saved.setTextFormat(Qt.TextFormat.PlainText)
        self.saved.hide()
        self._build_view()
        self._build_buttons()
        self._lay_out()
        self.show_result(result)

    def show_result(self, result: ImportResult) -> None:
        """Show what has become of the files by now."""
        chosen = self._chosen()
        self.model.show_reports(result.reports)
        self.summary.setText(result_summary(result, self._say))
        self.folder.setVisible(self.model.folder is not None)
        if self.model.folder:
            self.folder.show_path(self.model.folder, self._say("所在文件夹:{path}"))
        self.undo.setEnabled(result.batch is not None)
        self.preview.setVisible(any(awaits_word(report) for report in result.reports))
        self.compare.setVisible(any(report.outcome is Outcome.REVISED for report in result.reports))
        self.view.setCurrentIndex(self.model.index(max(self.model.row_of(chosen.path) if chosen else 0, 0), 0))
        self._enable()

    def save_to(self, path: Path) -> None:
        """Write the report, as values separated by commas where the name ends so.

        Raises ArchiveProblem where the file cannot be written.
        """
        write_whole(path, self.model.table() if path.suffix.lower() == ".csv" else self.model.text())

    def _save(self) -> None:
        say = self._say
        kinds = (say("文本 (*.txt *.tsv)"), say("表格 (*.csv)"))
        path = ask_where(self, say("保存报告"), self._folder / say("导入报告.txt"), kinds, say)
        if path is None:
            return
        self._folder = path.parent
        self.problem.hide()
        self.saved.hide()
        try:
            self.save_to(path)
        except ArchiveProblem as problem:
            self.problem.setText(sentence(problem.reason, say))
            self.problem.show()
            return
        self.saved.setText(say("已保存 {name}。", name=path.name))
        self.saved.show()

    def _undo(self) -> None:
        self.undo.setEnabled(False)
        self.undo_requested.emit()

    def _activated(self, index: QModelIndex) -> None:
        """What a file became is opened; one that waits for the reader's word is previewed."""
        report = self.model.report(index.row())
        if report.entries:
            self.entry_requested.emit(report.entries[0])
        elif awaits_word(report):
            self.preview_requested.emit(report.path)

    def _open(self) -> None:
        report = self._chosen()
        if report and report.entries:
            self.entry_requested.emit(report.entries[0])

    def _compare(self) -> None:
        report = self._chosen()
        if report and report.entries:
            self.comparison_requested.emit(report.entries[0])

    def _preview(self) -> None:
        report = self._chosen()
        self.preview_requested.emit(report.path if report and awaits_word(report) else None)

    def _chosen(self) -> FileReport | None:
        index = self.view.currentIndex()
        return self.model.report(index.row()) if index.isValid() else None

    def _enable(self) -> None:
        report = self._chosen()
        self.open_entry.setEnabled(report is not None and bool(report.entries))
        self.compare.setEnabled(report is not None and report.outcome is Outcome.REVISED)

    def _build_view(self) -> None:
        self.view = QTableView()
        self.view.setModel(self.model)
        self.view.setAccessibleName(self._say("导入报告"))
        self.view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.view.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.view.setWordWrap(True)
        self.view.setShowGrid(False)
        # A row may be higher than the window is.
        self.view.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.view.setTabKeyNavigation(False)
        self.view.verticalHeader().hide()
        self.view.setItemDelegate(_WholeText(self.view))
        self.view.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.view.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.view.horizontalHeader().setSectionResizeMode(ReportColumn.REASON, QHeaderView.ResizeMode.Stretch)
        self.view.horizontalHeader().setSectionResizeMode(ReportColumn.OUTCOME, QHeaderView.ResizeMode.ResizeToContents)
        self.view.setColumnWidth(ReportColumn.FILE, 240)
        self.view.activated.connect(self._activated)
        self.view.selectionModel().currentChanged.connect(self._enable)
        # Once for whatever has changed: the width of a column, the titles of entries, the files.
        self._fit = QTimer(self, interval=0, singleShot=True)
        self._fit.timeout.connect(self.view.resizeRowsToContents)
        self.view.horizontalHeader().sectionResized.connect(self._fit_soon)
        self.model.dataChanged.connect(self._fit_soon)
        self.model.modelReset.connect(self._fit_soon)

    def _fit_soon(self) -> None:
        self._fit.start()

    def _build_buttons(self) -> None:
        say = self._say
        self.open_entry = QPushButton(say("打开条目(&O)"))
        self.open_entry.clicked.connect(self._open)
        self.compare = QPushButton(say("对照旧文(&D)"))
        self.compare.clicked.connect(self._compare)
        self.preview = QPushButton(say("查看存疑的文件(&V)"))
        self.preview.clicked.connect(self._preview)
        self.copy = QPushButton(say("复制报告(&C)"))
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.model.text()))
        self.save = QPushButton(say("保存报告(&S)…"))
        self.save.clicked.connect(self._save)
        self.undo = QPushButton(say("撤销这次导入(&U)"))
        self.undo.clicked.connect(self._undo)
        for button in (self.open_entry, self.compare, self.preview, self.copy, self.save, self.undo):
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        of_file = QHBoxLayout()
        for button in (self.open_entry, self.compare, self.preview):
            of_file.addWidget(button)
        of_file.addStretch(1)
        buttons = QDialogButtonBox()
        close = QPushButton(self._say("关闭"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        for button in (self.copy, self.save, self.undo):
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(close, QDialogButtonBox.ButtonRole.AcceptRole)
        layout = QVBoxLayout(self)
        layout.addWidget(self.summary)
        layout.addWidget(self.folder)
        layout.addWidget(self.view, 1)
        layout.addLayout(of_file)
        layout.addWidget(self.problem)
        layout.addWidget(self.saved)
        layout.addWidget(buttons)
