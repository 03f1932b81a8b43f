"""A line of text as a row of a table: which signs part its cells, and where each cell stands."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from yearbook_viewer.text.paragraphs import WHITE

Span = tuple[int, int]

# A row is looked at whole; a line longer than this is prose on one line.
LONGEST_ROW = 3000


class Ruling(Enum):
    """What parts the cells of a row. RULE is a line of a frame that holds no words."""

    RULE = auto()
    FRAME = auto()
    PIPES = auto()
    TABS = auto()
    BLANKS = auto()
    COMMAS = auto()


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: where it begins and ends, white space at its end left out, and its cells, empty ones too.

    `columns`: for cells set apart by blanks where each begins and ends on the page, in half characters.
    """

    ruling: Ruling
    begin: int
    end: int
    cells: tuple[Span, ...]
    columns: tuple[Span, ...] = ()


_MAYBE = re.compile(
    r"[\t|｜\u2500-\u257f]|\S(?:[ \xa0]{2,}|\u3000)\s*\S|\S[ \xa0]+[-+−±]?\d|[\d%％…—\-] +\S|,[^,]*,|^\s*\+[-=]{2}"
)
# What a row that holds sentences is ruled with: neither blanks nor commas part its cells.
_RULED = re.compile(r"[\t|｜\u2500-\u257f]")
_BOX = "\u2500-\u257f"
_RULE = re.compile(rf"[\s{_BOX}|｜+:=\-—－]+")
_FRAMED = re.compile(r"[│┃║┆┇┊┋|｜]")
_UPRIGHT = re.compile(r"[│┃║┆┇┊┋]")
_DASHES = re.compile(r"[-=—－─━]{2}|[┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝┏┳┓┣╋┫┗┻┛]")
_MARKDOWN_RULE = re.compile(r"\s*[|｜]?\s*:?-{2,}:?\s*(?:[|｜]\s*:?-{2,}:?\s*)*[|｜]?\s*")
_WIDE_GAP = re.compile(r"\S(?:\s{2,}|\u3000)\S")
_TOKEN = re.compile(r"[^\s]+")
_HAN = re.compile(r"[\u3400-\u9fff]")
NUMBER = re.compile(
    r"[-+−±＋－]?(?:[0-9０-９]{1,3}(?:[,，][0-9０-９]{3})+|[0-9０-９]+)(?:[.．][0-9０-９]+)?[%％‰]?"
    r"(?:\[[0-9]{1,2}\]|[①-⑳*＊])?"
)
NOTHING = re.compile(r"[-—–－…‥⋯.．·/／×*#＃○〇]{1,4}")
_SENTENCE = re.compile(r"[。；;！？!?]")
_LEADER = re.compile(r"(?:[.．·…‥⋯・]{3,}|…)\s*[(（]?\d{1,4}[)）]?\s*$")
# What stands above or below a table and is no row of it.
_BESIDE = re.compile(
    r"\s*(?:[（(]?续?表\s*[0-9一二三四五六七八九十]|[（(]?续表|注\s*[:：]|资料来源|数据来源|说明\s*[:：])"
)
_UNIT_LINE = re.compile(r"(?:计量)?单位\s*[:：]")
# No table cell set by blanks or commas is a sentence.
_LONGEST_CELL = 40
_PADDING = 4


def row_at(text: str, begin: int, end: int) -> Row | None:
    """The line as a row, None for a line of text; a contents line with its leader of dots is none."""
    line = text[begin:end]
    if len(line) > LONGEST_ROW or (_SENTENCE.search(line) and not _RULED.search(line)) or not _MAYBE.search(line):
        return None
    for reader in _READERS:
        found = reader(line, begin)
        if found is not None:
            return found
    return None


def is_number(words: str) -> bool:
    """Whether the words of a cell are one number and nothing else."""
    return NUMBER.fullmatch(words.strip(WHITE)) is not None


def is_markdown_rule(line: str) -> bool:
    """Whether the line is the | --- | below a Markdown table's head."""
    return _MARKDOWN_RULE.fullmatch(line) is not None and ("|" in line or "｜" in line)


def is_beside(line: str) -> bool:
    """Whether the line is a table's caption, unit or note."""
    return _BESIDE.match(line) is not None or _UNIT_LINE.search(line) is not None


def split_at_blanks(line: str, begin: int, *, everywhere: bool = False) -> Row:
    """The line parted where two or more blanks stand, or any blank beside a number; `everywhere`: at every blank.

    Characters set apart to the width of a longer word (合　计, 张　三) are one cell.
    """
    tokens = list(_TOKEN.finditer(line))
    groups: list[Span] = []
    for token in tokens:
        if groups and not _parts(line, groups[-1], token.span(), everywhere):
            groups[-1] = (groups[-1][0], token.end())
        else:
            groups.append(token.span())
    columns = []
    width = done = 0
    for start, stop in groups:
        width += _width(line[done:start])
        first = width
        width += _width(line[start:stop])
        columns.append((first, width))
        done = stop
    stop = groups[-1][1] if groups else 0
    cells = tuple((begin + first, begin + last) for first, last in groups)
    return Row(Ruling.BLANKS, begin, begin + stop, cells, tuple(columns))


def _parts(line: str, former: Span, latter: Span, everywhere: bool) -> bool:
    """Whether the blanks between two pieces of a line part two cells."""
    gap = line[former[1] : latter[0]]
    before, behind = line[former[0] : former[1]], line[latter[0] : latter[1]]
    lone = _HAN.fullmatch(behind) is not None and _HAN.fullmatch(before.split()[-1]) is not None
    if lone and len(gap) <= _PADDING and all(len(piece) == 1 for piece in before.split()):
        return False
    if everywhere or len(gap) > 1 or "\u3000" in gap:
        return True
    return any(NUMBER.fullmatch(each) or NOTHING.fullmatch(each) for each in (before, behind))


def _width(words: str) -> int:
    """In half characters."""
    return 2 * len(words) - len(words.encode("latin-1", "ignore"))


def _frame(line: str, begin: int) -> Row | None:
    if _RULE.fullmatch(line) and _DASHES.search(line) and not line.strip(WHITE).isdigit():
        bare = line.rstrip(WHITE)
        long = len(bare.strip(WHITE)) >= 5
        return Row(Ruling.RULE, begin, begin + len(bare), ()) if long else None
    return _between(line, begin, Ruling.FRAME, _FRAMED) if _UPRIGHT.search(line) else None


def _pipes(line: str, begin: int) -> Row | None:
    bare = line.strip(WHITE)
    bounded = bare[:1] in ("|", "｜")
    signs = bare.count("|") + bare.count("｜")
    if signs < 2 and not (signs == 1 and not bounded):
        return None
    return _between(line, begin, Ruling.PIPES, _FRAMED) if bounded or signs else None


def _between(line: str, begin: int, ruling: Ruling, sign: re.Pattern[str]) -> Row:
    """The cells between upright signs; what stands outside the outermost is no cell if it is blank."""
    bare = line.rstrip(WHITE)
    borders = [found.start() for found in sign.finditer(bare)]
    starts = [0, *(border + 1 for border in borders)]
    ends = [*borders, len(bare)]
    spans = list(zip(starts, ends, strict=True))
    if not bare[: borders[0]].strip(WHITE):
        del spans[0]
    if len(spans) > 1 and borders[-1] == len(bare) - 1:
        del spans[-1]
    return Row(ruling, begin, begin + len(bare), tuple(_stripped(line, begin, span) for span in spans))


def _tabs(line: str, begin: int) -> Row | None:
    bare = line.rstrip(WHITE)
    if "\t" not in bare.lstrip(WHITE) or _LEADER.search(bare):
        return None
    borders = [at for at, sign in enumerate(line.rstrip(" \u3000\r")) if sign == "\t"]
    spans = list(zip([0, *(border + 1 for border in borders)], [*borders, len(line)], strict=True))
    return Row(Ruling.TABS, begin, begin + len(bare), tuple(_stripped(line, begin, span) for span in spans))


def _blanks(line: str, begin: int) -> Row | None:
    if _SENTENCE.search(line) or _LEADER.search(line):
        return None
    row = split_at_blanks(line, begin)
    if len(row.cells) < 2 or any(end - start > _LONGEST_CELL for start, end in row.cells):
        return None
    return row if _WIDE_GAP.search(line) or _ends_in_numbers(line, begin, row) else None


def _ends_in_numbers(line: str, begin: int, row: Row) -> bool:
    """Whether behind the first number there are only numbers: 粮食 12 13, not 截至 2020 年 12 月."""
    words = [line[start - begin : end - begin] for start, end in row.cells]
    first = next((at for at, word in enumerate(words) if NUMBER.fullmatch(word)), len(words))
    return first < len(words) and all(NUMBER.fullmatch(word) or NOTHING.fullmatch(word) for word in words[first:])


def _commas(line: str, begin: int) -> Row | None:
    if line.count(",") < 2 or _SENTENCE.search(line) or "，" in line or "、" in line:
        return None
    borders = [at for at, sign in enumerate(line) if sign == ","]
    spans = list(zip([0, *(border + 1 for border in borders)], [*borders, len(line)], strict=True))
    cells = tuple(_stripped(line, begin, span) for span in spans)
    if any(end - start > _LONGEST_CELL for start, end in cells):
        return None
    return Row(Ruling.COMMAS, begin, begin + len(line.rstrip(WHITE)), cells)


def _stripped(line: str, begin: int, span: Span) -> Span:
    """A cell without the blanks around its words; an empty cell stands at its end."""
    start, end = span
    words = line[start:end]
    bare = words.strip(WHITE)
    if not bare:
        return begin + end, begin + end
    start += len(words) - len(words.lstrip(WHITE))
    return begin + start, begin + start + len(bare)


_READERS: tuple[Callable[[str, int], Row | None], ...] = (_frame, _pipes, _tabs, _blanks, _commas)
