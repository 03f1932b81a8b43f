"""The index of an archive, a volume or an entry as a file: CSV for programs, a Word document for the book."""

import csv
from collections.abc import Callable, Generator, Iterator, Sequence
from enum import StrEnum
from pathlib import Path

from yearbook_viewer.export.figure_cells import harmless
from yearbook_viewer.export.figure_files import TOLD_EVERY, Written
from yearbook_viewer.export.files import whole_file
from yearbook_viewer.export.index_rows import IndexHead
from yearbook_viewer.messages import N_, Catalogue
from yearbook_viewer.records.entities import IndexLine
from yearbook_viewer.wordings import KIND_NAMES

COLUMNS = (N_("类别"), N_("首字母"), N_("名称"), N_("年份"), N_("条目"), N_("节"))


class IndexFile(StrEnum):
    """What the file is to be; the value is the end of its name."""

    CSV = "csv"
    DOCX = "docx"


def write_index(
    path: Path, form: IndexFile, gather: Callable[[], Sequence[IndexLine]], head: IndexHead, say: Catalogue
) -> Generator[tuple[Written, int], None, None]:
    """Gather an index and write it while this is gone through: names written so far, and of how many.

    Closed early, nothing is left. Raises what `gather` does, and ArchiveProblem("cannot-write") or
    ArchiveProblem("output-is-archive").
    """
    lines = gather()
    for written in write_lines(path, form, lines, head, say):
        yield written, len(lines)


def write_lines(
    path: Path, form: IndexFile, lines: Sequence[IndexLine], head: IndexHead, say: Catalogue
) -> Iterator[Written]:
    """Write an index that is gathered already."""
    with whole_file(path) as place:
        match form:
            case IndexFile.CSV:
                yield from _write_csv(place, lines, say)
            case IndexFile.DOCX:
                # Its libraries take a tenth of a second that a CSV need not wait for.
                from yearbook_viewer.export.index_docx import write_document  # noqa: PLC0415

                yield from write_document(place, lines, head, say)


def _write_csv(path: Path, lines: Sequence[IndexLine], say: Catalogue) -> Iterator[Written]:
    """A row for each place of each name; UTF-8 with the byte order mark by which Excel knows it."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([say(name) for name in COLUMNS])
        for number, line in enumerate(lines, 1):
            for reference in line.references:
                words = (line.name, reference.title, reference.heading if reference.section is not None else "")
                name, title, heading = map(harmless, words)
                year = "" if reference.year is None else reference.year
                writer.writerow([say(KIND_NAMES[line.kind]), line.initial, name, year, title, heading])
            if number % TOLD_EVERY == 0:
                yield Written(number)
    yield Written(len(lines))
