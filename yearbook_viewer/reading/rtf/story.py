"""The walk through an RTF file: groups, formats and destinations; lines and tables come out."""

from dataclasses import dataclass, field, replace

from yearbook_viewer.reading.blocks import Run
from yearbook_viewer.reading.layouts import Grid, Line, broken, laid_out
from yearbook_viewer.reading.rtf.tables import CellShape, RichRow, placed
from yearbook_viewer.reading.rtf.tokens import SYMBOLS, Token, codec_of_page, decoded
from yearbook_viewer.reading.symbols import symbol
from yearbook_viewer.reading.word.styles import level_of_name

# Groups whose text is none of the document's. Those that open with \* are left out but for text boxes.
_LEFT_OUT = frozenset(
    (
        *("colortbl", "pict", "nonshppict", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr"),
        *("footerf", "fldinst", "listtable", "listoverridetable", "themedata", "datastore", "filetbl", "revtbl"),
        *("annotation", "atnid", "atnauthor", "xe", "tc", "sp", "objdata", "author", "operator", "comment"),
        *("ftnsep", "ftnsepc", "aftnsep", "aftnsepc", "rsidtbl", "generator", "pgdsctbl", "template"),
    )
)
_KEPT_STARRED = frozenset(("shpinst", "shptxt", "ud"))
_SIGNS = {
    "tab": "\t", "line": "\n", "lbr": "\n", "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005", "~": "\xa0",
    "_": "-", "nestcell": " ", "nestrow": "\n",
}  # fmt: skip
_ENDS = frozenset(("par", "sect", "page", "column"))
_WIDE = 0x10000


@dataclass(frozen=True, slots=True)
class _State:
    r"""What a group inherits and its end takes back.

    `into`: the destination, empty for the text. `script`: for which letters formats are set; LibreOffice sets Chinese
    bold by \dbch\ab.
    """

    into: str = ""
    bold: bool = False
    hidden: bool = False
    skipped: int = 1
    font: int = -1
    script: str = ""


@dataclass(slots=True)
class RichStory:
    """Takes tokens one by one; `finish` gives the lines and tables, then the notes."""

    title: str = ""
    page: str = "cp1252"
    _state: _State = field(default_factory=_State)
    _outer: list[_State] = field(default_factory=list)
    _starred: bool = False
    _skip: int = 0
    _bytes: bytearray = field(default_factory=bytearray)
    _charsets: dict[int, int] = field(default_factory=dict)
    _names: dict[int, str] = field(default_factory=dict)
    _default_font: int = 0
    _collected: str = ""
    _levels: dict[int, int] = field(default_factory=dict)
    _style: int = 0
    _outline: int | None = None
    _in_table: bool = False
    _runs: list[Run] = field(default_factory=list)
    _cell: list[Line | Grid] = field(default_factory=list)
    _left: int = 0
    _shapes: list[CellShape] = field(default_factory=list)
    _shape: CellShape = field(default_factory=lambda: CellShape(0))
    _contents: list[list[Line | Grid]] = field(default_factory=list)
    _rows: list[RichRow] = field(default_factory=list)
    _items: list[Line | Grid] = field(default_factory=list)
    _notes: list[Line | Grid] = field(default_factory=list)
    _kept: list[list[Run]] = field(default_factory=list)
    _note_count: int = 0

    def take(self, token: Token) -> None:
        """The next token."""
        if token.kind == "open":
            self._flush()
            self._outer.append(self._state)
            self._skip = 0
        elif token.kind == "close":
            self._close()
        elif token.kind == "word":
            self._word(token.word, token.number)
        else:
            data = token.data
            if self._skip:
                left = max(self._skip - len(data), 0)
                data, self._skip = data[self._skip :], left
            self._bytes += data
        if token.kind != "word" or token.word != "*":
            self._starred = False

    def finish(self) -> list[Line | Grid]:
        """Everything in reading order; a file that is cut off gives what there is."""
        self._end_line()
        if self._cell:
            self._contents.append(self._cell)
            self._cell = []
        if self._contents:
            self._end_row()
        self._end_table()
        return [*self._items, *self._notes]

    def _close(self) -> None:
        self._flush()
        self._skip = 0
        if not self._outer:
            return
        inner, self._state = self._state, self._outer.pop()
        if inner.into != self._state.into:
            if inner.into == "footnote":
                runs, self._runs = self._runs, self._kept.pop() if self._kept else []
                self._notes.append(Line(tuple(runs)))
            elif inner.into == "title":
                self.title = self._collected
                self._collected = ""
        if inner.into == "stylesheet" and self._collected:
            self._end_style()

    def _word(self, word: str, number: int | None) -> None:  # noqa: PLR0912  one case a word of the format
        self._flush()
        if word == "*":
            self._starred = True
            return
        if self._starred and word not in _KEPT_STARRED:
            self._state = replace(self._state, into="out")
            return
        if word in _LEFT_OUT:
            self._state = replace(self._state, into="out")
            return
        into = self._state.into
        if word == "u" and number is not None:
            code = number % _WIDE
            self._put(symbol(code, self._names.get(self._font(), "")) if 0xF020 <= code <= 0xF0FF else chr(code))
            self._skip = self._state.skipped
            return
        self._skip = 0
        match word:
            case "info":
                self._state = replace(self._state, into="info")
            case "fonttbl" | "stylesheet" | "title":
                self._state = replace(self._state, into=word)
            case "footnote" if into == "":
                self._state = replace(self._state, into="footnote", hidden=False)
                self._kept.append(self._runs)
                self._runs = []
            case "ansicpg":
                self.page = codec_of_page(number)
            case "deff":
                self._default_font = number or 0
            case "f":
                self._state = replace(self._state, font=number or 0)
            case "fcharset" if into == "fonttbl":
                self._charsets[self._state.font] = number or 0
            case "uc":
                self._state = replace(self._state, skipped=max(number or 0, 0))
            case "b":
                self._state = replace(self._state, bold=number != 0)
            case "rtlch" | "ltrch" | "loch" | "hich" | "dbch":
                self._state = replace(self._state, script=word)
            case "ab" if self._state.script == "dbch":
                self._state = replace(self._state, bold=number != 0)
            case "v" | "deleted":
                self._state = replace(self._state, hidden=number != 0)
            case "plain":
                self._state = replace(self._state, bold=False, hidden=False, font=-1)
            case "s" if into in ("", "stylesheet"):
                self._style = number or 0
            case "outlinelevel":
                self._outline = number
            case "chftn":
                self._mark()
            case _:
                self._layout(word, number)

    def _layout(self, word: str, number: int | None) -> None:
        """Words that end lines, cells and rows, or say what a row is like."""
        if self._state.into not in ("", "footnote"):
            return
        match word:
            case "pard":
                self._style, self._outline, self._in_table = 0, None, False
            case "intbl":
                self._in_table = True
            case "cell":
                self._in_table = True
                self._end_line()
                self._contents.append(self._cell)
                self._cell = []
            case "row":
                self._end_row()
            case _ if word in _ENDS:
                self._end_line()
            case _ if word in _SIGNS:
                self._put(_SIGNS[word])
            case _:
                self._define(word, number or 0)

    def _define(self, word: str, number: int) -> None:
        """Words that say what the cells of a row are like."""
        match word:
            case "trowd":
                self._left, self._shapes, self._shape = 0, [], CellShape(0)
            case "trleft":
                self._left = number
            case "clvmgf":
                self._shape.down = True
            case "clvmrg":
                self._shape.goes_down = True
            case "clmrg":
                self._shape.goes_on = True
            case "cellx":
                self._shape.edge = number
                self._shapes.append(self._shape)
                self._shape = CellShape(0)

    def _put(self, text: str) -> None:
        match self._state.into:
            case "" | "footnote" if not self._state.hidden:
                self._runs.append(Run(text, self._state.bold))
            case "stylesheet" | "title" | "fonttbl":
                self._collected += text

    def _flush(self) -> None:
        """The bytes since the last word, read in the font that they are set in."""
        if not self._bytes:
            return
        data = bytes(self._bytes)
        self._bytes.clear()
        font = self._font()
        charset = self._charsets.get(font, 0)
        if charset == SYMBOLS and self._state.into in ("", "footnote"):
            name = self._names.get(font, "Symbol")
            self._put("".join(symbol(0xF000 + code, name) if code > 0x20 else chr(code) for code in data))
        else:
            self._put(decoded(data, charset, self.page))
        if self._state.into == "fonttbl" and ";" in self._collected:
            self._names[font] = self._collected.rstrip(";").strip()
            self._collected = ""

    def _font(self) -> int:
        return self._default_font if self._state.font < 0 else self._state.font

    def _mark(self) -> None:
        """A note's number: in the text in brackets, and before the note."""
        if self._state.into == "footnote":
            self._put(f"[{self._note_count}] ")
        elif self._state.into == "":
            self._note_count += 1
            self._put(f"[{self._note_count}]")

    def _end_style(self) -> None:
        level = level_of_name(self._collected.rstrip("; "))
        if level is None and self._outline is not None and self._outline < 9:
            level = self._outline + 1
        if level is not None:
            self._levels[self._style] = level
        self._collected, self._style, self._outline = "", 0, None

    def _end_line(self) -> None:
        runs, self._runs = _joined(self._runs), []
        if runs:
            runs[0] = replace(runs[0], text=runs[0].text.lstrip(" \t"))
        level = self._levels.get(self._style)
        if self._outline is not None:
            level = min(self._outline + 1, 6) if 0 <= self._outline < 9 else None
        lines = list(broken(runs, level))
        if self._state.into == "footnote":
            self._notes.extend(lines)
        elif self._in_table:
            self._cell.extend(lines)
        else:
            self._end_table()
            self._items.extend(lines)

    def _end_row(self) -> None:
        if self._contents:
            self._rows.append(RichRow(self._left, self._shapes, self._contents))
        self._contents = []

    def _end_table(self) -> None:
        if self._rows:
            self._items.extend(laid_out(placed(self._rows)))
            self._rows = []


def _joined(runs: list[Run]) -> list[Run]:
    """Runs that are alike as one; halves of a character beyond U+FFFF put together."""
    joined: list[tuple[list[str], bool]] = []
    for run in runs:
        if joined and joined[-1][1] == run.bold:
            joined[-1][0].append(run.text)
        else:
            joined.append(([run.text], run.bold))
    whole = (("".join(pieces), bold) for pieces, bold in joined)
    return [Run(text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"), bold) for text, bold in whole]
