"""What became of each file of an import, as a table."""

import csv
import io
from collections import Counter
from collections.abc import Mapping, Sequence
from enum import IntEnum
from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from yearbook_viewer.gui.import_sitting import awaits_word
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

# A volume of a hundred entries is told by the first of them.
TITLES_SHOWN = 3

# What an outcome means where there is no reason of its own; `entry`: what it became, or was already.
EXPLANATIONS = {
    Outcome.ADDED: N_("收为{entry}。"),
    Outcome.SAME: N_("档案中已有同样的内容({entry}),没有重复收入。"),
    Outcome.REVISED: N_("与{entry}原有的文字不同,存为修订,旧文保留。"),
    Outcome.DOUBTFUL: N_("收为{entry}。"),
}
# The same where the titles are not known.
UNNAMED = {
    Outcome.SAME: N_("档案中已有同样的内容,没有重复收入。"),
    Outcome.REVISED: N_("与已有条目记述同一对象和年份而文字不同,存为修订,旧文保留。"),
}


class ReportModel(QAbstractTableModel):
    """A row for each file: those first that need the reader's eye, otherwise in the order of the import."""

    def __init__(self, reports: Sequence[FileReport], say: Catalogue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._titles: Mapping[EntryId, str] = {}
        self._reports = _sorted(reports)

    def show_reports(self, reports: Sequence[FileReport]) -> None:
        """Show these reports in the place of the others."""
        self.beginResetModel()
        self._reports = _sorted(reports)
        self.endResetModel()

    def name_entries(self, titles: Mapping[EntryId, str]) -> None:
        """Entries are told by their titles as they are now."""
        self._titles = titles
        if self._reports:
            last = self.index(len(self._reports) - 1, ReportColumn.REASON)
            self.dataChanged.emit(self.index(0, ReportColumn.REASON), last)

    def report(self, row: int) -> FileReport:
        return self._reports[row]

    def row_of(self, path: Path) -> int:
        """The row of a file; -1 for one that is not in the report."""
        return next((row for row, report in enumerate(self._reports) if report.path == path), -1)

    def table(self) -> str:
        """The report as comma-separated values; with the mark by which Excel knows UTF-8."""
        lines = io.StringIO()
        writer = csv.writer(lines)
        writer.writerow([self._say(HEADINGS[column]) for column in ReportColumn])
        writer.writerows(self._row(report) for report in self._reports)
        return "\ufeff" + lines.getvalue()

    def text(self) -> str:
        """The report as lines of text with tabs, for the clipboard and for a file."""
        header = "\t".join(self._say(HEADINGS[column]) for column in ReportColumn)
        rows = ("\t".join(" ".join(cell.split()) for cell in self._row(report)) for report in self._reports)
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

    def _row(self, report: FileReport) -> list[str]:
        return [self._cell(report, column) for column in ReportColumn]

    def _cell(self, report: FileReport, column: ReportColumn) -> str:
        match column:
            case ReportColumn.FILE:
                return str(report.path)
            case ReportColumn.OUTCOME:
                return self._outcome(report)
        said = report.doubts or ((report.reason,) if report.reason else ())
        words = [sentence(reason, self._say) for reason in (*said, *report.remarks)]
        return "\n".join(filter(None, [self._entries(report), *words]))

    def _outcome(self, report: FileReport) -> str:
        words = self._say(OUTCOME_NAMES[report.outcome])
        held = report.outcome is Outcome.DOUBTFUL and not report.entries
        return self._say("{outcome},未收入", outcome=words) if held else words

    def _entries(self, report: FileReport) -> str:
        """What the file became, by title; nothing while the titles are not known."""
        titles = [self._titles[entry] for entry in report.entries if entry in self._titles]
        if not titles or report.outcome not in EXPLANATIONS:
            return self._say(UNNAMED.get(report.outcome, ""))
        shown = self._say("、").join(self._say("“{title}”", title=title) for title in titles[:TITLES_SHOWN])
        if len(titles) > TITLES_SHOWN:
            shown = self._say("{titles}等 {count} 个条目", titles=shown, count=len(titles))
        return self._say(EXPLANATIONS[report.outcome], entry=shown)


def _sorted(reports: Sequence[FileReport]) -> list[FileReport]:
    return sorted(reports, key=lambda report: -SEVERITY.index(report.outcome))


def result_summary(result: ImportResult, say: Catalogue) -> str:
    """3 个文件:新增 2,未变 1;其中 1 个等您决定."""
    if not result.reports:
        return say("导入已取消,没有收入文件。") if result.cancelled else say("没有找到可以导入的文件。")
    counts = Counter(report.outcome for report in result.reports)
    parts = [
        say("{outcome} {count}", outcome=say(OUTCOME_NAMES[outcome]), count=counts[outcome])
        for outcome in Outcome
        if counts[outcome]
    ]
    text = say("{count} 个文件:{parts}", count=len(result.reports), parts=say(",").join(parts))
    held = sum(awaits_word(report) for report in result.reports)
    if held:
        text = say("{summary}。有 {count} 个没有收入,等您看过再定。", summary=text, count=held)
    return say("导入已取消。{summary}", summary=text) if result.cancelled else text
