"""The lines of a file of names that were not taken in, each with its number and why."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from yearbook_viewer.messages import N_, Catalogue
from yearbook_viewer.records.entities import RefusedLine
from yearbook_viewer.wordings import NAME_LINE_REASONS

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class LineColumn(IntEnum):
    """What stands in the columns."""

    NUMBER = 0
    REASON = 1
    WORDS = 2


_HEADINGS = {LineColumn.NUMBER: N_("行"), LineColumn.REASON: N_("原因"), LineColumn.WORDS: N_("这一行")}


class RefusedLinesModel(QAbstractTableModel):
    """One row for each line."""

    def __init__(self, lines: Sequence[RefusedLine], say: Catalogue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._cells = [(str(line.number), say(NAME_LINE_REASONS[line.reason]), line.words) for line in lines]

    def text(self) -> str:
        """All lines for the clipboard, parted by tabs."""
        return "\n".join("\t".join(cells) for cells in self._cells)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._cells)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(LineColumn)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._say(_HEADINGS[LineColumn(section)])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if index.isValid() and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._cells[index.row()][index.column()]
        return None


class RefusedLinesDialog(QDialog):
    """`words`: what was taken in, and how many lines were not."""

    def __init__(self, words: str, lines: Sequence[RefusedLine], say: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("没有导入的行"))
        self.model = RefusedLinesModel(lines, say, self)
        summary = QLabel(words)
        summary.setWordWrap(True)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setAccessibleName(say("没有导入的行"))
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setResizeContentsPrecision(0)
        for column in (LineColumn.NUMBER, LineColumn.REASON):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        panel = QFrame()
        panel.setObjectName("panel")
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.table)
        self.buttons = QDialogButtonBox()
        self.copy = self.buttons.addButton(say("复制"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy.setAutoDefault(False)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.model.text()))
        close = self.buttons.addButton(say("关闭"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addWidget(summary)
        layout.addWidget(panel, 1)
        layout.addWidget(self.buttons)
        self.resize(640, 380)
