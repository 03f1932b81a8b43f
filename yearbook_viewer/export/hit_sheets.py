"""What a search found as an Excel workbook: a sheet of rows, and one that says what was searched for and when."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from yearbook_viewer.export.citations import Citations
from yearbook_viewer.export.figure_cells import PIECE
from yearbook_viewer.export.figure_files import TOLD_EVERY, Written
from yearbook_viewer.export.figure_sheets import ROWS
from yearbook_viewer.export.hit_rows import COLUMNS, Cell, Column, Found, Look, Marked, Searched, rows_of
from yearbook_viewer.messages import Catalogue

_RED = "#B3261E"
_A4 = 9


def write_sheets(path: Path, searched: Searched, found: Iterable[Found], citations: Citations) -> Iterator[Written]:
    """Write the workbook; the last step tells all rows and over how many sheets they go. May raise OSError.

    What is more than a sheet holds goes on in another one, what is longer than a cell in the next row. The folder of
    `path` takes the rows meanwhile.
    """
    say = citations.say
    book = Workbook(path, {"constant_memory": True, "tmpdir": str(path.parent), "use_zip64": True})
    book.set_properties({"title": searched.heading(say)[:250]})
    try:
        pages = _Pages(book, COLUMNS[searched.kind], say)
        rows = 0
        for rows, row in enumerate(rows_of(found, citations), 1):
            pages.write(row)
            if rows % TOLD_EVERY == 0:
                yield Written(rows, pages.sheets)
        pages.finish()
        # Last: programs that read a table take it from the first sheet.
        _write_about(book, searched, say)
        try:
            book.close()
        except FileCreateError as error:
            # Its only argument is the system's error.
            raise error.args[0] from error
        yield Written(rows, pages.sheets)
    finally:
        # Where it was cut short: an open file cannot be removed everywhere.
        for sheet in book.worksheets():
            sheet.row_data_fh.close()


class _Pages:
    """The sheets of rows; one is open at a time."""

    def __init__(self, book: Workbook, columns: Sequence[Column], say: Catalogue) -> None:
        self._book, self._columns, self._say = book, columns, say
        self._head = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
        self._found = book.add_format({"bold": True, "font_color": _RED})
        self._plain = book.add_format({"valign": "top"})
        self._looks = {
            Look.PLAIN: self._plain,
            Look.BEFORE: book.add_format({"valign": "top", "align": "right"}),
            Look.WORDS: book.add_format({"valign": "top", "align": "center", "bold": True, "font_color": _RED}),
            Look.WRAPPED: book.add_format({"valign": "top", "text_wrap": True}),
        }
        self.sheets = 0
        self._row = 0
        self._sheet = self._new()

    def write(self, row: Sequence[Cell]) -> None:
        """A row; what is longer than a cell goes on in the row below."""
        for pieces in zip_longest(*map(_pieces, row), fillvalue=""):
            if self._row == ROWS:
                self.finish()
                self._sheet = self._new()
            for at, (cell, column) in enumerate(zip(pieces, self._columns, strict=True)):
                self._write(at, cell, self._looks[column.look])
            self._row += 1

    def finish(self) -> None:
        """Name the range that can be filtered in the sheet that is open."""
        self._sheet.autofilter(0, 0, max(self._row - 1, 1), len(self._columns) - 1)

    def _write(self, at: int, cell: Cell, look: Format) -> None:
        """Words always as words, whatever they begin with."""
        if isinstance(cell, int):
            self._sheet.write_number(self._row, at, cell, self._plain)
        elif isinstance(cell, Marked):
            self._write_marked(at, cell, look)
        elif cell:
            self._sheet.write_string(self._row, at, cell, look)

    def _write_marked(self, at: int, cell: Marked, look: Format) -> None:
        runs: list[Format | str] = []
        done = 0
        for start, end in cell.marks:
            if start > done:
                runs.append(cell.text[done:start])
            if end > max(start, done):
                runs += [self._found, cell.text[max(start, done) : end]]
            done = max(done, end)
        if done < len(cell.text):
            runs.append(cell.text[done:])
        # A text of one look is no rich text to Excel.
        if sum(isinstance(run, str) for run in runs) > 1:
            self._sheet.write_rich_string(self._row, at, *runs, look)
        elif cell.text:
            self._sheet.write_string(self._row, at, cell.text, look)

    def _new(self) -> Worksheet:
        self.sheets += 1
        self._row = 1
        name = self._say("检索结果")
        sheet = self._book.add_worksheet(name if self.sheets == 1 else f"{name} {self.sheets}")
        for at, column in enumerate(self._columns):
            sheet.set_column(at, at, column.width)
            sheet.write_string(0, at, self._say(column.name), self._head)
        sheet.freeze_panes(1, 0)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        return sheet


def _write_about(book: Workbook, searched: Searched, say: Catalogue) -> None:
    sheet = book.add_worksheet(say("说明"))
    sheet.set_column(0, 0, 100)
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    lines = (searched.heading(say), searched.asked(say), searched.counted(say))
    # What was typed may be longer than a cell.
    pieces = (piece for line in lines for piece in _pieces(line))
    for row, piece in enumerate(pieces):
        sheet.write_string(row, 0, str(piece), wrapped)


def _pieces(cell: Cell) -> Sequence[Cell]:
    """What fits a cell each; marks go with the words they are on."""
    if isinstance(cell, int):
        return (cell,)
    if isinstance(cell, str):
        return [cell[first : first + PIECE] for first in range(0, len(cell), PIECE)] or ("",)
    firsts = range(0, max(len(cell.text), 1), PIECE)
    return [Marked(cell.text[first : first + PIECE], _within(cell.marks, first)) for first in firsts]


def _within(marks: Iterable[tuple[int, int]], first: int) -> tuple[tuple[int, int], ...]:
    """The marks on the piece that begins there, counted from its beginning."""
    last = first + PIECE
    return tuple(
        (max(start, first) - first, min(end, last) - first) for start, end in marks if first < end and start < last
    )
