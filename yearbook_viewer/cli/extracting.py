"""The verb `extract`: what one file holds, without an archive."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from yearbook_viewer.archive.doors import gather_file
from yearbook_viewer.cli.answers import DONE, REFUSED, WRONG_CALL
from yearbook_viewer.cli.arguments import choices_said
from yearbook_viewer.export.files import write_whole
from yearbook_viewer.export.structure import as_json, findings, structure, write_findings, write_structure
from yearbook_viewer.export.tables import write_entities, write_figures
from yearbook_viewer.messages import Catalogue, sentence
from yearbook_viewer.reading.limits import shown
from yearbook_viewer.records import Reason


def extract(arguments: argparse.Namespace, say: Catalogue) -> int:
    """Read the file and write or print what was asked for; returns the exit code."""
    outputs = [arguments.text, arguments.structure, arguments.entities, arguments.figures, arguments.findings]
    if any(out is not None and _same_file(out, arguments.file) for out in outputs):
        print(say("输出文件就是要读取的文件“{path}”;请换一个名字。", path=arguments.file), file=sys.stderr)
        return WRONG_CALL
    files = [out.absolute() for out in outputs if out is not None and (out.is_file() or not out.exists())]
    if len(set(files)) < len(files):
        print(say("两个输出不能写到同一个文件。"), file=sys.stderr)
        return WRONG_CALL
    gathered = gather_file(arguments.file, choices_said(arguments))
    parsed = gathered.parsed
    for reason in gathered.refused:
        print(sentence(reason, say), file=sys.stderr)
    for remark in parsed.source.remarks:
        print(f"{shown(arguments.file)}\t{sentence(remark, say)}", file=sys.stderr)
    if gathered.refused and not parsed.extractions:
        return REFUSED
    if parsed.source.replaced:
        values = (("path", shown(arguments.file)), ("count", str(parsed.source.replaced)))
        print(sentence(Reason("file-bytes-replaced", values), say), file=sys.stderr)
    writers: tuple[tuple[Path | None, Callable[[Path], None]], ...] = (
        (arguments.text, lambda out: write_whole(out, parsed.source.text)),
        (arguments.structure, lambda out: write_structure(out, parsed.extractions)),
        (arguments.entities, lambda out: write_entities(out, parsed.extractions)),
        (arguments.figures, lambda out: write_figures(out, parsed.extractions)),
        (arguments.findings, lambda out: write_findings(out, parsed.extractions)),
    )
    for out, write in writers:
        if out is not None:
            write(out)
    if not any(outputs):
        print(as_json({**structure(parsed.extractions), "findings": findings(parsed.extractions)}), end="")
    return REFUSED if gathered.refused else DONE


def _same_file(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)
