"""A page's elements to its lines and tables, in reading order, with white space as a browser shows it."""

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass, field

from lxml import etree

from yearbook_viewer.reading.blocks import Run, TableCell, indent_of
from yearbook_viewer.reading.web.lists import marker
from yearbook_viewer.reading.web.names import AS_WRITTEN_TAGS, BLOCK_TAGS, BOLD_TAGS, HEADING_LEVELS
from yearbook_viewer.reading.web.shapes import span
from yearbook_viewer.reading.web.style import style_of

# CSS Text 3, 4.1.3: a line end of the source between two of these is nothing, between others a space.
_WIDE = "\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff"
_END_BETWEEN_WIDE = re.compile(rf"(?<=[{_WIDE}])[ \t\f]*\n[ \t\f\n]*(?=[{_WIDE}])")
_IS_WIDE = re.compile(f"[{_WIDE}]")
_BLANKS = " \t\n\r\f"
_SPACES = re.compile(f"[{_BLANKS}]+")
# What a cell may claim to cover; a table of data covers hundreds of rows at most.
_MOST_ROWS = 1000
_MOST_COLUMNS = 200
# A heading that was never closed is text.
_LONGEST_HEADING = 100


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the page; `level` 1 to 6 for h1 to h6; `linked`: how many of its characters are a link's."""

    runs: tuple[Run, ...]
    level: int | None = None
    linked: int = 0

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of data."""

    rows: tuple[tuple[TableCell, ...], ...]


@dataclass(frozen=True, slots=True)
class _State:
    """How text stands here."""

    bold: bool = False
    unseen: bool = False
    as_written: bool = False
    linked: bool = False
    level: int | None = None


@dataclass(slots=True)
class _Open:
    """A table under way with its rows; `above`: the lines that go on when it is closed."""

    above: "_Pen"
    rows: list[list[TableCell]] = field(default_factory=list)


@dataclass(slots=True)
class _Pen:
    """Writes lines: keeps the one under way, and the white space that waits for a next word."""

    done: "list[Line | Grid]" = field(default_factory=list)
    pieces: list[tuple[list[str], bool]] = field(default_factory=list)
    linked: int = 0
    level: int | None = None
    waiting: str = ""
    mark: str = ""

    def write(self, text: str, state: _State) -> None:
        """Put text behind what stands there, its white space collapsed."""
        if state.as_written:
            self._write_as_written(text, state)
            return
        words = text.strip(_BLANKS)
        if not words:
            self.waiting = self.waiting or _gap(text)
            return
        begin = text.index(words[0])
        self.waiting = self.waiting or _gap(text[:begin])
        self._join(_SPACES.sub(" ", _END_BETWEEN_WIDE.sub("", words)), state)
        self.waiting = _gap(text[begin + len(words) :])

    def end_line(self) -> None:
        """Close the line under way."""
        runs = [Run("".join(words), bold) for words, bold in self.pieces]
        if any(run.text.strip() for run in runs):
            if self.mark:
                whole = "".join(run.text for run in runs).lstrip()
                runs = runs if whole.startswith(self.mark.strip()) else [Run(self.mark), *runs]
                self.mark = ""
            self.done.append(Line(tuple(runs), self.level, self.linked))
        self.pieces, self.linked, self.level, self.waiting = [], 0, None, ""

    def _write_as_written(self, text: str, state: _State) -> None:
        for number, line in enumerate(text.split("\n")):
            if number:
                self.end_line()
            if line:
                self._join(line, state)

    def _join(self, text: str, state: _State) -> None:
        if self.pieces and self.waiting:
            last = self.pieces[-1][0][-1][-1]
            apart = self.waiting != "\n" or not (_IS_WIDE.match(last) and _IS_WIDE.match(text))
            text = " " + text if apart and last != " " else text
        self.waiting = ""
        if state.level is not None and not self.pieces:
            self.level = state.level
        if self.pieces and self.pieces[-1][1] == state.bold:
            self.pieces[-1][0].append(text)
        else:
            self.pieces.append(([text], state.bold))
        self.linked += len(text) if state.linked else 0


def lines_of(
    root: "etree._Element", cut: "Set[etree._Element]", parts: "Mapping[etree._Element, etree._Element]"
) -> "list[Line | Grid]":
    """What the element shows, line by line; what is `cut` is left out with all that is in it.

    `parts`: the tables that hold data, their rows, cells and captions, each with its table.
    """
    return _Walk(cut, parts).through(root)


class _Walk:
    """One way through a tree, without recursion: pages are nested as deep as their makers like."""

    def __init__(self, cut: "Set[etree._Element]", parts: "Mapping[etree._Element, etree._Element]") -> None:
        self._cut = cut
        self._parts = parts
        self._pen = _Pen()
        self._states = [_State()]
        self._tables: list[_Open] = []
        self._counts: list[int] = []

    def through(self, root: "etree._Element") -> "list[Line | Grid]":
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            if event == "start":
                if element in self._cut:
                    if element.tag in BLOCK_TAGS:
                        self._pen.end_line()
                    walk.skip_subtree()
                    continue
                self._begin(element)
                self._write(element.text)
            else:
                if element not in self._cut:
                    self._end(element)
                if element is not root:
                    self._write(element.tail)
        self._pen.end_line()
        return self._pen.done

    def _write(self, text: str | None) -> None:
        state = self._states[-1]
        if text and not state.unseen:
            self._pen.write(text, state)

    def _begin(self, element: "etree._Element") -> None:
        tag = element.tag
        if tag == "br":
            self._break()
        before = self._states[-1]
        style = style_of(element)
        if _is_block(tag, style.display):
            self._pen.end_line()
        self._states.append(
            _State(
                bold=(before.bold or tag in BOLD_TAGS) if style.bold is None else style.bold,
                unseen=before.unseen if style.unseen is None else style.unseen,
                as_written=(before.as_written or tag in AS_WRITTEN_TAGS)
                if style.as_written is None
                else style.as_written,
                linked=before.linked or (tag == "a" and element.get("href") is not None),
                level=HEADING_LEVELS[str(tag)] if tag in HEADING_LEVELS and _is_short(element) else before.level,
            )
        )
        match tag:
            case "table" if element in self._parts:
                self._tables.append(_Open(self._pen))
                self._pen = _Pen()
            case "tr" if self._tables and element in self._parts:
                self._tables[-1].rows.append([])
            case "td" | "th" if self._tables and element in self._parts:
                self._pen = _Pen()
            case "ol":
                self._counts.append(_begin_of(element))
            case "li" if (parent := element.getparent()) is not None and parent.tag == "ol":
                self._number(parent, element)

    def _end(self, element: "etree._Element") -> None:
        self._states.pop()
        tag = element.tag
        if tag == "br":
            return
        if _is_block(tag, style_of(element).display):
            self._pen.end_line()
        match tag:
            case "table" if element in self._parts:
                self._close_table()
            case "caption" if self._tables and element in self._parts:
                self._tables[-1].above.end_line()
                self._tables[-1].above.done.extend(self._pen.done)
                self._pen = _Pen()
            case "td" | "th" if self._tables and element in self._parts:
                self._close_cell(element)
            case "ol" if self._counts:
                self._counts.pop()
            case "li":
                self._pen.mark = ""

    def _break(self) -> None:
        """A line end within a heading is one of its look alone."""
        if self._states[-1].level is None:
            self._pen.end_line()
        else:
            self._pen.waiting = self._pen.waiting or "\n"

    def _close_cell(self, cell: "etree._Element") -> None:
        opened = self._tables[-1]
        lines = [line.text for line in self._pen.done if isinstance(line, Line)]
        text = indent_of(lines[0] if lines else "") + "\n".join(line.strip() for line in lines)
        if not opened.rows:
            opened.rows.append([])
        rows = _MOST_ROWS if cell.get("rowspan") == "0" else span(cell, "rowspan", _MOST_ROWS)
        opened.rows[-1].append(TableCell(text, rows, span(cell, "colspan", _MOST_COLUMNS)))
        self._pen = _Pen()

    def _close_table(self) -> None:
        opened = self._tables.pop()
        stray = self._pen.done
        self._pen = opened.above
        # Words between the cells stand before the table in every browser.
        self._pen.done.extend(stray)
        self._pen.done.append(Grid(tuple(tuple(row) for row in opened.rows)))

    def _number(self, parent: "etree._Element", item: "etree._Element") -> None:
        told = item.get("value") or ""
        if told.isascii() and told.isdecimal():
            self._counts[-1] = int(told[:6])
        self._pen.mark = marker(parent, item, self._counts[-1])
        self._counts[-1] += -1 if parent.get("reversed") is not None else 1


def _gap(text: str) -> str:
    """White space alone: a line end of the source, a space, or nothing."""
    return "\n" if "\n" in text else text[:1] and " "


def _is_short(heading: "etree._Element") -> bool:
    length = 0
    for text in heading.itertext():
        length += len(text.strip())
        if length > _LONGEST_HEADING:
            return False
    return True


def _is_block(tag: object, display: str) -> bool:
    if display.startswith("inline") or display == "contents":
        return False
    return tag in BLOCK_TAGS or display in ("block", "list-item", "flex", "grid", "table", "table-row")


def _begin_of(element: "etree._Element") -> int:
    told = element.get("start") or ""
    if told.isascii() and told.isdecimal():
        return int(told[:6])
    return sum(child.tag == "li" for child in element) if element.get("reversed") is not None else 1
