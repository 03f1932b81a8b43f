"""Figures as an Excel workbook: a sheet of data, a sheet of evidence, and links from each row to the other."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import zip_longest
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from yearbook_viewer.export.figure_cells import CUT, Cell, cells, fitting, headings, section_words, volume_words
from yearbook_viewer.messages import N_, Catalogue
from yearbook_viewer.records import Printing

# What a sheet of Excel holds: rows with the heading, and digits of a number.
ROWS = 1_048_576
_DIGITS = 15
# Rows with links. Excel takes 65,530 a sheet, and each holds a kilobyte of memory until the end; a formula holds none.
LINKS = 20_000

# After so many rows it is told how far the writing is.
_TOLD_EVERY = 500

_DATA, _EVIDENCE = N_("数据"), N_("依据")
_EVIDENCE_HEADINGS = (
    N_("指标"),
    N_("原文"),
    N_("句子"),
    N_("章节"),
    N_("条目"),
    N_("卷"),
    N_("文件"),
    N_("起"),
    N_("止"),
)

# Characters that a column shows; those not named here show the usual number.
_WIDE = {N_("指标"): 26, N_("条目"): 22, N_("章节"): 30, N_("句子"): 80, N_("存疑"): 30, N_("文件"): 22, N_("主体"): 20,
         N_("数值"): 18, N_("换算值"): 18, N_("原文"): 16, N_("卷"): 20, N_("关系"): 18}  # fmt: skip
_USUAL = 12


def write_sheets(
    path: Path, printings: Iterable[Printing], units: Sequence[str], say: Catalogue
) -> Iterator[tuple[int, int]]:
    """Write the workbook; yields rows and sheets of data so far, the last time all of them. May raise OSError.

    What is more than a sheet holds goes on in another one. The folder of `path` takes the rows meanwhile.
    """
    book = Workbook(path, {"constant_memory": True, "tmpdir": str(path.parent), "use_zip64": True})
    try:
        pages = _Pages(book, units, say)
        rows = 0
        for rows, printing in enumerate(printings, 1):
            pages.write(printing)
            if rows % _TOLD_EVERY == 0:
                yield rows, pages.sheets
        pages.finish()
        try:
            book.close()
        except FileCreateError as error:
            # Its only argument is the system's error.
            raise error.args[0] from error
        yield rows, pages.sheets
    finally:
        # Where it was cut short: an open file cannot be removed everywhere.
        for sheet in book.worksheets():
            sheet.row_data_fh.close()


class _Sheet:
    """A sheet that is being written, and the row that comes next; its first row names the columns."""

    def __init__(self, book: Workbook, name: str, headings: Sequence[str], widths: Sequence[int], bold: Format) -> None:
        self.name = name
        self.row = 1
        self._columns = len(headings)
        self.sheet: Worksheet = book.add_worksheet(name)
        for column, (heading, width) in enumerate(zip(headings, widths, strict=True)):
            self.sheet.set_column(column, column, width)
            self.sheet.write_string(0, column, heading, bold)
        self.sheet.freeze_panes(1, 1)

    def link(self, column: int, to: str, row: int, look: Format) -> None:
        """A link to a row of another sheet, both counted from 0."""
        words, place = f"{to}!{row + 1}", f"'{to}'!A{row + 1}"
        if self.row <= LINKS:
            self.sheet.write_url(self.row, column, f"internal:{place}", look, words)
        else:
            self.sheet.write_formula(self.row, column, f'=HYPERLINK("#{place}","{words}")', look, words)

    def close(self) -> None:
        self.sheet.autofilter(0, 0, max(self.row - 1, 1), self._columns - 1)


class _Pages:
    """The sheets: one of data and one of evidence are open at a time."""

    def __init__(self, book: Workbook, units: Sequence[str], say: Catalogue) -> None:
        self._book, self._units, self._say = book, units, say
        self._bold = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
        self._words = book.add_format({"valign": "top"})
        self._wrapped = book.add_format({"valign": "top", "text_wrap": True})
        self._whole = book.add_format({"valign": "top", "num_format": "0"})
        self._link = book.add_format({"valign": "top", "font_color": "#27598F", "underline": 1})
        self._numbers: dict[int, Format] = {}
        self.sheets = 0
        self._evidence_sheets = 0
        self._data = self._new_data()
        self._evidence = self._new_evidence()

    def write(self, printing: Printing) -> None:
        """The figure's row, and its evidence in as many rows as the words need."""
        if self._data.row == ROWS:
            self._data.close()
            self._data = self._new_data()
        evidence = self._evidence_rows(printing)
        if self._evidence.row + len(evidence) > ROWS:
            self._evidence.close()
            self._evidence = self._new_evidence()
        row = cells(printing, self._units, self._say)
        for column, cell in enumerate(row):
            self._write(self._data, column, cell)
        self._data.link(len(row), self._evidence.name, self._evidence.row, self._link)
        for words in evidence:
            self._evidence.link(0, self._data.name, self._data.row, self._link)
            for column, cell in enumerate(words, 1):
                self._write(self._evidence, column, cell)
            self._evidence.row += 1
        self._data.row += 1

    def finish(self) -> None:
        """Name the range that can be filtered in the sheets that are open."""
        self._data.close()
        self._evidence.close()

    def _new_data(self) -> _Sheet:
        self.sheets += 1
        names = [*headings(self._units, self._say), self._say(_EVIDENCE)]
        return self._new(_DATA, self.sheets, names)

    def _new_evidence(self) -> _Sheet:
        self._evidence_sheets += 1
        names = [self._say(_DATA), *(self._say(name) for name in _EVIDENCE_HEADINGS)]
        return self._new(_EVIDENCE, self._evidence_sheets, names)

    def _new(self, kind: str, number: int, names: Sequence[str]) -> _Sheet:
        wide = {self._say(name): width for name, width in _WIDE.items()}
        name = self._say(kind) if number == 1 else f"{self._say(kind)} {number}"
        return _Sheet(self._book, name, names, [wide.get(each, _USUAL) for each in names], self._bold)

    def _evidence_rows(self, printing: Printing) -> list[tuple[Cell, ...]]:
        """Where the figure stands; what is longer than a cell goes on in the next row."""
        figure = printing.figure
        words = (
            figure.indicator,
            figure.text,
            printing.sentence + (self._say(CUT) if printing.sentence_cut else ""),
            section_words(printing),
            printing.entry_title,
            volume_words(printing, self._say),
            printing.file,
        )
        pieces = zip_longest(*map(_pieces, words), fillvalue="")
        return [(*row, figure.start, figure.end) for row in pieces]

    def _write(self, on: _Sheet, column: int, cell: Cell) -> None:
        """A number as a number where no digit of it is lost so; words always as words, whatever they begin with."""
        sheet, row = on.sheet, on.row
        if isinstance(cell, int):
            sheet.write_number(row, column, cell, self._whole)
        elif isinstance(cell, Decimal) and len(cell.normalize().as_tuple().digits) <= _DIGITS:
            sheet.write_number(row, column, float(cell), self._number(cell))
        elif isinstance(cell, Decimal):
            sheet.write_string(row, column, format(cell, "f"), self._words)
        elif len(cell) > fitting(cell) and on is self._data:
            more = self._say("……(太长,全文见“依据”)")
            sheet.write_string(row, column, cell[: fitting(cell) - len(more)] + more, self._words)
        elif cell:
            sheet.write_string(row, column, cell, self._wrapped if len(cell) > _USUAL * 2 else self._words)

    def _number(self, value: Decimal) -> Format:
        """How a number with so many decimals is shown."""
        exponent = value.as_tuple().exponent
        decimals = min(max(-exponent, 0), _DIGITS) if isinstance(exponent, int) else 0
        if decimals not in self._numbers:
            shown = "#,##0" + ("." + "0" * decimals if decimals else "")
            self._numbers[decimals] = self._book.add_format({"valign": "top", "num_format": shown})
        return self._numbers[decimals]


def _pieces(words: str) -> list[str]:
    fits = fitting(words)
    return [words[first : first + fits] for first in range(0, len(words), fits)] or [""]
