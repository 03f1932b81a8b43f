"""What a search found as files for other programs: CSV, Excel workbook, Word document, JSON; written row by row."""

import csv
import json
from collections.abc import Generator, Iterable, Iterator
from enum import StrEnum
from pathlib import Path

from yearbook_viewer.export.citations import Citations
from yearbook_viewer.export.figure_cells import harmless
from yearbook_viewer.export.figure_files import TOLD_EVERY, Written
from yearbook_viewer.export.files import whole_file
from yearbook_viewer.export.hit_rows import COLUMNS, Found, Rows, Searched, cells, plain, rows_of
from yearbook_viewer.records.searched import Hit


class HitFormat(StrEnum):
    """What the file is to be; the value is the end of its name."""

    XLSX = "xlsx"
    CSV = "csv"
    DOCX = "docx"
    JSON = "json"


# More than these make a document that no program opens in a time that anybody waits.
MOST_IN_WORD = 20_000


def write_hits_file(
    path: Path, kind: HitFormat, searched: Searched, found: Iterable[Found], citations: Citations
) -> Generator[Written, None, None]:
    """Write what was found while this is gone through; the last step tells the whole. Closed early, nothing is left.

    `found`: what `searched` tells of, each of its kind. Raises ArchiveProblem("cannot-write") or
    ArchiveProblem("output-is-archive").
    """
    with whole_file(path) as place:
        match kind:
            case HitFormat.CSV:
                yield from _write_csv(place, searched, found, citations)
            case HitFormat.JSON:
                yield from _write_json(place, searched, found, citations)
            case HitFormat.XLSX:
                # The libraries of these two take a tenth of a second that the other formats need not wait for.
                from yearbook_viewer.export.hit_sheets import write_sheets  # noqa: PLC0415

                yield from write_sheets(place, searched, found, citations)
            case HitFormat.DOCX:
                from yearbook_viewer.export.hit_docx import write_document  # noqa: PLC0415

                yield from write_document(place, searched, found, citations)


def _write_csv(path: Path, searched: Searched, found: Iterable[Found], citations: Citations) -> Iterator[Written]:
    """UTF-8 with the byte order mark by which Excel knows it, lines ended by CR LF as RFC 4180 has them."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([citations.say(column.name) for column in COLUMNS[searched.kind]])
        rows = 0
        for rows, row in enumerate(rows_of(found, citations), 1):
            writer.writerow([harmless(str(plain(cell))) for cell in row])
            if rows % TOLD_EVERY == 0:
                yield Written(rows)
    yield Written(rows)


def _write_json(path: Path, searched: Searched, found: Iterable[Found], citations: Citations) -> Iterator[Written]:
    """A line each; an empty string for what is missing. Offsets are code points into the entry's text."""
    head = {
        "words": searched.wish.words,
        "exact": searched.wish.exact,
        "archive": searched.archive,
        "date": searched.made.isoformat(),
        "total": searched.total,
        "sections": searched.sections,
        "entries": searched.entries,
    }
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f'{json.dumps(head, ensure_ascii=False)[:-1]}, "{searched.kind.value}": [')
        rows = 0
        for rows, each in enumerate(found, 1):
            told = _told(each, searched.kind, citations)
            file.write(("\n" if rows == 1 else ",\n") + json.dumps(told, ensure_ascii=False))
            if rows % TOLD_EVERY == 0:
                yield Written(rows)
        file.write("\n]}\n")
    yield Written(rows)


def _told(found: Found, kind: Rows, citations: Citations) -> dict[str, object]:
    """As programs read it: `where` is a word of ours in every language, and `marks` tell where hits are."""
    keys = (column.key for column in COLUMNS[kind])
    told: dict[str, object] = dict(zip(keys, map(plain, cells(found, citations)), strict=True))
    if isinstance(found, Hit):
        told |= {"where": found.where.value, "marks": found.marks}
    return told
