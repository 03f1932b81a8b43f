"""What became of each file of an import, in a window beside the main one."""

from collections import Counter
from collections.abc import Sequence
from enum import IntEnum
from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.export.files import write_whole
from yearbook_viewer.gui.importing import ImportResult
from yearbook_viewer.messages import N_, OUTCOME_NAMES, Catalogue, sentence
from yearbook_viewer.records import EntryId, FileReport, Outcome

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class ReportColumn(IntEnum):
    FILE = 0
    OUTCOME = 1
    REASON = 2


HEADINGS = {
    ReportColumn.FILE: N_("文件"),
    ReportColumn.OUTCOME: N_("结果"),
    ReportColumn.REASON: N_("说明"),
}


SEVERITY = list(Outcome)

# What an outcome means where there is no reason of its own.
EXPLANATIONS = {
    Outcome.SAME: N_("档案中已有同样的内容,没有重复收入。"),
    Outcome.REVISED: N_("与已有条目记述同一对象和年份而文字不同,存为修订,旧文保留。"),
}


class ReportModel(QAbstractTableModel):
    """A row for each file: those first that need the reader's eye, otherwise in the order of the import."""

    def __init__(self, reports: Sequence[FileReport], say: Catalogue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._reports = sorted(reports, key=lambda report: -SEVERITY.index(report.outcome))

    def report(self, row: int) -> FileReport:
        return self._reports[row]

    def text(self) -> str:
        """The report as lines of text with tabs, for the clipboard and for a file."""
        header = "\t".join(self._say(HEADINGS[column]) for column in ReportColumn)
        rows = ("\t".join(self._cell(report, column) for column in ReportColumn) for report in self._reports)
        return "\n".join([header, *rows]) + "\n"

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._reports)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(ReportColumn)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole and section >= 0:
            return self._say(HEADINGS[ReportColumn(section)])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        report, column = self._reports[index.row()], ReportColumn(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return report.path.name if column is ReportColumn.FILE else self._cell(report, column)
            case Qt.ItemDataRole.ToolTipRole:
                return self._cell(report, column)
        return None

    def _cell(self, report: FileReport, column: ReportColumn) -> str:
        match column:
            case ReportColumn.FILE:
                return str(report.path)
            case ReportColumn.OUTCOME:
                return self._say(OUTCOME_NAMES[report.outcome])
        if report.reason:
            return sentence(report.reason, self._say)
        return self._say(EXPLANATIONS.get(report.outcome, ""))


def result_summary(result: ImportResult, say: Catalogue) -> str:
    """3 个文件:新增 2,与已有相同 1."""
    if not result.reports:
        return say("导入已取消,没有收入文件。") if result.cancelled else say("没有找到可以导入的文件。")
    counts = Counter(report.outcome for report in result.reports)
    parts = [
        say("{outcome} {count}", outcome=say(OUTCOME_NAMES[outcome]), count=counts[outcome])
        for outcome in Outcome
        if counts[outcome]
    ]
    text = say("{count} 个文件:{parts}", count=len(result.reports), parts=say(",").join(parts))
    return say("导入已取消。{summary}", summary=text) if result.cancelled else text


class ImportReport(QDialog):
    """Not modal. `undo_requested`: take the whole import back; `entry_requested`: open what a file became;
    `replacing_requested`: import the files whose bytes no encoding takes, a list of paths, all the same.
    """

    undo_requested = Signal()
    replacing_requested = Signal(list)
    entry_requested = Signal(int)

    def __init__(self, result: ImportResult, folder: Path, say: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._folder = folder
        self.setWindowTitle(say("导入报告"))
        self.resize(860, 460)
        self.model = ReportModel(result.reports, say, self)
        self.summary = QLabel(result_summary(result, say))
        self.summary.setWordWrap(True)
        self.problem = QLabel()
        self.problem.setProperty("verdict", "inconsistent")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.view = QTableView()
        self.view.setModel(self.model)
        self.view.setAccessibleName(say("导入报告"))
        self.view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.view.setWordWrap(True)
        self.view.setShowGrid(False)
        self.view.setTabKeyNavigation(False)
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.view.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.view.horizontalHeader().setSectionResizeMode(ReportColumn.REASON, QHeaderView.ResizeMode.Stretch)
        self.view.setColumnWidth(ReportColumn.FILE, 260)
        self.view.activated.connect(self._open)

        buttons = QDialogButtonBox()
        self.copy = QPushButton(say("复制报告"))
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.model.text()))
        self.save = QPushButton(say("保存报告…"))
        self.save.clicked.connect(self._save)
        self.undo = QPushButton(say("撤销这次导入"))
        self.undo.setEnabled(result.batch is not None)
        self.undo.clicked.connect(self._undo)
        self._undecodable = [
            report.path for report in result.reports if report.reason and report.reason.key == "file-undecodable"
        ]
        self.replace = QPushButton(say("用“�”代替后导入"))
        self.replace.setVisible(bool(self._undecodable))
        self.replace.clicked.connect(self._replace)
        close = QPushButton(say("关闭"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        for button in (self.replace, self.copy, self.save, self.undo):
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(close, QDialogButtonBox.ButtonRole.AcceptRole)
        layout = QVBoxLayout(self)
        layout.addWidget(self.summary)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.problem)
        layout.addWidget(buttons)

    def save_to(self, path: Path) -> None:
        """Write the report; raises ArchiveProblem where the file cannot be written."""
        write_whole(path, self.model.text())

    def _save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self._say("保存报告"), str(self._folder / self._say("导入报告.txt")), self._say("文本 (*.txt *.tsv)")
        )
        if not name:
            return
        try:
            self.save_to(Path(name))
        except ArchiveProblem as problem:
            self.problem.setText(sentence(problem.reason, self._say))
            self.problem.show()

    def _undo(self) -> None:
        self.undo.setEnabled(False)
        self.undo_requested.emit()

    def _replace(self) -> None:
        self.replace.setEnabled(False)
        self.replacing_requested.emit(self._undecodable)

    def _open(self, index: QModelIndex) -> None:
        entries: tuple[EntryId, ...] = self.model.report(index.row()).entries
        if entries:
            self.entry_requested.emit(entries[0])
