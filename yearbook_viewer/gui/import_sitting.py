"""An import as the reader sees it: what he asked for at once, with the doubtful files that he decides on later."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from yearbook_viewer.gui.importing import ImportResult
from yearbook_viewer.records import BatchId, Choices, FileReport, ImportWishes, Outcome, Reason

UNDECODABLE = "file-undecodable"


def awaits_word(report: FileReport) -> bool:
    """Whether nothing of the file was stored, and the reader's word can change that."""
    if report.outcome is Outcome.DOUBTFUL:
        return not report.entries
    return report.outcome is Outcome.REFUSED and report.reason is not None and report.reason.key == UNDECODABLE


@dataclass(slots=True, eq=False)
class Sitting:
    """`batch`: what can be undone as one; `reports`: the last word on each file, in the order of the import.

    `waiting`: files that the reader has accepted and that are not handed on yet, with his whole word on each; None
    where he has said nothing of his own. `accepting`: those that are being imported. `wishes`: of the newest import,
    which is `under_way`.
    """

    wishes: ImportWishes
    reports: dict[Path, FileReport] = field(default_factory=dict)
    batch: BatchId | None = None
    cancelled: bool = False
    waiting: dict[Path, Choices | None] = field(default_factory=dict)
    accepting: frozenset[Path] = frozenset()
    under_way: bool = True

    def take(self, result: ImportResult) -> None:
        """Note what came of an import."""
        self.reports.update({report.path: report for report in result.reports})
        self.batch = result.batch or self.batch
        self.cancelled = result.cancelled
        self.stop()

    def stop(self) -> None:
        """Nothing of it is under way any more; what was accepted and is not in waits for the reader's word again."""
        self.under_way = False
        self.accepting = frozenset()

    def decline(self, path: Path) -> None:
        """Note that the reader does not want a file."""
        reason = Reason("file-declined", (("path", str(path)),))
        self.reports[path] = FileReport(path, Outcome.REFUSED, reason=reason)

    def forget(self, paths: Iterable[Path]) -> None:
        """Files that a later import has met wait there, if they wait at all."""
        for path in paths:
            if path in self.reports and awaits_word(self.reports[path]):
                del self.reports[path]

    def result(self) -> ImportResult:
        """What has come of all of it so far."""
        return ImportResult(tuple(self.reports.values()), self.cancelled, self.batch, self.wishes)

    def held(self) -> "list[HeldFile]":
        """The files that wait for the reader's word."""
        return [
            HeldFile(report.path, report.doubts or ((report.reason,) if report.reason else ()), self)
            for report in self.reports.values()
            if awaits_word(report) and report.path not in self.waiting and report.path not in self.accepting
        ]

    @property
    def is_open(self) -> bool:
        """Whether something of it is still to be done."""
        return bool(self.under_way or self.waiting or self.held())

    def next_import(self) -> tuple[list[Path], ImportWishes]:
        """The files that were accepted and how they are to be imported: they join what was imported with them."""
        files, self.waiting = self.waiting, {}
        settled = {path: choices for path, choices in files.items() if choices is not None}
        self.wishes = replace(self.wishes, hold=False, into=self.batch, settled=settled)
        self.accepting = frozenset(files)
        self.under_way = True
        return list(files), self.wishes


@dataclass(slots=True, eq=False)
class HeldFile:
    """A file that waits for the reader's word. `chosen`: his word as far as it goes; None before the file was shown.

    `touched`: he has changed something of it.
    """

    path: Path
    reasons: tuple[Reason, ...]
    sitting: Sitting
    chosen: Choices | None = None
    touched: bool = False

    @property
    def undecodable(self) -> bool:
        """Whether the file was refused for bytes that no encoding takes, and no other word was said since."""
        return any(reason.key == UNDECODABLE for reason in self.reasons) and not self.touched
