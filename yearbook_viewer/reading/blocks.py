"""Formatted documents to canonical text: a line a paragraph, a line a table row, with the layout beside it.

Every format but plain text goes through here, so that all of them give the same text for the same document.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from yearbook_viewer.records import Cell, Layout, SetHeading, Table

# A tab parts two cells of a table and stands nowhere else; a line end parts two blocks.
_IN_CELL = re.compile(r"[\t\n\r\v\f\x85\u2028\u2029]+")
# More columns than any sheet is printed with; a file may claim a thousand million.
_WIDEST = 200
# Blanks that people type at the begin of a cell; readers of markup leave out the blanks of its layout before.
_INDENTS, _FURTHEST_IN = " \u3000\xa0", 12
_IN_PARAGRAPH = re.compile(r"[\t\n\r\v\f\x85\u2028\u2029]")


def indent_of(words: str) -> str:
    """The blanks that words begin with: typists set the parts of a total in with them.

    A single narrow blank is none: it slips in, and pages keep empty cells open with a fixed one.
    """
    leading = words[: len(words) - len(words.lstrip())]
    indent = "".join(sign for sign in leading if sign in _INDENTS)[:_FURTHEST_IN]
    return "" if indent in (" ", "\xa0") else indent


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a paragraph, `bold` where it is set so."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell of a document's table; `rows`, `columns`: how many it covers."""

    text: str
    rows: int = 1
    columns: int = 1


@dataclass(slots=True)
class Blocks:
    """A document on its way to text, block by block in reading order."""

    _pieces: list[str] = field(default_factory=list)
    _length: int = 0
    _headings: list[SetHeading] = field(default_factory=list)
    _bold: list[tuple[int, int]] = field(default_factory=list)
    _tables: list[Table] = field(default_factory=list)

    def paragraph(self, runs: Iterable[Run], level: int | None = None) -> None:
        """A line of text; one without anything but white space is left out.

        `level`: 0 for the document's title, 1 to 6 for a heading, None for text. A paragraph that is bold as a
        whole is told as bold too. Line ends within a run become spaces: call again for a new line.
        """
        kept = [Run(_IN_PARAGRAPH.sub(" ", run.text), run.bold) for run in runs if run.text]
        if not any(run.text.strip() for run in kept):
            return
        start = self._length
        for run in kept:
            begin = self._length
            self._put(run.text)
            if run.bold and run.text.strip():
                self._embolden(begin, joined=begin > start)
        if level is not None:
            self._headings.append(SetHeading(start, self._length, level))
        self._put("\n")

    def table(self, rows: Sequence[Sequence[TableCell]]) -> None:
        """A table, each row with the cells that begin in it; a place that a cell from above covers stays empty.

        A table of a single cell is a paragraph: pages are laid out so. The blanks that set the name of a row further
        in than another's stand before its cell.
        """
        if not any(cell.text.strip() for row in rows for cell in row):
            return
        if sum(map(len, rows)) == 1:
            for line in rows[0][0].text.splitlines():
                self.paragraph([Run(line)])
            return
        start = self._length
        cells: list[Cell] = []
        # Of each column the row before which a cell from above ends.
        covered: dict[int, int] = {}
        for number, row in enumerate(rows):
            column = 0
            for each in row:
                while covered.get(column, 0) > number:
                    self._put("\t")
                    column += 1
                words = _IN_CELL.sub(" ", each.text.strip())
                if words and column == 0:
                    self._put(indent_of(each.text))
                begin = self._length
                self._put(words)
                columns = max(1, min(each.columns, _WIDEST - column))
                deep = max(1, min(each.rows, len(rows) - number)) if column < _WIDEST else 1
                cells.append(Cell(number, column, begin, self._length, deep, columns))
                if deep > 1:
                    covered.update(dict.fromkeys(range(column, column + columns), number + deep))
                self._put("\t" * columns)
                column += columns
            width = max((place + 1 for place, end in covered.items() if end > number), default=0)
            self._put("\t" * max(0, width - column))
            self._end_row()
        self._tables.append(Table(start, self._length - 1, tuple(cells)))

    def finish(self, title: str = "") -> tuple[str, Layout]:
        """The text and its layout. `title`: the document's own title in its properties."""
        layout = Layout(tuple(self._headings), tuple(self._bold), tuple(self._tables), " ".join(title.split()))
        return "".join(self._pieces), layout

    def _put(self, words: str) -> None:
        self._pieces.append(words)
        self._length += len(words)

    def _embolden(self, begin: int, *, joined: bool) -> None:
        """What is bold from `begin` on; `joined`: it may continue the run before it in the same paragraph."""
        if joined and self._bold and self._bold[-1][1] == begin:
            begin = self._bold.pop()[0]
        self._bold.append((begin, self._length))

    def _end_row(self) -> None:
        """The tab behind the row's last cell gives way to the line's end."""
        while self._pieces and not self._pieces[-1]:
            self._pieces.pop()
        if self._pieces and set(self._pieces[-1]) == {"\t"}:
            tabs = self._pieces.pop()
            self._length -= len(tabs)
            self._put(tabs[:-1])
        self._put("\n")
