"""The proof-reading sheet as a Word document: A4 across, the heading row on every page, rows never torn apart."""

from collections.abc import Iterable, Sequence
from copy import deepcopy
from datetime import UTC, datetime, time
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from yearbook_viewer.export.finding_words import REVIEW_NAMES
from yearbook_viewer.export.proof_sheet import COLUMNS, ProofLine, ProofSheet, cleaned
from yearbook_viewer.export.word_parts import TEXT, TITLE, name_fonts, number_pages, plain_run
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Verdict

_SIDE, _HEIGHT, _WIDTH = Mm(15), Mm(210), Mm(297)
_RED, _RULE, _SHADE = "B3261E", "A8A296", "F3F1EC"
# Twentieths of a point.
_TWIPS_PER_MM = 56.7

# A stretch of a cell: its words, and whether they are bold.
Piece = tuple[str, bool]
# A cell: paragraphs of pieces.
Cell = Sequence[Sequence[Piece]]


def proof_docx(sheet: ProofSheet, say: Catalogue) -> bytes:
    """The document's bytes."""
    document = Document()
    title, of, counted = sheet.heading(say)
    _set_up(document, title, sheet)
    _write(document, title, 18, TITLE)
    _write(document, of, 10, TEXT)
    _write(document, counted, 10, TEXT)
    if sheet.lines:
        _append_table(document, sheet, say)
    number_pages(document, say)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _set_up(document: Any, title: str, sheet: ProofSheet) -> None:
    page = document.sections[0]
    page.orientation, page.page_width, page.page_height = WD_ORIENT.LANDSCAPE, _WIDTH, _HEIGHT
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = _SIDE
    page.footer_distance = Mm(8)
    normal = document.styles["Normal"]
    normal.font.size = Pt(9)
    normal.paragraph_format.space_after = Pt(0)
    name_fonts(normal.element.get_or_add_rPr(), TEXT)
    told = document.core_properties
    told.title, told.author, told.comments = f"{title} {sheet.scope or sheet.archive}"[:250], "", ""
    told.created = told.modified = datetime.combine(sheet.made, time(), UTC)


def _write(document: Any, words: str, points: int, family: str) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(6)
    if family == TITLE:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(words)
    run.font.size = Pt(points)
    run.font.color.rgb = RGBColor(0x1C, 0x1A, 0x17)
    name_fonts(run._r.get_or_add_rPr(), family)


def _append_table(document: Any, sheet: ProofSheet, say: Catalogue) -> None:
    """Cell by cell in XML: python-docx takes a minute for a table of a thousand rows."""
    table = document.add_table(rows=0, cols=len(COLUMNS))
    table.style = "Table Grid"
    table.autofit = False
    _set_rules(table._tbl.tblPr)
    room = (_WIDTH.mm - 2 * _SIDE.mm) * _TWIPS_PER_MM
    widths = [round(room * share / 100) for _, share in COLUMNS]
    for column, width in zip(table._tbl.tblGrid.findall(qn("w:gridCol")), widths, strict=True):
        column.set(qn("w:w"), str(width))
    patterns = [_empty_cell(width) for width in widths]
    head = _row([[[(say(name), True)]] for name, _ in COLUMNS], patterns)
    head.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell in head.findall(qn("w:tc")):
        shade = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", _SHADE)):
            shade.set(qn(f"w:{name}"), value)
        cell.tcPr.append(shade)
    table._tbl.append(head)
    for number, line in enumerate(sheet.lines, start=1):
        row = _row(_cells(number, line, say), patterns)
        if line.verdict is Verdict.INCONSISTENT:
            _colour(row.findall(qn("w:tc"))[4])
        table._tbl.append(row)


def _set_rules(described: Any) -> None:
    """Hairlines, and room between them and the words."""
    rules, room = OxmlElement("w:tblBorders"), OxmlElement("w:tblCellMar")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        rule = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", _RULE)):
            rule.set(qn(f"w:{name}"), value)
        rules.append(rule)
    for side, twips in (("top", 50), ("left", 90), ("bottom", 50), ("right", 90)):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(twips))
        margin.set(qn("w:type"), "dxa")
        room.append(margin)
    # In this order stand the properties of a table.
    look = described.find(qn("w:tblLook"))
    for part in (rules, described.find(qn("w:tblLayout")), room):
        if part is not None:
            look.addprevious(part)


def _cells(number: int, line: ProofLine, say: Catalogue) -> list[Cell]:
    kind, *checked = line.checked
    return [
        [[(str(number), False)]],
        [[(step, False)] for step in line.place],
        [list(quoted.pieces()) for quoted in line.passages],
        [[(kind, True)], *([(words, False)] for words in checked)],
        [[(line.called, line.verdict is Verdict.INCONSISTENT)]],
        [[(say(REVIEW_NAMES[line.state]), False)]],
        [[(cleaned(words), False)] for words in line.words.split("\n")],
    ]


def _empty_cell(width: int) -> Any:
    cell = OxmlElement("w:tc")
    described = OxmlElement("w:tcPr")
    size = OxmlElement("w:tcW")
    size.set(qn("w:w"), str(width))
    size.set(qn("w:type"), "dxa")
    described.append(size)
    cell.append(described)
    return cell


def _row(cells: Iterable[Cell], patterns: Sequence[Any]) -> Any:
    row: Any = OxmlElement("w:tr")
    row.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for told, pattern in zip(cells, patterns, strict=True):
        cell = deepcopy(pattern)
        for pieces in told or [[]]:
            paragraph = OxmlElement("w:p")
            for words, bold in pieces:
                paragraph.append(plain_run(words, bold=bold))
            cell.append(paragraph)
        row.append(cell)
    return row


def _colour(cell: Any) -> None:
    for letters in cell.iter(qn("w:rPr")):
        colour = OxmlElement("w:color")
        colour.set(qn("w:val"), _RED)
        letters.append(colour)
