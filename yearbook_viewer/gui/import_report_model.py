"""What became of each file of an import, as a table."""

import csv
import io
from collections.abc import Mapping, Sequence
from enum import IntEnum
from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from yearbook_viewer.gui.import_report_rows import (
    ReportRow,
    common_folder,
    explanation,
    file_hint,
    file_words,
    outcome_words,
    rows_of,
    short_explanation,
)
from yearbook_viewer.messages import N_, Catalogue
from yearbook_viewer.reading.limits import shown
from yearbook_viewer.records import EntryId, FileReport

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


class ReportModel(QAbstractTableModel):
    """The rows of `import_report_rows`; files are named as they lie below `folder`, the one that all lie in."""

    def __init__(self, reports: Sequence[FileReport], say: Catalogue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._titles: Mapping[EntryId, str] = {}
        self._take(reports)

    def show_reports(self, reports: Sequence[FileReport]) -> None:
        """Show these reports in the place of the others."""
        self.beginResetModel()
        self._take(reports)
        self.endResetModel()

    def _take(self, reports: Sequence[FileReport]) -> None:
        self._rows = rows_of(reports)
        self.folder = common_folder(reports)

    def name_entries(self, titles: Mapping[EntryId, str]) -> None:
        """Entries are told by their titles as they are now."""
        self._titles = titles
        if self._rows:
            last = self.index(len(self._rows) - 1, ReportColumn.REASON)
            self.dataChanged.emit(self.index(0, ReportColumn.REASON), last)

    def report(self, row: int) -> FileReport:
        """The report of a row; of many files the first."""
        return self._rows[row].report

    def row_of(self, path: Path) -> int:
        """The row of a file; -1 for one that is not in the report."""
        places = (place for place, row in enumerate(self._rows) if any(report.path == path for report in row.reports))
        return next(places, -1)

    def table(self) -> str:
        """Every file as comma-separated values; with the mark by which Excel knows UTF-8."""
        lines = io.StringIO()
        writer = csv.writer(lines)
        writer.writerows(self._lines())
        return "\ufeff" + lines.getvalue()

    def text(self) -> str:
        """Every file as lines of text with tabs, for the clipboard and for a file."""
        return "".join("\t".join(" ".join(cell.split()) for cell in line) + "\n" for line in self._lines())

    def _lines(self) -> list[list[str]]:
        """The table as it is saved: every file by its whole path."""
        reports = [report for row in self._rows for report in row.reports]
        return [
            [self._say(HEADINGS[column]) for column in ReportColumn],
            *(
                [
                    shown(report.path),
                    outcome_words(report, self._say),
                    explanation(report, self._titles, self._say),
                ]
                for report in reports
            ),
        ]

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(ReportColumn)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole and section >= 0:
            return self._say(HEADINGS[ReportColumn(section)])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], ReportColumn(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._cell(row, column)
            case Qt.ItemDataRole.ToolTipRole:
                return self._hint(row, column)
        return None

    def _cell(self, row: ReportRow, column: ReportColumn) -> str:
        match column:
            case ReportColumn.FILE:
                return file_words(row, self.folder, self._say)
            case ReportColumn.OUTCOME:
                return outcome_words(row.report, self._say)
        return short_explanation(row, self._titles, self._say)

    def _hint(self, row: ReportRow, column: ReportColumn) -> str:
        match column:
            case ReportColumn.FILE:
                return file_hint(row, self._say)
            case ReportColumn.REASON if len(row.reports) == 1:
                return explanation(row.report, self._titles, self._say)
        return self._cell(row, column)
