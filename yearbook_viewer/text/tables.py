"""Tables in plain text, recognised by the look of their lines."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from yearbook_viewer.records import Cell, Table
from yearbook_viewer.text.paragraphs import WHITE
from yearbook_viewer.text.table_rows import (
    NOTHING,
    Row,
    Ruling,
    Span,
    is_beside,
    is_markdown_rule,
    is_number,
    row_at,
    split_at_blanks,
)

_LIST_NUMBER = re.compile(
    r"(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3}|[a-zA-Z])?[.．、)）]|[（(].{1,3}[)）]|[①-⑳●■◆•·*-]"
)
_TOTAL = re.compile(r"合\s*计|总\s*计|小\s*计|共\s*计")
_YEAR = re.compile(r"(?:19|20)\d\d\s*年?(?:度)?")
# A table of blanks or commas is believed from this many rows on; tabs and signs are set on purpose.
_FEWEST = {Ruling.FRAME: 1, Ruling.PIPES: 2, Ruling.TABS: 2, Ruling.BLANKS: 2, Ruling.COMMAS: 3}
_LONGEST_WORDS = 40
# No printed table has more columns; a line of nothing but signs is none.
_WIDEST = 200
_MOSTLY = 0.6
_FEWEST_OF_A_LINE = 4


def tables_in(text: str, start: int, end: int, known: Sequence[Table] = ()) -> tuple[Table, ...]:
    """The tables that the lines between the offsets look like, in order; offsets into the text, `recognised` set.

    `known`: tables that the format told, in order; none is found that overlaps them. Recognised are rows of two or
    more cells between tabs, between upright signs (Markdown, frames), between columns of blanks, or, where at
    least half of a column are numbers, between commas. A list of names in columns of blanks is none, as it has no
    figures; neither are contents pages. A frame's outer lines belong to its table. A row is a line: words that a
    frame sets on two lines are two rows.
    """
    found: list[Table] = []
    for rows, above in _runs(text, start, end, known):
        table = _table(text, rows, above)
        if table is not None:
            found.append(table)
    return tuple(found)


def _runs(text: str, start: int, end: int, known: Sequence[Table]) -> Iterator[tuple[list[Row], tuple[int, int]]]:
    """Rows of one ruling that follow one another, with the line above them."""
    starts = [table.start for table in known]
    run: list[Row] = []
    above = last = (start, start)
    begin = start
    while begin < end:
        stop = text.find("\n", begin, end)
        stop = end if stop < 0 else stop
        place = bisect_right(starts, stop) - 1
        taken = place >= 0 and known[place].end > begin
        row = None if taken else row_at(text, begin, stop)
        if row is not None and row.ruling is not Ruling.RULE and is_beside(text[begin : min(stop, begin + 200)]):
            row = None
        if run and (row is None or not _goes_on(run, row)):
            # A short line alone between two rows of tabs names a group of rows.
            if row is None and not taken and _is_group(text, run, begin, stop, end):
                row = _lone(text, begin, stop, run[-1].ruling)
            else:
                yield run, above
                run = []
        if row is not None:
            if not run:
                above = last
            run.append(row)
        last = (begin, stop)
        begin = stop + 1
    if run:
        yield run, above


def _goes_on(run: Sequence[Row], row: Row) -> bool:
    ruling = next((each.ruling for each in run if each.ruling is not Ruling.RULE), Ruling.RULE)
    if Ruling.RULE in (ruling, row.ruling):
        return {ruling, row.ruling} <= {Ruling.RULE, Ruling.FRAME, Ruling.PIPES}
    return ruling is row.ruling or {ruling, row.ruling} == {Ruling.FRAME, Ruling.PIPES}


def _is_group(text: str, run: Sequence[Row], begin: int, stop: int, end: int) -> bool:
    words = text[begin:stop].strip(WHITE)
    if run[-1].ruling not in (Ruling.TABS, Ruling.BLANKS) or not 0 < len(words) <= 12 or is_beside(words):
        return False
    if any(sign in words for sign in "。；;!！?？，,") or len(run) < 2:
        return False
    after = text.find("\n", stop + 1, end)
    following = row_at(text, stop + 1, end if after < 0 else after) if stop + 1 < end else None
    return following is not None and following.ruling is run[-1].ruling and len(following.cells) == len(run[-1].cells)


def _lone(text: str, begin: int, stop: int, ruling: Ruling) -> Row:
    row = split_at_blanks(text[begin:stop], begin)
    return Row(ruling, begin, row.end, ((row.cells[0][0], row.cells[-1][1]),), ((0, 2),))


def _table(text: str, run: Sequence[Row], above: tuple[int, int]) -> Table | None:
    ruling = next((row.ruling for row in run if row.ruling is not Ruling.RULE), Ruling.RULE)
    framed = any(row.ruling is Ruling.RULE for row in run)
    rows = [row for row in run if row.cells and not is_markdown_rule(text[row.begin : row.end])]
    if ruling is Ruling.RULE or not rows or any(len(row.cells) > _WIDEST for row in rows):
        return None
    if ruling is Ruling.PIPES and not framed and len(rows) == len(run) and len(rows) < 3:
        # Two lines with an upright stroke may be a page's navigation, unless the second has a number under each word.
        words = [[text[start:end] for start, end in row.cells] for row in rows]
        if not _is_headed_line(words, len(words[0])):
            return None
    if ruling is Ruling.BLANKS:
        rows = [*_head(text, rows, above), *rows]
    if len(rows) < _FEWEST[ruling]:
        return None
    width = Counter(len(row.cells) for row in rows if len(row.cells) > 1).most_common(1)
    if not width or not _is_believed(text, ruling, rows, width[0][0], framed):
        return None
    placed = _placed(text, rows, width[0][0])
    return Table(min(run[0].begin, rows[0].begin), run[-1].end, tuple(placed), recognised=True)


def _head(text: str, rows: Sequence[Row], above: tuple[int, int]) -> list[Row]:
    """The line above as the head of columns that only single blanks part: 指标 2020年 2021年."""
    line = text[above[0] : above[1]]
    widest = max(len(row.cells) for row in rows)
    if not line.strip(WHITE) or above[1] >= rows[0].begin or is_beside(line) or len(line) > 200:
        return []
    row = split_at_blanks(line, above[0], everywhere=True)
    if len(row.cells) not in (widest, widest - 1) or len(row.cells) < 2:
        return []
    return [row]


def _is_believed(text: str, ruling: Ruling, rows: Sequence[Row], width: int, framed: bool) -> bool:
    """Whether rows like these are a table: cells of few words, columns of numbers."""
    words = [[text[start:end] for start, end in row.cells] for row in rows]
    match ruling:
        case Ruling.TABS:
            return _is_tabbed(words, width)
        case Ruling.FRAME | Ruling.PIPES:
            return width > 1 or framed
        case Ruling.COMMAS:
            regular = all(len(row) == width for row in words)
            return regular and _has_columns(words, width) and not _LIST_NUMBER.fullmatch(words[0][0])
        case _:
            return _is_set_in_columns(words, width)


def _is_tabbed(words: Sequence[Sequence[str]], width: int) -> bool:
    if width < 3 and any(len(cell) > _LONGEST_WORDS for row in words for cell in row):
        return False
    numbered = sum(_LIST_NUMBER.fullmatch(row[0]) is not None for row in words)
    return sum(len(row) == width for row in words) >= 2 and (width > 2 or numbered <= len(words) / 2)


def _is_set_in_columns(words: Sequence[Sequence[str]], width: int) -> bool:
    regular = [row for row in words if len(row) == width]
    data = [row for row in words if any(_is_amount(cell) for cell in row)]
    if _is_headed_line(words, width):
        return True
    if len(data) < 2 or len(regular) < _MOSTLY * len(words) or _is_contents(words, width):
        return False
    return _has_columns(regular, width) and (len(data) >= 3 or width >= 3)


def _is_headed_line(words: Sequence[Sequence[str]], width: int) -> bool:
    """Whether two lines are a head and, under each word of it (or month: 1, 2, 3) but the first, a number."""
    if len(words) != 2 or width < _FEWEST_OF_A_LINE or not len(words[0]) == len(words[1]) == width:
        return False
    counted = [str(number) for number in range(1, width)]
    headed = not any(_is_amount(cell) and cell != number for cell, number in zip(words[0][1:], counted, strict=True))
    return headed and all(map(_is_amount, words[1][1:]))


def _has_columns(rows: Sequence[Sequence[str]], width: int) -> bool:
    """Whether behind the first column there is one of numbers."""
    for at in range(1, width):
        numbers = [row[at] for row in rows if is_number(row[at])]
        empty = sum(NOTHING.fullmatch(row[at]) is not None for row in rows)
        if numbers and len(numbers) + empty >= _MOSTLY * len(rows):
            return True
    return False


def _is_contents(rows: Sequence[Sequence[str]], width: int) -> bool:
    """Headings with their pages, which only grow, and no head above them."""
    if width != 2 or any(_TOTAL.search(row[0]) for row in rows):
        return False
    pages = [row[-1].strip("()（）") for row in rows]
    if not all(page.isdigit() and len(page) <= 4 for page in pages):
        return False
    numbers = [int(page) for page in pages]
    return all(former <= latter for former, latter in pairwise(numbers))


def _placed(text: str, rows: Sequence[Row], width: int) -> Iterator[Cell]:
    """The cells in their columns: by their order, in columns of blanks by where they stand on the page."""
    ruled = [row.columns for row in rows if len(row.cells) == width and row.columns]
    borders = [
        (min(row[at][0] for row in ruled), max(row[at][1] for row in ruled)) for at in range(width if ruled else 0)
    ]
    is_head = True
    for number, row in enumerate(rows):
        is_head = is_head and not any(_is_amount(text[start:end]) for start, end in row.cells)
        if not row.columns or len(row.cells) == width or not borders:
            shift = int(number == 0 and _lacks_its_corner(text, row, width))
            spans = [(at + shift, 1) for at in range(len(row.cells))]
        else:
            spans = _over(borders, row.columns) if is_head else _below(borders, row.columns)
        for (column, columns), (start, end) in zip(spans, row.cells, strict=True):
            yield Cell(number, column, start, end, 1, columns)


def _lacks_its_corner(text: str, row: Row, width: int) -> bool:
    """Whether a head of nothing but years lost the blank place before them, as lines cut off at both ends do."""
    return (
        row.ruling is Ruling.TABS
        and len(row.cells) == width - 1
        and all(_YEAR.fullmatch(text[start:end].strip(WHITE)) for start, end in row.cells)
    )


def _is_amount(words: str) -> bool:
    return is_number(words) and not _YEAR.fullmatch(words)


def _below(borders: Sequence[Span], cells: Sequence[Span]) -> list[tuple[int, int]]:
    """The column and its breadth for each cell of a row with gaps: the columns that it touches, else the nearest."""
    found: list[tuple[int, int]] = []
    free = 0
    for left, right in cells:
        reached = [at for at in range(free, len(borders)) if left < borders[at][1] and borders[at][0] < right]
        nearest = min(range(free, max(len(borders), free + 1)), key=lambda at: _distance(borders, at, left, right))
        found.append((reached[0], len(reached)) if reached else (nearest, 1))
        free = sum(found[-1])
    return found


def _over(borders: Sequence[Span], cells: Sequence[Span]) -> list[tuple[int, int]]:
    """The same for a head of heads: each column has the nearest head, unless it stands before the first of them."""
    centres = [left + right for left, right in cells]
    owners: list[int] = []
    for first, last in borders:
        owner = min(range(len(cells)), key=lambda at: abs(centres[at] - first - last))
        owners.append(-1 if last <= cells[0][0] and not owners else owner)
    if any(owner not in owners for owner in range(len(cells))):
        return _below(borders, cells)
    return [(owners.index(owner), owners.count(owner)) for owner in range(len(cells))]


def _distance(borders: Sequence[Span], at: int, left: int, right: int) -> int:
    if at >= len(borders):
        return 0
    first, last = borders[at]
    return max(first - right, left - last, 0)
