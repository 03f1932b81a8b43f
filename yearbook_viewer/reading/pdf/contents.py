"""A PDF's bytes to text with its layout. Runs in a process of its own: the library is no match for every file."""

import ctypes
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from yearbook_viewer.errors import FileRefused
from yearbook_viewer.reading.blocks import Blocks, Run
from yearbook_viewer.reading.pdf.aligned import with_tables
from yearbook_viewer.reading.pdf.columns import Column, columns, side_by_side
from yearbook_viewer.reading.pdf.fonts import stand_in
from yearbook_viewer.reading.pdf.furniture import PageRows, without_furniture
from yearbook_viewer.reading.pdf.glyphs import PageGlyphs, page_glyphs
from yearbook_viewer.reading.pdf.grids import ruled_tables
from yearbook_viewer.reading.pdf.headings import Bookmark, body_size, heading_levels
from yearbook_viewer.reading.pdf.lines import Line, rows
from yearbook_viewer.reading.pdf.paragraphs import Aside, Item, Paragraph, Placed, Setting, paragraphs, usual_leading
from yearbook_viewer.reading.pdf.pieces import Grid, Piece
from yearbook_viewer.reading.pdf.radicals import mended
from yearbook_viewer.records import Layout, Reason

# A volume has 1,500; a file may claim a thousand million.
MOST_PAGES = 20_000
_MOST_CHARACTERS = 100_000_000
_MOST_BOOKMARKS = 20_000
# The library finds nothing wrong with a file without pages, but opens none.
_REFUSALS = {
    pdfium.FPDF_ERR_SUCCESS: "pdf-without-pages",
    pdfium.FPDF_ERR_PASSWORD: "file-encrypted",
    pdfium.FPDF_ERR_SECURITY: "file-encrypted",
}
# Pages named in a remark.
_NAMED = 12
# Where more of the characters than this have no name, the words are not to be trusted.
_UNREADABLE = 0.3
_FOOTNOTE_SIZE = 0.93
_FOOTNOTE = re.compile(r"[①-⑳*※]|[\[［〔(（]?\d{1,2}[\]］〕)）]?\s?\D|注[:：0-9①-⑳]")
_WIDE = 0.65
_REPEATED_ASIDE = 3


@dataclass(frozen=True, slots=True)
class PdfContents:
    """`remarks`: keys of messages on what could not be read, with their values."""

    text: str
    layout: Layout
    remarks: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page with its tables taken out."""

    rows: PageRows
    grids: list[Grid]
    asides: list[str]
    characters: int
    unmapped: int


def pdf_contents(data: bytes) -> PdfContents:
    """Raises FileRefused where the file is encrypted or damaged, has no pages, too many, or no text."""
    stand_in()
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise FileRefused(_REFUSALS.get(error.err_code, "file-damaged"), path="") from error
    count = len(document)
    if count > MOST_PAGES:
        raise FileRefused("pdf-too-many-pages", path="", count=count, limit=MOST_PAGES)
    sheets: list[_Sheet | None] = []
    characters = 0
    for number in range(count):
        sheets.append(_sheet(document, number))
        characters += sheets[-1].characters if sheets[-1] else 0
        if characters > _MOST_CHARACTERS:
            raise FileRefused("reader-greedy", path="")
    remarks = _remarks(sheets)
    text, layout = _set(sheets, _bookmarks(document), _title(document))
    return PdfContents(text, layout, remarks)


def _sheet(document: Any, number: int) -> _Sheet | None:
    """A page; None where the file has lost it."""
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return None
    found = page_glyphs(page)
    page.close()
    grids, rest = ruled_tables(found.glyphs, found.rules)
    return _Sheet(
        PageRows(rows(rest), found.bottom, found.top, _levels(found)),
        grids,
        found.asides,
        sum(not glyph.text.isspace() for glyph in found.glyphs) + sum(map(len, found.asides)),
        found.unmapped,
    )


def _levels(page: PageGlyphs) -> list[float]:
    """The heights of the lines that are ruled across the page."""
    if not page.glyphs:
        return []
    wide = max(glyph.right for glyph in page.glyphs) - min(glyph.left for glyph in page.glyphs)
    return [rule.top for rule in page.rules if rule.right - rule.left > _WIDE * wide]


def _remarks(sheets: Sequence[_Sheet | None]) -> tuple[Reason, ...]:
    """What the report says; raises FileRefused where nothing, or nothing readable, is left."""
    if all(sheet is None for sheet in sheets):
        raise FileRefused("file-damaged", path="")
    characters = sum(sheet.characters for sheet in sheets if sheet)
    unmapped = sum(sheet.unmapped for sheet in sheets if sheet)
    if not characters:
        raise FileRefused("pdf-without-text", path="", count=len(sheets))
    if unmapped > _UNREADABLE * characters:
        raise FileRefused("pdf-letters-unnamed", path="")
    remarks: list[Reason] = []
    lost = [number for number, sheet in enumerate(sheets, start=1) if sheet is None]
    empty = [number for number, sheet in enumerate(sheets, start=1) if sheet and not sheet.characters]
    for key, pages in (("pdf-pages-damaged", lost), ("pdf-pages-without-text", empty)):
        if pages:
            remarks.append(Reason(key, (("pages", _listed(pages)),)))
    if unmapped:
        remarks.append(Reason("pdf-letters-missing", (("count", str(unmapped)),)))
    return tuple(remarks)


def _listed(pages: Sequence[int]) -> str:
    """3、5–9、12: runs of pages together, a long list cut short."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and runs[-1][-1] == page - 1:
            runs[-1] = [runs[-1][0], page]
        else:
            runs.append([page])
    named = "、".join("–".join(map(str, run)) for run in runs[:_NAMED])
    return named + "…" * (len(runs) > _NAMED)


def _set(sheets: Sequence[_Sheet | None], bookmarks: Sequence[Bookmark], title: str) -> tuple[str, Layout]:
    there = [(number, sheet) for number, sheet in enumerate(sheets) if sheet]
    kept = without_furniture([sheet.rows for _, sheet in there])
    body = body_size([(line.size, len(line.glyphs)) for page in kept for row in page for line in row] or [(10.0, 1)])
    repeated = Counter(text for _, sheet in there for text in set(sheet.asides))
    items: list[Item] = []
    wide = _width(kept)
    for (number, sheet), page in zip(there, kept, strict=True):
        pieces: list[Piece] = [line for row in page for line in row]
        items += _page_items(columns([*pieces, *sheet.grids]), number, body, wide)
        items += [Aside(text) for text in sheet.asides if repeated[text] < _REPEATED_ASIDE]
    placed = [item for item in items if isinstance(item, Placed)]
    return _blocks(items, Setting(body, usual_leading(placed, body)), bookmarks, title)


def _width(pages: Sequence[Sequence[list[Line]]]) -> float:
    """How wide the text of the widest page is."""
    return max(
        (max(line.right for line in _flat(page)) - min(line.left for line in _flat(page)) for page in pages if page),
        default=0.0,
    )


def _flat(page: Sequence[list[Line]]) -> list[Line]:
    return [line for row in page for line in row]


def _page_items(found: Sequence[Column], page: int, body: float, wide: float) -> Iterator[Item]:
    lines = [piece for column in found for piece in column.pieces if isinstance(piece, Line)]
    edges = [_edges(column, lines, found, body, wide) for column in found]
    notes: list[Aside] = []
    for place, (column, (left, right)) in enumerate(zip(found, edges, strict=True)):
        pieces = with_tables(side_by_side(column.pieces))
        text, small = _without_footnotes(pieces, body)
        for piece in text:
            yield piece if isinstance(piece, Grid) else Placed(piece, left, right, page, page * 1000 + place)
        notes += _footnotes(small)
    yield from notes


def _edges(
    column: Column, lines: Sequence[Line], found: Sequence[Column], body: float, wide: float
) -> tuple[float, float]:
    """The edges of a column: its own, those of the columns in line with it, or the page's."""
    left, right = _extent(column)
    if not lines:
        return left, right
    first, last = min(line.left for line in lines), max(line.right for line in lines)
    if len(found) == 1 or right - left > _WIDE * wide:
        # A page with one short line has the width of its neighbours.
        return first, max(last, first + wide)
    alike = [
        extent
        for extent in map(_extent, found)
        if abs(extent[0] - left) < 3 * body and (abs(extent[1] - right) < 6 * body or extent[1] < right)
    ]
    return min((extent[0] for extent in alike), default=left), max([right, *(extent[1] for extent in alike)])


def _extent(column: Column) -> tuple[float, float]:
    return min(piece.left for piece in column.pieces), max(piece.right for piece in column.pieces)


def _without_footnotes(pieces: list[Piece], body: float) -> tuple[list[Piece], list[Line]]:
    """A column's pieces without the small lines at its foot, and those lines."""
    begin = len(pieces)
    while begin and isinstance(piece := pieces[begin - 1], Line) and piece.size <= _FOOTNOTE_SIZE * body:
        begin -= 1
    small = [piece for piece in pieces[begin:] if isinstance(piece, Line)]
    first = next((place for place, line in enumerate(small) if _FOOTNOTE.match(line.text)), None)
    # Below a table such lines are its notes; a column of nothing else is small text.
    if first is None or begin + first == 0 or isinstance(pieces[begin + first - 1], Grid):
        return pieces, []
    return pieces[: begin + first], small[first:]


def _footnotes(lines: Sequence[Line]) -> list[Aside]:
    notes: list[str] = []
    for line in lines:
        if not notes or _FOOTNOTE.match(line.text):
            notes.append(line.text)
        else:
            notes[-1] += line.text
    return [Aside(note) for note in notes]


def _blocks(items: Sequence[Item], setting: Setting, bookmarks: Sequence[Bookmark], title: str) -> tuple[str, Layout]:
    found = paragraphs(items, setting)
    texts = [block for block in found if isinstance(block, Paragraph)]
    gothic = sum(len(placed.line.glyphs) for block in texts for placed in block.lines if placed.line.gothic)
    bold = sum(len(placed.line.glyphs) for block in texts for placed in block.lines if placed.line.bold)
    whole = sum(len(placed.line.glyphs) for block in texts for placed in block.lines)
    # What is set in one face throughout is not set off by it.
    runs = [block.runs(gothic_is_bold=gothic < whole / 2) for block in texts]
    if bold > whole / 2:
        runs = [[Run("".join(run.text for run in each))] for each in runs]
    words = ["".join(run.text for run in each) for each in runs]
    levels = iter(zip(runs, heading_levels(texts, words, bookmarks), strict=True))
    blocks = Blocks()
    for block in found:
        match block:
            case Grid():
                blocks.table(block.cells)
            case Aside():
                blocks.paragraph([Run(block.text)])
            case Paragraph():
                each, level = next(levels)
                blocks.paragraph(each, level)
    return blocks.finish(title)


def _title(document: Any) -> str:
    """The document's own title; programs write their file's name there, which says nothing."""
    title = mended(document.get_metadata_value("Title")).strip()
    return (
        ""
        if re.search(r"\.(docx?|wps|pdf|indd|cdr|pmd|txt|xlsx?)$|^(Microsoft|WPS|untitled|无标题|未命名)", title, re.I)
        else title
    )


def _bookmarks(document: Any) -> list[Bookmark]:
    """The outline, its lines in order; one that bites its own tail is followed once."""
    found: list[Bookmark] = []
    seen: set[int] = set()
    waiting: list[tuple[Any, int]] = [(pdfium.FPDFBookmark_GetFirstChild(document, None), 0)]
    while waiting and len(found) < _MOST_BOOKMARKS:
        mark, depth = waiting.pop()
        address = ctypes.cast(mark, ctypes.c_void_p).value if mark else None
        if address is None or address in seen:
            continue
        seen.add(address)
        bookmark = pypdfium2.PdfBookmark(mark, document, depth)
        goal = bookmark.get_dest()
        found.append(Bookmark(mended(bookmark.get_title()), depth, goal.get_index() if goal else None))
        waiting.append((pdfium.FPDFBookmark_GetNextSibling(document, mark), depth))
        waiting.append((pdfium.FPDFBookmark_GetFirstChild(document, mark), depth + 1))
    return found
