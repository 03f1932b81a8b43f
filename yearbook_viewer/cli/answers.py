"""What the verbs say: lines for people, and records for programs that read JSON."""

import sys

from yearbook_viewer.messages import Catalogue, sentence
from yearbook_viewer.records import ContextLine, EntryListing, FileReport, Hit, Outcome, Reason, StoppedImport
from yearbook_viewer.wordings import OUTCOME_NAMES

# Exit codes; see `cli` for what they mean.
DONE, REFUSED, WRONG_CALL, UNCERTAIN = 0, 1, 2, 3


def tell(report: FileReport, say: Catalogue, *, as_data: bool) -> None:
    """One line a file as soon as it is done; what was refused or is in doubt always stands on stderr too."""
    outcome = say(OUTCOME_NAMES[report.outcome])
    if not as_data and report.outcome is not Outcome.REFUSED:
        numbers = " ".join(str(entry) for entry in report.entries)
        print(f"{outcome}\t{numbers}\t{report.path}", flush=True)
    for reason in (*_reasons(report), *report.remarks):
        print(f"{outcome}\t{report.path}\t{sentence(reason, say)}", file=sys.stderr)


def tell_stopped(stopped: StoppedImport | None, say: Catalogue) -> None:
    """On stderr that an earlier import did not come to its end, and how it does."""
    if stopped is not None:
        told = say(
            "有一次导入中断了,没有做完:共 {files} 个文件,已收入 {count} 个条目,都在档案里。"
            "把同样的文件再导入一次即可完成。",
            files=len(stopped.paths),
            count=stopped.entries,
        )
        print(told, file=sys.stderr)


def told_file(report: FileReport, say: Catalogue) -> dict[str, object]:
    """What became of a file."""
    return {
        "path": str(report.path),
        "outcome": report.outcome.value,
        "reason": sentence(report.reason, say) if report.reason else "",
        "entries": list(report.entries),
        "doubts": [sentence(doubt, say) for doubt in report.doubts],
        "remarks": [sentence(remark, say) for remark in report.remarks],
    }


def told_entry(entry: EntryListing) -> dict[str, object]:
    """An entry with its sections; what is not known is an empty string."""
    return {
        "id": entry.id,
        "title": entry.title,
        "subject": entry.subject,
        "source": entry.source,
        "date": entry.date,
        "year": _year(entry.year),
        "doubtful": entry.doubtful,
        "sections": [{"id": section.id, "title": section.title, "level": section.level} for section in entry.sections],
        "volume": entry.volume,
        "volume_year": _year(entry.volume_year),
        "place": list(entry.place),
        "year_from": entry.year_from.value,
        "volume_year_from": entry.volume_year_from.value,
        "date_from": entry.date_from.value,
        "file": entry.file,
        "outdated": entry.outdated,
    }


def told_hit(hit: Hit) -> dict[str, object]:
    """A section where the searched words stand."""
    return {
        "entry": hit.entry,
        "section": "" if hit.section is None else hit.section,
        "title": hit.title,
        "start": hit.start,
        "end": hit.end,
        "snippet": hit.snippet,
        "entry_title": hit.entry_title,
        "year": _year(hit.year),
        "where": hit.where.value,
        "count": hit.count,
        "marks": [list(mark) for mark in hit.marks],
    }


def told_line(line: ContextLine) -> dict[str, object]:
    """A hit in the middle of its line."""
    return {
        "entry": line.entry,
        "section": "" if line.section is None else line.section,
        "title": line.title,
        "start": line.start,
        "end": line.end,
        "before": line.before,
        "words": line.words,
        "after": line.after,
        "entry_title": line.entry_title,
        "year": _year(line.year),
    }


def _reasons(report: FileReport) -> tuple[Reason, ...]:
    if report.doubts or report.reason is None:
        return report.doubts
    return (report.reason,)


def _year(year: int | None) -> int | str:
    return "" if year is None else year
