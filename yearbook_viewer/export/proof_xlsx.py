"""The proof-reading sheet as a workbook: one row a finding, to be filtered, sorted and filled in."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook

from yearbook_viewer.export.finding_words import REVIEW_NAMES
from yearbook_viewer.export.proof_sheet import COLUMNS, ProofLine, ProofSheet, Quoted, cleaned
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Verdict

# Of a cell, in UTF-16 units; XlsxWriter leaves a longer one empty.
_LONGEST = 32_767
# Of the whole sheet, in characters of the standard font.
_CHARACTERS = 170
_FONT = {"font_name": "宋体", "font_size": 10}
# Points of a line, and the highest row there is. Not every program makes rows as high as their words need.
_LINE, _HIGHEST = 13.5, 409
# How much of a line is filled before it breaks, at the least.
_ROOM = 0.92
_HEAD = 4
# Every constant is a string: a text that begins with = is no formula, one that begins with http no link.
_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def proof_xlsx(sheet: ProofSheet, say: Catalogue) -> bytes:
    """The workbook's bytes."""
    stream = BytesIO()
    book = Workbook(stream, {**_OPTIONS, "in_memory": True})
    title, of, counted = sheet.heading(say)
    book.set_properties(
        {"title": f"{title} {sheet.scope or sheet.archive}"[:250], "created": datetime.combine(sheet.made, time(), UTC)}
    )
    page = book.add_worksheet(title)
    _set_up(page, say)
    page.write_string(0, 0, title, book.add_format({**_FONT, "bold": True, "font_size": 16}))
    page.write_string(1, 0, of, book.add_format(_FONT))
    page.write_string(2, 0, counted, book.add_format(_FONT))
    if sheet.lines:
        _fill(book, page, sheet, say)
    book.close()
    return stream.getvalue()


def _set_up(page: Any, say: Catalogue) -> None:
    page.set_landscape()
    page.set_paper(9)  # A4
    page.set_margins(0.6, 0.6, 0.6, 0.7)
    page.fit_to_pages(1, 0)
    page.set_footer("&C" + say("第 {page} 页,共 {pages} 页", page="&P", pages="&N"))
    for column, (_, share) in enumerate(COLUMNS):
        page.set_column(column, column, _CHARACTERS * share / 100)


def _fill(book: Any, page: Any, sheet: ProofSheet, say: Catalogue) -> None:
    look = {**_FONT, "text_wrap": True, "valign": "top", "border": 1, "border_color": "#CFCAC0"}
    plain = book.add_format(look)
    wrong = book.add_format({**look, "bold": True, "font_color": "#B3261E"})
    head = book.add_format({**look, "bold": True, "bg_color": "#F3F1EC"})
    # Stretches without a look of their own would fall back to the program's font, which is larger.
    strong, usual = book.add_format({**_FONT, "bold": True}), book.add_format(_FONT)
    for column, (name, _) in enumerate(COLUMNS):
        page.write_string(_HEAD, column, say(name), head)
    page.repeat_rows(_HEAD)
    page.freeze_panes(_HEAD + 1, 0)
    page.autofilter(_HEAD, 0, _HEAD + len(sheet.lines), len(COLUMNS) - 1)
    for number, line in enumerate(sheet.lines, start=1):
        row = _HEAD + number
        words = "\n".join(cleaned(each) for each in line.words.split("\n"))
        cells = ("\n".join(line.place), "\n".join(each.text for each in line.passages), "\n".join(line.checked))
        page.set_row(row, _height((str(number), *cells, "", "", words)))
        page.write_number(row, 0, number, plain)
        page.write_string(row, 1, cells[0], plain)
        _write_passages(page, row, line, (usual, strong), plain)
        page.write_string(row, 3, cells[2], plain)
        is_wrong = line.verdict is Verdict.INCONSISTENT
        page.write_string(row, 4, line.called, wrong if is_wrong else plain)
        page.write_string(row, 5, say(REVIEW_NAMES[line.state]), plain)
        for beside, part in enumerate(_portions(words)):
            page.write_string(row, 6 + beside, part, plain)


def _height(cells: Sequence[str]) -> float:
    """How high a row is to be, in points, for all words of these cells to be seen."""
    lines = 1
    for words, (_, share) in zip(cells, COLUMNS, strict=True):
        room = max(2, int(_CHARACTERS * share / 100 * _ROOM))
        lines = max(lines, sum(-(-_width(line) // room) or 1 for line in words.split("\n")))
    return min(_LINE * lines + 3, _HIGHEST)


def _width(words: str) -> int:
    """In characters as wide as a digit; Chinese ones are twice as wide."""
    return sum(1 if character < "\u1100" else 2 for character in words)


def _write_passages(page: Any, row: int, line: ProofLine, looks: tuple[Any, Any], plain: Any) -> None:
    """The sentences with their figures in bold."""
    pieces = list(_in_lines(line.passages))
    fragments = [part for words, bold in pieces for part in (looks[bold], words)]
    # The program takes no rich text of a single stretch.
    if len(pieces) > 1:
        page.write_rich_string(row, 2, *fragments, plain)
    else:
        page.write_string(row, 2, "".join(words for words, _ in pieces), plain)


def _in_lines(passages: tuple[Quoted, ...]) -> Iterator[tuple[str, bool]]:
    for number, quoted in enumerate(passages):
        if number:
            yield "\n", False
        yield from quoted.pieces()


def _portions(words: str) -> list[str]:
    """A remark in as many cells as it needs: nothing of it is cut."""
    half = _LONGEST // 2  # characters beyond U+FFFF count twice
    return [words[at : at + half] for at in range(0, len(words), half)] or [""]
