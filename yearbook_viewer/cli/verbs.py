"""The verbs: each takes what was said and answers with an exit code; see `cli` for what the codes mean.

Each imports what it alone needs where it begins: Qt, SQLAlchemy and the dictionaries take longer to load
than most verbs take to run.
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from yearbook_viewer.archive.doors import parse_file
from yearbook_viewer.archive.parse_ahead import in_workers, is_small, one_by_one
from yearbook_viewer.cli.answers import (
    DONE,
    REFUSED,
    UNCERTAIN,
    WRONG_CALL,
    tell,
    tell_stopped,
    told_entry,
    told_file,
)
from yearbook_viewer.cli.arguments import archive_named, choices_said, parser
from yearbook_viewer.errors import ArchiveDamaged, ArchiveProblem
from yearbook_viewer.export.structure import as_json, opened
from yearbook_viewer.messages import Catalogue, sentence, system_language
from yearbook_viewer.records import (
    Condition,
    EntryId,
    FileReport,
    ImportWishes,
    Outcome,
    Reason,
    SectionId,
)
from yearbook_viewer.wordings import CONDITION_NAMES, OUTCOME_NAMES

if TYPE_CHECKING:
    from yearbook_viewer.archive.archive import Archive

    _Ask = Callable[[Archive, argparse.Namespace, Catalogue], int]

INTERRUPTED = 130


def run(argv: Sequence[str]) -> int:
    """Do what the words say; returns the exit code."""
    say = Catalogue(system_language())
    for stream in (sys.stdout, sys.stderr):
        # A file name may hold bytes that are no text; and a Windows console may know no Chinese.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        arguments = parser(say).parse_args(argv)
        code = _VERBS[arguments.verb](arguments, say)
        if sys.stdout:  # None where whoever called us has closed it
            sys.stdout.flush()
    except SystemExit as asked:  # argparse: help and version end with 0, a wrong call with 2
        return asked.code if isinstance(asked.code, int) else WRONG_CALL
    except ArchiveProblem as problem:
        print(sentence(problem.reason, say), file=sys.stderr)
        return _code_of(problem, arguments.verb)
    except BrokenPipeError:
        # Whoever reads us has read enough (head).
        _print_no_more()
        return DONE
    except OSError as error:  # every file has its own sentence by now, so it is the standard output: a full disk
        _print_no_more()
        print(sentence(Reason("cannot-print-out", (("reason", str(error.strerror)),)), say), file=sys.stderr)
        return REFUSED
    except KeyboardInterrupt:
        return INTERRUPTED
    return code


def _print_no_more() -> None:
    """What is still buffered goes nowhere, also at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _code_of(problem: ArchiveProblem, verb: str) -> int:
    return UNCERTAIN if verb == "check" and not isinstance(problem, ArchiveDamaged) else REFUSED


def _open(arguments: argparse.Namespace) -> "Archive":
    """The archive that is asked something: it must be there already."""
    path = archive_named(arguments)
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise ArchiveProblem("no-archive", path=path) from error
    except OSError as error:
        raise ArchiveProblem("cannot-open-archive", path=path, reason=error.strerror) from error
    return _archive(path)


def _archive(path: Path) -> "Archive":
    from yearbook_viewer.archive.archive import Archive

    return Archive.open(path)


def _extract(arguments: argparse.Namespace, say: Catalogue) -> int:
    from yearbook_viewer.cli.extracting import extract

    return extract(arguments, say)


def _import(arguments: argparse.Namespace, say: Catalogue) -> int:
    archive = _archive(archive_named(arguments))
    reports: list[FileReport] = []
    try:
        wishes = ImportWishes(choices_said(arguments), keep_originals=arguments.keep_originals)
        # One small file is read sooner than a worker process is started.
        ahead = one_by_one(parse_file) if is_small(arguments.paths) else in_workers(parse_file)
        for progress in archive.import_ahead(arguments.paths, ahead, wishes):
            if progress.report is not None:
                reports.append(progress.report)
                tell(progress.report, say, as_data=arguments.json)
        tell_stopped(archive.stopped, say)
    finally:
        if not_backed_up := archive.close():
            print(sentence(not_backed_up, say), file=sys.stderr)
    if not reports:
        print(say("没有找到可以导入的文件。"), file=sys.stderr)
    if arguments.json:
        print(as_json({"files": [told_file(report, say) for report in reports]}), end="")
    return REFUSED if any(report.outcome is Outcome.REFUSED for report in reports) else DONE


def _list(arguments: argparse.Namespace, say: Catalogue) -> int:
    archive = _open(arguments)
    try:
        entries = archive.listings()
        tell_stopped(archive.stopped, say)
    finally:
        archive.close()
    if arguments.json:
        print(as_json({"entries": [told_entry(entry) for entry in entries]}), end="")
        return DONE
    for entry in entries:
        flag = f"\t{say(OUTCOME_NAMES[Outcome.DOUBTFUL])}" if entry.doubtful else ""
        print(f"{entry.id}\t{entry.year or ''}\t{entry.title}{flag}")
        for section in entry.sections:
            print(f"\t{section.id}\t{'  ' * (section.level - 1)}{section.title}")
    print(say("共 {count} 个条目", count=len(entries)))
    return DONE


def _show(arguments: argparse.Namespace, _say: Catalogue) -> int:
    archive = _open(arguments)
    try:
        reading = archive.reading(EntryId(arguments.entry))
        notes = archive.notes(reading.id)
    finally:
        archive.close()
    text = reading.extraction.entry.text
    print(as_json(opened(reading, notes)).rstrip() if arguments.json else text.removesuffix("\n"))
    return DONE


def _search(arguments: argparse.Namespace, say: Catalogue) -> int:
    from yearbook_viewer.cli.searches import search

    return _asked(search, arguments, say)


def _export_pdf(arguments: argparse.Namespace, say: Catalogue) -> int:
    from yearbook_viewer.gui.headless import no_window
    from yearbook_viewer.gui.paper import PaperChoice, with_nested
    from yearbook_viewer.gui.printing import export_pdf, missing_characters

    archive = _open(arguments)
    try:
        reading = archive.reading(EntryId(arguments.entry))
    finally:
        archive.close()
    entry = reading.extraction.entry
    chosen: set[int] = set()
    for identity in arguments.section:
        if identity not in reading.section_ids:
            raise ArchiveProblem("no-section", section=identity, title=entry.title)
        chosen.update(with_nested(entry, reading.section_ids.index(SectionId(identity))))
    choice = PaperChoice(sections=tuple(sorted(chosen)) if chosen else None)
    with no_window():
        if missing := missing_characters(reading, choice):
            print(
                say("没有字体能显示这些字符,PDF 中会缺少:{characters}", characters=" ".join(missing)), file=sys.stderr
            )
        pages = export_pdf(reading, choice, arguments.out, say)
    print(say("已导出 {pages} 页:{path}", pages=pages, path=arguments.out))
    return DONE


def _proof(arguments: argparse.Namespace, say: Catalogue) -> int:
    from yearbook_viewer.cli.proofs import proof

    return _asked(proof, arguments, say)


def _figures(arguments: argparse.Namespace, say: Catalogue) -> int:
    from yearbook_viewer.cli.figures_out import figures

    return _asked(figures, arguments, say)


def _index(arguments: argparse.Namespace, say: Catalogue) -> int:
    from yearbook_viewer.cli.indexes import index

    return _asked(index, arguments, say)


def _asked(ask: "_Ask", arguments: argparse.Namespace, say: Catalogue) -> int:
    """What an archive answers that is only read."""
    archive = _open(arguments)
    try:
        return ask(archive, arguments, say)
    finally:
        archive.close()


def _dictionary(arguments: argparse.Namespace, say: Catalogue) -> int:
    from yearbook_viewer.cli.own_names import dictionary

    archive = _open(arguments)
    try:
        return dictionary(archive, arguments, say)
    finally:
        if not_backed_up := archive.close():
            print(sentence(not_backed_up, say), file=sys.stderr)


def _check(arguments: argparse.Namespace, say: Catalogue) -> int:
    archive = _open(arguments)
    try:
        found = archive.check()
        tell_stopped(archive.stopped, say)
    finally:
        archive.close()
    reasons = [sentence(reason, say) for reason in found.reasons]
    if arguments.json:
        print(as_json({"condition": found.condition.value, "reasons": reasons}), end="")
    else:
        print(say(CONDITION_NAMES[found.condition]))
    for reason in reasons:
        print(reason, file=sys.stderr)
    return {Condition.SOUND: DONE, Condition.DAMAGED: REFUSED, Condition.UNKNOWN: UNCERTAIN}[found.condition]


_VERBS: dict[str, Callable[[argparse.Namespace, Catalogue], int]] = {
    "extract": _extract,
    "import": _import,
    "list": _list,
    "show": _show,
    "search": _search,
    "export-pdf": _export_pdf,
    "figures": _figures,
    "proof": _proof,
    "index": _index,
    "dictionary": _dictionary,
    "check": _check,
}
