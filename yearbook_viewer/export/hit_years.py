"""What a search found over the years: how much each has, and how much that is of all it has; for plot and file."""

import csv
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from io import BytesIO, StringIO
from itertools import pairwise
from pathlib import Path

from yearbook_viewer.export.files import write_whole
from yearbook_viewer.export.hit_rows import Searched
from yearbook_viewer.messages import N_, Catalogue
from yearbook_viewer.records import EntryListing
from yearbook_viewer.records.searched import YearCount

# A share is told of so many sections: of a hundred most would be less than one.
OF_SECTIONS = 1_000
_TENTH = Decimal("0.1")
# UTF-16 units that a cell of Excel holds; half as many code points fit whatever they are.
_FITS = 32_767 // 2

COLUMNS = (
    N_("年份"),
    N_("处数"),
    N_("有结果的节"),
    N_("当年的节"),
    N_("每千节"),
)


class Measure(StrEnum):
    """What is drawn of a year: hits, sections with hits, or these among a thousand sections of the year."""

    HITS = "hits"
    SECTIONS = "sections"
    SHARE = "share"


MEASURE_NAMES = {
    Measure.HITS: N_("处数"),
    Measure.SECTIONS: N_("有结果的节"),
    Measure.SHARE: N_("每千节有结果"),
}


@dataclass(frozen=True, slots=True)
class YearRow:
    """A year that the archive has sections of; `year` is None for what has no year."""

    year: int | None
    hits: int
    sections: int
    of_sections: int

    def value(self, measure: Measure) -> float:
        """What is drawn of it."""
        match measure:
            case Measure.HITS:
                return self.hits
            case Measure.SECTIONS:
                return self.sections
            case Measure.SHARE:
                return OF_SECTIONS * self.sections / self.of_sections if self.of_sections else 0

    def share(self) -> Decimal:
        """Sections with hits among a thousand, to a tenth."""
        return (Decimal(OF_SECTIONS) * self.sections / max(self.of_sections, 1)).quantize(_TENTH)

    def cells(self, name: str) -> tuple[str | int | Decimal, ...]:
        """In the order of COLUMNS; `name`: of what has no year."""
        return (name if self.year is None else self.year, self.hits, self.sections, self.of_sections, self.share())


def year_rows(counts: Iterable[YearCount], listings: Iterable[EntryListing]) -> tuple[YearRow, ...]:
    """The years that the archive has anything of, oldest first, no year last: those without hits with 0.

    Years between them that are missing here are missing in the archive: nothing can be said of them.
    """
    found = {count.year: YearRow(count.year, count.hits, count.sections, count.of_sections) for count in counts}
    every: Counter[int | None] = Counter()
    for listing in listings:
        # A section is counted with its own slice, and an entry's head as one more.
        every[listing.year] += len(listing.sections) + 1
    rows = found | {year: YearRow(year, 0, 0, count) for year, count in every.items() if year not in found}
    return tuple(sorted(rows.values(), key=lambda row: (row.year is None, row.year or 0)))


def gaps(rows: Sequence[YearRow]) -> list[tuple[int, int]]:
    """The first and the last year of each stretch between the first and the last that the archive has nothing of."""
    years = [row.year for row in rows if row.year is not None]
    return [(one + 1, other - 1) for one, other in pairwise(years) if other - one > 1]


def write_years(path: Path, rows: Sequence[YearRow], searched: Searched, say: Catalogue) -> None:
    """Write the table, as a workbook where the name ends in .xlsx, else as values with commas.

    Raises ArchiveProblem("cannot-write") or ArchiveProblem("output-is-archive").
    """
    cells = [row.cells(say("没有年份")) for row in rows]
    if path.suffix.lower() == ".xlsx":
        write_whole(path, _workbook(cells, searched, say))
    else:
        write_whole(path, _commas(cells, say).encode("utf-8-sig"))


def _commas(rows: Sequence[Sequence[str | int | Decimal]], say: Catalogue) -> str:
    """Lines ended by CR LF as RFC 4180 has them."""
    lines = StringIO()
    writer = csv.writer(lines)
    writer.writerow([say(name) for name in COLUMNS])
    writer.writerows(rows)
    return lines.getvalue()


def _workbook(rows: Sequence[Sequence[str | int | Decimal]], searched: Searched, say: Catalogue) -> bytes:
    from xlsxwriter import Workbook  # noqa: PLC0415  a tenth of a second that values with commas need not wait for

    contents = BytesIO()
    book = Workbook(contents, {"in_memory": True})
    sheet = book.add_worksheet(say("历年分布"))
    bold = book.add_format({"bold": True, "bottom": 1})
    for at, name in enumerate(COLUMNS):
        sheet.set_column(at, at, 14)
        sheet.write_string(0, at, say(name), bold)
    sheet.freeze_panes(1, 0)
    formats = [book.add_format({"num_format": shown}) for shown in ("0", "#,##0", "#,##0", "#,##0", "#,##0.0")]
    for number, row in enumerate(rows, 1):
        for at, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(number, at, cell)
            else:
                sheet.write_number(number, at, float(cell), formats[at])
    for below, words in enumerate((searched.heading(say), searched.asked(say), searched.counted(say)), 2):
        sheet.write_string(len(rows) + below, 0, words[:_FITS])
    book.close()
    return contents.getvalue()
