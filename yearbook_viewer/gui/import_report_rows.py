"""What is said of an import: a row for each file, one for many of a kind that nobody expects to be read, and a sum."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from yearbook_viewer.gui.import_sitting import awaits_word
from yearbook_viewer.gui.importing import ImportResult
from yearbook_viewer.messages import N_, Catalogue, sentence
from yearbook_viewer.reading.limits import shown
from yearbook_viewer.records import EntryId, FileReport, Outcome, Reason
from yearbook_viewer.wordings import OUTCOME_NAMES

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


@dataclass(frozen=True, slots=True)
class _Kind:
    """Files that lie beside documents in every office. `name`, `words`: of several in one row."""

    name: str
    words: str


# By the key of the reason why they are refused.
PASSED_OVER = {
    "file-is-picture": _Kind(
        N_("{count} 张图片"),
        N_("图片没有读取。档案没有改动。要收入其中的文字,请先用文字识别软件转成文本文件(.txt)再导入。"),
    ),
    "file-unsupported": _Kind(
        N_("{count} 个其他格式的文件"),
        N_("{suffixes}不是能读的格式,没有读取。档案没有改动。要收入其中的文字,请另存为文本文件(.txt)再导入。"),
    ),
}
# So many of a kind stand in one row; fewer have a row each.
MANY = 4
# Of the names and suffixes in such a row; the saved report names every file.
NAMES_SHOWN = 20
SUFFIXES_SHOWN = 5


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One file, or many that were passed over for the same reason."""

    reports: tuple[FileReport, ...]

    @property
    def report(self) -> FileReport:
        """The file's report; of many the first."""
        return self.reports[0]


def rows_of(reports: Iterable[FileReport]) -> list[ReportRow]:
    """Those first that need the reader's eye, otherwise in the order of the import; last what was passed over."""
    others: list[FileReport] = []
    passed: dict[str, list[FileReport]] = {}
    for report in reports:
        key = _passed_over(report)
        (passed.setdefault(key, []) if key else others).append(report)
    rows = [ReportRow((report,)) for report in sorted(others, key=lambda report: -SEVERITY.index(report.outcome))]
    for same in passed.values():
        rows += [ReportRow(tuple(same))] if len(same) >= MANY else [ReportRow((report,)) for report in same]
    return rows


def common_folder(reports: Iterable[FileReport]) -> Path | None:
    """The folder (or zip) that all the files lie in or below; None where there is none."""
    inside: set[Path] | None = None
    for report in reports:
        inside = set(report.path.parents) if inside is None else inside.intersection(report.path.parents)
    return max(inside or (), key=lambda folder: len(folder.parts), default=None)


def file_words(row: ReportRow, folder: Path | None, say: Catalogue) -> str:
    """Which file, as it lies below the folder; of many how many and what."""
    if len(row.reports) > 1:
        return say(PASSED_OVER[_passed_over(row.report)].name, count=len(row.reports))
    path = row.report.path
    return shown(path.relative_to(folder)) if folder and path.is_relative_to(folder) else shown(path)


def file_hint(row: ReportRow, say: Catalogue) -> str:
    """Where the file lies; of many the names of the first."""
    paths = [shown(report.path) for report in row.reports]
    if len(paths) <= NAMES_SHOWN:
        return "\n".join(paths)
    return "\n".join([*paths[:NAMES_SHOWN], say("……全部 {count} 个文件列在保存或复制的报告里", count=len(paths))])


def outcome_words(report: FileReport, say: Catalogue) -> str:
    """What became of a file, in a word."""
    words = say(OUTCOME_NAMES[report.outcome])
    held = report.outcome is Outcome.DOUBTFUL and not report.entries
    return say("{outcome},未收入", outcome=words) if held else words


def explanation(report: FileReport, titles: Mapping[EntryId, str], say: Catalogue) -> str:
    """What there is to say of a file, a line each; `titles`: of the entries, where they are known."""
    said = report.doubts or ((report.reason,) if report.reason else ())
    words = [sentence(reason, say) for reason in (*said, *report.remarks)]
    return "\n".join(filter(None, [_entries(report, titles, say), *words]))


def short_explanation(row: ReportRow, titles: Mapping[EntryId, str], say: Catalogue) -> str:
    """The same beside the file's name: its folder is not told again in every sentence."""
    report = row.report
    if len(row.reports) > 1:
        counts = Counter(each.path.suffix.lower() for each in row.reports)
        suffixes = [suffix for suffix, _ in counts.most_common(SUFFIXES_SHOWN)]
        told = say("、").join(suffixes)
        if len(counts) > SUFFIXES_SHOWN:
            told = say("{suffixes} 等", suffixes=told)
        return say(PASSED_OVER[_passed_over(report)].words, suffixes=told)
    named = replace(
        report,
        reason=_named(report.reason, report.path) if report.reason else None,
        doubts=tuple(_named(doubt, report.path) for doubt in report.doubts),
        remarks=tuple(_named(remark, report.path) for remark in report.remarks),
    )
    return explanation(named, titles, say)


def result_summary(result: ImportResult, say: Catalogue) -> str:
    """3 个文件:新增 2,未变 1;其中 1 个等您决定. What was passed over in numbers is told apart."""
    if not result.reports:
        return say("导入已取消,没有收入文件。") if result.cancelled else say("没有找到可以导入的文件。")
    rows = rows_of(result.reports)
    reports = [row.report for row in rows if len(row.reports) == 1]
    counts = Counter(report.outcome for report in reports)
    parts = [
        say("{outcome} {count}", outcome=say(OUTCOME_NAMES[outcome]), count=counts[outcome])
        for outcome in Outcome
        if counts[outcome]
    ]
    text = say("{count} 个文件:{parts}", count=len(reports), parts=say(",").join(parts)) if parts else ""
    passed = [file_words(row, None, say) for row in rows if len(row.reports) > 1]
    if passed:
        left = say("{files}没有读取", files=say("、").join(passed))
        text = say("{summary}。另有 {left}", summary=text, left=left) if text else left
    held = sum(awaits_word(report) for report in reports)
    if held:
        text = say("{summary}。有 {count} 个没有收入,等您看过再定。", summary=text, count=held)
    return say("导入已取消。{summary}", summary=text) if result.cancelled else text


def _passed_over(report: FileReport) -> str:
    """Why it was passed over, a key of PASSED_OVER; empty for a file that was not."""
    key = report.reason.key if report.reason and report.outcome is Outcome.REFUSED else ""
    return key if key in PASSED_OVER else ""


def _named(reason: Reason, path: Path) -> Reason:
    """The reason with the file's name in the place of its path."""
    places = {str(path), shown(path)}
    return replace(
        reason,
        values=tuple((name, shown(Path(path.name)) if value in places else value) for name, value in reason.values),
    )


def _entries(report: FileReport, titles: Mapping[EntryId, str], say: Catalogue) -> str:
    """What the file became, by title; nothing while the titles are not known."""
    known = [titles[entry] for entry in report.entries if entry in titles]
    if not known or report.outcome not in EXPLANATIONS:
        return say(UNNAMED.get(report.outcome, ""))
    told = say("、").join(say("“{title}”", title=title) for title in known[:TITLES_SHOWN])
    if len(known) > TITLES_SHOWN:
        told = say("{titles}等 {count} 个条目", titles=told, count=len(known))
    return say(EXPLANATIONS[report.outcome], entry=told)
