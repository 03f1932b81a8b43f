"""Records into a QTextDocument, for the screen and for paper."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from yearbook_viewer.gui.document_grids import Grid, GridCell
from yearbook_viewer.gui.document_marks import MarkFormats, keep_unmarked
from yearbook_viewer.gui.document_plan import Block, Ink, Paragraph, Slice, Style, Words
from yearbook_viewer.gui.document_positions import Positions
from yearbook_viewer.gui.document_runs import MarkedStretch, Visible
from yearbook_viewer.gui.document_tables import insert_table, letter_size
from yearbook_viewer.gui.document_text import hyphens_can_stand_in, line_breaks, printed, shown, with_stand_ins
from yearbook_viewer.gui.theme import Theme
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Extraction

LINE_SPACING = 1.65


@dataclass(frozen=True, slots=True)
class Look:
    """How a document is set. `size`: of the text, in pixels; `links`: whether marks can be followed."""

    theme: Theme
    family: str
    size: float
    visible: Visible
    links: bool


@dataclass(frozen=True, slots=True)
class Built:
    document: QTextDocument
    positions: Positions


def build(extraction: Extraction, blocks: Iterable[Block], look: Look, say: Catalogue) -> Built:
    """Paragraphs and tables as a document, marked, with the way between offsets and positions.

    The document has no parent. What cannot be shown (control characters, marks of direction) stands as a
    zero-width space, so that every code point keeps its place.
    """
    content = list(blocks)
    building = Building(extraction, content, _span_of(content), look, say)
    building.go_on()
    return building.built


# A run that no line is broken in; a line before it may be short, and is not stretched.
_UNBREAKABLE = re.compile("[!-~]{12}")

# Size as a multiple of the text's, and the space above and below as multiples of it.
_SHAPES = {
    Style.BREADCRUMB: (0.8, 0.0, 0.35),
    Style.TITLE: (1.45, 0.0, 0.55),
    Style.HEAD: (0.8, 0.0, 0.3),
    Style.HEADING: (1.15, 1.3, 0.3),
    Style.SUBHEADING: (1.05, 0.7, 0.15),
    Style.TEXT: (1.0, 0.0, 0.3),
}
_BOLD = frozenset({Style.TITLE, Style.HEADING, Style.SUBHEADING})
_DIM = frozenset({Style.BREADCRUMB, Style.HEAD})


class Building:
    """One document under construction, as `build` gives it; `built`: as far as it has come."""

    def __init__(
        self, extraction: Extraction, blocks: Iterable[Block], span: tuple[int, int], look: Look, say: Catalogue
    ) -> None:
        """`span`: from the first to the last offset that the blocks show."""
        self._text = extraction.entry.text
        self._look = look
        document = QTextDocument()
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        self._cursor = QTextCursor(document)
        self.built = Built(document, Positions())
        self._blocks = iter(blocks)
        self.is_whole = False
        self._clean = self._cleaning()
        self._marked = MarkedStretch(extraction, look.visible, *span)
        self._formats = MarkFormats(look.theme, say, extraction.entry, links=look.links)
        self._plain = {style: self._plain_format(style) for style in Style}

    def go_on(self, length: int | None = None) -> None:
        """Build as many paragraphs and tables as make so many characters; the rest where no number is told."""
        cursor, positions = self._cursor, self.built.positions
        until = None if length is None else cursor.position() + length
        cursor.beginEditBlock()
        while until is None or cursor.position() < until:
            block = next(self._blocks, None)
            if block is None:
                self.is_whole = True
                break
            if isinstance(block, Grid):
                self._set_table(cursor, block, positions)
                continue
            self._begin(cursor, block)
            for part in block.parts:
                if isinstance(part, Slice):
                    self._insert(cursor, part, self._plain[block.style], positions)
                else:
                    cursor.insertText(self._clean(part.text), self._linked(self._plain[block.style], part.link))
        cursor.endEditBlock()

    def _set_table(self, cursor: QTextCursor, grid: Grid, positions: Positions) -> None:
        plain = QTextCharFormat(self._plain[Style.TEXT])
        font = plain.font()
        pixels = max(1, round(self._look.size * letter_size(grid)))
        font.setPixelSize(pixels)
        plain.setFont(font)

        def write(inside: QTextCursor, cell: GridCell) -> None:
            self._insert(inside, Slice(cell.start, cell.end), plain, positions)

        insert_table(cursor, grid, pixels, self._look.theme, write)
        # Qt sets an empty paragraph behind every table: it is the next one's, or takes no room.
        cursor.setBlockFormat(_flat())

    def _cleaning(self) -> Callable[[str], str]:
        if self._look.links:
            return shown
        return with_stand_ins if hyphens_can_stand_in(self._text) else printed

    def _begin(self, cursor: QTextCursor, paragraph: Paragraph) -> None:
        is_first = cursor.atStart()
        style = paragraph.style
        size, above, below = _SHAPES[style]
        pixels = self._look.size
        block = QTextBlockFormat()
        fixed = QTextBlockFormat.LineHeightTypes.FixedHeight
        block.setLineHeight(size * pixels * LINE_SPACING, fixed.value)
        block.setBottomMargin(below * pixels)
        if not is_first:
            block.setTopMargin(above * pixels)
        if style is Style.TEXT:
            block.setTextIndent(2 * pixels)
            if not any(self._is_unbreakable(part) for part in paragraph.parts):
                block.setAlignment(Qt.AlignmentFlag.AlignJustify)
        if is_first or not cursor.block().length() > 1:
            cursor.setBlockFormat(block)
        else:
            cursor.insertBlock(block, self._plain[style])

    def _is_unbreakable(self, part: Slice | Words) -> bool:
        return isinstance(part, Slice) and _UNBREAKABLE.search(self._text, part.start, part.end) is not None

    def _insert(self, cursor: QTextCursor, part: Slice, letters: QTextCharFormat, positions: Positions) -> None:
        if part.start == part.end:
            return
        words = self._clean(self._text[part.start : part.end])
        plain = self._ink(letters, part.ink)
        for low, high in pairwise((0, *line_breaks(words), len(words))):
            lead = "\u200b" if low else ""
            positions.add(part.start + low, words[low:high], cursor.position() + len(lead))
            for start, end, mark, figure in self._marked.runs(part.start + low, part.start + high):
                run = lead + words[start - part.start : end - part.start]
                cursor.insertText(run, self._formats.format_of(plain, mark, figure))
                lead = ""

    def _plain_format(self, style: Style) -> QTextCharFormat:
        font = text_font(self._look.family, self._look.size * _SHAPES[style][0])
        font.setBold(style in _BOLD)
        plain = QTextCharFormat()
        plain.setFont(font)
        plain.setForeground(QColor(self._look.theme.dim if style in _DIM else self._look.theme.ink))
        if style in _BOLD:
            keep_unmarked(plain)
        return plain

    def _ink(self, plain: QTextCharFormat, ink: Ink) -> QTextCharFormat:
        if ink is Ink.PLAIN:
            return plain
        inked = QTextCharFormat(plain)
        if ink is Ink.DIM:
            inked.setForeground(QColor(self._look.theme.dim))
        else:
            inked.setFontWeight(QFont.Weight.Bold)
        return inked

    def _linked(self, plain: QTextCharFormat, link: str) -> QTextCharFormat:
        if not link:
            return plain
        linked = QTextCharFormat(plain)
        linked.setForeground(QColor(self._look.theme.accent))
        linked.setAnchor(True)
        linked.setAnchorHref(link)
        return linked


def text_font(family: str, pixels: float) -> QFont:
    """The letters of a text so large."""
    font = QFont(family)
    font.setPixelSize(max(1, round(pixels)))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _flat() -> QTextBlockFormat:
    """A paragraph that takes no room."""
    flat = QTextBlockFormat()
    flat.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    return flat


def _span_of(blocks: Iterable[Block]) -> tuple[int, int]:
    """From the first to the last offset that the blocks show."""
    spans = [
        (part.start, part.end)
        for block in blocks
        for part in (block.cells if isinstance(block, Grid) else block.parts)
        if not isinstance(part, Words)
    ]
    return (min(start for start, _ in spans), max(end for _, end in spans)) if spans else (0, 0)
